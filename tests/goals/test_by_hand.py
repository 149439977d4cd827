"""Correcting a goal by hand: which fields there are, what they make, and what is refused with its field named."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kithward.errors import BadInput
from kithward.goals.by_hand import QUOTES, ByHand, as_fields, as_reading, fields_of, forms_of
from kithward.goals.sentence import read, spoken
from kithward.goals.window import Every, Window
from kithward.language.fields import FIELDS, find_fields
from kithward.language.terms import UNITS
from kithward.numerics.measure import Measure
from tests.goals.strategies import TODAY, measures, windows

END = TODAY + timedelta(days=60)
THREE = ByHand(target=3, unit="people", act="meet", by=END)


@settings(max_examples=150, deadline=None)
@given(measures(), st.integers(1, 1_000_000), windows())
def test_goal_comes_back_the_same_from_its_fields(measure: Measure, target: int, window: Window) -> None:
    names = (measure.field, measure.organisation, measure.place, measure.topic)
    assume(all(any(map(str.isalnum, name)) and not QUOTES.intersection(name) for name in names if name))
    assume(measure.field in FIELDS or not find_fields(measure.field))  # "ML" would come back by its usual name

    again = as_reading(as_fields(spoken(measure, target, window, TODAY)), TODAY)

    assert (again.measure, again.target, again.window) == (measure, target, window)


@pytest.mark.parametrize(
    "sentence",
    [
        "connect with three machine-learning leaders by the end of March",
        "practise public speaking 30 minutes three times a week",
        "grow my network to 500 people by June",
        "find two mentors who are leaders within a year",
        "have meaningful conversations with ten new contacts within a month",
        "attend two industry events per month until 30 June 2027",
        "have a coffee with somebody at O'Reilly every two weeks",
        "get three referrals this quarter",
    ],
)
def test_what_was_read_is_what_the_fields_make(sentence: str) -> None:
    reading = read(sentence, TODAY)

    again = as_reading(as_fields(reading), TODAY)

    assert (again.measure, again.target, again.window) == (reading.measure, reading.target, reading.window)
    assert (again.sentence, again.parts) == (reading.sentence, reading.parts)


def test_changed_field_changes_the_sentence() -> None:
    fields = as_fields(read("connect with three machine-learning leaders by the end of March", TODAY))

    assert as_reading(replace(fields, target=5), TODAY).sentence == (
        "Connect with five people who are leaders in machine learning by 31 March 2027"
    )


def test_half_of_a_goal_fills_the_fields_it_has() -> None:
    fields = as_fields(read("meet people in fintech", TODAY))

    assert (fields.unit, fields.act, fields.field, fields.target, fields.by) == (
        "people",
        "meet",
        "fintech",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"target": None}, "target", "How many"),
        ({"target": 0}, "target", "How many"),
        ({"target": 1_000_001}, "target", "How many"),
        ({"unit": ""}, "unit", "what is counted"),
        ({"unit": "likes"}, "unit", "“likes” is not known"),
        ({"act": "stalk"}, "act", "not known"),
        ({"seniority": "god"}, "seniority", "not known"),
        ({"role": "boss"}, "role", "not known"),
        ({"medium": "fax"}, "medium", "not known"),
        ({"form": "rave"}, "form", "not known"),
        ({"every_n": 2, "every_period": "moon"}, "every_period", "not known"),
        ({"form": "book"}, "form", "does not go with people"),
        ({"unit": "events"}, "act", "nothing would ever count"),
        ({"act": "find"}, "role", "Choose the role"),
        ({"act": "find", "role": "mentor", "medium": "video"}, "medium", "nothing would ever count"),
        ({"min_minutes": -1}, "min_minutes", "whole number of minutes"),
        ({"topic": "“growth”"}, "topic", "without quotation marks"),
        ({"place": "!!!"}, "place", "in words"),
        ({"topic": "x" * 490}, "topic", "letters long"),
        ({"by": None}, "by", "By which day, or how often"),
        ({"by": TODAY - timedelta(days=1)}, "by", "22 November 2026 has passed"),
        ({"starts_on": END + timedelta(days=1)}, "by", "before it begins"),
        ({"every_n": 2}, "every_period", "needs both"),
        ({"every_period": "week"}, "every_n", "needs both"),
        ({"every_n": 1001, "every_period": "week"}, "every_n", "From 1 to 1000"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(changes: dict[str, object], field: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        as_reading(replace(THREE, **changes), TODAY)

    assert refused.value.field == field


@pytest.mark.parametrize("name", ["women's aid", "O'Reilly 🎉", "<b>bold</b>", "3 people by March"])
def test_any_name_stays_as_it_was_written(name: str) -> None:
    made = as_reading(replace(THREE, organisation=name), TODAY)

    assert made.measure
    assert made.measure.organisation == name
    assert read(made.sentence, TODAY).measure == made.measure


def test_field_of_work_gets_its_usual_name() -> None:
    made = as_reading(replace(THREE, field="ML"), TODAY)

    assert made.measure == Measure("people", act="meet", field="machine learning")


def test_rhythm_may_have_an_end() -> None:
    made = as_reading(replace(THREE, every_n=2, every_period="week"), TODAY)

    assert made.window == Window(TODAY, by=END, every=Every(2, "week"))


@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_offers_fields_that_can_count(unit: str) -> None:
    offered = fields_of(unit, "meet" if unit == "people" else "")

    assert ("act" in offered) == (unit == "people")
    assert ("form" in offered) == bool(forms_of(unit, "meet"))
    for form in forms_of(unit, "meet"):
        given_act = "meet" if unit == "people" else ""
        assert as_reading(ByHand(target=2, unit=unit, act=given_act, form=form, by=END), TODAY).understood
