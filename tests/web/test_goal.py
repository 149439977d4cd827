"""The page of one goal: what it tells, ways back, and adjusting it."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kithward.goals import actions, queries
from kithward.goals.models import Forecast, Goal
from kithward.goals.window import Every, Window
from kithward.numerics.measure import Measure
from kithward.vision.actions import add_aspiration
from kithward.workspaces.holidays import Holiday
from kithward.workspaces.models import Workspace
from kithward.workspaces.preferences import add_holiday
from tests import factories
from tests.factories import opportunity, person
from tests.web.goal_scene import LEADER, SENTENCE, WRITES, call, leaders_to_talk_to, page_of, set_goal
from tests.web.words import text_of


@pytest.fixture
def goal(workspace: Workspace, today: date) -> Goal:
    """Three leaders to talk to: one counted, somebody else nearly did."""
    return leaders_to_talk_to(workspace, today)


# What it tells


def test_goal_is_told_with_its_chance_and_the_reason(
    alice: Client, workspace: Workspace, goal: Goal, today: date
) -> None:
    words = page_of(alice, goal)

    assert f'<h1 id="title" tabindex="-1">{SENTENCE}</h1>' in alice.get(f"/goals/{goal.id}").content.decode()
    assert re.search(r"1 of 3, and a chance of (about \d+|under 5) % to make it", words)
    assert re.search(r"One of three in six weeks, 79 days left, at your pace of one person every \w+ weeks\.", words)
    assert re.search(r"Target of|Set: Talk to three leaders in machine learning: “see how they lead” \(35 %\)", words)
    assert "No forecast of this goal has come due yet" in words


def test_aspirations_that_a_goal_serves_are_named(alice: Client, workspace: Workspace, today: date) -> None:
    aspiration = add_aspiration(workspace, "Lead an applied-ML team", kind="position")
    words = page_of(alice, set_goal(workspace, today, aspirations=[aspiration.id]))

    assert "Objective · serves Lead an applied-ML team and counts 1.5 times in your plan" in words
    assert "Relevant: serves Lead an applied-ML team" in words


def test_chart_says_what_it_finds_and_stands_beside_its_table(alice: Client, goal: Goal, today: date) -> None:
    page = alice.get(f"/goals/{goal.id}").content.decode()

    assert page.count('role="img" aria-labelledby="progress-') == 2
    finding = re.search(r'<desc id="progress-wide-desc">([^<]+)</desc>', page)
    assert finding
    assert finding[1].startswith("1 of 3 so far, and")
    assert page.count(finding[1]) == 3
    assert re.search(r'<th scope="row">[^<]+</th><td>so far</td><td class="figure num">1</td>', page)
    assert 'class="band"' in page


def test_evidence_says_why_each_counted_or_did_not(alice: Client, goal: Goal) -> None:
    words = page_of(alice, goal)

    assert re.search(r"Lena Fischer first call \d+ \w+, field “machine learning”, seniority “leader”", words)
    assert "Sam Ortiz seniority is senior, not leader" in words


def test_people_who_would_count_and_opportunities_that_serve_it_are_named(
    alice: Client, workspace: Workspace, goal: Goal, today: date
) -> None:
    chiara = person(workspace, "Chiara Bonetti", title="Head of ML", **LEADER)
    opportunity(workspace, "Call with Chiara", kind="meeting", person_id=chiara.id, on=today + timedelta(days=9))

    words = page_of(alice, goal)

    assert "People you know who would count Chiara Bonetti new Head of ML You have not been in contact yet." in words
    assert re.search(r"Opportunities that serve it Call with Chiara Open until .* Lifts it from \d+ % to \d+ %", words)


def test_rhythm_shows_its_periods_each_with_a_word(alice: Client, workspace: Workspace, today: date) -> None:
    begun = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
    window = Window(begun, every=Every(1, "month"))
    made = set_goal(workspace, begun, Measure("events"), target=1, window=window, sentence="Attend one event a month")
    factories.log(workspace, "event", day=begun, as_of=begun)

    page = alice.get(f"/goals/{made.id}")

    words = text_of(page)
    assert "Met in 1 of the last 2 periods." in words
    assert re.search(r"1 1 met .* 0 1 missed .* 0 1 still running", words)
    assert "No later date: a rhythm begins anew each time" in words


def test_period_of_days_off_is_called_so_and_not_missed(alice: Client, workspace: Workspace, today: date) -> None:
    this_month = today.replace(day=1)
    last = this_month - timedelta(days=1)
    add_holiday(workspace, Holiday(last.replace(day=1), last, "Away"))
    begun = (last.replace(day=1) - timedelta(days=1)).replace(day=1)
    window = Window(begun, every=Every(1, "month"))
    made = set_goal(workspace, begun, Measure("events"), target=1, window=window, sentence="Attend one event a month")

    page = alice.get(f"/goals/{made.id}")

    words = text_of(page)
    assert "The last period was missed; 1 more was mostly days off." in words
    assert "days off: nothing was asked" in words
    assert re.search(r"0 1 missed .* 0 1 days off .* 0 1 still running", words)
    assert page.content.decode().count('fill="url(#kept-wide-off)"') == 1


def test_goal_serves_what_is_chosen_on_its_page(alice: Client, workspace: Workspace, goal: Goal) -> None:
    assert "Add an aspiration that it serves." in page_of(alice, goal)
    aspiration = add_aspiration(workspace, "Lead an applied-ML team", kind="position")
    assert "Choose an aspiration" in page_of(alice, goal)

    sent = {"aspirations": str(aspiration.id), "back": f"/goals/{goal.id}"}
    page = alice.post(f"/goals/{goal.id}/serve", sent, follow=True)

    assert page.redirect_chain == [(f"/goals/{goal.id}", 302)]
    assert "Relevant: serves Lead an applied-ML team" in text_of(page)
    assert f'value="{aspiration.id}" checked' in page.content.decode()


def test_draft_begins_from_its_page_and_counts_from_today(alice: Client, workspace: Workspace, today: date) -> None:
    made = set_goal(workspace, today, state="draft")
    page = alice.get(f"/goals/{made.id}").content.decode()
    assert re.search(r"Achievable: [\w ]+: (about \d+|under 5) % at your pace", page_of(alice, made))
    assert f"Kept as a draft: {SENTENCE}" in page_of(alice, made)
    assert f'action="/goals/{made.id}/set"' in page
    assert f'href="/goals/new?draft={made.id}"' in page

    begun = alice.post(f"/goals/{made.id}/set", {"back": f"/goals/{made.id}"}, follow=True)

    assert "Your goal is set" in text_of(begun)
    assert begun.redirect_chain == [(f"/goals/{made.id}", 302)]
    assert queries.goal(workspace, made.id).goal.state == "active"
    assert queries.goal(workspace, made.id).current.valid_from == today


def test_closed_goal_tells_what_came_and_offers_nothing_that_cannot_be(
    alice: Client, workspace: Workspace, goal: Goal, today: date
) -> None:
    actions.decide_state(workspace, goal.id, "dropped", as_of=today, lesson="Ask earlier")

    words = page_of(alice, goal)

    assert "1 of 3: let go" in words
    assert "What it taught: “Ask earlier”" in words
    for act in ("Adjust", "What would bring it to 80 %", "Count it", "Leave it out", "Pause", "Let it go"):
        assert act not in words


@pytest.mark.parametrize("which", ["counted", "nearly"])
def test_long_evidence_has_pages_of_its_own(alice: Client, workspace: Workspace, today: date, which: str) -> None:
    made = set_goal(workspace, today, target=99)
    values = LEADER if which == "counted" else {"fields": ["machine learning"], "seniority": "senior"}
    for number in range(23):
        call(workspace, person(workspace, f"Person {number:02}", **values), today - timedelta(days=23 - number))

    first = page_of(alice, made)
    pages = [text_of(alice.get(f"/goals/{made.id}/{which}", {"page": page})) for page in (1, 2)]

    assert "All 23 that" in first
    assert "Person 22" in first
    assert "Person 12" not in first
    assert "Person 22" in pages[0]
    assert "1 to 20 of 23" in pages[0]
    assert "Person 00" in pages[1]
    assert "Person 03" not in pages[1]


@pytest.mark.parametrize("path", ["", "/adjust", "/counted", "/nearly"])
def test_goal_of_another_workspace_is_not_found(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, path: str
) -> None:
    made = set_goal(other_workspace, today)

    assert alice.get(f"/goals/{made.id}{path}").status_code == 404


@pytest.mark.parametrize("path", WRITES)
def test_writing_by_get_is_refused(alice: Client, goal: Goal, path: str) -> None:
    assert alice.get(f"/goals/{goal.id}/{path}").status_code == 405


@pytest.mark.parametrize("path", [*WRITES, "adjust"])
def test_writing_to_a_goal_of_another_workspace_is_not_found(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, path: str
) -> None:
    made = set_goal(other_workspace, today)
    said = {"reason": "mine", "what": "dropped", "counts": "yes", "activity": str(made.id), "target": "9"}

    assert alice.post(f"/goals/{made.id}/{path}", said).status_code == 404
    assert Goal.objects.of(other_workspace).get().state == "active"


# Ways back


def test_three_ways_back_each_say_what_they_ask_or_that_there_is_none(alice: Client, goal: Goal) -> None:
    words = page_of(alice, goal)

    assert re.search(r"What would bring it to 80 % One step .* planned steps in all, as some come to nothing", words)
    assert "No later date: at this rhythm, not within a year." in words
    assert "No smaller target: at this rhythm, none above what is done already." in words


def test_goal_that_is_likely_enough_offers_no_way_back(alice: Client, workspace: Workspace, today: date) -> None:
    for number in range(30):
        call(workspace, person(workspace, f"Person {number}", **LEADER), today - timedelta(days=50 + number))

    assert "What would bring it" not in page_of(alice, set_goal(workspace, today, target=1))


def test_faster_pace_is_promised_and_leaves_the_goal_as_it_is(alice: Client, workspace: Workspace, goal: Goal) -> None:
    page = alice.post(f"/goals/{goal.id}/pace", {"reason": "Fridays are for this"}, follow=True)

    words = text_of(page)
    assert "Promised: one step" in words
    assert re.search(r"Pace promised: one step [^:]+: “Fridays are for this” \(\d+ % → 80 %\)", words)
    assert len(queries.goal(workspace, goal.id).versions) == 1


def test_promise_without_a_reason_is_refused(alice: Client, workspace: Workspace, goal: Goal) -> None:
    page = alice.post(f"/goals/{goal.id}/pace", {"reason": " "})

    assert page.status_code == 422
    assert "Say why" in text_of(page)
    assert queries.revisions(workspace, goal.id).count() == 1


# Adjusting


def change(goal: Goal, today: date, **more: Any) -> dict[str, Any]:
    """The form as it is sent for a smaller target."""
    by = today + timedelta(days=79)
    return {"target": "2", "by": by.isoformat(), "reason": "two is a plan", "seen_version": goal.version, **more}


def test_adjusting_shows_the_new_chance_before_anything_is_saved(
    alice: Client, workspace: Workspace, goal: Goal, today: date
) -> None:
    page = alice.post(f"/goals/{goal.id}/adjust", change(goal, today, look="yes"))

    words = text_of(page)
    found = re.search(r"(\d+) % → (\d+) % “Talk to two people who are leaders", words)
    assert found
    assert int(found[1]) < int(found[2])
    assert "Nothing is changed yet" in words
    assert 'value="two is a plan"' in page.content.decode()
    assert len(queries.goal(workspace, goal.id).versions) == 1


def test_new_chance_is_shown_before_there_is_a_reason(alice: Client, goal: Goal, today: date) -> None:
    page = alice.post(f"/goals/{goal.id}/adjust", change(goal, today, reason="", look="yes"))

    assert page.status_code == 200
    assert "Nothing is changed yet" in text_of(page)


def test_adjusting_keeps_the_reason_and_both_chances(
    alice: Client, workspace: Workspace, goal: Goal, today: date
) -> None:
    page = alice.post(f"/goals/{goal.id}/adjust", change(goal, today), follow=True)

    assert page.redirect_chain == [(f"/goals/{goal.id}", 302)]
    assert re.search(r"Target 3 → 2: “two is a plan” \(\d+ % → \d+ %\)", text_of(page))
    assert queries.goal(workspace, goal.id).current.target == 2
    assert Forecast.objects.of(workspace).filter(goal_id=goal.id).get().target == 2


def test_goal_is_said_anew_in_a_sentence(alice: Client, workspace: Workspace, goal: Goal) -> None:
    said = {"sentence": "give two talks within a year", "reason": "to be heard", "seen_version": goal.version}

    page = alice.post(f"/goals/{goal.id}/adjust", said, follow=True)

    assert queries.goal(workspace, goal.id).current.measure == Measure("talks")
    assert "“to be heard”" in text_of(page)


def test_rhythm_gets_another_length_and_an_end(alice: Client, workspace: Workspace, today: date) -> None:
    made = set_goal(workspace, today, Measure("events"), window=Window(today, every=Every(1, "month")))
    end = today + timedelta(days=300)
    said = change(made, today, every_n="2", every_period="month", by=end.isoformat())

    alice.post(f"/goals/{made.id}/adjust", said)

    assert queries.goal(workspace, made.id).current.window == Window(today - timedelta(0), end, Every(2, "month"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"target": "0"}, "greater than or equal to 1"),
        ({"target": "some"}, "whole number"),
        ({"by": "2020-01-01"}, "1 January 2020 is over"),
        ({"by": ""}, "This field is required"),
        ({"reason": ""}, "This field is required"),
        ({"target": "3"}, "That is what the goal says already"),
        ({"sentence": "network more"}, "For example"),
    ],
)
def test_change_that_cannot_be_keeps_all_that_was_typed(
    alice: Client, workspace: Workspace, goal: Goal, today: date, said: dict[str, str], words: str
) -> None:
    sent = change(goal, today, **{"reason": "a “good” reason", **said})

    page = alice.post(f"/goals/{goal.id}/adjust", sent)

    assert page.status_code == 422
    assert words in text_of(page)
    assert sent["reason"] in page.content.decode()
    assert said.get("sentence", "") in page.content.decode()
    assert len(queries.goal(workspace, goal.id).versions) == 1


def test_later_of_two_saves_is_told_and_loses_nothing(
    alice: Client, workspace: Workspace, goal: Goal, today: date
) -> None:
    alice.post(f"/goals/{goal.id}/adjust", change(goal, today, target="5", reason="five"))

    late = alice.post(f"/goals/{goal.id}/adjust", change(goal, today))

    words, page = text_of(late), late.content.decode()
    assert late.status_code == 409
    assert "It now says “Talk to five people who are leaders in machine learning" in words
    assert 'value="two is a plan"' in page
    assert queries.goal(workspace, goal.id).current.target == 5

    seen = re.search(r'name="seen_version" value="(\d+)"', page)
    assert seen
    alice.post(f"/goals/{goal.id}/adjust", change(goal, today, seen_version=seen[1]))
    assert queries.goal(workspace, goal.id).current.target == 2


def test_closed_goal_cannot_be_adjusted(alice: Client, workspace: Workspace, goal: Goal, today: date) -> None:
    actions.decide_state(workspace, goal.id, "dropped", as_of=today)

    assert alice.get(f"/goals/{goal.id}/adjust").status_code == 409
