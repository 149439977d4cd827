"""`kithward vision`: where I want to be, its versions, and the questions that lead to it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.cli.undo import say_way_back

if TYPE_CHECKING:
    from kithward.vision.models import VisionVersion


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def vision(context: click.Context, json_wanted: bool) -> None:
    """Where you want to be: your vision, its aspirations by rank, and the goals that serve them."""
    if context.invoked_subcommand is not None:
        return
    session = open_session(context)
    from kithward.vision import queries
    from kithward.vision.reflection import QUESTIONS

    latest, held = queries.vision(session.workspace), held_by(session)
    answered = len(queries.answers(session.workspace))
    if json_wanted:
        print_json(
            {
                "vision": version_as_json(latest) if latest else None,
                "answered": answered,
                "questions": len(QUESTIONS),
                **held,
            }
        )
        return
    if latest is None:
        say('No vision yet: `kithward vision questions` helps to find it, `kithward vision write "..."` keeps it.')
    else:
        print_version(latest)
    print_held(held)


def version_as_json(row: "VisionVersion") -> dict[str, Any]:
    return {"number": row.number, "text": row.text, "by": row.by, "written_on": row.written_on}


def print_version(row: "VisionVersion") -> None:
    from kithward.language.dates import day_in_words

    by = f", by {day_in_words(row.by)}" if row.by else ""
    say(f"Version {row.number}, written on {day_in_words(row.written_on)}{by}")
    say()
    say(row.text)


def held_by(session: Session) -> dict[str, Any]:
    """The aspirations with the open goals that serve them, and the goals that serve none."""
    from kithward.goals import queries as goal_queries
    from kithward.vision import queries

    goals = goal_queries.goals(session.workspace, goal_queries.OPEN_STATES)
    served = goal_queries.served_by(session.workspace, [row.goal.id for row in goals])
    told = {
        row.goal.id: {"id": str(row.goal.id), "goal": row.goal.sentence, "weight": round(row.weight, 4)}
        for row in goals
    }
    return {
        "aspirations": [
            {
                "id": str(aspiration.id),
                "rank": aspiration.rank,
                "kind": aspiration.kind,
                "text": aspiration.text,
                "by": aspiration.by,
                "goals": [told[goal_id] for goal_id, rows in served.items() if aspiration in rows],
            }
            for aspiration in queries.aspirations(session.workspace)
        ],
        "goals_that_serve_none": [told[goal_id] for goal_id, rows in served.items() if not rows],
    }


def print_held(held: dict[str, Any]) -> None:
    from kithward.vision.weight import weight_in_words

    def print_goals(goals: list[dict[str, Any]]) -> None:
        for goal in goals:
            say(f"     {goal['goal']} ({weight_in_words(goal['weight'])})")

    if held["aspirations"]:
        say()
    for row in held["aspirations"]:
        by = f", by {row['by']}" if row["by"] else ""
        say(f"  {row['rank']}. {row['text']} ({row['kind']}{by})")
        print_goals(row["goals"])
        if not row["goals"]:
            say("     no goal serves it yet")
    if held["goals_that_serve_none"]:
        say()
        say("  Goals that serve no aspiration yet:")
        print_goals(held["goals_that_serve_none"])


@vision.command()
@click.argument("text")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="By when; without it, as before.")
@click.pass_context
def write(context: click.Context, text: str, by: datetime | None) -> None:
    """Write your vision anew; what stood before is kept as an earlier version."""
    session = open_session(context)
    from kithward.vision import queries, reversible

    latest = queries.vision(session.workspace)
    day = by.date() if by else latest.by if latest else None
    written, undo_id = reversible.write_vision(session.workspace, text, by=day, as_of=session.today)
    say(f"Kept as version {written.number}." if undo_id else "Your vision says that already.")
    say_way_back(undo_id)


@vision.command()
@as_json
@click.pass_context
def versions(context: click.Context, json_wanted: bool) -> None:
    """Every version of your vision, the latest first."""
    session = open_session(context)
    from kithward.vision import queries

    rows = list(queries.versions(session.workspace))
    if json_wanted:
        print_json([version_as_json(row) for row in rows])
        return
    if not rows:
        say("No vision yet.")
    for row in rows:
        print_version(row)
        say()


@vision.command()
@as_json
@click.pass_context
def questions(context: click.Context, json_wanted: bool) -> None:
    """The questions of the reflection, with your answers."""
    session = open_session(context)
    from kithward.vision import queries
    from kithward.vision.reflection import QUESTIONS

    answers = queries.answer_texts(session.workspace)
    if json_wanted:
        print_json(
            [
                {"number": number, "question": row.asked, "hint": row.hint, "answer": answers.get(row.key, "")}
                for number, row in enumerate(QUESTIONS, start=1)
            ]
        )
        return
    print_table(
        ("", "question", "your answer"),
        [(str(number), row.asked, answers.get(row.key, "")) for number, row in enumerate(QUESTIONS, start=1)],
    )
    say('`kithward vision answer 1 "..."` answers the first; `kithward vision from-answers` makes a vision of them.')


@vision.command()
@click.argument("number", type=int)
@click.argument("text")
@click.pass_context
def answer(context: click.Context, number: int, text: str) -> None:
    """Answer the question of that NUMBER; an empty TEXT takes the answer away."""
    session = open_session(context)
    from kithward.vision import reversible, writing

    question = writing.question_numbered(number)
    undo_id = reversible.answer(session.workspace, question, text, as_of=session.today)
    say(f"Kept: your answer to “{question.asked}”" if undo_id else "It was answered so already.")
    say_way_back(undo_id)


@vision.command("from-answers")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="By when; without it, as before.")
@click.pass_context
def from_answers(context: click.Context, by: datetime | None) -> None:
    """Make a vision of your answers, as a new version."""
    session = open_session(context)
    from kithward.vision import queries
    from kithward.vision.reflection import vision_text

    text = vision_text(queries.answer_texts(session.workspace))
    context.invoke(write, text=text, by=by)
