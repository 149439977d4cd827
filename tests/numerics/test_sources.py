"""Where outcomes came from, and what an hour of each kind of contact brought."""

from math import log as ln

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.terms import FORMS
from kithward.numerics.arrays import UNKNOWN
from kithward.numerics.measure import RECONNECT_DAYS
from kithward.numerics.sources import (
    HOURS_AN_OUTCOME,
    NOTHING_YET,
    SOURCES,
    WITHIN_DAYS,
    Record,
    brought,
    came_from,
    came_of_sources,
    expected,
    first_meetings,
    hours_spent,
    is_clear,
    minutes_spent,
    per_hour,
    source_of,
    usual_rate,
    verdict,
)
from tests.logs import Happened, Somebody, log_of

TWO = [Somebody(), Somebody()]


def came(happened: list[Happened], *, person: int, day: int, told: int = UNKNOWN) -> int:
    (found,) = came_from(log_of(TWO, happened), person=[person], day=[day], told=[told])
    return int(found)


def test_kinds_are_their_own_source_and_the_rest_are_others() -> None:
    kinds = ("event", "introduction", "message", "call", "meeting", "talk", "practice")
    log = log_of(TWO, [Happened(kind, 100) for kind in kinds])

    assert [SOURCES[at] for at in source_of(log)] == [*kinds[:5], "other", "other"]


def test_a_call_after_a_long_silence_is_reconnecting_and_the_next_one_is_a_call() -> None:
    days = (100, 100 + RECONNECT_DAYS + 1, 100 + RECONNECT_DAYS + 2)
    log = log_of(TWO, [Happened("call", day, (0,)) for day in days])

    assert [SOURCES[at] for at in source_of(log)] == ["call", "reconnect", "call"]


def test_what_was_before_a_day_is_told_by_its_kind_alone() -> None:
    days = (100, 200, 300)
    log = log_of(TWO, [Happened("call", day, (0,)) for day in days])

    assert [SOURCES[at] for at in source_of(log)] == ["call", "reconnect", "reconnect"]
    assert [SOURCES[at] for at in source_of(log, since=201)] == ["call", "call", "reconnect"]


def test_an_event_after_a_long_silence_stays_an_event() -> None:
    log = log_of(TWO, [Happened("call", 100, (0,)), Happened("event", 400, (0,))])

    assert SOURCES[source_of(log)[1]] == "event"


def test_an_outcome_comes_from_the_last_contact_with_its_person_before_it() -> None:
    happened = [Happened("call", 100, (0,)), Happened("meeting", 110, (0,)), Happened("call", 115, (1,))]

    assert came(happened, person=0, day=120) == 1
    assert came(happened, person=0, day=110) == 1  # on the day itself
    assert came(happened, person=0, day=109) == 0
    assert came(happened, person=0, day=99) == UNKNOWN
    assert came(happened, person=1, day=120) == 2


def test_what_it_was_logged_with_goes_before_the_last_contact() -> None:
    happened = [Happened("call", 100, (0,)), Happened("practice", 101), Happened("meeting", 110, (0,))]

    assert came(happened, person=0, day=120, told=1) == 1


def test_a_contact_longer_ago_than_that_is_not_taken_for_it() -> None:
    happened = [Happened("call", 100, (0,))]

    assert came(happened, person=0, day=100 + WITHIN_DAYS) == 0
    assert came(happened, person=0, day=101 + WITHIN_DAYS) == UNKNOWN


def test_an_outcome_of_nobody_comes_from_nothing_known() -> None:
    assert came([Happened("call", 100, (0,)), Happened("event", 100)], person=UNKNOWN, day=120) == UNKNOWN


def test_only_contacts_are_taken_for_it() -> None:
    assert came([Happened("invitation", 100, (0,)), Happened("practice", 101, (0,))], person=0, day=110) == UNKNOWN


def test_without_any_contact_or_any_outcome_nothing_is_tied() -> None:
    empty = log_of(TWO, [])

    assert came_from(empty, person=[0], day=[10], told=[UNKNOWN]).tolist() == [UNKNOWN]
    assert came_from(empty, person=[], day=[], told=[]).tolist() == []
    assert [row.outcomes for row in brought(empty, [], since=1, until=100)] == [0] * len(SOURCES)


def test_a_length_that_nobody_noted_is_the_middle_of_ones_own_or_a_guess() -> None:
    noted = [Happened("call", 100, minutes=minutes) for minutes in (20, 60, 40)]
    log = log_of(TWO, [*noted, Happened("call", 101), Happened("meeting", 102, minutes=90), Happened("meeting", 103)])

    assert minutes_spent(log).tolist() == [20, 60, 40, 40, 90, 50]


