"""What happened, said as a person would."""

import pytest

from kithward.network.line import LineOutcome, LineRole, LoggedLine, Name, PromisedFollowUp
from kithward.network.wording import happening_in_words, line_in_words, names_in_words, passed_over_in_words
from tests.network.lines import read

MARIA, TOM = Name("Maria Chen"), Name("Tom")


def test_what_happened_is_said_with_its_people_and_topics() -> None:
    assert happening_in_words("meeting", form="coffee", people=["Maria Chen"]) == "Coffee with Maria Chen"
    assert happening_in_words("event", event="PyCon", people=["A", "B"], topics=["x", "y"]) == (
        "Event: PyCon with A and B about x, y"
    )
    assert happening_in_words("practice") == "Practice"


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B", "C"], "A, B and C"), (["A", "B", "C", "D", "E"], "A, B, C and 2 more")],
)
def test_many_names_are_cut_short(names: list[str], words: str) -> None:
    assert names_in_words(names) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LoggedLine("call", names=(MARIA,)), "Call with Maria Chen"),
        (LoggedLine("follow_up", names=(MARIA, TOM)), "Followed up with Maria Chen and Tom"),
        (LoggedLine("outcome", names=(TOM,), outcome=LineOutcome("referral")), "Referral from Tom"),
        (LoggedLine("role", names=(MARIA,), role=LineRole("mentor")), "Maria Chen is your mentor"),
        (LoggedLine("role", role=LineRole("peer", (MARIA, TOM))), "Maria Chen and Tom are your peer"),
        (LoggedLine(names=(MARIA,), follow_up=PromisedFollowUp("send the deck")), "To do: send the deck"),
        (
            LoggedLine("call", names=(TOM,), outcome=LineOutcome("advice"), follow_up=PromisedFollowUp("thank him")),
            "Call with Tom · Advice from Tom · To do: thank him",
        ),
    ],
)
def test_a_line_that_was_put_together_by_hand_is_said_in_words(line: LoggedLine, words: str) -> None:
    assert line_in_words(line) == words


def test_words_that_were_not_understood_are_kept_as_a_note_where_there_is_an_activity() -> None:
    assert read("Visited Maria in Berlin").note == "in Berlin"
    assert passed_over_in_words(read("Visited Maria in Berlin")) == ["Kept as a note: in Berlin"]
    assert passed_over_in_words(LoggedLine(ignored=("zzz",))) == ["Not understood, and left out: zzz"]
    assert passed_over_in_words(read("Coffee with Maria")) == []
