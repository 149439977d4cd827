"""The card of a win as a picture: SVG, and that very SVG as PNG."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from kithward.typeset import press
from kithward.typeset.card import EDGE, HEIGHT, WIDTH, Card

# What the machine has, the plainest first; the last but one comes with Typst, so that a PNG has letters everywhere.
FONTS: Final = (
    "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', 'Libertinus Serif', sans-serif"
)
PAPER, BAR, SUN, STAR, INK, SOFT = "#fdfcf8", "#14664f", "#f7ecd3", "#a35a08", "#16211e", "#4a5a56"
STAR_SHAPE: Final = "M48 0l14 32 35 3-27 23 8 34-30-18-30 18 8-34L-1 35l35-3z"
FOOT: Final = 570
SMALL: Final = 28


def as_svg(card: Card) -> str:
    """The card in vectors. What people typed is text in it, whatever it looks like."""
    picture = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-label": card.words})
    picture.attrib |= {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT)}
    picture.set("font-family", FONTS)
    SubElement(picture, "rect", width=str(WIDTH), height=str(HEIGHT), fill=PAPER)
    SubElement(picture, "rect", width="18", height=str(HEIGHT), fill=BAR)
    SubElement(picture, "circle", cx="1140", cy="60", r="220", fill=SUN)
    SubElement(picture, "path", transform=f"translate({EDGE} 64)", fill=STAR, d=STAR_SHAPE)
    for line in card.lines:
        write(picture, line.words, line.y, size=line.size, weight=line.weight, fill=SOFT if line.is_soft else INK)
    if card.footer:
        write(picture, card.footer, FOOT, size=SMALL, weight=400, fill=SOFT)
    name = write(picture, "Kithward", FOOT, size=SMALL, weight=600, fill=BAR)
    name.attrib |= {"x": str(WIDTH - EDGE), "text-anchor": "end"}
    return tostring(picture, encoding="unicode")


def write(picture: Element, words: str, y: int, *, size: int, weight: int, fill: str) -> Element:
    """A line of text on the picture."""
    text = SubElement(picture, "text", {"x": str(EDGE), "y": str(y), "fill": fill})
    text.attrib |= {"font-size": str(size), "font-weight": str(weight)}
    text.text = words
    return text


def as_png(card: Card) -> bytes:
    """The same picture in dots, with the letters that this machine has."""
    return press.png("card.typ", {"picture": as_svg(card)})
