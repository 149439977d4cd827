"""`kithward win card`: a win as a picture to share, with nothing on it but what is chosen."""

from pathlib import Path

import click

from kithward.cli.files import A_FILE, overwrite, write_file
from kithward.cli.session import open_session
from kithward.cli.show import say
from kithward.errors import BadInput

KINDS = ("png", "svg")
HELP_OF_WITH = "What else is on it, of title, evidence, celebrated, day, name."


@click.command()
@click.argument("which", metavar="WIN")
@click.option("--output", required=True, type=A_FILE, help="The file to write, such as win.png or win.svg.")
@click.option("--png", "kind", flag_value="png", help="As PNG, 1200 by 630, whatever the file is called.")
@click.option("--svg", "kind", flag_value="svg", help="As SVG, whatever the file is called.")
@click.option("--with", "chosen", default="", metavar="PARTS", help=HELP_OF_WITH)
@overwrite
@click.pass_context
def card(context: click.Context, which: str, output: Path, kind: str | None, chosen: str, overwrite: bool) -> None:
    """Keep a WIN as a picture to share: what kind of win it is, and nothing else but what you choose."""
    kind = kind or kind_of(output)
    session = open_session(context)
    from kithward.typeset.card import card_of
    from kithward.typeset.card_picture import as_png, as_svg
    from kithward.wins import queries
    from kithward.wins.sharing import shared

    row = queries.win_called(session.workspace, which)
    told = shared(row, parts_in(chosen), owner=session.workspace.owner_name)
    drawn = card_of(told.headline, told.told, footer=told.footer)
    write_file(output, as_png(drawn) if kind == "png" else as_svg(drawn).encode(), overwrite=overwrite)
    say(f"{output}: {drawn.words}")


def kind_of(output: Path) -> str:
    """The kind of picture that a file's name promises; raises BadInput where it promises none."""
    kind = output.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise BadInput(f"{output} is neither .png nor .svg: say `--png` or `--svg`.")
    return kind


def parts_in(chosen: str) -> list[str]:
    """Several parts, each known; raises BadInput."""
    from kithward.wins.sharing import PARTS

    parts = [part.strip().lower() for part in chosen.split(",") if part.strip()]
    for part in parts:
        if part not in PARTS:
            raise BadInput(f"“{part}” is nothing that a win has: choose of {', '.join(PARTS)}.")
    return parts
