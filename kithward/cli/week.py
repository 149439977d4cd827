"""`kithward week` and `kithward done`: the best use of this week's hours, and a step that was taken."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, say
from kithward.cli.undo import say_way_back
from kithward.language.amounts import hours, percent

if TYPE_CHECKING:
    from kithward.planning.week import PlannedStep, WeekPlan


@click.command()
@click.option("--hours", "hours_wanted", type=click.FloatRange(0, 168), help="Plan for so many hours instead.")
@as_json
@click.pass_context
def week(context: click.Context, hours_wanted: float | None, json_wanted: bool) -> None:
    """The best set of steps within the hours of this week, each with its reason."""
    session = open_session(context)
    from kithward import pipeline
    from kithward.upkeep import keep_up

    keep_up(session.workspace, session.today)
    minutes = None if hours_wanted is None else round(hours_wanted * 60)
    plan = pipeline.week(session.workspace, session.now, minutes=minutes)
    if json_wanted:
        print_json(week_as_json(plan))
    else:
        print_week(plan)


def week_as_json(plan: "WeekPlan") -> dict[str, Any]:
    return {
        "minutes_planned": plan.minutes_planned,
        "minutes_available": plan.minutes_available,
        "minutes_done": plan.minutes_done,
        "steps": [
            {
                "id": step.id,
                "title": step.title,
                "minutes": step.minutes,
                "why": step.why,
                "gains": [
                    {"goal": gain.goal, "before": round(gain.before, 4), "after": round(gain.after, 4)}
                    for gain in step.gains
                ],
            }
            for step in plan.steps
        ],
        "left_out": [
            {
                "id": left.step.id,
                "title": left.step.title,
                "minutes": left.step.minutes,
                "why": left.because,
                "worth": round(left.worth, 4),
            }
            for left in plan.left_out
        ],
        "done": [{"title": step.title, "minutes": step.minutes} for step in plan.done],
    }


def print_week(plan: "WeekPlan") -> None:
    available = hours(plan.minutes_available)
    say(f"{plan.first:%a %-d %B} to {plan.last:%a %-d %B}: {hours(plan.minutes_planned)} planned of {available}")
    for past in plan.done:
        say(f"  done    {past.title}")
    if not plan.steps and not plan.done:
        say("Nothing to propose yet: set a goal, bring in people, or write down an opportunity.")
    for step in plan.steps:
        say()
        say(f"{step.id}  {step.title}  ({hours(step.minutes)})")
        for line in reasons(step):
            say(f"        {line}")
    if plan.left_out:
        say()
        say("Left out for now:")
        for left in plan.left_out[:8]:
            say(f"  {left.step.id}  {left.step.title} ({hours(left.step.minutes)}): {left.because}")


def reasons(step: "PlannedStep") -> list[str]:
    from kithward.planning.week import gains_told

    lifts = [f"“{gain.goal}”: {percent(gain.before)} → {percent(gain.after)}" for gain in gains_told(step.gains)]
    return [*lifts, *([step.why] if step.why else [])]


@click.command()
@click.argument("step")
@click.option("--with", "with_names", multiple=True, help="Who was there, where the step does not say.")
@as_json
@click.pass_context
def done(context: click.Context, step: str, with_names: tuple[str, ...], json_wanted: bool) -> None:
    """Mark a STEP of this week as done: what happened goes into the log."""
    session = open_session(context)
    from kithward import doing
    from kithward.cli.log import print_news
    from kithward.cli.people import one_person

    telling = doing.Telling(people=tuple(one_person(session, name).id for name in with_names))
    told = doing.finish_step(session.workspace, step, telling, now=session.now)
    if json_wanted:
        print_json({"step": told.title, **told.news.as_json()})
        return
    say(f"Done: {told.title}")
    print_news(told.news)
    say_way_back(told.undo_id)
