"""A goal before it is set, as its page shows it: every part a word to click, every number with its reason."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kithward.goals.sentence import Reading
from kithward.goals.sizes import Size, times_in_ten
from kithward.goals.smart import Verdict
from kithward.goals.standing import NEEDS_CARE, ON_COURSE, Standing
from kithward.language.amounts import percent, rough_percent
from kithward.language.numbers import in_words
from kithward.proposals import Alike, Fit, Proposal
from kithward.web.shown import unbroken

# Words before the word that counts, by the part they belong to.
LEADS = {
    "act": ("I ",),
    "began_by_me": ("that ",),
    "field": ("in the field of ", "in "),
    "form": ("over an ", "over a ", "over ", "at ", "of "),
    "medium": ("by ", "on "),
    "minutes": ("for ",),
    "organisation": ("working at ",),
    "place": ("based in ",),
    "role": ("who become my ", "my "),
    "seniority": ("who are ", "who is an ", "who is a ", "who is "),
    "topic": ("about ",),
    "when": ("by ",),
}
FIELD_OF = {"count": "target", "what": "unit", "level": "act", "minutes": "min_minutes"}
CAME_OF = {
    "met": "you met it",
    "missed": "it was missed",
    "dropped": "you let it go",
    "active": "it is running",
    "paused": "it is paused",
    "draft": "it is a draft",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what was understood: words before it, the words themselves, and the field that corrects them."""

    before: str
    words: str
    field: str


@dataclass(frozen=True, slots=True)
class SizeShown:
    """One of three sizes to choose from."""

    name: str
    words: str
    sentence: str
    target: int
    chance: str
    tone: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class SmartShown:
    """A letter of SMART, its tone, and the reason."""

    letter: str
    name: str
    tone: str
    reason: str
    asks_for_aspiration: bool


@dataclass(frozen=True, slots=True)
class AlikeShown:
    """A goal like this one and what came of it."""

    id: UUID
    sentence: str
    words: str
    lesson: str


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """All that is said of a goal before it is set."""

    sizes: tuple[SizeShown, ...]
    pace: str
    people: str
    smart: tuple[SmartShown, ...]
    alike: tuple[AlikeShown, ...]


def parts_shown(reading: Reading) -> tuple[Part, ...]:
    """What was understood, word by word."""
    return tuple(part_shown(name, words, reading) for name, words in reading.parts)


def part_shown(name: str, words: str, reading: Reading) -> Part:
    before = next((lead for lead in LEADS.get(name, ()) if words.startswith(lead)), "")
    if name == "when":
        rhythm = reading.window is not None and reading.window.every is not None
        return Part(before.strip(), words.removeprefix(before), "every_n" if rhythm else "by")
    return Part(before.strip(), words.removeprefix(before), FIELD_OF.get(name, name))


def proposal_shown(proposal: Proposal, verdicts: tuple[Verdict, ...]) -> ProposalShown:
    at = proposal.standing
    return ProposalShown(
        sizes=tuple(size_shown(size, at) for size in proposal.sizes),
        pace=pace_in_words(proposal),
        people=people_in_words(proposal),
        smart=tuple(map(smart_shown, verdicts)),
        alike=tuple(alike_shown(row, at.as_of) for row in proposal.alike),
    )


def size_shown(size: Size, at: Standing) -> SizeShown:
    tone = "lead" if size.chance >= ON_COURSE else "care" if size.chance >= NEEDS_CARE else "late"
    return SizeShown(
        name=size.name,
        words=size.words,
        sentence=size.sentence,
        target=size.target,
        chance=chance_in_words(size.chance, at),
        tone=tone,
        is_own=size.is_own,
    )


def chance_in_words(chance: float, at: Standing) -> str:
    """A chance as sure as the forecasts have been so far."""
    is_sure = at.shift.is_learned or chance in (0.0, 1.0)
    return unbroken(percent(chance) if is_sure else rough_percent(chance))


def pace_in_words(proposal: Proposal) -> str:
    """Whose pace the chance goes by, and how often such a goal is reached at it."""
    at = proposal.standing
    every = at.aim.window.every
    time = f"in such a {every.period}" if every and every.n == 1 else "in such a time" if every else "in this time"
    often = f"reach {in_words(at.aim.target)} {time} {times_in_ten(proposal.chance)}."
    if proposal.chance < 0.4:
        often += " Hard goals help even when missed: the choice is yours."
    if at.aim.usual_per_month is not None:
        return f"People with {at.aim.usual_per_month:g} in a usual month {often}"
    if proposal.paced_since is None:
        return f"Your log says nothing of this yet: with half of what you ask for as their pace, people {often}"
    return f"People with a pace like yours since {month(proposal.paced_since, at.as_of)} {often}"


def people_in_words(proposal: Proposal) -> str:
    """How people are counted, how many who are known would fit, and whether there was contact with them lately."""
    measure, fit = proposal.standing.aim.measure, proposal.fit
    once = ["Each person counts once."] if measure.counts_people else []
    if fit is None:
        return " ".join(once)
    if measure.new and not measure.level:
        known = f"You know {fit.number:,} who fit already; only people new to you count." if fit.number else ""
        return " ".join(filter(None, [*once, known or "You know nobody who fits yet: they are all still to be met."]))
    return " ".join([*once, fit_in_words(fit)])


def fit_in_words(fit: Fit) -> str:
    """ "14 people you know would fit; 3 were in touch with you in the last three months." """
    if not fit.number:
        return "Nobody you know would fit yet: they are all still to be met."
    who = "1 person you know would fit" if fit.number == 1 else f"{fit.number:,} people you know would fit"
    since = f"since {fit.since:%-d %B}"
    if fit.number == 1:
        return f"{who}; {'you were' if fit.lately else 'you were not'} in touch {since}."
    if not fit.lately:
        return f"{who}; you were in touch with none of them {since}."
    return f"{who}; you were in touch with {'all' if fit.lately == fit.number else f'{fit.lately:,}'} of them {since}."


def smart_shown(verdict: Verdict) -> SmartShown:
    tone = "" if verdict.ok is True else "care" if verdict.ok == "care" else "late"
    asks = verdict.letter == "R" and verdict.ok is not True
    reason = verdict.reason.partition(":")[0] if asks else verdict.reason
    return SmartShown(verdict.letter, verdict.name, tone, reason, asks)


def alike_shown(row: Alike, today: date) -> AlikeShown:
    """ "You met it in March"."""
    when = f" in {month(row.closed_on, today)}" if row.closed_on else ""
    return AlikeShown(row.goal_id, row.sentence, f"{CAME_OF[row.state]}{when}", row.lesson)


def month(day: date, today: date) -> str:
    """ "March", and the year where it is another one."""
    return f"{day:%B}" if day.year == today.year else f"{day:%B %Y}"
