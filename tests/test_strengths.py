"""Strengths and weaknesses: the answers beside the log, who is heard, and the goals that would grow what is weak."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.assessment.habits import Seen, area_seen
from kithward.assessment.statements import AREAS
from kithward.errors import BadInput, Conflict
from kithward.goals.actions import decide_state
from kithward.goals.models import Goal, MeasureVersion, Revision
from kithward.goals.sentence import read
from kithward.network.actions import keep_promise, promise
from kithward.numerics.habits import Habits, Tried
from kithward.strengths import SENTENCES, AreaNow, Strengths, grow, strengths
from kithward.undo.actions import take_back
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person
from tests.scenes import assess

TODAY_NOON = datetime.combine(TODAY, time(12), UTC)
NOTHING = Habits(0, Tried(0, 0), Tried(0, 0), None, 0, Tried(0, 0), 0)


def seen(**shown: object) -> Seen:
    parts = {name: getattr(NOTHING, name) for name in Habits.__slots__}
    return Seen(Habits(**{**parts, "days": 90, **shown}), Tried(0, 0), None, ())


def found(workspace: Workspace) -> Strengths:
    result = strengths(workspace, TODAY)
    assert result
    return result


def area(result: Strengths, key: str) -> AreaNow:
    return next(each for each in result.areas if each.area.key == key)


def conversations(workspace: Workspace, number: int, **parts: object) -> None:
    who = person(workspace, met_on=date(2020, 1, 1))
    for back in range(number):
        log(workspace, "meeting", who, day=TODAY - timedelta(days=2 * back), **parts)


def test_nothing_is_said_before_the_first_answers(workspace: Workspace) -> None:
    assert strengths(workspace, TODAY) is None


def test_without_a_log_the_answers_are_heard(workspace: Workspace) -> None:
    assess(workspace, TODAY, 3)

    result = found(workspace)

    assert [(each.band, each.seen, each.offer, each.is_seen_otherwise) for each in result.areas] == [
        ("strong", None, None, False)
    ] * 4
    assert (result.on, result.again_on) == (TODAY, date(2026, 9, 10))


def test_the_log_overrules_and_says_so_where_it_sees_otherwise(workspace: Workspace) -> None:
    assess(workspace, TODAY, 4)
    conversations(workspace, 20, began_by="them", meaningful=True)

    result = found(workspace)

    starting, communication = area(result, "starting"), area(result, "communication")
    assert (starting.band, starting.is_seen_otherwise) == ("to grow", True)
    assert starting.offer is not None
    assert (communication.band, communication.is_seen_otherwise) == ("strong", False)
    assert communication.offer is None


@pytest.mark.parametrize(("answer", "otherwise"), [(2, False), (1, True)])
def test_answers_that_differ_by_less_than_they_waver_do_not_disagree(
    workspace: Workspace, answer: int, otherwise: bool
) -> None:
    assess(workspace, TODAY, answer)
    conversations(workspace, 44, meaningful=True)
    conversations(workspace, 26, meaningful=False)

    communication = area(found(workspace), "communication")

    assert communication.seen is not None
    assert communication.seen.band == "strong"
    assert 50 < communication.seen.judged.likely_scores[0] < communication.seen.judged.score < 75
    assert communication.is_seen_otherwise is otherwise


def test_an_area_is_judged_by_its_weakest_habit_of_those_that_are_known(workspace: Workspace) -> None:
    assess(workspace, TODAY, 2)
    conversations(workspace, 20, began_by="me")
    for number in range(3):
        log(workspace, "meeting", person(workspace, f"New {number}"), day=TODAY - timedelta(days=80))
    starting = area(found(workspace), "starting")
    assert starting.seen is not None
    assert [habit.estimate.events for habit in starting.seen.habits] == [20, 3]
    assert starting.seen.judged.key == "begun"

    for number in range(3, 5):
        log(workspace, "meeting", person(workspace, f"New {number}"), day=TODAY - timedelta(days=80))

    starting = area(found(workspace), "starting")
    assert starting.seen is not None
    assert starting.seen.judged.key == "new_people"


def test_with_few_events_the_answers_are_heard(workspace: Workspace) -> None:
    assess(workspace, TODAY, 4)
    conversations(workspace, 4, began_by="them")

    starting = area(found(workspace), "starting")

    assert starting.seen is not None
    assert starting.seen.judged.estimate.events == 4
    assert (starting.band, starting.is_seen_otherwise) == ("strong", False)


def test_follow_ups_are_heard(workspace: Workspace) -> None:
    assess(workspace, TODAY, 2)
    who = person(workspace)
    for back in range(10):
        day = TODAY - timedelta(days=20 + back)
        made = promise(workspace, "send the paper", person_id=who.id, due_on=day)
        keep_promise(workspace, made.id, done_on=day - timedelta(days=2))

    following = area(found(workspace), "following-up")

    assert following.seen is not None
    (kept,) = following.seen.habits
    assert (kept.rests_on, kept.more) == ("10 of 10 follow-ups", "usually 2 days early")
    assert following.band == "strong"


def test_a_change_is_told_from_noise(workspace: Workspace) -> None:
    assess(workspace, TODAY - timedelta(days=100), 2)
    assess(workspace, TODAY, 3)
    assert area(found(workspace), "network").change == "up"

    assess(workspace, TODAY + timedelta(days=1), 3)

    now = area(found(workspace), "network")
    assert now.change == "no change"
    assert [score for _, score in now.answers] == [75, 75, 50]


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_every_sentence_of_growth_is_a_goal_as_it_stands(sentence: str) -> None:
    reading = read(sentence.format(field="climate tech"), TODAY)

    assert reading.understood
    assert not reading.ignored


def test_each_area_to_grow_has_a_goal_that_is_set_and_taken_back(workspace: Workspace) -> None:
    assess(workspace, TODAY, 1)
    offers = [each.offer for each in found(workspace).areas]
    assert all(offers)

    for offer in filter(None, offers):
        assert 0 <= offer.chance <= 1
        goal, undo_id = grow(workspace, offer.sentence, TODAY)
        assert (goal.kind, goal.sentence, goal.state) == ("development", offer.sentence, "active")

    under_way = [each.offer.goal_id for each in found(workspace).areas if each.offer]
    assert set(under_way) == set(Goal.objects.of(workspace).values_list("id", flat=True))
    take_back(workspace, undo_id, now=TODAY_NOON)
    assert Goal.objects.of(workspace).count() == MeasureVersion.objects.of(workspace).count() == 3
    assert Revision.objects.of(workspace).count() == 3


def test_a_goal_that_was_let_go_may_be_offered_again(workspace: Workspace) -> None:
    assess(workspace, TODAY, 1)
    offer = area(found(workspace), "communication").offer
    assert offer is not None
    goal, _ = grow(workspace, offer.sentence, TODAY)
    decide_state(workspace, goal.id, "dropped", as_of=TODAY)

    again = area(found(workspace), "communication").offer

    assert again is not None
    assert again.goal_id is None


def test_the_same_goal_is_not_set_twice_and_a_wish_is_none(workspace: Workspace) -> None:
    grow(workspace, SENTENCES["meaningful"], TODAY)

    with pytest.raises(Conflict):
        grow(workspace, SENTENCES["meaningful"], TODAY)
    with pytest.raises(BadInput):
        grow(workspace, "network more", TODAY)


def test_a_busy_log_gets_a_larger_goal_that_is_still_likely_enough(workspace: Workspace) -> None:
    assess(workspace, TODAY, 1)
    quiet = area(found(workspace), "communication").offer
    who = person(workspace)
    for back in range(60):
        log(workspace, "meeting", who, day=TODAY - timedelta(days=back), meaningful=back % 5 == 0)

    busy = area(found(workspace), "communication").offer

    assert quiet is not None
    assert busy is not None
    assert busy.chance >= 0.4
    assert busy.sentence != quiet.sentence


def test_thin_fields_are_offered_where_variety_is_weakest(workspace: Workspace) -> None:
    assess(workspace, TODAY, 1)
    for number in range(40):
        field = "climate tech" if number < 3 else "fintech"
        who = person(workspace, f"Person {number}", fields=[field])
        if number < 8:
            log(workspace, "meeting", who, day=TODAY - timedelta(days=10 * number))

    network = area(found(workspace), "network")

    assert network.seen is not None
    assert network.seen.judged.key == "fields"
    assert network.seen.in_words == "to grow: fields of work that count (40 people whose field is known)"
    assert network.offer is not None
    assert "climate tech" in network.offer.sentence


def test_words_have_no_decimals() -> None:
    shown = seen(
        begun=Tried(1, 3), meaningful=Tried(2, 3), usual_minutes=45, new_people=4, again=Tried(1, 3), in_touch=7
    )
    shown = Seen(shown.habits, Tried(2, 3), -1, (("fintech", 3), ("health", 2)))

    for each in AREAS:
        result = area_seen(each.key, shown, 50)
        assert result is not None
        for habit in result.habits:
            words = f"{habit.likely} {habit.rests_on} {habit.more} {result.in_words}"
            assert "." not in words


def test_others_have_no_part_in_it(workspace: Workspace, other_workspace: Workspace) -> None:
    assess(workspace, TODAY, 4)
    assess(other_workspace, TODAY, 0)
    conversations(other_workspace, 30, began_by="them")

    assert all(each.seen is None and each.answer == 100 for each in found(workspace).areas)


def test_more_rows_ask_no_more_of_the_database(workspace: Workspace) -> None:
    assess(workspace, TODAY, 1)
    conversations(workspace, 6, began_by="them", meaningful=False)
    asked = []
    for number in (0, 40):
        conversations(workspace, number, began_by="them", meaningful=False)
        found(workspace)
        with CaptureQueriesContext(connection) as queries:
            found(workspace)
        asked.append(len(queries))

    assert asked[0] == asked[1]
