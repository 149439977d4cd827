"""`kithward duplicates`: who may be in the network twice."""

import click

from kithward.cli.session import open_session
from kithward.cli.show import as_json, print_json, print_table, say
from kithward.language.names import short_id

MOST_SHOWN = 50


@click.command()
@click.option("--most", default=MOST_SHOWN, show_default=True, type=click.IntRange(1, 2000))
@as_json
@click.pass_context
def duplicates(context: click.Context, most: int, json_wanted: bool) -> None:
    """Who may be in your network twice, the likeliest first, each pair with its reason."""
    session = open_session(context)
    from kithward.network import duplicates as found_twice
    from kithward.network import queries

    found = found_twice.duplicates(session.workspace)
    shown = found[:most]
    names = queries.names_of(session.workspace, {row_id for pair in shown for row_id in (pair.one, pair.other)})
    if json_wanted:
        print_json(
            [
                {
                    "one": {"id": str(pair.one), "name": names[pair.one]},
                    "other": {"id": str(pair.other), "name": names[pair.other]},
                    "reason": pair.reason,
                    "score": round(pair.score, 2),
                }
                for pair in shown
            ]
        )
        return
    if not shown:
        say("Nobody is here twice, as far as names and addresses tell.")
        return
    rows = [
        (
            f"{names[pair.one]} ({short_id(pair.one)})",
            f"{names[pair.other]} ({short_id(pair.other)})",
            pair.reason,
        )
        for pair in shown
    ]
    print_table(("this entry", "and this", "may be one person"), rows)
    if len(found) > len(shown):
        say(f"... {len(shown)} of {len(found)}; --most shows more.")
