"""The vision keeps every version, and the reflection one answer to each question."""

from datetime import date, timedelta

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.vision import queries
from kithward.vision.reflection import LONGEST_ANSWER, QUESTIONS
from kithward.vision.writing import LONGEST_VISION, answer, question_numbered, write_vision
from kithward.workspaces.models import Workspace
from tests.factories import TODAY

WORK = QUESTIONS[0]
LATER = TODAY + timedelta(days=30)


def kept(workspace: Workspace) -> list[tuple[int, str, date | None, date]]:
    return list(queries.versions(workspace).values_list("number", "text", "by", "written_on"))


def test_every_version_is_kept_with_its_days(workspace: Workspace) -> None:
    write_vision(workspace, "I lead a team.", by=date(2030, 12, 31), as_of=TODAY)
    write_vision(workspace, "  I lead a team\r\nby the sea. ", as_of=LATER)

    assert kept(workspace) == [
        (2, "I lead a team\nby the sea.", None, LATER),
        (1, "I lead a team.", date(2030, 12, 31), TODAY),
    ]
    assert queries.version(workspace, 1).text == "I lead a team."


def test_the_same_words_are_no_new_version(workspace: Workspace) -> None:
    first = write_vision(workspace, "I lead a team.", as_of=TODAY)

    again = write_vision(workspace, "I lead a team. ", as_of=LATER)

    assert again.id == first.id
    assert len(kept(workspace)) == 1


def test_another_day_to_be_there_is_a_new_version(workspace: Workspace) -> None:
    write_vision(workspace, "I lead a team.", as_of=TODAY)

    write_vision(workspace, "I lead a team.", by=date(2030, 12, 31), as_of=LATER)

    assert len(kept(workspace)) == 2


@pytest.mark.parametrize("by", [TODAY, TODAY - timedelta(days=400)])
def test_vision_of_a_day_that_is_not_ahead_is_refused(workspace: Workspace, by: date) -> None:
    with pytest.raises(BadInput, match="is not ahead"):
        write_vision(workspace, "I lead a team.", by=by, as_of=TODAY)

    assert queries.vision(workspace) is None


def test_vision_whose_day_has_come_stays_as_it_was_written(workspace: Workspace) -> None:
    written = write_vision(workspace, "I lead a team.", by=LATER, as_of=TODAY)

    assert write_vision(workspace, "I lead a team.", by=LATER, as_of=LATER + timedelta(days=1)) == written


@pytest.mark.parametrize("text", [" \n ", "x" * (LONGEST_VISION + 1)])
def test_vision_that_cannot_be_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(BadInput):
        write_vision(workspace, text, as_of=TODAY)

    assert kept(workspace) == []


def test_vision_that_was_written_elsewhere_is_not_written_over(workspace: Workspace) -> None:
    write_vision(workspace, "One", as_of=TODAY, seen_number=0)

    with pytest.raises(Conflict):
        write_vision(workspace, "Other", as_of=TODAY, seen_number=0)
    write_vision(workspace, "Other", as_of=TODAY, seen_number=1)

    assert [row[1] for row in kept(workspace)] == ["Other", "One"]


def test_answer_is_kept_changed_and_taken_away(workspace: Workspace) -> None:
    answer(workspace, WORK, "I lead", as_of=TODAY)
    answer(workspace, WORK, "I lead a team", as_of=LATER)
    row = queries.answers(workspace)[WORK.key]

    assert (row.text, row.answered_on, row.version) == ("I lead a team", LATER, 2)
    assert answer(workspace, WORK, " ", as_of=LATER) is None
    assert queries.answer_texts(workspace) == {}


def test_answer_that_is_too_long_is_refused(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="4,001"):
        answer(workspace, WORK, "x" * (LONGEST_ANSWER + 1), as_of=TODAY)


def test_answer_that_was_changed_elsewhere_is_not_written_over(workspace: Workspace) -> None:
    answer(workspace, WORK, "One", as_of=TODAY, seen_version=0)

    with pytest.raises(Conflict):
        answer(workspace, WORK, "Other", as_of=TODAY, seen_version=0)

    assert queries.answer_texts(workspace) == {WORK.key: "One"}


@pytest.mark.parametrize("number", [0, -1, len(QUESTIONS) + 1])
def test_question_that_is_none_is_not_there(number: int) -> None:
    with pytest.raises(NotFound):
        question_numbered(number)


def test_vision_of_another_is_not_there(workspace: Workspace, other_workspace: Workspace) -> None:
    write_vision(other_workspace, "Theirs", as_of=TODAY)
    answer(other_workspace, WORK, "Theirs", as_of=TODAY)

    assert queries.vision(workspace) is None
    assert queries.answers(workspace) == {}
    with pytest.raises(NotFound):
        queries.version(workspace, 1)
