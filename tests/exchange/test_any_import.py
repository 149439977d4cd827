"""Any file at all: taken once, and taken back without a trace."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithward.exchange import imports
from kithward.exchange.records import (
    ActivityRecord,
    Contents,
    PersonRecord,
    PersonRef,
)
from kithward.network.models import (
    Activity,
    Organisation,
    Participation,
    Person,
)
from kithward.workspaces.models import Workspace, new_id
from tests.exchange.bringing import NOW, bring, dump, people, take_back

pytestmark = pytest.mark.django_db

REAL_ARCHIVE = Path(__file__).parents[3] / "shared" / "samples" / "linkedin" / "sample_export.zip"

NAMES = st.sampled_from(["Ann Lee", "Ann M. Lee", "Bo", "Bo Li", "ann lee", "Liz Ray", "Elizabeth Ray", "🎉"])
EMAILS = st.sampled_from(["", "a@x.org", "b@x.org"])
URLS = st.sampled_from(["", *(f"https://www.linkedin.com/in/{slug}" for slug in "abc")])
ANYBODY = st.builds(
    lambda name, email, url, organisation, phone, title: PersonRecord(
        "somewhere",
        "",
        name,
        emails=(email,) if email else (),
        profile_url=url,
        organisation=organisation,
        phones=(phone,) if phone else (),
        title=title,
    ),
    NAMES,
    EMAILS,
    URLS,
    st.sampled_from(["", "Acme", "ACME", "Globex"]),
    st.sampled_from(["", "+49 30 1234567", "030 1234567"]),
    st.sampled_from(["", "Engineer", "Lawyer"]),
)
ANY_TALK = st.builds(
    lambda refs, day, source_id: ActivityRecord("talk", "", "message", date(2026, 1, day), tuple(refs), source_id),
    st.lists(st.builds(PersonRef, NAMES, URLS, EMAILS), max_size=3),
    st.integers(1, 3),
    st.sampled_from("xyz"),
)


def numbered(records: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(replace(record, where=f"{record.where} {number}") for number, record in enumerate(records, 1))


@settings(max_examples=25)
@given(st.lists(ANYBODY, max_size=6), st.lists(ANY_TALK, max_size=4), st.lists(ANYBODY, max_size=3))
def test_any_file_is_taken_once_and_goes_back_without_a_trace(
    told: list[PersonRecord], talks: list[ActivityRecord], known: list[PersonRecord]
) -> None:
    workspace = Workspace.objects.create(name="Alice", slug=new_id().hex)  # each example needs one of its own
    bring(workspace, people(*numbered(known), source="vcard"), digest="known")
    contents = Contents("linkedin", people=numbered(told), activities=numbered(talks))
    before = dump(workspace)

    first = bring(workspace, contents)
    after = dump(workspace)
    again = bring(workspace, contents)

    assert again.changes_nothing
    assert dump(workspace) == after
    for report in (again, first):
        if report.batch:
            take_back(workspace, report)
    assert dump(workspace) == before


@pytest.mark.skipif(not REAL_ARCHIVE.exists(), reason="the large sample is not here")
def test_a_whole_archive_comes_and_goes(workspace: Workspace) -> None:
    report = imports.import_file(workspace, REAL_ARCHIVE, now=NOW)
    participations = Participation.objects.of(workspace).count()
    take_back(workspace, report)

    assert (report.created["people"], report.created["activities"]) == (2028, 20426)
    assert participations > 20_000
    assert not any(model.objects.of(workspace).exists() for model in (Person, Activity, Participation, Organisation))
