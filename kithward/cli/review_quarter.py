"""`kithward review quarter`: the vision, what it holds, the strengths and the goals that are over."""

from typing import TYPE_CHECKING, Any

from kithward.cli.session import Session
from kithward.cli.show import print_table, say
from kithward.language.amounts import percent
from kithward.language.dates import day_in_words

if TYPE_CHECKING:
    from kithward.reviews.queries import Standing

MOST_CLOSED = 50
OUTCOMES = {"met": "Met", "missed": "Missed", "dropped": "Let go"}


def quarter_as_json(session: Session, found: "Standing") -> dict[str, Any]:
    return {
        "vision": vision_as_json(session),
        "aspirations": aspirations_as_json(session),
        "strengths": strengths_then_as_json(session),
        "closed_goals": closed_as_json(session, found),
        "proposed": proposed_as_json(session, found),
    }


def vision_as_json(session: Session) -> dict[str, Any] | None:
    from kithward.vision.queries import versions

    rows = versions(session.workspace)
    latest, first = rows.first(), rows.last()
    if latest is None or first is None:
        return None
    return {
        "text": latest.text,
        "by": latest.by,
        "version": latest.number,
        "written_on": latest.written_on,
        "first_written_on": first.written_on,
    }


def aspirations_as_json(session: Session) -> list[dict[str, Any]]:
    """The aspirations by rank, each with the active goals that serve it and their chances."""
    from kithward import pipeline
    from kithward.goals.queries import served_by
    from kithward.vision.queries import aspirations

    standings = pipeline.standings(session.workspace, session.today)
    served = served_by(session.workspace, [at.aim.goal_id for at in standings if at.aim.goal_id])
    return [
        {
            "aspiration": row.text,
            "rank": row.rank,
            "goals": [
                {"goal": at.aim.sentence, "chance": round(at.chance, 4), "course": at.course}
                for at in standings
                if at.aim.goal_id and row in served[at.aim.goal_id]
            ],
        }
        for row in aspirations(session.workspace)
    ]


def strengths_then_as_json(session: Session) -> dict[str, Any] | None:
    from kithward.cli.strengths import strengths_as_json
    from kithward.strengths import strengths

    found = strengths(session.workspace, session.today)
    return {**strengths_as_json(found), "is_due": found.again_on <= session.today} if found else None


def proposed_as_json(session: Session, found: "Standing") -> dict[str, list[dict[str, Any]]]:
    """What the log proposes to start, stop and continue, each with what it rests on."""
    from kithward.quarter import PROPOSED

    return {
        step: [
            {
                "kind": row.kind,
                "words": row.words,
                "rests_on": row.rests_on,
                "goal_id": str(row.goal_id) if row.goal_id else None,
            }
            for row in propose(session.workspace, found.days, session.today)
        ]
        for step, propose in PROPOSED.items()
    }


def closed_as_json(session: Session, found: "Standing") -> list[dict[str, Any]]:
    from kithward.quarter import goals_over

    return [
        {
            "id": str(over.row.goal.id),
            "goal": over.row.goal.sentence,
            "outcome": over.row.goal.state,
            "closed_on": over.row.goal.closed_on,
            "lesson": over.row.goal.lesson,
            "helped": list(over.helped),
            "to_thank": list(over.thanked),
        }
        for over in goals_over(session.workspace, found.days, most=MOST_CLOSED)
    ]


def print_quarter(told: dict[str, Any]) -> None:
    vision = told["vision"]
    if vision:
        first = f", first written on {day_in_words(vision['first_written_on'])}" if vision["version"] > 1 else ""
        say(f"Vision, version {vision['version']} of {day_in_words(vision['written_on'])}{first}: {vision['text']}")
    for row in told["aspirations"]:
        say(f"{row['rank']}. {row['aspiration']}{'' if row['goals'] else ': no goal under way'}")
        for goal in row["goals"]:
            say(f"   {goal['goal']}: {percent(goal['chance'])}, {goal['course']}")
    print_strengths(told["strengths"])
    for row in told["closed_goals"]:
        lesson = f" It taught: {row['lesson']}" if row["lesson"] else ""
        thanks = f" To thank: {', '.join(row['to_thank'])}." if row["to_thank"] else ""
        say(f"{OUTCOMES[row['outcome']]} on {day_in_words(row['closed_on'])}: {row['goal']}.{lesson}{thanks}")
    for step, rows in told["proposed"].items():
        for row in rows:
            say(f"{step.capitalize()}? {row['words']} ({row['rests_on']}).")


def print_strengths(told: dict[str, Any] | None) -> None:
    if told is None or told["is_due"]:
        say("It is time to look at your strengths, on the page Strengths (`kithward serve`).")
        return
    rows = [
        (area["name"], *bands_of(area), area["log"]["band"] if area["log"] else "", area["change"] or "")
        for area in told["areas"]
    ]
    print_table(("area", "before", "now", "your log", ""), rows)


def bands_of(area: dict[str, Any]) -> tuple[str, str]:
    """What was answered the time before, where there was one, and last."""
    bands = [answer["band"] for answer in area["answers"]]
    return bands[1] if len(bands) > 1 else "", bands[0]
