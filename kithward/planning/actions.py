"""What a person can change in their planning: opportunities, and what they decide on a step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kithward.errors import BadInput, Conflict
from kithward.network import actions as network_actions
from kithward.network import queries as network_queries
from kithward.network.actions import Happening
from kithward.network.checks import check_lengths
from kithward.network.models import Activity, FollowUp, Participation
from kithward.planning import queries
from kithward.planning.models import OPPORTUNITY_KINDS, Opportunity, Step
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold
from kithward.workspaces.models import Workspace

MOST_MINUTES = 14 * 24 * 60
MOST_MONEY = 1_000_000
LONGEST_INTENTION = 500


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


@dataclass(frozen=True, slots=True)
class Decided:
    """A step as it was decided on, and the id by which the decision is taken back; None where nothing changed."""

    step: Step
    undo_id: UUID | None
    activity_id: UUID | None = None


# Opportunities


@transaction.atomic
def add_opportunity(workspace: Workspace, title: str, *, kind: str, minutes: int, **values: Any) -> Opportunity:
    """Something that could be done, with its cost. Raises BadInput for what cannot be."""
    found = checked(workspace, {"title": title, "kind": kind, "minutes": minutes, **values})
    added: Opportunity = Opportunity.objects.create(workspace=workspace, **found)
    return added


@transaction.atomic
def edit_opportunity(workspace: Workspace, opportunity_id: UUID, *, seen_version: int, **values: Any) -> Opportunity:
    """The opportunity with other values. Raises Conflict when it was changed since `seen_version`."""
    found = queries.opportunity(workspace, opportunity_id)
    as_it_was = {"title": found.title, "kind": found.kind, "minutes": found.minutes}
    columns = checked(workspace, {**as_it_was, **values})
    as_seen = Opportunity.objects.of(workspace).filter(id=found.id, version=seen_version)
    if not as_seen.update(**columns, version=F("version") + 1):
        raise Conflict(f"“{found.title}” was changed in the meantime: look at the new values, then save again.")
    return queries.opportunity(workspace, opportunity_id)


def checked(workspace: Workspace, values: Mapping[str, Any]) -> dict[str, Any]:
    """An opportunity's values as columns. Raises BadInput for what cannot be, NotFound for people who are not here."""
    found = {**values, "title": values["title"].strip()}
    if not found["title"]:
        raise BadInput("An opportunity needs a title.")
    if found["kind"] not in OPPORTUNITY_KINDS:
        raise BadInput(f"“{found['kind']}” is not a kind of opportunity: choose one of {', '.join(OPPORTUNITY_KINDS)}.")
    if not 0 < found["minutes"] <= MOST_MINUTES:
        raise BadInput(f"{found['minutes']} minutes cannot be: give 1 to {MOST_MINUTES}.")
    if not 0 <= found.get("money", 0) <= MOST_MONEY:
        raise BadInput(f"The cost must be between 0 and {MOST_MONEY}.")
    if found.get("link") and urlsplit(found["link"]).scheme not in ("http", "https"):
        raise BadInput("A link begins with https:// or http://.")
    check_lengths(Opportunity, found)
    for column in ("person_id", "via_id"):
        if found.get(column) is not None:
            network_queries.person(workspace, found[column])
    return found


@transaction.atomic
def decline(workspace: Workspace, opportunity_id: UUID) -> UUID:
    """Say no to an opportunity, so that it is not proposed again; gives the id by which that is taken back."""
    found = queries.opportunity(workspace, opportunity_id)
    return set_state(workspace, found, "declined", words=f"Declined “{found.title}”")


@transaction.atomic
def reopen(workspace: Workspace, opportunity_id: UUID) -> UUID:
    """Take a no back: the opportunity is open again, and proposed again where it had been dismissed for good."""
    found = queries.opportunity(workspace, opportunity_id)
    if found.state == "done":
        raise Conflict(f"“{found.title}” is done.")
    return set_state(workspace, found, "open", words=f"Opened “{found.title}” again")


def set_state(workspace: Workspace, found: Opportunity, state: str, *, words: str) -> UUID:
    trace = Trace(workspace)
    rows = Opportunity.objects.of(workspace).filter(id=found.id)
    trace.watch(Opportunity, rows)
    if state == "open":
        refused = Step.objects.of(workspace).filter(opportunity_id=found.id, state="dismissed")
        trace.watch(Step, refused)
        refused.delete()
    rows.exclude(state=state).update(state=state, version=F("version") + 1)
    return trace.keep(words)


# Steps


@transaction.atomic
def take(workspace: Workspace, chosen: Chosen, *, as_of: date) -> Decided:
    """Take a step into its week, where it stays until it is done; taken twice, it is taken once.

    Raises Conflict when it is done.
    """
    check_open(workspace, chosen)
    known = taken_step(workspace, chosen)
    if known is not None:
        return Decided(known, None)
    return decide(workspace, chosen, "planned", as_of=as_of, words=f"Took “{chosen.title}” into the week")


@transaction.atomic
def intend(workspace: Workspace, chosen: Chosen, intention: str, *, as_of: date) -> Decided:
    """Take a step with the words "when ..., I will ... with ..."; said again, they replace those before."""
    if len(intention) > LONGEST_INTENTION:
        raise BadInput(f"Keep it short: at most {LONGEST_INTENTION} letters.")
    check_open(workspace, chosen)
    known = taken_step(workspace, chosen)
    if known is not None and known.intention == intention:
        return Decided(known, None)
    words = f"Wrote down when to do “{chosen.title}”"
    return decide(workspace, replace(chosen, intention=intention), "planned", as_of=as_of, words=words)


