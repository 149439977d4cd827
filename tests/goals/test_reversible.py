"""Decisions on goals that are taken back: row for row, or not at all where the goal was changed since."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from kithward import diary
from kithward.errors import Conflict
from kithward.goals import actions, drafts, queries, reversible
from kithward.goals.drafts import Wish
from kithward.goals.models import Forecast, Goal
from kithward.upkeep import keep_up
from kithward.vision.actions import add_aspiration
from kithward.wins.actions import mark
from kithward.wins.models import Win
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, log, terms
from tests.tables import content

LATER = TODAY + timedelta(days=9)
NOON = datetime(LATER.year, LATER.month, LATER.day, 12, tzinfo=UTC)
Decide = Callable[[Workspace, UUID], object]


def adjust(workspace: Workspace, goal_id: UUID, *, target: int = 2) -> object:
    told = terms(target=target, sentence=f"Attend events by August: {target}")
    return actions.adjust(workspace, goal_id, told, as_of=LATER, reason="too much")


def promise_pace(workspace: Workspace, goal_id: UUID) -> object:
    return actions.promise_pace(workspace, goal_id, paces=("", "one event a week"), as_of=LATER)


def serve(workspace: Workspace, goal_id: UUID, *, text: str = "Lead a team") -> object:
    served = add_aspiration(workspace, text, kind="position")
    return actions.serve(workspace, goal_id, [served.id], as_of=LATER)


def pause(workspace: Workspace, goal_id: UUID) -> object:
    return actions.decide_state(workspace, goal_id, "paused", as_of=LATER, lesson="too much at once")


def set_draft(workspace: Workspace, goal_id: UUID) -> object:
    return drafts.set_goal(workspace, goal_id, Wish(terms(target=5), (), 2.0, 0.4), as_of=LATER)


CASES: list[tuple[Decide, str]] = [
    (adjust, "active"),
    (promise_pace, "active"),
    (pause, "active"),
    (set_draft, "draft"),
]


@pytest.mark.parametrize(("decide", "state"), CASES)
def test_a_decision_is_taken_back_row_for_row(workspace: Workspace, decide: Decide, state: str) -> None:
    served = add_aspiration(workspace, "Lead a team", kind="position")
    made = goal(workspace, state=state, aspirations=[served.id])
    before = content(workspace)

    undo_id = reversible.decide(workspace, made.id, partial(decide, workspace, made.id), said="Decided")

    assert content(workspace) != before
    assert undo_id is not None
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_what_a_goal_serves_is_taken_back_to_what_it_served(workspace: Workspace) -> None:
    first = add_aspiration(workspace, "Lead a team", kind="position")
    second = add_aspiration(workspace, "Speak in public", kind="skill")
    made = goal(workspace, aspirations=[first.id])
    before = content(workspace)

    act = partial(actions.serve, workspace, made.id, [second.id], as_of=LATER)
    undo_id = reversible.decide(workspace, made.id, act, said="Chose what it serves")

    assert [row.id for row in queries.aspirations_of(workspace, made.id)] == [second.id]
    assert undo_id is not None
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


def test_a_decision_that_changed_nothing_leaves_nothing_to_take_back(workspace: Workspace) -> None:
    made = goal(workspace)

    undo_id = reversible.decide(
        workspace, made.id, partial(actions.serve, workspace, made.id, [], as_of=LATER), said="Chose what it serves"
    )

    assert undo_id is None


@pytest.mark.parametrize(
    ("decide", "state", "since", "why"),
    [
        (adjust, "active", pause, "Attend events by August: \\d was changed since"),
        (adjust, "active", partial(adjust, target=3), "Attend events by August: \\d was changed since"),
        (serve, "active", partial(serve, text="Speak"), "a choice of what a goal serves was deleted since"),
        (set_draft, "draft", pause, "Attend four events by August was changed since"),
    ],
)
def test_a_decision_on_a_goal_that_was_changed_since_is_not_taken_back(
    workspace: Workspace, decide: Decide, state: str, since: Decide, why: str
) -> None:
    made = goal(workspace, state=state)
    undo_id = reversible.decide(workspace, made.id, partial(decide, workspace, made.id), said="Decided")
    assert undo_id is not None
    since(workspace, made.id)
    before = content(workspace)

    with pytest.raises(Conflict, match=f"“Decided: .*” cannot be taken back: .*{why}"):
        diary.take_back(workspace, undo_id, now=NOON)

    assert content(workspace) == before


def test_goals_keep_standing_and_what_they_served_when_that_is_removed(workspace: Workspace) -> None:
    first, second = (add_aspiration(workspace, text, kind="skill") for text in ("Lead a team", "Speak in public"))
    made = goal(workspace, aspirations=[first.id, second.id])
    before = content(workspace)

    undo_id = reversible.remove_aspiration(workspace, first.id, as_of=LATER)

    row, last = queries.goal(workspace, made.id), queries.revisions(workspace, made.id)[0]
    assert (row.goal.state, row.ranks) == ("active", (1,))
    assert (last.what, last.before, last.after) == ("aspirations", "Lead a team; Speak in public", "Speak in public")
    diary.take_back(workspace, undo_id, now=NOON)
    assert content(workspace) == before


@pytest.mark.parametrize("looks", [0, 1, 2])
def test_a_new_goal_is_taken_back_although_its_forecasts_were_kept(workspace: Workspace, looks: int) -> None:
    before = content(workspace)
    _, undo_id = reversible.add(workspace, partial(goal, workspace, as_of=LATER))
    for day in range(looks):
        keep_up(workspace, LATER + timedelta(days=day))
    assert Forecast.objects.of(workspace).count() == looks

    diary.take_back(workspace, undo_id, now=NOON)

    assert content(workspace) == before
    assert not Forecast.objects.of(workspace).exists()


def test_a_new_goal_is_taken_back_with_the_win_that_was_found_of_it(workspace: Workspace) -> None:
    _, undo_id = reversible.add(workspace, partial(goal, workspace, as_of=LATER))
    log(workspace, "event", day=LATER, as_of=LATER)
    keep_up(workspace, LATER)
    assert Win.objects.of(workspace).filter(goal_id__isnull=False).exists()

    diary.take_back(workspace, undo_id, now=NOON)

    assert not Win.objects.of(workspace).filter(goal_id__isnull=False).exists()
    assert not Goal.objects.of(workspace).exists()


def marked(workspace: Workspace, _: UUID) -> object:
    log(workspace, "event", day=LATER, as_of=LATER)
    keep_up(workspace, LATER)
    win = Win.objects.of(workspace).filter(goal_id__isnull=False)[0]
    return mark(workspace, win.id, celebrated="cake", meaning="", as_of=LATER)


@pytest.mark.parametrize("build", [adjust, promise_pace, serve, marked])
def test_a_new_goal_that_somebody_built_on_stays(workspace: Workspace, build: Decide) -> None:
    made, undo_id = reversible.add(workspace, partial(goal, workspace, as_of=LATER))
    keep_up(workspace, LATER)
    build(workspace, made.id)

    with pytest.raises(Conflict, match="cannot be taken back"):
        diary.take_back(workspace, undo_id, now=NOON)

    assert Goal.objects.of(workspace).filter(id=made.id).exists()
    assert Forecast.objects.of(workspace).exists()
