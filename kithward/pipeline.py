"""The data's way: log -> measure -> forecast -> plan, one short function a step. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from kithward.goals import queries as goal_queries
from kithward.goals import reasons
from kithward.goals.actions import Terms
from kithward.goals.decided import decision_arrays, decisions_on, said_in
from kithward.goals.models import Decision, Goal, MeasureVersion
from kithward.goals.queries import Held
from kithward.goals.settling import Settlement, Verdict
from kithward.goals.since import MOST_DAYS_OFF, WEEK, Since, nearest, since_then
from kithward.goals.standing import (
    Aim,
    Given,
    Judged,
    Shift,
    Standing,
    count,
    judged_periods,
    looks_back_to,
    shifted,
    stand,
)
from kithward.network import queries as network_queries
from kithward.network.columns import as_uuid
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.forecast_record import fit_shift
from kithward.numerics.grown import remembered
from kithward.planning.for_person import CountsFor
from kithward.planning.for_person import counts_for as counts_for_person
from kithward.planning.week import WeekPlan, plan_of_week
from kithward.planning.worth import Worth, worths_now
from kithward.wins.habits import Rhythm
from kithward.wins.year import Year, year_of
from kithward.workspaces.models import Workspace


def aim_of(row: Held, version: MeasureVersion | None = None) -> Aim:
    """What a goal counts now, or counted by one of its versions."""
    counts = version or row.current
    return Aim(
        measure=counts.measure,
        target=counts.target,
        window=counts.window,
        sentence=row.goal.sentence,
        kind=row.goal.kind,
        state=row.goal.state,
        weight=row.weight,
        usual_per_month=row.goal.usual_per_month,
        goal_id=row.goal.id,
        set_on=row.versions[0].valid_from,
        first_set=(row.versions[0].target, row.versions[0].window),
        days_off=row.days_off,
    )


def log_for(workspace: Workspace, aims: Sequence[Aim], as_of: date) -> ActivityLog:
    """The log, as far back as these aims look."""
    return network_queries.activity_log(workspace, min(looks_back_to(aim, as_of) for aim in aims))


def standings(workspace: Workspace, as_of: date, states: Sequence[str] = (Goal.State.ACTIVE,)) -> list[Standing]:
    """Where each goal in these states stands on a day, oldest goal first."""
    return stand_all(workspace, goal_queries.goals(workspace, states), as_of)


def stand_all(workspace: Workspace, rows: Sequence[Held], as_of: date) -> list[Standing]:
    """Where these goals stand on a day."""
    if not rows:
        return []
    aims = [aim_of(row) for row in rows]
    return stand_in(log_for(workspace, aims, as_of), workspace, aims, as_of)


def stand_in(log: ActivityLog, workspace: Workspace, aims: Sequence[Aim], as_of: date) -> list[Standing]:
    """Where the goals that these aims are of stand on a day, in a log that reaches back as far as they look."""
    decided = goal_queries.decisions(workspace, [aim.goal_id for aim in aims if aim.goal_id])
    shift = personal_shift(workspace, as_of)
    return [
        stand_once(
            log, aim, decided[aim.goal_id] if aim.goal_id else [], shift, as_of=as_of, week_start=workspace.week_start
        )
        for aim in aims
    ]


def stand_once(
    log: ActivityLog, aim: Aim, decided: Sequence[Decision], shift: Shift, *, as_of: date, week_start: int
) -> Standing:
    """Where an aim stands on a day: worked out again only when the log, the aim or a decision is another."""

    asked = ("standing", aim, said_in(decided), shift, as_of, week_start)

    def work() -> Standing:
        grown = remembered(log)
        before: Standing | None = grown.standings.get(asked) if grown and not decided else None
        if grown and before and grown.leaves(aim.measure):
            return replace(before, tally=grown.moved(before.tally))
        decisions = decision_arrays(decided, log)
        at = stand(aim, log, as_of=as_of, week_start=week_start, decisions=decisions, before=before)
        return shifted(at, shift)

    return log.memory.once(asked, work)


def personal_shift(workspace: Workspace, as_of: date) -> Shift:
    """How far this person's outcomes lie from what was forecast of them, learned from what was judged before a day."""
    chances, outcomes = goal_queries.judged_spans(workspace, as_of)
    return Shift(fit_shift(chances, outcomes), len(chances))


