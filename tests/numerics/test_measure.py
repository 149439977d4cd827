"""What counts for a goal, how often, and what nearly did."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithward.language.terms import KINDS, MEDIA, SENIORITIES, UNITS
from kithward.numerics.arrays import UNKNOWN, ActivityLog, Ints
from kithward.numerics.measure import Decisions, Measure, fitting
from kithward.numerics.tally import Tally, tally
from tests.logs import Happened, HasRole, Somebody, log_of

START, UNTIL = 1000, 1099
PEOPLE = Measure("people", act="connect")


def spells(*days: int) -> Ints:
    return np.array(days, dtype=np.int32)


def count(measure: Measure, log: ActivityLog, decisions: Decisions | None = None) -> Tally:
    return tally(measure, log, spell_starts=spells(START), until=UNTIL, decisions=decisions)


def decide(*rows: tuple[int, int, bool]) -> Decisions:
    activity, person, counts = zip(*rows, strict=True)
    return Decisions(
        np.array(activity, dtype=np.int32), np.array(person, dtype=np.int32), np.array(counts, dtype=np.bool_)
    )


def failed(found: Tally) -> tuple[str, ...]:
    return found.near_failed


# People, once a spell


def test_a_person_met_twice_counts_once_on_the_first_day() -> None:
    log = log_of([Somebody()], [Happened("meeting", 1010, (0,)), Happened("call", 1005, (0,))])

    found = count(PEOPLE, log)

    assert found.done == 1
    assert found.counted.day.tolist() == [1005]


def test_a_person_counts_again_in_the_next_spell() -> None:
    log = log_of([Somebody()], [Happened("meeting", day, (0,)) for day in (1005, 1006, 1035)])

    found = tally(PEOPLE, log, spell_starts=spells(1000, 1030), until=UNTIL)

    assert found.counted.spell.tolist() == [0, 1]
    assert found.done == 1


def test_everybody_at_an_event_counts_for_people_and_the_event_counts_once_for_events() -> None:
    log = log_of([Somebody(), Somebody()], [Happened("event", 1010, (0, 1))])

    assert count(PEOPLE, log).done == 2
    assert count(Measure("events"), log).done == 1


def test_days_before_the_first_spell_and_after_the_last_day_do_not_count() -> None:
    log = log_of([], [Happened("event", day) for day in (START - 1, START, UNTIL, UNTIL + 1)])

    assert count(Measure("events"), log).done == 2


def test_spells_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="ascending"):
        tally(PEOPLE, log_of(), spell_starts=spells(5, 5), until=10)
    with pytest.raises(ValueError, match="ascending"):
        tally(PEOPLE, log_of(), spell_starts=spells(), until=10)


# New and known people


def test_somebody_met_before_the_window_is_not_new() -> None:
    people = [Somebody(met=500), Somebody()]
    log = log_of(people, [Happened("meeting", 1010, (0, 1))])

    found = count(replace(PEOPLE, new=True), log)

    assert found.counted.person.tolist() == [1]
    assert (found.near.person.tolist(), failed(found)) == ([0], ("new",))
    assert count(replace(PEOPLE, new=False), log).counted.person.tolist() == [0]


def test_somebody_without_any_day_yet_is_new() -> None:
    log = log_of([Somebody()], [Happened("invitation", 1010, (0,))])
    reach_out = Measure("people", act="reach_out", new=True)

    assert count(reach_out, log).done == 1
    assert count(replace(reach_out, new=False), log).done == 0


def test_new_is_judged_for_each_spell() -> None:
    log = log_of([Somebody()], [Happened("meeting", 1005, (0,)), Happened("meeting", 1035, (0,))])

    found = tally(replace(PEOPLE, new=True), log, spell_starts=spells(1000, 1030), until=UNTIL)

    assert found.counted.spell.tolist() == [0]


# Who they are


def test_a_leader_goal_counts_executives_too_and_says_of_others_that_seniority_failed() -> None:
    people = [Somebody(seniority=seniority) for seniority in ("leader", "executive", "senior", "")]
    log = log_of(people, [Happened("meeting", 1010, (0, 1, 2, 3))])

    found = count(replace(PEOPLE, seniority="leader"), log)

    assert found.counted.person.tolist() == [0, 1]
    assert failed(found) == ("seniority", "seniority")


def test_juniors_stand_for_themselves() -> None:
    log = log_of([Somebody(seniority="junior"), Somebody(seniority="leader")], [Happened("call", 1010, (0, 1))])

    assert count(replace(PEOPLE, seniority="junior"), log).counted.person.tolist() == [0]


def test_a_person_who_fails_two_filters_is_no_near_miss() -> None:
    log = log_of([Somebody(seniority="junior", fields=("design",))], [Happened("meeting", 1010, (0,))])

    found = count(replace(PEOPLE, seniority="leader", field="finance"), log)

    assert len(found.near) == 0


def test_who_counted_once_is_no_near_miss() -> None:
    log = log_of([Somebody()], [Happened("meeting", 1010, (0,), meaningful=True), Happened("meeting", 1020, (0,))])

    found = count(Measure("people", act="meet", meaningful=True), log)

    assert (found.done, len(found.near)) == (1, 0)


def test_organisation_and_place_may_be_part_of_a_name_in_any_case() -> None:
    people = [Somebody(organisation="Google DeepMind", place="East Berlin"), Somebody(organisation="Shell")]
    log = log_of(people, [Happened("meeting", 1010, (0, 1))])

    assert count(replace(PEOPLE, organisation="google"), log).counted.person.tolist() == [0]
    assert count(replace(PEOPLE, place="berlin"), log).counted.person.tolist() == [0]


def test_an_event_about_a_field_counts_without_anybody_named() -> None:
    people = [Somebody(fields=("fintech",)), Somebody()]
    happened = [
        Happened("event", 1010, topics=("Fintech Week",)),
        Happened("event", 1011, (0,)),
        Happened("event", 1012, (1,)),
        Happened("event", 1013),
    ]

    found = count(Measure("events", field="fintech"), log_of(people, happened))

    assert found.counted.activity.tolist() == [0, 1]
    assert failed(found) == ("field", "field")


def test_filters_on_people_fail_where_nobody_is_named() -> None:
    happened = [Happened("meeting", 1010)]
    measures = [
        Measure("conversations", seniority="leader"),
        Measure("conversations", organisation="x"),
        Measure("conversations", place="x"),
        Measure("conversations", role="mentor"),
        Measure("conversations", new=True),
        Measure("conversations", new=False),
    ]
    everybody = Somebody(seniority="executive", organisation="x", place="x", met=500)

    for log in (log_of([], happened), log_of([everybody], happened, [HasRole(0, "mentor", 600)])):
        assert [count(measure, log).done for measure in measures] == [0] * 6


# What happened


@pytest.mark.parametrize(
    ("measure", "fits", "misses", "name"),
    [
        (Measure("events", form="conference"), Happened("event", 1010, form="conference"), "meetup", "form"),
        (Measure("conversations", medium="video"), Happened("call", 1010, medium="video"), "phone", "medium"),
        (Measure("conversations", topic="mentor"), Happened("call", 1010, topics=("Mentoring",)), "sport", "topic"),
        (Measure("conversations", min_minutes=30), Happened("call", 1010, minutes=30), 29, "minutes"),
        (Measure("conversations", meaningful=True), Happened("call", 1010, meaningful=True), None, "meaningful"),
        (Measure("conversations", began_by_me=True), Happened("call", 1010, began_by="me"), "them", "began_by_me"),
        (Measure("conversations", began_by_me=False), Happened("call", 1010, began_by="them"), "me", "began_by_me"),
    ],
)
def test_a_filter_counts_what_fits_and_names_itself_for_what_nearly_does(
    measure: Measure, fits: Happened, misses: object, name: str
) -> None:
    column = {"topic": "topics", "began_by_me": "began_by"}.get(name, name)
    other = replace(fits, day=1011, **{column: (misses,) if column == "topics" else misses})

    found = count(measure, log_of([], [fits, other]))

    assert found.counted.day.tolist() == [1010]
    assert (found.near.day.tolist(), failed(found)) == ([1011], (name,))


def test_a_message_is_a_conversation_only_when_meaningful_or_when_a_written_medium_is_named() -> None:
    log = log_of([Somebody()], [Happened("message", 1010, (0,), medium="linkedin", meaningful=True)])

    assert count(Measure("conversations"), log).done == 0
    assert count(Measure("conversations", meaningful=True), log).done == 1
    assert count(Measure("conversations", medium="linkedin"), log).done == 1
    assert count(Measure("people", act="talk"), log).done == 0


def test_minutes_are_added_up_and_a_session_without_a_length_only_nearly_counts() -> None:
    happened = [Happened("practice", 1010, minutes=30), Happened("book", 1011, minutes=45), Happened("practice", 1012)]

    found = count(Measure("minutes"), log_of([], happened))

    assert found.done == 75
    assert failed(found) == ("minutes",)


def test_minutes_with_two_people_are_added_once() -> None:
    log = log_of([Somebody(place="x"), Somebody(place="x")], [Happened("practice", 1010, (0, 1), minutes=30)])

    assert count(Measure("minutes", place="x"), log).done == 30


# Introductions, and who began


def test_introductions_are_those_that_i_made() -> None:
    happened = [Happened("introduction", 1010 + n, began_by=who) for n, who in enumerate(("me", "them", ""))]
    log = log_of([], happened)

    assert count(Measure("introductions"), log).counted.day.tolist() == [1010, 1012]
    assert count(Measure("introductions", began_by_me=False), log).counted.day.tolist() == [1011]


def test_reaching_out_is_what_i_began() -> None:
    happened = [Happened("message", 1010, (0,), began_by="them"), Happened("message", 1011, (1,), began_by="me")]
    log = log_of([Somebody(), Somebody()], happened)

    assert count(Measure("people", act="reach_out"), log).counted.person.tolist() == [1]
    assert count(Measure("people", act="connect"), log).done == 2
    assert count(Measure("messages"), log).done == 1


# Reconnecting


@pytest.mark.parametrize(("silence", "counts"), [(59, 0), (60, 0), (61, 1), (400, 1)])
def test_a_tie_is_taken_up_again_after_two_months_of_silence(silence: int, counts: int) -> None:
    log = log_of([Somebody()], [Happened("call", 1050 - silence, (0,)), Happened("call", 1050, (0,))])

    found = tally(Measure("people", act="reconnect"), log, spell_starts=spells(1040), until=UNTIL)

    assert found.done == counts


def test_a_first_contact_takes_nothing_up_again_but_one_with_somebody_known_for_long_does() -> None:
    log = log_of([Somebody(), Somebody(met=300)], [Happened("call", 1050, (0,)), Happened("call", 1050, (1,))])

    found = count(Measure("people", act="reconnect"), log)

    assert found.counted.person.tolist() == [1]
    assert failed(found) == ("silence",)


# Roles, follow-ups and outcomes


def test_a_role_counts_when_it_begins_in_the_window() -> None:
    roles = [HasRole(0, "mentor", 900), HasRole(1, "mentor", 1010), HasRole(2, "sponsor", 1010)]

    found = count(Measure("people", role="mentor"), log_of([Somebody()] * 3, roles=roles))

    assert found.counted.person.tolist() == [1]
    assert (found.near.person.tolist(), failed(found)) == ([2], ("role",))


def test_talks_with_mentors_need_the_role_on_the_day() -> None:
    roles = [HasRole(0, "mentor", 900, 1005), HasRole(1, "mentor", 900)]
    log = log_of([Somebody()] * 2, [Happened("meeting", 1010, (0, 1))], roles)

    assert count(Measure("people", act="talk", role="mentor"), log).counted.person.tolist() == [1]


def test_promises_kept_and_outcomes_by_form_count_with_or_without_a_person() -> None:
    happened = [
        Happened("follow_up", 1010, (0,)),
        Happened("follow_up", 1011),
        Happened("outcome", 1012, (0,), form="referral"),
        Happened("outcome", 1013, form="offer"),
    ]
    log = log_of([Somebody()], happened)

    assert count(Measure("follow_ups"), log).done == 2
    assert count(Measure("outcomes"), log).done == 2
    assert count(Measure("outcomes", form="offer"), log).done == 1


# Levels


def test_a_level_counts_all_who_are_known_with_or_without_an_activity() -> None:
    people = [Somebody(met=10), Somebody(), Somebody(met=2000), Somebody(fields=("law",))]
    log = log_of(people, [Happened("meeting", 1010, (1,))])

    found = tally(Measure("people", level=True), log, spell_starts=spells(1), until=UNTIL)

    assert sorted(found.counted.person.tolist()) == [0, 1, 3]
    assert found.done == 3


def test_a_level_of_a_role_counts_those_who_have_it_now() -> None:
    roles = [HasRole(0, "mentor", 500, 1005), HasRole(1, "mentor", 1010)]
    log = log_of([Somebody(met=10), Somebody(met=10)], roles=roles)

    found = tally(Measure("people", role="mentor", level=True), log, spell_starts=spells(1), until=UNTIL)

    assert found.counted.person.tolist() == [1]


def test_a_level_of_people_talked_to_counts_only_those() -> None:
    log = log_of([Somebody(met=10), Somebody(met=10)], [Happened("call", 500, (1,))])

    found = tally(Measure("people", act="talk", level=True), log, spell_starts=spells(1), until=UNTIL)

    assert found.counted.person.tolist() == [1]


# The person's own word


def test_a_decision_overrules_the_rule_and_is_shown_as_such() -> None:
    happened = [Happened("meeting", 1010, (0,)), Happened("meeting", 1011, (1,))]
    log = log_of([Somebody(seniority="senior"), Somebody(seniority="leader")], happened)
    decisions = decide((0, 0, True), (UNKNOWN, 1, False))

    found = count(replace(PEOPLE, seniority="leader"), log, decisions)

    assert found.counted.person.tolist() == [0]
    assert found.counted_by_decision.tolist() == [True]
    assert (found.near.person.tolist(), failed(found)) == ([1], ("decision",))


def test_the_narrower_word_goes_first() -> None:
    log = log_of([Somebody(), Somebody()], [Happened("event", 1010, (0, 1))])
    decisions = decide((0, 1, True), (0, UNKNOWN, False), (UNKNOWN, 0, True))

    assert count(PEOPLE, log, decisions).counted.person.tolist() == [1]


def test_a_word_brings_in_an_activity_of_another_kind_and_nothing_beside_it() -> None:
    log = log_of([Somebody(), Somebody()], [Happened("practice", 1010, (0, 1))])

    assert count(Measure("events"), log, decide((0, UNKNOWN, True))).done == 1
    found = count(PEOPLE, log, decide((0, 0, True)))
    assert found.counted.person.tolist() == [0]
    assert len(found.near) == 0


def test_a_word_outside_the_window_changes_nothing() -> None:
    log = log_of([], [Happened("event", START - 1)])

    assert count(Measure("events"), log, decide((0, UNKNOWN, True))).done == 0


def test_a_person_who_does_not_count_takes_their_conversations_away_and_leaves_those_with_others() -> None:
    happened = [Happened("call", 1010, (0,)), Happened("call", 1011, (0, 1)), Happened("call", 1012)]
    log = log_of([Somebody(), Somebody()], happened)

    found = count(Measure("conversations"), log, decide((UNKNOWN, 0, False)))

    assert found.counted.day.tolist() == [1011, 1012]
    assert failed(found) == ("decision",)


# What holds for all


happenings = st.builds(
    Happened,
    kind=st.sampled_from(KINDS),
    day=st.integers(900, 1120),
    people=st.lists(st.integers(0, 3), unique=True, max_size=3).map(tuple),
    minutes=st.sampled_from([UNKNOWN, 0, 20, 60]),
    medium=st.sampled_from(["", *MEDIA]),
    began_by=st.sampled_from(["", "me", "them"]),
    meaningful=st.sampled_from([None, True, False]),
    topics=st.sampled_from([(), ("law",)]),
)
people = st.lists(
    st.builds(
        Somebody,
        fields=st.sampled_from([(), ("law",), ("design",)]),
        seniority=st.sampled_from(["", *SENIORITIES]),
        met=st.sampled_from([0, 500, 1010]),
    ),
    min_size=4,
    max_size=4,
)
measures = st.builds(
    Measure,
    unit=st.sampled_from(UNITS),
    new=st.sampled_from([None, True, False]),
    meaningful=st.sampled_from([None, True]),
    field=st.sampled_from(["", "law"]),
    seniority=st.sampled_from(["", "leader"]),
    medium=st.sampled_from(["", "email"]),
    min_minutes=st.sampled_from([0, 30]),
    began_by_me=st.sampled_from([None, True, False]),
)


@given(measures, people, st.lists(happenings, max_size=12))
def test_counted_and_near_never_share_and_spells_keep_their_days(
    measure: Measure, somebody: list[Somebody], happened: list[Happened]
) -> None:
    starts = spells(950, 1000, 1050)

    found = tally(measure, log_of(somebody, happened), spell_starts=starts, until=UNTIL)

    day, spell = found.counted.day, found.counted.spell
    assert np.all(starts[spell] <= day)
    assert np.all(day <= UNTIL)
    assert np.all(np.append(starts, UNTIL + 1)[spell + 1] > day)
    who = (lambda rows: rows.person) if measure.counts_people else (lambda rows: rows.activity)
    assert not set(who(found.near)) & set(who(found.counted)[found.in_last_spell])
    assert len(found.near_failed) == len(found.near)


@given(measures, people, st.lists(happenings, max_size=12))
def test_a_filter_less_never_counts_less(measure: Measure, somebody: list[Somebody], happened: list[Happened]) -> None:
    log = log_of(somebody, happened)

    looser = replace(measure, field="", seniority="")

    assert count(looser, log).done >= count(measure, log).done


@given(measures, people, st.lists(happenings, max_size=12))
def test_all_that_counts_fits_alone(measure: Measure, somebody: list[Somebody], happened: list[Happened]) -> None:
    log = log_of(somebody, happened)

    found, rows = count(measure, log), fitting(measure, log, since=START, until=UNTIL)

    pairs = set(zip(rows.activity.tolist(), rows.person.tolist(), strict=True))
    assert set(zip(found.counted.activity.tolist(), found.counted.person.tolist(), strict=True)) <= pairs
    assert (found.done == 0) == (len(rows) == 0) or measure.unit == "minutes"
