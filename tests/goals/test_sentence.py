"""Sentences as people type them, read on Monday 23 November 2026."""

from datetime import date

import pytest

from kithward.goals.sentence import Reading, read, write
from kithward.goals.window import Every, Window
from kithward.numerics.measure import Measure

TODAY = date(2026, 11, 23)

_UNDERSTOOD = (
    ("Attend two industry events per month", "2 events, every 1 month, ignored industry"),
    ("go to 3 meetups a month", "3 events, form meetup, every 1 month"),
    ("I'd like to attend at least one conference per quarter", "1 events, form conference, every 1 quarter"),
    ("attend a webinar every week", "1 events, form webinar, every 1 week"),
    ("Go to networking events twice a month", "2 events, every 1 month"),
    ("attend five tech events by the end of the year", "5 events, field software, by 2026-12-31"),
    (
        "attend two AI meetups every month for 6 months",
        "2 events, field machine learning, form meetup, every 1 month, by 2027-05-22",
    ),
    ("participate in 4 workshops in 2027", "4 events, form workshop, from 2027-01-01, by 2027-12-31"),
    ("host a dinner every quarter", "1 events, form hosted, every 1 quarter, ignored dinner"),
    ("organise three meetups this year", "3 events, form hosted, from 2026-01-01, by 2026-12-31, ignored meetups"),
    ("hosting one dinner a quarter", "1 events, form hosted, every 1 quarter, ignored dinner"),
    ("visit one trade show per year", "1 events, every 1 year, ignored trade show"),
    ("attend 10 events in the next 90 days", "10 events, by 2027-02-21"),
    ("attend one event every two weeks until September", "1 events, every 2 week, by 2027-09-30"),
    (
        "attend events twice a month between February and July",
        "2 events, every 1 month, from 2027-02-01, by 2027-07-31",
    ),
    (
        "connect with three professionals in fintech within the next quarter",
        "3 people, act connect, field fintech, by 2027-02-23",
    ),
    ("Connect with 5 new people every week", "5 people, act connect, new, every 1 week"),
    ("connect with ten data scientists by June", "10 people, act connect, field data science, by 2027-06-30"),
    (
        "connect with 3 senior engineers in climate tech by 31 March 2027",
        "3 people, act connect, field climate tech, seniority senior, by 2027-03-31, ignored engineers",
    ),
    ("connect with five people from Paris by March 31st, 2027", "5 people, act connect, place Paris, by 2027-03-31"),
    (
        "connect with 20 people in Berlin this year",
        "20 people, act connect, place Berlin, from 2026-01-01, by 2026-12-31",
    ),
    ("meet four founders by next Friday", "4 people, act meet, seniority executive, by 2026-12-04"),
    ("meet one new person each week", "1 people, act meet, new, every 1 week"),
    ("meet someone new every fortnight", "1 people, act meet, new, every 2 week"),
    (
        "meet 12 people working at Google by the end of Q1 2027",
        "12 people, act meet, organisation Google, by 2027-03-31",
    ),
    ("meet 3 product managers a month", "3 people, act meet, field product, every 1 month"),
    ("meet two venture capitalists by 2027-06-30", "2 people, act meet, field venture capital, by 2027-06-30"),
    ("talk to six lawyers by Christmas", "6 people, act talk, field law, by 2026-12-25"),
    (
        "talk to two leaders a month about mentoring",
        "2 people, act talk, seniority leader, topic mentoring, every 1 month",
    ),
    ("talk to 3 designers in New York by May", "3 people, act talk, field design, place New York, by 2027-05-31"),
    ("speak with 5 nurses in the next six weeks", "5 people, act talk, field health care, by 2027-01-04"),
    ("speak to one executive per quarter", "1 people, act talk, seniority executive, every 1 quarter"),
    ("chat with three peers every month", "3 people, act talk, role peer, every 1 month"),
    ("catch up with two old colleagues a month", "2 people, act talk, not new, every 1 month, ignored colleagues"),
    ("reach out to 10 recruiters a week", "10 people, act reach_out, field hr, every 1 week"),
    ("reach out to five alumni by the 15th", "5 people, act reach_out, by 2026-12-15, ignored alumni"),
    ("contact 5 journalists by tomorrow", "5 people, act reach_out, field journalism, by 2026-11-24"),
    ("email three professors a week", "3 people, act reach_out, field education, medium email, every 1 week"),
    ("message two people on LinkedIn every day", "2 people, act reach_out, medium linkedin, every 1 day"),
    ("call a friend every Sunday", "1 people, act talk, medium phone, role friend, every 1 week, ignored Sunday"),
    ("phone three clients a month", "3 people, act talk, medium phone, role client, every 1 month"),
    (
        "reconnect with six former colleagues before the end of the year",
        "6 people, act reconnect, not new, by 2026-12-31, ignored colleagues",
    ),
    ("reconnect with a dozen dormant contacts by June", "12 people, act reconnect, not new, by 2027-06-30"),
    (
        "get back in touch with 5 old friends within 2 months",
        "5 people, act reconnect, not new, role friend, by 2027-01-23",
    ),
    ("stay in touch with ten people every quarter", "10 people, act reach_out, every 1 quarter"),
    (
        "meaningful conversations with ten new contacts within a month",
        "10 people, act talk, meaningful, new, by 2026-12-23",
    ),
    (
        "have meaningful conversations with 4 leaders per month",
        "4 people, act talk, meaningful, seniority leader, every 1 month",
    ),
    ("have three deep conversations a month", "3 conversations, meaningful, every 1 month"),
    ("have a meaningful conversation every week", "1 conversations, meaningful, every 1 week"),
    ("two coffees a week", "2 conversations, form coffee, every 1 week"),
    ("have one coffee each week", "1 conversations, form coffee, every 1 week"),
    (
        "have coffee with two data scientists a month",
        "2 people, act talk, field data science, form coffee, every 1 month",
    ),
    ("grab a coffee with someone new once a week", "1 conversations, form coffee, new, every 1 week, ignored grab"),
    ("have lunch with 3 new people by the end of the month", "3 people, act talk, form lunch, new, by 2026-11-30"),
    ("four informational interviews by March", "4 conversations, form informational interview, by 2027-03-31"),
    (
        "do two informational interviews a month in healthcare",
        "2 conversations, field health care, form informational interview, every 1 month",
    ),
    ("have 3 video calls a month", "3 conversations, medium video, every 1 month"),
    ("three phone calls a week of 15 minutes or more", "3 conversations, medium phone, min_minutes 15, every 1 week"),
    ("one 30-minute call a week", "1 conversations, medium phone, min_minutes 30, every 1 week"),
    ("have one 1:1 every two weeks", "1 conversations, every 2 week"),
    ("one-on-one meetings twice a month", "2 conversations, every 1 month"),
    ("two conversations of at least 20 minutes a week", "2 conversations, min_minutes 20, every 1 week"),
    ("initiate two conversations a week", "2 conversations, began_by_me, every 1 week"),
    ("five Zoom calls with product leaders by May", "5 conversations, field product, medium video, by 2027-05-31"),
    ("make two introductions a month", "2 introductions, every 1 month"),
    ("introduce two people a month", "2 introductions, every 1 month"),
    ("introduce 4 people to each other by June", "4 introductions, by 2027-06-30"),
    ("get three introductions by the end of March", "3 outcomes, form introduction, by 2027-03-31"),
    ("make one intro per week", "1 introductions, every 1 week"),
    ("follow up with 4 people every week", "4 follow_ups, every 1 week"),
    ("follow up with five new contacts within a week", "5 follow_ups, new, by 2026-11-30"),
    ("do 3 follow-ups a week", "3 follow_ups, every 1 week"),
    ("send five LinkedIn messages a week", "5 messages, medium linkedin, every 1 week"),
    ("send 20 messages by the end of January", "20 messages, by 2027-01-31"),
    ("write three emails a week", "3 messages, medium email, every 1 week"),
    ("send 2 thank-you notes a month", "2 messages, every 1 month, ignored thank-you notes"),
    ("send ten connection requests every week", "10 people, act reach_out, medium linkedin, every 1 week"),
    ("give 2 talks this year", "2 talks, from 2026-01-01, by 2026-12-31"),
    ("give a talk by June", "1 talks, by 2027-06-30"),
    ("speak at two conferences in 2027", "2 talks, from 2027-01-01, by 2027-12-31, ignored conferences"),
    ("give one presentation about data privacy per quarter", "1 talks, topic data privacy, every 1 quarter"),
    ("deliver three lightning talks by the end of 2027", "3 talks, by 2027-12-31"),
    ("join one community by May", "1 communities, by 2027-05-31"),
    ("join two Slack communities this year", "2 communities, from 2026-01-01, by 2026-12-31, ignored Slack"),
    ("join an association by June", "1 communities, by 2027-06-30, ignored association"),
    (
        "practise public speaking 30 minutes three times a week",
        "3 practice, min_minutes 30, topic public speaking, every 1 week",
    ),
    ("practise 90 minutes a week", "90 minutes, every 1 week"),
    ("practice negotiation twice a week", "2 practice, topic negotiation, every 1 week"),
    ("practise public speaking every day", "1 practice, topic public speaking, every 1 day"),
    ("practise interviewing for 45 minutes every week", "45 minutes, topic interviewing, every 1 week"),
    ("rehearse my pitch three times by Friday", "3 practice, topic pitch, by 2026-11-27"),
    ("3 practice sessions a week", "3 practice, every 1 week"),
    ("study Python 3 hours a week", "180 minutes, topic Python, every 1 week"),
    ("half an hour of practice every day", "30 minutes, every 1 day"),
    ("take two courses this year", "2 practice, form course, from 2026-01-01, by 2026-12-31"),
    ("take a course on negotiation by June", "1 practice, form course, topic negotiation, by 2027-06-30"),
    (
        "complete one online course in data science by the end of March",
        "1 practice, form course, topic data science, by 2027-03-31, ignored online",
    ),
    ("Read 12 books this year", "12 practice, form book, from 2026-01-01, by 2026-12-31"),
    ("read one book a month", "1 practice, form book, every 1 month"),
    ("learn Spanish 2 hours a week", "120 minutes, topic Spanish, every 1 week"),
    ("find a mentor by June", "1 people, role mentor, by 2027-06-30"),
    ("Find two mentors in product by the end of the year", "2 people, field product, role mentor, by 2026-12-31"),
    (
        "mentorship with two industry leaders within a year",
        "2 people, role mentor, seniority leader, by 2027-11-23, ignored industry",
    ),
    ("get a mentor within 6 months", "1 people, role mentor, by 2027-05-23"),
    ("mentor two students this year", "2 people, role mentee, seniority student, from 2026-01-01, by 2026-12-31"),
    (
        "become a mentor to one junior colleague by May",
        "1 people, role mentee, seniority junior, by 2027-05-31, ignored colleague",
    ),
    ("find a sponsor in the next year", "1 people, role sponsor, by 2027-11-23"),
    ("find 3 collaborators by the end of Q2", "3 people, role collaborator, by 2027-06-30"),
    ("find two investors by September", "2 people, role investor, by 2027-09-30"),
    ("meet my mentor once a month", "1 conversations, role mentor, every 1 month"),
    ("talk to my sponsor every quarter", "1 conversations, role sponsor, every 1 quarter"),
    ("get 3 referrals by the end of March", "3 outcomes, form referral, by 2027-03-31"),
    ("get two job offers by June", "2 outcomes, form offer, by 2027-06-30"),
    ("land one interview per month", "1 outcomes, form interview, every 1 month"),
    ("get 5 new clients by the end of the year", "5 outcomes, form client, by 2026-12-31, ignored new"),
    ("win a speaking invitation by December", "1 outcomes, form invitation to speak, by 2026-12-31"),
    ("get advice from three executives by March", "3 outcomes, form advice, seniority executive, by 2027-03-31"),
    ("two speaking engagements a year", "2 outcomes, form invitation to speak, every 1 year"),
    ("start one collaboration this quarter", "1 outcomes, form collaboration, from 2026-10-01, by 2026-12-31"),
    ("grow my network to 500 connections by December", "500 people, level, by 2026-12-31"),
    ("grow my LinkedIn network to 1,000 by the end of 2027", "1000 people, level, by 2027-12-31"),
    ("expand my network to 300 contacts this year", "300 people, level, from 2026-01-01, by 2026-12-31"),
    ("reach 500 connections by June", "500 people, level, by 2027-06-30"),
    ("have 40 people in fintech in my network in all by June", "40 people, field fintech, level, by 2027-06-30"),
    ("In January, meet five designers", "5 people, act meet, field design, from 2027-01-01, by 2027-01-31"),
    ("By March, connect with three VCs", "3 people, act connect, field venture capital, by 2027-03-31"),
    ("twice a month, have lunch with someone new", "2 conversations, form lunch, new, every 1 month"),
    ("every week I want to talk to two engineers", "2 people, act talk, field engineering, every 1 week"),
    ("This quarter: five coffees", "5 conversations, form coffee, from 2026-10-01, by 2026-12-31"),
    (
        "My goal is to meet 10 people in machine learning by the end of June",
        "10 people, act meet, field machine learning, by 2027-06-30",
    ),
    (
        "Please, I would like to connect with half a dozen researchers within three months",
        "6 people, act connect, field research, by 2027-02-23",
    ),
    (
        "I will try to meet a couple of leaders in energy per quarter",
        "2 people, act meet, field energy, seniority leader, every 1 quarter",
    ),
    ("weekly coffee with one founder", "1 people, act talk, form coffee, seniority executive, every 1 week"),
    ("monthly: two events", "2 events, every 1 month"),
    ("3 coffees/month", "3 conversations, form coffee, every 1 month"),
    ("2x a week practise storytelling", "2 practice, topic storytelling, every 1 week"),
    (
        "connect with another three people at Stripe by June",
        "3 people, act connect, organisation Stripe, by 2027-06-30",
    ),
    ("talk to one more leader by the end of next month", "1 people, act talk, seniority leader, by 2026-12-31"),
    ("connect with twenty-five marketers by 12/31/2026", "25 people, act connect, field marketing, by 2026-12-31"),
    (
        "Connect with three machine-learning leaders by the end of March",
        "3 people, act connect, field machine learning, seniority leader, by 2027-03-31",
    ),
    ("CONNECT WITH FIVE PEOPLE IN AI BY JUNE", "5 people, act connect, field machine learning, by 2027-06-30"),
    ("connect w/ 3 people by june", "3 people, act connect, by 2027-06-30"),
    ("meet 3 women in tech a month", "3 people, act meet, field software, every 1 month, ignored women"),
    (
        "connect with 2 hiring managers at Spotify by 1 March",
        "2 people, act connect, organisation Spotify, by 2027-03-01, ignored hiring managers",
    ),
    (
        "talk with five people about career changes by the end of January",
        "5 people, act talk, topic career changes, by 2027-01-31",
    ),
    ("have five conversations about climate policy by April", "5 conversations, topic climate policy, by 2027-04-30"),
    (
        "connect with three leaders in the gaming industry within 8 weeks",
        "3 people, act connect, field games, seniority leader, by 2027-01-18",
    ),
    ("build relationships with three journalists by July", "3 people, act connect, field journalism, by 2027-07-31"),
    (
        "make 5 new connections in real estate by the end of Feb",
        "5 people, act connect, field real estate, new, by 2027-02-28",
    ),
    ("add 50 connections by the end of the year", "50 people, act connect, by 2026-12-31"),
    ("network with 5 people a month", "5 people, act connect, every 1 month"),
    ("get to know three neighbours by June", "3 people, act connect, by 2027-06-30, ignored neighbours"),
)


