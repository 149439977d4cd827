"""The log, newest first: every filter, page after page, and nothing of another's."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.network import actions
from kithward.network import log as network_log
from kithward.network.log import Entry, Place, Sought, log_page
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person


def pages(workspace: Workspace, sought: Sought) -> Iterator[list[Entry]]:
    after: Place | None = None
    while True:
        page = log_page(workspace, sought, after=after)
        yield list(page.entries)
        after = page.goes_on
        if after is None:
            return


def told(workspace: Workspace, **sought: object) -> list[str]:
    """The entries in short: their kind, and their event, form or note."""
    entries = log_page(workspace, Sought(**sought)).entries  # type: ignore[arg-type]
    return [f"{entry.kind} {entry.event_name or entry.form or entry.note}".strip() for entry in entries]


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """One of everything, a day apart."""
    maria, jonas = person(workspace, "María Chen"), person(workspace, "Jonas Weber")
    log(workspace, "event", maria, jonas, day=day(-9), event_name="PyCon", topics=("testing",))
    log(workspace, "meeting", maria, day=day(-8), form="coffee", note="She moves to Lisbon")
    log(workspace, "practice", day=day(-7), topics=("public speaking",))
    actions.give_role(workspace, maria.id, "mentor", since=day(-6))
    actions.add_outcome(workspace, "referral", day=day(-5), person_id=jonas.id, note="to Acme")
    kept = actions.promise(workspace, "send the paper", person_id=maria.id)
    actions.keep_promise(workspace, kept.id, done_on=day(-4))
    actions.promise(workspace, "not kept yet", person_id=maria.id)
    return workspace


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_everything_that_happened_is_told_the_latest_first(busy: Workspace) -> None:
    assert told(busy) == [
        "follow_up send the paper", "outcome referral", "role mentor", "practice", "meeting coffee", "event PyCon",
    ]  # fmt: skip


def test_an_entry_names_who_took_part(busy: Workspace) -> None:
    by_kind = {entry.kind: [who.name for who in entry.people] for entry in log_page(busy, Sought()).entries}

    assert by_kind == {
        "follow_up": ["María Chen"],
        "outcome": ["Jonas Weber"],
        "role": ["María Chen"],
        "practice": [],
        "meeting": ["María Chen"],
        "event": ["Jonas Weber", "María Chen"],
    }


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({"kind": "meeting"}, ["meeting coffee"]),
        ({"kind": "outcome"}, ["outcome referral"]),
        ({"kind": "follow_up"}, ["follow_up send the paper"]),
        ({"kind": "role"}, ["role mentor"]),
        ({"first": day(-7), "last": day(-6)}, ["role mentor", "practice"]),
        ({"text": "lisbon"}, ["meeting coffee"]),
        ({"text": "SPEAKING public"}, ["practice"]),
        ({"text": "pycon weber"}, ["event PyCon"]),
        ({"text": "jonas weber"}, ["outcome referral", "event PyCon"]),
        ({"text": "maria"}, ["follow_up send the paper", "role mentor", "meeting coffee", "event PyCon"]),
        ({"text": "acme"}, ["outcome referral"]),
        ({"text": "100%"}, []),
        ({"text": "nobody"}, []),
        ({"kind": "event", "text": "maria", "last": day(-9)}, ["event PyCon"]),
    ],
)
def test_filters_find_what_fits_all_of_them(busy: Workspace, sought: dict[str, object], found: list[str]) -> None:
    assert told(busy, **sought) == found


def test_the_log_of_one_person_is_all_that_names_them(busy: Workspace) -> None:
    jonas = next(who for entry in log_page(busy, Sought()).entries for who in entry.people if who.name[0] == "J")

    assert told(busy, person_id=jonas.id) == ["outcome referral", "event PyCon"]
    assert told(busy, person_id=jonas.id, kind="event", text="testing") == ["event PyCon"]


def test_the_log_can_be_that_of_chosen_activities(busy: Workspace) -> None:
    chosen = {entry.kind: entry.id for entry in log_page(busy, Sought()).entries}

    assert told(busy, only=frozenset((chosen["event"], chosen["practice"]))) == ["practice", "event PyCon"]
    assert told(busy, only=frozenset()) == []


@pytest.mark.parametrize("sought", [Sought(), Sought(text="x"), Sought(kind="practice")])
def test_pages_show_each_entry_once_also_within_one_day(workspace: Workspace, sought: Sought) -> None:
    for number in range(60):
        log(workspace, "practice", topics=(f"x{number}",), day=day(-number // 40))
    actions.add_outcome(workspace, "advice", day=TODAY, note="x")

    shown = [entry.id for page in pages(workspace, sought) for entry in page]

    assert len(shown) == len(set(shown)) == (60 if sought.kind else 61)


def test_what_is_no_activity_stands_among_them_in_its_place(workspace: Workspace) -> None:
    for number in range(60):
        log(workspace, "practice", day=day(-number))
    for back in (5, 49, 50, 55):
        actions.add_outcome(workspace, "advice", day=day(-back), note="x")

    first, second = pages(workspace, Sought())
    days = [(entry.day, entry.kind == "outcome") for entry in (*first, *second)]

    assert len(first) == 50
    assert [on for on, is_outcome in days if is_outcome] == [day(-back) for back in (5, 49, 50, 55)]
    assert [on for on, _ in days] == sorted((on for on, _ in days), reverse=True)


def test_a_search_stops_in_time_says_so_and_goes_on_from_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_log, "MOST_LOOKED_THROUGH", 3)
    for back in range(6):
        log(workspace, "practice", day=day(-back), topics=("rare",) if back in (1, 5) else ())

    first = log_page(workspace, Sought(text="rare"))
    assert first.goes_on is not None
    second = log_page(workspace, Sought(text="rare"), after=first.goes_on)

    assert ([entry.day for entry in first.entries], first.looked_back_to) == ([day(-1)], day(-3))
    assert ([entry.day for entry in second.entries], second.looked_back_to) == ([day(-5)], None)


def test_a_page_asks_as_much_of_a_long_log_as_of_a_short_one(workspace: Workspace) -> None:
    maria = person(workspace)
    log(workspace, "call", maria)
    with CaptureQueriesContext(connection) as short:
        log_page(workspace, Sought(text="call"))
    for back in range(40):
        log(workspace, "call", maria, person(workspace, f"Guest {back}"), day=day(-back))

    with CaptureQueriesContext(connection) as long:
        log_page(workspace, Sought(text="call"))

    assert len(long) == len(short)


def test_anothers_log_is_not_seen(busy: Workspace, other_workspace: Workspace) -> None:
    entries = log_page(busy, Sought()).entries
    maria = next(who.id for who in entries[0].people)

    assert told(other_workspace) == []
    assert told(other_workspace, person_id=maria) == []
    assert told(other_workspace, only=frozenset(entry.id for entry in entries)) == []
