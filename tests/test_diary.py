"""A line in the diary: written whole and once, corrected, taken back, with what it moved."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kithward import diary
from kithward.diary import Told
from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import actions, queries
from kithward.network.actions import Seen
from kithward.network.line import LoggedLine, Name
from kithward.network.meaning import understand, with_people
from kithward.network.models import Activity, FollowUp, Outcome, Participation, Person, TieRole
from kithward.numerics.measure import Measure
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, judge, log, person

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
KEY = UUID("5d3b7c1e-6f5a-4c55-9c0e-0d1f4b8f2a11")
EVERYTHING = (
    "Coffee with Maria Chen and Tom about mentoring, 45 min, Maria Chen is now my mentor, got a referral from Tom, "
    "follow up in 2 weeks"
)


def write(workspace: Workspace, line: str, *, key: UUID | None = None, as_of: date = TODAY) -> Told:
    return diary.write(workspace, understand(workspace, line, as_of), as_of=as_of, key=key)


def rows(workspace: Workspace) -> dict[str, int]:
    tables = (Activity, Participation, Person, FollowUp, Outcome, TieRole)
    return {table.__name__: table.objects.of(workspace).count() for table in tables}


def test_a_line_is_written_with_all_that_it_tells(workspace: Workspace) -> None:
    told = write(workspace, EVERYTHING)

    assert rows(workspace) == {
        "Activity": 1, "Participation": 2, "Person": 2, "FollowUp": 1, "Outcome": 1, "TieRole": 1,
    }  # fmt: skip
    assert [row.name for row in told.new_people] == ["Maria Chen", "Tom"]


def test_a_line_is_taken_back_whole(workspace: Workspace) -> None:
    before = rows(workspace)
    told = write(workspace, EVERYTHING)
    assert told.undo_id

    diary.take_back(workspace, told.undo_id, now=NOW)

    assert rows(workspace) == before


def test_a_line_that_is_taken_back_leaves_rhythms_promises_and_roles_as_they_were(workspace: Workspace) -> None:
    maria = person(workspace)
    log(workspace, "call", maria, day=TODAY - timedelta(days=30))
    promised = actions.promise(workspace, "send the paper", person_id=maria.id)
    told = write(workspace, "Followed up with Maria Chen")
    assert told.undo_id
    assert queries.follow_up(workspace, promised.id).done_on == TODAY

    diary.take_back(workspace, told.undo_id, now=NOW)
    coffee = write(workspace, "Coffee with Maria Chen, she is now my mentor")
    assert coffee.undo_id
    diary.take_back(workspace, coffee.undo_id, now=NOW)

    assert queries.follow_up(workspace, promised.id).done_on is None
    as_before = queries.person(workspace, maria.id)
    assert (as_before.contact_count, as_before.last_contact_on) == (1, TODAY - timedelta(days=30))


@pytest.mark.parametrize(
    "line",
    [EVERYTHING, "Follow up with Maria Chen next week", "Maria Chen is now my mentor", "Got a referral from Tom Baker"],
)
def test_a_line_that_comes_twice_with_its_key_is_written_once(workspace: Workspace, line: str) -> None:
    first = write(workspace, line, key=KEY)
    written = rows(workspace)

    again = write(workspace, line, key=KEY)

    assert rows(workspace) == written
    assert (again.title, again.undo_id, again.is_repeat) == (f"Logged: {first.title}", KEY, True)


def test_a_line_that_was_taken_back_is_not_written_by_a_late_second_sending(workspace: Workspace) -> None:
    write(workspace, EVERYTHING, key=KEY)
    diary.take_back(workspace, KEY, now=NOW)

    write(workspace, EVERYTHING, key=KEY)

    assert not Activity.objects.of(workspace).exists()


def test_a_key_is_of_its_workspace_alone(workspace: Workspace, other_workspace: Workspace) -> None:
    write(workspace, EVERYTHING, key=KEY)

    told = write(other_workspace, EVERYTHING, key=KEY)

    assert not told.is_repeat
    assert rows(other_workspace) == rows(workspace)


def test_a_refused_line_leaves_its_key_free(workspace: Workspace) -> None:
    person(workspace, "Tom Baker")
    person(workspace, "Tom Ford")
    unsure = understand(workspace, "Call with Tom", TODAY)

    with pytest.raises(BadInput, match="not clear who “Tom” is"):
        diary.write(workspace, unsure, as_of=TODAY, key=KEY)
    told = diary.write(workspace, unsure, as_of=TODAY, key=KEY, choices={"Tom": None})

    assert not told.is_repeat


def test_a_line_says_which_goals_it_moved(workspace: Workspace) -> None:
    goal(workspace, Measure("conversations"), target=4)

    told = write(workspace, "Coffee with Maria Chen about mentoring, 45 min")

    assert [(moved.done, moved.target) for moved in told.news.moved] == [(1, 4)]


def test_a_line_that_lowers_a_chance_says_why(workspace: Workspace) -> None:
    goal(workspace, Measure("people", field="fintech"), target=3)

    (moved,) = write(workspace, "Coffee with Tom Baker").news.moved

    assert moved.done == 0
    assert moved.after < moved.before
    assert moved.why == diary.PACE_OF_LOG


def test_an_activity_is_corrected_and_the_correction_taken_back(workspace: Workspace) -> None:
    goal(workspace, Measure("events"))
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    call = log(workspace, "call", maria, jonas, day=TODAY - timedelta(days=3), note="long")
    line = LoggedLine("event", day=TODAY, names=(Name("Jonas Weber", meant=jonas.id), Name("Priya")), topics=("ai",))

    told = diary.rewrite(workspace, Seen(call.id, call.version), with_people(workspace, line), as_of=TODAY)

    kept = queries.activity(workspace, call.id)
    assert (kept.kind, kept.day, kept.topics, kept.note, kept.version) == ("event", TODAY, ["ai"], "", 2)
    assert [row.name for row in told.new_people] == ["Priya"]
    assert queries.person(workspace, maria.id).contact_count == 0
    assert [moved.done for moved in told.news.moved] == [1]
    assert told.undo_id
    diary.take_back(workspace, told.undo_id, now=NOW)
    back = queries.activity(workspace, call.id)
    assert (back.kind, back.day, back.note) == ("call", TODAY - timedelta(days=3), "long")
    assert set(queries.participations(workspace, call.id).values_list("person_id", flat=True)) == {maria.id, jonas.id}
    assert queries.person(workspace, maria.id).contact_count == 1
    assert not queries.people_named(workspace, "Priya")


def test_two_people_of_one_name_stay_two_when_an_activity_is_corrected(workspace: Workspace) -> None:
    one, other = person(workspace, "Tom Baker"), person(workspace, "Tom Baker")
    call = log(workspace, "call", one, other)
    line = LoggedLine("call", day=TODAY, names=tuple(Name("Tom Baker", meant=row.id) for row in (one, other)))

    diary.rewrite(workspace, Seen(call.id, call.version), with_people(workspace, line), as_of=TODAY)

    assert queries.participations(workspace, call.id).count() == 2


def test_a_correction_of_what_was_changed_meanwhile_is_refused_whole(workspace: Workspace) -> None:
    call = log(workspace, "call", person(workspace))
    judge(workspace, call.id, meaningful=True)
    line = LoggedLine("call", day=TODAY, names=(Name("Priya"),))

    with pytest.raises(Conflict, match="changed in the meantime"):
        diary.rewrite(workspace, Seen(call.id, call.version), with_people(workspace, line), as_of=TODAY)

    assert not queries.people_named(workspace, "Priya")


def test_a_deleted_activity_moves_its_goals_back_and_can_return(workspace: Workspace) -> None:
    goal(workspace, Measure("events"))
    event = log(workspace, "event", person(workspace))

    told = diary.delete_activity(workspace, event.id, as_of=TODAY)

    assert [moved.done for moved in told.news.moved] == [0]
    assert told.undo_id
    assert [moved.done for moved in diary.take_back(workspace, told.undo_id, now=NOW).news.moved] == [1]


def test_a_kept_promise_counts_at_once_and_is_kept_once(workspace: Workspace) -> None:
    goal(workspace, Measure("follow_ups"))
    promised = actions.promise(workspace, "send the paper")

    told = diary.keep_follow_up(workspace, promised.id, as_of=TODAY)

    assert [moved.done for moved in told.news.moved] == [1]
    with pytest.raises(Conflict, match="done already"):
        diary.keep_follow_up(workspace, promised.id, as_of=TODAY)
    assert told.undo_id
    diary.take_back(workspace, told.undo_id, now=NOW)
    assert queries.follow_up(workspace, promised.id).done_on is None


def test_anothers_rows_are_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    call, promised = log(workspace, "call", person(workspace)), actions.promise(workspace, "x")
    line = with_people(other_workspace, LoggedLine("call", day=TODAY))

    for change in (
        lambda: diary.rewrite(other_workspace, Seen(call.id, 1), line, as_of=TODAY),
        lambda: diary.delete_activity(other_workspace, call.id, as_of=TODAY),
        lambda: diary.keep_follow_up(other_workspace, promised.id, as_of=TODAY),
    ):
        with pytest.raises(NotFound):
            change()


def test_one_click_writes_what_happened_says_what_moved_and_can_be_taken_back(workspace: Workspace) -> None:
    goal(workspace, Measure("conversations"), target=2)
    maria = person(workspace)

    told = diary.log_happening(
        workspace, actions.Happening("meeting", TODAY, form="chat"), people={maria.id: "present"}, as_of=TODAY
    )

    assert told.title == "Chat with Maria Chen"
    assert [(moved.done, moved.target) for moved in told.news.moved] == [(1, 2)]
    assert queries.person(workspace, maria.id).contact_count == 1
    assert told.undo_id is not None
    diary.take_back(workspace, told.undo_id, now=NOW)
    assert queries.person(workspace, maria.id).contact_count == 0


def test_a_click_that_comes_twice_with_its_key_is_written_once(workspace: Workspace) -> None:
    maria, key = person(workspace), UUID(int=7)

    for _ in range(2):
        told = diary.log_happening(
            workspace, actions.Happening("call", TODAY), people={maria.id: "present"}, as_of=TODAY, key=key
        )

    assert told.is_repeat
    assert Activity.objects.of(workspace).count() == 1
