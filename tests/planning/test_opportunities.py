"""Opportunities: edited, declined and opened again, over without an answer, and what each is worth."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward import diary, pipeline
from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals.window import Window
from kithward.numerics.measure import Measure
from kithward.planning import actions, queries
from kithward.planning.actions import Chosen
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, opportunity

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
MONDAY = TODAY - timedelta(days=2)


def titles(rows: Any) -> list[str]:
    return [row.title for row in rows]


def test_an_edit_keeps_what_it_does_not_name(workspace: Workspace) -> None:
    kept = opportunity(workspace, place="Berlin")

    changed = actions.edit_opportunity(workspace, kept.id, seen_version=1, title=" Dinner ", minutes=60)

    assert (changed.title, changed.minutes, changed.place, changed.version) == ("Dinner", 60, "Berlin", 2)


def test_an_edit_of_what_was_changed_meanwhile_is_refused(workspace: Workspace) -> None:
    kept = opportunity(workspace)
    actions.edit_opportunity(workspace, kept.id, seen_version=1, title="Dinner")

    with pytest.raises(Conflict, match="changed in the meantime"):
        actions.edit_opportunity(workspace, kept.id, seen_version=1, title="Lunch")

    assert queries.opportunity(workspace, kept.id).title == "Dinner"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x.org", "//x.org", "x"])
def test_a_link_leads_to_the_web_or_nowhere(workspace: Workspace, link: str) -> None:
    with pytest.raises(BadInput, match="begins with https"):
        opportunity(workspace, link=link)

    assert opportunity(workspace, link="https://example.org/a").link == "https://example.org/a"


def test_a_no_is_taken_back(workspace: Workspace) -> None:
    kept = opportunity(workspace)

    diary.take_back(workspace, actions.decline(workspace, kept.id), now=NOW)

    assert queries.opportunity(workspace, kept.id).state == "open"


def test_what_was_dismissed_for_good_is_proposed_again_once_it_is_opened_again(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=5)
    kept = opportunity(workspace, on=TODAY)
    chosen = Chosen(MONDAY, f"opportunity:{kept.id}", kept.title, 60, opportunity_id=kept.id)
    actions.dismiss(workspace, chosen, as_of=TODAY)
    assert chosen.key not in {step.key for step in pipeline.week(workspace, NOW).steps}

    actions.reopen(workspace, kept.id)

    assert [step.key for step in pipeline.week(workspace, NOW).steps] == [chosen.key]


def test_what_is_done_is_not_opened_again(workspace: Workspace) -> None:
    kept = opportunity(workspace)
    chosen = Chosen(MONDAY, f"opportunity:{kept.id}", kept.title, 60, opportunity_id=kept.id)
    actions.finish(workspace, chosen, None, people={}, as_of=TODAY)

    with pytest.raises(Conflict):
        actions.reopen(workspace, kept.id)


def test_an_event_that_is_over_stays_in_sight_until_it_is_answered(workspace: Workspace) -> None:
    opportunity(workspace, "Over at nine", starts_at=NOW - timedelta(minutes=1))
    opportunity(workspace, "Yesterday", on=TODAY - timedelta(days=1))
    opportunity(workspace, "Today", on=TODAY)
    opportunity(workspace, "Tonight", starts_at=NOW + timedelta(hours=9))
    opportunity(workspace, "Any day")
    declined = opportunity(workspace, "Declined", on=TODAY - timedelta(days=1))
    actions.decline(workspace, declined.id)

    assert titles(queries.unanswered_opportunities(workspace, NOW)) == ["Over at nine", "Yesterday"]
    assert titles(queries.open_opportunities(workspace, NOW)) == ["Today", "Tonight", "Any day"]
    assert titles(queries.closed_opportunities(workspace, "declined")) == ["Declined"]


# What it is worth


def test_each_opportunity_lifts_its_goals_and_says_how_much_that_is_an_hour(workspace: Workspace) -> None:
    aim = goal(workspace, Measure("events", form="meetup"), target=2)
    short = opportunity(workspace, form="meetup", minutes=60)
    long = opportunity(workspace, "Long", form="meetup", minutes=240)
    other = opportunity(workspace, "Course", kind="course", minutes=60)

    worths = pipeline.opportunity_worths(workspace, NOW)

    gain = worths[short.id].gains[0]
    assert (gain.goal_id, len(worths[short.id].gains)) == (aim.id, 1)
    assert 0 < gain.before < gain.after < 1
    assert gain.before == pytest.approx(pipeline.standings(workspace, TODAY)[0].chance)
    assert worths[short.id].per_hour == pytest.approx(gain.after - gain.before)
    assert worths[short.id].per_hour == pytest.approx(4 * worths[long.id].per_hour)
    assert (worths[other.id].gains, worths[other.id].per_hour) == ((), 0)


def test_an_event_after_the_end_of_a_goal_does_nothing_for_it(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=2, window=Window(TODAY, by=date(2026, 6, 30)))
    late = opportunity(workspace, on=date(2026, 7, 1))
    in_time = opportunity(workspace, "In time", on=date(2026, 6, 30))

    worths = pipeline.opportunity_worths(workspace, NOW)

    assert worths[late.id].gains == ()
    assert worths[in_time.id].gains


def test_worths_ask_the_same_of_the_tables_for_many_as_for_few(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=2)
    opportunity(workspace)
    pipeline.opportunity_worths(workspace, NOW)
    with CaptureQueriesContext(connection) as few:
        pipeline.opportunity_worths(workspace, NOW)
    for number in range(40):
        opportunity(workspace, f"Dinner {number}")

    with CaptureQueriesContext(connection) as many:
        assert len(pipeline.opportunity_worths(workspace, NOW)) == 41

    assert len(many) == len(few)


def test_without_goals_nothing_is_worth_anything(workspace: Workspace) -> None:
    kept = opportunity(workspace)

    assert pipeline.opportunity_worths(workspace, NOW)[kept.id].gains == ()


def test_charlie_sees_and_changes_nothing_of_alices(workspace: Workspace, other_workspace: Workspace) -> None:
    kept = opportunity(workspace, on=TODAY - timedelta(days=1))

    assert not queries.unanswered_opportunities(other_workspace, NOW).exists()
    assert pipeline.opportunity_worths(other_workspace, NOW) == {}
    with pytest.raises(NotFound):
        actions.edit_opportunity(other_workspace, kept.id, seen_version=1, title="Mine")
    with pytest.raises(NotFound):
        actions.reopen(other_workspace, kept.id)
