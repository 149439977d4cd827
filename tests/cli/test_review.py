"""The reviews on the command line."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from kithward.goals.actions import serve
from kithward.goals.queries import goal_called
from kithward.network.actions import add_person
from kithward.reviews import actions
from kithward.reviews.periods import last_over
from kithward.reviews.steps import MONTH, QUARTER, WEEK
from kithward.wins.actions import thank_for_goal
from kithward.workspaces.queries import workspace
from tests.cli.conftest import Ran
from tests.scenes import assess, close_goal, envision

TODAY = date(2027, 1, 4)
LAST = last_over("week", TODAY)


def test_last_week_is_told_with_what_was_noted(run: Callable[..., Ran]) -> None:
    run("goal", "add", "Have ten meaningful conversations within a year", today="2026-12-01")
    run("log", "Coffee with Maria Chen on 2026-12-30")
    run("log", "Coffee with Jonas Weber on 2026-12-20")
    actions.keep_note(workspace("mine"), LAST, WEEK[0], "A good talk.", as_of=TODAY)

    told, found = run("review").out, json.loads(run("review", "week", "--json").out)

    assert (found["first"], found["last"], found["due_on"]) == ("2026-12-28", "2027-01-03", "2027-01-04")
    assert (found["state"], found["begun"], found["notes"]) == ("open", True, {"happened": "A good talk."})
    assert [row["people"] for row in found["happened"]] == [["Maria Chen"]]
    assert len(found["goals"]) == 1
    assert 0 <= found["goals"][0]["now"] <= 1
    assert "from 28 December 2026 to 3 January 2027: under way." in told
    assert "coffee with Maria Chen" in told
    assert "Jonas" not in told
    assert "What happened: A good talk." in told


def test_it_says_from_when_it_is_due(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen on 2026-12-30")

    told = run("review")

    assert told.code == 0
    assert "to be looked back at from 4 January 2027" in told.out
    assert "then" not in told.out  # there are no goals, and so no table of them


def test_before_anything_it_says_that_there_is_nothing_to_look_back_at(run: Callable[..., Ran]) -> None:
    told = run("review")

    assert told.code == 0
    assert "3 January 2027: nothing that happened then is known here" in told.out


def test_a_finished_one_says_so(run: Callable[..., Ran]) -> None:
    run("goals")
    actions.keep_note(workspace("mine"), LAST, WEEK[-1], "", as_of=TODAY)

    assert "3 January 2027: finished." in run("review").out


def test_there_is_no_other_kind_yet(run: Callable[..., Ran]) -> None:
    assert run("review", "decade").code == 2


def test_in_a_month_each_thing_has_its_day(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen on 2026-12-02")

    assert "  2 Dec  coffee with Maria Chen\n" in run("review", "month").out


def test_a_month_is_told_too(run: Callable[..., Ran]) -> None:
    run("log", "Coffee with Maria Chen on 2026-12-02")
    actions.keep_note(workspace("mine"), last_over("month", TODAY), MONTH[0], "Asking.", as_of=TODAY)

    told, found = run("review", "month").out, json.loads(run("review", "month", "--json").out)

    assert (found["kind"], found["first"], found["last"]) == ("month", "2026-12-01", "2026-12-31")
    assert [row["people"] for row in found["happened"]] == [["Maria Chen"]]
    assert "Your goals, a month ago and now: Asking." in told


def test_a_quarter_tells_of_the_vision_of_strengths_and_of_goals_that_are_over(run: Callable[..., Ran]) -> None:
    run("goal", "add", "Give one talk within a year", today="2026-12-01")
    space, days = workspace("mine"), last_over("quarter", TODAY)
    aspiration = envision(space, TODAY)
    serve(space, goal_called(space, "one talk").goal.id, [aspiration.id], as_of=TODAY)
    over = close_goal(space, "read two books within a year", date(2026, 11, 2), "missed")
    maria = add_person(space, "Maria Chen")
    thank_for_goal(space, over.id, [maria.id], as_of=TODAY)
    for ago, value in ((100, 1), (3, 4)):
        assess(space, TODAY - timedelta(days=ago), value)
    actions.keep_note(space, days, QUARTER[0], "Still true.", as_of=TODAY)

    told, found = run("review", "quarter").out, json.loads(run("review", "quarter", "--json").out)

    assert (found["kind"], found["first"], found["last"]) == ("quarter", "2026-10-01", "2026-12-31")
    assert (found["vision"]["version"], found["vision"]["first_written_on"]) == (2, "2026-10-06")
    assert [row["aspiration"] for row in found["aspirations"]] == [aspiration.text, "Speak in public with ease"]
    assert [[goal["goal"] for goal in row["goals"]] for row in found["aspirations"]] == [
        ["Give one talk by 1 December 2027"],
        [],
    ]
    assert not found["strengths"]["is_due"]
    assert {area["change"] for area in found["strengths"]["areas"]} == {"up"}
    assert [(row["outcome"], row["closed_on"]) for row in found["closed_goals"]] == [("missed", "2026-11-02")]
    assert found["closed_goals"][0]["to_thank"] == ["Maria Chen"]
    assert "I lead a team" in told
    assert "your log" in told
    assert "2. Speak in public with ease: no goal under way" in told
    assert "Missed on 2 November 2026: Read two books" in told
    assert "To thank: Maria Chen." in told
    assert [row["words"] for row in found["proposed"]["start"]] == ["A first goal for: Speak in public with ease"]
    assert (found["proposed"]["stop"], found["proposed"]["continue"]) == ([], [])
    assert "Start? A first goal for: Speak in public with ease (no goal serves it)." in told
    assert "Your vision: Still true." in told


def test_a_quarter_of_which_nothing_is_kept_is_told_too(run: Callable[..., Ran]) -> None:
    told, found = run("review", "quarter"), json.loads(run("review", "quarter", "--json").out)

    assert told.code == 0
    assert "It is time to look at your strengths" in told.out
    assert (found["vision"], found["aspirations"], found["closed_goals"]) == (None, [], [])


def test_a_month_says_what_worked_and_which_goals_to_decide_on(run: Callable[..., Ran]) -> None:
    run("goal", "add", "Give ten talks by 31 January 2027", today="2026-09-01")
    run("goal", "add", "Attend one event a quarter", today="2026-09-01")
    for day, name in ((2, "Maria Chen"), (9, "Jonas Weber"), (16, "Ana Li"), (28, "Sam Ortiz")):
        run("log", f"Meetup with {name} on 2026-12-{day:02}, 60 min")
    run("goal", "keep", "talks", "--reason", "it may be hard")

    told, found = run("review", "month").out, json.loads(run("review", "month", "--json").out)

    worked = found["worked"]
    assert worked["new_people"]["sources"][0]["people"] == worked["new_people"]["total"] == 4
    assert (found["behind"], found["decided"][0]["what"], found["decided"][0]["reason"]) == (
        [],
        "kept",
        "it may be hard",
    )
    assert "New people of the month: 4 by event." in told
    assert "Decided: Give ten talks by 31 January 2027: Kept as it is (it may be hard)" in told


def test_a_goal_that_is_behind_is_told_with_the_pace_that_it_needs(run: Callable[..., Ran]) -> None:
    run("goal", "add", "Give ten talks by 31 January 2027", today="2026-09-01")

    told, found = run("review", "month").out, json.loads(run("review", "month", "--json").out)

    assert found["behind"][0]["needs_per_day"] > found["behind"][0]["comes_to_per_day"]
    assert found["standing_still"][0]["days"] == 125
    assert "it needs " in told
    assert "nothing counted for 125 days" in told
