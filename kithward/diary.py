"""What every face does with one typed line and with a step that was taken: write it, and say which goals moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kithward import pipeline
from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals.standing import Standing
from kithward.network import actions, queries
from kithward.network.actions import Happening
from kithward.network.line import LoggedLine, Name, read_line
from kithward.network.models import Person
from kithward.network.tallies import people_touched, recount_ties
from kithward.network.who import Choice, find
from kithward.planning import actions as planning
from kithward.planning.week import PlannedStep, WeekPlan, chosen_of, happening_of, step_id
from kithward.undo import actions as undo
from kithward.upkeep import keep_forecasts
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace

LEAST_MOVE = 0.005
# What a line can tell of that is no activity of its own.
NO_ACTIVITY = ("", "follow_up", "outcome", "role")


@dataclass(frozen=True, slots=True)
class Meant:
    """A name in a line, and whom it means."""

    name: Name
    choice: Choice


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood; `unsure` are the names that need an answer before it can be written."""

    line: LoggedLine
    meant: tuple[Meant, ...]

    @property
    def unsure(self) -> tuple[Meant, ...]:
        return tuple(meant for meant in self.meant if meant.choice.state == "unsure")

    def in_words(self) -> str:
        return " ".join(words for _, words in self.line.understood)

    def as_json(self) -> dict[str, Any]:
        line = self.line
        return {
            "kind": line.kind,
            "form": line.form or None,
            "day": line.day.isoformat() if line.day else None,
            "people": [meant.name.text for meant in self.meant],
            "topics": list(line.topics),
            "minutes": line.minutes,
            "medium": line.medium or None,
            "meaningful": line.meaningful,
            "event": line.event_name or None,
            "follow_up": {"what": line.follow_up.what, "due": line.follow_up.due_on} if line.follow_up else None,
            "ignored": list(line.ignored),
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """A goal whose chance or count was changed."""

    goal_id: UUID
    goal: str
    done: int
    target: int
    before: float
    after: float

    def as_json(self) -> dict[str, Any]:
        rounded = {"before": round(self.before, 4), "after": round(self.after, 4)}
        return {"id": str(self.goal_id), "goal": self.goal, "done": self.done, "target": self.target, **rounded}


@dataclass(frozen=True, slots=True)
class Told:
    """What was written, and what it moved."""

    title: str
    people: tuple[Person, ...]
    new_people: tuple[Person, ...]
    moved: tuple[Moved, ...]
    activity_id: UUID | None = None


def understand(workspace: Workspace, text: str, today: date) -> Understood:
    """What a line says happened, and whom its names mean. Raises BadInput for a line that cannot be logged."""
    line = read_line(text, today)
    if line.problems:
        raise BadInput(" ".join(line.problems))
    names = names_in(line)
    known = queries.known_names(workspace) if names else None
    return Understood(
        line, tuple(Meant(name, find(name.text, known, organisation=name.organisation)) for name in names if known)
    )


def names_in(line: LoggedLine) -> tuple[Name, ...]:
    """Everybody whom a line names, once each: who took part, and whom its promise, outcome or role is about."""
    asides = [aside.names for aside in (line.follow_up, line.outcome, line.role) if aside is not None]
    every = (*line.names, *(name for names in asides for name in names))
    return tuple({name.text.casefold(): name for name in reversed(every)}.values())[::-1]


@transaction.atomic
def write(
    workspace: Workspace, understood: Understood, *, as_of: date, choices: Mapping[str, UUID | None] | None = None
) -> Told:
    """Write a line into the log. `choices` answers for unclear names: an id, or None for somebody new.

    Raises BadInput when a name is still unclear; then nothing is written.
    """
    line = understood.line
    before = pipeline.standings(workspace, as_of)
    people, new = people_of(workspace, understood, choices or {}, met_on=line.day)
    activity_id = None
    if line.kind not in NO_ACTIVITY:
        parts = {people[name.text.casefold()].id: name.part for name in line.names}
        activity_id = actions.log_activity(workspace, happening_in(line, as_of), people=parts, as_of=as_of).id
    write_asides(workspace, line, people, activity_id, as_of=as_of)
    after = pipeline.standings(workspace, as_of)
    keep_forecasts(workspace, after, as_of=as_of)
    return Told(understood.in_words(), tuple(people.values()), tuple(new), moved_between(before, after), activity_id)


def people_of(
    workspace: Workspace, understood: Understood, choices: Mapping[str, UUID | None], *, met_on: date | None
) -> tuple[dict[str, Person], list[Person]]:
    """The people of a line by the name as typed, in its order, and those of them who are new."""
    people: dict[str, Person] = {}
    new: list[Person] = []
    for meant in understood.meant:
        name, chosen = meant.name, meant.choice.id
        if name.text in choices:
            chosen = choices[name.text]
        elif meant.choice.state == "unsure":
            raise BadInput(f"It is not clear who “{name.text}” is.")
        if chosen is None:
            values = {"organisation": name.organisation} if name.organisation else {}
            person = actions.add_person(workspace, name.text, met_on=met_on, **values)
            new.append(person)
        else:
            person = queries.person(workspace, chosen)
        people[name.text.casefold()] = person
    return people, new


def happening_in(line: LoggedLine, as_of: date) -> Happening:
    return Happening(
        kind=line.kind,
        day=line.day or as_of,
        form=line.form,
        minutes=line.minutes,
        medium=line.medium,
        began_by=line.began_by,
        meaningful=line.meaningful,
        topics=line.topics,
        event_name=line.event_name,
    )


def write_asides(
    workspace: Workspace, line: LoggedLine, people: Mapping[str, Person], activity_id: UUID | None, *, as_of: date
) -> None:
    """What a line tells besides: a promise made or kept, an outcome, a role."""
    day = line.day or as_of

    def about(names: Sequence[Name]) -> list[Person]:
        return [people[name.text.casefold()] for name in names or line.names]

    def first(names: Sequence[Name]) -> UUID | None:
        return next((person.id for person in about(names)), None)

    if line.kind == "follow_up":
        for person in about(()):
            keep_promise_to(workspace, person, done_on=day)
    if line.follow_up is not None:
        promised, what = line.follow_up, line.follow_up.what or "Follow up"
        whom = first(promised.names)
        actions.promise(workspace, what, person_id=whom, due_on=promised.due_on, activity_id=activity_id)
    if line.outcome is not None:
        whom = first(line.outcome.names)
        actions.add_outcome(workspace, line.outcome.kind, day=day, person_id=whom, activity_id=activity_id)
    if line.role is not None:
        for person in about(line.role.names):
            actions.give_role(workspace, person.id, line.role.role, since=day)


def keep_promise_to(workspace: Workspace, person: Person, *, done_on: date) -> None:
    """The oldest open promise to a person is kept; without one, a follow-up that was never written down is."""
    open_ones = [row for row in queries.open_follow_ups(workspace) if row.person_id == person.id]
    row = open_ones[0] if open_ones else actions.promise(workspace, "Follow up", person_id=person.id)
    actions.keep_promise(workspace, row.id, done_on=done_on)


def moved_between(before: Iterable[Standing], after: Iterable[Standing]) -> tuple[Moved, ...]:
    """The goals whose count or chance differs."""
    was = {at.aim.goal_id: at for at in before}
    found = []
    for at in after:
        old = was.get(at.aim.goal_id)
        if old and at.aim.goal_id and (abs(at.chance - old.chance) >= LEAST_MOVE or at.done != old.done):
            found.append(Moved(at.aim.goal_id, at.aim.sentence, at.done, at.aim.target, old.chance, at.chance))
    return tuple(found)


def finish_step(workspace: Workspace, step: str, *, now: datetime, also_with: Sequence[UUID] = ()) -> Told:
    """Mark a step of this week as done, by its short id or its key. Raises NotFound when the week does not hold it."""
    as_of = now.date()
    before = pipeline.standings(workspace, as_of)
    plan = pipeline.week(workspace, now, known=before)
    chosen = step_in(plan, step)
    people = dict.fromkeys([*([chosen.person_id] if chosen.person_id else []), *also_with], "present")
    planning.finish(workspace, chosen_of(chosen, plan.first), happening_of(chosen, as_of), people=people, as_of=as_of)
    after = pipeline.standings(workspace, as_of)
    keep_forecasts(workspace, after, as_of=as_of)
    rows = queries.people_with_ids(workspace, people)
    return Told(chosen.title, tuple(rows), (), moved_between(before, after))


@transaction.atomic
def take_back(workspace: Workspace, undo_id: UUID, *, now: datetime) -> Told:
    """Take a change back, by the id that it gave. Raises Conflict where something was built on it since."""
    as_of = now.date()
    before = pipeline.standings(workspace, as_of)
    taken = undo.take_back(workspace, undo_id, now=now)
    people = people_touched(workspace, taken)
    recount_ties(workspace, people, version=log_changed(workspace, rows_gone=True))
    after = pipeline.standings(workspace, as_of)
    keep_forecasts(workspace, after, as_of=as_of)
    return Told(taken.words, (), (), moved_between(before, after))


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
