"""People: whom the page finds, how it says it, and what it changes of many at once."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithward.goals.models import Goal
from kithward.goals.window import Window
from kithward.network import actions, directory, snapshot
from kithward.network.models import Person, TieRole
from kithward.numerics.measure import Measure
from kithward.undo.models import Undo
from kithward.workspaces.models import Workspace
from tests.crowd import crowd
from tests.factories import goal, habit, log, person
from tests.web.conftest import HTMX, browser_in
from tests.web.words import text_of

RESULTS = {**HTMX, "HX-Target": "results"}


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    for memory in (snapshot, directory):
        memory.kept.forget_all()
    yield
    for memory in (snapshot, directory):
        memory.kept.forget_all()


def names_in(answer: HttpResponse) -> list[str]:
    """The people in the list, in their order."""
    return re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]*)', answer.content.decode())


def meet_lawyers(workspace: Workspace, today: date, sentence: str = "Meet lawyers") -> Goal:
    window = Window(today, by=today + timedelta(days=60))
    return goal(workspace, Measure("people", act="meet", field="law"), as_of=today, window=window, sentence=sentence)


# Looking


def test_list_shows_who_does_what_how_the_tie_stands_and_when_it_was(
    alice: Client, workspace: Workspace, today: date
) -> None:
    jonas = person(
        workspace,
        "Jonas Weber",
        title="Director Data",
        organisation="Nordlicht",
        fields=["machine learning"],
        tags=["go"],
    )
    habit(workspace, "call", jonas, every=7, times=12, until=today - timedelta(days=20))
    person(workspace, "Zoe O'Neil <b>")

    answer = alice.get("/people")

    words = text_of(answer)
    assert "2 people, 1 alive tie, 0 fading" in words
    assert "Director Data, Nordlicht machine learning · leader · #go" in words
    assert re.search(r"alive 3 weeks, usually 2 weeks", words)
    assert names_in(answer) == ["Jonas Weber", "Zoe O&#x27;Neil &lt;b&gt;"]
    assert 'class="tie alive"' in answer.content.decode()


def test_what_is_worth_knowing_stands_beside_each(alice: Client, workspace: Workspace, today: date) -> None:
    ann = person(workspace, "Ann Lee", fields=["law"], chosen_rhythm_days=10)
    habit(workspace, "call", ann, every=10, times=4, until=today - timedelta(days=12))
    ben = person(workspace, "Ben Ode")
    actions.promise(workspace, "send the paper", person_id=ben.id, due_on=today - timedelta(days=3))
    meet_lawyers(workspace, today, "Meet three lawyers")

    words = text_of(alice.get("/people"))

    assert "Counts for “Meet three lawyers” Your only tie into law" in words
    assert "You promised: send the paper, 3 days late" in words


def test_search_finds_by_any_word_and_keeps_itself_in_the_address(alice: Client, workspace: Workspace) -> None:
    person(workspace, "Jośe Weber", notes="Met at the choir")
    person(workspace, "Ann Lee")

    answer = alice.get("/people?q=CHOIR+jose")

    assert names_in(answer) == ["Jośe Weber"]
    assert "1 person found" in text_of(answer)
    assert 'value="CHOIR jose"' in answer.content.decode()


def test_filters_combine_and_each_can_be_taken_off(alice: Client, workspace: Workspace, today: date) -> None:
    fits = person(workspace, "Ann Lee", fields=["law"], seniority="leader", place="Berlin", organisation="Acme")
    person(workspace, "Ben Ode", fields=["law"], seniority="junior")
    actions.give_role(workspace, fits.id, "mentor", since=date(2020, 1, 1))
    wanted = meet_lawyers(workspace, today)

    answer = alice.get(
        f"/people?field=law&seniority=senior&place=berlin&organisation=acme&role=mentor&state=new&met=never"
        f"&goal={wanted.id}&sort=name"
    )

    page = answer.content.decode()
    assert names_in(answer) == ["Ann Lee"]
    off = re.findall(r'<a class="chip" aria-current="true" href="([^"]+)"', page)
    assert len(off) == 8
    assert all(alice.get(address.replace("&amp;", "&")).status_code == 200 for address in off)
    assert "senior or above" in page


def test_proposed_filters_lead_to_who_is_meant(alice: Client, workspace: Workspace, today: date) -> None:
    log(
        workspace,
        "call",
        person(workspace, "Ann Lee", chosen_rhythm_days=2),
        day=today - timedelta(days=3),
        as_of=today,
    )
    person(workspace, "Ben Ode")
    page = alice.get("/people").content.decode()

    late = re.search(r'href="([^"]*late=yes[^"]*)"', page)

    assert late
    assert names_in(alice.get(late[1])) == ["Ann Lee"]


@pytest.mark.parametrize(
    "query",
    [
        "seniority=king",
        "role=x&state=dead&sort=money&page=-3&late=maybe&met=often",
        "goal=no-id",
        f"goal={UUID(int=7)}",
        "q=%00",
        "page=99999999999",
        "state=&field=&q=",
    ],
)
def test_unknown_values_in_the_address_are_passed_over(alice: Client, workspace: Workspace, query: str) -> None:
    person(workspace)

    answer = alice.get(f"/people?{query}")

    assert answer.status_code == 200
    assert names_in(answer) == ["Maria Chen"]


def test_goal_of_another_workspace_is_passed_over(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    person(workspace)
    his = meet_lawyers(other_workspace, today, "His goal")

    answer = alice.get(f"/people?goal={his.id}")

    assert names_in(answer) == ["Maria Chen"]
    assert "His goal" not in text_of(answer)


def test_nobody_found_says_what_to_do(alice: Client, workspace: Workspace) -> None:
    person(workspace)

    words = text_of(alice.get("/people?q=zzz"))

    assert "Nobody found Try fewer letters" in words
    assert "All 0" not in words


def test_empty_network_says_what_to_do(alice: Client, workspace: Workspace) -> None:
    page = alice.get("/people").content.decode()

    assert "Nobody is here yet" in page
    assert 'role="search"' not in page


def test_list_goes_on_page_by_page(alice: Client, workspace: Workspace, today: date) -> None:
    crowd(workspace, today, size=120)

    pages = [alice.get(f"/people?sort=name&q=person&page={number}") for number in (1, 2, 3, 9)]

    assert [len(names_in(page)) for page in pages] == [50, 50, 20, 0]
    assert names_in(pages[1])[0] == "Person 0050"
    assert "51 to 100 of 120" in text_of(pages[1])
    assert "sort=name" in pages[1].content.decode().split('rel="next"')[0].rsplit("href=", 1)[1]


def test_typing_gets_the_list_alone_with_its_count_and_a_clean_address(alice: Client, workspace: Workspace) -> None:
    person(workspace)

    part = alice.get("/people?q=mar&field=&organisation=&seniority=&sort=last", headers=RESULTS)

    page = part.content.decode()
    assert page.lstrip().startswith('<section class="stack" id="results"')
    assert "<h1" not in page
    assert '<p hx-swap-oob="innerHTML:#found">1 person found</p>' in page
    assert part["HX-Replace-Url"] == "/people?q=mar"


def test_filters_offer_what_is_in_the_network_with_how_many_have_it(alice: Client, workspace: Workspace) -> None:
    for name in ("Ann Lee", "Ben Ode"):
        person(workspace, name, fields=["law"], seniority="leader")

    page = alice.get("/people").content.decode()

    assert '<option value="law">2 people</option>' in page
    assert '<option value="senior">senior or above (2)</option>' in page


def test_warm_page_asks_few_questions_however_many_there_are(
    workspace: Workspace, other_workspace: Workspace, today: date, django_capture_on_commit_callbacks: object
) -> None:
    asked = {}
    for space, size in ((workspace, 10), (other_workspace, 1000)):
        crowd(space, today, size=size)
        meet_lawyers(space, today)
        browser = browser_in(space)
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            browser.get("/people?q=person")
        with CaptureQueriesContext(connection) as queries:
            browser.get("/people?q=person&sort=late")
        asked[size] = len(queries)

    assert asked[1000] <= asked[10] <= 12


# Changing many


def change(browser: Client, act: str, **values: object) -> HttpResponse:
    return browser.post("/people/change", {"act": act, **values}, follow=True)


def test_tag_is_given_to_those_ticked_and_taken_back(alice: Client, workspace: Workspace) -> None:
    ann, ben = person(workspace, "Ann Lee"), person(workspace, "Ben Ode")

    answer = change(alice, "tag", person=[ann.id], tags="choir", back="/people?sort=name")

    assert answer.redirect_chain == [("/people?sort=name", 302)]
    assert "Tagged Ann Lee “choir”." in text_of(answer)
    assert dict(Person.objects.of(workspace).values_list("id", "tags")) == {ann.id: ["choir"], ben.id: []}
    undo = re.search(r'action="(/undo/[^"]+)"', answer.content.decode())
    assert undo
    alice.post(undo[1])
    assert Person.objects.of(workspace).get(id=ann.id).tags == []


def test_all_who_match_are_changed_not_only_those_on_the_page(alice: Client, workspace: Workspace, today: date) -> None:
    crowd(workspace, today, size=60)
    person(workspace, "Ann Lee")

    answer = change(alice, "tag", all="yes", tags="crowd", back="/people?q=person")

    assert "Tagged 60 people “crowd”." in text_of(answer)
    assert Person.objects.of(workspace).exclude(tags=[]).count() == 60


def test_more_than_a_thousand_are_not_changed_at_once(alice: Client, workspace: Workspace, today: date) -> None:
    crowd(workspace, today, size=1001)

    page, answer = alice.get("/people"), change(alice, "tag", all="yes", tags="crowd", back="/people")

    assert "Narrow the search to 1000" in text_of(page)
    assert answer.status_code == 422
    assert "At most 1,000 people" in text_of(answer)
    assert Person.objects.of(workspace).exclude(tags=[]).count() == 0


def test_role_rhythm_and_untag(alice: Client, workspace: Workspace, today: date) -> None:
    ann = person(workspace, "Ann Lee", tags=["choir"])

    change(alice, "role", person=[ann.id], role="mentor")
    change(alice, "rhythm", person=[ann.id], rhythm="every 6 weeks")
    change(alice, "untag", person=[ann.id], tags="Choir")

    row = Person.objects.of(workspace).get(id=ann.id)
    assert (row.chosen_rhythm_days, row.tags) == (42, [])
    assert list(TieRole.objects.of(workspace).values_list("role", "since_on")) == [("mentor", today)]
    change(alice, "own rhythm", person=[ann.id])
    assert Person.objects.of(workspace).get(id=ann.id).chosen_rhythm_days is None


def test_delete_takes_people_away_until_it_is_taken_back(alice: Client, workspace: Workspace) -> None:
    ann, ben = person(workspace, "Ann Lee"), person(workspace, "Ben Ode")

    answer = change(alice, "delete", person=[ann.id, ben.id])

    assert "Deleted 2 people." in text_of(answer)
    assert not Person.objects.of(workspace).exists()
    alice.post(f"/undo/{Undo.objects.of(workspace).get().id}")
    assert names_in(alice.get("/people?sort=name")) == ["Ann Lee", "Ben Ode"]


def test_two_are_led_to_where_they_are_merged(alice: Client, workspace: Workspace) -> None:
    ann, ben = person(workspace, "Ann Lee"), person(workspace, "Ann Leigh")

    answer = alice.post("/people/change", {"act": "merge", "person": [ann.id, ben.id]})

    assert answer["Location"] == f"/people/merge?one={ann.id}&other={ben.id}"
    assert change(alice, "merge", person=[ann.id]).status_code == 422


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"act": "tag", "tags": "x"}, "Choose somebody first."),
        ({"act": "tag", "person": "nonsense", "tags": "x"}, "Choose somebody first."),
        ({"act": "burn"}, "Choose what to do with them"),
        ({"act": "tag", "own": True, "tags": " "}, "Write the tag"),
        ({"act": "role", "own": True, "role": "king"}, "is not a role"),
        ({"act": "rhythm", "own": True, "rhythm": "often"}, "Say how often"),
    ],
)
def test_change_that_cannot_be_made_says_why(
    alice: Client, workspace: Workspace, values: dict[str, object], words: str
) -> None:
    chosen = {"person": str(person(workspace).id)} if values.pop("own", False) else {}

    answer = alice.post("/people/change", {**chosen, **values})

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Undo.objects.of(workspace).exists()


@pytest.mark.parametrize("act", ["tag", "untag", "role", "rhythm", "own rhythm", "delete"])
def test_people_of_others_cannot_be_changed(
    alice: Client, workspace: Workspace, other_workspace: Workspace, act: str
) -> None:
    his = person(other_workspace, "His Own", tags=["x"])

    answer = change(alice, act, person=[his.id], tags="x", role="mentor", rhythm="weekly")

    assert answer.status_code == 404
    assert Person.objects.of(other_workspace).get().version == his.version
    assert not TieRole.objects.of(other_workspace).exists()


def test_changing_by_get_is_refused(alice: Client) -> None:
    assert alice.get("/people/change").status_code == 405


def test_htmx_gets_the_page_after_a_change(alice: Client, workspace: Workspace) -> None:
    ann = person(workspace, "Ann Lee")
    at = {**HTMX, "HX-Current-URL": "http://testserver/people?q=ann", "HX-Target": "page"}

    answer = alice.post(
        "/people/change",
        {"act": "tag", "person": ann.id, "tags": "x", "back": "/people?q=ann"},
        headers=at,
        follow=True,
    )

    page = answer.content.decode()
    assert 'data-focus="list"' in page
    assert "Tagged Ann Lee" in page
    assert "<html" not in page


def test_search_survives_every_sign_in_the_address(alice: Client, workspace: Workspace) -> None:
    person(workspace, "Ann Lee", tags=["a&b=c"])

    answer = alice.get(f"/people?tag={quote('a&b=c')}")

    assert names_in(answer) == ["Ann Lee"]
    assert 'value="/people?tag=a%26b%3Dc"' in answer.content.decode()
