"""What a person can change in their planning: opportunities, and what they decide on a step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.network import actions as network_actions
from kithward.network import queries as network_queries
from kithward.network.actions import Happening
from kithward.network.checks import check_lengths
from kithward.network.models import Activity
from kithward.planning import queries
from kithward.planning.models import OPPORTUNITY_KINDS, Opportunity, Step
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

MOST_MINUTES = 14 * 24 * 60
MOST_MONEY = 1_000_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step of a week's plan, as it was proposed."""

    week_on: date
    key: str
    title: str
    minutes: int
    opportunity_id: UUID | None = None
    follow_up_id: UUID | None = None
    intention: str = ""


@transaction.atomic
def add_opportunity(workspace: Workspace, title: str, *, kind: str, minutes: int, **values: Any) -> Opportunity:
    """Something that could be done, with its cost. Raises BadInput for what cannot be."""
    if not title.strip():
        raise BadInput("An opportunity needs a title.")
    if kind not in OPPORTUNITY_KINDS:
        raise BadInput(f"“{kind}” is not a kind of opportunity: choose one of {', '.join(OPPORTUNITY_KINDS)}.")
    if not 0 < minutes <= MOST_MINUTES:
        raise BadInput(f"{minutes} minutes cannot be: give 1 to {MOST_MINUTES}.")
    if not 0 <= values.get("money", 0) <= MOST_MONEY:
        raise BadInput(f"The cost must be between 0 and {MOST_MONEY}.")
    check_lengths(Opportunity, {"title": title.strip(), **values})
    for column in ("person_id", "via_id"):
        if values.get(column) is not None:
            network_queries.person(workspace, values[column])
    added: Opportunity = Opportunity.objects.create(
        workspace=workspace, title=title.strip(), kind=kind, minutes=minutes, **values
    )
    return added


@transaction.atomic
def decline(workspace: Workspace, opportunity_id: UUID) -> None:
    """Say no to an opportunity, so that it is not proposed again."""
    found = queries.opportunity(workspace, opportunity_id)
    Opportunity.objects.of(workspace).filter(id=found.id).update(state="declined", version=F("version") + 1)


@transaction.atomic
def finish(
    workspace: Workspace, chosen: Chosen, happening: Happening | None, *, people: Mapping[UUID, str], as_of: date
) -> Step:
    """A step, done: what happened goes into the log, and its promise or opportunity is closed with it.

    Raises Conflict when it was done already, as after a double click.
    """
    hold(workspace)
    check_open(workspace, chosen)
    activity: Activity | None = None
    if happening is not None:
        activity = network_actions.log_activity(workspace, happening, people=people, as_of=as_of, source="step")
    if chosen.follow_up_id is not None:
        network_actions.keep_promise(workspace, chosen.follow_up_id, done_on=as_of)
    if chosen.opportunity_id is not None:
        taken = Opportunity.objects.of(workspace).filter(id=chosen.opportunity_id)
        taken.update(state="done", version=F("version") + 1)
    return decided(workspace, chosen, "done", as_of=as_of, activity_id=activity.id if activity else None)


@transaction.atomic
def put_off(workspace: Workspace, chosen: Chosen, *, as_of: date) -> Step:
    """Leave a step for another week. Raises Conflict when it is done."""
    check_open(workspace, chosen)
    return decided(workspace, chosen, "moved", as_of=as_of)


@transaction.atomic
def dismiss(workspace: Workspace, chosen: Chosen, *, as_of: date) -> Step:
    """Never propose this step again. Raises Conflict when it is done."""
    check_open(workspace, chosen)
    if chosen.opportunity_id is not None:
        decline(workspace, chosen.opportunity_id)
    return decided(workspace, chosen, "dismissed", as_of=as_of)


def check_open(workspace: Workspace, chosen: Chosen) -> None:
    """Raise NotFound for a step that came from another's rows, Conflict for one that is done."""
    if chosen.opportunity_id is not None:
        queries.opportunity(workspace, chosen.opportunity_id)
    if chosen.follow_up_id is not None:
        network_queries.follow_up(workspace, chosen.follow_up_id)
    Workspace.objects.select_for_update().get(id=workspace.id)  # two clicks at once come one after the other
    if Step.objects.of(workspace).filter(week_on=chosen.week_on, key=chosen.key, state="done").exists():
        raise Conflict(f"“{chosen.title}” is done already.")


def decided(workspace: Workspace, chosen: Chosen, state: str, *, as_of: date, activity_id: UUID | None = None) -> Step:
    step: Step = Step.objects.update_or_create(
        workspace=workspace,
        week_on=chosen.week_on,
        key=chosen.key,
        defaults={
            "title": chosen.title[:500],
            "minutes": chosen.minutes,
            "state": state,
            "decided_on": as_of,
            "activity_id": activity_id,
            "opportunity_id": chosen.opportunity_id,
            "follow_up_id": chosen.follow_up_id,
            "intention": chosen.intention[:500],
        },
    )[0]
    return step
