"""The monthly review decides on goals: what it proposes is taken right there, and taken back."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithward.goals import actions as goal_actions
from kithward.goals import queries
from kithward.goals.models import Goal, Revision
from kithward.numerics.measure import Measure
from kithward.reviews.periods import last_over
from kithward.workspaces.models import Workspace
from tests import factories
from tests.scenes import envision, set_goal
from tests.web.forms import FormReader, undo_in
from tests.web.words import text_of

BACK, LOOSE = "/review/month/back", "/review/month/loose"
HARD = "meet fifty people in fintech within three weeks"


def forms_to(page: HttpResponse, address: str) -> list[dict[str, str]]:
    """The fields of each form of a page that is sent to an address."""
    forms = FormReader(page.content.decode()).forms
    return [{name: value for name, value in fields.items() if name} for action, fields in forms if action == address]


def decided(page: HttpResponse) -> str:
    return text_of(page).partition("Decided in this review")[2].partition("What will you change?")[0]


@pytest.fixture
def hard(workspace: Workspace, today: date) -> Goal:
    """A goal that is off its course."""
    return set_goal(workspace, HARD, today)


@pytest.fixture
def late(workspace: Workspace, today: date) -> Goal:
    """A goal with a pace that is off its course: a smaller target and a later date would help."""
    begun = today - timedelta(days=200)
    factories.habit(workspace, "event", every=5, times=40, until=today - timedelta(days=3))
    window = factories.Window(today - timedelta(days=20), by=today + timedelta(days=20))
    parts = {"target": 12, "window": window, "sentence": "Attend twelve events"}
    return factories.goal(workspace, Measure("events"), as_of=begun, **parts)


def test_a_smaller_target_is_taken_in_the_review_with_its_reason(
    alice: Client, workspace: Workspace, today: date, late: Goal
) -> None:
    _date, smaller = forms_to(alice.get(BACK), f"/goals/{late.id}/adjust")

    answer = alice.post(f"/goals/{late.id}/adjust", {**smaller, "reason": "it was too much"}, follow=True)

    assert answer.redirect_chain[-1][0] == BACK
    assert re.search(r"Changed: .+\. \d+ % → 8\d %\.", text_of(answer))
    assert re.search(r"Target 12 → \d+ \d+ % → 8\d % “it was too much”", decided(answer))
    assert forms_to(answer, f"/goals/{late.id}/adjust") == []
    revision = Revision.objects.of(workspace).get(goal_id=late.id, what="target")
    assert revision.reason == "it was too much"
    assert revision.chance_before < 0.25 < 0.8 <= revision.chance_after


def test_what_was_taken_in_the_review_is_taken_back_there(
    alice: Client, workspace: Workspace, today: date, late: Goal
) -> None:
    _date, smaller = forms_to(alice.get(BACK), f"/goals/{late.id}/adjust")
    answer = alice.post(f"/goals/{late.id}/adjust", {**smaller, "reason": "too much"}, follow=True)

    back = alice.post(undo_in(answer), {"back": BACK}, follow=True)

    assert queries.goal(workspace, late.id).current.target == 12
    assert len(forms_to(back, f"/goals/{late.id}/adjust")) == 2
    assert decided(back) == ""


def test_a_later_date_is_looked_at_first_and_then_taken_and_leads_back(
    alice: Client, workspace: Workspace, late: Goal
) -> None:
    later, _smaller = forms_to(alice.get(BACK), f"/goals/{late.id}/adjust")
    looked = alice.post(f"/goals/{late.id}/adjust", {**later, "look": "yes"})
    assert "Nothing is changed yet." in text_of(looked)

    by_field = forms_to(looked, f"/goals/{late.id}/adjust")[0]
    answer = alice.post(f"/goals/{late.id}/adjust", {**by_field, "reason": "more time"}, follow=True)

    assert answer.redirect_chain[-1][0] == BACK
    assert queries.goal(workspace, late.id).current.by.isoformat() == later["by"]


def test_a_faster_pace_is_promised_in_the_review(alice: Client, late: Goal) -> None:
    (promised,) = forms_to(alice.get(BACK), f"/goals/{late.id}/pace")

    answer = alice.post(f"/goals/{late.id}/pace", {**promised, "reason": "mornings"}, follow=True)

    assert answer.redirect_chain[-1][0] == BACK
    assert "Pace promised: " in decided(answer)


def test_a_rhythm_has_the_ways_of_a_whole_period(alice: Client, workspace: Workspace, today: date) -> None:
    factories.habit(workspace, "event", every=9, times=30, until=today - timedelta(days=1))
    rhythm = set_goal(workspace, "attend four events per month", today)
    page = alice.get(BACK)
    assert re.search(r"\d+ % in a whole month", text_of(page))
    slower, _smaller = forms_to(page, f"/goals/{rhythm.id}/adjust")
    (pace,) = forms_to(page, f"/goals/{rhythm.id}/pace")

    promised = alice.post(f"/goals/{rhythm.id}/pace", {**pace, "reason": "mornings"}, follow=True)
    assert re.search(r"Pace promised: \w+ steps a month", decided(promised))
    alice.post(undo_in(promised))
    answer = alice.post(f"/goals/{rhythm.id}/adjust", {**slower, "reason": "calmer"}, follow=True)

    assert "calmer" in decided(answer)
    assert re.search(r"\d+ % → 8\d % in a whole period", text_of(answer))
    assert "from" not in queries.goal(workspace, rhythm.id).goal.sentence
    assert queries.goal(workspace, rhythm.id).current.every_n == int(slower["every_n"]) > 1


@pytest.mark.parametrize(
    ("act", "sent", "words"),
    [
        ("keep", {"reason": "hard is good"}, "Kept as it is"),
        ("state", {"what": "paused", "reason": "summer"}, "Paused"),
        ("state", {"what": "dropped", "reason": "no", "lesson": "ask first"}, "Let go"),
    ],
)
def test_a_goal_is_kept_paused_or_let_go_in_place(
    alice: Client, workspace: Workspace, hard: Goal, act: str, sent: dict[str, str], words: str
) -> None:
    form = forms_to(alice.get(BACK), f"/goals/{hard.id}/{act}")[0]

    answer = alice.post(f"/goals/{hard.id}/{act}", {**form, **sent}, follow=True)

    assert answer.redirect_chain[-1][0] == BACK
    assert words in decided(answer)
    assert f"“{sent['reason']}”" in decided(answer)
    alice.post(undo_in(answer))
    assert decided(alice.get(BACK)) == ""
    assert queries.goal(workspace, hard.id).goal.state == "active"


@pytest.mark.parametrize("kind", ["week", "month"])
def test_the_end_of_a_review_says_what_was_decided_in_it(alice: Client, hard: Goal, kind: str) -> None:
    alice.post(f"/goals/{hard.id}/keep", {"reason": "hard is good"})

    words = text_of(alice.get(f"/review/{kind}/closing"))

    assert "Decided in this review" in words
    assert "“hard is good”" in words


def test_what_was_decided_before_a_review_was_begun_is_none_of_it(
    alice: Client, workspace: Workspace, today: date, hard: Goal
) -> None:
    goal_actions.keep_as_it_is(workspace, hard.id, as_of=today - timedelta(days=1), reason="before")

    assert "Decided in this review" not in text_of(alice.get(BACK))
    assert forms_to(alice.get(BACK), f"/goals/{hard.id}/keep")


def test_what_is_kept_stands_in_the_history_of_the_goal(alice: Client, hard: Goal) -> None:
    alice.post(f"/goals/{hard.id}/keep", {"reason": "hard is good"})

    assert "Kept as it is" in text_of(alice.get(f"/goals/{hard.id}"))


def test_only_a_goal_under_way_is_kept_as_it_is(alice: Client, hard: Goal) -> None:
    alice.post(f"/goals/{hard.id}/state", {"what": "paused"})

    assert alice.post(f"/goals/{hard.id}/keep", {}).status_code == 409


def test_a_goal_that_is_too_easy_is_offered_a_larger_target(alice: Client, workspace: Workspace, today: date) -> None:
    factories.habit(workspace, "event", every=5, times=40, until=today - timedelta(days=1))
    easy = set_goal(workspace, "attend one event per month", today)
    page = alice.get(BACK)
    assert "it asks for less than you do anyway" in text_of(page)

    (larger,) = forms_to(page, f"/goals/{easy.id}/adjust")
    answer = alice.post(f"/goals/{easy.id}/adjust", {**larger, "reason": "more"}, follow=True)

    assert "Target 1 → " in decided(answer)
    assert queries.goal(workspace, easy.id).current.target > 1


def test_a_goal_that_stands_still_is_shown_with_the_same_decisions(
    alice: Client, workspace: Workspace, today: date
) -> None:
    begun = today - timedelta(days=120)
    window = factories.Window(begun, by=today + timedelta(days=240))
    made = factories.goal(workspace, Measure("talks"), as_of=begun, target=2, window=window, sentence="Give two talks")
    page = alice.get(LOOSE)
    assert "Nothing counted for 120 days" in text_of(page)

    form = forms_to(page, f"/goals/{made.id}/state")[0]
    answer = alice.post(f"/goals/{made.id}/state", {**form, "what": "paused"}, follow=True)

    assert answer.redirect_chain[-1][0] == LOOSE
    assert "Nothing counted for" not in text_of(answer)
    assert "Paused" in decided(answer).partition("What are they for?")[0]


def test_a_goal_may_stand_still_and_serve_nothing_and_each_id_is_there_once(
    alice: Client, workspace: Workspace, today: date
) -> None:
    begun = today - timedelta(days=120)
    window = factories.Window(begun, by=today + timedelta(days=240))
    factories.goal(workspace, Measure("talks"), as_of=begun, target=2, window=window, sentence="Give two talks")
    envision(workspace, today)

    ids = re.findall(r' id="([^"]+)"', alice.get(LOOSE).content.decode())

    assert len(ids) == len(set(ids))


def test_a_goal_is_adjusted_from_the_week_and_it_comes_back(alice: Client, workspace: Workspace, late: Goal) -> None:
    here = "/review/week/goals"
    page = alice.get(here).content.decode()
    link = f"/goals/{late.id}/adjust?back={here}"
    assert f'href="{link}"' in page

    form = forms_to(alice.get(link), f"/goals/{late.id}/adjust")[0]
    answer = alice.post(f"/goals/{late.id}/adjust", {**form, "target": "5", "reason": "smaller"}, follow=True)

    assert answer.redirect_chain[-1][0] == here


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/x", "javascript:alert(1)"])
def test_it_comes_back_to_our_own_pages_alone(alice: Client, late: Goal, wanted: str) -> None:
    page = alice.get(f"/goals/{late.id}/adjust", {"back": wanted})
    assert all("back" not in form for form in forms_to(page, f"/goals/{late.id}/adjust"))
    assert f'href="{wanted}"' not in page.content.decode()

    answer = alice.post(f"/goals/{late.id}/keep", {"back": wanted})

    assert answer["Location"] == f"/goals/{late.id}"


def test_what_worked_is_told_with_its_evidence(alice: Client, workspace: Workspace, today: date) -> None:
    days = last_over("month", today)
    for number in range(3):
        who = factories.person(workspace, f"Somebody {number}")
        factories.log(
            workspace, "event", who, day=days.first + timedelta(days=number), as_of=today, minutes=60 - number
        )
    window = factories.Window(days.first, by=today + timedelta(days=60))
    factories.goal(workspace, Measure("events"), as_of=days.first, target=5, window=window, sentence="Five events")

    words = text_of(alice.get("/review/month/worked"))

    assert "all three new people came by events." in words
    assert "Event with Somebody 2" in words
    assert "1 of 5 for “Five events”" in words
    assert "Of 3 activities that brought something" in words


def test_what_cannot_be_told_says_so(alice: Client, workspace: Workspace, hard: Goal) -> None:
    words = text_of(alice.get("/review/month/worked"))

    assert "Fewer than three new people in twelve months: too few to tell where they come from." in words
    assert "Fewer than three things brought something: too few to name a best." in words
    assert "No goal’s chance rose by something that counted for it." in words


@pytest.mark.parametrize("step", [BACK, LOOSE])
def test_of_many_goals_the_step_says_how_many_more_there_are(
    alice: Client, workspace: Workspace, today: date, step: str
) -> None:
    window = factories.Window(today - timedelta(days=120), by=today + timedelta(days=20))
    for target in range(10, 18):
        parts = {"target": target, "window": window, "sentence": f"Give {target} talks"}
        factories.goal(workspace, Measure("talks"), as_of=window.starts_on, **parts)

    page = alice.get(step)

    assert "2 more goals to decide on" in text_of(page)
    assert page.content.decode().count('id="decide-') == 6


@pytest.mark.parametrize("step", [BACK, LOOSE, "/review/month/worked", "/review/month/closing"])
def test_more_goals_ask_the_database_no_more(alice: Client, workspace: Workspace, today: date, step: str) -> None:
    begun = today - timedelta(days=120)
    factories.habit(workspace, "event", every=6, times=30, until=today - timedelta(days=3))

    def set_goals(targets: range) -> int:
        for target in targets:
            window = factories.Window(begun, by=today + timedelta(days=20))
            for unit in ("talks", "events"):
                parts = {"target": target, "window": window, "sentence": f"{target} {unit}"}
                made = factories.goal(workspace, Measure(unit), as_of=begun, **parts)
            goal_actions.keep_as_it_is(workspace, made.id, as_of=today)
        alice.get(step)
        with CaptureQueriesContext(connection) as asked:
            alice.get(step)
        return len(asked)

    few, many = set_goals(range(2, 4)), set_goals(range(4, 9))

    assert many <= few
