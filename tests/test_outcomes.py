"""What outcomes are for: proposed from the evidence, and tied by the person alone."""

from datetime import timedelta
from uuid import UUID

from kithward.goals import outcomes as tied
from kithward.goals import queries
from kithward.goals.reversible import decide_evidence
from kithward.goals.window import Window
from kithward.network.actions import add_outcome
from kithward.numerics.measure import Measure
from kithward.outcomes import came_of_goal, goals_to_choose_from, what_for
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, log, person

DAY = timedelta(days=1)
SINCE = Window(TODAY - 100 * DAY, by=TODAY + 60 * DAY)
FINTECH = Measure("people", "talk", field="fintech")


def proposed(workspace: Workspace, outcome_id: UUID) -> list[tuple[str, str]]:
    return [(one.goal, one.why) for one in what_for(workspace, [outcome_id], TODAY)[outcome_id].proposed]


def test_a_goal_that_its_activity_counted_for_is_proposed_and_not_tied(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    event = log(workspace, "event", maria, day=TODAY - 5 * DAY)
    goal(workspace, Measure("events"), as_of=TODAY - 90 * DAY, window=SINCE, sentence="Attend four events")
    came = add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, activity_id=event.id)

    assert proposed(workspace, came.id) == [("Attend four events", "The event it came from counted for it.")]
    assert what_for(workspace, [came.id], TODAY)[came.id].tied == ()


def test_a_goal_that_counts_the_outcome_itself_is_proposed_first(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    call = log(workspace, "call", maria, day=TODAY - 5 * DAY)
    said = {"as_of": TODAY - 90 * DAY, "window": SINCE}
    goal(workspace, Measure("conversations"), sentence="Have four conversations", **said)
    goal(workspace, Measure("outcomes", form="referral"), sentence="Get four referrals", **said)
    came = add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, activity_id=call.id)

    assert proposed(workspace, came.id) == [
        ("Get four referrals", "It counts for it."),
        ("Have four conversations", "The call it came from counted for it."),
    ]


def test_a_goal_that_its_person_counted_or_would_count_for_is_proposed(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen", fields=["fintech"])
    jonas = person(workspace, "Jonas Weber", fields=["fintech"])
    log(workspace, "call", maria, day=TODAY - 95 * DAY)  # too long ago to be what it came from
    goal(workspace, FINTECH, as_of=TODAY - 98 * DAY, window=SINCE, sentence="Talk with four people in fintech")
    of_maria, of_jonas = (add_outcome(workspace, "advice", day=TODAY, person_id=one.id) for one in (maria, jonas))

    assert proposed(workspace, of_maria.id) == [("Talk with four people in fintech", "Maria Chen counted for it.")]
    assert proposed(workspace, of_jonas.id) == [("Talk with four people in fintech", "Jonas Weber would count for it.")]


def test_somebody_whom_one_ruled_out_would_not_count(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen", fields=["fintech"])
    made = goal(workspace, FINTECH, as_of=TODAY - 90 * DAY, window=SINCE)
    came = add_outcome(workspace, "advice", day=TODAY, person_id=maria.id)
    decide_evidence(workspace, made.id, counts=False, as_of=TODAY, person_id=maria.id)

    assert proposed(workspace, came.id) == []


def test_others_at_an_activity_that_counted_claim_nothing(workspace: Workspace) -> None:
    maria, jonas = person(workspace, "Maria Chen", fields=["fintech"]), person(workspace, "Jonas Weber")
    call = log(workspace, "call", maria, jonas, day=TODAY - 5 * DAY)
    goal(workspace, FINTECH, as_of=TODAY - 90 * DAY, window=SINCE)
    came = add_outcome(workspace, "advice", day=TODAY, person_id=jonas.id, activity_id=call.id)

    assert proposed(workspace, came.id) == []


def test_what_came_before_a_goal_was_set_is_none_of_its(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    event = log(workspace, "event", maria, day=TODAY - 50 * DAY)
    came = add_outcome(workspace, "referral", day=TODAY - 40 * DAY, person_id=maria.id, activity_id=event.id)
    goal(workspace, Measure("events"), as_of=TODAY - 39 * DAY, window=SINCE)

    assert proposed(workspace, came.id) == []


def test_a_goal_it_belongs_to_is_proposed_no_more(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    event = log(workspace, "event", maria, day=TODAY - 5 * DAY)
    made = goal(workspace, Measure("events"), as_of=TODAY - 90 * DAY, window=SINCE)
    came = add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, activity_id=event.id)

    tied.choose(workspace, came.id, [made.id])

    found = what_for(workspace, [came.id], TODAY)[came.id]
    assert (found.tied, found.proposed) == (((made.id, made.sentence),), ())


def test_a_goal_tells_what_came_of_it_and_what_may_have(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    event = log(workspace, "event", maria, day=TODAY - 5 * DAY)
    made = goal(workspace, Measure("events"), as_of=TODAY - 90 * DAY, window=SINCE)
    of_it, perhaps, other = (
        add_outcome(workspace, kind, day=TODAY, person_id=maria.id, activity_id=activity_id)
        for kind, activity_id in (("offer", event.id), ("referral", event.id), ("advice", None))
    )
    tied.choose(workspace, of_it.id, [made.id])
    log(workspace, "message", maria, day=TODAY)  # the advice came from that, which counts for nothing

    found = came_of_goal(workspace, queries.goal(workspace, made.id), TODAY)

    assert [one.id for one in found.tied] == [of_it.id]
    assert [(one.id, why) for one, why in found.proposed] == [(perhaps.id, "The event it came from counted for it.")]
    assert found.in_all == 1
    assert other.id not in {one.id for one in found.tied}


def test_only_goals_that_are_not_given_up_are_to_be_chosen(workspace: Workspace) -> None:
    from kithward.goals.actions import decide_state

    made = [goal(workspace, Measure("events"), target=number, sentence=f"{number} events") for number in (1, 2, 3)]
    decide_state(workspace, made[0].id, "dropped", as_of=TODAY)
    decide_state(workspace, made[1].id, "met", as_of=TODAY)

    assert [sentence for _, sentence in goals_to_choose_from(workspace)] == ["2 events", "3 events"]


def test_nothing_is_asked_of_no_outcomes(workspace: Workspace) -> None:
    assert what_for(workspace, [], TODAY) == {}
