"""One goal in full, as text and as JSON."""

from typing import Any

from kithward import pipeline
from kithward.cli.goals import goal_as_json
from kithward.cli.session import Session
from kithward.cli.show import print_table, say
from kithward.goals import queries
from kithward.goals.queries import Held
from kithward.goals.standing import WaysBack, ways_back
from kithward.goals.wording import describe_span
from kithward.language.amounts import percent


def in_full_as_json(session: Session, row: Held) -> dict[str, Any]:
    at = pipeline.standing(session.workspace, row, session.today)
    evidence = pipeline.evidence(session.workspace, row, session.today)
    back = ways_back(at)
    return {
        **goal_as_json(at),
        "measure": {"unit": at.aim.measure.unit, **at.aim.measure.filters()},
        "whole_chance": at.whole_chance,
        "ways_back": {"target": back.target, "by": back.by, "actions": back.actions},
        "evidence": [piece_as_json(piece) for piece in evidence.counted],
        "near": [piece_as_json(piece) for piece in evidence.near],
        "periods": [
            {"first": period.span.first, "last": period.span.last, "done": period.done, "met": period.met}
            for period in pipeline.periods(session.workspace, row, session.today)
        ],
        "revisions": [
            {
                "on": revision.made_on,
                "what": revision.what,
                "before": revision.before,
                "after": revision.after,
                "reason": revision.reason,
                "chance_before": revision.chance_before,
                "chance_after": revision.chance_after,
            }
            for revision in queries.revisions(session.workspace, row.goal.id)
        ],
    }


def piece_as_json(piece: Any) -> dict[str, Any]:
    return {"day": piece.day, "person": piece.name, "why": piece.words, "decided": piece.decided}


def print_in_full(session: Session, row: Held) -> None:
    at = pipeline.standing(session.workspace, row, session.today)
    say(at.aim.sentence)
    when = describe_span(at.span, session.today)
    say(f"{at.done} of {at.aim.target} {when}, {at.days_left} days left, {at.chance_in_words}: {at.course}.")
    say(f"By the end, likely {at.band[0]} to {at.band[2]}; {at.rate.mean * 30.4:.1f} a month at your pace.")
    if at.whole_chance is not None:
        say(f"All periods left: {percent(at.whole_chance)}.")
    print_ways_back(ways_back(at), at.chance)
    evidence = pipeline.evidence(session.workspace, row, session.today)
    for title, pieces in (("What counted", evidence.counted), ("What nearly counted", evidence.near)):
        if pieces:
            say()
            print_table(
                ("when", "who", "why"),
                [(f"{piece.day:%-d %b %Y}", piece.name, piece.words) for piece in pieces[-20:]],
                title=title,
            )
    print_history(session, row)


def print_ways_back(back: WaysBack, chance: float) -> None:
    if chance >= 0.8:
        return
    ways = []
    if back.target is not None:
        ways.append(f"a target of {back.target}")
    if back.by is not None:
        ways.append(f"until {back.by:%-d %B %Y}")
    if back.actions is not None:
        ways.append(f"{back.actions} planned steps of your own")
    say(f"To reach 80 %: {', or '.join(ways)}." if ways else "At this rhythm nothing brings it to 80 %.")


def print_history(session: Session, row: Held) -> None:
    over = pipeline.periods(session.workspace, row, session.today)
    if over:
        say()
        say("Past periods: " + ", ".join(f"{describe_span(p.span, session.today)} {p.done}" for p in over[-12:]))
    say()
    for revision in queries.revisions(session.workspace, row.goal.id):
        chances = [percent(chance) for chance in (revision.chance_before, revision.chance_after) if chance is not None]
        reason = f": “{revision.reason}”" if revision.reason else ""
        say(f"{revision.made_on:%-d %b %Y}  {revision.what}{reason}  {' → '.join(chances)}")
