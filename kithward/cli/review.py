"""`kithward review`: the last week, month or quarter as its review sees it, and what was noted."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.amounts import percent
from kithward.language.dates import day_in_words

if TYPE_CHECKING:
    from kithward.goals.window import Period
    from kithward.network.lately import Happened
    from kithward.pipeline import Changed
    from kithward.reviews.queries import Standing

EMPTY = "nothing that happened then is known here, so there is nothing to look back at yet"


@click.command()
@click.argument("kind", type=click.Choice(["week", "month", "quarter"]), default="week")
@as_json
@click.pass_context
def review(context: click.Context, kind: "Period", json_wanted: bool) -> None:
    """The last week, month or quarter, looked back at.

    Of a week and a month: what was kept, what is late, and each goal then and now. Of a month too: what worked, and
    which goals are behind, too easy or standing still. Of a quarter: the vision, what you
    aim for, your strengths, and the goals that are over. With your notes.
    """
    session = open_session(context)
    from kithward.cli.review_month import month_as_json, print_month
    from kithward.cli.review_quarter import print_quarter, quarter_as_json
    from kithward.reviews import queries
    from kithward.upkeep import keep_up

    keep_up(session.workspace, session.today)
    found = queries.standing(session.workspace, kind, session.today)
    seen = quarter_as_json(session, found) if kind == "quarter" else days_as_json(session, found)
    asked = month_as_json(session, found) if kind == "month" else {}
    told = {**review_as_json(found), **seen, **asked}
    if json_wanted:
        print_json(told)
        return
    state = EMPTY if queries.is_empty(session.workspace, found) else stands(found)
    say(f"The {kind} from {day_in_words(found.days.first)} to {day_in_words(found.days.last)}: {state}.")
    (print_quarter if kind == "quarter" else print_days)(told)
    if kind == "month":
        print_month(told)
    print_notes(found)


def review_as_json(found: "Standing") -> dict[str, Any]:
    return {
        "kind": found.days.kind,
        "first": found.days.first,
        "last": found.days.last,
        "state": found.state,
        "begun": found.is_begun,
        "due_on": found.due_on,
        "notes": {key: note.text for key, note in found.notes.items()},
    }


def days_as_json(session: Session, found: "Standing") -> dict[str, Any]:
    """What happened in a week or a month."""
    from kithward import pipeline
    from kithward.goals.since import MONTH, WEEK
    from kithward.network.follow_ups import follow_up_counts
    from kithward.network.lately import happened
    from kithward.planning.queries import steps_between
    from kithward.wins.queries import wins_in

    workspace, days = session.workspace, found.days
    standings, changes = pipeline.goals_since(workspace, session.today, ago=WEEK if days.kind == "week" else MONTH)
    before = {one.since.standing.aim.goal_id: one for one in changes}
    return {
        "happened": [happened_as_json(row) for row in happened(workspace, days.first, days.last)],
        "wins": [{"day": row.day, "title": row.title} for row in wins_in(workspace, days.first, days.last)],
        "steps": [{"title": row.title, "state": row.state} for row in steps_between(workspace, days.first, days.last)],
        "late_follow_ups": follow_up_counts(workspace, session.today)["late"],
        "goals": [
            {
                "id": str(at.aim.goal_id),
                "goal": at.aim.sentence,
                "then": chance_then(before.get(at.aim.goal_id)),
                "now": round(at.chance, 4),
            }
            for at in standings
        ],
    }


def chance_then(change: "Changed | None") -> float | None:
    """The chance of about a week ago, where it is known and has moved."""
    then = change.since.chance_then if change else None
    return None if then is None else round(then, 4)


def happened_as_json(row: "Happened") -> dict[str, Any]:
    return {"day": row.day, "kind": row.kind, "form": row.form, "event": row.event_name, "people": list(row.people)}


def print_days(told: dict[str, Any]) -> None:
    kept = sum(step["state"] == "done" for step in told["steps"])
    for row in told["happened"]:
        people = f" with {', '.join(row['people'])}" if row["people"] else ""
        day = f"{row['day']:%a}" if told["kind"] == "week" else f"{row['day']:%-d %b}"
        say(f"  {day}  {row['event'] or row['form'] or row['kind']}{people}")
    for win in told["wins"]:
        say(f"  ★ {win['title']}")
    say(f"{kept} of {len(told['steps'])} steps done; follow-ups that are late: {told['late_follow_ups']}.")
    rows = [(row["goal"], chance_in_words(row["then"]), percent(row["now"])) for row in told["goals"]]
    if rows:
        print_table(("goal", "then", "now"), rows)


def print_notes(found: "Standing") -> None:
    from kithward.reviews.steps import steps_of

    for step in steps_of(found.days.kind):
        note = found.notes.get(step.key)
        if note and note.text:
            say(f"{step.title}: {note.text}")


def chance_in_words(chance: float | None) -> str:
    return "" if chance is None else percent(chance)


def stands(found: "Standing") -> str:
    """ "to be looked back at from 4 January 2027", "under way", "finished", "skipped"."""
    if not found.is_open:
        return found.state
    if found.is_begun:
        return "under way"
    return f"to be looked back at from {day_in_words(found.due_on)}, on the page Review (`kithward serve`)"
