"""Whom a measure would take, and the log of a few people: the same that the measure itself says."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.numerics.measure import Measure
from kithward.numerics.tally import Tally, tally
from kithward.numerics.whom import log_of, person_filters
from tests import logs
from tests.logs import Happened, HasRole, Somebody

START, UNTIL = 1000, 1099

PEOPLE = st.lists(
    st.builds(
        Somebody,
        fields=st.sampled_from([(), ("law",), ("law", "art")]),
        seniority=st.sampled_from(["", "junior", "senior", "executive"]),
        organisation=st.sampled_from(["", "Acme", "Shell"]),
        place=st.sampled_from(["", "Berlin"]),
        met=st.sampled_from([0, 900, 1010]),
    ),
    min_size=1,
    max_size=6,
)
MEASURES = st.builds(
    Measure,
    unit=st.just("people"),
    act=st.sampled_from(["meet", "reconnect", "connect"]),
    field=st.sampled_from(["", "law"]),
    seniority=st.sampled_from(["", "junior", "senior"]),
    organisation=st.sampled_from(["", "acm"]),
    place=st.sampled_from(["", "berlin"]),
    role=st.sampled_from(["", "mentor"]),
    new=st.sampled_from([None, True, False]),
)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Somebody], list[Happened], list[HasRole]]:
    people = draw(PEOPLE)
    who = st.integers(0, len(people) - 1)
    days = st.sampled_from([880, 990, 1000, 1020, 1050, UNTIL - 1])
    happened = draw(
        st.lists(
            st.builds(
                Happened,
                st.sampled_from(["meeting", "call", "practice"]),
                days,
                st.lists(who, unique=True, max_size=3).map(tuple),
            ),
            max_size=8,
        )
    )
    roles = draw(st.lists(st.builds(HasRole, who, st.just("mentor"), days), max_size=2))
    return people, happened, roles


def counted(found: Tally) -> set[int]:
    return set(found.counted.person[found.in_last_spell].tolist())


@given(lives(), MEASURES)
def test_people_pass_who_would_count_if_we_met_today(life: tuple, measure: Measure) -> None:
    people, happened, roles = life
    measure = replace(measure, new=None)  # a meeting today would make it the day they were first known

    filters = person_filters(measure, logs.log_of(people, happened, roles), since=START, until=UNTIL)

    passes = np.logical_and.reduce([np.ones(len(people), dtype=np.bool_), *filters.values()])
    for person, expected in enumerate(passes.tolist()):
        met = logs.log_of(people, [*happened, Happened("meeting", UNTIL, (person,))], roles)
        found = tally(measure, met, spell_starts=np.array([UNTIL], dtype=np.int32), until=UNTIL)
        assert (person in counted(found)) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure("people", act="meet", new=True), [True, False, True]),
        (Measure("people", act="meet", new=False), [False, True, False]),
        (Measure("people", act="meet"), None),
        (Measure("events", field="law"), [True, False, False]),
        (Measure("people", seniority="senior", level=True), [False, True, False]),
    ],
)
def test_filters_are_those_of_the_measure(measure: Measure, expected: list[bool] | None) -> None:
    people = [Somebody(fields=("law",)), Somebody(seniority="leader", met=900), Somebody(met=1010)]
    log = logs.log_of(people, [Happened("practice", 1050, topics=("law",))])

    filters = person_filters(measure, log, since=START, until=UNTIL)

    assert [mask.tolist() for mask in filters.values()] == ([] if expected is None else [expected])


@given(lives(), MEASURES, st.data())
def test_log_of_a_few_counts_of_them_what_the_whole_log_counts(
    life: tuple, measure: Measure, data: st.DataObject
) -> None:
    log = logs.log_of(*life)
    who = data.draw(st.lists(st.integers(0, len(log.people) - 1), unique=True, min_size=1))
    starts = np.array([START], dtype=np.int32)

    few = log_of(log, np.array(who, dtype=np.int32), since=800)

    found, whole = (tally(measure, some, spell_starts=starts, until=UNTIL) for some in (few, log))
    assert {who[person] for person in counted(found)} == counted(whole) & set(who)


def test_log_of_a_few_begins_where_it_is_asked_to() -> None:
    log = logs.log_of([Somebody(), Somebody()], [Happened("meeting", day, (0, 1)) for day in (900, 1000, 1001)])

    few = log_of(log, np.array([1], dtype=np.int32), since=1000)

    assert few.day.tolist() == [1000, 1001]
    assert few.pair_person.tolist() == [0, 0]
    assert few.pair_activity.tolist() == [0, 1]
