"""A new goal from the page: read while it is typed, corrected by hand, set once, kept as a draft."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from kithward.goals import actions, queries
from kithward.goals.models import Goal
from kithward.language.dates import day_in_words
from kithward.numerics.measure import Measure
from kithward.upkeep import keep_up
from kithward.vision.actions import add_aspiration
from kithward.workspaces.models import Workspace
from tests.factories import goal, habit, person
from tests.scenes import set_goal
from tests.web.conftest import HTMX
from tests.web.forms import undo_in
from tests.web.words import text_of

EVENTS = "attend two events per month"
LEADERS = "connect with three machine-learning leaders within three months"
READING = {**HTMX, "HX-Target": "reading", "HX-Trigger-Name": "sentence"}


def fields_in(page: str) -> dict[str, str]:
    """What the form of a page would post: every field with its value."""
    posted = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            posted[name[1]] = unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        posted[name] = unescape(chosen[1]) if chosen else ""
    posted.pop("csrfmiddlewaretoken", None)
    return posted


def seen(browser: Client, sentence: str) -> dict[str, str]:
    """The form as it is after the sentence was read."""
    return fields_in(browser.post("/goals/new", {"sentence": sentence}).content.decode())


def plain(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_page_asks_for_one_sentence(alice: Client, workspace: Workspace) -> None:
    page = alice.get("/goals/new").content.decode()

    assert "What do you want to reach?" in page
    assert page.count('name="instead"') == 3  # examples, for who does not know how to begin
    assert 'id="sentence"' in page
    assert "Set this goal" not in page


def test_aspiration_of_the_address_is_kept_until_the_sentence_is_typed(alice: Client, workspace: Workspace) -> None:
    row = add_aspiration(workspace, "Lead a team", kind="position")
    opened = alice.get(f"/goals/new?serves={row.id}").content.decode()
    assert "It serves: Lead a team" in plain(opened)
    empty = fields_in(opened)

    vague = fields_in(alice.post("/goals/new", {**empty, "sentence": "network more"}, headers=READING).content.decode())
    page = alice.post("/goals/new", {**vague, "sentence": EVENTS}, headers=READING).content.decode()

    assert f'value="{row.id}" id="set-aspirations_0" checked' in page


def test_sentence_is_understood_part_by_part_and_not_yet_set(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals/new", {"sentence": LEADERS}).content.decode()

    assert re.findall(r'class="part" href="#(by-\w+)"', page) == [
        "by-target",
        "by-unit",
        "by-act",
        "by-seniority",
        "by-field",
        "by-by",
    ]
    assert all(f'id="{name}"' in page for name in re.findall(r'href="#(by-\w+)"', page))
    assert "Three sizes of this goal" in page
    assert "Specific: " in page
    assert not Goal.objects.of(workspace).exists()


def test_address_may_hold_the_sentence(alice: Client, workspace: Workspace) -> None:
    assert "Set this goal" in alice.get("/goals/new", {"sentence": EVENTS}).content.decode()


def test_part_alone_answers_while_typing(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals/new", {"sentence": EVENTS}, headers=READING).content.decode()

    assert page.lstrip().startswith("<div")
    assert 'id="reading"' in page
    assert 'id="sentence"' not in page  # the line keeps what is typed meanwhile
    assert "Understood: Attend two events a month." in page


def test_changed_field_rewrites_the_line_at_once(alice: Client, workspace: Workspace) -> None:
    posted = {**seen(alice, EVENTS), "target": "5"}

    page = alice.post("/goals/new", posted, headers={**READING, "HX-Trigger-Name": "target"}).content.decode()

    assert re.search(r'<input id="sentence"[^>]*value="Attend five events a month"[^>]*hx-swap-oob="true"', page)
    assert 'name="seen" value="Attend five events a month"' in page


def test_words_that_were_not_understood_are_shown(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals/new", {"sentence": f"{EVENTS} gladly"}).content.decode()

    assert "Not understood, and left out: gladly" in plain(page)


def test_goal_is_set_as_it_was_seen(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals/new", {**seen(alice, EVENTS), "do": "set"}, follow=True).content.decode()

    made = Goal.objects.of(workspace).get()
    assert (made.sentence, made.state) == ("Attend two events a month", "active")
    assert "Your goal is set: Attend two events a month" in page
    assert queries.revisions(workspace, made.id).get().chance_after is not None


@pytest.mark.parametrize("do", ["set", "draft"])
def test_goal_is_taken_back_also_after_its_chance_was_kept(
    alice: Client, workspace: Workspace, today: date, do: str
) -> None:
    page = alice.post("/goals/new", {**seen(alice, LEADERS), "do": do}, follow=True)
    keep_up(workspace, today)

    back = alice.post(undo_in(page), {"back": "/goals"}, follow=True)

    assert "Taken back: " in text_of(back)
    assert not Goal.objects.of(workspace).exists()


def test_sentence_that_was_changed_since_is_shown_before_it_is_set(alice: Client, workspace: Workspace) -> None:
    posted = {**seen(alice, EVENTS), "sentence": "give three talks within a year", "do": "set"}

    page = alice.post("/goals/new", posted).content.decode()

    assert "Set this goal" in page
    assert 'name="seen" value="give three talks within a year"' in page
    assert not Goal.objects.of(workspace).exists()


def test_goal_corrected_by_hand_is_set_without_scripts(alice: Client, workspace: Workspace, today: date) -> None:
    end = today + timedelta(days=50)
    posted = {**seen(alice, LEADERS), "target": "2", "act": "meet", "place": "L'Aquila 🎉", "by": f"{end}", "do": "set"}

    alice.post("/goals/new", posted)

    made = Goal.objects.of(workspace).get()
    version = queries.goal(workspace, made.id).current
    assert version.measure == Measure(
        "people", act="meet", field="machine learning", seniority="leader", place="L'Aquila 🎉"
    )
    assert (version.target, version.by) == (2, end)
    assert made.sentence.startswith("Meet two people who are leaders in machine learning based in “L'Aquila 🎉” by")


def test_size_is_taken_by_a_click(alice: Client, workspace: Workspace, today: date) -> None:
    habit(workspace, "event", every=10, times=30, until=today)
    posted = seen(alice, "attend four events within three months")

    page = alice.post("/goals/new", {**posted, "take": "7"}).content.decode()

    assert 'value="Attend seven events by ' in page
    assert 'name="target" value="7"' in page


def test_other_unit_drops_what_it_does_not_have(alice: Client, workspace: Workspace) -> None:
    page = alice.post("/goals/new", {**seen(alice, LEADERS), "unit": "events"}).content.decode()

    assert 'name="act"' not in page
    assert 'value="Attend three events with people who are leaders in machine learning by ' in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"by": "2020-01-01"}, "by", "1 January 2020 has passed"),
        ({"by": "soon"}, "by", "Enter a valid date"),
        ({"by": ""}, "by", "By which day, or how often?"),
        ({"target": "0"}, "target", "How many?"),
        ({"seniority": "god"}, "seniority", "Select a valid choice"),
        ({"act": "find"}, "role", "Choose the role"),
        ({"place": "“Rome”"}, "place", "without quotation marks"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(
    alice: Client, workspace: Workspace, changes: dict[str, str], field: str, words: str
) -> None:
    posted = {**seen(alice, LEADERS), "organisation": "growth", **changes, "do": "set"}

    answer = alice.post("/goals/new", posted)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(rf'id="by-{field}_error">[^<]*{words}', page)
    assert 'value="growth"' in page
    assert not Goal.objects.of(workspace).exists()


def test_wish_gets_questions_and_goals_like_it_to_click(alice: Client, workspace: Workspace) -> None:
    answer = alice.post("/goals/new", {"sentence": "network more", "do": "set"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Goals like these can be counted" in page
    proposal = re.search(r'name="instead" value="([^"]+)"', page)
    assert proposal
    taken = alice.post("/goals/new", {"sentence": "network more", "instead": unescape(proposal[1])})
    assert "Set this goal" in taken.content.decode()
    assert not Goal.objects.of(workspace).exists()


@pytest.mark.parametrize(
    "sentence", ["<script>alert(1)</script> " + EVENTS, EVENTS + " 🎉 with O'Neil’s “friends”", "meet " * 150, "   "]
)
def test_any_text_is_shown_as_it_was_typed(alice: Client, workspace: Workspace, sentence: str) -> None:
    answer = alice.post("/goals/new", {"sentence": sentence})

    page = answer.content.decode()
    assert answer.status_code in (200, 422)
    assert "<script>alert" not in page
    assert fields_in(page)["sentence"] == sentence


def test_second_click_sets_no_second_goal(alice: Client, workspace: Workspace) -> None:
    posted = {**seen(alice, EVENTS), "do": "set"}
    alice.post("/goals/new", posted)

    again = alice.post("/goals/new", posted, follow=True)

    assert again.status_code == 200
    assert "You have this goal already: Attend two events a month" in again.content.decode()
    assert Goal.objects.of(workspace).count() == 1


def test_first_goal_makes_the_workspace(client: Client, db: None) -> None:
    client.post("/goals/new", {**seen(client, EVENTS), "do": "set"})

    assert Workspace.objects.get().slug == "mine"
    assert "Attend two events a month" in client.get("/goals").content.decode()


def test_usual_month_is_asked_where_the_log_says_nothing(alice: Client, workspace: Workspace, today: date) -> None:
    asked = seen(alice, EVENTS)
    habit(workspace, "event", every=10, times=30, until=today)

    assert "usual" in asked
    assert "usual" not in seen(alice, EVENTS)


def test_usual_month_and_aspirations_are_kept(alice: Client, workspace: Workspace) -> None:
    served = add_aspiration(workspace, "Lead a team", kind="position")
    posted = {**seen(alice, EVENTS), "usual": "1.5", "aspirations": [str(served.id)]}

    looked = plain(alice.post("/goals/new", posted).content.decode())
    alice.post("/goals/new", {**posted, "do": "set"})

    assert "People with 1.5 in a usual month" in looked
    assert "serves Lead a team" in looked
    made = Goal.objects.of(workspace).get()
    assert made.usual_per_month == 1.5
    assert [row.id for row in queries.aspirations_of(workspace, made.id)] == [served.id]


@pytest.mark.parametrize("usual", ["-1", "many", "1e400"])
def test_impossible_usual_month_sets_nothing(alice: Client, workspace: Workspace, usual: str) -> None:
    answer = alice.post("/goals/new", {**seen(alice, EVENTS), "usual": usual, "do": "set"})

    assert answer.status_code == 422
    assert not Goal.objects.of(workspace).exists()


def test_people_who_would_fit_and_goals_like_it_are_told(alice: Client, workspace: Workspace, today: date) -> None:
    person(workspace, "Maria Chen", title="Head of Machine Learning")
    old = goal(workspace, Measure("people", act="meet", field="machine learning"), as_of=today, sentence="Meet <two>")
    actions.decide_state(workspace, old.id, "met", as_of=today, lesson="Ask early.")

    page = plain(alice.post("/goals/new", {"sentence": LEADERS}).content.decode())

    assert "1 person you know would fit" in page
    assert f"Meet <two> : you met it in {today:%B}." in page
    assert "You noted: Ask early." in page


def test_draft_is_kept_opened_changed_and_set(alice: Client, workspace: Workspace, today: date) -> None:
    kept = alice.post("/goals/new", {**seen(alice, LEADERS), "do": "draft"}, follow=True).content.decode()
    draft = Goal.objects.of(workspace).get()
    assert draft.state == "draft"
    assert f"/goals/new?draft={draft.id}" in kept

    opened = fields_in(alice.get(f"/goals/new?draft={draft.id}").content.decode())
    alice.post("/goals/new", {**opened, "target": "4", "do": "draft"})
    again = fields_in(alice.get(f"/goals/new?draft={draft.id}").content.decode())
    alice.post("/goals/new", {**again, "do": "set"})

    made = Goal.objects.of(workspace).get()
    assert (made.id, made.state) == (draft.id, "active")
    assert queries.goal(workspace, made.id).current.target == 4


def test_draft_changed_in_another_tab_is_not_overwritten(alice: Client, workspace: Workspace) -> None:
    alice.post("/goals/new", {**seen(alice, LEADERS), "do": "draft"})
    draft = Goal.objects.of(workspace).get()
    first = fields_in(alice.get(f"/goals/new?draft={draft.id}").content.decode())
    alice.post("/goals/new", {**first, "target": "4", "do": "draft"})

    second = alice.post("/goals/new", {**first, "target": "5", "do": "set"})

    assert second.status_code == 409
    assert queries.goal(workspace, draft.id).current.target == 4


@pytest.mark.parametrize("draft", ["nonsense", "0199e0e0-0000-7000-8000-000000000000"])
def test_draft_that_is_not_there_is_not_opened(alice: Client, workspace: Workspace, draft: str) -> None:
    assert alice.get(f"/goals/new?draft={draft}").status_code in (404, 422)


def test_draft_of_others_is_not_there(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    theirs = goal(other_workspace, state="draft", as_of=today)

    assert alice.get(f"/goals/new?draft={theirs.id}").status_code == 404


def test_goal_of_others_is_not_told(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    set_goal(other_workspace, LEADERS, today)

    page = alice.post("/goals/new", {"sentence": LEADERS}).content.decode()

    assert "Goals like this one" not in page
    assert day_in_words(today) not in plain(page)
