"""`kithward goal ...` and `kithward goals`: read, set, look at, change and leave goals."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.cli.undo import say_way_back
from kithward.language.amounts import percent
from kithward.language.names import short_id

if TYPE_CHECKING:
    from uuid import UUID

    from kithward.goals.actions import Terms
    from kithward.goals.queries import Held
    from kithward.goals.standing import Standing
    from kithward.goals.window import Every

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def goal() -> None:
    """Read, set, look at, change and leave goals."""


@goal.command()
@click.argument("sentence")
@click.option("--today", type=DAY, help="Read it as on this day.")
@as_json
@click.pass_context
def read(context: click.Context, sentence: str, today: datetime | None, json_wanted: bool) -> None:
    """Say how a SENTENCE is understood, and how likely it is at your pace; nothing is set."""
    session = open_session(context, today=today.date() if today else None)
    from kithward.cli import goal_reading
    from kithward.errors import BadInput

    reading = goal_reading.reading_of(session, sentence)
    if reading.problems and not json_wanted:
        raise BadInput(" ".join(reading.problems))
    proposal = goal_reading.proposed(session, reading) if reading.understood else None
    if json_wanted:
        print_json(goal_reading.reading_as_json(reading, proposal))
    else:
        goal_reading.print_reading(reading, proposal)


def every_as_json(every: "Every | None") -> dict[str, Any] | None:
    return {"n": every.n, "period": every.period} if every else None


@goal.command()
@click.argument("sentence")
@click.option("--usual", type=click.FloatRange(0, 10_000), help="How many in a usual month, where there is no log yet.")
@click.option("--reason", default="", help="Why you set it.")
@click.option("--aspiration", multiple=True, help="Which aspiration it serves: part of its text.")
@click.option("--draft", is_flag=True, help="Keep it as a draft.")
@as_json
@click.pass_context
def add(
    context: click.Context,
    sentence: str,
    usual: float | None,
    reason: str,
    aspiration: tuple[str, ...],
    draft: bool,
    json_wanted: bool,
) -> None:
    """Set a goal from one SENTENCE."""
    session = open_session(context)
    from kithward import pipeline, proposals
    from kithward.cli import goal_reading
    from kithward.goals import actions, reversible

    reading = goal_reading.understood(session, sentence)
    proposal = goal_reading.proposed(session, reading, usual=usual)
    served = aspirations_called(session, aspiration)
    add_it = partial(
        actions.add_goal,
        session.workspace,
        proposals.terms_of(reading),
        as_of=session.today,
        chance=proposal.standing.chance,
        reason=reason,
        aspirations=[row.id for row in served],
        usual_per_month=usual,
        state="draft" if draft else "active",
    )
    made, undo_id = reversible.add(session.workspace, add_it)
    if json_wanted:
        print_json(goal_as_json(pipeline.goal_standing(session.workspace, made.id, session.today)))
        return
    say(f"Set: {made.sentence} ({short_id(made.id)})")
    goal_reading.print_ignored(reading)
    goal_reading.print_smart(reading, proposal, [row.text for row in served])
    say_way_back(undo_id)


def aspirations_called(session: Session, texts: tuple[str, ...]) -> list[Any]:
    from kithward.vision import queries

    return [queries.aspiration_called(session.workspace, text) for text in texts]


@click.command()
@click.option("--all", "all_wanted", is_flag=True, help="Those met, missed and dropped too.")
@as_json
@click.pass_context
def goals(context: click.Context, all_wanted: bool, json_wanted: bool) -> None:
    """Where each goal stands, and how likely it is."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.upkeep import keep_up

    keep_up(session.workspace, session.today)
    states = () if all_wanted else ("active", "paused", "draft")
    found = pipeline.standings(session.workspace, session.today, states)
    if json_wanted:
        print_json([goal_as_json(at) for at in found])
    elif not found:
        say('No goals yet: `kithward goal add "Attend two industry events a month"` sets one.')
    else:
        print_goals(found)


def goal_as_json(at: "Standing") -> dict[str, Any]:
    return {
        "id": str(at.aim.goal_id),
        "sentence": at.aim.sentence,
        "kind": at.aim.kind,
        "state": at.aim.state,
        "done": at.done,
        "target": at.aim.target,
        "every": every_as_json(at.aim.window.every),
        "by": at.aim.window.by.isoformat() if at.aim.window.by else None,
        "chance": round(at.chance, 4),
        "band": list(at.band),
        "counted": at.counted,
        "course": at.course,
    }


def print_goals(found: "list[Standing]") -> None:
    from kithward.goals.wording import describe_span

    print_table(
        ("id", "goal", "done", "when", "chance", ""),
        [
            (
                short_id(at.aim.goal_id) if at.aim.goal_id else "",
                at.aim.sentence,
                f"{at.done} of {at.aim.target}",
                f"{describe_span(at.span, at.as_of)}, {at.days_left} days left",
                at.chance_in_words,
                at.course if at.aim.state == "active" else at.aim.state,
            )
            for at in found
        ],
    )


@goal.command()
@click.argument("name")
@as_json
@click.pass_context
def show(context: click.Context, name: str, json_wanted: bool) -> None:
    """One goal in full: what counted, what nearly counted, ways back, and its changes."""
    session = open_session(context)
    from kithward.cli import goal_show
    from kithward.goals import queries

    row = queries.goal_called(session.workspace, name)
    if json_wanted:
        print_json(goal_show.in_full_as_json(session, row))
    else:
        goal_show.print_in_full(session, row)


