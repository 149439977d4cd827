"""What becomes of wins: found ones are kept once; a person adds, marks, thanks and forgets, each to be taken back."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kithward.errors import BadInput, Conflict
from kithward.goals import queries as goal_queries
from kithward.network import actions as network_actions
from kithward.network import queries as network_queries
from kithward.network.checks import check_lengths
from kithward.network.columns import as_uuid
from kithward.network.models import FollowUp
from kithward.undo.actions import Trace
from kithward.wins.finding import Looked, happened_before
from kithward.wins.models import SIZES, Thanks, Win
from kithward.wins.queries import goals_won, thanks_in_words, win
from kithward.wins.triggers import Found
from kithward.workspaces.actions import hold
from kithward.workspaces.deleting import delete_rows
from kithward.workspaces.models import Workspace, new_id

WITHDRAWN_WITHIN: Final = timedelta(days=7)  # after that a win stays, whatever becomes of what showed it
LONGEST_MEANING: Final = 5000


@transaction.atomic
def keep_found(workspace: Workspace, looked: Looked, *, as_of: date) -> list[Win]:
    """Keep what was found and is not known yet, and give it; what was no win after all goes, unless it was marked."""
    keys = {one.key for one in looked.found}
    lately = Q(is_found=True, found_on__range=(as_of - WITHDRAWN_WITHIN, as_of), marked_on__isnull=True)
    known = dict(Win.objects.of(workspace).filter(Q(key__in=keys) | lately).values_list("key", "id"))
    new = [one for one in looked.found if one.key not in known and not happened_before(workspace, one)]
    made = [row_for(workspace, one, as_of) for one in new]
    if made:
        Win.objects.bulk_create(made, ignore_conflicts=True)
    delete_rows(workspace, {Win: [known[key] for key in known.keys() - keys if looked.was_looked_for(key)]})
    return made


def row_for(workspace: Workspace, found: Found, as_of: date) -> Win:
    return Win(
        workspace=workspace,
        key=found.key,
        is_found=True,
        found_on=as_of,
        day=found.day,
        size=found.size,
        title=found.title,
        evidence=found.evidence[:500],
        shown_by=[as_uuid(row_id).hex for row_id in found.shown_by],
        goal_id=found.goal_id,
    )


@transaction.atomic
def add_win(
    workspace: Workspace,
    title: str,
    *,
    day: date,
    as_of: date,
    size: str = "small",
    goal_id: UUID | None = None,
    celebrated: str = "",
    meaning: str = "",
) -> tuple[Win, UUID]:
    """A win told by hand, and the id by which adding it can be taken back.

    Raises BadInput for what cannot be, Conflict for what was told of that day already.
    """
    words = " ".join(title.split())
    if not words:
        raise BadInput("Say in a few words what went well.")
    if day > as_of:
        raise BadInput("A win is celebrated once it is there: choose a day that is not ahead.")
    if size not in SIZES:
        raise BadInput("A win is small or big.")
    if goal_id is not None:
        goal_queries.goal(workspace, goal_id)
    told = said_of(celebrated, meaning)
    values = {"title": words, "day": day, "size": size, "goal_id": goal_id, **told}
    check_lengths(Win, values)
    hold(workspace)  # a second click comes while the first is under way
    if Win.objects.of(workspace).filter(is_found=False, title=words, day=day).exists():
        raise Conflict(f"It is on your wall already: {words}")
    row_id = new_id()
    marked_on = as_of if any(told.values()) else None
    made: Win = Win.objects.create(
        workspace=workspace,
        id=row_id,
        key=f"hand:{row_id}",
        is_found=False,
        found_on=as_of,
        marked_on=marked_on,
        **values,
    )
    trace = Trace(workspace)
    trace.made(made)
    return made, trace.keep(f"Won: {made.title}")


def said_of(celebrated: str, meaning: str) -> dict[str, str]:
    """How a win was celebrated and what it meant, as they are kept. Raises BadInput for too many words."""
    if len(meaning.strip()) > LONGEST_MEANING:
        raise BadInput(f"What it meant may have {LONGEST_MEANING} letters.")
    return {"celebrated": " ".join(celebrated.split()), "meaning": meaning.strip()}


@transaction.atomic
def mark(workspace: Workspace, win_id: UUID, *, celebrated: str, meaning: str, as_of: date) -> UUID | None:
    """How a win was celebrated and what it meant; gives the id by which that can be taken back, None if it was so."""
    row, told = win(workspace, win_id), said_of(celebrated, meaning)
    check_lengths(Win, told)
    return changed(workspace, row, f"Celebrated: {row.title}", **told, marked_on=as_of)


@transaction.atomic
def leave(workspace: Workspace, win_id: UUID, *, as_of: date) -> UUID | None:
    """Let the moment of a win pass: it stays on the wall, and asks no more; gives the id to take that back by."""
    row = win(workspace, win_id)
    return changed(workspace, row, f"Let pass: {row.title}", marked_on=row.marked_on or as_of)


@transaction.atomic
def forget(workspace: Workspace, win_id: UUID, *, as_of: date) -> UUID | None:
    """Take a win off the wall; one that was found is not found again. Gives the id to take that back by."""
    row, words = win(workspace, win_id), "Forgot: {}"
    if row.is_found:
        return changed(workspace, row, words.format(row.title), is_dismissed=True, marked_on=as_of)
    trace = Trace(workspace)
    trace.delete(Win, [row.id])
    return trace.keep(words.format(row.title))


def changed(workspace: Workspace, row: Win, words: str, **values: Any) -> UUID | None:
    trace = Trace(workspace)
    trace.watch(Win, [row])
    Win.objects.of(workspace).filter(id=row.id).update(**values)
    return trace.keep_if_changed(words)


@transaction.atomic
def thank(
    workspace: Workspace, win_id: UUID, person_ids: Sequence[UUID], *, as_of: date, due_on: date | None = None
) -> tuple[list[FollowUp], UUID]:
    """A follow-up for each person to thank for a win, and the id by which all can be taken back."""
    row, trace = win(workspace, win_id), Trace(workspace)
    trace.watch(Win, [row])
    promises = promise_thanks(workspace, row.title, person_ids, due_on=due_on, trace=trace)
    for promise in promises:
        trace.made(Thanks.objects.create(workspace=workspace, win_id=row.id, follow_up_id=promise.id))
    if row.marked_on is None:
        Win.objects.of(workspace).filter(id=row.id).update(marked_on=as_of)
    return promises, trace.keep(said_of_thanks(row.title, promises))


@transaction.atomic
def thank_for_goal(
    workspace: Workspace, goal_id: UUID, person_ids: Sequence[UUID], *, as_of: date, due_on: date | None = None
) -> tuple[list[FollowUp], UUID]:
    """The same for a goal that is over: for the win of one that was met, else for what it was."""
    goal = goal_queries.goal(workspace, goal_id).goal
    won = goals_won(workspace, [goal_id]).get(goal_id)
    if won is not None:
        return thank(workspace, won.id, person_ids, as_of=as_of, due_on=due_on)
    trace = Trace(workspace)
    promises = promise_thanks(workspace, goal.sentence, person_ids, due_on=due_on, trace=trace)
    return promises, trace.keep(said_of_thanks(goal.sentence, promises))


def promise_thanks(
    workspace: Workspace, title: str, person_ids: Sequence[UUID], *, due_on: date | None, trace: Trace
) -> list[FollowUp]:
    """A follow-up for each person to thank, unless one waits already, followed by the trace.

    Raises BadInput for nobody, Conflict where none of them is new.
    """
    if not person_ids:
        raise BadInput("Say whom to thank.")
    hold(workspace)  # a second click comes while the first is under way
    what = thanks_in_words(title)
    waiting = FollowUp.objects.of(workspace).filter(what=what, done_on__isnull=True, person_id__in=person_ids)
    known = set(waiting.values_list("person_id", flat=True))
    people = [one for one in network_queries.people_with_ids(workspace, person_ids) if one.id not in known]
    if known and not people:
        raise Conflict("That thanks is on your list already.")
    promises = [network_actions.promise(workspace, what, person_id=one.id, due_on=due_on) for one in people]
    for promise in promises:
        trace.made(promise)
    return promises


def said_of_thanks(title: str, promises: Sequence[FollowUp]) -> str:
    return f"To thank for “{title}”: {', '.join(one.person.name for one in promises if one.person)}"
