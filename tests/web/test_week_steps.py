"""This week's steps: taken, said when, taken instead, done with who was there; and what changed since the last."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from kithward import pipeline
from kithward.goals import settling
from kithward.goals.window import Window
from kithward.network.actions import add_person
from kithward.network.models import Activity
from kithward.numerics.measure import Measure
from kithward.planning import actions
from kithward.planning.models import Opportunity, Step
from kithward.planning.week import week_of
from kithward.web.week import names_in
from kithward.web.week_shown import intention_of, parts_of
from kithward.workspaces.models import Workspace
from tests.factories import goal, log, person
from tests.web.conftest import HTMX, browser_in
from tests.web.test_week import step_called
from tests.web.words import text_of

MEETUP = "Go to “PyData meetup”"


def decide(page: Client, title: str, decision: str, **more: str) -> str:
    address = step_called(page.get("/"), title)
    return text_of(page.post(address, {"decision": decision, **more}, follow=True))


def test_a_step_is_kept_in_the_week_and_let_go_again(alice: Client, busy: Workspace) -> None:
    words = decide(alice, MEETUP, "take")
    assert f"In your week now: {MEETUP}" in words
    assert f"{MEETUP} In your week" in words

    words = decide(alice, MEETUP, "release")
    assert f"Let go again: {MEETUP}" in words
    assert not Step.objects.of(busy).exists()


def test_a_step_says_when_it_will_be_and_can_say_otherwise(alice: Client, busy: Workspace) -> None:
    words = decide(alice, MEETUP, "intend", when="when it is six,", what="I will go with Maria.")
    assert "When it is six, I will go with Maria." in words

    page = alice.get(f"/?say={step_called(alice.get('/'), MEETUP).removeprefix('/steps/')}").content.decode()
    assert 'data-focus="when"' in page
    assert 'value="it is six"' in page
    assert 'value="go with Maria"' in page
    decide(alice, MEETUP, "intend", when="it is five", what="go")
    assert Step.objects.of(busy).get().intention == "When it is five, I will go"


@pytest.mark.parametrize(
    ("when", "what", "said"),
    [
        ("it is Tuesday", "call Maria", "When it is Tuesday, I will call Maria"),
        ("When I can, ", "I will call.", "When I can, I will call"),
        (" ", "call", ""),
        ("I can", "", "When I can, I will do it"),
    ],
)
def test_if_then_is_one_sentence(when: str, what: str, said: str) -> None:
    assert intention_of(when, what) == said


def test_what_a_title_tells_me_to_do_becomes_what_i_will_do() -> None:
    assert parts_of("", "Ask Jonas to introduce you to Amara")[1] == "ask Jonas to introduce me to Amara"
    assert parts_of("", "Talk with Lena about being your mentor")[1] == "talk with Lena about being my mentor"
    assert parts_of("When I can, I will call", "Call Maria") == ("I can", "call")


def test_what_was_left_out_is_taken_instead(alice: Client, busy: Workspace) -> None:
    busy.minutes_per_week = 20
    busy.save()
    page = alice.get("/").content.decode()
    found = re.search(r'name="take" value="(\w+)">Take it instead<span class="unseen">: ([^<]*meetup[^<]*)<', page)
    assert found

    words = text_of(alice.post("/steps", {"take": found[1]}, follow=True))

    assert f"In your week now: {MEETUP}" in words
    assert f"{MEETUP} In your week" in words
    assert alice.post("/steps", {"take": "abc123"}).status_code == 404
    assert alice.get("/steps").status_code == 405


def test_an_event_is_done_with_who_was_there(alice: Client, busy: Workspace) -> None:
    step = step_called(alice.get("/"), MEETUP).removeprefix("/steps/")
    assert "Who was there, also for the first time" in text_of(alice.get(f"/?who={step}"))

    words = decide(alice, MEETUP, "done", names="Maria Chen and Zoe Quist")

    assert "New in your network: Zoe Quist" in words
    assert Activity.objects.of(busy).get(source="step").participations.count() == 2


def test_an_unclear_name_is_asked_about_on_the_page_of_the_event(alice: Client, busy: Workspace) -> None:
    add_person(busy, "Maria Chen", place="Lagos")
    row = Opportunity.objects.of(busy).get()
    address = step_called(alice.get("/"), MEETUP)

    page = alice.post(address, {"decision": "done", "names": "Maria Chen, Zoe"}, follow=True)

    assert page.redirect_chain[0][0].startswith(f"/opportunities/{row.id}?names=Maria")
    assert "Who is “Maria Chen”?" in text_of(page)
    assert "Maria Chen, Zoe" in page.content.decode()
    assert not Activity.objects.of(busy).filter(source="step").exists()
    part = alice.post(
        address, {"decision": "done", "names": "Maria Chen"}, headers={**HTMX, "HX-Current-URL": "http://testserver/"}
    )
    assert part["HX-Redirect"].startswith(f"/opportunities/{row.id}?names=")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Maria Chen, Jonas Weber", ("Maria Chen", "Jonas Weber")),
        ("Maria and Jonas;Priya\nZoe", ("Maria", "Jonas", "Priya", "Zoe")),
        (" , ", ()),
        ("Alessandra Sand", ("Alessandra Sand",)),
    ],
)
def test_names_are_read_one_after_the_other(typed: str, names: tuple[str, ...]) -> None:
    assert names_in(typed) == names


def test_a_step_of_another_is_not_taken(
    alice: Client, busy: Workspace, other_workspace: Workspace, today: date
) -> None:
    actions.add_opportunity(other_workspace, "Dinner", kind="event", minutes=60, on=today)
    address = step_called(alice.get("/"), MEETUP)

    assert browser_in(other_workspace).post(address, {"decision": "take"}).status_code == 404
    assert not Step.objects.of(other_workspace).exists()


def test_what_is_over_asks_whether_i_went(alice: Client, busy: Workspace, today: date) -> None:
    row = actions.add_opportunity(busy, "Dinner", kind="event", minutes=60, on=today - timedelta(days=1))
    assert "Did you go? Dinner yesterday" in text_of(alice.get("/"))

    page = alice.post(f"/opportunities/{row.id}/decline", headers={**HTMX, "HX-Current-URL": "http://testserver/"})

    assert page["Location"] == "/"
    assert "Did you go?" not in text_of(alice.get("/"))


def test_what_changed_since_last_week_is_told_with_its_reason(alice: Client, workspace: Workspace, today: date) -> None:
    maria = person(workspace)
    window = Window(today - timedelta(days=30), by=today + timedelta(days=30))
    goal(workspace, Measure("conversations"), target=3, window=window, as_of=today - timedelta(days=30))
    week_ago = today - timedelta(days=7)
    kept = pipeline.forecasts_to_keep(pipeline.standings(workspace, week_ago))
    settling.keep_forecasts(workspace, kept, as_of=week_ago)
    log(workspace, "meeting", maria, day=today - timedelta(days=1), as_of=today)

    words = text_of(alice.get("/"))

    assert re.search(r"Since last week .*: \d+ % → \d+ % (?:first )?meeting \d+ \w+ with Maria Chen", words)


def test_last_week_is_summed_up(alice: Client, busy: Workspace, today: date) -> None:
    last_week = week_of(busy, today)[0] - timedelta(days=7)
    for number, decision in enumerate((actions.put_off, actions.take, actions.take)):
        chosen = actions.Chosen(last_week, f"start:{number}", f"Step {number}", 10)
        decision(busy, chosen, as_of=last_week)

    words = text_of(alice.get("/"))

    assert "Last week: 1 step moved on, 2 left open." in words


@pytest.mark.parametrize("decision", ["done", "later", "never", "take"])
def test_each_decision_is_taken_back(alice: Client, busy: Workspace, decision: str) -> None:
    address = step_called(alice.get("/"), MEETUP)
    page = alice.post(address, {"decision": decision}, follow=True).content.decode()
    undo = re.search(r'action="(/undo/[\w-]+)"', page)
    assert undo

    alice.post(undo[1])

    assert not Step.objects.of(busy).exists()
    assert not Activity.objects.of(busy).filter(source="step").exists()
    assert Opportunity.objects.of(busy).get().state == "open"
    assert f'action="{address}"' in alice.get("/").content.decode()
