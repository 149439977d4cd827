"""Addresses in the one form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.exchange.readers.addresses import normal_email, normal_profile_url


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/bob-brandt",
        "http://linkedin.com/in/Bob-Brandt/",
        "www.linkedin.com/in/bob-brandt?trk=people",
        "linkedin.com/in/bob%2Dbrandt",
        "https://de.linkedin.com/in/bob-brandt/en",
        "https://m.linkedin.com/in/bob-brandt/details/skills#top",
        "  HTTPS://WWW.LINKEDIN.COM/IN/BOB-BRANDT  ",
        "//www.linkedin.com/in/bob-brandt",
        "https%3A%2F%2Fwww.linkedin.com%2Fin%2Fbob-brandt",
    ],
)
def test_every_spelling_of_a_profile_address_becomes_one(written: str) -> None:
    assert normal_profile_url(written) == "https://www.linkedin.com/in/bob-brandt"


def test_an_encoded_profile_address_is_read_as_its_letters() -> None:
    assert normal_profile_url("https://www.linkedin.com/in/ren%C3%A9e") == "https://www.linkedin.com/in/renée"
    assert normal_profile_url("https://www.linkedin.com/in/Renée/") == "https://www.linkedin.com/in/renée"


def test_another_site_keeps_the_case_of_its_path() -> None:
    assert normal_profile_url("HTTP://GitHub.com/BobB/?tab=x#y") == "https://github.com/BobB"


@pytest.mark.parametrize(
    "text", ["", "nobody", "mailto:bob@example.com", "javascript:alert(1)", "http://[bad", "two words.example", "a/b"]
)
def test_what_is_no_address_gives_an_empty_one(text: str) -> None:
    assert normal_profile_url(text) == ""


@given(st.text(max_size=40) | st.from_regex(r"(https?://)?(www\.)?linkedin\.com/in/[\w%.-]{1,20}/?", fullmatch=True))
def test_a_normal_profile_address_is_its_own_normal_form(text: str) -> None:
    once = normal_profile_url(text)

    assert normal_profile_url(once) == once


@pytest.mark.parametrize(
    "written",
    ["Bob@Example.COM", " bob@example.com ", "mailto:bob@example.com", "Bob B. <bob@example.com>", "'bob@example.com'"],
)
def test_every_spelling_of_an_email_becomes_one(written: str) -> None:
    assert normal_email(written) == "bob@example.com"


@pytest.mark.parametrize(
    "text", ["", "bob", "bob@example", "a@b@example.com", "/O=ORG/CN=BOB", "bob@example.com, al@b.de"]
)
def test_what_is_no_single_email_gives_an_empty_one(text: str) -> None:
    assert normal_email(text) == ""


@given(st.text(max_size=40) | st.emails())
def test_a_normal_email_is_its_own_normal_form(text: str) -> None:
    assert normal_email(normal_email(text)) == normal_email(text)
