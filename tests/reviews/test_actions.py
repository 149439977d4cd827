"""Reviews: kept as they go, finished, moved and skipped, each of it taken back, and never another's."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kithward.errors import BadInput, Conflict
from kithward.network.actions import Happening, log_activity
from kithward.reviews import actions, queries
from kithward.reviews.models import Review
from kithward.reviews.periods import days_with, last_over
from kithward.reviews.steps import LONGEST_NOTE, MONTH, WEEK
from kithward.undo.actions import take_back
from kithward.workspaces.models import Workspace
from tests.tables import content

TODAY = date(2026, 6, 10)  # a Wednesday
LAST = last_over("week", TODAY)
NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


def now_standing(workspace: Workspace) -> queries.Standing:
    return queries.standing(workspace, "week", TODAY)


def noted(workspace: Workspace) -> dict[str, str]:
    return {key: note.text for key, note in now_standing(workspace).notes.items()}


def walk(workspace: Workspace, day: date) -> None:
    """Sit down on a day of last week."""
    log_activity(workspace, Happening("practice", day), people={}, as_of=day)


def test_a_note_begins_the_review_and_is_kept(workspace: Workspace) -> None:
    assert not now_standing(workspace).is_begun

    actions.keep_note(workspace, LAST, WEEK[0], "  A good talk\r\nwith Maria ", as_of=TODAY)

    found = now_standing(workspace)
    assert found.is_begun
    assert found.is_open
    assert noted(workspace) == {"happened": "A good talk\nwith Maria"}


def test_a_note_is_said_anew_but_not_over_one_that_was_not_seen(workspace: Workspace) -> None:
    actions.keep_note(workspace, LAST, WEEK[0], "one", as_of=TODAY, seen_version=0)
    actions.keep_note(workspace, LAST, WEEK[0], "two", as_of=TODAY, seen_version=1)

    with pytest.raises(Conflict, match="in the meantime"):
        actions.keep_note(workspace, LAST, WEEK[0], "three", as_of=TODAY, seen_version=1)

    assert noted(workspace) == {"happened": "two"}
    assert actions.keep_note(workspace, LAST, WEEK[0], "two", as_of=TODAY, seen_version=2) is None


def test_a_step_that_is_passed_keeps_what_was_noted(workspace: Workspace) -> None:
    actions.keep_note(workspace, LAST, WEEK[0], "stays", as_of=TODAY)

    actions.pass_step(workspace, LAST, WEEK[0], as_of=TODAY)
    actions.pass_step(workspace, LAST, WEEK[1], as_of=TODAY)

    assert noted(workspace) == {"happened": "stays", "planned": ""}


def test_the_last_step_finishes_it_once(workspace: Workspace) -> None:
    actions.keep_note(workspace, LAST, WEEK[-1], "Enough.", as_of=TODAY)
    actions.keep_note(workspace, LAST, WEEK[-1], "Enough for now.", as_of=TODAY + timedelta(days=1))

    found = now_standing(workspace)
    assert found.state == "finished"
    assert found.row is not None
    assert found.row.closed_on == TODAY
    assert noted(workspace) == {"closing": "Enough for now."}


def test_a_month_has_steps_of_its_own(workspace: Workspace) -> None:
    may = last_over("month", TODAY)

    actions.keep_note(workspace, may, MONTH[0], "Asking.", as_of=TODAY)
    actions.keep_note(workspace, may, MONTH[-1], "Enough.", as_of=TODAY)

    found = queries.standing(workspace, "month", TODAY)
    assert (found.days.first, found.state) == (date(2026, 5, 1), "finished")
    assert not now_standing(workspace).is_begun


def test_moved_it_waits_for_its_day_and_no_longer_than_its_week(workspace: Workspace) -> None:
    walk(workspace, LAST.first)
    friday = date(2026, 6, 12)

    actions.move(workspace, LAST, friday, as_of=TODAY)

    assert queries.due(workspace, "week", TODAY) is None
    assert queries.due(workspace, "week", friday) is not None
    for day in (TODAY - timedelta(days=1), date(2026, 6, 15)):
        with pytest.raises(BadInput, match="14 June"):
            actions.move(workspace, LAST, day, as_of=TODAY)
    assert now_standing(workspace).due_on == friday


def test_skipped_it_is_due_no_more_until_something_is_noted_after_all(workspace: Workspace) -> None:
    walk(workspace, LAST.first)
    assert queries.due(workspace, "week", TODAY) is not None

    actions.skip(workspace, LAST, as_of=TODAY)

    assert queries.due(workspace, "week", TODAY) is None
    with pytest.raises(Conflict, match="skipped already"):
        actions.skip(workspace, LAST, as_of=TODAY)
    actions.keep_note(workspace, LAST, WEEK[0], "After all.", as_of=TODAY)
    assert now_standing(workspace).is_open
    assert queries.due(workspace, "week", TODAY) is not None


def test_a_finished_one_is_neither_moved_nor_skipped(workspace: Workspace) -> None:
    actions.keep_note(workspace, LAST, WEEK[-1], "", as_of=TODAY)

    with pytest.raises(Conflict, match="finished already"):
        actions.skip(workspace, LAST, as_of=TODAY)
    with pytest.raises(Conflict, match="finished already"):
        actions.move(workspace, LAST, TODAY, as_of=TODAY)


def test_without_anything_to_look_back_at_none_is_due(workspace: Workspace) -> None:
    walk(workspace, LAST.first - timedelta(days=1))

    assert queries.due(workspace, "week", TODAY) is None


def test_a_week_that_runs_is_not_looked_back_at(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="15 June"):
        actions.keep_note(workspace, days_with("week", TODAY), WEEK[0], "early", as_of=TODAY)

    assert not Review.objects.of(workspace).exists()


def test_a_note_has_its_length(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="room for 4,000"):
        actions.keep_note(workspace, LAST, WEEK[0], "a" * (LONGEST_NOTE + 1), as_of=TODAY)


@pytest.mark.parametrize("begun", [False, True], ids=["from nothing", "under way"])
@pytest.mark.parametrize("what", ["note", "pass", "finish", "move", "skip"])
def test_each_is_taken_back_row_for_row(workspace: Workspace, what: str, begun: bool) -> None:
    if begun:
        actions.keep_note(workspace, LAST, WEEK[0], "before", as_of=TODAY)
    was = content(workspace)
    undo_id: UUID | None = {
        "note": lambda: actions.keep_note(workspace, LAST, WEEK[0], "after", as_of=TODAY),
        "pass": lambda: actions.pass_step(workspace, LAST, WEEK[1], as_of=TODAY),
        "finish": lambda: actions.keep_note(workspace, LAST, WEEK[-1], "end", as_of=TODAY),
        "move": lambda: actions.move(workspace, LAST, date(2026, 6, 12), as_of=TODAY),
        "skip": lambda: actions.skip(workspace, LAST, as_of=TODAY),
    }[what]()

    assert undo_id is not None
    assert content(workspace) != was
    take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == was


def test_earlier_ones_are_the_latest_first_without_those_skipped(workspace: Workspace) -> None:
    weeks = [days_with("week", LAST.first - timedelta(weeks=number)) for number in range(4)]
    for days in weeks[:3]:
        actions.keep_note(workspace, days, WEEK[-1], f"of {days.first}", as_of=TODAY)
    actions.skip(workspace, weeks[3], as_of=TODAY)

    found = queries.earlier(workspace, "week", LAST.first)

    assert [row.first_on for row, _ in found] == [days.first for days in weeks[1:3]]
    assert [notes["closing"].text for _, notes in found] == [f"of {days.first}" for days in weeks[1:3]]


def test_another_workspace_has_its_own(workspace: Workspace, other_workspace: Workspace) -> None:
    actions.keep_note(other_workspace, LAST, WEEK[0], "Charlie's", as_of=TODAY)

    assert noted(workspace) == {}
    assert not now_standing(workspace).is_begun
    assert queries.earlier(workspace, "week", TODAY) == []
