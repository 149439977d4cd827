"""Steps for goals that count what comes of contacts: what they may bring by one's own record, and why."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.measure import Measure
from kithward.numerics.sources import NOTHING_YET, SOURCES, Record
from kithward.planning.outcome_laws import (
    brought_in_words,
    law_of_hour,
    laws_of_contact,
    silent_long,
    source_of_contact,
    thinned,
    who_may_bring,
    why_it_may,
)
from kithward.planning.situation import Prospect, Suggestion
from kithward.planning.suggest import suggestions
from tests.logs import Somebody
from tests.planning.test_suggest import ALIVE, FADING, SUNDAY, UNMET, aim, log, of_kind, situation

REFERRALS = Measure("outcomes", form="referral")


def record(*, hours: dict[str, float], **came: dict[str, int]) -> Record:
    def by_source(values: dict[str, float]) -> tuple[float, ...]:
        return tuple(values.get(name, 0) for name in SOURCES)

    return Record(by_source(hours), tuple((form, tuple(map(int, by_source(each)))) for form, each in came.items()))


THREE_OF_EVENTS = record(hours={"event": 40, "call": 60}, referral={"event": 3})


def mean(law: np.ndarray) -> float:
    return float(law @ np.arange(len(law)))


def event(minutes: int = 120) -> Prospect:
    return Prospect("e", "event", "meetup", "PyData", minutes, day=SUNDAY)


def test_a_contact_after_a_long_silence_is_reconnecting_and_an_event_stays_one() -> None:
    assert [source_of_contact(kind, is_silent=True) for kind in ("call", "event", "talk")] == [
        "reconnect",
        "event",
        "other",
    ]
    assert source_of_contact("call", is_silent=False) == "call"
    assert silent_long(log(), situation(log()).as_of.toordinal()).tolist() == [False, True, False]


def test_an_event_brings_what_events_brought_for_its_hours_as_often_as_plans_are_kept() -> None:
    now = situation(log(), REFERRALS, prospects=[event()], record=THREE_OF_EVENTS, kept_share=0.5)

    (step,) = of_kind(now, "opportunity:e")

    # All others: one in 160 hours, and none in 60 more; so events begin with one in 220, and brought 3 in 40.
    assert mean(step.laws[0]) == pytest.approx(0.5 * 2 * 4 / (220 + 40), rel=1e-4)
    assert step.brought == "Events brought you 3 referrals in 40 hours."


def test_a_goal_for_any_outcome_counts_all_forms() -> None:
    rich = record(hours={"event": 40}, referral={"event": 3}, advice={"event": 5})
    now = situation(log(), Measure("outcomes"), prospects=[event()], record=rich)

    (step,) = of_kind(now, "opportunity:e")

    assert step.brought == "Events brought you 8 outcomes in 40 hours."


def test_contacts_with_people_are_weighed_by_their_kind_and_by_who_answers() -> None:
    calls = record(hours={"call": 10, "meeting": 10}, referral={"call": 3})
    now = situation(log(), REFERRALS, record=calls)

    call, coffee = of_kind(now, "call:"), of_kind(now, "meeting:")

    assert {step.person for step in call} == {ALIVE, FADING, UNMET}
    by_person = {step.person: mean(step.laws[0]) for step in call}
    assert by_person[ALIVE] > by_person[UNMET]
    with_alive = next(step for step in coffee if step.person == ALIVE)
    assert mean(with_alive.laws[0]) / with_alive.minutes < by_person[ALIVE] / 30
    assert next(step for step in call if step.person == ALIVE).brought == "Calls brought you 3 referrals in 10 hours."
    fading = next(step for step in call if step.person == FADING)
    assert fading.brought.endswith("contacts after a long silence none in under an hour.")


def test_only_people_whom_the_goal_asks_for_are_weighed() -> None:
    found = log(Somebody(fields=("law",)))
    now = situation(found, replace(REFERRALS, field="law"), prospects=[event()], record=THREE_OF_EVENTS)

    assert who_may_bring(now, now.standings[0]).tolist() == [ALIVE]
    assert {step.person for step in of_kind(now, "call:") if 0 in step.laws} == {ALIVE}
    everybody = situation(found, REFERRALS, prospects=[event()], record=THREE_OF_EVENTS)
    (some,), (every,) = of_kind(now, "opportunity:e"), of_kind(everybody, "opportunity:e")
    assert mean(some.laws[0]) == pytest.approx(mean(every.laws[0]) / 3)


def test_an_introduction_asked_for_keeps_its_own_law_where_it_is_the_very_outcome() -> None:
    links = np.array([[ALIVE, UNMET]], dtype=np.int32)
    asked = Prospect("i", "introduction", "", "Ask", 15, person=UNMET, via=ALIVE)
    measures = (Measure("outcomes", form="introduction"), Measure("outcomes"), REFERRALS)
    now = situation(log(), *measures, links=links, prospects=[asked], record=THREE_OF_EVENTS)

    (told,), (found,) = of_kind(now, "opportunity:i"), of_kind(now, "introduction:")

    for step in (told, found):
        assert sorted(step.laws) == [0, 1]
        assert step.brought == ""
    assert told.laws[0][1] == pytest.approx(0.5)


def test_asking_for_it_is_always_offered_and_says_that_it_is_a_guess() -> None:
    now = situation(log(), aim(REFERRALS, sentence="Get three referrals"), record=THREE_OF_EVENTS)

    (ask,) = of_kind(now, "start:")

    assert ask.title == "Ask one person who could help with “Get three referrals”"
    assert "guess" in ask.why
    assert ask.laws[0][1] == pytest.approx(0.2)


def test_nobody_is_asked_twice_where_introductions_are_the_outcome() -> None:
    links = np.array([[ALIVE, UNMET]], dtype=np.int32)

    now = situation(log(), Measure("outcomes", form="introduction"), links=links)

    assert of_kind(now, "start:") == []


def test_what_is_no_contact_brings_nothing() -> None:
    course = Prospect("c", "course", "course", "Voice", 60)

    (step,) = of_kind(situation(log(), REFERRALS, prospects=[course], record=THREE_OF_EVENTS), "opportunity:c")

    assert step.laws == {}


def test_other_goals_are_given_the_steps_they_had() -> None:
    measures = (Measure("events"), Measure("conversations"))

    def told(steps: list[Suggestion]) -> list[tuple[str, str, str]]:
        return [(step.key, step.why, step.brought) for step in steps]

    plain, with_record = (
        suggestions(situation(log(), *measures, prospects=[event()], record=each))
        for each in (NOTHING_YET, THREE_OF_EVENTS)
    )

    assert told(plain) == told(with_record)
    assert not any(step.brought for step in plain)


def test_reasons_in_words() -> None:
    assert brought_in_words(THREE_OF_EVENTS, "event", "") == "Events brought you 3 outcomes in 40 hours."
    assert brought_in_words(THREE_OF_EVENTS, "call", "referral") == (
        "Your contacts brought 3 referrals in 100 hours, calls none in 60 hours."
    )
    assert brought_in_words(THREE_OF_EVENTS, "call", "advice") == (
        "How often calls bring pieces of advice is a guess: none is noted yet."
    )
    one = record(hours={"meeting": 1.2}, offer={"meeting": 1})
    assert brought_in_words(one, "meeting", "offer") == "Meetings brought you 1 offer in an hour."


def test_no_goal_for_outcomes_has_no_such_reason() -> None:
    now = situation(log(), Measure("events"), record=THREE_OF_EVENTS)

    assert why_it_may(now, [0], "event") == ""
    assert why_it_may(now, [], "event") == ""


@given(st.integers(1, 600), st.floats(0, 1), st.integers(0, 20), st.floats(0, 300))
def test_laws_are_laws_and_more_time_never_brings_less(minutes: int, chance: float, came: int, hours: float) -> None:
    known = record(hours={"event": hours}, referral={"event": came})

    some, more = (thinned(law_of_hour(known, "event", "referral", time), np.float64(chance)) for time in (minutes, 601))

    for law in (some, more):
        assert law.sum() == pytest.approx(1)
        assert (law >= 0).all()
    assert mean(some) <= mean(more) + 1e-12


def test_laws_of_several_people_are_each_their_own() -> None:
    now = situation(log(), REFERRALS, record=THREE_OF_EVENTS)
    chance, who = np.array([1.0, 0.0]), np.array([ALIVE, FADING], dtype=np.int32)

    laws = laws_of_contact(now, now.standings[0], "call", 30, chance, who)

    assert laws[1].tolist() == [1.0, *(0.0,) * (laws.shape[1] - 1)]
    assert mean(laws[0]) == pytest.approx(0.5 / (50 + 60), rel=1e-4)  # all others: 3 + 1 in 160 + 40, so one in 50
