"""The tie with one person."""

from datetime import timedelta

from kithward.network import queries
from kithward.planning.tie import tie_of
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, habit, log, person


def test_a_tie_says_when_it_is_time_for_a_word_and_how_likely_one_comes_by_itself(workspace: Workspace) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber", chosen_rhythm_days=42)
    habit(workspace, "call", maria, every=30, times=6)
    habit(workspace, "call", jonas, every=30, times=6)

    own, chosen = (tie_of(queries.person(workspace, who.id), TODAY) for who in (maria, jonas))

    assert own.reminder_on is not None
    assert own.reminder_on > TODAY
    assert 0.5 < own.soon < 1
    assert chosen.reminder_on == TODAY + timedelta(days=42)


def test_a_tie_that_never_was_waits_for_nothing(workspace: Workspace) -> None:
    tie = tie_of(person(workspace), TODAY)

    assert (tie.state, tie.reminder_on, tie.soon) == ("new", None, 0.0)


def test_a_rhythm_of_many_years_reminds_of_nothing(workspace: Workspace) -> None:
    maria = person(workspace, chosen_rhythm_days=2_000_000_000)
    log(workspace, "call", maria)

    assert tie_of(queries.person(workspace, maria.id), TODAY).reminder_on is None