def summary(reading: Reading) -> str:
    """A reading in one line: what is counted, its filters by name, when, and what was passed over."""
    assert reading.measure is not None
    assert reading.window is not None
    words = [f"{reading.target} {reading.measure.unit}"]
    for name, value in sorted(reading.measure.filters().items()):
        words.append({True: name, False: f"not {name}"}[value] if isinstance(value, bool) else f"{name} {value}")
    window = reading.window
    words += [f"every {window.every.n} {window.every.period}"] if window.every else []
    words += [f"from {window.starts_on}"] if window.starts_on != TODAY else []
    words += [f"by {window.by}"] if window.by else []
    words += [f"ignored {' '.join(reading.ignored)}"] if reading.ignored else []
    return ", ".join(words)


@pytest.mark.parametrize(("sentence", "expected"), _UNDERSTOOD)
def test_a_goal_in_plain_words_is_understood(sentence: str, expected: str) -> None:
    reading = read(sentence, TODAY)

    assert reading.understood, (reading.questions, reading.problems)
    assert summary(reading) == expected


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in _UNDERSTOOD])
def test_the_sentence_that_is_shown_back_means_the_same(sentence: str) -> None:
    reading = read(sentence, TODAY)

    again = read(reading.sentence, TODAY)

    assert (again.measure, again.target, again.window) == (reading.measure, reading.target, reading.window)
    assert (again.sentence, again.ignored) == (reading.sentence, ())


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("network more", ["What should be counted", "How many", "By which date"]),
        ("meet important people soon", ["How many", "By which date is “soon”"]),
        ("attend events", ["How many", "By which date"]),
        ("connect with people in fintech by June", ["How many"]),
        ("meet 5 people", ["By which date"]),
        ("find a job by June", ["What should be counted"]),
        ("be more confident", ["What should be counted", "How many is “more”", "By which date"]),
        ("meet several leaders by June", ["How many is “several”"]),
        ("attend 2 or 3 events a month", ["Which number is the goal: 2 or 3"]),
        ("2-3 coffees a month", ["Which number is the goal: 2 or 3"]),
        ("attend two events and meet five people by June", ["More than one number is named (two, five)"]),
        ("meet 3 people in law or finance by June", ["More than one field is named"]),
        ("meet 3 people by June and by July", ["Two dates are named"]),
        ("two coffees a week every month", ["Two rhythms are named"]),
        ("no more than 5 meetings a week", ["A goal counts up"]),
        ("biweekly coffee", ["Does “biweekly” mean twice a week, or every two weeks"]),
        ("meet 3 people before summer", ["By which date is “before summer”"]),
        ("read 2 books by the end of the summer", ["By which date is “by the end of the summer”"]),
    ],
)
def test_what_is_missing_or_said_twice_is_asked(sentence: str, asked: list[str]) -> None:
    reading = read(sentence, TODAY)

    assert not reading.understood
    assert len(reading.questions) == len(asked)
    assert all(question.startswith(start) for question, start in zip(reading.questions, asked, strict=True))
    assert 2 <= len(reading.proposals) <= 3


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        ("", "Say in one sentence"),
        ("   ", "Say in one sentence"),
        ("meet zero people by June", "A goal needs a number of one or more, not 0."),
        ("-3 people by June", "A goal needs a number of one or more, not -3."),
        ("meet 5,000,000 people by June", "5,000,000 is more than can be counted here"),
        ("1.5 events per month", "“1.5” cannot be counted"),
        ("10% more contacts by June", "“10%” cannot be counted"),
        ("connect with 5 people by 1 January 2020", "1 January 2020 has passed"),
        ("meet 3 people by yesterday", "22 November 2026 has passed"),
        ("meet 3 people by 31 Feb", "“31 Feb” is not a day"),
        ("meet 3 people by 2027-02-31", "“2027-02-31” is not a day"),
    ],
)
def test_what_cannot_be_is_said_plainly(sentence: str, problem: str) -> None:
    reading = read(sentence, TODAY)

    assert not reading.understood
    assert reading.problems[0].startswith(problem)


