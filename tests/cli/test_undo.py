"""Taking changes back on the command line."""

import json
from collections.abc import Callable

import pytest

from kithward.goals.models import Goal, Revision
from kithward.network.actions import add_person
from kithward.network.models import Activity
from kithward.workspaces.models import Workspace
from tests.cli.conftest import Ran

EVENTS = "attend two industry events per month"
SET = "Attend two events a month"


def mine() -> Workspace:
    return Workspace.objects.get(slug="mine")


def test_last_change_is_taken_back_and_then_the_one_before(run: Callable[..., Ran]) -> None:
    run("goal", "add", EVENTS)
    paused, resumed = run("goal", "pause", "events"), run("goal", "resume", "events")

    backs = [run("undo"), run("undo")]

    assert "`kithward undo` takes it back." in paused.out
    assert "`kithward undo` takes it back." in resumed.out
    assert [ran.out.splitlines()[0] for ran in backs] == [f"Taken back: Resumed: {SET}", f"Taken back: Paused: {SET}"]
    assert Goal.objects.of(mine()).get().state == "active"
    assert [row.what for row in Revision.objects.of(mine())] == ["set"]


def test_an_empty_name_takes_nothing_back(run: Callable[..., Ran]) -> None:
    """As a script sends it whose variable is empty."""
    run("goal", "add", EVENTS)

    told = run("undo", "")

    assert told.code == 2
    assert Goal.objects.of(mine()).count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("goal", "adjust", "events", "--target", "1", "--reason", "less"), "Changed: Attend one event a month"),
        (("goal", "drop", "events", "--lesson", "too far"), f"Dropped: {SET}"),
        (("log", "Meetup yesterday with Ana Lopez", "--new", "Ana Lopez"), "Logged: Meetup yesterday with Ana Lopez"),
    ],
)
def test_each_change_tells_of_its_way_back(run: Callable[..., Ran], change: tuple[str, ...], words: str) -> None:
    run("goal", "add", EVENTS)
    before = run("goals", "--all", "--json").out, run("people", "--json").out

    told, back = run(*change), run("undo")

    assert "`kithward undo` takes it back." in told.out
    assert back.out.startswith(f"Taken back: {words}")
    assert (run("goals", "--all", "--json").out, run("people", "--json").out) == before


def test_what_a_program_takes_back_is_told_to_it(run: Callable[..., Ran]) -> None:
    run("goal", "add", EVENTS)
    run("log", "Meetup yesterday with Ana Lopez", "--new", "Ana Lopez")

    told = json.loads(run("undo", "--json").out)

    assert told["taken_back"].startswith("Logged: Meetup yesterday with Ana Lopez")
    assert [moved["done"] for moved in told["moved"]] == [0]


def test_nothing_to_take_back_is_said(run: Callable[..., Ran]) -> None:
    run("goals")

    ran = run("undo")

    assert (ran.code, "There is nothing to take back." in ran.err) == (2, True)


def test_what_came_after_a_change_is_named_instead_of_taking_back_something_else(run: Callable[..., Ran]) -> None:
    run("log", "Meetup yesterday with Ana Lopez", "--new", "Ana Lopez")
    add_person(mine(), "Bo Lund")

    ran = run("undo")

    assert ran.code == 2
    assert "A person was added since, which has no undo: Bo Lund." in ran.err
    named = ran.err.split("`kithward undo ")[1].split("`")[0]
    assert run("undo", named).code == 0
    assert not Activity.objects.of(mine()).exists()


def test_change_is_named_by_its_words(run: Callable[..., Ran]) -> None:
    run("log", "Meetup yesterday with Ana Lopez", "--new", "Ana Lopez")
    run("log", "Call with Ana Lopez")

    unclear, meant = run("undo", "Ana Lopez"), run("undo", "meetup")

    assert unclear.code == 2
    assert "fits several changes" in unclear.err
    assert meant.code == 2  # Ana came with it, and the call was built on her
    assert "was added to it since" in meant.err
    assert run("undo", "no such thing").code == 2


def test_import_that_came_last_has_an_undo_of_its_own(run: Callable[..., Ran], tmp_path) -> None:  # type: ignore[no-untyped-def]
    run("log", "Call with Ana Lopez", "--new", "Ana Lopez")
    card = tmp_path / "bo.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Lund\nEND:VCARD\n")
    run("import", card)

    ran = run("undo")

    assert ran.code == 2
    assert "bo.vcf was brought in since: `kithward imports undo" in ran.err


def test_draft_that_is_resumed_is_set_as_by_its_button(run: Callable[..., Ran]) -> None:
    run("goal", "add", "--draft", "call three leaders by 1 March 2027", today="2027-01-04")

    told = run("goal", "resume", "leaders", today="2027-01-20")

    goal = Goal.objects.of(mine()).get()
    assert told.out.startswith(f"Set: {goal.sentence}")
    assert goal.state == "active"
    assert str(goal.versions.get().starts_on) == "2027-01-20"
    run("undo", today="2027-01-20")
    assert Goal.objects.of(mine()).get().state == "draft"
