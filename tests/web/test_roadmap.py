"""The roadmap's page: the way as a drawing and as a list, how far one looks, and loose ends tied with a click."""

import re
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithward.goals import actions
from kithward.goals.models import Goal, GoalAspiration
from kithward.goals.window import Every, Window
from kithward.language.dates import day_in_words
from kithward.numerics.measure import Measure
from kithward.reviews.actions import keep_note
from kithward.reviews.periods import last_over
from kithward.reviews.steps import QUARTER
from kithward.vision.models import Aspiration
from kithward.vision.writing import write_vision
from kithward.workspaces.models import Workspace
from tests import factories
from tests.web.words import text_of

another = count(2)


@pytest.fixture
def lead(workspace: Workspace, today: date) -> Aspiration:
    made: Aspiration = Aspiration.objects.create(
        workspace=workspace, text="Lead a team", kind="position", by=date(today.year + 3, 12, 31)
    )
    return made


def goal(workspace: Workspace, today: date, sentence: str, *, days: int = 60, **more: object) -> Goal:
    """A goal that asks for another number than all others: the same is set only once."""
    said = {"window": Window(today, by=today + timedelta(days=days)), "target": next(another), **more}
    return factories.goal(workspace, as_of=today, sentence=sentence, **said)


def drawings_in(page: str) -> list[str]:
    return re.findall(r'<svg class="(?:wide|narrow)".*?</svg>', page, re.DOTALL)


def test_each_goal_is_drawn_and_listed_and_both_lead_to_it(
    alice: Client, workspace: Workspace, today: date, lead: Aspiration
) -> None:
    made = goal(workspace, today, "Meet <five> leaders", aspirations=[lead.id])

    page = alice.get("/roadmap").content.decode()

    wide, narrow = drawings_in(page)
    for drawing in (wide, narrow):
        assert f'href="/goals/{made.id}"' in drawing
        assert "today" in drawing
    assert f'<a href="/goals/{made.id}">Meet &lt;five&gt; leaders</a>' in page.replace(wide, "").replace(narrow, "")
    assert "<five>" not in page


def test_the_vision_stands_above_all(alice: Client, lead: Aspiration) -> None:
    assert f"Vision: Lead a team, by {lead.by.year}" in text_of(alice.get("/roadmap"))


def test_a_vision_without_a_full_stop_leaves_room_for_the_way(
    alice: Client, workspace: Workspace, lead: Aspiration, today: date
) -> None:
    write_vision(workspace, "I lead a team and " * 60, by=date(today.year + 5, 12, 31), as_of=today)

    page = text_of(alice.get("/roadmap"))

    assert f"…, by {today.year + 5}" in page
    assert "I lead a team and " * 20 not in page


def test_how_far_one_looks_is_in_the_address_and_nothing_else_is_taken_for_it(
    alice: Client, workspace: Workspace, today: date
) -> None:
    goal(workspace, today, "Far ahead", window=Window(today + timedelta(days=900), by=today + timedelta(days=960)))

    def drawn(address: str) -> str:
        return "".join(drawings_in(alice.get(address).content.decode()))

    assert "Far ahead" not in drawn("/roadmap")
    assert "Far ahead" not in drawn("/roadmap?span=quarter")
    assert "Far ahead" in drawn("/roadmap?span=all")
    assert drawn("/roadmap?span=<nothing>") == drawn("/roadmap")
    assert 'href="/roadmap?span=all" aria-current="page"' in alice.get("/roadmap?span=all").content.decode()


def test_what_is_off_course_asks_to_be_adjusted(alice: Client, workspace: Workspace, today: date) -> None:
    made = goal(workspace, today, "Meet a thousand people", days=10, target=1000)

    page = alice.get("/roadmap").content.decode()

    assert "adjust?" in page
    assert f'href="/goals/{made.id}/adjust"' in page
    assert 'class="leg quiet"' in page


def test_a_rhythm_is_drawn_in_blocks_and_says_when_it_is_met(alice: Client, workspace: Workspace, today: date) -> None:
    begun = today - timedelta(days=100)
    monthly = Window(begun, every=Every(1, "month"))
    factories.goal(workspace, Measure("events"), as_of=begun, sentence="One event a month", target=1, window=monthly)
    factories.log(workspace, "event", day=today, as_of=today)

    page = alice.get("/roadmap").content.decode()

    assert f"met in\N{NO-BREAK SPACE}{today:%B}".replace(" ", "\N{NO-BREAK SPACE}") in page
    assert '<rect class="missed"' in page
    assert '<rect class="met"' in page
    assert '<rect class="ahead"' in page


