"""Evidence in plain words: why it counted, and why it nearly did."""

from dataclasses import replace
from datetime import date

import pytest

from kithward.goals.reasons import Row, evidence, why_counted, why_not
from kithward.goals.standing import Aim, stand
from kithward.goals.window import Window
from kithward.numerics.arrays import UNKNOWN
from kithward.numerics.measure import Decisions, Measure
from tests.logs import Happened, HasRole, Somebody, log_of
from tests.numerics.test_measure import decide

DAY = date(2026, 12, 18).toordinal()
LEADER = Somebody(fields=("machine learning",), seniority="leader", organisation="Acme", place="Berlin")
SENIOR = Somebody(seniority="senior", met=date(2021, 3, 5).toordinal())
PEOPLE = Measure("people", act="connect")


def counted(measure: Measure, somebody: Somebody, happened: Happened, *roles: HasRole) -> str:
    return why_counted(measure, log_of([somebody], [happened], roles), Row(0, 0, happened.day))


def missed(measure: Measure, failed: str, somebody: Somebody, happened: Happened, *roles: HasRole) -> str:
    return why_not(measure, failed, log_of([somebody], [happened], roles), Row(0, 0, happened.day))


CALL = Happened("call", DAY, (0,), minutes=20, medium="email", began_by="them")


@pytest.mark.parametrize(
    ("measure", "happened", "words"),
    [
        (
            replace(PEOPLE, field="machine learning", seniority="senior"),
            CALL,
            "first call 18 Dec, field “machine learning”, seniority “leader”",
        ),
        (PEOPLE, Happened("meeting", DAY, (0,), form="coffee"), "first coffee 18 Dec"),
        (replace(PEOPLE, organisation="acme", place="berlin"), CALL, "first call 18 Dec, Acme, Berlin"),
        (replace(PEOPLE, min_minutes=15, medium="email"), CALL, "first call 18 Dec, by e-mail, 20 minutes"),
        (replace(PEOPLE, began_by_me=False), CALL, "first call 18 Dec, they began it"),
        (
            Measure("conversations", meaningful=True, topic="work"),
            Happened("call", DAY, (0,), meaningful=True),
            "first call 18 Dec, about “work”, meaningful",
        ),
        (Measure("events"), Happened("event", DAY, topics=("AI", "PyCon")), "event “PyCon” 18 Dec"),
        (Measure("follow_ups"), Happened("follow_up", DAY), "promise kept 18 Dec"),
        (Measure("outcomes"), Happened("outcome", DAY, form="offer"), "offer 18 Dec"),
    ],
)
def test_what_counted_says_what_happened_and_which_filters_held(
    measure: Measure, happened: Happened, words: str
) -> None:
    log = log_of([LEADER], [happened])

    assert why_counted(measure, log, Row(0, 0 if happened.people else UNKNOWN, DAY)) == words


def test_a_later_contact_is_not_called_the_first() -> None:
    log = log_of([LEADER], [Happened("call", DAY - 9, (0,)), CALL])

    assert why_counted(PEOPLE, log, Row(1, 0, DAY)) == "call 18 Dec"


def test_a_role_is_said_with_its_beginning_and_a_level_with_how_long_somebody_is_known() -> None:
    role = log_of([LEADER], roles=[HasRole(0, "mentor", DAY)])
    known = log_of([replace(LEADER, met=date(2019, 3, 5).toordinal()), Somebody()])

    assert why_counted(Measure("people", role="mentor"), role, Row(0, 0, DAY)) == "mentor since 18 Dec"
    assert why_counted(Measure("people", level=True), known, Row(UNKNOWN, 0, DAY)) == "known since 5 Mar 2019"
    assert why_counted(Measure("people", level=True), known, Row(UNKNOWN, 1, DAY)) == "in your network"


@pytest.mark.parametrize(
    ("measure", "failed", "somebody", "words"),
    [
        (PEOPLE, "decision", LEADER, "you said it does not count"),
        (replace(PEOPLE, seniority="leader"), "seniority", SENIOR, "seniority is senior, not leader"),
        (replace(PEOPLE, seniority="leader"), "seniority", Somebody(), "seniority is not known"),
        (replace(PEOPLE, field="law"), "field", LEADER, "field is machine learning, not law"),
        (replace(PEOPLE, field="law"), "field", Somebody(), "field of work is not known"),
        (replace(PEOPLE, organisation="Shell"), "organisation", LEADER, "organisation is Acme, not Shell"),
        (replace(PEOPLE, place="London"), "place", LEADER, "place is Berlin, not London"),
        (replace(PEOPLE, place="London"), "place", Somebody(), "place is not known"),
        (replace(PEOPLE, new=True), "new", SENIOR, "known since 5 Mar 2021, so not new"),
        (replace(PEOPLE, new=False), "new", Somebody(), "first met on 18 Dec, so not known before"),
        (replace(PEOPLE, role="mentor"), "role", LEADER, "not your mentor on that day"),
        (Measure("people", act="reconnect"), "silence", LEADER, "the first contact"),
        (
            Measure("people", act="reconnect"),
            "silence",
            Somebody(met=DAY - 30),
            "in contact within the 60 days before",
        ),
        (replace(PEOPLE, medium="in person"), "medium", LEADER, "by e-mail, not in person"),
        (replace(PEOPLE, min_minutes=30), "minutes", LEADER, "20 minutes, not 30"),
        (replace(PEOPLE, meaningful=True), "meaningful", LEADER, "not yet said whether it was meaningful"),
        (replace(PEOPLE, began_by_me=True), "began_by_me", LEADER, "they began it, not you"),
        (replace(PEOPLE, topic="law"), "topic", LEADER, "not about “law”"),
        (replace(PEOPLE, form="lunch"), "form", LEADER, "not said whether it was lunch"),
    ],
)
def test_a_near_miss_says_which_filter_failed(measure: Measure, failed: str, somebody: Somebody, words: str) -> None:
    assert missed(measure, failed, somebody, CALL) == words