def test_outcomes_per_hour_by_hand() -> None:
    happened = [Happened("call", 100 + day, (0,), minutes=60) for day in range(4)]
    happened += [Happened("event", 110 + day, minutes=120) for day in range(2)]
    log = log_of(TWO, happened)

    found = {row.source: row for row in brought(log, [0, 1, 3], since=100, until=120)}

    call, event = found["call"], found["event"]
    assert (call.outcomes, call.times, call.hours, event.hours) == (3, 4, 4.0, 4.0)
    assert call.per_hour is not None  # usual: 3 in 8 hours, so Gamma(1 + 3, 8/3 + 4)
    assert call.per_hour.value == pytest.approx(4 / (8 / 3 + 4))
    assert event.per_hour is not None  # Gamma(1, 8/3 + 4): the exponential law
    assert event.per_hour.value == pytest.approx(1 / (8 / 3 + 4))
    assert (event.per_hour.low, event.per_hour.high) == pytest.approx((-ln(0.9) / (8 / 3 + 4), -ln(0.1) / (8 / 3 + 4)))


def test_contacts_of_other_days_cost_nothing_here() -> None:
    log = log_of(TWO, [Happened("call", day, (0,), minutes=60) for day in (99, 100, 120, 121)])

    call = next(row for row in brought(log, [], since=100, until=120) if row.source == "call")

    assert (call.times, call.hours) == (2, 2.0)


def test_what_is_no_contact_takes_no_time_here() -> None:
    log = log_of(TWO, [Happened("practice", 100, minutes=600)])

    assert sum(row.hours for row in brought(log, [], since=1, until=200)) == 0


def test_two_outcomes_are_too_few_to_tell_and_many_are_not() -> None:
    def verdicts(outcomes: list[int], hours: list[float]) -> list[str]:
        usual = usual_rate(outcomes, hours)
        return [verdict(rate, time, usual) for rate, time in zip(per_hour(outcomes, hours), hours, strict=True)]

    assert verdicts([2, 0], [1, 1]) == ["few", "few"]
    assert verdicts([30, 3], [50, 50]) == ["more", "less"]
    assert verdicts([10, 10], [50, 50]) == ["like", "like"]
    assert verdicts([0, 0], [50, 50]) == ["few", "few"]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.floats(0, 500)), min_size=1, max_size=7).filter(
        lambda rows: any(count for count, _ in rows) and sum(hours for _, hours in rows) > 1
    )
)
def test_a_rate_lies_in_its_interval_and_towards_what_is_usual(rows: list[tuple[int, float]]) -> None:
    outcomes, hours = ([row[at] for row in rows] for at in (0, 1))
    usual = usual_rate(outcomes, hours)

    for count, time, rate in zip(outcomes, hours, per_hour(outcomes, hours), strict=True):
        assert rate is not None
        assert 0 < rate.low < rate.high
        assert rate.value <= rate.high
        own = count / time if time > 0 else np.inf if count else usual
        assert min(own, usual) - 1e-9 <= rate.value <= max(own, usual) + 1e-9


happenings = st.builds(
    Happened,
    st.sampled_from(["call", "message", "event", "practice", "invitation"]),
    st.integers(1, 400),
    st.sets(st.integers(0, 1)).map(lambda people: tuple(sorted(people))),
)


@given(st.lists(happenings, max_size=12), st.integers(0, 1), st.integers(1, 500))
def test_the_contact_that_is_found_is_the_one_that_looking_through_all_finds(
    happened: list[Happened], person: int, day: int
) -> None:
    log = log_of(TWO, happened)
    (found,) = came_from(log, person=[person], day=[day], told=[UNKNOWN])

    fits = [
        at
        for at, row in enumerate(sorted(happened, key=lambda row: row.day))
        if row.kind in ("call", "message", "event") and person in row.people and 0 <= day - row.day <= WITHIN_DAYS
    ]
    if not fits:
        assert found == UNKNOWN
    else:
        assert found != UNKNOWN
        assert log.day[found] == max(int(log.day[at]) for at in fits)


@pytest.mark.parametrize(
    ("person", "day", "told"), [(2, 10, UNKNOWN), (0, 0, UNKNOWN), (0, 10, 5), (0, float("nan"), UNKNOWN)]
)
def test_what_is_no_place_or_no_day_is_refused(person: float, day: float, told: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        came_from(log_of(TWO, [Happened("call", 5, (0,))]), person=[person], day=[day], told=[told])


def test_rates_refuse_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="outcomes"):
        per_hour([-1], [1])
    with pytest.raises(ValueError, match="hours"):
        usual_rate([1], [float("nan")])


def met(people: list[Somebody], happened: list[Happened]) -> list[int]:
    return first_meetings(log_of(people, happened), since=100, until=130).tolist()


def test_new_people_were_met_at_their_first_contact_of_these_days() -> None:
    assert met(TWO, [Happened("event", 110, (0, 1)), Happened("call", 120, (0,))]) == [0, 0]
    assert met(TWO, [Happened("event", 131, (0,))]) == []


