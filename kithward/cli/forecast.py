"""`kithward forecast history`: what was forecast, and what came."""

from typing import TYPE_CHECKING, Any

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.amounts import percent

if TYPE_CHECKING:
    from kithward.goals.models import Forecast
    from kithward.numerics.forecast_record import CalibrationBin

BINS = 5


@click.group()
def forecast() -> None:
    """How good the forecasts are."""


@forecast.command()
@as_json
@click.pass_context
def history(context: click.Context, json_wanted: bool) -> None:
    """Every forecast that was kept, its outcome, and how well the chances fit."""
    session = open_session(context)
    from kithward.goals import queries
    from kithward.numerics.forecast_record import brier, calibration
    from kithward.upkeep import keep_up

    keep_up(session.workspace, session.today)
    rows = list(queries.forecasts(session.workspace))
    chances, came_true = queries.judged(session.workspace)
    score = brier(chances, came_true) if chances else None
    bins = calibration(chances, came_true, bins=BINS) if chances else ()
    if json_wanted:
        forecasts = [forecast_as_json(row) for row in rows]
        fit = [bin_as_json(part) for part in bins]
        print_json({"forecasts": forecasts, "judged": len(chances), "brier": score, "calibration": fit})
        return
    say(f"{len(rows)} forecasts kept, {len(chances)} of them judged.")
    if score is None:
        say("None is over yet, so nothing can be said of how good they are.")
        return
    say(f"Brier score {score:.3f} (0 is perfect, .25 is a coin).")
    shares = [(percent(part.mean_chance), str(part.count), percent(part.share_met)) for part in bins]
    print_table(("said", "forecasts", "came true"), shares)


def forecast_as_json(row: "Forecast") -> dict[str, Any]:
    return {
        "on": row.made_on,
        "goal": row.goal.sentence,
        "judged_on": row.judged_on,
        "chance": row.chance,
        "done": row.done,
        "target": row.target,
        "came_true": row.came_true,
    }


def bin_as_json(part: "CalibrationBin") -> dict[str, Any]:
    return {
        "from": part.low,
        "to": part.high,
        "forecasts": part.count,
        "said": part.mean_chance,
        "met": part.share_met,
    }
