"""Makes PNG and PDF of a Typst file and what goes into it. Only here is Typst known, and loaded when it is needed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

FOLDER: Final = Path(__file__).parent
DOTS_AN_INCH: Final = 72  # one for each point


def png(name: str, inputs: Mapping[str, str]) -> bytes:
    """The one page of a Typst file as a picture, a dot for each point. What goes in is data there, never markup."""
    import typst

    return typst.compile(
        FOLDER / name, root=FOLDER, font_paths=fonts(), format="png", ppi=DOTS_AN_INCH, sys_inputs=dict(inputs)
    )


def pdf(name: str, inputs: Mapping[str, str], *, made_on: date) -> bytes:
    """A Typst file as PDF with tags, the same each time on a day; as PDF/UA where this machine has every letter."""
    import typst

    def compiled(*standards: "PDFStandard") -> bytes:
        return typst.compile(
            FOLDER / name,
            root=FOLDER,
            font_paths=fonts(),
            format="pdf",
            sys_inputs=dict(inputs),
            timestamp=datetime.combine(made_on, time(12), UTC),
            pdf_standards=list(standards),
        )

    try:
        return compiled("ua-1")
    except typst.TypstError:  # that standard takes no letter without a shape
        return compiled()


@cache
def fonts() -> "Fonts":
    """The fonts of this machine, and those that Typst brings along; looked for once."""
    import typst

    return typst.Fonts()
