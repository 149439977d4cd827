"""A goal with a page: three leaders to talk to."""

from datetime import date, timedelta
from typing import Any

from django.test import Client

from kithward.goals.models import Goal
from kithward.goals.window import Window
from kithward.network.models import Activity, Person
from kithward.numerics.measure import Measure
from kithward.workspaces.models import Workspace
from tests import factories
from tests.factories import person
from tests.web.words import text_of

LEADERS = Measure("people", "talk", field="machine learning", seniority="leader")
LEADER = {"fields": ["machine learning"], "seniority": "leader"}
SENTENCE = "Talk to three leaders in machine learning"
WRITES = ("pace", "keep", "state", "counts")


def set_goal(workspace: Workspace, today: date, measure: Measure = LEADERS, **values: Any) -> Goal:
    begun = today - timedelta(days=40)
    parts = {"target": 3, "sentence": SENTENCE, "window": Window(begun, by=today + timedelta(days=79)), **values}
    return factories.goal(workspace, measure, as_of=begun, **parts)


def call(workspace: Workspace, who: Person, day: date, **parts: Any) -> Activity:
    return factories.log(workspace, "call", who, day=day, as_of=day, **parts)


def page_of(browser: Client, made: Goal) -> str:
    return text_of(browser.get(f"/goals/{made.id}"))


def leaders_to_talk_to(workspace: Workspace, today: date) -> Goal:
    """One leader counted, somebody else nearly did."""
    made = set_goal(workspace, today, reason="see how they lead", chance=0.35)
    call(workspace, person(workspace, "Lena Fischer", **LEADER), today - timedelta(days=20))
    call(workspace, person(workspace, "Sam Ortiz", fields=["machine learning"], seniority="senior"), today)
    return made
