"""The page of what came of it."""

import re
from datetime import date, timedelta

from django.test import Client

from kithward.network.actions import add_outcome
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.web.words import text_of

DAY = timedelta(days=1)


def test_each_outcome_leads_to_its_person_and_to_what_it_came_from(
    alice: Client, workspace: Workspace, today: date
) -> None:
    maria = person(workspace, "Maria <Chen>")
    call = log(workspace, "call", maria, day=today - 3 * DAY, as_of=today, topics=["<fintech>"])
    add_outcome(workspace, "referral", day=today, person_id=maria.id, note="To <them>")

    answer = alice.get("/outcomes")
    page = answer.content.decode()

    assert f'href="/people/{maria.id}"' in page
    assert f'href="/log/{call.id}"' in page
    assert "After Call about" in text_of(answer)
    assert not re.search("<(Chen|fintech|them)>", page)


def test_few_outcomes_tell_nothing_and_the_page_says_so(alice: Client, workspace: Workspace, today: date) -> None:
    maria = person(workspace, "Maria Chen")
    log(workspace, "call", maria, day=today, as_of=today, minutes=60)
    add_outcome(workspace, "referral", day=today, person_id=maria.id)

    words = text_of(alice.get("/outcomes"))

    assert "1 outcome in twelve months: too few to tell which kind of contact brings most." in words
    assert words.count("too few to tell") == 2


def test_many_outcomes_of_short_calls_stand_above_those_of_long_events(
    alice: Client, workspace: Workspace, today: date
) -> None:
    maria = person(workspace, "Maria Chen")
    for ago in range(12):
        call = log(workspace, "call", maria, day=today - ago * DAY, as_of=today, minutes=30)
        add_outcome(workspace, "advice", day=today, person_id=maria.id, activity_id=call.id)
        log(workspace, "event", maria, day=today - ago * DAY, as_of=today, minutes=240)

    words = text_of(alice.get("/outcomes"))

    assert "For the hours spent, calls brought more than the others." in words
    assert words.index("Calls") < words.index("Events")


def test_an_outcome_without_a_contact_says_so(alice: Client, workspace: Workspace, today: date) -> None:
    add_outcome(workspace, "offer", day=today)

    words = text_of(alice.get("/outcomes"))

    assert "No contact in the 90 days before it" in words
    assert "For 1 there is no such contact: it counts for no kind." in words


def test_before_anything_came_of_it_the_page_says_how_to_log_it(alice: Client) -> None:
    assert "Nothing came of it yet" in text_of(alice.get("/outcomes"))


def test_log_and_network_lead_to_it(alice: Client) -> None:
    for address in ("/log", "/network"):
        assert 'href="/outcomes"' in alice.get(address).content.decode()


def test_it_refuses_to_be_written_to(alice: Client) -> None:
    assert alice.post("/outcomes").status_code == 405
