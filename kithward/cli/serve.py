"""`kithward serve`: the pages, on this machine alone."""

import click

LOOPBACK = "127.0.0.1"


@click.command()
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535))
@click.pass_context
def serve(context: click.Context, port: int) -> None:
    """Serve the pages on this machine, at http://127.0.0.1:8765."""
    from kithward.cli.session import open_session

    session = open_session(context)
    import waitress

    from kithward.errors import KithwardError
    from kithward.upkeep import keep_up
    from kithward.wsgi import application

    keep_up(session.workspace, session.today)
    try:
        server = waitress.create_server(application, host=LOOPBACK, port=port, threads=4)
    except OSError as error:
        raise KithwardError(f"Port {port} cannot be used ({error.strerror}): choose another with --port.") from error
    click.echo(f"Kithward is at http://{LOOPBACK}:{port} (Ctrl+C stops it).")
    server.run()