def test_who_was_known_before_was_not_met_now() -> None:
    known = [Somebody(met=50), Somebody()]

    assert met(known, [Happened("call", 110, (0,)), Happened("call", 120, (1,))]) == [1]
    assert met(TWO, [Happened("call", 90, (0,)), Happened("call", 110, (0,))]) == []


def test_who_came_by_an_import_was_not_met() -> None:
    assert met([Somebody(met=110)], []) == []


@pytest.mark.parametrize(
    ("most", "next_most", "clear"), [(3, 0, True), (2, 1, False), (4, 1, True), (5, 3, False), (6, 3, True)]
)
def test_what_comes_most_is_told_from_the_next_with_80_percent(most: int, next_most: int, clear: bool) -> None:
    assert is_clear(most, next_most) is clear


# What an hour is likely to bring


def mean(law: tuple[float, float]) -> float:
    shape, rate = law
    return shape / rate


def test_nothing_known_gives_the_guess_and_of_one_form_its_share() -> None:
    assert NOTHING_YET.law("event") == (1.0, HOURS_AN_OUTCOME)
    assert mean(NOTHING_YET.law("event", "referral")) == pytest.approx(1 / HOURS_AN_OUTCOME / len(FORMS["outcome"]))


def test_what_an_hour_is_likely_to_bring_by_hand() -> None:
    # Others: 1 outcome in 20 hours on top of the guess of 1 in 20, so 2 in 40; mine: 3 in 40 hours on top of 1 in 20.
    assert expected([3, 1], [40, 20], 0, guess=20) == (4.0, 60.0)
    assert expected([3, 1], [40, 20], 1, guess=20) == (2.0, 35.0)  # others: 4 in 60, so 1 in 15


def test_a_record_counts_one_form_or_all() -> None:
    hours = (40.0, *(0.0,) * (len(SOURCES) - 1))
    record = Record(hours, (("advice", (2, *(0,) * 6)), ("referral", (1, *(0,) * 6))))

    assert record.outcomes("referral")[0] == 1
    assert record.outcomes()[0] == 3
    assert record.law("event") == (4.0, 60.0)
    assert record.law("event", "offer") == (1.0, 200.0)


COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=7)
HOURS = st.floats(0, 400)


@given(st.data(), COUNTS, st.floats(1, 200))
def test_one_more_outcome_raises_every_rate_and_at_most_doubles_it(
    data: st.DataObject, counts: list[int], guess: float
) -> None:
    hours = [data.draw(HOURS) for _ in counts]
    source, more = (data.draw(st.integers(0, len(counts) - 1)) for _ in range(2))
    raised = [count + (at == more) for at, count in enumerate(counts)]

    before, after = (mean(expected(each, hours, source, guess=guess)) for each in (counts, raised))

    assert before < after <= 2 * before * (1 + 1e-9)


@given(st.data(), COUNTS, st.floats(1, 200))
def test_one_more_hour_lowers_every_rate(data: st.DataObject, counts: list[int], guess: float) -> None:
    hours = [data.draw(HOURS) for _ in counts]
    source, more = (data.draw(st.integers(0, len(counts) - 1)) for _ in range(2))
    longer = [time + (at == more) for at, time in enumerate(hours)]

    before, after = (mean(expected(counts, each, source, guess=guess)) for each in (hours, longer))

    assert after < before


@given(st.data(), COUNTS, st.floats(1, 200), st.floats(0.1, 10))
def test_in_other_units_of_time_the_rate_is_the_same(
    data: st.DataObject, counts: list[int], guess: float, unit: float
) -> None:
    hours = [data.draw(HOURS) for _ in counts]
    source = data.draw(st.integers(0, len(counts) - 1))

    one = mean(expected(counts, hours, source, guess=guess))
    other = mean(expected(counts, [time * unit for time in hours], source, guess=guess * unit))

    assert other * unit == pytest.approx(one)


@given(st.data(), COUNTS, st.floats(1, 200))
def test_a_rate_lies_between_ones_own_and_that_of_all_others(
    data: st.DataObject, counts: list[int], guess: float
) -> None:
    hours = [data.draw(st.floats(0.1, 400)) for _ in counts]
    source = data.draw(st.integers(0, len(counts) - 1))
    others = (1 + sum(counts) - counts[source]) / (guess + sum(hours) - hours[source])
    own = counts[source] / hours[source]

    found = mean(expected(counts, hours, source, guess=guess))

    assert min(own, others) - 1e-9 <= found <= max(own, others) + 1e-9


def test_hours_and_outcomes_of_sources_are_those_of_the_table() -> None:
    happened = [Happened("call", 100 + day, (0,), minutes=60) for day in range(4)]
    log = log_of(TWO, [*happened, Happened("event", 110, minutes=120)])
    table = brought(log, [0, 1, UNKNOWN], since=100, until=120)

    assert hours_spent(log, since=100, until=120).tolist() == [row.hours for row in table]
    assert came_of_sources(log, [0, 1, UNKNOWN], since=100).tolist() == [row.outcomes for row in table]