def test_two_goals_in_one_sentence_are_proposed_apart() -> None:
    reading = read("attend two events and also meet five new people by June", TODAY)

    assert reading.proposals[:2] == ("Attend two events by 30 June 2027", "Meet five new people by 30 June 2027")


def test_what_was_understood_is_shown_in_parts() -> None:
    reading = read("Connect with three machine-learning leaders by the end of March", TODAY)

    assert reading.parts == (
        ("count", "3"),
        ("what", "people"),
        ("act", "I connect with"),
        ("seniority", "who are leaders"),
        ("field", "in machine learning"),
        ("when", "by 31 March 2027"),
    )


def test_an_ambiguous_date_is_read_as_asked_and_says_so() -> None:
    month_first = read("meet 3 people by 12/03/2027", TODAY)
    day_first = read("meet 3 people by 12/03/2027", TODAY, day_first=True)

    assert ("note", "12/03/2027 read as 3 December 2027, month first") in month_first.parts
    assert day_first.window == Window(TODAY, by=date(2027, 3, 12))


def test_weeks_begin_where_the_person_says() -> None:
    reading = read("two coffees this week", TODAY, week_start=6)

    assert reading.window == Window(date(2026, 11, 22), by=date(2026, 11, 28))


def test_filters_have_the_names_that_programs_see() -> None:
    reading = read("talk to two new leaders in fintech for 30 minutes or more a month", TODAY)

    assert reading.filters() == {"new": True, "field": "fintech", "seniority": "leader", "minutes": 30}
    assert read("", TODAY).filters() == {}


def test_names_that_would_be_misread_are_set_in_quotation_marks() -> None:
    measure = Measure("people", act="talk", topic="3 people by March")

    sentence = write(measure, 2, Window(TODAY, every=Every(1, "week")), TODAY)

    assert sentence == "Talk to two people a week about “3 people by March”"


@pytest.mark.parametrize("day", ["31 February 2027", "31 February", "February 30th", "31st of April", "2027-02-31"])
def test_a_day_that_no_calendar_has_is_said_to_be_none(day: str) -> None:
    reading = read(f"meet three people in fintech by {day}", TODAY)

    assert [problem for problem in reading.problems if "is not a day of the calendar" in problem]
    assert reading.target == 3
    assert reading.window is None
    assert reading.questions == ()
