"""SMART, checked."""

from datetime import date

import pytest

from kithward.goals.sentence import read
from kithward.goals.smart import chance_words, judge

TODAY = date(2026, 11, 23)


def test_a_full_goal_holds_on_all_letters() -> None:
    reading = read("Connect with three machine-learning leaders by the end of March", TODAY)

    verdicts = judge(reading, chance=0.41, aspirations=["Lead a research team"])

    assert "".join(verdict.letter for verdict in verdicts) == "SMART"
    assert [verdict.ok for verdict in verdicts] == [True] * 5
    assert [verdict.reason for verdict in verdicts] == [
        "says who or what: people I connect with who are leaders in machine learning",
        "3, counted from your log",
        "a stretch: 41 % at your pace",
        "serves Lead a research team",
        "by 31 March 2027",
    ]


def test_a_vague_wish_fails_where_it_is_vague() -> None:
    verdicts = judge(read("network more", TODAY), chance=None, aspirations=[])

    assert [verdict.ok for verdict in verdicts] == [False, False, "care", "care", False]


def test_people_without_a_filter_are_not_specific() -> None:
    specific = judge(read("meet three people by June", TODAY), chance=0.8, aspirations=["x"])[0]

    assert (specific.name, specific.ok) == ("Specific", "care")


@pytest.mark.parametrize(
    ("chance", "words", "ok"),
    [
        (1.0, "too easy", "care"),
        (0.90, "too easy", "care"),
        (0.89, "realistic", True),
        (0.70, "realistic", True),
        (0.40, "a stretch", True),
        (0.39, "hard", "care"),
        (0.15, "hard", "care"),
        (0.05, "a long shot", "care"),
        (0.049, "out of reach", "care"),
        (0.0, "out of reach", "care"),
    ],
)
def test_the_chance_has_its_words_and_never_forbids(chance: float, words: str, ok: object) -> None:
    achievable = judge(read("attend two events a month", TODAY), chance=chance, aspirations=[])[2]

    assert chance_words(chance) == words
    assert achievable.reason.startswith(words)
    assert achievable.ok == ok


def test_a_chance_that_is_not_certain_is_never_shown_as_certain() -> None:
    reading = read("attend two events a month", TODAY)

    reasons = [judge(reading, chance=chance, aspirations=[])[2].reason for chance in (0.999, 0.001)]

    assert reasons == ["too easy: over 99 % at your pace", "out of reach: under 1 % at your pace"]


@pytest.mark.parametrize("chance", [-0.1, 1.1, float("nan")])
def test_what_is_no_chance_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        judge(read("attend two events a month", TODAY), chance=chance, aspirations=[])