@pytest.mark.parametrize(
    ("measure", "failed", "happened", "words"),
    [
        (Measure("events", form="conference"), "form", Happened("event", DAY, form="meetup"), "meetup, not conference"),
        (Measure("events", medium="video"), "medium", Happened("event", DAY), "not said whether it was by video"),
        (Measure("minutes"), "minutes", Happened("practice", DAY), "no length was noted"),
        (
            Measure("conversations", meaningful=True),
            "meaningful",
            Happened("call", DAY, meaningful=False),
            "you said it was not meaningful",
        ),
        (
            Measure("conversations", meaningful=False),
            "meaningful",
            Happened("call", DAY, meaningful=True),
            "it was meaningful",
        ),
        (Measure("conversations", began_by_me=True), "began_by_me", Happened("call", DAY), "not said who began it"),
        (
            Measure("conversations", began_by_me=False),
            "began_by_me",
            Happened("call", DAY, began_by="me"),
            "you began it, not they",
        ),
        (Measure("events", field="law"), "field", Happened("event", DAY), "not about “law”"),
        (Measure("conversations", place="Berlin"), "place", Happened("call", DAY), "nobody is named"),
    ],
)
def test_a_happening_without_people_says_it_too(measure: Measure, failed: str, happened: Happened, words: str) -> None:
    assert why_not(measure, failed, log_of([], [happened]), Row(0, UNKNOWN, DAY)) == words


def test_another_role_is_named() -> None:
    log = log_of([Somebody()], roles=[HasRole(0, "sponsor", DAY), HasRole(0, "friend", DAY - 99)])

    assert why_not(Measure("people", role="mentor"), "role", log, Row(0, 0, DAY)) == "sponsor, not mentor"


# The evidence of a standing


def test_evidence_is_in_order_of_day_with_what_nearly_counted_and_who_took_part() -> None:
    happened = [
        Happened("call", DAY, (0, 1), meaningful=True),
        Happened("call", DAY + 1, (1,)),
        Happened("call", DAY + 2, meaningful=True),
        Happened("call", DAY - 40, meaningful=True),
    ]
    aim = Aim(Measure("conversations", meaningful=True), 3, Window(date.fromordinal(DAY - 5), by=date(2026, 12, 31)))
    log = log_of([Somebody(), Somebody()], happened)

    found = evidence(stand(aim, log, as_of=date(2026, 12, 25)), log)

    assert [piece.day for piece in found.counted] == [date(2026, 12, 18), date(2026, 12, 20)]
    assert [(piece.people, piece.person) for piece in found.counted] == [((0, 1), None), ((), None)]
    assert [piece.activity for piece in found.counted] == [1, 3]
    assert [(piece.words, piece.people) for piece in found.near] == [("not yet said whether it was meaningful", (1,))]


def test_what_the_person_decided_is_marked() -> None:
    log = log_of([Somebody(), Somebody()], [Happened("call", DAY, (0, 1))])
    aim = Aim(Measure("people", act="talk", seniority="leader"), 3, Window(date(2026, 12, 1), by=date(2026, 12, 31)))
    decisions: Decisions = decide((0, 0, True), (UNKNOWN, 1, False))

    found = evidence(stand(aim, log, as_of=date(2026, 12, 25), decisions=decisions), log)

    assert [(piece.person, piece.decided, piece.words) for piece in found.counted] == [(0, True, "first call 18 Dec")]
    assert [(piece.person, piece.decided) for piece in found.near] == [(1, True)]


def test_a_promise_kept_is_no_activity_that_could_be_decided_on() -> None:
    log = log_of([Somebody()], [Happened("follow_up", DAY, (0,))])
    aim = Aim(Measure("follow_ups"), 3, Window(date(2026, 12, 1), by=date(2026, 12, 31)))

    found = evidence(stand(aim, log, as_of=date(2026, 12, 25)), log)

    assert [(piece.activity, piece.people) for piece in found.counted] == [(None, (0,))]


def test_of_very_much_evidence_the_latest_is_told() -> None:
    log = log_of([], [Happened("event", DAY - day) for day in range(300)])
    aim = Aim(Measure("events"), 3, Window(date(2026, 1, 1), by=date(2026, 12, 31)))

    found = evidence(stand(aim, log, as_of=date(2026, 12, 25)), log)

    assert len(found.counted) == 200
    assert found.counted[-1].day == date(2026, 12, 18)
