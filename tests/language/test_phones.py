"""Telephone numbers in one form, however they are written."""

import pytest

from kithward.language.phones import phone_digits


@pytest.mark.parametrize(
    ("written", "region", "digits"),
    [
        ("+44 20 7946 0018", "", "+442079460018"),
        ("020 7946 0018", "GB", "+442079460018"),
        ("(030) 901820", "DE", "+4930901820"),
        ("020 7946 0018", "", "02079460018"),
        ("extension five", "", "extension five"),
        ("9" * 60, "", "9" * 40),
    ],
)
def test_a_number_is_told_by_its_digits_with_its_country_where_that_is_known(
    written: str, region: str, digits: str
) -> None:
    assert phone_digits(written, region) == digits
