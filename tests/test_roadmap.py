"""The roadmap: what stands on the way, in which order, and what hangs loose."""

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from kithward.goals import actions
from kithward.goals.models import Goal
from kithward.goals.window import Every, Window
from kithward.numerics.measure import Measure
from kithward.reviews import actions as reviews
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import WEEK
from kithward.roadmap import first_sentence, way_ahead
from kithward.vision.models import Aspiration
from kithward.vision.writing import write_vision
from kithward.wins.models import Win
from kithward.workspaces.models import Workspace
from tests import factories
from tests.factories import TODAY, log

MONTHLY = Window(TODAY - timedelta(days=70), every=Every(1, "month"))
another = count(2)


def goal(workspace: Workspace, measure: Measure | None = None, **more: Any) -> Goal:
    """A goal that asks for another number than all others: the same is set only once."""
    return factories.goal(workspace, measure, **{"target": next(another), **more})


def aspiration(workspace: Workspace, text: str, rank: int, by: date | None = None) -> Aspiration:
    made: Aspiration = Aspiration.objects.create(workspace=workspace, text=text, kind="position", rank=rank, by=by)
    return made


@pytest.fixture
def lead(workspace: Workspace) -> Aspiration:
    return aspiration(workspace, "Lead a team", 1, date(2029, 12, 31))


def sentences(workspace: Workspace) -> list[tuple[str, list[str]]]:
    return [
        (heading.aspiration.text if heading.aspiration else "", [leg.sentence for leg in heading.legs])
        for heading in way_ahead(workspace, TODAY).headings
    ]


def test_goals_stand_under_the_first_aspiration_they_serve_and_those_that_serve_none_last(
    workspace: Workspace, lead: Aspiration
) -> None:
    speak = aspiration(workspace, "Speak with ease", 2)
    goal(workspace, sentence="Serves both", aspirations=[speak.id, lead.id])
    goal(workspace, sentence="Serves none")

    assert sentences(workspace) == [("Lead a team", ["Serves both"]), ("Speak with ease", []), ("", ["Serves none"])]
    assert way_ahead(workspace, TODAY).legs[0].besides == ("Speak with ease",)


def test_what_is_over_comes_first_then_what_ends_soonest_then_what_waits(workspace: Workspace) -> None:
    soon, late = (Window(TODAY, by=TODAY + timedelta(days=days)) for days in (20, 200))
    made = {
        name: goal(workspace, sentence=name, window=window)
        for name, window in (("late", late), ("soon", soon), ("rhythm", MONTHLY), ("paused", soon), ("met", soon))
    }
    actions.decide_state(workspace, made["paused"].id, "paused", as_of=TODAY)
    actions.decide_state(workspace, made["met"].id, "met", as_of=TODAY)

    assert sentences(workspace) == [("", ["met", "soon", "late", "rhythm", "paused"])]


def test_an_active_goal_says_where_it_stands_and_a_met_one_when_it_was(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), sentence="Active")
    met = goal(workspace, sentence="Met")
    actions.decide_state(workspace, met.id, "met", as_of=TODAY)
    log(workspace, "event")

    over, active = way_ahead(workspace, TODAY).legs

    assert active.at is not None
    assert active.at.done == 1
    assert (over.at, over.course, over.last) == (None, "met", TODAY)


def test_a_rhythm_has_its_periods_the_running_one_last(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=1, window=MONTHLY, as_of=MONTHLY.starts_on)
    log(workspace, "event", day=date(2026, 5, 5))

    (leg,) = way_ahead(workspace, TODAY).legs

    assert [(period.span.first, period.met) for period in leg.periods] == [
        (date(2026, 4, 1), False),
        (date(2026, 5, 1), True),
        (date(2026, 6, 1), False),
    ]


def test_an_aspiration_that_nothing_serves_says_what_there_is(workspace: Workspace, lead: Aspiration) -> None:
    second, third = aspiration(workspace, "Second", 2), aspiration(workspace, "Third", 3)
    aspiration(workspace, "Fourth", 4)
    goal(workspace, aspirations=[lead.id])
    draft, over = goal(workspace, aspirations=[second.id]), goal(workspace, aspirations=[third.id])
    Goal.objects.of(workspace).filter(id=draft.id).update(state="draft")
    actions.decide_state(workspace, over.id, "met", as_of=TODAY)

    found = way_ahead(workspace, TODAY)

    assert [(row.aspiration.text, row.has) for row in found.unserved] == [
        ("Second", "draft"),
        ("Third", "over"),
        ("Fourth", ""),
    ]


