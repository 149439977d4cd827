"""What a person can change about their goals, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals import actions, queries
from kithward.goals.models import Decision, Goal, MeasureVersion, Revision
from kithward.goals.window import Every, Window
from kithward.language.names import short_id
from kithward.numerics.measure import Measure
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace
from kithward.workspaces.models import new_id as a_new_id
from tests.factories import MONTHLY, TODAY, goal, log, person, terms

LATER = TODAY + timedelta(days=9)
END = TODAY + timedelta(days=60)


def aspiration(workspace: Workspace) -> Aspiration:
    return Aspiration.objects.create(workspace=workspace, kind="position", text="Lead a team")


# Setting


def test_a_goal_is_kept_with_its_first_version_and_the_revision_that_set_it(workspace: Workspace) -> None:
    measure = Measure("people", act="meet", field="law", new=True)
    made = goal(
        workspace, measure, target=3, chance=0.4, reason="a fresh start", aspirations=[aspiration(workspace).id]
    )

    row = queries.goal(workspace, made.id)
    assert (row.goal.state, row.goal.kind) == ("active", "milestone")
    assert (row.current.measure, row.current.target, row.current.window) == (measure, 3, Window(TODAY, by=END))
    assert (row.current.number, row.current.valid_from) == (1, TODAY)
    assert [found.text for found in queries.aspirations_of(workspace, made.id)] == ["Lead a team"]
    revision = queries.revisions(workspace, made.id).get()
    assert (revision.what, revision.reason, revision.chance_after) == ("set", "a fresh start", 0.4)


@pytest.mark.parametrize("starts_on", [TODAY - timedelta(days=90), LATER])
def test_a_goal_is_set_on_the_day_it_is_set_whenever_its_window_begins(workspace: Workspace, starts_on: date) -> None:
    made = goal(workspace, window=Window(starts_on, by=END))

    assert queries.goal(workspace, made.id).current.valid_from == TODAY


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        (Measure("practice"), "development"),
        (Measure("minutes"), "development"),
        (Measure("talks"), "development"),
        (Measure("people", role="mentor"), "milestone"),
        (Measure("conversations", meaningful=True), "milestone"),
        (Measure("people", act="meet", new=True), "milestone"),
        (Measure("events"), "objective"),
        (Measure("people", act="connect"), "objective"),
    ],
)
def test_the_kind_of_a_goal_follows_from_what_it_counts(measure: Measure, kind: str) -> None:
    assert actions.kind_of(measure) == kind


def test_the_same_goal_is_not_set_twice_while_it_is_open(workspace: Workspace, other_workspace: Workspace) -> None:
    first = goal(workspace, window=Window(TODAY, every=MONTHLY))
    goal(other_workspace, window=Window(TODAY, every=MONTHLY))

    with pytest.raises(Conflict, match="already"):
        goal(workspace, window=Window(LATER, every=MONTHLY), as_of=LATER)

    actions.decide_state(workspace, first.id, "dropped", as_of=TODAY)
    goal(workspace, window=Window(LATER, every=MONTHLY), as_of=LATER)
    goal(workspace, target=9, window=Window(LATER, every=MONTHLY), as_of=LATER)
    goal(workspace, window=Window(TODAY, by=END))
    goal(workspace, Measure("talks"), window=Window(TODAY, by=END))
    assert Goal.objects.of(workspace).count() == 5


@pytest.mark.parametrize(
    "said",
    [
        {"target": 0},
        {"sentence": " "},
        {"sentence": "x" * 501},
        {"window": Window(TODAY, by=date(2400, 1, 1))},
        {"window": Window(date(9000, 1, 1), every=MONTHLY)},
        {"window": Window(TODAY, every=Every(40_000, "day"))},
    ],
)
def test_what_is_no_goal_is_refused_when_set_and_when_changed(workspace: Workspace, said: dict[str, Any]) -> None:
    made = goal(workspace)

    with pytest.raises(BadInput):
        goal(workspace, Measure("talks"), **said)
    with pytest.raises(BadInput):
        actions.adjust(workspace, made.id, terms(Measure("talks"), **said), as_of=TODAY, reason="why not")

    assert MeasureVersion.objects.of(workspace).count() == 1


@pytest.mark.parametrize("usual", [-1.0, float("nan"), float("inf")])
def test_a_usual_month_has_a_number(workspace: Workspace, usual: float) -> None:
    with pytest.raises(BadInput):
        goal(workspace, usual_per_month=usual)


# Adjusting


def test_a_change_makes_a_version_and_keeps_its_reason_and_both_chances(workspace: Workspace) -> None:
    made = goal(workspace)

    actions.adjust(
        workspace,
        made.id,
        terms(target=2, sentence="Attend two events by August"),
        as_of=LATER,
        reason="four was a wish",
        chances=(0.2, 0.6),
        seen_version=1,
    )

    row = queries.goal(workspace, made.id)
    assert [version.target for version in row.versions] == [4, 2]
    assert (row.goal.sentence, row.goal.version) == ("Attend two events by August", 2)
    assert row.version_on(LATER - timedelta(days=1)).target == 4
    assert row.version_on(LATER).target == 2
    assert row.version_on(TODAY - timedelta(days=99)).target == 4
    revision = queries.revisions(workspace, made.id)[0]
    assert (revision.what, revision.before, revision.after) == (
        "target", "Attend four events by August", "Attend two events by August",
    )  # fmt: skip
    assert (revision.reason, revision.chance_before, revision.chance_after) == ("four was a wish", 0.2, 0.6)


def test_all_that_changed_is_named(workspace: Workspace) -> None:
    made = goal(workspace)
    new = terms(Measure("talks"), target=2, window=Window(TODAY, every=MONTHLY))

    assert actions.adjust(workspace, made.id, new, as_of=TODAY, reason="").what == "everything"


def test_no_change_a_stale_change_and_a_change_of_what_is_closed_are_refused(workspace: Workspace) -> None:
    made = goal(workspace)

    with pytest.raises(BadInput, match="nothing was changed"):
        actions.adjust(workspace, made.id, terms(), as_of=TODAY, reason="")
    actions.adjust(workspace, made.id, terms(target=2), as_of=TODAY, reason="")
    with pytest.raises(Conflict, match="in the meantime"):
        actions.adjust(workspace, made.id, terms(target=3), as_of=TODAY, reason="", seen_version=1)
    actions.decide_state(workspace, made.id, "dropped", as_of=TODAY)
    with pytest.raises(Conflict, match="dropped"):
        actions.adjust(workspace, made.id, terms(target=3), as_of=TODAY, reason="")


# States


@pytest.mark.parametrize(
    ("way", "state", "closed"),
    [
        (("paused",), "paused", None),
        (("paused", "resumed"), "active", None),
        (("paused", "dropped"), "dropped", LATER),
        (("met",), "met", LATER),
        (("missed",), "missed", LATER),
    ],
)
def test_decisions_lead_from_state_to_state(
    workspace: Workspace, way: tuple[str, ...], state: str, closed: date | None
) -> None:
    made = goal(workspace)

    for what in way:
        actions.decide_state(workspace, made.id, what, as_of=LATER, reason="because", lesson="small steps")

    found = queries.goal(workspace, made.id).goal
    assert (found.state, found.closed_on, found.lesson) == (state, closed, "small steps")
    assert found.version == 1 + len(way)
    assert [revision.what for revision in queries.revisions(workspace, made.id)] == [*reversed(way), "set"]


@pytest.mark.parametrize(("first", "then"), [("dropped", "resumed"), ("met", "dropped"), ("paused", "met")])
def test_what_is_closed_stays_closed(workspace: Workspace, first: str, then: str) -> None:
    made = goal(workspace)
    actions.decide_state(workspace, made.id, first, as_of=TODAY)

    with pytest.raises(Conflict, match=f"This goal is {first}"):
        actions.decide_state(workspace, made.id, then, as_of=TODAY)


# Evidence


def test_a_word_on_evidence_is_kept_once_changed_and_taken_back(workspace: Workspace) -> None:
    made, maria = goal(workspace), person(workspace)
    call = log(workspace, "call", maria)
    said: list[dict[str, Any]] = [
        {"activity_id": call.id},
        {"person_id": maria.id},
        {"activity_id": call.id, "person_id": maria.id},
    ]
    for counts in (True, False):
        for what in said:
            actions.decide_evidence(workspace, made.id, counts=counts, as_of=TODAY, **what)

    assert [row.counts for row in Decision.objects.of(workspace)] == [False] * 3

    actions.decide_evidence(workspace, made.id, counts=None, as_of=TODAY, activity_id=call.id)

    left = Decision.objects.of(workspace)
    assert {(row.activity_id, row.person_id) for row in left} == {(None, maria.id), (call.id, maria.id)}
    with pytest.raises(BadInput):
        actions.decide_evidence(workspace, made.id, counts=True, as_of=TODAY)


# Reads


def test_a_goal_is_called_by_a_part_of_its_sentence_or_the_end_of_its_id(workspace: Workspace) -> None:
    made = goal(workspace)
    goal(workspace, Measure("talks"), sentence="Give four talks by August")

    assert queries.goal_called(workspace, " FOUR events ").goal == made
    assert queries.goal_called(workspace, short_id(made.id)).goal == made
    with pytest.raises(BadInput, match="several"):
        queries.goal_called(workspace, "by august")
    for name in ("nothing like it", ""):
        with pytest.raises(NotFound):
            queries.goal_called(workspace, name)


# Another's rows


@pytest.mark.parametrize("missing", [False, True])
def test_charlie_gets_not_found_for_each_of_alices_rows(
    workspace: Workspace, other_workspace: Workspace, missing: bool
) -> None:
    hers, maria, his = goal(workspace), person(workspace), goal(other_workspace)
    call, wish = log(workspace, "call", maria), aspiration(workspace)
    ids = [a_new_id() if missing else row.id for row in (hers, maria, call, wish)]
    theirs, who, what, served = ids
    calls: list[Callable[[], Any]] = [
        lambda: queries.goal(other_workspace, theirs),
        lambda: actions.adjust(other_workspace, theirs, terms(target=2), as_of=TODAY, reason=""),
        lambda: actions.decide_state(other_workspace, theirs, "dropped", as_of=TODAY),
        lambda: actions.decide_evidence(other_workspace, theirs, counts=True, as_of=TODAY, person_id=who),
        lambda: actions.decide_evidence(other_workspace, his.id, counts=True, as_of=TODAY, person_id=who),
        lambda: actions.decide_evidence(other_workspace, his.id, counts=True, as_of=TODAY, activity_id=what),
        lambda: goal(other_workspace, Measure("talks"), aspirations=[served]),
    ]

    for one in calls:
        with pytest.raises(NotFound):
            one()

    assert Goal.objects.of(other_workspace).count() == 1
    assert not Decision.objects.of(other_workspace).exists()
    assert Revision.objects.of(other_workspace).count() == 1


# Promising a faster pace


def test_pace_that_is_promised_stands_in_the_history_and_leaves_the_goal_as_it_is(workspace: Workspace) -> None:
    made = goal(workspace)

    actions.promise_pace(
        workspace,
        made.id,
        paces=("one event a month", "one event a week"),
        as_of=LATER,
        reason="go",
        chances=(0.4, 0.8),
    )

    row, revision = queries.goal(workspace, made.id), queries.revisions(workspace, made.id)[0]
    assert (row.goal.version, len(row.versions)) == (made.version, 1)
    assert (revision.what, revision.before, revision.after) == ("pace", "one event a month", "one event a week")
    assert (revision.reason, revision.chance_before, revision.chance_after) == ("go", 0.4, 0.8)


def test_pace_of_a_goal_that_is_not_under_way_cannot_be_promised(workspace: Workspace) -> None:
    made = goal(workspace)
    actions.decide_state(workspace, made.id, "paused", as_of=LATER)

    with pytest.raises(Conflict, match="paused"):
        actions.promise_pace(workspace, made.id, paces=("", "one event a week"), as_of=LATER)


def test_pace_of_another_workspace_is_not_found(workspace: Workspace, other_workspace: Workspace) -> None:
    made = goal(workspace)

    with pytest.raises(NotFound):
        actions.promise_pace(other_workspace, made.id, paces=("", "one event a week"), as_of=LATER)


# Serving aspirations


def test_goal_serves_just_the_aspirations_that_are_chosen(workspace: Workspace) -> None:
    first, second = aspiration(workspace), aspiration(workspace)
    made = goal(workspace, aspirations=[first.id])

    actions.serve(workspace, made.id, [second.id, second.id], as_of=LATER, reason="nearer to it")

    assert [row.id for row in queries.aspirations_of(workspace, made.id)] == [second.id]
    revision = queries.revisions(workspace, made.id)[0]
    assert (revision.what, revision.before, revision.after, revision.reason) == (
        "aspirations",
        "Lead a team",
        "Lead a team",
        "nearer to it",
    )
    assert queries.goal(workspace, made.id).goal.version == made.version + 1


def test_goal_may_serve_nothing(workspace: Workspace) -> None:
    made = goal(workspace, aspirations=[aspiration(workspace).id])

    actions.serve(workspace, made.id, [], as_of=LATER)

    assert queries.served_by(workspace, [made.id]) == {made.id: []}
    assert queries.aspirations_served(workspace) == set()


def test_choosing_the_same_aspirations_changes_nothing(workspace: Workspace) -> None:
    made = goal(workspace, aspirations=[aspiration(workspace).id])
    before = [row.id for row in queries.revisions(workspace, made.id)]

    actions.serve(workspace, made.id, [queries.aspirations_of(workspace, made.id)[0].id], as_of=LATER)

    assert [row.id for row in queries.revisions(workspace, made.id)] == before


def test_aspiration_of_somebody_else_cannot_be_served(workspace: Workspace, other_workspace: Workspace) -> None:
    made, theirs = goal(workspace), aspiration(other_workspace)

    with pytest.raises(NotFound):
        actions.serve(workspace, made.id, [theirs.id], as_of=LATER)
    with pytest.raises(NotFound):
        actions.serve(other_workspace, made.id, [theirs.id], as_of=LATER)


def test_goals_are_counted_by_state(workspace: Workspace, other_workspace: Workspace) -> None:
    goal(other_workspace)
    goal(workspace, state="draft")
    goal(workspace, Measure("talks"))

    found = queries.count_by_state(workspace)

    assert found == {"draft": 1, "active": 1, "paused": 0, "met": 0, "missed": 0, "dropped": 0}


# What it taught


def test_a_goal_that_is_over_keeps_what_it_taught(workspace: Workspace) -> None:
    made = goal(workspace)
    with pytest.raises(Conflict, match="not over"):
        actions.keep_lesson(workspace, made.id, "Too early.")
    actions.decide_state(workspace, made.id, "missed", as_of=LATER)
    version = queries.goal(workspace, made.id).goal.version

    actions.keep_lesson(workspace, made.id, " Ask\r\nearlier. ", seen_version=version)

    assert queries.goal(workspace, made.id).goal.lesson == "Ask\nearlier."
    with pytest.raises(Conflict, match="in the meantime"):
        actions.keep_lesson(workspace, made.id, "Ask later.", seen_version=version)
    with pytest.raises(BadInput, match="room for 1,000"):
        actions.keep_lesson(workspace, made.id, "a" * 1001)
