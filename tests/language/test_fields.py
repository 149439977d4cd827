"""Fields of work in titles and goals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.fields import FIELDS, Derived, derive, field_named, find_fields
from kithward.language.terms import SENIORITIES


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("fintech", "fintech"),
        ("people in fintech", "fintech"),
        ("data scientists", "data science"),
        ("ML", "machine learning"),
        ("machine-learning leaders", "machine learning"),
        ("AI folks", "machine learning"),
        ("Human Resources", "hr"),
        ("lawyers", "law"),
        ("VCs", "venture capital"),
        ("healthcare", "health care"),
        ("UX/UI designers", "design"),
        ("nurses", "health care"),
        ("R&D", "research"),
        ("cyber-security", "security"),
        ("start-ups", "entrepreneurship"),
        ("cleantech", "climate tech"),
        ("people in IT", "software"),
    ],
)
def test_a_field_is_found_by_its_other_names(text: str, field: str) -> None:
    assert field_named(text) == field


@pytest.mark.parametrize("text", ["", "Berlin", "industry events", "make it so", "lawn", "biological"])
def test_other_words_name_no_field(text: str) -> None:
    assert field_named(text) is None


@pytest.mark.parametrize("field", FIELDS)
def test_a_canonical_name_names_itself(field: str) -> None:
    assert field_named(field.upper()) == field


def test_the_longest_wording_decides_and_spans_are_kept() -> None:
    text = "product marketing and product people in the games industry"

    found = find_fields(text)

    assert [(each.field, text[each.start : each.end]) for each in found] == [
        ("marketing", "product marketing"),
        ("product", "product people"),
        ("games", "games"),
    ]


@pytest.mark.parametrize(
    ("title", "fields", "seniority"),
    [
        ("Head of Machine Learning", ("machine learning",), "leader"),
        ("Senior Software Engineer", ("software",), "senior"),
        ("Founder & CTO", ("software",), "executive"),
        ("VP Marketing", ("marketing",), "leader"),
        ("Lecturer (Tenure Track)", ("education",), "mid"),
        ("Senior Lecturer in Law", ("education", "law"), "senior"),
        ("PhD candidate in Biology", ("research", "biotech"), "student"),
        ("Research Intern", ("research",), "student"),
        ("Postdoctoral Researcher", ("research",), "junior"),
        ("Product Manager", ("product",), "mid"),
        ("Engineering Manager, Payments", ("software", "fintech"), "leader"),
        ("Staff Nurse", ("health care",), "senior"),
        ("Lawyer", ("law",), "mid"),
        ("Gardener", (), ""),
        ("", (), ""),
    ],
)
def test_a_title_says_its_fields_and_seniority(title: str, fields: tuple[str, ...], seniority: str) -> None:
    assert derive(title) == Derived(fields, seniority)


def test_the_headline_speaks_where_the_title_is_silent() -> None:
    assert derive("", "Data Scientist at Acme | Former CEO") == Derived(("data science",), "mid")
    assert derive("Gardener", "Founder | Climate tech") == Derived(("climate tech",), "executive")


def test_the_organisation_speaks_last_and_only_for_the_field() -> None:
    assert derive("Managing Director", "", "Deutsche Bank") == Derived(("finance",), "executive")
    assert derive("Student at Harvard Law School") == Derived(("law", "education"), "student")
    assert derive("Software Engineer", "", "Deutsche Bank") == Derived(("software",), "mid")


@given(st.text(), st.text(), st.text())
def test_any_text_gives_known_fields_and_a_known_seniority(title: str, headline: str, organisation: str) -> None:
    derived = derive(title, headline, organisation)

    assert set(derived.fields) <= set(FIELDS)
    assert derived.seniority in ("", *SENIORITIES)
