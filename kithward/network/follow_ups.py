"""Reads of follow-ups: late, due, later, done, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, F, Q, QuerySet

from kithward.network.models import FollowUp
from kithward.workspaces.models import Workspace

DUE_WITHIN_DAYS: Final = 7
A_PAGE: Final = 30
GROUPS: Final = ("late", "due", "later", "done")


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """Some of the follow-ups of one group, and whether there are more behind them."""

    rows: tuple[FollowUp, ...]
    has_more: bool


def in_group(group: str, as_of: date) -> Q:
    """The follow-ups that were due before today, that are due within a week, that are not due so soon, or are done."""
    soon = as_of + timedelta(days=DUE_WITHIN_DAYS - 1)
    is_open = Q(done_on__isnull=True)
    return {
        "late": is_open & Q(due_on__lt=as_of),
        "due": is_open & Q(due_on__range=(as_of, soon)),
        "later": is_open & (Q(due_on__gt=soon) | Q(due_on__isnull=True)),
        "done": Q(done_on__isnull=False),
    }[group]


def follow_ups_in(workspace: Workspace, group: str, as_of: date, *, page: int = 1) -> FollowUpPage:
    """A page of one group: the earliest due first, those without a day last; of the done ones the latest first."""
    rows: QuerySet[FollowUp] = FollowUp.objects.of(workspace).filter(in_group(group, as_of)).select_related("person")
    if group == "done":
        rows = rows.order_by(F("done_on").desc(), "-id")
    else:
        rows = rows.order_by(F("due_on").asc(nulls_last=True), "id")
    first = (page - 1) * A_PAGE
    found = list(rows[first : first + A_PAGE + 1])
    return FollowUpPage(tuple(found[:A_PAGE]), len(found) > A_PAGE)


def promised(workspace: Workspace, words: Collection[str]) -> dict[str, list[str]]:
    """To whom each of these things was promised, kept or not, by name."""
    found: dict[str, list[str]] = {one: [] for one in words}
    rows = FollowUp.objects.of(workspace).filter(what__in=found, person_id__isnull=False)
    for what, name in rows.order_by("person__name_key", "id").values_list("what", "person__name"):
        found[what].append(name)
    return found


def follow_up_counts(workspace: Workspace, as_of: date) -> dict[str, int]:
    """How many follow-ups each group holds."""
    return FollowUp.objects.of(workspace).aggregate(
        **{group: Count("id", filter=in_group(group, as_of)) for group in GROUPS}
    )


def due_and_done(workspace: Workspace, first: date, last: date) -> list[tuple[date, date | None]]:
    """The day of each follow-up that was due in these days, and when it was done; None where it is open."""
    rows = FollowUp.objects.of(workspace).filter(due_on__range=(first, last))
    return [(due, done) for due, done in rows.values_list("due_on", "done_on") if due is not None]
