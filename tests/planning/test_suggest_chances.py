"""How likely a proposed contact is to count, and what is never proposed twice."""

from dataclasses import replace

import numpy as np
import pytest

from kithward.numerics.measure import Measure
from kithward.planning.situation import Prospect, Situation, Suggestion
from kithward.planning.suggest import suggestions
from kithward.planning.tie_wording import tie_in_words
from tests.logs import ActivityLog, Happened, Somebody, log_of
from tests.planning.test_situation import TODAY, situation

CLOSE, LOST, NEVER_MET = 0, 1, 2


def log() -> ActivityLog:
    """One person met every two weeks, one met thrice long ago, one never."""
    today = TODAY.toordinal()
    close = [Happened("meeting", today - 14 * turn - 12, (CLOSE,), began_by="me") for turn in range(20)]
    lost = [Happened("meeting", today - 30 * turn - 700, (LOST,), began_by="me") for turn in range(3)]
    return log_of([Somebody(), Somebody(), Somebody()], [*close, *lost])


def chance_of_message(now: Situation, person: int) -> float:
    step = next(step for step in suggestions(now) if step.kind == "message" and step.person == person)
    return float(step.laws[0][1])


def steps_about(now: Situation, person: int) -> list[Suggestion]:
    return [step for step in suggestions(now) if step.group == person]


def test_a_message_into_silence_is_less_likely_to_count_than_one_into_a_living_tie() -> None:
    now = situation(log(), Measure("people", act="reach_out"))

    close, lost, never_met = (chance_of_message(now, person) for person in (CLOSE, LOST, NEVER_MET))

    assert close > 4 * lost
    assert lost > never_met == pytest.approx(0.2 * now.kept_share)


def test_a_message_becomes_a_meaningful_conversation_less_often_than_a_coffee_does() -> None:
    now = situation(log(), Measure("people", act="talk", meaningful=True))

    by_kind = {step.kind: float(step.laws[0][1]) for step in steps_about(now, CLOSE) if step.laws}

    assert by_kind["message"] < by_kind["call"] < by_kind["meeting"]


def test_an_introduction_that_is_asked_for_is_none_that_is_made() -> None:
    asked = Prospect("a", "introduction", "", "Ask to be introduced", 15, person=NEVER_MET, via=CLOSE)
    now = situation(log(), Measure("introductions"), prospects=[asked])

    found = suggestions(now)

    assert [step.laws for step in found if step.kind == "introduction"] == [{}]
    assert [step.title for step in found if step.laws] == ["Introduce two people who should know each other"]


def test_an_opportunity_with_a_person_excludes_other_steps_with_them() -> None:
    lunch = Prospect("a", "meeting", "lunch", "Lunch", 60, person=CLOSE)
    now = situation(log(), Measure("people", act="meet"), prospects=[lunch])

    assert {step.key for step in steps_about(now, CLOSE)} >= {"opportunity:a", f"meeting:{now.log.people.ids[CLOSE]}"}


@pytest.mark.parametrize(
    ("contacts", "state", "silence", "rhythm", "words"),
    [
        (2, "cooling", 4, 56.0, "In contact 2 times, last 4 days ago."),
        (9, "fading", 98, 35.0, "Fading: you used to talk every 5 weeks, now 3 months."),
        (9, "alive", 12, 35.0, "Alive: you talk about every 5 weeks, last 12 days ago."),
    ],
)
def test_nobody_is_said_to_be_silent_for_less_than_their_rhythm(
    contacts: int, state: str, silence: int, rhythm: float, words: str
) -> None:
    assert tie_in_words(contacts, state, silence, rhythm) == words


def test_nobody_is_introduced_to_whom_they_know() -> None:
    links = np.array([[CLOSE, LOST], [CLOSE, NEVER_MET]], dtype=np.int32)
    now = replace(situation(log(), Measure("people", act="meet")), links=links)

    asked = [step for step in suggestions(now) if step.kind == "introduction"]

    assert [(step.person, step.group) for step in asked] == [(CLOSE, NEVER_MET)]
