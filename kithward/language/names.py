"""Names made comparable: without case, accents, titles and stray marks."""

import re
import unicodedata

LEADING_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "herr", "frau"}
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NOT_IN_NAMES = re.compile(r"[^\w\s]|_", re.UNICODE)


def plain_name(text: str) -> str:
    """`text` on one line, without direction marks and control characters, as it may be shown."""
    without_marks = INVISIBLE.sub("", text)
    printable = "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in without_marks)
    return " ".join(printable.split())


def name_key(name: str) -> str:
    """The form by which two spellings of one name are equal: "Dr. José  O’Neil" gives "jose oneil"."""
    folded = unicodedata.normalize("NFKD", plain_name(name).casefold())
    letters = "".join(mark for mark in folded if not unicodedata.combining(mark))
    words = NOT_IN_NAMES.sub("", letters.replace("-", " ").replace("/", " ")).split()
    while len(words) > 1 and words[0] in LEADING_TITLES:
        words = words[1:]
    return " ".join(words)
