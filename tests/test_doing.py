"""What was done: who was there, what came of it, what is next, and all of it taken back as one."""

from datetime import UTC, datetime, timedelta

import pytest

from kithward import diary, doing, pipeline
from kithward.doing import Telling
from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals.window import Window
from kithward.network.models import Activity, FollowUp, Outcome, Person
from kithward.numerics.measure import Measure
from kithward.planning import queries
from kithward.planning.models import Step
from kithward.workspaces.models import Workspace
from kithward.workspaces.models import new_id as a_new_id
from tests.factories import TODAY, goal, opportunity, person

NOW = datetime(2026, 6, 10, 20, tzinfo=UTC)
YESTERDAY = TODAY - timedelta(days=1)


def test_an_event_that_is_over_is_done_with_whoever_was_there(workspace: Workspace) -> None:
    month = Window(TODAY - timedelta(days=30), by=TODAY + timedelta(days=30))
    goal(workspace, Measure("events"), target=2, window=month)
    maria, meetup = person(workspace), opportunity(workspace, form="meetup", on=YESTERDAY)
    told = Telling(
        names=("Maria Chen", "maria chen", " Zoe Quist "),
        day=YESTERDAY,
        minutes=90,
        outcome="referral",
        promised="send the paper",
        due_on=TODAY + timedelta(days=7),
        note="Crowded.",
    )

    done = doing.finish_opportunity(workspace, meetup.id, told, now=NOW)

    assert (done.people, done.new_people) == (("Maria Chen", "Zoe Quist"), ("Zoe Quist",))
    assert [moved.done for moved in done.news.moved] == [1]
    activity = Activity.objects.of(workspace).get()
    assert (activity.kind, activity.form, activity.event_name) == ("event", "meetup", "PyData Meetup")
    assert (activity.day, activity.minutes, activity.note) == (YESTERDAY, 90, "Crowded.")
    assert activity.participations.count() == 2
    assert Outcome.objects.of(workspace).get().person_id == maria.id
    assert FollowUp.objects.of(workspace).get().activity_id == activity.id
    assert queries.opportunity(workspace, meetup.id).state == "done"


def test_all_of_it_is_taken_back_as_one(workspace: Workspace) -> None:
    meetup = opportunity(workspace, on=YESTERDAY)
    told = Telling(names=("Zoe Quist",), outcome="advice", promised="write")
    done = doing.finish_opportunity(workspace, meetup.id, told, now=NOW)

    diary.take_back(workspace, done.undo_id, now=NOW)

    for table in (Person, Activity, Outcome, FollowUp, Step):
        assert not table.objects.of(workspace).exists()
    assert queries.opportunity(workspace, meetup.id).state == "open"


def test_an_unclear_name_is_asked_about_and_nothing_is_written(workspace: Workspace) -> None:
    people = [person(workspace, "Maria Chen", place=place) for place in ("Berlin", "Lagos")]
    meetup = opportunity(workspace, on=YESTERDAY)

    with pytest.raises(BadInput, match="not clear who “Maria Chen” is"):
        doing.finish_opportunity(workspace, meetup.id, Telling(names=("Zoe", "Maria Chen")), now=NOW)
    assert Person.objects.of(workspace).count() == 2

    answer = Telling(names=("Maria Chen",), choices={"Maria Chen": people[1].id})
    doing.finish_opportunity(workspace, meetup.id, answer, now=NOW)
    assert Activity.objects.of(workspace).get().participations.get().person_id == people[1].id


def test_somebody_new_may_have_the_name_of_one_who_is_known(workspace: Workspace) -> None:
    person(workspace)
    person(workspace)
    meetup = opportunity(workspace, on=YESTERDAY)

    done = doing.finish_opportunity(
        workspace, meetup.id, Telling(names=("Maria Chen",), choices={"Maria Chen": None}), now=NOW
    )

    assert done.new_people == ("Maria Chen",)


def test_a_double_click_does_it_once(workspace: Workspace) -> None:
    meetup = opportunity(workspace, on=YESTERDAY)
    doing.finish_opportunity(workspace, meetup.id, Telling(), now=NOW)

    with pytest.raises(Conflict, match="done already"):
        doing.finish_opportunity(workspace, meetup.id, Telling(), now=NOW)

    assert Activity.objects.of(workspace).count() == 1


def test_a_step_of_the_week_is_done_with_names(workspace: Workspace) -> None:
    goal(workspace, Measure("events"), target=2)
    opportunity(workspace, on=TODAY)
    step = pipeline.week(workspace, NOW).steps[0]

    done = doing.finish_step(workspace, step.id, Telling(names=("Zoe Quist",)), now=NOW)

    assert done.title == "Go to “PyData Meetup”"
    assert Activity.objects.of(workspace).get().participations.count() == 1


def test_whom_an_introduction_was_asked_of_is_who_was_written_to(workspace: Workspace) -> None:
    jonas, amara = person(workspace, "Jonas Weber"), person(workspace, "Amara Okafor")
    asked = opportunity(workspace, "Meet Amara", kind="introduction", minutes=15, person_id=amara.id, via_id=jonas.id)

    doing.finish_opportunity(workspace, asked.id, Telling(), now=NOW)

    activity = Activity.objects.of(workspace).get()
    assert (activity.kind, activity.participations.get().person_id) == ("message", jonas.id)


def test_what_lies_ahead_cannot_be_done(workspace: Workspace) -> None:
    meetup = opportunity(workspace, on=TODAY + timedelta(days=3))

    with pytest.raises(BadInput, match="still ahead"):
        doing.finish_opportunity(workspace, meetup.id, Telling(day=TODAY + timedelta(days=3)), now=NOW)

    assert queries.opportunity(workspace, meetup.id).state == "open"


def test_more_names_than_anybody_types_are_refused(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="at most"):
        doing.whom(workspace, [f"Person {number}" for number in range(101)])


@pytest.mark.parametrize("missing", [False, True])
def test_charlie_cannot_do_what_is_alices(workspace: Workspace, other_workspace: Workspace, missing: bool) -> None:
    meetup = opportunity(workspace, on=YESTERDAY)

    with pytest.raises(NotFound):
        doing.finish_opportunity(other_workspace, a_new_id() if missing else meetup.id, Telling(), now=NOW)
    with pytest.raises(NotFound):
        doing.finish_opportunity(
            other_workspace, opportunity(other_workspace).id, Telling(people=(person(workspace).id,)), now=NOW
        )
