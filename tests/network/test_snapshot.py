"""The log as arrays: what was read once and kept up is what would be read anew."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kithward.diary import take_back
from kithward.network import actions, snapshot
from kithward.network.models import Person
from kithward.network.snapshot import activity_log
from kithward.numerics.arrays import (
    KIND_CODES,
    NEVER,
    ROLE_CODES,
    SENIORITY_CODES,
    UNKNOWN,
    ActivityLog,
    Labels,
    People,
)
from kithward.numerics.grown import remembered
from kithward.workspaces.kept import MOST_WORKSPACES
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, log, person
from tests.life import NOW, Life

SINCE = TODAY - timedelta(days=1500)  # further back than anybody else looks


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    snapshot.kept.forget_all()
    yield
    snapshot.kept.forget_all()


Read = Callable[[Workspace], ActivityLog]


@pytest.fixture
def read(django_capture_on_commit_callbacks: Any) -> Read:
    """The log as a transaction reads it that is then committed, so that it is kept."""

    def read_and_commit(workspace: Workspace) -> ActivityLog:
        with django_capture_on_commit_callbacks(execute=True):
            return activity_log(workspace, SINCE)

    return read_and_commit


def words(labels: Labels, row: int) -> tuple[str, ...]:
    return tuple(sorted(labels.words(row)))


def told(people: People, index: int) -> tuple[Any, ...]:
    ties = people.ties
    return (
        int(people.seniority[index]),
        words(people.fields, index),
        words(people.organisation, index),
        words(people.place, index),
        int(ties.contact_count[index]),
        round(float(ties.log_gap_sum[index]), 9),
        int(ties.first_day[index]),
        int(ties.last_day[index]),
        str(ties.chosen_rhythm_days[index]),
    )


def content(found: ActivityLog) -> tuple[dict[Any, Any], dict[Any, Any], set[Any]]:
    """What a log says, whatever the order of its people and of what happened on the same day."""
    ids = found.people.ids
    pairs: dict[int, set[Any]] = {}
    for activity, who in zip(found.pair_activity, found.pair_person, strict=True):
        pairs.setdefault(int(activity), set()).add(ids[who])
    happened = {
        row_id: (
            int(found.kind[row]),
            int(found.day[row]),
            int(found.minutes[row]),
            int(found.medium[row]),
            int(found.began_by[row]),
            int(found.meaningful[row]),
            words(found.form, row),
            words(found.topics, row),
            frozenset(pairs.get(row, ())),
        )
        for row, row_id in enumerate(found.ids)
    }
    roles = {
        (ids[who], int(role), int(since), int(until))
        for who, role, since, until in zip(
            found.roles.person, found.roles.role, found.roles.since, found.roles.until, strict=True
        )
    }
    assert len(happened) == len(found)
    return happened, {row_id: told(found.people, index) for index, row_id in enumerate(ids)}, roles


def assert_in_order(found: ActivityLog) -> None:
    assert np.all(np.diff(found.day) >= 0)
    assert np.all(np.diff(found.pair_activity) >= 0)


# What is read


def test_an_empty_workspace_has_an_empty_log(workspace: Workspace) -> None:
    found = activity_log(workspace, SINCE)

    assert (len(found), len(found.people), len(found.pair_person)) == (0, 0, 0)


def test_rows_become_codes_and_unknown_values_stay_unknown(workspace: Workspace) -> None:
    maria = person(workspace, fields=["law", "finance"], seniority="leader", organisation="Acme", place="Berlin")
    nobody = person(workspace, "Ann Lee")
    log(workspace, "event", maria, minutes=90, topics=("AI",), event_name="PyCon", form="conference", began_by="me")
    log(workspace, "call", meaningful=False)

    found = activity_log(workspace, SINCE)

    one, other = (int(np.flatnonzero(found.kind == KIND_CODES[kind])[0]) for kind in ("event", "call"))
    assert (found.topics.words(one), found.form.words(one)) == (("AI", "PyCon"), ("conference",))
    assert (found.minutes[other], found.meaningful[other], found.began_by[other]) == (UNKNOWN, 0, UNKNOWN)
    assert (found.minutes[one], found.meaningful[one], found.began_by[one]) == (90, UNKNOWN, 0)
    place = {str(who).replace("-", ""): index for index, who in enumerate(found.people.ids)}
    her, unknown = place[maria.id.hex], place[nobody.id.hex]
    assert found.people.seniority[her] == SENIORITY_CODES["leader"]
    assert found.people.fields.words(her) == ("law", "finance")
    assert (found.people.organisation.words(her), found.people.place.words(her)) == (("Acme",), ("Berlin",))
    assert (found.people.seniority[unknown], found.people.ties.first_day[unknown]) == (UNKNOWN, NEVER)
    assert np.isnan(found.people.ties.chosen_rhythm_days[unknown])


def test_promises_kept_outcomes_and_roles_are_happenings_too(workspace: Workspace) -> None:
    maria = person(workspace)
    promised = actions.promise(workspace, "send the paper", person_id=maria.id)
    actions.promise(workspace, "not yet")
    actions.keep_promise(workspace, promised.id, done_on=TODAY)
    actions.add_outcome(workspace, "offer", day=TODAY)
    actions.give_role(workspace, maria.id, "mentor", since=date(2010, 1, 1))

    found = activity_log(workspace, SINCE)

    assert sorted(found.kind.tolist()) == sorted(KIND_CODES[kind] for kind in ("follow_up", "outcome", "role"))
    outcome = int(np.flatnonzero(found.kind == KIND_CODES["outcome"])[0])
    assert found.form.words(outcome) == ("offer",)
    assert found.roles.role.tolist() == [ROLE_CODES["mentor"]]
    assert len(found.pair_person) == 2


def test_first_day_is_that_of_meeting_or_of_contact_whichever_came_first(workspace: Workspace) -> None:
    met = person(workspace, "Ann Lee", met_on=date(2020, 1, 1))
    log(workspace, "call", met, day=date(2021, 1, 1))
    earlier = person(workspace, "Ben Ode", met_on=date(2024, 1, 1))
    log(workspace, "call", earlier, day=date(2021, 1, 1))

    first = activity_log(workspace, SINCE).people.ties.first_day

    assert sorted(first.tolist()) == [date(2020, 1, 1).toordinal(), date(2021, 1, 1).toordinal()]


def test_what_came_before_is_left_out_until_it_is_asked_for(
    workspace: Workspace, django_capture_on_commit_callbacks: Any
) -> None:
    log(workspace, "call", day=SINCE - timedelta(days=1))
    log(workspace, "call", day=SINCE)

    for since, size in ((SINCE, 1), (SINCE - timedelta(days=1), 2), (SINCE, 2)):  # what is known is not forgotten
        with django_capture_on_commit_callbacks(execute=True):
            assert len(activity_log(workspace, since)) == size


# What is kept


def test_nothing_but_the_version_is_read_again_when_nothing_changed(workspace: Workspace, read: Read) -> None:
    log(workspace, "call", person(workspace))
    first = read(workspace)

    with CaptureQueriesContext(connection) as asked:
        again = read(workspace)

    assert again is first
    assert len(asked) == 1


def test_two_workspaces_do_not_mix(workspace: Workspace, other_workspace: Workspace, read: Read) -> None:
    log(workspace, "call", person(workspace))
    for _ in range(2):
        log(other_workspace, "event", person(other_workspace, "His Own"))

    assert [len(read(each)) for each in (workspace, other_workspace, workspace)] == [1, 2, 1]
    log(workspace, "call")
    assert [len(read(each)) for each in (workspace, other_workspace)] == [2, 2]


def test_only_a_few_workspaces_are_kept(db: None, read: Read) -> None:
    for number in range(MOST_WORKSPACES + 2):
        read(Workspace.objects.create(slug=f"w{number}", name="x"))

    assert len(snapshot.kept) == MOST_WORKSPACES


def test_what_is_written_while_it_is_read_is_not_counted_twice(
    workspace: Workspace, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(workspace, "call")
    read_people = snapshot.read_people

    def read_while_another_writes(of: Workspace) -> Any:
        monkeypatch.setattr(snapshot, "read_people", read_people)
        log(workspace, "event")
        return read_people(of)

    monkeypatch.setattr(snapshot, "read_people", read_while_another_writes)

    assert len(read(workspace)) == 2
    log(workspace, "talk")
    assert len(read(workspace)) == 3


def test_what_is_taken_back_was_never_read(workspace: Workspace, read: Read) -> None:
    log(workspace, "call")
    read(workspace)
    with suppress(ZeroDivisionError), transaction.atomic():
        log(workspace, "event")
        assert len(activity_log(workspace, SINCE)) == 2
        raise ZeroDivisionError

    log(workspace, "talk")

    assert sorted(read(workspace).kind.tolist()) == sorted((KIND_CODES["call"], KIND_CODES["talk"]))


# Kept up, as if read anew


@pytest.mark.parametrize("seed", range(4))
def test_after_each_change_the_log_is_what_would_be_read_anew(
    workspace: Workspace, other_workspace: Workspace, read: Read, seed: int
) -> None:
    lives = Life(workspace, seed, takes_back=True), Life(other_workspace, seed + 100)
    for step in range(40):
        life = lives[step % 2]

        for _ in range(life.random.choice((1, 1, 3))):
            life.live()

        kept_up = read(life.workspace)
        anew = snapshot.read_all(life.workspace, SINCE, state=(0, 0)).whole
        assert content(kept_up) == content(anew)
        assert_in_order(kept_up)


def test_a_person_who_is_gone_is_gone_from_the_log(workspace: Workspace, read: Read) -> None:
    from kithward.workspaces.actions import log_changed

    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    log(workspace, "call", maria, jonas)
    read(workspace)

    Person.objects.of(workspace).get(id=maria.id).delete()
    log_changed(workspace, rows_gone=True)
    found = read(workspace)

    assert (len(found.people), len(found), len(found.pair_person)) == (1, 1, 1)


def test_what_was_deleted_goes_without_reading_all_again(workspace: Workspace, read: Read) -> None:
    maria = person(workspace)
    gone, stays = (log(workspace, "call", maria, day=TODAY - timedelta(days=back)) for back in (0, 3))
    first = read(workspace)
    undo_id = actions.delete_activity(workspace, gone.id)
    after = read(workspace)
    take_back(workspace, undo_id, now=NOW)
    again = read(workspace)

    assert [len(found) for found in (first, after, again)] == [2, 1, 2]
    assert [UUID(str(row_id)) for row_id in after.ids] == [stays.id]
    assert remembered(after) is not None
    assert remembered(again) is not None
    assert content(again) == content(first)
