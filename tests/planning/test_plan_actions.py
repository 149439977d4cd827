"""What a person decides on steps and opportunities, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import actions as network_actions
from kithward.network import queries as network_queries
from kithward.network.actions import Happening
from kithward.network.models import Activity
from kithward.planning import actions, queries
from kithward.planning.actions import Chosen, Decided
from kithward.planning.models import Step
from kithward.workspaces.models import Workspace
from kithward.workspaces.models import new_id as a_new_id
from tests.factories import TODAY, opportunity, person

MONDAY = TODAY - timedelta(days=2)


def chosen(key: str = "call:1", *, minutes: int = 30, **rows: UUID | None) -> Chosen:
    return Chosen(MONDAY, key, "Call Maria Chen", minutes, **rows)


def finish(workspace: Workspace, what: Chosen, *people: UUID) -> Step:
    told = Happening("call", TODAY, minutes=30)
    return actions.finish(workspace, what, told, people=dict.fromkeys(people, "present"), as_of=TODAY).step


# Opportunities


@pytest.mark.parametrize(
    "values",
    [
        {"title": " "},
        {"kind": "party"},
        {"minutes": 0},
        {"minutes": 20_161},
        {"money": -1},
        {"money": 1_000_001},
        {"title": "x" * 301},
        {"place": "x" * 301},
    ],
)
def test_what_is_no_opportunity_is_refused(workspace: Workspace, values: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        opportunity(workspace, **{"title": "Meetup", **values})


def test_an_opportunity_that_was_declined_is_not_open_any_more(workspace: Workspace) -> None:
    kept = opportunity(workspace)

    actions.decline(workspace, kept.id)

    found = queries.opportunity(workspace, kept.id)
    assert (found.state, found.version) == ("declined", 2)


# Steps


def test_a_step_that_is_done_writes_into_the_log_and_closes_what_it_came_from(workspace: Workspace) -> None:
    maria, kept = person(workspace), opportunity(workspace)
    promised = network_actions.promise(workspace, "call her", person_id=maria.id)

    step = finish(workspace, chosen(follow_up_id=promised.id, opportunity_id=kept.id), maria.id)

    activity = network_queries.activity(workspace, step.activity_id)
    assert (activity.kind, activity.source, activity.participations.get().person_id) == ("call", "step", maria.id)
    assert network_queries.follow_up(workspace, promised.id).done_on == TODAY
    assert queries.opportunity(workspace, kept.id).state == "done"
    assert (step.state, step.decided_on, step.minutes) == ("done", TODAY, 30)


def test_a_double_click_does_a_step_once(workspace: Workspace) -> None:
    finish(workspace, chosen())

    with pytest.raises(Conflict, match="is done already"):
        finish(workspace, chosen())

    assert Activity.objects.of(workspace).count() == 1


@pytest.mark.parametrize("decide", [actions.put_off, actions.dismiss])
def test_what_is_done_stays_done(workspace: Workspace, decide: Callable[..., Decided]) -> None:
    step = finish(workspace, chosen())

    with pytest.raises(Conflict):
        decide(workspace, chosen(), as_of=TODAY)

    kept = Step.objects.of(workspace).get()
    assert (kept.state, kept.activity_id) == ("done", step.activity_id)


def test_a_step_that_was_moved_can_still_be_done_and_the_same_step_again_next_week(workspace: Workspace) -> None:
    actions.put_off(workspace, chosen(), as_of=TODAY)

    assert finish(workspace, chosen()).state == "done"
    next_week = Chosen(MONDAY + timedelta(days=7), "call:1", "Call", 30)
    assert actions.finish(workspace, next_week, None, people={}, as_of=TODAY).step.state == "done"
    assert queries.steps_done(workspace) == (2, 0)


def test_dismissing_an_opportunity_declines_it(workspace: Workspace) -> None:
    kept = opportunity(workspace)

    actions.dismiss(workspace, chosen(f"opportunity:{kept.id}", opportunity_id=kept.id), as_of=TODAY)

    assert queries.opportunity(workspace, kept.id).state == "declined"
    assert queries.dismissed(workspace) == {f"opportunity:{kept.id}"}


def test_nothing_is_written_when_a_part_of_a_step_cannot_be(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        finish(workspace, chosen(follow_up_id=a_new_id()))

    assert not Activity.objects.of(workspace).exists()
    assert not Step.objects.of(workspace).exists()


# Another's rows


@pytest.mark.parametrize("missing", [False, True])
def test_charlie_gets_not_found_for_each_of_alices_rows(
    workspace: Workspace, other_workspace: Workspace, missing: bool
) -> None:
    maria, kept = person(workspace), opportunity(workspace)
    promised = network_actions.promise(workspace, "x")
    her, event, promise = [a_new_id() if missing else row.id for row in (maria, kept, promised)]
    calls: list[Callable[[], Any]] = [
        lambda: queries.opportunity(other_workspace, event),
        lambda: actions.decline(other_workspace, event),
        lambda: opportunity(other_workspace, "Dinner", person_id=her),
        lambda: opportunity(other_workspace, "Dinner", via_id=her),
        lambda: finish(other_workspace, chosen(), her),
        lambda: finish(other_workspace, chosen(opportunity_id=event)),
        lambda: finish(other_workspace, chosen(follow_up_id=promise)),
        lambda: actions.put_off(other_workspace, chosen(opportunity_id=event), as_of=TODAY),
        lambda: actions.dismiss(other_workspace, chosen(opportunity_id=event), as_of=TODAY),
        lambda: actions.put_off(other_workspace, chosen(follow_up_id=promise), as_of=TODAY),
    ]

    for one in calls:
        with pytest.raises(NotFound):
            one()

    assert queries.opportunity(workspace, kept.id).state == "open"
    assert not Step.objects.of(other_workspace).exists()
