"""`kithward demo`: a believable year to look around in, apart from one's own."""

import click

from kithward.cli.show import say


@click.command()
@click.option("--fresh", is_flag=True, help="Make it anew, without what was changed in it.")
@click.pass_context
def demo(context: click.Context, fresh: bool) -> None:
    """Make the sample year in a workspace of its own."""
    from kithward.cli.session import open_session

    session = open_session(context)
    from kithward.demo import open_sample

    sample = open_sample(session.today, fresh=fresh)
    say(f"The sample year is ready: `kithward --workspace {sample.slug} week`, or “Look around” on the page.")
