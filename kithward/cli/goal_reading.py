"""A sentence as it is understood and what can be said of it before it is set, as text and as JSON."""

from typing import Any

from kithward import proposals
from kithward.cli.goals import every_as_json
from kithward.cli.session import Session
from kithward.cli.show import say
from kithward.errors import BadInput
from kithward.goals import by_hand, smart
from kithward.goals.sentence import Reading, read
from kithward.language.amounts import percent
from kithward.proposals import Proposal


def reading_of(session: Session, sentence: str) -> Reading:
    """How a sentence reads in the person's own weeks."""
    return read(sentence, session.today, week_start=session.workspace.week_start)


def understood(session: Session, sentence: str) -> Reading:
    """What a sentence says; raises BadInput with its problems or questions when it is no goal yet, or could not be."""
    reading = reading_of(session, sentence)
    if not reading.understood:
        open_points = " ".join((*reading.problems, *reading.questions))
        examples = "; ".join(reading.proposals)
        raise BadInput(f"{open_points} For example: {examples}." if examples else open_points)
    by_hand.as_reading(by_hand.as_fields(reading), session.today)  # refuses what could never count
    return reading


def proposed(session: Session, reading: Reading, *, usual: float | None = None) -> Proposal:
    """What can be said of an understood sentence before it is set."""
    aim = proposals.aim_of(reading, usual_per_month=usual)
    return proposals.propose(session.workspace, aim, session.today)


def reading_as_json(reading: Reading, proposal: Proposal | None) -> dict[str, Any]:
    window = reading.window
    return {
        "understood": reading.understood,
        "unit": reading.measure.unit if reading.measure else None,
        "target": reading.target,
        "every": every_as_json(window.every if window else None),
        "by": window.by.isoformat() if window and window.by else None,
        "filters": reading.filters(),
        "sentence": reading.sentence,
        "ignored": list(reading.ignored),
        "questions": list(reading.questions),
        "proposals": list(reading.proposals),
        "problems": list(reading.problems),
        "chance": round(proposal.chance, 4) if proposal else None,
        "sizes": [
            {"target": size.target, "sentence": size.sentence, "chance": round(size.chance, 4)}
            for size in (proposal.sizes if proposal else ())
        ],
    }


def print_reading(reading: Reading, proposal: Proposal | None) -> None:
    if reading.understood:
        say(f"Understood as: {reading.sentence}")
        for name, words in reading.parts:
            say(f"  {name}: {words}")
    for question in reading.questions:
        say(f"Question: {question}")
    for example in reading.proposals:
        say(f"  For example: {example}")
    print_ignored(reading)
    if proposal is not None:
        print_smart(reading, proposal, [])
        for size in proposal.sizes:
            say(f"  {percent(size.chance):>5}  {size.sentence}")


def print_ignored(reading: Reading) -> None:
    if reading.ignored:
        say(f"Not understood, and left out: {', '.join(reading.ignored)}")


def print_smart(reading: Reading, proposal: Proposal, aspirations: list[str]) -> None:
    """The five letters, by the chance that the pages show too."""
    for verdict in smart.judge(reading, chance=proposal.chance, aspirations=aspirations):
        say(f"  {verdict.letter}  {verdict.reason}")
