"""All that happened with one person, in one line of time."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.network import actions
from kithward.network.models import FollowUp
from kithward.network.timeline import A_PAGE, happened_with
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, habit, log, person


def test_everything_that_happened_stands_in_one_line_latest_first(workspace: Workspace) -> None:
    maria = person(workspace, met_on=TODAY - timedelta(days=300))
    coffee = log(workspace, "meeting", maria, day=TODAY - timedelta(days=200), form="coffee")
    actions.promise(workspace, "send the paper", person_id=maria.id, activity_id=coffee.id)
    kept = actions.promise(workspace, "write to Ana", person_id=maria.id, activity_id=coffee.id)
    actions.keep_promise(workspace, kept.id, done_on=TODAY - timedelta(days=150))
    actions.add_outcome(workspace, "advice", day=TODAY - timedelta(days=100), person_id=maria.id)
    since, until = TODAY - timedelta(days=90), TODAY - timedelta(days=10)
    actions.give_role(workspace, maria.id, "mentor", since=since, until=until)

    entries, has_more = happened_with(workspace, maria)

    assert [(entry.what, (TODAY - entry.day).days) for entry in entries] == [
        ("role ended", 10),
        ("role begun", 90),
        ("outcome", 100),
        ("kept", 150),
        ("promised", 200),
        ("promised", 200),
        ("activity", 200),
        ("met", 300),
    ]
    assert not has_more


def test_activity_tells_who_else_took_part(workspace: Workspace) -> None:
    maria = person(workspace)
    crowd = [person(workspace, f"Guest {letter}") for letter in "ABCDEF"]
    log(workspace, "event", maria, *crowd)

    (entry,), _ = happened_with(workspace, maria)

    assert entry.others == ("Guest A", "Guest B", "Guest C", "Guest D")
    assert entry.more == 2


def test_long_time_line_comes_in_pages(workspace: Workspace) -> None:
    maria = person(workspace)
    habit(workspace, "call", maria, every=1, times=A_PAGE + 3)

    first, has_more = happened_with(workspace, maria)
    second, has_even_more = happened_with(workspace, maria, page=2)

    assert (len(first), len(second)) == (A_PAGE, 3)
    assert (has_more, has_even_more) == (True, False)
    assert first[0].day == TODAY
    assert first[-1].day > second[0].day


def test_pages_leave_nothing_out_and_show_nothing_twice_where_promises_lie_between(workspace: Workspace) -> None:
    maria = person(workspace, met_on=TODAY - timedelta(days=3 * A_PAGE))
    habit(workspace, "call", maria, every=1, times=2 * A_PAGE)
    for days in range(0, 2 * A_PAGE, 3):
        actions.add_outcome(workspace, "advice", day=TODAY - timedelta(days=days), person_id=maria.id)

    pages = [happened_with(workspace, maria, page=number) for number in range(1, 5)]

    entries = [entry for some, _ in pages for entry in some]
    days = [entry.day for entry in entries]
    assert [has_more for _, has_more in pages] == [True, True, False, False]
    assert len({(entry.what, entry.row.id) for entry in entries}) == len(entries) == 2 * A_PAGE + 35
    assert days == sorted(days, reverse=True)


def test_promise_is_told_of_the_day_it_was_here_when_it_was_written_down(workspace: Workspace) -> None:
    maria = person(workspace)
    actions.promise(workspace, "send the paper", person_id=maria.id)
    FollowUp.objects.of(workspace).update(created_at=datetime(2026, 3, 3, 23, 30, tzinfo=UTC))
    workspace.time_zone = "Europe/Helsinki"

    (entry,), _ = happened_with(workspace, maria)

    assert entry.day == date(2026, 3, 4)


def test_promise_that_was_kept_before_it_was_written_down_was_not_made_afterwards(workspace: Workspace) -> None:
    maria = person(workspace)
    promise = actions.promise(workspace, "send the paper", person_id=maria.id)
    actions.keep_promise(workspace, promise.id, done_on=TODAY - timedelta(days=400))

    entries, _ = happened_with(workspace, maria)

    assert [entry.what for entry in entries] == ["kept"]


def test_time_line_tells_of_nobody_else_and_asks_the_same_however_long_it_is(
    workspace: Workspace, other_workspace: Workspace
) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    habit(workspace, "call", jonas, every=1, times=40)
    log(other_workspace, "call", person(other_workspace, "Maria Chen"))
    log(workspace, "meeting", maria)

    with CaptureQueriesContext(connection) as few:
        entries, _ = happened_with(workspace, maria)
    with CaptureQueriesContext(connection) as many:
        happened_with(workspace, jonas)

    assert len(entries) == 1
    assert len(many) == len(few)
