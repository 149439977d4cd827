"""One typed line on the command line."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran

LINE = "Coffee with Maria Chen and Tom about mentoring, 45 min, follow up in 2 weeks"


def test_a_line_becomes_an_activity_people_and_a_follow_up(run: Callable[..., Ran]) -> None:
    told = json.loads(run("log", LINE, "--json").out)

    assert told["new_people"] == ["Maria Chen", "Tom"]
    assert told["understood"]["kind"] == "meeting"
    assert told["understood"]["minutes"] == 45
    assert told["understood"]["follow_up"]["due"] == "2027-01-18"
    assert [person["name"] for person in json.loads(run("people", "--json").out)] == ["Maria Chen", "Tom"]


def test_a_line_says_which_goals_it_moved(run: Callable[..., Ran]) -> None:
    run("goal", "add", "meaningful conversations with ten new contacts within a month")

    moved = json.loads(run("log", LINE, "--json").out)["moved"]

    assert [(goal["done"], goal["target"]) for goal in moved] == [(2, 10)]
    assert moved[0]["before"] < moved[0]["after"]


def test_the_same_person_is_known_again(run: Callable[..., Ran]) -> None:
    run("log", LINE)

    told = json.loads(run("log", "Call with maria chen about jobs", "--json").out)

    assert told["new_people"] == []
    assert json.loads(run("person", "Maria Chen", "--json").out)["contacts"] == 1


def test_an_unclear_name_is_asked_about_and_nothing_is_written(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Tom Baker")
    run("log", "Coffee with Tom Ford")

    ran = run("log", "Call with Tom")

    assert ran.code == 2
    assert "--who" in ran.err
    assert run("log", "Call with Tom", "--who", "Tom=Tom Ford").code == 0
    assert run("log", "Call with Tom", "--new", "Tom").code == 0


def test_what_is_ahead_is_refused(run: Callable[..., Ran]) -> None:
    ran = run("log", "Coffee with Ana on 2027-02-01")

    assert ran.code == 2
    assert json.loads(run("people", "--json").out) == []


def test_markup_and_control_characters_are_shown_as_they_are(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with [bold]Ana[/bold] O'Neil <script>")

    ran = run("people")

    assert ran.code == 0
    assert "\x1b]" not in ran.out
