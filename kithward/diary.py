"""What every face does with one typed line: write it, and say which goals moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from kithward import pipeline
from kithward.errors import BadInput, Conflict
from kithward.goals.standing import Standing
from kithward.network import actions, bonds, promises, queries
from kithward.network.actions import Happening, Seen
from kithward.network.line import LoggedLine, Name
from kithward.network.meaning import Understood
from kithward.network.models import Activity, FollowUp, Outcome, Participation, Person, TieRole
from kithward.network.tallies import activities_touched, mark_changed, people_touched, recount_ties
from kithward.network.wording import happening_in_words
from kithward.undo import actions as undo
from kithward.undo.actions import Trace
from kithward.upkeep import after_change
from kithward.wins.models import Win
from kithward.workspaces.actions import hold, log_changed
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Scoped

LEAST_MOVE = 0.005
MOST_WON = 3  # wins that belong to no goal, told after one change


@dataclass(frozen=True, slots=True)
class Moved:
    """A goal whose chance or count was changed."""

    goal_id: UUID
    goal: str
    done: int
    target: int
    before: float
    after: float
    won: str = ""  # what was reached with it: "half way", "goal met"
    why: str = ""  # where the chance fell though the count stayed

    def as_json(self) -> dict[str, Any]:
        told = {"id": str(self.goal_id), "goal": self.goal, "done": self.done, "target": self.target}
        told |= {"won": self.won, "why": self.why}
        return {**told, "before": round(self.before, 4), "after": round(self.after, 4)}


@dataclass(frozen=True, slots=True)
class News:
    """What a change did: the goals that it moved, and in words the wins that it brought besides."""

    moved: tuple[Moved, ...] = ()
    won: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"moved": [moved.as_json() for moved in self.moved], "won": list(self.won)}


NO_NEWS: Final = News()
# The first entries of a log take the place of the pace that the goal itself asks for.
PACE_OF_LOG: Final = "nothing counted for it, and its chance goes by the pace of your log"


@dataclass(frozen=True, slots=True)
class Told:
    """What was written, and what it did."""

    title: str
    people: tuple[Person, ...]
    new_people: tuple[Person, ...]
    news: News
    activity_id: UUID | None = None
    outcome_id: UUID | None = None
    undo_id: UUID | None = None
    is_repeat: bool = False  # it was written before, when the same line came with the same key


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back, in its own words; the rows that are gone with it, and what that did."""

    words: str
    gone: frozenset[UUID]
    news: News


@transaction.atomic
def write(
    workspace: Workspace,
    understood: Understood,
    *,
    as_of: date,
    choices: Mapping[str, UUID | None] | None = None,
    key: UUID | None = None,
) -> Told:
    """Write a line into the log. `choices` answers for unclear names: an id, or None for somebody new.

    A line that comes twice with the same `key` is written once, and answered with what the first one wrote.
    Raises BadInput when a name is still unclear; then nothing is written.
    """
    hold(workspace)
    if key is not None and (earlier := undo.change_kept(workspace, key)) is not None:
        return Told(earlier.words, (), (), NO_NEWS, undo_id=key, is_repeat=True)
    line, words = understood.line, understood.in_words()
    before, trace = pipeline.standings(workspace, as_of), Trace(workspace)
    people, new = people_of(workspace, understood, choices or {}, met_on=line.day)
    activity_id = None
    made: list[Scoped] = [*new]
    if line.is_activity:
        parts = {people[name.key].id: name.part for name in line.names}
        activity = actions.log_activity(workspace, happening_in(line, as_of), people=parts, as_of=as_of)
        made += [activity, *queries.participations(workspace, activity.id)]
        activity_id = activity.id
    trace.watch(FollowUp, queries.open_follow_ups(workspace).filter(person_id__in=[row.id for row in people.values()]))
    trace.watch(TieRole, TieRole.objects.of(workspace).filter(person_id__in=[row.id for row in people.values()]))
    made += write_asides(workspace, line, people, activity_id, as_of=as_of)
    for row in made:
        trace.made(row)
    undo_id = trace.keep(f"Logged: {words}", undo_id=key)
    news = news_since(workspace, before, as_of)
    came = next((row.id for row in made if isinstance(row, Outcome)), None)
    return Told(words, tuple(people.values()), tuple(new), news, activity_id, came, undo_id)


