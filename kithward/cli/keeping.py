"""What a look at the goals keeps up: today's forecasts are stored, and what is over is judged."""

from kithward import pipeline
from kithward.cli.session import Session
from kithward.goals import actions


def keep_up(session: Session) -> None:
    """Keep today's forecasts."""
    given = pipeline.forecasts_to_keep(pipeline.standings(session.workspace, session.today))
    actions.keep_forecasts(session.workspace, given, as_of=session.today)
