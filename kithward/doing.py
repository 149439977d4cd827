"""What every face does with a step or an opportunity that was done: who was there, what came of it, what is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kithward import pipeline
from kithward.diary import News, news_since
from kithward.errors import BadInput, Conflict, NotFound
from kithward.language.dates import day_in_words
from kithward.network import actions, queries
from kithward.network.actions import Happening
from kithward.network.line import Name
from kithward.network.meaning import Meant
from kithward.network.who import find
from kithward.planning import actions as planning
from kithward.planning import queries as planning_queries
from kithward.planning.actions import Chosen
from kithward.planning.models import Opportunity
from kithward.planning.week import PlannedStep, WeekPlan, chosen_of, happening_of, step_id, week_of
from kithward.undo.actions import Trace
from kithward.workspaces.models import Workspace

MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of something that was done, besides that it was."""

    people: tuple[UUID, ...] = ()  # who was there besides whom the step names
    names: tuple[str, ...] = ()  # the same, as typed
    choices: Mapping[str, UUID | None] = field(default_factory=dict)  # whom unclear names mean; None: somebody new
    day: date | None = None  # else today
    minutes: int | None = None  # else as planned
    outcome: str = ""  # what came of it
    promised: str = ""  # what is next
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, who was there, what that did, and the id by which it is taken back."""

    title: str
    people: tuple[str, ...]
    new_people: tuple[str, ...]
    news: News
    undo_id: UUID
    outcome_id: UUID | None = None


def whom(workspace: Workspace, names: Sequence[str]) -> tuple[Meant, ...]:
    """Whom each typed name means, once each; the unsure ones need an answer before anything can be written."""
    typed = {name.casefold(): name for name in reversed([name.strip() for name in names]) if name}
    if not typed:
        return ()
    if len(typed) > MOST_NAMES:
        raise BadInput(f"Name at most {MOST_NAMES} people at once.")
    known = queries.known_names(workspace)
    return tuple(Meant(Name(name), find(name, known)) for name in reversed(typed.values()))


@transaction.atomic
def finish_step(workspace: Workspace, step: str, telling: Telling, *, now: datetime) -> Done:
    """Mark a step of this week as done, by its short id or its key. Raises NotFound when the week does not hold it."""
    plan = pipeline.week(workspace, now)
    found = step_in(plan, step)
    happening = happening_of(found, now.date())
    return written(workspace, chosen_of(found, plan.first), happening, telling, known=found.person_id, now=now)


def step_in(plan: WeekPlan, step: str) -> PlannedStep:
    """The step of a plan with that id or key, also one that was left out of it."""
    wanted = step.strip().casefold()
    for found in (*plan.steps, *(left.step for left in plan.left_out)):
        if wanted in (found.id, found.key.casefold()):
            return found
    for row in plan.done:
        if wanted in (step_id(row.key), row.key.casefold()):
            raise Conflict(f"“{row.title}” is done already.")
    raise NotFound(f"There is no step “{step}” in this week's plan.")


@transaction.atomic
def finish_opportunity(workspace: Workspace, opportunity_id: UUID, telling: Telling, *, now: datetime) -> Done:
    """Mark an opportunity as done, also one that is over: what happened goes into the log.

    Raises Conflict when it was done already, as after a double click, BadInput for a day that is ahead.
    """
    row = planning_queries.opportunity(workspace, opportunity_id)
    if row.state == "done":
        raise Conflict(f"“{row.title}” is done already.")
    day = telling.day or now.date()
    if day > now.date():
        raise BadInput(f"{day_in_words(day)} is still ahead: say that it is done when it was.")
    first, _ = week_of(workspace, day)
    known = row.via_id if row.kind == "introduction" and row.via_id else row.person_id
    return written(
        workspace, chosen_from(row, first), happening_at(row, day), replace(telling, day=day), known=known, now=now
    )


def chosen_from(row: Opportunity, week_on: date) -> Chosen:
    """An opportunity as a step of the week that begins on a day."""
    title = f"Go to “{row.title}”" if row.kind == "event" else row.title
    return Chosen(week_on, f"opportunity:{row.id}", title, row.minutes, opportunity_id=row.id)


def happening_at(row: Opportunity, day: date) -> Happening | None:
    """What doing an opportunity writes into the log; None for what is no activity."""
    if row.kind == "other":
        return None
    about = row.topic or (row.title if row.kind != "event" else "")
    return Happening(
        kind="message" if row.kind == "introduction" else row.kind,
        day=day,
        form=row.form,
        minutes=row.minutes,
        began_by="me",
        topics=(about,) if about else (),
        event_name=row.title if row.kind == "event" else "",
    )


def written(
    workspace: Workspace,
    chosen: Chosen,
    happening: Happening | None,
    telling: Telling,
    *,
    known: UUID | None,
    now: datetime,
) -> Done:
    """Write what was done with all that came of it, as one change that is taken back as one."""
    as_of, trace = now.date(), Trace(workspace)
    before = pipeline.standings(workspace, as_of)
    people, new = people_met(workspace, telling, trace, met_on=telling.day or as_of)
    if known is not None:
        people = {known: queries.person(workspace, known).name, **people}
    told = told_of(happening, telling)
    parts = dict.fromkeys(people, "present")
    done = planning.finish_traced(workspace, chosen, told, people=parts, as_of=as_of, trace=trace)
    first = next(iter(people), None)
    came = write_what_came(workspace, telling, first, done.activity_id, trace=trace, as_of=as_of)
    undo_id = trace.keep(f"Done: {chosen.title}")
    news = news_since(workspace, before, as_of)
    return Done(chosen.title, tuple(people.values()), tuple(new), news, undo_id, came)


def people_met(
    workspace: Workspace, telling: Telling, trace: Trace, *, met_on: date
) -> tuple[dict[UUID, str], list[str]]:
    """Who was there, by id and name, and the names of those who are new. Raises BadInput for an unclear name."""
    people = {row.id: row.name for row in queries.people_with_ids(workspace, telling.people)}
    new: list[str] = []
    for meant in whom(workspace, telling.names):
        name, person_id = meant.name.text, meant.choice.id
        if name in telling.choices:
            person_id = telling.choices[name]
        elif meant.choice.state == "unsure":
            raise BadInput(f"It is not clear who “{name}” is.")
        if person_id is None:
            added = actions.add_person(workspace, name, met_on=met_on)
            trace.made(added)
            new.append(added.name)
            people[added.id] = added.name
        else:
            people[person_id] = queries.person(workspace, person_id).name
    return people, new


def told_of(happening: Happening | None, telling: Telling) -> Happening | None:
    """What happened, with the day, the length and the note that were told of it."""
    if happening is None:
        return None
    return replace(
        happening,
        day=telling.day or happening.day,
        minutes=telling.minutes or happening.minutes,
        note=telling.note or happening.note,
    )


def write_what_came(
    workspace: Workspace,
    telling: Telling,
    person_id: UUID | None,
    activity_id: UUID | None,
    *,
    trace: Trace,
    as_of: date,
) -> UUID | None:
    """What came of it, and what was promised there; gives the outcome, if there was one."""
    day, came = telling.day or as_of, None
    if telling.outcome:
        outcome = actions.add_outcome(workspace, telling.outcome, day=day, person_id=person_id, activity_id=activity_id)
        trace.made(outcome)
        came = outcome.id
    if telling.promised.strip():
        promise = actions.promise(
            workspace, telling.promised, person_id=person_id, due_on=telling.due_on, activity_id=activity_id
        )
        trace.made(promise)
    return came
