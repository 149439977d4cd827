"""Follow-ups and what can become of them besides being kept: put off, worded otherwise, taken away."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.language.dates import day_in_words, shift
from kithward.network import actions, queries
from kithward.network.checks import check_lengths
from kithward.network.models import FollowUp
from kithward.undo.actions import Trace
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace

EDITABLE = ("what", "due_on", "person_id")


def days_to_snooze_to(as_of: date, *, week_start: int = 0) -> dict[str, date]:
    """The days that a follow-up is usually put off to, by what to call them."""
    to_next_week = 7 - (as_of.weekday() - week_start) % 7
    return {
        "tomorrow": as_of + timedelta(days=1),
        "next week": as_of + timedelta(days=to_next_week),
        "in a month": shift(as_of, months=1),
    }


@transaction.atomic
def promise(workspace: Workspace, what: str, *, person_id: UUID, due_on: date | None = None) -> tuple[FollowUp, UUID]:
    """Something promised to a person, and the id by which that can be taken back."""
    trace = Trace(workspace)
    made = actions.promise(workspace, what, person_id=person_id, due_on=due_on)
    trace.made(made)
    return made, trace.keep(f"To do: {made.what}")


@transaction.atomic
def snooze(workspace: Workspace, follow_up_id: UUID, *, until: date, as_of: date) -> UUID:
    """Put a follow-up off to a later day; gives the id by which that can be taken back.

    Raises BadInput for a day that is not ahead, Conflict when the follow-up is kept.
    """
    follow_up = queries.follow_up(workspace, follow_up_id)
    if until <= as_of:
        raise BadInput(f"{day_in_words(until)} is not ahead: choose a later day.")
    if follow_up.done_on is not None:
        raise Conflict(f"“{follow_up.what}” is done already.")
    return changed(workspace, follow_up, {"due_on": until})


@transaction.atomic
def edit_follow_up(workspace: Workspace, follow_up_id: UUID, *, seen_version: int | None = None, **values: Any) -> UUID:
    """Give a follow-up another `what`, `due_on` or `person_id`; gives the id by which that can be taken back.

    Raises Conflict when it was changed since it was seen.
    """
    follow_up = queries.follow_up(workspace, follow_up_id)
    if seen_version is not None and follow_up.version != seen_version:
        raise Conflict(f"“{follow_up.what}” was changed in the meantime: look at it again, then save.")
    if unknown := set(values) - set(EDITABLE):
        raise TypeError(f"A follow-up has no {', '.join(sorted(unknown))} to edit.")
    if "what" in values:
        values["what"] = " ".join(values["what"].split())
        if not values["what"]:
            raise BadInput("A follow-up needs to say what is promised.")
    check_lengths(FollowUp, values)
    if values.get("person_id") is not None:
        queries.person(workspace, values["person_id"])
    return changed(workspace, follow_up, values)


@transaction.atomic
def delete_follow_up(workspace: Workspace, follow_up_id: UUID) -> UUID:
    """Take a follow-up away; gives the id by which that can be taken back."""
    follow_up = queries.follow_up(workspace, follow_up_id)
    trace = Trace(workspace)
    trace.delete(FollowUp, [follow_up.id])
    log_changed(workspace)  # follow-ups are few, and read anew with every version of the log
    return trace.keep(f"Deleted: {follow_up.what}")


def changed(workspace: Workspace, follow_up: FollowUp, values: dict[str, Any]) -> UUID:
    """Give the follow-up these values, unless another was quicker."""
    trace = Trace(workspace)
    trace.watch(FollowUp, [follow_up])
    as_seen = FollowUp.objects.of(workspace).filter(id=follow_up.id, version=follow_up.version)
    if not as_seen.update(**values, version=F("version") + 1):
        raise Conflict(f"“{follow_up.what}” was changed in the meantime: look at it again, then save.")
    log_changed(workspace)  # whom a kept promise was made to is counted
    return trace.keep(f"Changed: {follow_up.what}")
