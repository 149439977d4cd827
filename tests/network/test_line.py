"""One line of plain words, read into the log's own terms."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kithward.language.names import plain_name
from kithward.language.terms import BEGAN_BY, FORMS, KINDS, MEDIA, PARTS, ROLES
from kithward.network.line import LoggedLine, Name, PromisedFollowUp, read_line
from tests.network.lines import TODAY, people, read


def test_one_line_says_it_all() -> None:
    told = read("Coffee with Maria Chen and Tom about mentoring, 45 min, follow up in 2 weeks")

    assert told == LoggedLine(
        kind="meeting",
        form="coffee",
        day=TODAY,
        names=(Name("Maria Chen"), Name("Tom")),
        topics=("mentoring",),
        minutes=45,
        medium="in person",
        meaningful=True,
        follow_up=PromisedFollowUp("Follow up", date(2026, 7, 1)),
        understood=(
            ("what", "Coffee with"),
            ("who", "Maria Chen and Tom"),
            ("about", "about mentoring"),
            ("minutes", "45 min"),
            ("follow-up", "follow up in 2 weeks"),
        ),
    )


@pytest.mark.parametrize(
    ("line", "kind", "form", "medium", "began_by", "names"),
    [
        ("Had lunch with Priya", "meeting", "lunch", "in person", "", "Priya"),
        ("☕ with Maria 🎉", "meeting", "coffee", "in person", "", "Maria"),
        ("Coffee w/ Maria & Tom", "meeting", "coffee", "in person", "", "Maria, Tom"),
        ("Coffee Maria Chen", "meeting", "coffee", "in person", "", "Maria Chen"),
        ("coffee, Maria, 45 min", "meeting", "coffee", "in person", "", "Maria"),
        ("Maria Chen: coffee, 30 min", "meeting", "coffee", "in person", "", "Maria Chen"),
        ("Met Tom for coffee", "meeting", "coffee", "in person", "", "Tom"),
        ("Tom and I met for coffee", "meeting", "coffee", "in person", "", "Tom"),
        ("Maria and I had lunch yesterday", "meeting", "lunch", "in person", "", "Maria"),
        ("Virtual coffee with Maria", "meeting", "coffee", "video", "", "Maria"),
        ("Dinner with Tom and Priya", "meeting", "", "in person", "", "Tom, Priya"),
        ("beers with Tom and Ana", "meeting", "", "in person", "", "Tom, Ana"),
        ("met with Ana", "meeting", "", "", "", "Ana"),
        ("Met Ana online", "meeting", "", "video", "", "Ana"),
        ("1:1 with Priya", "meeting", "", "", "", "Priya"),
        ("1on1 with Tom 30m", "meeting", "", "", "", "Tom"),
        ("Ran into Tom at the airport", "meeting", "", "", "", "Tom"),
        ("Reconnected with Tom", "meeting", "", "", "", "Tom"),
        ("introduced myself to Ana", "meeting", "", "", "", "Ana"),
        ("mentoring session with Ben 1h", "meeting", "", "", "", "Ben"),
        ("Invited Tom for lunch", "meeting", "lunch", "in person", "me", "Tom"),
        ("Tom invited me for coffee", "meeting", "coffee", "in person", "them", "Tom"),
        ("informational interview with Amara", "meeting", "informational interview", "", "", "Amara"),
        ("caught up with Li 15 min", "meeting", "chat", "", "", "Li"),
        ("Talked to Priya about her startup", "meeting", "chat", "", "", "Priya"),
        ("Talked today with Tom", "meeting", "chat", "", "", "Tom"),
        ("Caught up with Jonas over Zoom", "meeting", "chat", "video", "", "Jonas"),
        ("Called Tom 20 min", "call", "", "phone", "me", "Tom"),
        ("call w Tom", "call", "", "phone", "", "Tom"),
        ("follow-up call with Tom", "call", "", "phone", "", "Tom"),
        ("intro call with Amara", "call", "", "phone", "", "Amara"),
        ("joined a call with Tom", "call", "", "phone", "", "Tom"),
        ("Tom called me", "call", "", "phone", "them", "Tom"),
        ("Maria Chen rang me yesterday", "call", "", "phone", "them", "Maria Chen"),
        ("Maria Chen called about the offer", "call", "", "phone", "them", "Maria Chen"),
        ("Conference call with Tom and Ana", "call", "", "phone", "", "Tom, Ana"),
        ("30 min zoom w/ Carlos Ruiz, super helpful", "call", "", "video", "", "Carlos Ruiz"),
        ("In-person meeting with Ana 1.5h", "meeting", "", "in person", "", "Ana"),
        ("Sat next to Ana on the train", "meeting", "", "", "", "Ana"),
        ("asked Ana for an intro to Ben", "message", "", "", "me", "Ana"),
        ("got a call from Ana Lopez", "call", "", "phone", "them", "Ana Lopez"),
        ("Zoom call with Amara Okafor", "call", "", "video", "", "Amara Okafor"),
        ("teams call Priya", "call", "", "video", "", "Priya"),
        ("FaceTime with Ben", "call", "", "video", "", "Ben"),
        ("call with Ben on Zoom", "call", "", "video", "", "Ben"),
        ("Emailed Jonas about the grant", "message", "", "email", "me", "Jonas"),
        ("Jonas emailed me", "message", "", "email", "them", "Jonas"),
        ("Got an email from Priya", "message", "", "email", "them", "Priya"),
        ("sent an email to Priya", "message", "", "email", "me", "Priya"),
        ("wrote to María de la Cruz", "message", "", "", "me", "María de la Cruz"),
        ("sent Priya a note", "message", "", "", "me", "Priya"),
        ("LinkedIn message to Sara Lund", "message", "", "linkedin", "me", "Sara Lund"),
        ("sent Ben a LinkedIn message", "message", "", "linkedin", "me", "Ben"),
        ("Got a LinkedIn message from Sara Lund", "message", "", "linkedin", "them", "Sara Lund"),
        ("reached out to Kwame on LinkedIn", "message", "", "linkedin", "me", "Kwame"),
        ("Sara reached out", "message", "", "", "them", "Sara"),
        ("Heard from Amara", "message", "", "", "them", "Amara"),
        ("texted Ben", "message", "", "chat", "me", "Ben"),
        ("DM'd Ana", "message", "", "chat", "me", "Ana"),
        ("DM from Ben", "message", "", "chat", "them", "Ben"),
        ("connected with Maria Chen on LinkedIn", "connection", "", "linkedin", "", "Maria Chen"),
        ("Ana accepted my connection request", "connection", "", "linkedin", "", "Ana"),
        ("Sent a connection request to Ana", "invitation", "", "linkedin", "me", "Ana"),
        ("Wrote Maria a recommendation", "recommendation", "", "linkedin", "me", "Maria"),
        ("Maria wrote me a recommendation", "recommendation", "", "linkedin", "them", "Maria"),
        ("endorsed Tom", "endorsement", "", "linkedin", "me", "Tom"),
        ("followed up with Priya", "follow_up", "", "", "me", "Priya"),
        ("followed up with Priya on the offer", "follow_up", "", "", "me", "Priya"),
        ("practised public speaking 30 min", "practice", "", "", "", ""),
        ("finished the leadership course", "course", "course", "", "", ""),
        ("read a book about negotiation", "book", "book", "", "", ""),
    ],
)
def test_what_happened_is_read_from_the_wording(
    line: str, kind: str, form: str, medium: str, began_by: str, names: str
) -> None:
    told = read(line)

    assert (told.kind, told.form, told.medium, told.began_by) == (kind, form, medium, began_by)
    assert people(told) == names
    assert told.problems == ()


@pytest.mark.parametrize(
    ("line", "kind", "form", "name", "names"),
    [
        ("Went to Data Council meetup", "event", "meetup", "Data Council meetup", ""),
        ("went to Data Council meetup in Berlin with Ana, met Li", "event", "meetup", "Data Council meetup", "Ana, Li"),
        ("met Ana and Li at PyCon", "event", "conference", "PyCon", "Ana, Li"),
        ("met Ana at PyCon", "event", "conference", "PyCon", "Ana"),
        ("Met Ana and Li at Wayfarer", "event", "", "Wayfarer", "Ana, Li"),
        ("PyCon with Ana", "event", "conference", "PyCon", "Ana"),
        ("attended a fintech conference", "event", "conference", "fintech conference", ""),
        ("Attended Slush on 12 March", "event", "conference", "Slush", ""),
        ("went to a workshop on pricing", "event", "workshop", "", ""),
        ("webinar about growth", "event", "webinar", "", ""),
        ("hosted a founders dinner with Ana and Li", "event", "hosted", "founders dinner", "Ana, Li"),
        ("Attended a dinner hosted by Ana Lopez", "event", "dinner", "", "Ana Lopez"),
        ("Gave a talk at PyData about ranking, 30 min", "talk", "", "PyData", ""),
        ("spoke at Web Summit", "talk", "", "Web Summit", ""),
        ("Spoke on a panel at FOSDEM about licences", "talk", "", "FOSDEM", ""),
        ("joined the Women in Data community", "community", "", "Women in Data community", ""),
        ("Joined Rust Berlin Slack group", "community", "", "Rust Berlin Slack group", ""),
        ("became a member of ACM", "community", "", "ACM", ""),
        ("finished the course Negotiation 101", "course", "course", "Negotiation 101", ""),
        ("read 'Never Eat Alone'", "book", "book", "Never Eat Alone", ""),
        ('finished reading "Thinking, Fast and Slow"', "book", "book", "Thinking, Fast and Slow", ""),
        ("listened to the audiobook Deep Work", "book", "book", "Deep Work", ""),
        ("Met Dr. Kim and Prof. Li from ETH at NeurIPS", "event", "conference", "NeurIPS", "Dr. Kim, Prof. Li @ ETH"),
    ],
)
def test_events_and_the_like_have_their_name(line: str, kind: str, form: str, name: str, names: str) -> None:
    told = read(line)

    assert (told.kind, told.form, told.event_name, people(told)) == (kind, form, name, names)


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("coffee with maria about career change", ("career change",)),
        ("Spoke to María José about R&D, AI and hiring", ("R&D", "AI", "hiring")),
        ("Phone call with Ana re: budget", ("budget",)),
        ("Call with Ana regarding the merger", ("the merger",)),
        ("Coffee with Maria. Discussed funding and hiring", ("funding", "hiring")),
        ("Coffee with Maria about mentoring, she recommended a book", ("mentoring",)),
        ("Coffee with Maria about mentoring last Friday", ("mentoring",)),
        ("Talk with Ana about the PyCon talk", ("the PyCon talk",)),
        ("Maria Chen about the coffee trade", ("the coffee trade",)),
        ("sent Priya the deck", ("deck",)),
        ("30 min public speaking practice", ("public speaking",)),
        ("practiced my elevator pitch for an hour", ("elevator pitch",)),
        ("finished the leadership course", ("leadership",)),
        ("gave a lightning talk about Rust at RustConf", ("Rust",)),
        ("Coffee with Maria", ()),
    ],
)
def test_what_it_was_about_is_found(line: str, topics: tuple[str, ...]) -> None:
    assert read(line).topics == topics


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Coffee with Tom", TODAY),
        ("lunch with Tom yesterday", date(2026, 6, 16)),
        ("two days ago coffee with Tom", date(2026, 6, 15)),
        ("Coffee with Tom on Monday", date(2026, 6, 15)),
        ("Met Tom last Friday", date(2026, 6, 12)),
        ("Call with Tom on 3 June", date(2026, 6, 3)),
        ("Met Tom on 12 March", date(2026, 3, 12)),
        ("2026-06-10 call with Tom", date(2026, 6, 10)),
        ("Met Tom on Monday at 3pm for 30 min", date(2026, 6, 15)),
        ("Coffee with Tom about last week's conference", TODAY),
    ],
)
def test_the_day_is_the_last_of_its_name(line: str, day: date) -> None:
    assert read(line).day == day


def test_a_day_that_could_be_read_otherwise_is_asked_about() -> None:
    assert read("Coffee with Tom 05/03/2026").questions == ("05/03/2026 read as 3 May 2026, month first",)
    assert read_line("Coffee with Tom 05/03/2026", TODAY, day_first=True).day == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("line", "meaningful"),
    [
        ("Deep talk with Ana about burnout", True),
        ("Great long talk with Amara", True),
        ("Coffee with Maria - great conversation", True),
        ("had a heart-to-heart with Tom", True),
        ("really meaningful conversation with Ana", True),
        ("Coffee with Maria about mentoring, 20 min", True),
        ("Coffee with Maria about mentoring, 19 min", None),
        ("Coffee with Maria about mentoring", None),
        ("Coffee with Maria, 45 min", None),
        ("Spoke with Tom about deep learning", None),
        ("quick hello with Tom", False),
        ("said hi to Tom", False),
        ("Small talk with Ben", False),
        ("brief call with Ben about pricing, 30 min", False),
        ("Gave a great talk at PyData", None),
    ],
)
def test_a_conversation_is_meaningful_when_it_is_said_or_shown(line: str, meaningful: bool | None) -> None:
    assert read(line).meaningful is meaningful


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "Write what happened"),
        (" \u200b\t ", "Write what happened"),
        ("a" * 1001, "A line holds 1,000 characters"),
        ("asdf qwer", "What happened is not clear"),
        ("Ana will introduce me to Ben", "What happened is not clear"),
        ("Coffee", "Say who it was with"),
        ("Call about pricing", "Say who it was with"),
        ("coffee with her", "Say who it was with"),
        ("call with Tom 30 hours", "1,800 minutes is more than a day"),
        ("Coffee with Tom tomorrow", "18 June 2026 is ahead"),
        ("Coffee with Tom on 12 March 2027", "12 March 2027 is ahead"),
    ],
)
def test_a_line_that_cannot_be_logged_says_why(line: str, problem: str) -> None:
    problems = read(line).problems

    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Coffee with a recruiter", 'Who is "a recruiter"?'),
        ("coffee with Tom's boss", 'Who is "Tom\'s boss"?'),
        ("Met three founders at Web Summit", 'Who is "three founders"?'),
        ("Maria Chen about mentoring, 45 min", "What was it: a meeting, a call, a message, an event?"),
    ],
)
def test_what_is_open_is_asked(line: str, question: str) -> None:
    assert read(line).questions == (question,)


@pytest.mark.parametrize(
    ("line", "ignored"),
    [
        ("Coffee with Maria about mentoring, she recommended a book", ("she recommended a book",)),
        ("Visited Maria in Berlin", ("in Berlin",)),
        ("Had a really nice coffee with Maria today, 45 min", ()),
    ],
)
def test_words_that_were_passed_over_are_shown(line: str, ignored: tuple[str, ...]) -> None:
    assert read(line).ignored == ignored


WORDS = (
    "coffee with Maria Chen and Tom tom about mentoring , 45 min follow up in 2 weeks introduced me to by Friday ( ) "
    "<> call intro: at PyCon Jonas offered a job is now my mentor sent the deck 'Never read course joined ☕ @ : . - &"
)
lines = st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    "line", ["Coffee with Bob on 31 February", "Call with Ann on 2026-02-30", "Met Li on June 31st"]
)
def test_a_day_that_no_calendar_has_is_a_problem(line: str) -> None:
    told = read(line)

    assert any("no day of the calendar" in problem for problem in told.problems)


@given(lines)
@settings(max_examples=300)
def test_any_text_is_read_into_known_terms(line: str) -> None:
    told = read(line)

    assert told.kind in ("", *KINDS)
    assert told.form in ("", "course", "book", *(form for forms in FORMS.values() for form in forms))
    assert told.medium in ("", *MEDIA)
    assert told.began_by in ("", *BEGAN_BY)
    assert told.role is None or told.role.role in ROLES
    assert told.outcome is None or told.outcome.kind in FORMS["outcome"]
    assert all(name.part in PARTS and name.text.strip() for name in told.names)


@given(lines)
@example("tom Friday Maria")
def test_what_is_understood_or_passed_over_stands_in_the_line(line: str) -> None:
    told = read(line)

    typed = "".join(plain_name(line).translate(str.maketrans("’‘`“”„", "'''\"\"\"")).split())
    shown = [words for _, words in told.understood] + list(told.ignored)
    assert all("".join(words.split()) in typed for words in shown)


@given(lines)
def test_a_line_can_be_logged_or_says_why_not(line: str) -> None:
    told = read(line)

    assert told.problems or told.kind or told.follow_up
