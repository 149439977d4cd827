"""What is kept of a log as it changes is what would be worked out from nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from kithward import pipeline
from kithward.goals.standing import Standing
from kithward.goals.window import Every, Window
from kithward.network import actions, queries, snapshot
from kithward.network.models import Person
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.grown import remembered
from kithward.numerics.measure import Measure, Rows
from kithward.planning.week import WeekPlan
from kithward.workspaces.models import Workspace
from tests.factories import MONTHLY, TODAY, goal, log, opportunity, person
from tests.life import Life

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
YEAR = Window(date(2026, 1, 1), by=date(2026, 12, 31))
MEASURES = (
    Measure("people", act="meet", field="law", place="Berlin", new=True),
    Measure("people", act="connect", level=True),
    Measure("people", act="reconnect"),
    Measure("people", role="mentor"),
    Measure("people", act="talk", seniority="leader", organisation="Acme"),
    Measure("people", act="connect", place="Berlin"),
    Measure("people", act="connect", role="mentor"),
    Measure("conversations", meaningful=True),
    Measure("activities", seniority="leader"),
    Measure("events", form="coffee"),
    Measure("messages", began_by_me=True, field="art"),
    Measure("introductions"),
    Measure("follow_ups"),
    Measure("minutes", topic="AI"),
    Measure("outcomes", form="offer"),
    Measure("activities", topic="law"),
)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    snapshot.kept.forget_all()
    yield
    snapshot.kept.forget_all()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[[Callable[[], Any]], Any]:
    """Gives what is read in a transaction that is then committed, so that it is kept."""

    def read(work: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return work()

    return read


def rows_in(log: ActivityLog, rows: Rows) -> list[Any]:
    """Rows as they are whatever the order of what happened on one day: who counts, or else what."""
    ids, people = np.append(log.ids, None), np.append(log.people.ids, None)
    by_person = bool((rows.person != UNKNOWN).any())
    what = people[rows.person] if by_person else ids[rows.activity]
    days = log.day[rows.activity] if len(log) else rows.day
    assert np.all((rows.activity == UNKNOWN) | (days == rows.day))
    return sorted((str(one), int(day), int(spell)) for one, day, spell in zip(what, rows.day, rows.spell, strict=True))


def told(log: ActivityLog, at: Standing) -> tuple[Any, ...]:
    tally = at.tally
    return (
        at.aim, at.span, at.done, at.chance, at.band, at.rate, at.session_minutes, at.whole_chance, at.model_chance,
        rows_in(log, tally.counted), rows_in(log, tally.near), sorted(tally.near_failed), sorted(tally.amount),
    )  # fmt: skip


def steps_of(plan: WeekPlan) -> list[Any]:
    shown = [(step.key, step.title, step.minutes, step.why, step.gains) for step in plan.steps]
    return [*shown, *((one.step.key, one.worth, one.because) for one in plan.left_out), plan.chances_after]


def everything(workspace: Workspace) -> list[Any]:
    log, found = pipeline.log_and_standings(workspace, TODAY)
    return [*(told(log, at) for at in found), *steps_of(pipeline.week(workspace, NOW))]


@pytest.mark.parametrize("seed", range(4))
def test_after_each_change_all_stands_as_if_worked_out_from_nothing(
    workspace: Workspace, committed: Callable[[Callable[[], Any]], Any], seed: int
) -> None:
    for number, measure in enumerate(MEASURES):
        goal(workspace, measure, target=5, window=YEAR if number % 2 else Window(date(2026, 1, 1), every=MONTHLY))
    opportunity(workspace, kind="event", form="conference", minutes=120, field="law")
    life = Life(workspace, seed, takes_back=True)
    for _ in range(30):
        for _ in range(life.random.choice((1, 1, 2))):
            life.live()

        kept_up = committed(lambda: everything(workspace))
        kept = snapshot.kept.get(workspace.id)
        snapshot.kept.forget_all()
        anew = everything(workspace)

        assert kept_up == anew
        assert kept is not None
        snapshot.kept.keep(workspace.id, kept)


def test_goal_that_a_change_does_not_touch_is_not_counted_again(
    workspace: Workspace, committed: Callable[[Callable[[], Any]], Any]
) -> None:
    maria = person(workspace)
    log(workspace, "event", maria, day=TODAY - timedelta(days=3))
    events, calls = (
        goal(workspace, Measure(unit), window=Window(date(2026, 1, 1), every=Every(1, "month")))
        for unit in ("events", "conversations")
    )
    before = {at.aim.goal_id: at for at in committed(lambda: pipeline.standings(workspace, TODAY))}
    log(workspace, "call", maria, day=TODAY - timedelta(days=9))

    now = {at.aim.goal_id: at for at in committed(lambda: pipeline.standings(workspace, TODAY))}

    grown = remembered(queries.activity_log(workspace, TODAY))
    assert grown is not None
    assert grown.leaves(Measure("events"))
    assert not grown.leaves(Measure("conversations"))
    assert now[events.id].rate is before[events.id].rate
    assert (before[calls.id].done, now[calls.id].done) == (0, 1)
    assert now[events.id].tally.counted.activity.tolist() == [1]  # the call of before stands first


@pytest.mark.parametrize(
    ("measure", "change", "before", "after"),
    [
        (
            Measure("people", act="reconnect"),
            lambda workspace, her: log(workspace, "connection", her, day=TODAY - timedelta(days=30)),
            1,
            0,
        ),
        (
            Measure("people", act="meet", role="mentor"),
            lambda workspace, her: actions.give_role(workspace, her.id, "mentor", since=TODAY - timedelta(days=9)),
            0,
            1,
        ),
        (
            Measure("people", act="meet", place="Oslo"),
            lambda workspace, her: actions.change_person(workspace, her.id, place="Oslo"),
            0,
            1,
        ),
        (Measure("people", act="connect", level=True), lambda workspace, _: person(workspace, "Ann Lee"), 1, 2),
    ],
    ids=["a contact of another kind breaks a silence", "a role", "where somebody lives", "somebody new"],
)
def test_goal_is_counted_again_where_it_asks_for_what_changed(
    workspace: Workspace,
    committed: Callable[[Callable[[], Any]], Any],
    measure: Measure,
    change: Callable[[Workspace, Person], Any],
    before: int,
    after: int,
) -> None:
    maria = person(workspace, place="Berlin")
    for back in (100, 0):
        log(workspace, "meeting", maria, day=TODAY - timedelta(days=back))
    goal(workspace, measure, target=9, window=Window(TODAY - timedelta(days=5), by=TODAY + timedelta(days=60)))

    assert [at.done for at in committed(lambda: pipeline.standings(workspace, TODAY))] == [before]
    change(workspace, maria)

    assert [at.done for at in committed(lambda: pipeline.standings(workspace, TODAY))] == [after]
