"""What came of it: outcomes with what they came from, and what each kind of contact brought."""

from datetime import timedelta

from kithward.network.actions import add_outcome
from kithward.network.came_of_it import WhatCame, what_came
from kithward.network.models import Outcome
from kithward.numerics.sources import Brought
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person

DAY = timedelta(days=1)


def source(found: WhatCame, name: str) -> Brought:
    return next(row for row in found.sources if row.source == name)


def test_an_outcome_is_tied_to_what_it_was_logged_with(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    event = log(workspace, "event", maria, day=TODAY - 20 * DAY, event_name="PyData", minutes=180)
    log(workspace, "call", maria, day=TODAY - 10 * DAY, minutes=30)
    add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, activity_id=event.id)

    found = what_came(workspace, TODAY)

    (came,) = found.outcomes
    assert came.origin is not None
    assert (came.origin.activity_id, came.origin.is_told, came.origin.words) == (event.id, True, "Event: PyData")
    assert (source(found, "event").outcomes, source(found, "call").outcomes) == (1, 0)
    assert (source(found, "event").hours, source(found, "call").hours) == (3.0, 0.5)


def test_an_outcome_by_itself_comes_from_the_last_contact_before(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    call = log(workspace, "call", maria, day=TODAY - 10 * DAY)
    log(workspace, "meeting", maria, day=TODAY)
    add_outcome(workspace, "advice", day=TODAY - 5 * DAY, person_id=maria.id, note="Ask first.")

    (came,) = what_came(workspace, TODAY).outcomes

    assert came.origin is not None
    assert (came.origin.activity_id, came.origin.is_told) == (call.id, False)
    assert (came.person, came.note, came.kind) == ("Maria Chen", "Ask first.", "advice")


def test_an_outcome_without_a_contact_is_listed_and_counts_for_nothing(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    log(workspace, "call", maria, day=TODAY - 200 * DAY)
    add_outcome(workspace, "advice", day=TODAY, person_id=maria.id)
    add_outcome(workspace, "offer", day=TODAY)

    found = what_came(workspace, TODAY)

    assert (found.total, found.untied) == (2, 2)
    assert [row.origin for row in found.outcomes] == [None, None]
    assert sum(row.outcomes for row in found.sources) == 0


def test_only_the_last_twelve_months_count(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    for days in (365, 364):
        log(workspace, "call", maria, day=TODAY - days * DAY)
        add_outcome(workspace, "advice", day=TODAY - days * DAY, person_id=maria.id)

    found = what_came(workspace, TODAY)

    assert found.total == 1
    assert (source(found, "call").times, source(found, "call").outcomes) == (1, 1)


def test_the_last_come_first_and_only_so_many_are_told(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    for days in (3, 1, 2):
        add_outcome(workspace, "advice", day=TODAY - days * DAY, person_id=maria.id)

    found = what_came(workspace, TODAY, most=2)

    assert [(TODAY - row.day).days for row in found.outcomes] == [1, 2]
    assert found.total == 3


def test_what_others_got_is_theirs(workspace: Workspace, other_workspace: Workspace) -> None:
    charlie = person(other_workspace, "Charlie")
    log(other_workspace, "call", charlie)
    add_outcome(other_workspace, "advice", day=TODAY, person_id=charlie.id)

    assert Outcome.objects.of(other_workspace).count() == 1
    assert what_came(workspace, TODAY).total == 0
