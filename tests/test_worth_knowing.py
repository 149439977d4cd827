"""What is worth knowing of some people."""

from datetime import date, timedelta
from uuid import uuid4

from kithward.goals.models import Goal
from kithward.network import actions
from kithward.network.finding import Wanted
from kithward.network.models import Person
from kithward.numerics.measure import Measure
from kithward.workspaces.models import Workspace
from kithward.worth_knowing import Acquaintance, acquaintances, outlook
from tests.factories import TODAY, goal, habit, log, person


def known(workspace: Workspace, *people: Person) -> list[Acquaintance]:
    return acquaintances(outlook(workspace, TODAY), [one.id for one in people])


def test_tie_is_told_with_its_state_silence_rhythm_and_lateness(workspace: Workspace) -> None:
    ann, ben = person(workspace, "Ann Lee", chosen_rhythm_days=10), person(workspace, "Ben Ode")
    habit(workspace, "call", ann, every=10, times=5, until=TODAY - timedelta(days=15))

    late, new = known(workspace, ann, ben)

    assert (late.silence_days, late.late_days, late.person.name) == (15, 5, "Ann Lee")
    assert late.rhythm_days is not None
    assert 9 < late.rhythm_days < 12
    assert (new.state, new.silence_days, new.rhythm_days, new.late_days) == ("new", None, None, 0)


def test_earliest_open_promise_to_each_is_told(workspace: Workspace) -> None:
    ann, ben = person(workspace, "Ann Lee"), person(workspace, "Ben Ode")
    actions.promise(workspace, "the book", person_id=ann.id)
    actions.promise(workspace, "the paper", person_id=ann.id, due_on=TODAY)
    kept = actions.promise(workspace, "done", person_id=ben.id)
    actions.keep_promise(workspace, kept.id, done_on=TODAY)

    promised = [one.promised for one in known(workspace, ann, ben)]

    assert promised[0] is not None
    assert promised[0].what == "the paper"
    assert promised[1] is None


def test_goals_name_those_who_would_count_and_find_them_all(workspace: Workspace) -> None:
    fits, met, other = (person(workspace, name, fields=["law"]) for name in ("Ann Lee", "Ben Ode", "Cy Poe"))
    actions.change_person(workspace, other.id, fields=["art"])
    wanted = goal(workspace, Measure("people", act="meet", field="law"), sentence="Meet three lawyers")
    goal(workspace, Measure("events"), sentence="Any events")
    log(workspace, "meeting", met)

    now = outlook(workspace, TODAY)

    assert [wish.aim.sentence for wish in now.wishes] == ["Meet three lawyers"]
    named = [[aim.sentence for aim in one.counts_for] for one in acquaintances(now, [fits.id, met.id, other.id])]
    assert named == [["Meet three lawyers"], [], []]
    mask = now.candidates_for(wanted.id)
    assert now.directory.find(Wanted(), among=mask).ids() == [fits.id]
    assert now.candidates_for(uuid4()) is None


def test_goal_that_is_not_active_wants_nobody(workspace: Workspace) -> None:
    wanted = goal(workspace, Measure("people", act="meet", field="law"))
    Goal.objects.of(workspace).filter(id=wanted.id).update(state=Goal.State.PAUSED)

    assert outlook(workspace, TODAY).wishes == ()


def test_only_living_tie_into_a_field_is_told(workspace: Workspace) -> None:
    only, dormant, one, other = (
        person(workspace, f"Person {number}", fields=[field])
        for number, field in enumerate(("climate tech", "climate tech", "law", "law"))
    )
    for tie in (only, one, other):
        log(workspace, "call", tie)
    log(workspace, "call", dormant, day=date(2020, 1, 1))

    told = [tie.only_tie_into for tie in known(workspace, only, dormant, one, other)]

    assert told == ["climate tech", "", "", ""]


def test_people_of_others_and_those_who_went_are_left_out(workspace: Workspace, other_workspace: Workspace) -> None:
    hers, his = person(workspace), person(other_workspace)

    assert [one.person.id for one in known(workspace, his, hers)] == [hers.id]
