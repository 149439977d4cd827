"""Makes PNG and PDF of a Typst file and what goes into it. Only here is Typst known, and loaded when it is needed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typst import Fonts

FOLDER: Final = Path(__file__).parent
DOTS_AN_INCH: Final = 72  # one for each point


def png(name: str, inputs: Mapping[str, str]) -> bytes:
    """The one page of a Typst file as a picture, a dot for each point. What goes in is data there, never markup."""
    import typst

    return typst.compile(
        FOLDER / name, root=FOLDER, font_paths=fonts(), format="png", ppi=DOTS_AN_INCH, sys_inputs=dict(inputs)
    )


@cache
def fonts() -> "Fonts":
    """The fonts of this machine, and those that Typst brings along; looked for once."""
    import typst

    return typst.Fonts()