def standing(workspace: Workspace, row: Held, as_of: date) -> Standing:
    """Where one goal stands on a day."""
    return stand_all(workspace, [row], as_of)[0]


def proposal(workspace: Workspace, aim: Aim, as_of: date) -> Standing:
    """Where a goal would stand if it were set like this; one that is set already keeps what was decided on it."""
    aim = replace(aim, days_off=goal_queries.days_off_of(workspace))
    decided = goal_queries.decisions(workspace, [aim.goal_id])[aim.goal_id] if aim.goal_id else []
    log, shift = log_for(workspace, [aim], as_of), personal_shift(workspace, as_of)
    return stand_once(log, aim, decided, shift, as_of=as_of, week_start=workspace.week_start)


def if_adjusted(workspace: Workspace, row: Held, terms: Terms, as_of: date) -> Standing:
    """Where a goal would stand if it said this instead."""
    aim = replace(aim_of(row), measure=terms.measure, target=terms.target, window=terms.window, sentence=terms.sentence)
    return proposal(workspace, aim, as_of)


def periods(workspace: Workspace, row: Held, as_of: date) -> list[Judged]:
    """The past periods of a rhythm until the goal was closed, each judged by the version of its time."""
    aims = [aim_of(row, version) for version in row.versions]
    log = log_for(workspace, aims, min(as_of, row.goal.closed_on or as_of))
    decided = goal_queries.decisions(workspace, [row.goal.id])[row.goal.id]
    return periods_of(workspace, row, log, as_of=as_of, decided=decided)


def periods_of(
    workspace: Workspace, row: Held, log: ActivityLog, *, as_of: date, decided: Sequence[Decision]
) -> list[Judged]:
    """The past periods of a rhythm, from a log that reaches back as far as all its versions look."""
    until, week_start = min(as_of, row.goal.closed_on or as_of), workspace.week_start
    aims = {version.number: aim_of(row, version) for version in row.versions}

    def work() -> list[Judged]:
        decisions = decision_arrays(decided, log)
        return [
            period
            for version in row.versions
            for period in judged_periods(
                aims[version.number], log, as_of=until, week_start=week_start, decisions=decisions
            )
            if row.version_on(period.span.last) is version
        ]

    asked = tuple((version.valid_from, aims[version.number]) for version in row.versions)
    return log.memory.once(("periods", asked, said_in(decided), until, week_start), work)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence with its names: what counted or nearly did, and why."""

    day: date | None
    name: str  # who counts, or who took part
    words: str
    decided: bool
    reason: str  # the person's own, where it was their word
    activity_id: UUID | None
    person_id: UUID | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What counted for a goal in the span that is judged, and what nearly did, oldest first."""

    counted: tuple[Piece, ...]
    near: tuple[Piece, ...]


def evidence(workspace: Workspace, row: Held, as_of: date) -> Evidence:
    """What counted for a goal and what nearly did, each with its reason and its names."""
    log = log_for(workspace, [aim_of(row)], as_of)
    decided = goal_queries.decisions(workspace, [row.goal.id])[row.goal.id]
    found = reasons.evidence(standing(workspace, row, as_of), log)
    return named_evidence(workspace, found, log, decided)


