"""`kithward serve` and `kithward link`: the pages, on this machine alone, for whoever has the start link."""

import ipaddress
import os
import sys
import webbrowser
from threading import Timer

import click

LOOPBACK = "127.0.0.1"
PORT = 8765

port_option = click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535))


@click.command()
@port_option
@click.option("--host", default=LOOPBACK, show_default=True, help="An address of this machine alone.")
@click.option("--open/--no-open", "wants_browser", default=True, help="Open the pages in your browser.")
@click.pass_context
def serve(context: click.Context, port: int, host: str, wants_browser: bool) -> None:
    """Serve the pages on this machine; the link that is shown opens them, and only that link."""
    refuse_public(host)
    from kithward.cli.session import open_session

    session = open_session(context)
    import waitress

    from kithward.errors import KithwardError
    from kithward.upkeep import keep_up
    from kithward.wsgi import application

    keep_up(session.workspace, session.today)
    try:
        server = waitress.create_server(application, host=host, port=port, threads=4)
    except OSError as error:
        raise KithwardError(f"Port {port} cannot be used ({error.strerror}): choose another with --port.") from error
    address = start_link(host, port)
    click.echo(f"Kithward is at {address}\nThis link is private: it opens your pages. Ctrl+C stops Kithward.")
    if wants_browser and has_screen():
        Timer(0.5, webbrowser.open, [address]).start()
    server.run()


@click.command()
@port_option
@click.pass_context
def link(context: click.Context, port: int) -> None:
    """Show the private link that opens the pages."""
    from kithward.cli.session import prepare

    prepare()
    click.echo(start_link(LOOPBACK, port))


def start_link(host: str, port: int) -> str:
    """The address that lets a browser in."""
    from django.conf import settings

    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/start/{settings.START_KEY}"


def refuse_public(host: str) -> None:
    """Raise KithwardError for an address that others could reach: there are no accounts to tell them apart."""
    from kithward.errors import KithwardError

    try:
        is_own = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_own = False
    if not is_own:
        raise KithwardError(
            f"{host} could be reached by others, and there are no accounts here that would keep your data from them: "
            f"Kithward serves on {LOOPBACK}, localhost or ::1 alone."
        )


def has_screen() -> bool:
    """Whether there is a screen to open a browser on; in a terminal alone, one would take the terminal over."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
