"""Wins are found once and stay; what a person does with them can be taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kithward import diary
from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals.actions import decide_state
from kithward.goals.window import Every, Window
from kithward.network import actions as network_actions
from kithward.network.actions import Happening
from kithward.network.merge import merge_people
from kithward.network.models import FollowUp
from kithward.numerics.measure import Measure
from kithward.upkeep import keep_up
from kithward.wins import actions, queries
from kithward.wins.models import Thanks, Win
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, goal, log, person
from tests.tables import content

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def titles(workspace: Workspace) -> list[str]:
    return [row.title for row in queries.wins(workspace)]


def by_hand(workspace: Workspace, **more: object) -> Win:
    told = {"day": TODAY, "as_of": TODAY, **more}
    return actions.add_win(workspace, "Asked the first question", **told)[0]  # type: ignore[arg-type]


def tell_of_event(workspace: Workspace) -> diary.Told:
    return diary.log_happening(workspace, Happening("event", TODAY), people={}, as_of=TODAY)


# Found


def test_what_the_log_shows_is_found_with_the_days_upkeep_and_only_once(workspace: Workspace) -> None:
    log(workspace, "talk", day=TODAY - timedelta(days=2))

    for _ in range(2):
        keep_up(workspace, TODAY)

    row = queries.wins(workspace).get()
    assert (row.title, row.size, row.day) == ("Your first talk", "big", TODAY - timedelta(days=2))
    assert len(row.shown_by) == 1


def test_change_that_reaches_a_goal_says_so_at_once(workspace: Workspace) -> None:
    goal(workspace, target=4)
    log(workspace, "event")

    told = tell_of_event(workspace)

    assert [moved.won for moved in told.news.moved] == ["Half way"]
    assert "Half way: Attend four events by August" in titles(workspace)


def test_a_first_and_a_personal_best_are_told_although_they_are_of_no_goal(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    for month in (1, 2, 3):
        log(workspace, "call", maria, day=date(2026, month, 5))
    for back in (1, 2, 3):
        log(workspace, "call", maria, day=TODAY - timedelta(days=back))

    best = diary.log_happening(workspace, Happening("call", TODAY), people={maria.id: "present"}, as_of=TODAY)
    _, first = diary.add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, as_of=TODAY)

    (told,) = best.news.won
    assert told.startswith("More conversations in a month than ever before: 4 conversations in June 2026; before that")
    assert first.news.won == ("The first referral",)


def test_many_wins_at_once_are_told_as_a_few_and_a_number(workspace: Workspace) -> None:
    for kind in ("talk", "community", "course", "event"):
        log(workspace, kind)

    told = diary.log_happening(workspace, Happening("call", TODAY), people={}, as_of=TODAY)

    assert len(told.news.won) == 4
    assert told.news.won[-1] == "1 more on your wall of wins"


def test_a_win_of_a_goal_is_told_with_the_goal_alone(workspace: Workspace) -> None:
    goal(workspace, target=1)

    told = tell_of_event(workspace)

    assert [moved.won for moved in told.news.moved] == ["Goal met"]
    assert told.news.won == ("Your first event",)


def test_an_outcome_that_is_removed_takes_its_win_with_it(workspace: Workspace) -> None:
    maria = person(workspace, "Maria Chen")
    made = goal(workspace, Measure("outcomes"), target=4)
    added, _ = diary.add_outcome(workspace, "referral", day=TODAY, person_id=maria.id, as_of=TODAY)

    told = diary.remove_outcome(workspace, added.id, as_of=TODAY)

    assert [(moved.goal_id, moved.done) for moved in told.news.moved] == [(made.id, 0)]
    assert titles(workspace) == []


def test_win_of_a_change_that_is_taken_back_goes_with_it(workspace: Workspace) -> None:
    goal(workspace, target=1)
    before = content(workspace)
    told = tell_of_event(workspace)
    assert "Goal met: Attend four events by August" in titles(workspace)

    assert told.undo_id
    diary.take_back(workspace, told.undo_id, now=NOW)

    assert titles(workspace) == []
    assert content(workspace) == before


def test_win_that_was_celebrated_stays_whatever_becomes_of_what_showed_it(workspace: Workspace) -> None:
    goal(workspace, target=1)
    told = tell_of_event(workspace)
    met = queries.win_called(workspace, "Goal met")
    actions.mark(workspace, met.id, celebrated="cake", meaning="", as_of=TODAY)

    assert told.activity_id
    diary.delete_activity(workspace, told.activity_id, as_of=TODAY)

    assert titles(workspace) == [met.title]


def test_goal_that_was_closed_by_hand_as_met_is_a_win(workspace: Workspace) -> None:
    decide_state(workspace, goal(workspace).id, "met", as_of=TODAY)

    keep_up(workspace, TODAY)

    assert titles(workspace) == ["Goal met: Attend four events by August"]


def test_rhythm_that_was_kept_becomes_a_habit(workspace: Workspace) -> None:
    begun = TODAY - timedelta(days=7 * 8)
    weekly = Window(begun, every=Every(1, "week"))
    made = goal(workspace, Measure("practice"), target=1, window=weekly, sentence="Practise every week", as_of=begun)
    for week in range(8):
        log(workspace, "practice", day=begun + timedelta(days=7 * week))

    keep_up(workspace, TODAY)

    found = {row.title: row.goal_id for row in queries.wins(workspace)}
    assert found["A habit, kept: Practise every week"] == made.id


def test_what_came_of_an_introduction_is_a_win_of_mine(workspace: Workspace) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    made = log(workspace, "introduction", maria, jonas, day=TODAY - timedelta(days=30), began_by="me")
    network_actions.add_outcome(workspace, "offer", day=TODAY, activity_id=made.id)

    keep_up(workspace, TODAY)

    row = queries.win_called(workspace, "Your introduction led to an offer")
    assert row.evidence == "of Jonas Weber and Maria Chen"


def test_first_that_was_done_before_the_log_that_is_looked_at_is_none(workspace: Workspace) -> None:
    log(workspace, "talk", day=TODAY - timedelta(days=2000))
    log(workspace, "talk", day=TODAY - timedelta(days=2))

    keep_up(workspace, TODAY)

    assert titles(workspace) == []


def test_nothing_ahead_of_the_day_that_is_looked_from_is_found(workspace: Workspace) -> None:
    log(workspace, "talk")

    keep_up(workspace, TODAY - timedelta(days=1))

    assert titles(workspace) == []


def test_look_from_an_earlier_day_takes_no_later_win_away(workspace: Workspace) -> None:
    log(workspace, "talk")
    keep_up(workspace, TODAY)

    keep_up(workspace, TODAY - timedelta(days=3))

    assert titles(workspace) == ["Your first talk"]


def test_forgotten_win_is_not_found_again(workspace: Workspace) -> None:
    log(workspace, "talk")
    keep_up(workspace, TODAY)
    actions.forget(workspace, queries.wins(workspace).get().id, as_of=TODAY)

    keep_up(workspace, TODAY)

    assert titles(workspace) == []


def test_wins_of_others_are_neither_found_nor_shown(workspace: Workspace, other_workspace: Workspace) -> None:
    log(other_workspace, "talk")
    keep_up(other_workspace, TODAY)

    keep_up(workspace, TODAY)

    assert titles(workspace) == []
    with pytest.raises(NotFound):
        queries.win(workspace, queries.wins(other_workspace).get().id)


# What waits for its moment


def test_big_win_waits_for_its_moment_until_somebody_has_a_word_on_it(workspace: Workspace) -> None:
    big, small = by_hand(workspace, size="big"), by_hand(workspace, day=TODAY - timedelta(days=1))

    waiting = queries.to_celebrate(workspace, TODAY)
    actions.leave(workspace, big.id, as_of=TODAY)

    assert [row.id for row in waiting] == [big.id]
    assert queries.to_celebrate(workspace, TODAY) == []
    assert {row.id for row in queries.wins(workspace)} == {big.id, small.id}


def test_old_win_waits_for_no_moment(workspace: Workspace) -> None:
    by_hand(workspace, size="big", day=TODAY - timedelta(days=60))

    assert queries.to_celebrate(workspace, TODAY) == []


# What a person does


def forget(workspace: Workspace, row: Win) -> UUID | None:
    return actions.forget(workspace, row.id, as_of=TODAY)


def mark(workspace: Workspace, row: Win) -> UUID | None:
    return actions.mark(workspace, row.id, celebrated="a walk by the lake", meaning="I can do this", as_of=TODAY)


def leave(workspace: Workspace, row: Win) -> UUID | None:
    return actions.leave(workspace, row.id, as_of=TODAY)


def thank(workspace: Workspace, row: Win) -> UUID | None:
    return actions.thank(workspace, row.id, [person(workspace, "Ana").id], as_of=TODAY)[1]


@pytest.mark.parametrize("act", [forget, mark, leave])
def test_what_is_done_with_a_win_is_taken_back_whole(
    workspace: Workspace, act: Callable[[Workspace, Win], UUID | None]
) -> None:
    row = by_hand(workspace)
    before = content(workspace)

    undo_id = act(workspace, row)

    assert undo_id
    assert content(workspace) != before
    diary.take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == before


def test_win_that_was_told_by_hand_is_taken_back(workspace: Workspace) -> None:
    _, undo_id = actions.add_win(workspace, "Asked the first question", day=TODAY, as_of=TODAY)

    diary.take_back(workspace, undo_id, now=NOW)

    assert titles(workspace) == []


def test_thanks_become_a_follow_up_for_each_and_are_taken_back_together(workspace: Workspace) -> None:
    row, people = by_hand(workspace), [person(workspace), person(workspace, "Jonas Weber")]

    promises, undo_id = actions.thank(workspace, row.id, [one.id for one in people], as_of=TODAY, due_on=TODAY)

    assert [(one.what, one.due_on) for one in promises] == [("Say thank you: Asked the first question", TODAY)] * 2
    assert [one.name for one in queries.thanked(workspace, [row])[row.id]] == ["Jonas Weber", "Maria Chen"]
    assert queries.win(workspace, row.id).marked_on == TODAY
    diary.take_back(workspace, undo_id, now=NOW)
    assert not FollowUp.objects.of(workspace).exists()
    assert not Thanks.objects.of(workspace).exists()
    assert queries.win(workspace, row.id).marked_on is None


def test_thanks_for_a_goal_that_was_met_hang_on_its_win_and_for_another_stand_alone(workspace: Workspace) -> None:
    met, missed = goal(workspace, target=2), goal(workspace, target=3)
    decide_state(workspace, met.id, "met", as_of=TODAY)
    decide_state(workspace, missed.id, "missed", as_of=TODAY)
    key = f"goal:{met.id}:met"
    won = Win.objects.create(workspace=workspace, key=key, is_found=True, found_on=TODAY, day=TODAY, title="Goal met")

    (for_met,), _ = actions.thank_for_goal(workspace, met.id, [person(workspace).id], as_of=TODAY)
    (for_missed,), undo_id = actions.thank_for_goal(workspace, missed.id, [person(workspace, "Jo").id], as_of=TODAY)

    assert for_met.what == "Say thank you: Goal met"
    assert for_missed.what == f"Say thank you: {missed.sentence}"
    assert [row.follow_up_id for row in Thanks.objects.of(workspace).filter(win_id=won.id)] == [for_met.id]
    diary.take_back(workspace, undo_id, now=NOW)
    assert [row.id for row in FollowUp.objects.of(workspace)] == [for_met.id]


def test_win_lives_on_without_its_thanks_and_thanks_go_with_their_follow_up(workspace: Workspace) -> None:
    from kithward.network.promises import delete_follow_up

    row = by_hand(workspace)
    thank(workspace, row)

    delete_follow_up(workspace, FollowUp.objects.of(workspace).get().id)

    assert queries.thanked(workspace, [queries.win(workspace, row.id)])[row.id] == []


@pytest.mark.parametrize(
    ("title", "more", "words"),
    [
        ("  ", {}, "few words"),
        ("x" * 601, {}, "600"),
        ("A win", {"day": TODAY + timedelta(days=1)}, "not ahead"),
        ("A win", {"size": "huge"}, "small or big"),
        ("A win", {"celebrated": "x" * 301}, "300"),
        ("A win", {"meaning": "x" * 5001}, "5000"),
    ],
)
def test_what_cannot_be_a_win_is_refused_in_words(
    workspace: Workspace, title: str, more: dict[str, object], words: str
) -> None:
    told: dict[str, object] = {"day": TODAY, "as_of": TODAY, **more}

    with pytest.raises(BadInput, match=words):
        actions.add_win(workspace, title, **told)  # type: ignore[arg-type]

    assert titles(workspace) == []


def test_what_is_told_twice_is_on_the_wall_once(workspace: Workspace) -> None:
    by_hand(workspace)

    with pytest.raises(Conflict, match="on your wall already"):
        by_hand(workspace)
    by_hand(workspace, day=TODAY - timedelta(days=1))

    assert len(titles(workspace)) == 2


def test_nobody_is_to_be_thanked_twice_for_the_same(workspace: Workspace) -> None:
    row, maria, jonas = by_hand(workspace), person(workspace, "Maria Chen"), person(workspace, "Jonas Weber")
    actions.thank(workspace, row.id, [maria.id], as_of=TODAY)

    promises, _ = actions.thank(workspace, row.id, [maria.id, jonas.id], as_of=TODAY)
    with pytest.raises(Conflict, match="on your list already"):
        actions.thank(workspace, row.id, [maria.id], as_of=TODAY)

    assert [one.person_id for one in promises] == [jonas.id]
    assert FollowUp.objects.of(workspace).count() == 2


def test_who_was_two_people_is_named_once(workspace: Workspace) -> None:
    row, people = by_hand(workspace), [person(workspace, "Jonas Weber"), person(workspace, "J. Weber")]
    actions.thank(workspace, row.id, [one.id for one in people], as_of=TODAY)

    merge_people(workspace, people[0].id, people[1].id)

    assert [one.name for one in queries.thanked(workspace, [row])[row.id]] == ["Jonas Weber"]


def test_nobody_to_thank_is_refused(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="whom"):
        actions.thank(workspace, by_hand(workspace).id, [], as_of=TODAY)


@pytest.mark.parametrize("act", [forget, mark, leave, thank])
def test_win_of_another_workspace_is_not_found(
    workspace: Workspace, other_workspace: Workspace, act: Callable[[Workspace, Win], UUID | None]
) -> None:
    row = by_hand(other_workspace)

    with pytest.raises(NotFound):
        act(workspace, row)


def test_years_with_wins_are_told_the_latest_first(workspace: Workspace) -> None:
    for day in (date(2024, 3, 1), date(2026, 1, 2), date(2026, 5, 5)):
        by_hand(workspace, day=day)

    assert queries.years(workspace) == [2026, 2024]
