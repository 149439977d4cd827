"""Names made comparable: without case, accents, titles and stray marks."""

import re
import unicodedata
from functools import lru_cache
from uuid import UUID

LEADING_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "herr", "frau"}
TRAILING_TITLES = {"phd", "dphil", "md", "mba", "msc", "cfa", "cpa", "pmp", "esq"}  # after two words or more
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Accents and optional vowel points of Latin, Greek, Cyrillic, Hebrew and Arabic. The marks of other scripts tell
# names apart (Devanagari vowels, Japanese voicing) and stay.
ACCENTS = re.compile(
    r"[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
)
WITHOUT_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def plain_name(text: str) -> str:
    """`text` on one line, without direction marks and control characters, as it may be shown."""
    if text.isprintable():  # as nearly all are: no mark, no control character
        return " ".join(text.split())
    without_marks = INVISIBLE.sub("", text)
    printable = "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in without_marks)
    return " ".join(printable.split())


def folded(text: str) -> str:
    """`text` in small letters without accents, taken apart as far as Unicode can."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain_name(text)).casefold())
    return ACCENTS.sub("", small).translate(WITHOUT_STROKES)


@lru_cache(maxsize=32_768)  # an import asks for the key of one name a dozen times
def name_key(name: str) -> str:
    """The form by which two spellings of one name are equal: "Dr. José  O’Neil" gives "jose oneil"."""
    letters = folded(name).replace("-", " ").replace("/", " ")
    kept = "".join(mark for mark in letters if mark.isalnum() or mark.isspace() or unicodedata.category(mark)[0] == "M")
    words = unicodedata.normalize("NFC", kept).split()
    while len(words) > 1 and words[0] in LEADING_TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in TRAILING_TITLES:
        words = words[:-1]
    return " ".join(words)


def short_id(row_id: UUID) -> str:
    """The end of an id, enough to tell a person's rows apart by hand: ids made at one time begin alike."""
    return row_id.hex[-6:]