def test_a_draft_and_a_met_goal_are_told_apart(alice: Client, workspace: Workspace, today: date) -> None:
    draft, met = goal(workspace, today, "Only a thought"), goal(workspace, today, "Reached")
    Goal.objects.of(workspace).filter(id=draft.id).update(state="draft")
    actions.decide_state(workspace, met.id, "met", as_of=today)

    page = alice.get("/roadmap").content.decode()

    assert 'class="leg draft"' in page
    assert "Goal met: Reached" in page
    assert "only a draft" in text_of(alice.get("/roadmap"))
    assert "1 met before" in text_of(alice.get("/roadmap"))


def test_an_aspiration_without_a_goal_leads_to_a_new_one_that_serves_it(alice: Client, lead: Aspiration) -> None:
    page = alice.get("/roadmap")

    assert "Lead a team has no goal yet" in text_of(page)
    assert f'href="/goals/new?serves={lead.id}"' in page.content.decode()
    form = alice.get(f"/goals/new?serves={lead.id}&sentence=attend+two+events+per+month").content.decode()
    assert re.search(rf'value="{lead.id}"[^>]*checked', form)


def test_a_loose_goal_is_linked_on_the_page_and_that_can_be_taken_back(
    alice: Client, workspace: Workspace, today: date, lead: Aspiration
) -> None:
    made = goal(workspace, today, "Hangs loose")
    assert "One goal serves no aspiration" in text_of(alice.get("/roadmap"))

    page = alice.post(
        f"/goals/{made.id}/serve", {"aspirations": [str(lead.id)], "back": "/roadmap?span=all"}, follow=True
    )

    assert page.redirect_chain == [("/roadmap?span=all", 302)]
    assert GoalAspiration.objects.of(workspace).filter(goal_id=made.id, aspiration_id=lead.id).exists()
    assert "Every aspiration has a goal, and every goal serves an aspiration." in text_of(page)
    assert "/undo/" in page.content.decode()


def test_nothing_on_the_way_says_how_to_begin(alice: Client) -> None:
    assert "Nothing on the way yet" in text_of(alice.get("/roadmap"))


def test_it_refuses_to_be_written_to(alice: Client) -> None:
    assert alice.post("/roadmap").status_code == 405


def test_more_goals_ask_the_database_no_more(alice: Client, workspace: Workspace, today: date) -> None:
    def asked() -> int:
        alice.get("/roadmap")
        with CaptureQueriesContext(connection) as queries:
            alice.get("/roadmap")
        return len(queries)

    def add(number: int) -> None:
        row = Aspiration.objects.create(workspace=workspace, text=f"Be {number}", kind="skill", rank=number + 1)
        goal(workspace, today, f"By a date {number}", aspirations=[row.id])
        goal(workspace, today, f"A rhythm {number}", window=Window(today, every=Every(1, "month")))
        met = goal(workspace, today, f"Met {number}")
        actions.decide_state(workspace, met.id, "met", as_of=today)

    add(0)
    few = asked()
    for number in range(1, 8):
        add(number)

    assert asked() <= few


def test_a_rhythm_that_is_paused_has_nothing_ahead(alice: Client, workspace: Workspace, today: date) -> None:
    begun = today - timedelta(days=100)
    monthly = Window(begun, every=Every(1, "month"))
    made = factories.goal(workspace, as_of=begun, sentence="One event a month", target=1, window=monthly)
    assert '<rect class="ahead"' in alice.get("/roadmap").content.decode()

    actions.decide_state(workspace, made.id, "paused", as_of=today)

    page = alice.get("/roadmap").content.decode()
    assert "One event a month · paused" in page
    assert '<rect class="missed"' in page
    assert '<rect class="ahead"' not in page


def test_reviews_are_marks_told_apart_by_shape_and_lines_of_the_list(
    alice: Client, workspace: Workspace, today: date, lead: Aspiration
) -> None:
    days = last_over("quarter", today)
    keep_note(workspace, days, QUARTER[-1], "", as_of=today)

    page = alice.get("/roadmap").content.decode()

    for drawing in drawings_in(page):
        assert drawing.count('class="mark-square"') == 1
        assert drawing.count('class="mark-triangle"') >= 1
    assert 'class="key square">a review held' in page
    assert 'class="key triangle">a review due, or to come' in page
    words = f"Review of the quarter {days.first:%B} – {days.last:%B %Y} held on {day_in_words(today)}"
    assert words in text_of(alice.get("/roadmap"))
