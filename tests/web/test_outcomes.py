"""The page of what came of it."""

import re
from datetime import date, timedelta
from uuid import UUID

from django.test import Client

from kithward.goals import outcomes
from kithward.network.actions import add_outcome
from kithward.network.models import Outcome
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.scenes import set_goal
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


def test_a_proposed_goal_is_chosen_with_one_click_and_taken_back(
    alice: Client, workspace: Workspace, today: date
) -> None:
    made = set_goal(workspace, "get three referrals within a year", today)
    maria = person(workspace, "Maria Chen")
    came = add_outcome(workspace, "referral", day=today, person_id=maria.id)
    assert "For “Get three referrals" in text_of(alice.get("/outcomes"))

    answer = alice.post(f"/outcomes/{came.id}", {"tie": made.id, "back": f"/people/{maria.id}"}, follow=True)

    assert answer.redirect_chain == [(f"/people/{maria.id}", 302)]
    assert "It belongs to: Get three referrals" in text_of(answer)
    assert goals_of(workspace, came.id) == [made.id]
    undo = re.search(r'action="(/undo/[^"]+)"', answer.content.decode())
    assert undo
    alice.post(undo.group(1))
    assert goals_of(workspace, came.id) == []


def test_its_page_takes_several_goals_or_none(alice: Client, workspace: Workspace, today: date) -> None:
    ids = [
        set_goal(workspace, words, today).id for words in ("attend two events per month", "get two offers in a year")
    ]
    came = add_outcome(workspace, "offer", day=today)
    assert text_of(alice.get(f"/outcomes/{came.id}")).index("Get two offers") > 0

    alice.post(f"/outcomes/{came.id}", {"goals": ids})
    assert goals_of(workspace, came.id) == ids

    alice.post(f"/outcomes/{came.id}", {"untie": ids[0]})
    assert goals_of(workspace, came.id) == ids[1:]

    alice.post(f"/outcomes/{came.id}", {})
    assert goals_of(workspace, came.id) == []


def test_goals_and_outcomes_of_others_are_not_there(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date
) -> None:
    theirs, foreign = (
        set_goal(other_workspace, "get two offers in a year", today),
        add_outcome(other_workspace, "offer", day=today),
    )
    came, made = add_outcome(workspace, "offer", day=today), set_goal(workspace, "get three offers in a year", today)

    for outcome_id, goal_id in ((came.id, theirs.id), (foreign.id, made.id), (came.id, "nonsense")):
        assert alice.post(f"/outcomes/{outcome_id}", {"tie": goal_id}).status_code == 404
    assert goals_of(workspace, came.id) == []


def test_a_goal_and_an_activity_show_what_came_of_them(alice: Client, workspace: Workspace, today: date) -> None:
    made = set_goal(workspace, "attend two events per month", today)
    maria = person(workspace, "Maria Chen")
    event = log(workspace, "event", maria, day=today, as_of=today)
    came = add_outcome(workspace, "referral", day=today, person_id=maria.id, activity_id=event.id)

    page = text_of(alice.get(f"/goals/{made.id}"))
    assert "Was this for it?" in page
    assert "The event it came from counted for it." in page
    assert "Referral from Maria Chen" in text_of(alice.get(f"/log/{event.id}"))

    alice.post(f"/outcomes/{came.id}", {"tie": made.id})
    page = text_of(alice.get(f"/goals/{made.id}"))
    assert "What came of it Referral from Maria Chen" in page
    assert "Was this for it?" not in page


def test_a_line_with_an_outcome_asks_which_goal_it_was_for(alice: Client, workspace: Workspace, today: date) -> None:
    answer = alice.post("/log", {"line": "Coffee with Maria Chen, got a referral"}, follow=True)
    came = Outcome.objects.of(workspace).get()

    link = f'<a href="/outcomes/{came.id}">'
    assert f"{link}Which goal was it for?</a>" in answer.content.decode()
    assert f'href="/outcomes/{came.id}">Referral</a>' in alice.get("/log").content.decode()
    assert f"{link}Came of it: referral</a>" in alice.get(f"/people/{came.person_id}").content.decode()
    assert "Which goal was it for?" not in text_of(alice.get("/settings"))


def goals_of(workspace: Workspace, outcome_id: UUID) -> list[UUID]:
    return [goal_id for goal_id, _ in outcomes.goals_tied(workspace, [outcome_id])[outcome_id]]