def test_only_open_goals_hang_loose(workspace: Workspace, lead: Aspiration) -> None:
    goal(workspace, sentence="Loose")
    goal(workspace, sentence="Tied", aspirations=[lead.id])
    dropped, met = goal(workspace, sentence="Dropped"), goal(workspace, sentence="Met")
    actions.decide_state(workspace, dropped.id, "dropped", as_of=TODAY)
    actions.decide_state(workspace, met.id, "met", as_of=TODAY)

    found = way_ahead(workspace, TODAY)

    assert [leg.sentence for leg in found.loose] == ["Loose"]
    assert "Dropped" not in [leg.sentence for leg in found.legs]


def test_the_far_end_is_the_aspiration_furthest_ahead(workspace: Workspace, lead: Aspiration) -> None:
    aspiration(workspace, "Live abroad", 2, date(2031, 12, 31))
    aspiration(workspace, "Some day", 3)

    end = way_ahead(workspace, TODAY).far_end

    assert end is not None
    assert (end.words, end.by) == ("Live abroad", date(2031, 12, 31))


def test_the_far_end_is_the_vision_once_it_is_written(workspace: Workspace, lead: Aspiration) -> None:
    by = date(2030, 6, 30)
    write_vision(workspace, "Lead a team that works\non climate. And live abroad.", as_of=TODAY, by=by)

    end = way_ahead(workspace, TODAY).far_end

    assert end is not None
    assert (end.words, end.by) == ("Lead a team that works", by)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lead a team. Live abroad.", "Lead a team"),
        ("Where am I in 2030? Abroad.", "Where am I in 2030?"),
        ("  one   line ", "one line"),
        ("Version 2.0 of me", "Version 2.0 of me"),
    ],
)
def test_a_text_begins_with_its_first_sentence(text: str, words: str) -> None:
    assert first_sentence(text) == words


def test_of_very_many_goals_some_are_left_out_and_counted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kithward.roadmap.MOST_OPEN", 2)
    for number in range(5):
        goal(workspace, sentence=f"Goal {number}")

    found = way_ahead(workspace, TODAY)

    assert (len(found.legs), found.left_out) == (2, 3)


def test_others_goals_are_on_no_roadmap_but_theirs(workspace: Workspace, other_workspace: Workspace) -> None:
    goal(other_workspace)
    aspiration(other_workspace, "Theirs", 1)

    assert way_ahead(workspace, TODAY).headings == ()


def test_what_was_reached_is_each_win_and_each_goal_that_was_met_once(workspace: Workspace) -> None:
    met = goal(workspace, sentence="Two events")
    actions.decide_state(workspace, met.id, "met", as_of=TODAY - timedelta(days=5))
    for key, title, size, days in (
        (f"goal:{met.id}:met", "Goal met: Two events", "big", 5),
        ("first:offer", "The first offer", "big", 1),
        ("hand:1", "Asked a question", "small", 9),
        ("hand:2", "Still to come", "small", -1),
    ):
        day = TODAY - timedelta(days=days)
        Win.objects.create(workspace=workspace, key=key, is_found=True, found_on=day, day=day, size=size, title=title)

    found = way_ahead(workspace, TODAY).reached

    assert [(one.words, one.is_big) for one in found] == [
        ("The first offer", True),
        ("Goal met: Two events", True),
        ("Asked a question", False),
    ]


def test_reviews_stand_on_the_day_they_were_held_are_due_or_come(workspace: Workspace) -> None:
    week, month = last_over("week", TODAY), last_over("month", TODAY)
    held = days_with("week", week.first - timedelta(days=1))
    reviews.keep_note(workspace, held, WEEK[-1], "", as_of=held.due_on + timedelta(days=1))
    reviews.skip(workspace, days_with("week", held.first - timedelta(days=1)), as_of=TODAY)
    log(workspace, "talk", day=week.first)
    reviews.move(workspace, month, month.latest, as_of=TODAY)

    found = [(one.days.kind, one.state, one.day) for one in way_ahead(workspace, TODAY).reviews]

    assert found == sorted(found, key=lambda one: one[2], reverse=True)
    assert set(found) == {
        ("week", "held", held.due_on + timedelta(days=1)),
        ("week", "due", week.due_on),
        ("month", "coming", month.latest),
        *((kind, "coming", days_with(kind, TODAY).due_on) for kind in ("week", "month", "quarter")),
    }


def test_others_reviews_are_on_no_roadmap_but_theirs(workspace: Workspace, other_workspace: Workspace) -> None:
    reviews.keep_note(other_workspace, last_over("week", TODAY), WEEK[-1], "", as_of=TODAY)

    assert {one.state for one in way_ahead(workspace, TODAY).reviews} == {"coming"}