def named_evidence(
    workspace: Workspace, found: reasons.Evidence, log: ActivityLog, decided: Sequence[Decision]
) -> Evidence:
    """Evidence from `log` with its names, and with the reasons of what was decided on it."""
    people = {person for piece in (*found.counted, *found.near) for person in piece.people}
    ids = {person: as_uuid(log.people.ids[person]) for person in people}
    names = network_queries.names_of(workspace, ids.values())
    said = {(word.activity_id, word.person_id): word.reason for word in decided}

    def named(piece: reasons.Piece) -> Piece:
        activity_id = None if piece.activity is None else as_uuid(log.ids[piece.activity])
        person_id = None if piece.person is None else ids[piece.person]
        own_word = ((activity_id, person_id), (activity_id, None), (None, person_id)) if piece.decided else ()
        return Piece(
            day=piece.day,
            name=", ".join(names[ids[person]] for person in piece.people),
            words=piece.words,
            decided=piece.decided,
            reason=next((said[key] for key in own_word if key in said), ""),
            activity_id=activity_id,
            person_id=person_id,
        )

    return Evidence(tuple(map(named, found.counted)), tuple(map(named, found.near)))


def settle(workspace: Workspace, as_of: date) -> Settlement:
    """What is over by a day and not judged yet: forecasts that expired, and goals whose end has passed.

    A forecast is judged by its own target and the rule of its time; those of a goal that was given up before are
    left open. A rhythm with an end is met when all its periods were. `goals.settling.settle` writes it down.
    """
    rows = goal_queries.goals(workspace)
    given_up = {row.goal.id: row.goal.closed_on or date.min for row in rows if row.goal.state in goal_queries.GIVEN_UP}
    expired = [
        span
        for span in goal_queries.expired_spans(workspace, as_of)
        if given_up.get(span.goal_id, date.max) > span.judged_on
    ]
    ended = [row for row in rows if row.goal.state == Goal.State.ACTIVE and has_ended(row, as_of)]
    by_id = {row.goal.id: row for row in rows}
    aims = [aim_of(by_id[span.goal_id], by_id[span.goal_id].version_on(span.made_on)) for span in expired]
    return Settlement(
        tuple(
            Verdict(span.goal_id, span.judged_on, span.target, done >= span.target)
            for span, done in zip(expired, done_by(workspace, aims, [span.judged_on for span in expired]), strict=True)
        ),
        tuple((row.goal.id, Goal.State.MET if was_met(workspace, row, as_of) else Goal.State.MISSED) for row in ended),
    )


def done_by(workspace: Workspace, aims: Sequence[Aim], days: Sequence[date]) -> list[int]:
    """What each aim stood at on its day."""
    if not aims:
        return []
    log = log_for(workspace, aims, min(days))
    decided = decisions_on(workspace, [aim.goal_id for aim in aims if aim.goal_id], log)
    return [
        count(aim, log, as_of=day, week_start=workspace.week_start, decisions=decided.get(aim.goal_id)).done
        for aim, day in zip(aims, days, strict=True)
    ]


def has_ended(row: Held, as_of: date) -> bool:
    return row.current.by is not None and row.current.by < as_of


def was_met(workspace: Workspace, row: Held, as_of: date) -> bool:
    """Whether a goal whose end has passed was met: its target, or that of each of its periods."""
    aim = aim_of(row)
    if aim.window.every is not None:
        return not any(period.missed for period in periods(workspace, row, as_of))
    assert aim.window.by is not None
    return done_by(workspace, [aim], [aim.window.by])[0] >= aim.target


def week(workspace: Workspace, now: datetime, *, minutes: int | None = None) -> WeekPlan:
    """The best use of the hours of the week that holds `now` (aware, in the person's zone)."""
    log, found = log_and_standings(workspace, now.date())
    return plan_of_week(workspace, now, standings=found, log=log, minutes=minutes)


def log_and_standings(
    workspace: Workspace, as_of: date, *, back_to: date | None = None
) -> tuple[ActivityLog, list[Standing]]:
    """Where each active goal stands on a day, oldest goal first, and the log that says so, `back_to` a day at least."""
    aims = [aim_of(row) for row in goal_queries.goals(workspace, (Goal.State.ACTIVE,))]
    days = [looks_back_to(aim, as_of) for aim in aims]
    log = network_queries.activity_log(workspace, min([*days, back_to or as_of]))
    return log, stand_in(log, workspace, aims, as_of) if aims else []