@transaction.atomic
def release(workspace: Workspace, chosen: Chosen) -> UUID | None:
    """Let a step that was taken go again; None when it was not taken. Raises Conflict when it is done."""
    check_open(workspace, chosen)
    known = taken_step(workspace, chosen)
    if known is None:
        return None
    trace = Trace(workspace)
    trace.watch(Step, [known])
    Step.objects.of(workspace).filter(id=known.id).delete()
    return trace.keep(f"Let “{chosen.title}” go")


@transaction.atomic
def finish(
    workspace: Workspace, chosen: Chosen, happening: Happening | None, *, people: Mapping[UUID, str], as_of: date
) -> Decided:
    """A step, done: what happened goes into the log, and its promise or opportunity is closed with it.

    Raises Conflict when it was done already, as after a double click.
    """
    trace = Trace(workspace)
    found = finish_traced(workspace, chosen, happening, people=people, as_of=as_of, trace=trace)
    return replace(found, undo_id=trace.keep(f"Done: {chosen.title}"))


def finish_traced(
    workspace: Workspace,
    chosen: Chosen,
    happening: Happening | None,
    *,
    people: Mapping[UUID, str],
    as_of: date,
    trace: Trace,
) -> Decided:
    """The same as a part of a larger change, which follows it in `trace`."""
    hold(workspace)
    check_open(workspace, chosen)
    watch(workspace, chosen, trace)
    activity: Activity | None = None
    if happening is not None:
        activity = network_actions.log_activity(workspace, happening, people=people, as_of=as_of, source="step")
        trace.made(activity)
        for part in Participation.objects.of(workspace).filter(activity_id=activity.id):
            trace.made(part)
    if chosen.follow_up_id is not None:
        network_actions.keep_promise(workspace, chosen.follow_up_id, done_on=as_of)
    if chosen.opportunity_id is not None:
        taken = Opportunity.objects.of(workspace).filter(id=chosen.opportunity_id)
        taken.update(state="done", version=F("version") + 1)
    activity_id = activity.id if activity else None
    step = write(workspace, chosen, "done", as_of=as_of, activity_id=activity_id)
    trace.made(step)
    return Decided(step, None, activity_id)


@transaction.atomic
def put_off(workspace: Workspace, chosen: Chosen, *, as_of: date) -> Decided:
    """Leave a step for another week. Raises Conflict when it is done."""
    check_open(workspace, chosen)
    return decide(workspace, chosen, "moved", as_of=as_of, words=f"Moved to next week: {chosen.title}")


@transaction.atomic
def dismiss(workspace: Workspace, chosen: Chosen, *, as_of: date) -> Decided:
    """Never propose this step again. Raises Conflict when it is done."""
    check_open(workspace, chosen)
    return decide(workspace, chosen, "dismissed", as_of=as_of, words=f"Not proposed again: {chosen.title}")


def decide(workspace: Workspace, chosen: Chosen, state: str, *, as_of: date, words: str) -> Decided:
    """What was decided on a step, written down so that it can be taken back."""
    trace = Trace(workspace)
    watch(workspace, chosen, trace)
    if state == "dismissed" and chosen.opportunity_id is not None:
        refused = Opportunity.objects.of(workspace).filter(id=chosen.opportunity_id)
        refused.update(state="declined", version=F("version") + 1)
    step = write(workspace, chosen, state, as_of=as_of)
    trace.made(step)
    return Decided(step, trace.keep(words))


def watch(workspace: Workspace, chosen: Chosen, trace: Trace) -> None:
    """Follow the rows that a decision on a step changes."""
    trace.watch(Step, Step.objects.of(workspace).filter(week_on=chosen.week_on, key=chosen.key))
    if chosen.opportunity_id is not None:
        trace.watch(Opportunity, Opportunity.objects.of(workspace).filter(id=chosen.opportunity_id))
    if chosen.follow_up_id is not None:
        trace.watch(FollowUp, FollowUp.objects.of(workspace).filter(id=chosen.follow_up_id))


def taken_step(workspace: Workspace, chosen: Chosen) -> Step | None:
    found: Step | None = (
        Step.objects.of(workspace).filter(week_on=chosen.week_on, key=chosen.key, state="planned").first()
    )
    return found


def check_open(workspace: Workspace, chosen: Chosen) -> None:
    """Raise NotFound for a step that came from another's rows, Conflict for one that is done."""
    done = Conflict(f"“{chosen.title}” is done already.")
    hold(workspace)  # two clicks at once come one after the other
    if chosen.opportunity_id is not None and queries.opportunity(workspace, chosen.opportunity_id).state == "done":
        raise done
    if chosen.follow_up_id is not None:
        network_queries.follow_up(workspace, chosen.follow_up_id)
    if Step.objects.of(workspace).filter(week_on=chosen.week_on, key=chosen.key, state="done").exists():
        raise done


def write(workspace: Workspace, chosen: Chosen, state: str, *, as_of: date, activity_id: UUID | None = None) -> Step:
    """The step as it was decided on, without an undo: a part of a larger change, or a past that is made up."""
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
            "intention": chosen.intention[:LONGEST_INTENTION],
        },
    )[0]
    return step
