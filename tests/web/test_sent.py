"""Whatever a browser sends is read as what it stands for, or as nothing."""

from datetime import date
from uuid import UUID

import pytest

from kithward.errors import BadInput, NotFound
from kithward.web.sent import day_in, day_or_none, id_of, id_or_none, whole_number

ID = UUID("0192f0c1-2b3c-7def-8abc-1234567890ab")
NO_IDS = [None, "", "me", "0192f0c1", "9" * 5000, "\0", "🎉"]


@pytest.mark.parametrize("typed", NO_IDS)
def test_what_is_no_id_is_none(typed: str | None) -> None:
    assert id_or_none(typed) is None
    with pytest.raises(NotFound):
        id_of(typed)


def test_an_id_is_read() -> None:
    assert id_or_none(str(ID)) == id_of(ID.hex) == ID


@pytest.mark.parametrize(("typed", "number"), [("12", 12), ("", 0), (None, 0), ("-3", 0), ("9" * 20, 0), ("½", 0)])
def test_whole_number_is_read_and_anything_else_is_none(typed: str | None, number: int) -> None:
    assert whole_number(typed) == number


@pytest.mark.parametrize("typed", ["", "tomorrow", "2026-02-31", "2026-13-01", "1/2/2026"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert day_or_none(typed) is None


def test_a_day_in_a_form_is_read_and_a_wrong_one_is_said() -> None:
    assert day_in({"on": " 2026-06-30 "}, "on") == date(2026, 6, 30)
    assert day_in({"on": " "}, "on") is None
    assert day_in({}, "on") is None
    with pytest.raises(BadInput, match="“31 June” is no day"):
        day_in({"on": "31 June"}, "on")