@goal.command()
@click.argument("name")
@click.option("--target", type=click.IntRange(1, 1_000_000), help="How many.")
@click.option("--by", type=DAY, help="A later or earlier day.")
@click.option("--sentence", help="The whole goal, said anew.")
@click.option("--reason", required=True, help="Why it changes.")
@click.pass_context
def adjust(
    context: click.Context, name: str, target: int | None, by: datetime | None, sentence: str | None, reason: str
) -> None:
    """Change a goal; the reason and the chance before and after are kept."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.goals import queries, reversible

    row = queries.goal_called(session.workspace, name)
    before = pipeline.standing(session.workspace, row, session.today)
    terms = changed_terms(session, row, target=target, by=by.date() if by else None, sentence=sentence)
    after = pipeline.if_adjusted(session.workspace, row, terms, session.today)
    chances = (before.chance, after.chance)
    undo_id = reversible.adjust(
        session.workspace, row.goal.id, terms, as_of=session.today, reason=reason, chances=chances
    )
    say(f"{row.goal.sentence} → {terms.sentence}: {percent(before.chance)} → {percent(after.chance)}")
    say_way_back(undo_id)


def changed_terms(
    session: Session, row: "Held", *, target: int | None, by: date | None, sentence: str | None
) -> "Terms":
    """What the goal would say after the change."""
    from kithward.cli import goal_reading
    from kithward.errors import BadInput
    from kithward.goals import adjusting

    before = adjusting.terms_of(row)
    if sentence is not None:
        return adjusting.said_anew(before, goal_reading.understood(session, sentence), session.today)
    if target is None and by is None:
        raise BadInput("Say what changes: --target, --by or --sentence.")
    return adjusting.changed(
        before,
        target=target or before.target,
        by=by or before.window.by,
        every=before.window.every,
        today=session.today,
    )


def state_command(name: str, what: str, help_text: str) -> click.Command:
    """A command that takes one decision on a goal's state."""

    @click.command(name, help=help_text)
    @click.argument("goal_name", metavar="NAME")
    @click.option("--reason", default="", help="Why.")
    @click.option("--lesson", default="", help="What was learned.")
    @click.pass_context
    def decide(context: click.Context, goal_name: str, reason: str, lesson: str) -> None:
        session = open_session(context)
        from kithward.goals import queries

        row = queries.goal_called(session.workspace, goal_name)
        if what == "resumed" and row.goal.state == "draft":
            set_draft(session, row)
            return
        undo_id = decided(session, row, what, reason=reason, lesson=lesson)
        say(f"{row.goal.sentence}: {what}.")
        say_way_back(undo_id)

    return decide


def decided(session: Session, row: "Held", what: str, *, reason: str, lesson: str) -> "UUID | None":
    from kithward.goals import actions, reversible

    decide = partial(
        actions.decide_state, session.workspace, row.goal.id, what, as_of=session.today, reason=reason, lesson=lesson
    )
    return reversible.decide(session.workspace, row.goal.id, decide, said=what.capitalize())


def set_draft(session: Session, row: "Held") -> None:
    """A draft that is taken up is set as it stands."""
    from kithward import proposals
    from kithward.goals import queries

    undo_id = proposals.set_draft(session.workspace, row.goal.id, session.today)
    say(f"Set: {queries.goal(session.workspace, row.goal.id).goal.sentence} ({short_id(row.goal.id)})")
    say_way_back(undo_id)


@goal.command()
@click.argument("name")
@click.option("--reason", default="", help="Why.")
@click.pass_context
def keep(context: click.Context, name: str, reason: str) -> None:
    """Decide that a goal stays as it is; its history says so, and why."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.goals import actions, queries, reversible

    row = queries.goal_called(session.workspace, name)
    at = pipeline.standing(session.workspace, row, session.today)
    keep_it = partial(
        actions.keep_as_it_is,
        session.workspace,
        row.goal.id,
        as_of=session.today,
        reason=reason,
        chance=at.chance,
    )
    undo_id = reversible.decide(session.workspace, row.goal.id, keep_it, said="Kept as it is")
    say(f"{row.goal.sentence}: kept as it is, {at.chance_in_words}.")
    say_way_back(undo_id)


goal.add_command(state_command("pause", "paused", "Leave a goal aside for a while."))
goal.add_command(state_command("resume", "resumed", "Take a paused goal up again, or set a draft."))
goal.add_command(state_command("drop", "dropped", "Let a goal go, with what was learned."))


@goal.command()
@click.argument("name")
@click.argument("words", metavar="LESSON")
@click.pass_context
def lesson(context: click.Context, name: str, words: str) -> None:
    """Note what a goal that is over has taught."""
    session = open_session(context)
    from kithward.goals import queries, reversible

    row = queries.goal_called(session.workspace, name)
    undo_id = reversible.keep_lesson(session.workspace, row.goal.id, words)
    say(f"{row.goal.sentence}. What it taught is kept.")
    say_way_back(undo_id)


@goal.command()
@click.argument("name")
@click.argument("person_name", metavar="PERSON")
@click.option("--not", "excluded", is_flag=True, help="They do not count.")
@click.option("--reason", default="", help="Why.")
@click.pass_context
def count(context: click.Context, name: str, person_name: str, excluded: bool, reason: str) -> None:
    """Say yourself that a PERSON counts for a goal, or (--not) does not."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.cli.people import one_person
    from kithward.goals import queries, reversible

    row = queries.goal_called(session.workspace, name)
    person = one_person(session, person_name)
    before = pipeline.standing(session.workspace, row, session.today)
    undo_id = reversible.decide_evidence(
        session.workspace, row.goal.id, counts=not excluded, as_of=session.today, person_id=person.id, reason=reason
    )
    after = pipeline.standing(session.workspace, row, session.today)
    say(f"{after.aim.sentence}: {after.done} of {after.aim.target}, {after.chance_in_words}")
    if after.done == before.done:
        say(f"It moved nothing yet: nothing with {person.name} in this time would change the count.")
    say_way_back(undo_id)