@transaction.atomic
def log_happening(
    workspace: Workspace, happening: Happening, *, people: Mapping[UUID, str], as_of: date, key: UUID | None = None
) -> Told:
    """Write what happened with these people, as one click tells it. What comes twice with one `key` is written once."""
    hold(workspace)
    if key is not None and (earlier := undo.change_kept(workspace, key)) is not None:
        return Told(earlier.words, (), (), NO_NEWS, undo_id=key, is_repeat=True)
    before, trace = pipeline.standings(workspace, as_of), Trace(workspace)
    activity = actions.log_activity(workspace, happening, people=people, as_of=as_of)
    for row in (activity, *queries.participations(workspace, activity.id)):
        trace.made(row)
    rows = queries.people_with_ids(workspace, people)
    names = [row.name for row in rows]
    words = happening_in_words(happening.kind, form=happening.form, people=names, topics=happening.topics)
    undo_id = trace.keep(f"Logged: {words}", undo_id=key)
    return Told(words, tuple(rows), (), news_since(workspace, before, as_of), activity.id, undo_id=undo_id)


@transaction.atomic
def rewrite(workspace: Workspace, seen: Seen, understood: Understood, *, as_of: date) -> Told:
    """Correct an activity of the log by what was understood of a form. Raises Conflict when it changed meanwhile."""
    hold(workspace)
    before, trace = pipeline.standings(workspace, as_of), Trace(workspace)
    trace.watch(Activity, Activity.objects.of(workspace).filter(id=seen.id))
    trace.watch(Participation, queries.participations(workspace, seen.id))
    line = understood.line
    people, new = people_of(workspace, understood, {}, met_on=line.day)
    parts = {people[name.key].id: name.part for name in line.names}
    actions.edit_activity(workspace, seen, happening_in(line, as_of), people=parts, as_of=as_of)
    for row in (*new, *queries.participations(workspace, seen.id)):
        trace.made(row)
    words = understood.in_words()
    undo_id = trace.keep(f"Changed: {words}")
    news = news_since(workspace, before, as_of)
    return Told(words, tuple(people.values()), tuple(new), news, seen.id, undo_id=undo_id)


@transaction.atomic
def rewrite_promise(workspace: Workspace, seen: Seen, understood: Understood) -> Told:
    """Correct a follow-up by what was understood of a form. Raises Conflict when it changed meanwhile."""
    promised = understood.line.follow_up
    if promised is None:
        raise BadInput("A follow-up needs to say what is promised.")
    people, new = people_of(workspace, understood, {}, met_on=None)
    whom = next((person.id for person in people.values()), None)
    values = {"what": promised.what, "due_on": promised.due_on, "person_id": whom}
    undo_id = promises.edit_follow_up(workspace, seen.id, seen_version=seen.version, **values)
    return Told(promised.what, tuple(people.values()), tuple(new), NO_NEWS, undo_id=undo_id)


@transaction.atomic
def delete_activity(workspace: Workspace, activity_id: UUID, *, as_of: date) -> Told:
    """Take an activity out of the log, and say which goals that moves."""
    before = pipeline.standings(workspace, as_of)
    undo_id = actions.delete_activity(workspace, activity_id)
    title = str(undo.change_kept(workspace, undo_id))
    return Told(title, (), (), news_since(workspace, before, as_of), undo_id=undo_id)


@transaction.atomic
def keep_follow_up(workspace: Workspace, follow_up_id: UUID, *, as_of: date) -> Told:
    """Mark a promise as kept today. Raises Conflict when it is done already."""
    hold(workspace)
    row = queries.follow_up(workspace, follow_up_id)
    if row.done_on is not None:
        raise Conflict(f"“{row.what}” is done already.")
    before, trace = pipeline.standings(workspace, as_of), Trace(workspace)
    trace.watch(FollowUp, [row])
    actions.keep_promise(workspace, row.id, done_on=as_of)
    undo_id = trace.keep(f"Done: {row.what}")
    return Told(row.what, (), (), news_since(workspace, before, as_of), undo_id=undo_id)


@transaction.atomic
def add_outcome(
    workspace: Workspace, kind: str, *, day: date, person_id: UUID, as_of: date, note: str = ""
) -> tuple[Outcome, Told]:
    """What came of it with a person, noted later than what it came from; and what that did."""
    before = pipeline.standings(workspace, as_of)
    added, undo_id = bonds.add_outcome(workspace, kind, day=day, person_id=person_id, note=note)
    return added, Told(added.kind, (), (), news_since(workspace, before, as_of), undo_id=undo_id)


