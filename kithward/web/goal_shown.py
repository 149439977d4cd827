"""One goal as its page shows it: every number in words with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kithward.goal_in_full import GoalInFull
from kithward.goals.history import Change
from kithward.goals.pace import days_left_in_words, reason_in_words
from kithward.goals.queries import Record
from kithward.goals.sentence import Reading
from kithward.goals.smart import Verdict, chance_words, judge
from kithward.goals.standing import Standing
from kithward.goals.wording import describe_span
from kithward.language.amounts import percent
from kithward.language.dates import day_in_words
from kithward.numerics.measure import Measure
from kithward.pipeline import Piece
from kithward.web.goal_charts import PeriodsShown, ProgressShown, amount, periods_shown, progress_shown
from kithward.web.goal_ways import WayShown, first_up, ways_shown
from kithward.web.shown import TONES, addresses, unbroken

MOST_ROWS = 12  # of a chart's table
STATES = {"draft": "a draft", "paused": "paused", "met": "met", "missed": "missed", "dropped": "let go"}


@dataclass(frozen=True, slots=True)
class PieceShown:
    """What counted or nearly did, with the key by which it is decided on; empty where it cannot be."""

    when: str
    name: str
    words: str
    reason: str
    decided: bool
    activity_id: str
    person_id: str
    person_url: str  # of their page, and of what happened; empty where there is none
    activity_url: str

    @property
    def can_be_decided(self) -> bool:
        return bool(self.activity_id or self.person_id)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change: its day, what it was, why, and what it did to the chance."""

    day: str
    words: str
    reason: str
    chances: str


@dataclass(frozen=True, slots=True)
class ServingShown:
    """An opportunity and how far it lifts the goal."""

    id: UUID
    title: str
    when: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class GoalPage:
    """All that the page of one goal says."""

    head: str
    reason: str
    left: str
    tone: str
    state: str
    whole: str
    progress: ProgressShown
    periods: PeriodsShown | None
    ways: tuple[WayShown, ...]
    changes: tuple[ChangeShown, ...]
    smart: tuple[Verdict, ...]
    record: str
    opportunities: tuple[ServingShown, ...]


def goal_page(found: GoalInFull) -> GoalPage:
    """A goal in full, in words."""
    at, state = found.at, found.row.goal.state
    return GoalPage(
        head=head_of(found),
        reason=f"{first_up(reason_in_words(at))}." if at.can_be_helped else "",
        left=days_left_in_words(at)
        if found.is_open
        else f"closed on {day_in_words(found.row.goal.closed_on or at.as_of)}",
        tone="soft" if state != "active" else TONES.get(at.course, "soft"),
        state=STATES.get(state, at.course),
        whole=whole_of(at) if state == "active" else "",
        progress=progress_shown(found.course, at),
        periods=periods_shown(found) if at.aim.window.every else None,
        ways=ways_shown(found),
        changes=tuple(map(change_shown, found.changes)),
        smart=smart_of(found),
        record=record_in_words(found.record),
        opportunities=tuple(
            ServingShown(
                row.opportunity_id, row.title, row.when, unbroken(percent(row.before)), unbroken(percent(row.after))
            )
            for row in found.could.opportunities
        ),
    )


def head_of(found: GoalInFull) -> str:
    """ "1 of 3, and a chance of about 40 % to make it"."""
    at, state = found.at, found.row.goal.state
    count = f"{at.done:,} of {amount(at.aim.target, at.aim.measure)}"
    when = f" {describe_span(at.span, at.as_of)}" if at.aim.window.every else ""
    if state in ("met", "missed", "dropped"):
        return f"{count}{when}: {STATES[state]}"
    if at.course == "met":
        return f"{count}{when}: made it"
    if at.course == "over":
        return f"{count}{when}, and its time is over"
    return f"{count}{when}, and a chance of {unbroken(at.chance_in_words)} to make it"


def whole_of(at: Standing) -> str:
    if at.whole_chance is None or at.aim.window.by is None:
        return ""
    return f"All periods until {day_in_words(at.aim.window.by)}: {unbroken(percent(at.whole_chance))}."


# Evidence, history, and the rest


def pieces_shown(pieces: Sequence[Piece], measure: Measure) -> tuple[PieceShown, ...]:
    """Pieces of evidence in words, latest first.

    Where people are counted, one's word is on the person; else on what happened.
    """
    return tuple(piece_shown(piece, by_person=measure.counts_people) for piece in reversed(pieces))


def piece_shown(piece: Piece, *, by_person: bool) -> PieceShown:
    whole_person = by_person and piece.person_id is not None
    return PieceShown(
        when=f"{piece.day:%-d %b %Y}" if piece.day else "",
        name=piece.name,
        words=piece.words,
        reason=piece.reason,
        decided=piece.decided,
        activity_id=str(piece.activity_id) if piece.activity_id and not whole_person else "",
        person_id=str(piece.person_id) if whole_person else "",
        person_url=addresses("person")(piece.person_id) if piece.person_id else "",
        activity_url=addresses("activity")(piece.activity_id) if piece.activity_id else "",
    )


def change_shown(change: Change) -> ChangeShown:
    given = [unbroken(percent(chance)) for chance in (change.chance_before, change.chance_after) if chance is not None]
    return ChangeShown(day_in_words(change.day), change.words, change.reason, " → ".join(given))


def smart_of(found: GoalInFull) -> tuple[Verdict, ...]:
    """The five letters; whether it is achievable is said as the page says its chance."""
    at, current = found.at, found.row.current
    reading = Reading(current.measure, current.target, current.window, found.row.goal.sentence)
    verdicts = judge(reading, chance=at.chance, aspirations=[row.text for row in found.aspirations])
    return tuple(achievable(verdict, at) if verdict.letter == "A" else verdict for verdict in verdicts)


def achievable(verdict: Verdict, at: Standing) -> Verdict:
    waits = at.aim.state in ("draft", "paused") and at.course not in ("met", "over")
    if not at.can_be_helped and not waits:
        return Verdict("A", verdict.name, True if at.course == "met" else "care", at.course)
    words = f"{chance_words(at.chance)}: {unbroken(at.chance_in_words)} at your pace"
    return Verdict("A", verdict.name, verdict.ok, words)


def record_in_words(record: Record) -> str:
    """How the forecasts of this goal came out so far."""
    if not record.judged:
        return "No forecast of this goal has come due yet. Each day's is kept, so that it can be checked."
    said = unbroken(percent(record.mean_chance))
    if record.judged == 1:
        return f"One span came due: the chance was given as {said}, and it was {'met' if record.met else 'missed'}."
    return f"{record.judged} spans came due: the chances were given as {said} on average, and {record.met} were met."
