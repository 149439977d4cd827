"""Goals, days and amounts as pages show them: every number in words, nothing left to a template."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.urls import reverse

from kithward.diary import Moved, News
from kithward.goals.standing import Standing
from kithward.goals.wording import describe_span
from kithward.language import amounts
from kithward.language.dates import day_in_words
from kithward.network.lately import Happened

MOST_NAMED = 3
MONTHS_FROM_DAYS = 60
DAYS_A_MONTH = 30.4375
ANY_ROW = UUID(int=0)
ASPIRATION_KINDS = {"position": "to be", "skill": "to be able to do", "experience": "to have lived"}
# The colour of a course; its word always stands beside it.
TONES = {"met": "lead", "on course": "lead", "needs care": "care", "off course": "late", "over": "late"}


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with its chance, how far it is, and its course as a word and a tone."""

    sentence: str
    chance: str
    done: int
    target: int
    progress: str
    course: str
    tone: str
    url: str = ""


@cache
def addresses(page: str) -> Callable[[UUID | str], str]:
    """Gives the address of each row's page; Django is asked for it once, not for each row of a list."""
    before, after = reverse(page, args=[ANY_ROW]).split(str(ANY_ROW))
    return lambda row_id: f"{before}{row_id}{after}"


def days_in_words(first: date, last: date) -> str:
    """ "Mon 11 – Sun 17 January", "Mon 28 December – Sun 3 January"."""
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first:%a} {first.day}{month} – {last:%a} {last.day} {last:%B}"


def percent(chance: float) -> str:
    """A chance that is not torn apart at the end of a line."""
    return unbroken(amounts.percent(chance))


def unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def hours(minutes: int) -> str:
    """A length of time in one piece."""
    return amounts.hours(minutes).replace(" ", "\N{NO-BREAK SPACE}")


def names_of(standings: Sequence[Standing]) -> dict[UUID | None, str]:
    """What to call each goal in a reason: its sentence without its last day, which the list of goals says."""
    names = {}
    for at in standings:
        last = f" by {day_in_words(at.aim.window.by)}" if at.aim.window.by else ""
        names[at.aim.goal_id] = at.aim.sentence.removesuffix(last)
    return names


def happened_in_words(row: Happened) -> str:
    """ "Coffee with Maria Chen about mentoring"."""
    what = (row.form or row.kind).replace("_", " ").capitalize()
    event = f": {row.event_name}" if row.event_name else ""
    more = len(row.people) - MOST_NAMED
    named = [*row.people[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    people = f" with {' and '.join(filter(None, [', '.join(named[:-1]), named[-1]]))}" if named else ""
    return f"{what}{event}{people}{' about ' + ', '.join(row.topics) if row.topics else ''}"


def goal_shown(at: Standing) -> GoalShown:
    return GoalShown(
        sentence=at.aim.sentence,
        chance=at.course if at.course in ("met", "over") else unbroken(at.chance_in_words),
        done=min(at.done, at.aim.target),
        target=at.aim.target,
        progress=progress_in_words(at),
        course="" if at.course in ("met", "over") else at.course,
        tone=TONES.get(at.course, "soft"),
        url=addresses("goal")(at.aim.goal_id) if at.aim.goal_id else "",
    )


def progress_in_words(at: Standing) -> str:
    """ "0 of 2 in January · 20 days left"."""
    unit = " minutes" if at.aim.measure.unit == "minutes" else ""
    count = f"{at.done:,} of {at.aim.target:,}{unit}"
    when = f" {describe_span(at.span, at.as_of)}" if at.aim.window.every else ""
    return f"{count}{when} · {time_left(at)}"


def time_left(at: Standing) -> str:
    days = at.days_left
    if at.course == "over":
        return f"ended on {at.span.last:%-d %B}"
    if at.course == "ahead":
        return f"begins on {at.span.first:%-d %B}"
    if days >= MONTHS_FROM_DAYS:
        return f"{days / DAYS_A_MONTH:.0f} months left"
    return "the last day" if days == 0 else "1 day left" if days == 1 else f"{days} days left"


def news_in_words(news: News) -> list[str]:
    """What a change did: the goals that it moved, and quietly the wins that it brought besides."""
    return [*moved_in_words(news.moved), *(f"A win: {words}." for words in news.won)]


def moved_in_words(moved: Sequence[Moved]) -> list[str]:
    """Which goals were moved: "Two events a month: 1 of 2, 48 % → 79 %", and what was won with it: "Half way"."""
    return [
        f"{goal.goal}: {goal.done:,} of {goal.target:,}, {percent(goal.before)} → {percent(goal.after)}"
        + (f" · {goal.won[0].upper()}{goal.won[1:]}!" if goal.won else "")
        + (f" ({goal.why})" if goal.why else "")
        for goal in moved
    ]
