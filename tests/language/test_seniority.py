"""How senior a title is."""

import pytest

from kithward.language.seniority import seniority_of

_TITLES = {
    "executive": [
        "CEO",
        "Founder & CTO",
        "Co-founder",
        "Chief Experimental Officer",
        "Chief People & Culture Officer",
        "President",
        "SVP Sales",
        "Senior Vice President, Sales",
        "Managing Director",
        "Executive Director",
        "Partner",
        "Owner",
        "CISO",
    ],
    "leader": [
        "Head of Machine Learning",
        "VP Marketing",
        "Vice President of Product",
        "Product Lead",
        "Sales Director",
        "Director of Natural Philosophy",
        "Director of Student Affairs",
        "Chief of Staff",
        "Editor-in-Chief",
        "Engineering Manager",
        "General Counsel",
        "Principal",
        "Dean of Science",
    ],
    "senior": ["Senior Analyst", "Sr. Engineer", "Principal Engineer", "Staff Engineer", "Professor of Law"],
    "mid": [
        "Product Manager",
        "Product Owner",
        "Account Executive",
        "Executive Assistant",
        "HR Business Partner",
        "Assistant Professor",
        "Lecturer",
        "Lead Generation Specialist",
    ],
    "junior": ["Junior Developer", "Assistant to the CEO", "Associate", "Postdoc", "Research Associate"],
    "student": ["Intern", "CEO Intern", "PhD Student", "MBA candidate", "Trainee lawyer", "Werkstudent"],
    "": ["", "Gardener", "Secretary to the Director", "heading", "Presidential history"],
}


@pytest.mark.parametrize(
    ("title", "seniority"), [(title, seniority) for seniority, titles in _TITLES.items() for title in titles]
)
def test_a_title_has_its_seniority(title: str, seniority: str) -> None:
    assert seniority_of(title) == seniority
