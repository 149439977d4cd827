"""What a line tells besides what happened."""

from datetime import date

import pytest

from kithward.network.line import LineOutcome, LineRole, Name, PromisedFollowUp
from tests.network.lines import TODAY, people, read


@pytest.mark.parametrize(
    ("line", "what", "due_on", "names"),
    [
        ("Coffee with Maria, follow up in 2 weeks", "Follow up", date(2026, 7, 1), ""),
        ("Coffee with Maria, follow up next Tuesday: send paper", "Send paper", date(2026, 6, 23), ""),
        ("Coffee with Maria, send her the paper by Friday", "Send her the paper", date(2026, 6, 19), ""),
        ("Coffee with Maria, send her the paper", "Send her the paper", None, ""),
        ("Coffee with Tom; I'll send him the deck next week", "Send him the deck", date(2026, 6, 28), ""),
        ("Coffee with Tom, will send him my CV by Monday", "Send him my CV", date(2026, 6, 22), ""),
        ("Coffee with Tom. Follow up: send contract by 1 July", "Send contract", date(2026, 7, 1), ""),
    ],
)
def test_a_follow_up_stands_beside_what_happened(line: str, what: str, due_on: date | None, names: str) -> None:
    told = read(line)

    assert (told.kind, told.form) == ("meeting", "coffee")
    assert told.follow_up == PromisedFollowUp(what, due_on, tuple(map(Name, names.split())))


@pytest.mark.parametrize(
    ("line", "kind", "who", "what", "names"),
    [
        (
            "Intro from Maria Chen to Jonas Weber, about fintech, follow up in 2 weeks",
            "introduction",
            ">Jonas Weber, <Maria Chen",
            "Follow up",
            (),
        ),
        ("Intro to Amara via Jonas, follow up in 2 weeks", "introduction", ">Amara, <Jonas", "Follow up", ()),
        ("Intro from Jonas, remind me to thank him in 2 weeks", "introduction", "<Jonas", "Thank him", ()),
        ("Call Tom, follow up in 2 weeks", "call", "Tom", "Follow up", ()),
        ("Call Tom and follow up with Ana in 2 weeks", "call", "Tom", "Follow up with Ana", (Name("Ana"),)),
        ("Email to Tom, follow up in 2 weeks", "message", "Tom", "Follow up", ()),
    ],
)
def test_what_happened_stands_apart_from_the_follow_up_whose_day_is_named(
    line: str, kind: str, who: str, what: str, names: tuple[Name, ...]
) -> None:
    told = read(line)

    assert (told.kind, people(told), told.day, told.problems) == (kind, who, TODAY, ())
    assert told.follow_up == PromisedFollowUp(what, date(2026, 7, 1), names)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Send Priya the paper, follow up in 2 weeks", "Send Priya the paper, follow up"),
        ("Ask Tom for an intro, follow up in 2 weeks", "Ask Tom for an intro, follow up"),
        ("Call Tom in 2 weeks and follow up", "Call Tom and follow up"),
        ("Intro Ana to Ben in 2 weeks", "Intro Ana to Ben"),
    ],
)
def test_what_is_all_ahead_is_one_promise(line: str, what: str) -> None:
    told = read(line)

    assert told.kind == ""
    assert told.follow_up is not None
    assert (told.follow_up.what, told.follow_up.due_on) == (what, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("line", "what", "due_on", "names"),
    [
        ("promised Priya the paper by Friday", "The paper", date(2026, 6, 19), "Priya"),
        ("follow up with Tom next week", "Follow up with Tom", date(2026, 6, 28), "Tom"),
        ("Need to follow up with Ana in 3 days", "Follow up with Ana", date(2026, 6, 20), "Ana"),
        ("remind me to call Tom on Friday", "Call Tom", date(2026, 6, 19), "Tom"),
        ("Email Priya the slides by Friday", "Email Priya the slides", date(2026, 6, 19), "Priya"),
        ("follow up", "Follow up", None, ""),
    ],
)
def test_a_promise_alone_is_only_a_follow_up(line: str, what: str, due_on: date | None, names: str) -> None:
    told = read(line)

    assert (told.kind, people(told), told.problems) == ("", names, ())
    assert told.follow_up == PromisedFollowUp(what, due_on, tuple(map(Name, names.split())))


@pytest.mark.parametrize(
    "line", ["Call Tom", "call with Tom 20 min", "followed up with Priya", "follow-up call with Tom"]
)
def test_what_happened_is_no_promise(line: str) -> None:
    assert read(line).follow_up is None


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("got a referral from Priya", LineOutcome("referral", (Name("Priya"),))),
        ("Priya referred me", LineOutcome("referral", (Name("Priya"),))),
        ("Jonas offered me a job", LineOutcome("offer", (Name("Jonas"),))),
        ("received an offer from Jonas Berg", LineOutcome("offer", (Name("Jonas Berg"),))),
        ("got an offer from Stripe", LineOutcome("offer", organisation="Stripe")),
        ("interview at Google", LineOutcome("interview", organisation="Google")),
        ("got great advice from Priya about pricing", LineOutcome("advice", (Name("Priya"),))),
        ("Jonas invited me to speak at DevConf", LineOutcome("invitation to speak", (Name("Jonas"),), "DevConf")),
        ("started collaborating with Ana", LineOutcome("collaboration", (Name("Ana"),))),
        ("Maria became a client", LineOutcome("client", (Name("Maria"),))),
    ],
)
def test_an_outcome_alone_is_logged_as_one(line: str, outcome: LineOutcome) -> None:
    told = read(line)

    assert (told.kind, told.outcome, told.problems) == ("outcome", outcome, ())


def test_an_outcome_stands_beside_what_happened() -> None:
    told = read("Coffee with Priya, got a referral")

    assert (told.kind, people(told), told.outcome) == ("meeting", "Priya", LineOutcome("referral"))


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Maria is now my mentor", "mentor", "Maria"),
        ("Maria Chen became my mentor", "mentor", "Maria Chen"),
        ("Maria agreed to be my sponsor", "sponsor", "Maria"),
        ("Jonas agreed to mentor me", "mentor", "Jonas"),
        ("my new mentor is Amara", "mentor", "Amara"),
        ("Started mentoring Tom", "mentee", "Tom"),
    ],
)
def test_a_role_is_taken_from_now_on(line: str, role: str, name: str) -> None:
    told = read(line)

    assert (told.kind, told.role, people(told)) == ("role", LineRole(role, (Name(name),)), name)


def test_a_role_stands_beside_what_happened() -> None:
    told = read("Coffee with Maria, who is now my mentor")

    assert (told.kind, people(told), told.role) == ("meeting", "Maria", LineRole("mentor"))