def rhythms(workspace: Workspace, as_of: date) -> list[Rhythm]:
    """The active goals with a rhythm, each with its periods that are over."""
    rows = [row for row in goal_queries.goals(workspace, (Goal.State.ACTIVE,)) if row.current.window.every]
    if not rows:
        return []
    log = log_for(workspace, [aim_of(row, version) for row in rows for version in row.versions], as_of)
    decided = goal_queries.decisions(workspace, [row.goal.id for row in rows])
    return [
        Rhythm(
            row.goal.id,
            row.goal.sentence,
            periods_of(workspace, row, log, as_of=as_of, decided=decided[row.goal.id]),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Changed:
    """A goal since about a week ago, with the names of those who counted, in the order of what counted."""

    since: Since
    names: tuple[tuple[str, ...], ...]  # one for each piece, empty where it was nobody in particular


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """The week's plan, and what changed for the goals since the last."""

    plan: WeekPlan
    changes: list[Changed]


def this_week(workspace: Workspace, now: datetime) -> ThisWeek:
    """The week that holds `now` (aware, in the person's zone), with all that its page tells of goals."""
    log, found = log_and_standings(workspace, now.date())
    plan = plan_of_week(workspace, now, standings=found, log=log)
    return ThisWeek(plan, changes_since(workspace, log, found, now.date()) if found else [])


def changes_since(
    workspace: Workspace, log: ActivityLog, found: Sequence[Standing], as_of: date, *, ago: timedelta = WEEK
) -> list[Changed]:
    """What changed for each of these goals against the forecast kept about a week ago, where anything did."""
    off = timedelta(days=MOST_DAYS_OFF)
    kept = goal_queries.given_between(workspace, as_of - ago - off, as_of - ago + off)
    then = nearest(kept, as_of, ago=ago)
    changes = [one for one in since_then(found, log, then, as_of, ago=ago) if one.has_changed]
    people = {person for one in changes for piece in one.counted for person in piece.people}
    ids = {person: as_uuid(log.people.ids[person]) for person in people}
    names = network_queries.names_of(workspace, ids.values())
    return [
        Changed(one, tuple(tuple(names[ids[person]] for person in piece.people) for piece in one.counted))
        for one in changes
    ]


def year_in_review(workspace: Workspace, number: int, as_of: date) -> Year:
    """What a year held, up to a day."""
    log = network_queries.activity_log(workspace, date(number, 1, 1))
    return year_of(log, number, until=as_of, week_start=workspace.week_start)


def goals_since(workspace: Workspace, as_of: date, *, ago: timedelta = WEEK) -> tuple[list[Standing], list[Changed]]:
    """Where the goals stand, and what changed for them in the last week, or what is said."""
    log, found = log_and_standings(workspace, as_of)
    return found, changes_since(workspace, log, found, as_of, ago=ago)


def opportunity_worths(workspace: Workspace, now: datetime) -> dict[UUID, Worth]:
    """What each opportunity that is open does for the goals, by itself; all worked out in one pass."""
    log, found = log_and_standings(workspace, now.date())
    return worths_now(workspace, now, standings=found, log=log)


def goal_standing(workspace: Workspace, goal_id: UUID, as_of: date) -> Standing:
    """Where the goal with that id stands; raises NotFound."""
    return standing(workspace, goal_queries.goal(workspace, goal_id), as_of)


def forecasts_to_keep(found: Sequence[Standing]) -> list[Given]:
    """What is thought of each open goal, as it is stored to be judged later."""
    return [
        Given(at.aim.goal_id, at.span.last, at.model_chance, at.done, at.aim.target, at.band)
        for at in found
        if at.aim.goal_id is not None and at.can_be_helped
    ]


def counts_for(workspace: Workspace, person_id: UUID, as_of: date) -> tuple[CountsFor, ...]:
    """The open goals that a person counted for or would count for, each with where it stands."""
    aims = [aim_of(row) for row in goal_queries.goals(workspace, (Goal.State.ACTIVE,))]
    if not aims:
        return ()
    log = log_for(workspace, aims, as_of)
    return counts_for_person(log, stand_in(log, workspace, aims, as_of), person_id, as_of)
