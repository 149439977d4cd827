"""Which steps are made from promises, opportunities, ties and goals, and in what words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from kithward.goals.standing import Aim, Standing, stand
from kithward.goals.window import Every, Window
from kithward.numerics.arrays import UNKNOWN, ActivityLog
from kithward.numerics.measure import Measure
from kithward.numerics.ties import tie_health
from kithward.planning.situation import Promise, Prospect, Situation, Suggestion
from kithward.planning.step_names import family_of
from kithward.planning.suggest import suggestions
from tests.logs import Happened, HasRole, Somebody, log_of

TODAY = date(2026, 6, 10)
SUNDAY = date(2026, 6, 14)
WINDOW = Window(date(2026, 6, 1), by=date(2026, 8, 31))
ALIVE, FADING, UNMET = 0, 1, 2


def day(back: int) -> int:
    return TODAY.toordinal() - back


def log(*people: Somebody, roles: Sequence[HasRole] = (), more: Sequence[Happened] = ()) -> ActivityLog:
    """One person met every week, one every month until a year ago, one never; others on top."""
    alive = [Happened("meeting", day(7 * turn + 3), (ALIVE,), began_by="me") for turn in range(20)]
    fading = [Happened("call", day(30 * turn + 200), (FADING,), began_by="me") for turn in range(4)]
    three = [Somebody(), Somebody(), Somebody()]
    three[: len(people)] = people
    return log_of([*three, *people[3:]], [*alive, *fading, *more], roles)


def aim(
    measure: Measure, *, target: int = 5, window: Window = WINDOW, state: str = "active", sentence: str = ""
) -> Aim:
    return Aim(measure, target, window, sentence=sentence, state=state)


def situation(found: ActivityLog, *measures: Measure | Aim, **parts: Any) -> Situation:
    ties = found.people.ties
    silence = np.maximum(TODAY.toordinal() - ties.last_day, 0)
    aims = [each if isinstance(each, Aim) else aim(each) for each in measures]
    standings: list[Standing] = [stand(each, found, as_of=TODAY) for each in aims]
    return Situation(
        as_of=TODAY,
        week_end=SUNDAY,
        log=found,
        health=tie_health(ties.contact_count, ties.log_gap_sum, silence, ties.chosen_rhythm_days),
        standings=standings,
        **parts,
    )


def of_kind(now: Situation, start: str) -> list[Suggestion]:
    return [step for step in suggestions(now) if step.key.startswith(start)]


# Promises


def test_a_promise_that_is_due_comes_first_and_one_of_next_week_not_at_all() -> None:
    promises = [
        Promise("a", "send the paper", ALIVE, TODAY - timedelta(days=3)),
        Promise("b", "call back", UNKNOWN, TODAY),
        Promise("c", "write", UNKNOWN, SUNDAY),
        Promise("d", "later", UNKNOWN, SUNDAY + timedelta(days=1)),
        Promise("e", "some day", UNKNOWN, None),
    ]

    found = of_kind(situation(log(), promises=promises), "promise:")

    assert [(step.title, step.why, step.must) for step in found] == [
        ("Follow up with {0}: send the paper", "You promised it for 7 June: 3 days ago.", True),
        ("call back", "You promised it for today.", True),
        ("write", "You promised it for Sunday, 14 June.", True),
        ("some day", "You promised it, without a day.", False),
    ]
    assert [step.people for step in found] == [(ALIVE,), (), (), ()]


def test_a_promise_helps_the_goal_that_counts_it() -> None:
    promises = [Promise("a", "x", ALIVE, TODAY), Promise("b", "y", UNKNOWN, TODAY)]
    found = log(Somebody(fields=("law",)))
    every, of_field, events = Measure("follow_ups"), Measure("follow_ups", field="law"), Measure("events")

    steps = of_kind(situation(found, every, of_field, events, promises=promises), "promise:")

    assert [sorted(step.laws) for step in steps] == [[0, 1], [0]]


def test_braces_in_a_persons_own_words_are_no_places_of_names() -> None:
    promises = [Promise("a", "send {0} and {x}", ALIVE, TODAY)]
    prospects = [Prospect("b", "event", "", "{Open} day {1}", 60), Prospect("c", "other", "", "{0}", 60)]
    aims = [
        aim(Measure("talks"), sentence="Give {two} talks"),
        aim(Measure("practice", topic="{x}")),
        aim(Measure("minutes", form="book", topic="{}")),
    ]

    now = situation(log(), *aims, promises=promises, prospects=prospects)
    titles = {step.title.format(*("Maria {0}" for _ in step.people)) for step in suggestions(now)}

    assert "Follow up with Maria {0}: send {0} and {x}" in titles
    assert {"Go to “{Open} day {1}”", "{0}", "Practise {x}", "Spend time on {}"} <= titles
    assert all(step.why.format(*("x" for _ in step.people)) is not None for step in suggestions(now))


# Opportunities


def test_an_event_helps_goals_of_events_of_its_form_and_field() -> None:
    prospects = [
        Prospect("a", "event", "conference", "Law Day", 480, field="law"),
        Prospect("b", "event", "meetup", "Evening", 120),
    ]
    measures = Measure("events"), Measure("events", form="conference"), Measure("events", field="law")

    found = of_kind(situation(log(), *measures, prospects=prospects), "opportunity:")

    assert [sorted(step.laws) for step in found] == [[0, 1, 2], [0]]


def test_at_an_event_one_meets_people_more_at_one_of_the_goals_own_field() -> None:
    prospects = [
        Prospect("a", "event", "conference", "Law Day", 480, field="law"),
        Prospect("b", "event", "conference", "Art Day", 480),
    ]
    goal = Measure("people", act="meet", field="law", new=True)
    found = log(Somebody(fields=("law",)), Somebody(fields=("art",)), Somebody(fields=("art",)))

    own, other = of_kind(situation(found, goal, prospects=prospects), "opportunity:")

    mean = np.arange(13)
    assert own.laws[0] @ mean > 1.5 * (other.laws[0] @ mean) > 0


@pytest.mark.parametrize(
    "goal",
    [
        Measure("people", act="talk", new=True),
        Measure("people", act="meet", new=False),
        Measure("people", act="meet", form="coffee"),
        Measure("people", role="mentor"),
    ],
)
def test_an_event_brings_nobody_for_a_goal_that_it_cannot_count_for(goal: Measure) -> None:
    prospects = [Prospect("a", "event", "meetup", "Evening", 120)]

    assert of_kind(situation(log(), goal, prospects=prospects), "opportunity:")[0].laws == {}


def test_an_introduction_is_asked_of_the_one_in_between() -> None:
    prospects = [Prospect("a", "introduction", "", "Ask for an introduction", 15, person=UNMET, via=ALIVE)]

    step = of_kind(situation(log(), Measure("people", act="meet"), prospects=prospects), "opportunity:")[0]

    assert (step.person, step.people, sorted(step.laws)) == (ALIVE, (UNMET, ALIVE), [0])


# People


def test_people_who_fit_a_goal_are_proposed_and_those_counted_already_are_not() -> None:
    law = Somebody(fields=("law",))
    now = situation(log(law, law, Somebody(fields=("art",))), Measure("people", act="talk", field="law"))

    helped = {step.person for step in suggestions(now) if 0 in step.laws}

    assert now.standings[0].done == 1  # met three days ago
    assert helped == {FADING}


def test_somebody_never_met_helps_a_goal_of_new_people() -> None:
    now = situation(log(), Measure("people", act="reach_out", new=True))

    assert {step.person for step in suggestions(now) if 0 in step.laws} == {UNMET}


def test_a_contact_counts_for_what_i_begin_and_not_for_what_others_begin() -> None:
    mine, theirs = Measure("conversations", began_by_me=True), Measure("conversations", began_by_me=False)

    steps = [step for step in suggestions(situation(log(), mine, theirs)) if step.kind in ("call", "meeting")]

    assert {goal for step in steps for goal in step.laws} == {0}


def test_a_goal_of_conversations_proposes_somebody_by_name() -> None:
    now = situation(log(), Measure("conversations"))

    named = [step for step in suggestions(now) if step.kind in ("call", "meeting")]

    assert named
    assert all(step.person == step.people[0] != UNKNOWN for step in named)


def test_a_goal_with_a_topic_proposes_a_word_about_it_which_counts_for_goals_without_one_too() -> None:
    now = situation(log(), Measure("conversations", topic="hiring {0}"), Measure("conversations"))

    about = [step for step in suggestions(now) if step.topic == "hiring {0}"]

    assert {step.title.format("Maria Chen") for step in about} == {
        "Call Maria Chen about hiring {0}",
        "Coffee with Maria Chen about hiring {0}",
    }
    assert all(sorted(step.laws) == [0, 1] for step in about)
    assert {goal for step in suggestions(now) if not step.topic for goal in step.laws} == {1}
    assert len({step.key for step in suggestions(now)}) == len(suggestions(now))


def test_a_tie_beyond_its_rhythm_is_worth_a_word_without_any_goal() -> None:
    found = suggestions(situation(log()))

    assert {step.person for step in found} == {FADING}
    assert found[0].worth > 0
    assert found[0].why.startswith("Fading: you used to talk every")


def test_a_rhythm_that_was_chosen_brings_a_reminder_after_one_contact() -> None:
    chosen = Somebody(rhythm=30)
    more = [Happened("call", day(40), (2,))]

    assert UNMET in {step.person for step in suggestions(situation(log(Somebody(), Somebody(), chosen, more=more)))}
    assert UNMET not in {step.person for step in suggestions(situation(log(more=more)))}


# Introductions and roles


def links(*pairs: tuple[int, int]) -> np.ndarray:
    return np.array(pairs, dtype=np.int32).reshape(-1, 2)


CONVERSATIONS = Measure("conversations")


def contacts_of(now: Situation, person: int) -> list[str]:
    return [step.kind for step in of_kind(now, "") if step.person == person and step.group == person]


@pytest.mark.parametrize("back", [0, 2])
def test_somebody_met_this_week_is_not_proposed_in_it_again(back: int) -> None:
    met_once = log(more=[Happened("meeting", day(back), (UNMET,)), Happened("meeting", day(back), (ALIVE,))])

    assert contacts_of(situation(met_once, CONVERSATIONS), UNMET) == []
    assert contacts_of(situation(met_once, CONVERSATIONS), ALIVE) == []
    assert contacts_of(situation(log(more=[Happened("meeting", day(3), (UNMET,))]), CONVERSATIONS), UNMET)


@pytest.mark.parametrize(("rhythm", "asks"), [(2, True), (4, True), (5, False)])
def test_a_rhythm_that_ends_before_the_week_does_asks_for_another_contact_in_it(rhythm: int, asks: bool) -> None:
    met_today = log(Somebody(rhythm=rhythm), more=[Happened("meeting", day(0), (ALIVE,))])

    assert bool(contacts_of(situation(met_today, CONVERSATIONS), ALIVE)) == asks


def test_somebody_for_whom_there_is_a_day_this_week_is_not_proposed_besides() -> None:
    lunch = Prospect("a", "meeting", "lunch", "Lunch", 60, day=SUNDAY, person=ALIVE)

    assert contacts_of(situation(log(), CONVERSATIONS, prospects=[lunch]), ALIVE) == ["meeting"]
    later = replace(lunch, day=SUNDAY + timedelta(days=1))
    assert len(contacts_of(situation(log(), CONVERSATIONS, prospects=[later]), ALIVE)) > 1


def test_a_contact_that_was_taken_into_the_week_stays_when_there_was_another_meanwhile() -> None:
    met_today = log(more=[Happened("meeting", day(0), (ALIVE,))])
    now = situation(met_today, CONVERSATIONS)
    taken = f"call:{now.log.people.ids[ALIVE]}".replace("-", "")

    assert contacts_of(replace(now, pinned=frozenset({taken})), ALIVE) == ["call"]


def test_introductions_go_by_living_ties_alone() -> None:
    goal = Measure("people", act="meet", new=True)

    asked = of_kind(situation(log(), goal, links=links((UNMET, ALIVE), (FADING, UNMET))), "introduction:")

    assert [(step.people, step.person, step.group) for step in asked] == [((ALIVE, UNMET), ALIVE, UNMET)]
    assert of_kind(situation(log(), goal, links=links((FADING, UNMET))), "introduction:") == []
    assert of_kind(situation(log(), goal), "introduction:") == []


def test_a_goal_of_introductions_that_i_make_is_not_helped_by_asking_for_one() -> None:
    now = situation(log(), Measure("introductions"), links=links((ALIVE, UNMET)))

    assert of_kind(now, "introduction:") == []
    assert [step.key.split(":")[0] for step in suggestions(now) if step.laws] == ["start"]


def test_a_role_is_asked_of_living_ties_who_fit_and_do_not_have_it() -> None:
    leader = Somebody(seniority="leader")
    goal = Measure("people", role="mentor", seniority="leader")

    asked = of_kind(situation(log(leader, leader, leader), goal), "role:")

    assert [(step.person, step.title) for step in asked] == [(ALIVE, "Talk with {0} about being your mentor")]
    mentored = log(leader, leader, leader, roles=[HasRole(ALIVE, "mentor", day(500))])
    assert of_kind(situation(mentored, goal), "role:") == []


# Practice and beginnings


def test_a_session_is_proposed_for_each_that_is_missing() -> None:
    practised = [Happened("practice", day(2), minutes=45, topics=("speaking",))]
    goal = aim(Measure("minutes", topic="speaking"), target=180, window=Window(TODAY, every=Every(1, "week")))

    found = of_kind(situation(log(more=practised), goal), "practice:")

    assert [(step.title, step.minutes, step.topic) for step in found] == [("Practise speaking", 45, "speaking")] * 3
    assert len({step.key for step in found}) == 3
    assert len({family_of(step.key) for step in found}) == 1


def test_a_goal_that_nothing_helps_gets_a_beginning() -> None:
    now = situation(log_of(), aim(Measure("events"), sentence="Go out"), aim(Measure("communities")))

    assert [(step.kind, sorted(step.laws)) for step in suggestions(now)] == [("other", [0]), ("other", [1])]
    assert suggestions(now)[0].title == "Find and book an event for “Go out”"


@pytest.mark.parametrize(
    "goal",
    [
        aim(Measure("conversations"), state="paused"),
        aim(Measure("conversations"), state="draft"),
        aim(Measure("conversations"), target=1),  # met
        aim(Measure("conversations"), window=Window(date(2026, 5, 1), by=date(2026, 5, 31))),  # over
        aim(Measure("conversations"), window=Window(date(2026, 9, 1), by=date(2026, 9, 30))),  # ahead
        aim(Measure("practice"), state="paused"),
        aim(Measure("people", role="mentor"), state="paused"),
        aim(Measure("follow_ups"), state="paused"),
    ],
)
def test_nothing_is_done_for_a_goal_that_cannot_be_helped(goal: Aim) -> None:
    prospects = [Prospect("a", "event", "meetup", "Evening", 120), Prospect("b", "meeting", "", "Lunch", 60)]
    promises = [Promise("c", "x", ALIVE, TODAY)]

    now = situation(log(), goal, prospects=prospects, promises=promises, links=links((ALIVE, UNMET)))

    assert all(step.laws == {} for step in suggestions(now))


def test_keys_are_the_same_whichever_database_wrote_the_ids() -> None:
    found = log()
    with_dashes = [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}" for one in found.people.ids]
    other = replace(found, people=replace(found.people, ids=np.array(with_dashes, dtype=object)))
    goals = Measure("conversations"), Measure("people", role="mentor"), Measure("people", act="meet", new=True)

    keys, others = (
        {step.key for step in suggestions(situation(each, *goals, links=links((ALIVE, UNMET))))}
        for each in (found, other)
    )

    assert keys == others
