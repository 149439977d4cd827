"""What could be done for one goal: who would count, and which opportunities lift it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from kithward import goal_in_full
from kithward.goals import queries as goal_queries
from kithward.goals.models import Goal
from kithward.network import actions as network
from kithward.numerics.measure import Measure
from kithward.planning.actions import decline
from kithward.planning.for_goal import MOST_PEOPLE, ForGoal
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, habit, log, opportunity, person

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
LEADERS = Measure("people", "talk", field="machine learning", seniority="leader")
LEADER = {"fields": ["machine learning"], "seniority": "leader"}


def could(workspace: Workspace, made: Goal) -> ForGoal:
    return goal_in_full.goal_in_full(workspace, goal_queries.goal(workspace, made.id), NOW).could


def known(workspace: Workspace, name: str, *, every: int = 40, silent: int = 20, **values: Any) -> None:
    who = person(workspace, name, met_on=date(2025, 1, 1), **values)
    habit(workspace, "meeting", who, every=every, times=4, until=TODAY - timedelta(days=silent))


def test_people_who_would_count_are_told_with_the_warmest_tie_first(workspace: Workspace) -> None:
    known(workspace, "Cold Leader", silent=400, **LEADER)
    known(workspace, "Warm Leader", organisation="Wayfarer", title="Head of ML", **LEADER)
    known(workspace, "Somebody Else", fields=["law"], seniority="leader")
    made = goal(workspace, LEADERS)

    found = could(workspace, made)

    assert [row.name for row in found.people] == ["Warm Leader", "Cold Leader"]
    assert found.people_in_all == 2
    assert (found.people[0].about, found.people[0].state) == ("Head of ML, Wayfarer", "alive")
    assert found.people[0].tie.startswith("Alive: you talk about every")


def test_who_counted_already_would_not_count_again(workspace: Workspace) -> None:
    known(workspace, "Warm Leader", **LEADER)
    log(workspace, "meeting", person(workspace, "Maria Chen", **LEADER))
    made = goal(workspace, LEADERS)

    assert [row.name for row in could(workspace, made).people] == ["Warm Leader"]


def test_role_asks_for_those_who_fit_and_do_not_have_it(workspace: Workspace) -> None:
    known(workspace, "Warm Leader", **LEADER)
    mentor = person(workspace, "Maria Chen", **LEADER)
    network.give_role(workspace, mentor.id, "mentor", since=TODAY - timedelta(days=300))
    made = goal(workspace, Measure("people", role="mentor", field="machine learning"), target=2)

    assert [row.name for row in could(workspace, made).people] == ["Warm Leader"]


def test_topic_and_length_that_a_goal_asks_for_leave_nobody_out(workspace: Workspace) -> None:
    known(workspace, "Warm Leader", **LEADER)
    made = goal(workspace, Measure("conversations", topic="pricing", min_minutes=60, medium="video", meaningful=True))

    assert [row.name for row in could(workspace, made).people] == ["Warm Leader"]


def test_only_the_first_few_are_told_and_how_many_there_are(workspace: Workspace) -> None:
    for number in range(MOST_PEOPLE + 3):
        person(workspace, f"Leader {number}", **LEADER)
    made = goal(workspace, LEADERS)

    found = could(workspace, made)

    assert (len(found.people), found.people_in_all) == (MOST_PEOPLE, MOST_PEOPLE + 3)


def test_goal_that_no_contact_helps_names_nobody(workspace: Workspace) -> None:
    known(workspace, "Warm Leader", **LEADER)

    assert could(workspace, goal(workspace, Measure("practice", topic="public speaking"))).people == ()


def test_opportunities_that_serve_a_goal_say_how_far_they_lift_it(workspace: Workspace) -> None:
    meetup = opportunity(workspace, on=TODAY + timedelta(days=20), form="meetup")
    opportunity(workspace, "After the end", on=TODAY + timedelta(days=90))
    opportunity(workspace, "Course on wine", kind="course", on=TODAY + timedelta(days=3))
    passed = opportunity(workspace, "Declined", on=TODAY + timedelta(days=3))
    decline(workspace, passed.id)
    made = goal(workspace)

    found = could(workspace, made).opportunities

    assert [(row.opportunity_id, row.title, row.kind) for row in found] == [(meetup.id, "PyData Meetup", "event")]
    assert found[0].after > found[0].before
    assert found[0].when == "Tuesday, 30 June."


def test_introduction_to_somebody_who_fits_serves_a_goal(workspace: Workspace) -> None:
    leader = person(workspace, "Maria Chen", **LEADER)
    opportunity(workspace, "Introduction to Maria", kind="introduction", person_id=leader.id, minutes=15)
    made = goal(workspace, Measure("people", "connect", field="machine learning"), target=2)

    assert [row.title for row in could(workspace, made).opportunities] == ["Introduction to Maria"]


def test_nothing_could_be_done_for_a_goal_that_is_met(workspace: Workspace) -> None:
    known(workspace, "Warm Leader", **LEADER)
    log(workspace, "event")

    assert could(workspace, goal(workspace, target=1)) == ForGoal()
