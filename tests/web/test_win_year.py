"""A year in review: its numbers, its wins, and its way to other years."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithward.network.actions import add_outcome
from kithward.wins import actions
from kithward.wins.year_told import MOST_WINS
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.web.words import text_of


def test_year_tells_whom_i_met_and_what_came_of_it(alice: Client, workspace: Workspace, today: date) -> None:
    maria, jonas = person(workspace, fields=["fintech"]), person(workspace, "Jonas Weber")
    for day in (date(2025, 3, 3), date(2025, 3, 5)):
        log(workspace, "call", maria, day=day, as_of=today)
    log(workspace, "meeting", jonas, day=date(2025, 3, 6), as_of=today)
    log(workspace, "call", jonas, day=date(2024, 3, 6), as_of=today)
    add_outcome(workspace, "advice", day=date(2025, 4, 1), person_id=maria.id)
    actions.add_win(workspace, "Asked the first question", day=date(2025, 5, 1), as_of=today)
    actions.add_win(workspace, "Another year", day=date(2024, 5, 1), as_of=today)

    words = text_of(alice.get("/wins/2025"))

    assert "people met 2 person new to you 1 conversations 3" in words
    assert "What came of it advice" in words
    assert "Fields you opened fintech" in words
    assert "The week of Monday 3 March: 2 people, 3 conversations" in words
    assert "Asked the first question" in words
    assert "Another year" not in words
    assert 'href="/wins/2024"' in alice.get("/wins/2025").content.decode()


def test_running_year_says_until_when(alice: Client, workspace: Workspace, today: date) -> None:
    log(workspace, "call", person(workspace), day=today, as_of=today)

    words = text_of(alice.get(f"/wins/{today.year}"))

    assert "Up to" in words or (today.month, today.day) == (12, 31)
    assert "conversation 1" in words


def test_year_with_many_wins_says_where_the_others_are(alice: Client, workspace: Workspace, today: date) -> None:
    for number in range(MOST_WINS + 1):
        assert "There were more" not in text_of(alice.get("/wins/2025"))
        actions.add_win(workspace, f"Win {number}", day=date(2025, 5, 1), as_of=today)

    assert "There were more: the wall has them all." in text_of(alice.get("/wins/2025"))


def test_year_without_anything_says_so(alice: Client, workspace: Workspace) -> None:
    assert "Nothing is logged of this year" in text_of(alice.get("/wins/1999"))


@pytest.mark.parametrize("year", ["0", "9999", "99999", "2999", "0.pdf", "9999.pdf", "2999.pdf"])
def test_year_that_is_none_or_ahead_is_not_found(alice: Client, workspace: Workspace, year: str) -> None:
    assert alice.get(f"/wins/{year}").status_code == 404


def test_year_is_saved_as_pdf(alice: Client, workspace: Workspace, today: date) -> None:
    log(workspace, "call", person(workspace), day=date(2025, 3, 3), as_of=today)
    actions.add_win(workspace, "Asked the first question", day=date(2025, 5, 1), as_of=today)

    assert 'href="/wins/2025.pdf"' in alice.get("/wins/2025").content.decode()
    answer = alice.get("/wins/2025.pdf")

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="2025-in-review.pdf"'
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer.content == alice.get("/wins/2025.pdf").content
    assert answer.content != alice.get("/wins/2024.pdf").content


def test_year_on_paper_holds_nothing_of_others(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    empty = alice.get("/wins/2025.pdf").content
    log(other_workspace, "call", person(other_workspace), day=date(2025, 3, 3), as_of=today)
    actions.add_win(other_workspace, "A secret", day=date(2025, 5, 1), as_of=today)

    assert alice.get("/wins/2025.pdf").content == empty


@pytest.mark.parametrize("address", ["/wins/2025", "/wins/2025.pdf"])
def test_year_is_only_looked_at(alice: Client, workspace: Workspace, address: str) -> None:
    assert alice.post(address).status_code == 405


@pytest.mark.parametrize("kind", ["", ".pdf"])
def test_second_look_at_a_year_asks_little(alice: Client, workspace: Workspace, today: date, kind: str) -> None:
    log(workspace, "call", person(workspace), day=today, as_of=today)
    address = f"/wins/{today.year}{kind}"
    alice.get(address)

    with CaptureQueriesContext(connection) as asked:
        alice.get(address)

    assert len(asked) <= 6, [query["sql"] for query in asked]
