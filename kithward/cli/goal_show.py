"""One goal in full, as text and as JSON."""

from typing import Any

from kithward.cli.goals import goal_as_json
from kithward.cli.session import Session
from kithward.cli.show import print_table, say
from kithward.goal_in_full import GoalInFull, goal_in_full
from kithward.goals import queries
from kithward.goals.outcomes import came_of_goals, kinds_in_words
from kithward.goals.pace import pace_in_words
from kithward.goals.queries import Held
from kithward.goals.reasons import MOST_PIECES
from kithward.goals.standing import Judged, WaysBack
from kithward.goals.wording import describe_span
from kithward.language.amounts import percent


def in_full_as_json(session: Session, row: Held) -> dict[str, Any]:
    found = goal_in_full(session.workspace, row, session.now, most=MOST_PIECES)
    at, back = found.at, found.back or WaysBack(None, None, None)
    return {
        **goal_as_json(at),
        "measure": {"unit": at.aim.measure.unit, **at.aim.measure.filters()},
        "whole_chance": at.whole_chance,
        "ways_back": {"target": back.target, "by": back.by, "actions": back.actions},
        "came_of_it": [
            {"id": str(one.outcome_id), "kind": one.kind, "day": one.day, "person": one.person}
            for one in came_of_goals(session.workspace, [row.goal.id])[row.goal.id]
        ],
        "evidence": [piece_as_json(piece) for piece in found.evidence.counted],
        "near": [piece_as_json(piece) for piece in found.evidence.near],
        "course": course_as_json(found),
        "could": could_as_json(found),
        "periods": [
            {
                "first": period.span.first,
                "last": period.span.last,
                "done": period.done,
                "met": period.met,
                "days_off": period.mostly_off,
            }
            for period in found.periods
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


def course_as_json(found: GoalInFull) -> dict[str, Any]:
    """The way so far by the days on which it changed, and the band of days ahead."""
    return {
        "start": found.course.start,
        "so_far": [{"day": stood.day, "done": stood.done} for stood in found.course.so_far],
        "ahead": [
            {"day": day.day, "low": day.low, "middle": day.middle, "high": day.high} for day in found.course.ahead
        ],
    }


def could_as_json(found: GoalInFull) -> dict[str, Any]:
    return {
        "people": [{"id": str(row.person_id), "name": row.name, "tie": row.tie} for row in found.could.people],
        "people_in_all": found.could.people_in_all,
        "opportunities": [
            {"id": str(row.opportunity_id), "title": row.title, "chance_after": round(row.after, 4)}
            for row in found.could.opportunities
        ],
    }


def print_in_full(session: Session, row: Held) -> None:
    found = goal_in_full(session.workspace, row, session.now)
    at = found.at
    say(at.aim.sentence)
    when = describe_span(at.span, session.today)
    if found.is_open:
        say(f"{at.done} of {at.aim.target} {when}, {at.days_left} days left, {at.chance_in_words}: {at.course}.")
        say(f"By the end, likely {at.band[0]} to {at.band[2]}; {pace_in_words(at.rate.mean, at.aim.measure)} now.")
    else:
        say(f"{row.goal.state.capitalize()}: {at.done} of {at.aim.target} {when}.")
    if found.is_open and at.whole_chance is not None:
        say(f"All periods left: {percent(at.whole_chance)}.")
    if found.back is not None:
        print_ways_back(found.back)
    for title, pieces in (("What counted", found.evidence.counted), ("What nearly counted", found.evidence.near)):
        if pieces:
            say()
            print_table(
                ("when", "who", "why"),
                [(f"{piece.day:%-d %b %Y}" if piece.day else "", piece.name, piece.words) for piece in pieces],
                title=title,
            )
    came = came_of_goals(session.workspace, [row.goal.id])[row.goal.id]
    if came:
        say()
        say(f"What came of it: {kinds_in_words(came)}")
    print_could(found)
    print_history(session, found)


def print_ways_back(back: WaysBack) -> None:
    ways = []
    if back.target is not None:
        ways.append(f"a target of {back.target}")
    if back.by is not None:
        ways.append(f"until {back.by:%-d %B %Y}")
    if back.actions is not None:
        ways.append(f"{back.actions} planned steps of your own")
    say(f"To reach 80 %: {', or '.join(ways)}." if ways else "At this rhythm nothing brings it to 80 %.")


def print_could(found: GoalInFull) -> None:
    """Who would count, and what would lift it."""
    if found.could.people:
        say()
        say(f"Would count ({found.could.people_in_all:,} you know):")
        for person in found.could.people:
            say(f"  {person.name}  {person.tie}")
    for row in found.could.opportunities:
        say(f"  “{row.title}” lifts it from {percent(row.before)} to {percent(row.after)}")


def period_in_words(period: Judged, session: Session) -> str:
    """ "in March 2", and why nothing was asked of it where that is so."""
    aside = " (days off)" if period.outcome == "off" else ""
    return f"{describe_span(period.span, session.today)} {period.done}{aside}"


def print_history(session: Session, found: GoalInFull) -> None:
    if found.periods:
        say()
        say(f"Past periods: {', '.join(period_in_words(period, session) for period in found.periods[-12:])}")
    say()
    for change in found.changes:
        chances = [percent(chance) for chance in (change.chance_before, change.chance_after) if chance is not None]
        reason = f": “{change.reason}”" if change.reason else ""
        say(f"{change.day:%-d %b %Y}  {change.words}{reason}  {' → '.join(chances)}".rstrip())