@transaction.atomic
def remove_outcome(workspace: Workspace, outcome_id: UUID, *, as_of: date) -> Told:
    """Take an outcome away, and say what that did."""
    before = pipeline.standings(workspace, as_of)
    undo_id = bonds.remove_outcome(workspace, outcome_id)
    title = str(undo.change_kept(workspace, undo_id))
    return Told(title, (), (), news_since(workspace, before, as_of), undo_id=undo_id)


def people_of(
    workspace: Workspace, understood: Understood, choices: Mapping[str, UUID | None], *, met_on: date | None
) -> tuple[dict[str, Person], list[Person]]:
    """The people of a line by the key of their name, in its order, and those of them who are new."""
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
        people[name.key] = person
    return people, new


def happening_in(line: LoggedLine, as_of: date) -> Happening:
    return Happening(day=line.day or as_of, **actions.parts_of(line))


def write_asides(
    workspace: Workspace, line: LoggedLine, people: Mapping[str, Person], activity_id: UUID | None, *, as_of: date
) -> list[Scoped]:
    """The rows of what a line tells besides: a promise made or kept, an outcome, a role."""
    day, rows = line.day or as_of, list[Scoped]()

    def about(names: Sequence[Name]) -> list[Person]:
        return [people[name.key] for name in names or line.names]

    def first(names: Sequence[Name]) -> UUID | None:
        return next((person.id for person in about(names)), None)

    if line.kind == "follow_up":
        rows += [keep_promise_to(workspace, person, done_on=day) for person in about(())]
    if line.follow_up is not None:
        promised, what = line.follow_up, line.follow_up.what or "Follow up"
        whom = first(promised.names)
        rows.append(actions.promise(workspace, what, person_id=whom, due_on=promised.due_on, activity_id=activity_id))
    if line.outcome is not None:
        whom = first(line.outcome.names)
        rows.append(actions.add_outcome(workspace, line.outcome.kind, day=day, person_id=whom, activity_id=activity_id))
    if line.role is not None:
        rows += [
            actions.give_role(workspace, person.id, line.role.role, since=day) for person in about(line.role.names)
        ]
    return rows


def keep_promise_to(workspace: Workspace, person: Person, *, done_on: date) -> FollowUp:
    """The oldest open promise to a person, kept; without one, a follow-up that was never written down."""
    open_ones = [row for row in queries.open_follow_ups(workspace) if row.person_id == person.id]
    row = open_ones[0] if open_ones else actions.promise(workspace, "Follow up", person_id=person.id)
    return actions.keep_promise(workspace, row.id, done_on=done_on)


def news_since(workspace: Workspace, before: Iterable[Standing], as_of: date) -> News:
    """The goals that stand otherwise than before, and what was won; both are kept."""
    after, won = after_change(workspace, as_of)
    others = sorted((row for row in won if row.goal_id is None), key=lambda row: row.day, reverse=True)
    words = [row.in_words for row in others[:MOST_WON]]
    if len(others) > MOST_WON:
        words.append(f"{len(others) - MOST_WON} more on your wall of wins")
    return News(moved_between(before, after, won), tuple(words))


def moved_between(before: Iterable[Standing], after: Iterable[Standing], won: Iterable[Win] = ()) -> tuple[Moved, ...]:
    """The goals whose count or chance differs, each with what was won with it."""
    was, titles = {at.aim.goal_id: at for at in before}, {row.goal_id: row.title for row in won}
    found = []
    for at in after:
        old, goal_id = was.get(at.aim.goal_id), at.aim.goal_id
        if old and goal_id and (abs(at.chance - old.chance) >= LEAST_MOVE or at.done != old.done):
            reached = titles.get(goal_id, "").replace(at.aim.sentence, "").strip(": ")
            why = PACE_OF_LOG if at.done == old.done and at.chance < old.chance else ""
            found.append(Moved(goal_id, at.aim.sentence, at.done, at.aim.target, old.chance, at.chance, reached, why))
    return tuple(found)


@transaction.atomic
def take_back(workspace: Workspace, undo_id: UUID, *, now: datetime) -> Undone:
    """Take a change back, by the id that it gave. Raises Conflict where something was built on it since."""
    as_of = now.date()
    before = pipeline.standings(workspace, as_of)
    taken = undo.take_back(workspace, undo_id, now=now)
    version = log_changed(workspace, rows_gone=True)
    mark_changed(workspace, activities_touched(taken), version=version)
    recount_ties(workspace, people_touched(workspace, taken), version=version)
    gone = frozenset(row.id for row in taken.rows if row.before is None)
    return Undone(taken.words, gone, news_since(workspace, before, as_of))
