"""Where a goal stands: what counts, the pace, the chance of the days that are left, and honest ways back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.goals.standing import Aim, Shift, Standing, judged_periods, looks_back_to, shifted, stand, ways_back
from kithward.goals.window import Every, Window
from kithward.language.amounts import percent
from kithward.numerics import forecast
from kithward.numerics.arrays import ActivityLog
from kithward.numerics.forecast_record import shift_chance
from kithward.numerics.measure import Measure
from tests.logs import Happened, HasRole, Somebody, log_of

TODAY = date(2026, 6, 10)
EVENTS = Measure("events")
MONTHLY = Every(1, "month")


def aim(window: Window, *, target: int = 4, measure: Measure = EVENTS, **more: object) -> Aim:
    return Aim(measure=measure, target=target, window=window, state="active", **more)  # type: ignore[arg-type]


def events(*days: date, minutes: int = -1, kind: str = "event") -> ActivityLog:
    return log_of([], [Happened(kind, day.toordinal(), minutes=minutes) for day in days])


def every(days: int, *, until: date = TODAY, times: int = 60) -> ActivityLog:
    return events(*(until - timedelta(days=days * back) for back in range(times)))


def by(days: int, *, starts_on: date = TODAY) -> Window:
    return Window(starts_on, by=starts_on + timedelta(days=days))


# What is done


def test_what_happened_before_the_window_shows_the_pace_and_does_not_count() -> None:
    at = stand(aim(by(30)), every(10, until=TODAY - timedelta(days=1)), as_of=TODAY)

    assert at.done == 0
    assert at.rate.mean == pytest.approx(0.1, rel=0.15)


def test_a_period_counts_from_its_first_day_although_the_goal_was_set_within() -> None:
    log = events(date(2026, 6, 2), date(2026, 5, 30))

    assert stand(aim(Window(TODAY, every=MONTHLY), target=2), log, as_of=TODAY).done == 1


def test_weeks_follow_the_persons_own_first_day() -> None:
    window = Window(TODAY, every=Every(1, "week"))
    log = events(date(2026, 6, 7))  # a Sunday

    assert stand(aim(window), log, as_of=TODAY, week_start=0).done == 0
    assert stand(aim(window), log, as_of=TODAY, week_start=6).done == 1


def test_minutes_are_forecast_in_sessions_of_their_usual_length() -> None:
    log = events(*(TODAY - timedelta(days=back) for back in (1, 5, 9)), minutes=45, kind="practice")
    at = stand(aim(by(30, starts_on=date(2026, 6, 1)), target=200, measure=Measure("minutes")), log, as_of=TODAY)

    assert (at.done, at.session_minutes, at.needed) == (135, 45, 2)
    assert all((end - at.done) % 45 == 0 for end in at.band)


def test_minutes_that_nobody_noted_do_not_break_the_forecast() -> None:
    log = events(TODAY, TODAY, minutes=0, kind="practice")

    at = stand(aim(by(30), target=60, measure=Measure("minutes")), log, as_of=TODAY)

    assert (at.done, at.needed) == (0, 2)


def test_a_level_counts_all_there_is_and_forecasts_what_is_missing() -> None:
    people = [Somebody(met=(TODAY - timedelta(days=10 * back)).toordinal()) for back in range(90)]
    at = stand(aim(by(100), target=98, measure=Measure("people", level=True)), log_of(people), as_of=TODAY)

    assert (at.done, at.needed) == (90, 8)
    assert 0.5 < at.chance < 0.9


def test_a_level_of_what_happened_looks_back_to_the_first_day_and_others_as_far_as_memory_goes() -> None:
    assert looks_back_to(aim(by(9), measure=Measure("talks", level=True)), TODAY) == date.min
    assert looks_back_to(aim(by(9), measure=Measure("people", level=True)), TODAY) > date.min
    assert looks_back_to(aim(by(9)), TODAY) == TODAY - timedelta(days=1200)
    assert looks_back_to(aim(by(9, starts_on=date(2020, 1, 1))), TODAY) == date(2020, 1, 1)


# The pace


def test_one_busy_first_day_is_no_pace() -> None:
    empty = stand(aim(by(30), target=10), events(), as_of=TODAY)

    busy = stand(aim(by(30), target=10), events(TODAY, TODAY), as_of=TODAY)

    assert empty.chance < busy.chance < 0.6


def test_no_log_yet_takes_half_the_pace_that_the_target_implies() -> None:
    at = stand(aim(by(100), target=10), log_of(), as_of=TODAY)

    assert at.rate.mean == pytest.approx(0.05, rel=0.02)


def test_the_answer_to_how_many_in_a_usual_month_is_believed_before_there_is_a_log() -> None:
    at = stand(aim(by(90), target=10, usual_per_month=6.08), log_of(), as_of=TODAY)

    assert at.rate.mean == pytest.approx(0.2)


def test_days_without_anything_since_the_goal_was_set_lower_its_chance() -> None:
    fresh = stand(aim(by(100), target=5, set_on=TODAY), log_of(), as_of=TODAY)
    later = TODAY + timedelta(days=40)

    idle = stand(aim(by(100), target=5, set_on=TODAY), log_of(), as_of=later)

    assert idle.rate.mean < fresh.rate.mean / 2


def test_one_event_after_weeks_of_nothing_is_no_daily_habit() -> None:
    goal = aim(by(100), target=5, set_on=TODAY)
    later = TODAY + timedelta(days=40)

    at = stand(goal, events(later), as_of=later)

    assert at.rate.mean < 0.1


def test_what_is_older_than_memory_does_not_move_the_pace() -> None:
    old = events(*(TODAY - timedelta(days=1201 + back) for back in range(300)))

    assert stand(aim(by(30)), old, as_of=TODAY).rate.mean < 0.001


@pytest.mark.parametrize("length", [5, 30, 365, 800, 1500, 4000])
def test_the_pace_does_not_depend_on_how_long_the_goal_runs(length: int) -> None:
    at = stand(aim(by(length)), every(10, until=TODAY - timedelta(days=1), times=115), as_of=TODAY)

    assert at.rate.mean == pytest.approx(0.1, rel=0.15)


def test_each_new_person_is_one_event_of_the_pace() -> None:
    days = [(TODAY - timedelta(days=10 * back)).toordinal() for back in range(40)]
    often = [Happened("meeting", day, (number,)) for number, day in enumerate(days)]
    often += [Happened("meeting", day + 1, (0,)) for day in days[1:]]
    new = Measure("people", act="meet", new=True)

    at = stand(aim(by(60), measure=new), log_of([Somebody()] * 40, often), as_of=TODAY)

    assert at.rate.mean == pytest.approx(0.1, rel=0.2)


# The chance


def test_the_known_answer_one_event_every_twelve_days() -> None:
    start = TODAY - timedelta(days=180)
    log = events(*(start + timedelta(days=12 * turn) for turn in range(15)))

    at = stand(aim(Window(TODAY, by=TODAY + timedelta(days=90)), target=8), log, as_of=TODAY)

    assert at.chance == pytest.approx(0.302, abs=0.001)


def test_a_goal_that_is_met_is_certain_and_one_that_is_over_is_not_met_any_more() -> None:
    window = Window(date(2026, 6, 1), by=date(2026, 6, 9))

    met = stand(aim(window, target=1), events(date(2026, 6, 3)), as_of=TODAY)
    missed = stand(aim(window, target=2), events(date(2026, 6, 3)), as_of=TODAY)

    assert (met.chance, met.course) == (1, "met")
    assert (missed.chance, missed.course, missed.horizon_days) == (0, "over", 0)
    assert missed.band == (1, 1, 1)


def test_the_last_day_is_still_a_day() -> None:
    at = stand(aim(Window(date(2026, 6, 1), by=TODAY), target=1), every(3, until=date(2026, 5, 31)), as_of=TODAY)

    assert at.horizon_days == 1
    assert 0 < at.chance < 1


@pytest.mark.parametrize(
    "window", [Window(date(2026, 9, 1), by=date(2026, 9, 30)), Window(date(2026, 9, 1), every=MONTHLY)]
)
def test_a_goal_that_begins_later_has_only_the_days_of_its_window(window: Window) -> None:
    log = every(5, until=TODAY - timedelta(days=1))

    ahead = stand(aim(window), log, as_of=TODAY)
    begun = stand(aim(by(30)), log, as_of=TODAY)

    assert (ahead.course, ahead.done, ahead.horizon_days) == ("ahead", 0, 30)
    assert ahead.chance == pytest.approx(forecast.chance(ahead.rate, needed=4, horizon_days=30))
    assert ahead.band[1] == begun.band[1]
    assert not ahead.can_be_helped


def test_the_chance_of_a_century_and_more_is_one_of_a_century() -> None:
    at = stand(aim(Window(TODAY, by=date(2400, 1, 1)), target=1000), every(10), as_of=TODAY)

    assert at.horizon_days == forecast.MOST_DAYS
    assert 0 <= at.chance <= 1


def test_all_periods_left_are_less_likely_than_the_running_one() -> None:
    log = every(8)

    endless = stand(aim(Window(TODAY, every=MONTHLY), target=3), log, as_of=TODAY)
    half_year = stand(aim(Window(TODAY, by=date(2026, 11, 30), every=MONTHLY), target=3), log, as_of=TODAY)
    last_month = stand(aim(Window(TODAY, by=date(2026, 6, 30), every=MONTHLY), target=3), log, as_of=TODAY)

    assert endless.whole_chance is None
    assert half_year.whole_chance is not None
    assert half_year.whole_chance < half_year.chance == endless.chance
    assert last_month.whole_chance == pytest.approx(last_month.chance)


def test_all_periods_of_a_goal_in_minutes_ask_for_sessions() -> None:
    log = events(*(TODAY - timedelta(days=3 * back) for back in range(60)), minutes=30, kind="practice")
    window = Window(TODAY, by=date(2026, 8, 31), every=MONTHLY)

    at = stand(aim(window, target=90, measure=Measure("minutes")), log, as_of=TODAY)

    assert at.whole_chance is not None
    assert at.whole_chance > 0.8


def test_weeks_left_follow_the_persons_own_first_day() -> None:
    window = Window(TODAY, by=date(2026, 6, 21), every=Every(1, "week"))  # a Sunday

    from_monday = stand(aim(window, target=1), every(4), as_of=TODAY, week_start=0)
    from_sunday = stand(aim(window, target=1), every(4), as_of=TODAY, week_start=6)

    assert from_monday.whole_chance == pytest.approx(
        forecast.chance_periodic(
            from_monday.rate, per_period=1, periods_needed=2, periods_left=2, period_days=7, running=(0, 4)
        )
    )
    assert from_sunday.whole_chance == pytest.approx(
        forecast.chance_periodic(
            from_sunday.rate, per_period=1, periods_needed=3, periods_left=3, period_days=7, running=(0, 3)
        )
    )


@given(st.integers(1, 20), st.integers(0, 40), st.integers(2, 30))
def test_bands_are_in_order_and_hold_what_is_done(target: int, elapsed: int, gap: int) -> None:
    as_of = TODAY + timedelta(days=elapsed)
    goal = aim(by(30), target=target)

    at = stand(goal, every(gap, until=as_of), as_of=as_of)

    assert at.done <= at.band[0] <= at.band[1] <= at.band[2]
    assert 0 <= at.chance <= 1
    assert (at.chance == 1) == (at.done >= target)


# The personal shift


def test_a_shift_moves_chances_only_once_enough_has_been_judged() -> None:
    window = Window(TODAY, by=date(2026, 11, 30), every=MONTHLY)
    at = stand(aim(window, target=3), every(8), as_of=TODAY)

    early, later = shifted(at, Shift(0.5, 19)), shifted(at, Shift(0.5, 20))

    assert (early.chance, early.whole_chance) == (at.chance, at.whole_chance)
    assert later.chance == pytest.approx(float(shift_chance(at.chance, 0.5)))
    assert later.whole_chance is not None
    assert at.whole_chance is not None
    assert later.whole_chance > at.whole_chance
    assert later.model_chance == at.chance


def test_chances_are_shown_in_steps_of_five_points_until_forecasts_have_been_judged() -> None:
    at = stand(aim(Window(TODAY, by=TODAY + timedelta(days=90)), target=8), every(12), as_of=TODAY)

    assert at.chance == pytest.approx(0.509, abs=0.001)
    assert at.chance_in_words == "about 50 %"
    assert shifted(at, Shift(0.0, 20)).chance_in_words == percent(at.chance)
    assert stand(aim(by(30), target=1), events(TODAY), as_of=TODAY).chance_in_words == "100 %"


# Ways back


def off_course(window: Window | None = None) -> Standing:
    return stand(aim(window or by(60), target=12), every(12), as_of=TODAY)


def test_each_way_back_brings_the_goal_to_80_percent() -> None:
    at = off_course()

    back = ways_back(at)

    assert back.target is not None
    assert back.actions is not None
    assert at.chance < 0.8
    assert forecast.chance(at.rate, needed=back.target - at.done, horizon_days=at.horizon_days) >= 0.8
    assert forecast.chance(at.rate, needed=back.target + 1 - at.done, horizon_days=at.horizon_days) < 0.8
    assert back.by is None  # at this rhythm a year brings no dozen with 80 %


def test_a_later_day_is_found_where_there_is_one_and_never_for_a_rhythm() -> None:
    slow = stand(aim(by(30), target=4), every(12), as_of=TODAY)

    back = ways_back(slow)

    assert back.by is not None
    assert back.by > slow.span.last
    needed_days = (back.by - TODAY).days
    assert forecast.chance(slow.rate, needed=slow.needed, horizon_days=needed_days) >= 0.8
    assert ways_back(stand(aim(Window(TODAY, every=MONTHLY), target=9), every(12), as_of=TODAY)).by is None


def test_a_goal_without_any_pace_has_no_smaller_target_and_no_later_day() -> None:
    set_on = TODAY - timedelta(days=300)
    silent = stand(aim(by(350, starts_on=set_on), target=300, set_on=set_on), log_of(), as_of=TODAY)

    back = ways_back(silent)

    assert (back.target, back.by, back.actions) == (None, None, None)


def test_a_later_day_for_a_goal_that_has_not_begun_is_counted_from_its_beginning() -> None:
    window = by(20, starts_on=TODAY + timedelta(days=100))
    ahead = stand(aim(window, target=3), every(12), as_of=TODAY)

    later = ways_back(ahead).by

    assert later is not None
    days = (later - window.starts_on).days + 1
    assert forecast.chance(ahead.rate, needed=3, horizon_days=days) >= 0.8
    assert forecast.chance(ahead.rate, needed=3, horizon_days=days - 1) < 0.8


def test_steps_that_are_kept_seldom_are_needed_more_often() -> None:
    at = off_course()

    reliable, unreliable = ways_back(at, kept=50).actions, ways_back(at, missed=10).actions

    assert reliable is not None
    assert unreliable is not None
    assert reliable < unreliable


# Periods that are over


def test_each_period_is_judged_by_what_was_done_in_it() -> None:
    log = events(date(2026, 4, 2), date(2026, 4, 30), date(2026, 5, 1), date(2026, 6, 1))

    found = judged_periods(aim(Window(date(2026, 4, 20), every=MONTHLY), target=2), log, as_of=TODAY)

    assert [(period.span.first.month, period.done, period.met) for period in found] == [(4, 2, True), (5, 1, False)]


def test_a_level_with_a_rhythm_is_judged_at_each_end() -> None:
    people = [Somebody(met=date(2026, month, 15).toordinal()) for month in (3, 4, 5)]
    window = Window(date(2026, 4, 1), every=MONTHLY)

    found = judged_periods(aim(window, target=3, measure=Measure("people", level=True)), log_of(people), as_of=TODAY)

    assert [period.done for period in found] == [2, 3]


def test_roles_reached_are_counted_by_the_day_they_began() -> None:
    roles = [HasRole(0, "mentor", date(2026, 6, 5).toordinal()), HasRole(1, "mentor", date(2025, 6, 5).toordinal())]
    goal = aim(by(365, starts_on=date(2026, 6, 1)), target=2, measure=Measure("people", role="mentor"))

    assert stand(goal, log_of([Somebody(), Somebody()], roles=roles), as_of=TODAY).done == 1


def test_ways_back_lead_to_the_chance_as_this_person_sees_it() -> None:
    at = stand(aim(by(90), target=12), every(12), as_of=TODAY)

    plain, hopeful = ways_back(at), ways_back(shifted(at, Shift(logits=0.9, judged=40)))

    assert plain.target is not None
    assert hopeful.target is not None
    assert hopeful.target > plain.target
    assert Shift(0.9, 40).applied(Shift(0.9, 40).undone(0.8)) == pytest.approx(0.8)
