"""`kithward strengths`: what is strong and what to grow, the answers beside the log."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.amounts import percent
from kithward.language.dates import day_in_words

if TYPE_CHECKING:
    from kithward.strengths import AreaNow, Strengths


@click.command()
@as_json
@click.pass_context
def strengths(context: click.Context, json_wanted: bool) -> None:
    """What is strong and what to grow: your answers beside your log."""
    session = open_session(context)
    from kithward import strengths as reading

    found = reading.strengths(session.workspace, session.today)
    if json_wanted:
        print_json(strengths_as_json(found) if found else None)
    elif found is None:
        say("Not answered yet: twenty statements wait on the page Strengths (`kithward serve`), about three minutes.")
    else:
        print_strengths(found)


def print_strengths(found: "Strengths") -> None:
    from kithward.assessment.statements import band

    rows = [
        (now.area.name, now.band, answered(now), now.seen.in_words if now.seen else "nothing yet")
        for now in found.areas
    ]
    print_table(
        ("area", "", "you say", "your log"), rows, title=f"Strengths and weaknesses of {day_in_words(found.on)}"
    )
    for now in found.areas:
        if now.is_seen_otherwise and now.seen:
            say(f"{now.area.name}: you see it otherwise than your log ({band(now.answer)} and {now.seen.band}).")
        if now.offer:
            begin = f"Your goal ({now.offer.state})" if now.offer.goal_id else "To grow it"
            say(f"{now.area.name}. {begin}: {now.offer.sentence} ({percent(now.offer.chance)} at your own pace)")
    say(f"Again from {day_in_words(found.again_on)}.")


def answered(now: "AreaNow") -> str:
    from kithward.assessment.statements import band

    return f"{band(now.answer)}, {now.change}" if now.change else band(now.answer)


def strengths_as_json(found: "Strengths") -> dict[str, Any]:
    return {"on": found.on, "again_on": found.again_on, "areas": [area_as_json(now) for now in found.areas]}


def area_as_json(now: "AreaNow") -> dict[str, Any]:
    """An area; scores are whole numbers from 0 to 100."""
    from kithward.assessment.statements import band

    return {
        "area": now.area.key,
        "name": now.area.name,
        "band": now.band,
        "answers": [{"on": on, "score": score, "band": band(score)} for on, score in now.answers],
        "change": now.change or None,
        "log": log_as_json(now),
        "seen_otherwise": now.is_seen_otherwise,
        "goal": {
            "sentence": now.offer.sentence,
            "chance": now.offer.chance,
            "id": now.offer.goal_id,
            "state": now.offer.state or None,
        }
        if now.offer
        else None,
    }


def log_as_json(now: "AreaNow") -> dict[str, Any] | None:
    if now.seen is None:
        return None
    judged = now.seen.judged
    low, high = judged.likely_scores
    return {
        "band": now.seen.band,
        "score": round(judged.score),
        "low": round(low),
        "high": round(high),
        "judged_by": judged.name,
        "events": judged.estimate.events,
        "habits": [
            {"name": each.name, "likely": each.likely, "rests_on": each.rests_on, "band": each.band}
            for each in now.seen.habits
        ],
    }
