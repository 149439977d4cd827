"""Strengths and weaknesses as their page shows them: every number in words, none with a decimal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kithward.assessment.habits import Habit
from kithward.assessment.statements import IS_STRONG, TO_GROW, band, change
from kithward.language.dates import day_in_words
from kithward.language.nouns import listed
from kithward.strengths import AreaNow, Strengths
from kithward.web.shown import percent
from kithward.web.strip import Strip, strip

HAVE = {"active": "You are on it", "draft": "You have it as a draft", "paused": "You have paused it"}
TONES = {TO_GROW: "care", IS_STRONG: "lead"}


@dataclass(frozen=True, slots=True)
class OfferShown:
    """A goal to accept, or one that is there and what it is: "You are on it", "You have it as a draft"."""

    sentence: str
    chance: str
    goal_id: UUID | None
    words: str


@dataclass(frozen=True, slots=True)
class AreaShown:
    """One area of the result."""

    key: str
    name: str
    band: str
    tone: str
    answer: str
    change: str
    log: str
    otherwise: str
    drawing: Strip
    habits: tuple[Habit, ...]
    offer: OfferShown | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What was answered of an area once, and what had become of it since the time before."""

    area: str
    band: str
    change: str


@dataclass(frozen=True, slots=True)
class Row:
    """One assessment: its day, and each area."""

    id: UUID
    on: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The whole page."""

    on: str
    summary: str
    areas: tuple[AreaShown, ...]
    rows: tuple[Row, ...]
    again_on: str
    is_due: bool


def result_shown(found: Strengths, today: date) -> ResultShown:
    return ResultShown(
        on=day_in_words(found.on),
        summary=summary(found),
        areas=tuple(map(area_shown, found.areas)),
        rows=rows_of(found),
        again_on=day_in_words(found.again_on),
        is_due=found.again_on <= today,
    )


def summary(found: Strengths) -> str:
    """ "Strong: communication. To grow: following up." """
    strong, grow = (listed([each.area.name.lower() for each in found.banded(name)]) for name in (IS_STRONG, TO_GROW))
    parts = [f"Strong: {strong}." if strong else "", f"To grow: {grow}." if grow else ""]
    return " ".join(filter(None, parts)) or "Steady in all four: nothing calls for a change."


def area_shown(now: AreaNow) -> AreaShown:
    seen, answers = now.seen, [score for _, score in now.answers]
    return AreaShown(
        key=now.area.key,
        name=now.area.name,
        band=now.band,
        tone=TONES.get(now.band, ""),
        answer=band(now.answer),
        change=now.change,
        log=log_in_words(now),
        otherwise=otherwise(now) if now.is_seen_otherwise else "",
        drawing=strip(now.answer, answers[1:], (seen.judged.score, *seen.judged.likely_scores) if seen else None),
        habits=seen.habits if seen else (),
        offer=offer_shown(now),
    )


def log_in_words(now: AreaNow) -> str:
    if now.seen is None:
        return "nothing of this yet"
    return now.seen.in_words if now.seen.is_enough else f"{now.seen.in_words}, so your answers count for now"


def otherwise(now: AreaNow) -> str:
    """That answer and log disagree, said kindly."""
    assert now.seen is not None
    higher = now.answer > now.seen.judged.score
    kind = (
        "Some of what you do may not be logged, or the last weeks were better than the quarter."
        if higher
        else "You may be doing better than you give yourself credit for."
    )
    return f"You see it otherwise than your log: you say {band(now.answer)}, it says {now.seen.band}. {kind}"


def offer_shown(now: AreaNow) -> OfferShown | None:
    offer = now.offer
    return (
        OfferShown(offer.sentence, percent(offer.chance), offer.goal_id, HAVE.get(offer.state, "")) if offer else None
    )


def rows_of(found: Strengths) -> tuple[Row, ...]:
    """Each assessment, the latest first."""
    return tuple(
        Row(each.id, day_in_words(each.on), tuple(cell(now, place) for now in found.areas))
        for place, each in enumerate(found.taken)
    )


def cell(now: AreaNow, place: int) -> Cell:
    scores = [score for _, score in now.answers]
    became = change(scores[place + 1], scores[place]) if place + 1 < len(scores) else ""
    return Cell(now.area.name, band(scores[place]), became)
