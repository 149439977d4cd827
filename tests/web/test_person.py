"""The page of one person: all that is changed from it, what is refused, and whose it is."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from kithward.network import actions, queries
from kithward.network.models import Activity, FollowUp, KnownLink, Outcome, Person, TieRole
from kithward.workspaces.models import Workspace
from kithward.workspaces.models import new_id as a_new_id
from tests import factories
from tests.scenes import know
from tests.web.conftest import browser_in


@pytest.fixture
def maria(workspace: Workspace, today: date) -> Person:
    return know(workspace, "Maria Chen", today)


def page_of(client: Client, person: Person) -> str:
    return client.get(f"/people/{person.id}").content.decode().replace("&#x27;", "'")


def post(client: Client, person: Person, to: str, **values: str) -> tuple[int, str]:
    answer = client.post(f"/people/{person.id}/{to}", values, follow=True)
    return answer.status_code, answer.content.decode().replace("&#x27;", "'")


def test_page_says_who_it_is_how_the_tie_stands_and_what_happened(
    alice: Client, workspace: Workspace, maria: Person, today: date
) -> None:
    actions.change_person(workspace, maria.id, organisation="Nordlicht", offer="a look at her slides", ask="who hires")
    log = actions.Happening("event", today - timedelta(days=9), event_name="PyData")
    actions.log_activity(workspace, log, people={maria.id: "present"}, as_of=today)

    page = page_of(alice, maria)

    assert "<h1>Maria Chen</h1>" in page
    assert "Head of Machine Learning, Nordlicht" in page
    assert "a look at her slides" in page
    assert "who hires" in page
    assert "Event: PyData" in page
    assert page.count(">Coffee</a>") == 3
    assert re.search(r"Time for a word from|It has been time for a word since", page)
    assert re.search(r"within 90 days by itself is [\w ]+ \(", page)


def test_somebody_met_for_the_first_time_today_is_alive_wherever_they_are_shown(
    alice: Client, workspace: Workspace, today: date
) -> None:
    ana = factories.person(workspace, "Ana Lopez")
    actions.link_people(workspace, ana.id, factories.person(workspace, "Bo Lund").id)
    factories.log(workspace, "meeting", ana, day=today)

    own, met_through = page_of(alice, ana), page_of(alice, queries.people_named(workspace, "Bo Lund")[0])
    listed, network = (alice.get(path).content.decode() for path in ("/people", "/network"))

    assert "You were in contact today" in own
    assert all('class="tie alive"' in page for page in (own, met_through, listed))
    assert not any('class="tie fading"' in page for page in (own, met_through, listed))
    assert "1 alive · 1 new" in " ".join(network.split())


def test_talked_today_is_logged_with_one_click_and_says_what_moved(alice: Client, busy: Workspace, today: date) -> None:
    maria = queries.people_named(busy, "Maria Chen")[0]

    status, page = post(alice, maria, "contact", how="called", key=str(a_new_id()))

    logged = Activity.objects.of(busy).get(day=today)
    assert status == 200
    assert (logged.kind, logged.medium) == ("call", "phone")
    assert "Logged: Call with Maria Chen" in page
    assert 'action="/undo/' in page


def test_click_that_is_sent_twice_is_logged_once(
    alice: Client, workspace: Workspace, maria: Person, today: date
) -> None:
    key = str(a_new_id())

    for _ in range(2):
        post(alice, maria, "contact", how="talked", key=key)

    assert Activity.objects.of(workspace).filter(day=today).count() == 1


def test_rhythm_is_chosen_in_words_and_given_up_again(alice: Client, workspace: Workspace, maria: Person) -> None:
    _, chosen = post(alice, maria, "rhythm", rhythm="every 6 weeks")

    assert queries.person(workspace, maria.id).chosen_rhythm_days == 42
    assert "You chose every 6 weeks" in chosen
    post(alice, maria, "rhythm", rhythm="every 6 weeks", clear="yes")
    assert queries.person(workspace, maria.id).chosen_rhythm_days is None


@pytest.mark.parametrize(
    ("to", "values", "words"),
    [
        ("rhythm", {"rhythm": "now and <b>then</b>"}, "a number of days"),
        ("follow-ups", {"what": "  ", "due_on": "2026-01-01"}, "say what is promised"),
        ("follow-ups", {"what": "send it", "due_on": "soon"}, "is no day"),
        ("roles", {"role": "king"}, "is not a role"),
        ("roles", {"role": "mentor", "since_on": "9999-01-01"}, "still ahead"),
        ("outcomes", {"kind": "gold"}, "is not an outcome"),
        ("outcomes", {"kind": "advice", "day": "2026-02-31"}, "is no day"),
        ("links", {"name": " "}, "Type the name"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_form_and_keeps_what_was_typed(
    alice: Client, workspace: Workspace, maria: Person, to: str, values: dict[str, str], words: str
) -> None:
    before = queries.person(workspace, maria.id).version

    status, page = post(alice, maria, to, **values)

    assert status == 422
    assert re.search(rf'<p class="error" id="[a-z]+-error">[^<]*{words}', page)
    typed = next(iter(values.values())).replace("<", "&lt;").replace(">", "&gt;")
    assert not typed.strip() or typed in page or to in ("roles", "outcomes")
    assert queries.person(workspace, maria.id).version == before
    assert not TieRole.objects.of(workspace).exists()
    assert not Outcome.objects.of(workspace).exists()


def test_promise_is_made_put_off_and_kept(alice: Client, workspace: Workspace, maria: Person, today: date) -> None:
    _, made = post(alice, maria, "follow-ups", what="send the paper", due_on=str(today - timedelta(days=3)))
    row = FollowUp.objects.of(workspace).get()

    assert "3 days late" in made
    post(alice, maria, "follow-ups/decide", tomorrow=str(row.id))
    assert FollowUp.objects.of(workspace).get().due_on == today + timedelta(days=1)
    _, kept = post(alice, maria, "follow-ups/decide", kept=str(row.id))
    assert FollowUp.objects.of(workspace).get().done_on == today
    assert "Kept: send the paper" in kept


def test_role_is_given_ended_and_removed(alice: Client, workspace: Workspace, maria: Person, today: date) -> None:
    _, given = post(alice, maria, "roles", role="mentor", since_on=str(today - timedelta(days=30)))
    row = TieRole.objects.of(workspace).get()

    assert "Your mentor" in given
    alice.post(f"/roles/{row.id}/end", {"until_on": str(today)})
    assert TieRole.objects.of(workspace).get().until_on == today
    removed = alice.post(f"/roles/{row.id}/remove", follow=True).content.decode()
    assert not TieRole.objects.of(workspace).exists()
    assert 'action="/undo/' in removed


def test_outcome_is_added_and_removed(alice: Client, workspace: Workspace, maria: Person) -> None:
    _, added = post(alice, maria, "outcomes", kind="referral", note="to Lena's team")
    row = Outcome.objects.of(workspace).get()

    assert "to Lena's team" in added
    assert "Came of it: referral" in added
    assert "A win: The first referral." in added
    post(alice, maria, "outcomes/remove", outcome=str(row.id))
    assert not Outcome.objects.of(workspace).exists()


def test_link_is_made_by_a_name_and_removed(alice: Client, workspace: Workspace, maria: Person, today: date) -> None:
    know(workspace, "Jonas Weber", today)

    _, linked = post(alice, maria, "links", name="jonas weber", how="worked together")
    row = KnownLink.objects.of(workspace).get()

    assert "worked together" in linked
    assert row.how == "worked together"
    post(alice, maria, "links/remove", link=str(row.id))
    assert not KnownLink.objects.of(workspace).exists()


def test_unclear_name_is_asked_about_and_the_answer_taken(
    alice: Client, workspace: Workspace, maria: Person, today: date
) -> None:
    weber, _ = know(workspace, "Jonas Weber", today), know(workspace, "Jonas Lind", today)

    status, asked = post(alice, maria, "links", name="Jonas", how="neighbours")

    assert status == 422
    assert "Who is “Jonas”?" in asked
    assert 'value="neighbours"' in asked
    assert not KnownLink.objects.of(workspace).exists()
    post(alice, maria, "links", name="Jonas", how="neighbours", asked="Jonas", who=str(weber.id))
    assert weber.id in KnownLink.objects.of(workspace).values_list("person_id", "other_id").get()


def test_answer_for_another_name_is_not_taken(alice: Client, workspace: Workspace, maria: Person, today: date) -> None:
    weber, _ = know(workspace, "Jonas Weber", today), know(workspace, "Ana Lopez", today)

    post(alice, maria, "links", name="Ana Lopez", asked="Jonas", who=str(weber.id))

    assert weber.id not in KnownLink.objects.of(workspace).values_list("person_id", "other_id").get()


def test_name_that_nobody_has_offers_to_add_them(alice: Client, maria: Person) -> None:
    status, page = post(alice, maria, "links", name="Zoe O'Neil & Co")

    assert status == 422
    assert "/people/add?name=Zoe%20O%27Neil%20%26%20Co" in page


def test_somebody_never_met_shows_who_could_introduce_me(alice: Client, workspace: Workspace, today: date) -> None:
    jonas = know(workspace, "Jonas Weber", today)
    factories.habit(workspace, "call", jonas, every=30, times=5, until=today)
    ana = factories.person(workspace, "Ana Lopez")
    actions.link_people(workspace, jonas.id, ana.id, how="worked together")

    page = page_of(alice, ana)

    assert "Who could introduce you" in page
    assert "could introduce you: your tie is alive, and they know each other (worked together)." in page
    assert "A good chance" in page


def test_what_was_typed_is_shown_and_never_run(alice: Client, workspace: Workspace) -> None:
    evil = '<script>alert("1")</script> & 🦊'
    person = factories.person(
        workspace, f"Eve O'Neil {'x' * 250} 🦊", notes=evil, how_met=evil, tags=[evil], place=evil
    )
    actions.promise(workspace, evil, person_id=person.id)

    page = page_of(alice, person)

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert") >= 5
    assert "Eve O'Neil" in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_profile_address_that_is_none_is_no_link(alice: Client, workspace: Workspace, address: str) -> None:
    person = factories.person(workspace, profile_url=address)

    assert f'href="{address}' not in page_of(alice, person)


WRITES = [
    "/people/{person}/contact",
    "/people/{person}/rhythm",
    "/people/{person}/follow-ups",
    "/people/{person}/roles",
    "/people/{person}/outcomes",
    "/people/{person}/links",
    "/people/{person}/edit",
    "/roles/{role}/end",
    "/roles/{role}/remove",
]
FULL = {
    "how": "talked",
    "rhythm": "monthly",
    "what": "send it",
    "role": "mentor",
    "kind": "advice",
    "name": "Bea",
    "version": "1",
}


@pytest.mark.parametrize("address", WRITES)
def test_nothing_of_another_workspace_can_be_changed(
    workspace: Workspace, other_workspace: Workspace, maria: Person, today: date, address: str
) -> None:
    role = actions.give_role(workspace, maria.id, "mentor", since=today)
    actions.add_person(other_workspace, "Bea")

    answer = browser_in(other_workspace).post(address.format(person=maria.id, role=role.id), FULL)

    assert answer.status_code == 404
    assert queries.person(workspace, maria.id).version == 1
    assert TieRole.objects.of(workspace).get().until_on is None
    assert not FollowUp.objects.of(workspace).exists()
    assert not Activity.objects.of(workspace).filter(day=today).exists()


@pytest.mark.parametrize(
    ("to", "field", "make"),
    [
        ("follow-ups/decide", "kept", lambda space, who, other, today: actions.promise(space, "x", person_id=who.id)),
        ("follow-ups/decide", "tomorrow", lambda space, who, other, today: actions.promise(space, "x")),
        (
            "outcomes/remove",
            "outcome",
            lambda space, who, other, today: actions.add_outcome(space, "advice", day=today),
        ),
        ("links/remove", "link", lambda space, who, other, today: actions.link_people(space, who.id, other.id)),
    ],
)
def test_rows_of_another_workspace_are_not_found_by_their_id(
    alice: Client, workspace: Workspace, other_workspace: Workspace, maria: Person, today: date, to, field, make
) -> None:
    who, other = (actions.add_person(other_workspace, name) for name in ("Zoe Quist", "Tom Quist"))
    row = make(other_workspace, who, other, today)
    before = type(row).objects.of(other_workspace).values().get()

    answer = alice.post(f"/people/{maria.id}/{to}", {field: str(row.id)})

    assert answer.status_code == 404
    assert type(row).objects.of(other_workspace).values().get() == before
    assert alice.post(f"/people/{maria.id}/{to}", {field: "no id"}).status_code == 404


@pytest.mark.parametrize("address", [one for one in WRITES if not one.endswith("/edit")])
def test_writes_are_refused_by_get(alice: Client, maria: Person, address: str) -> None:
    assert alice.get(address.format(person=maria.id, role=maria.id)).status_code == 405
