"""One line of text as it is fit to show and compare: entities, mojibake and unseen marks mended."""

import html
import re
import unicodedata

# Only closed entities: "AT&T" and "?a=1&copy=2" stay as they are.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Direction marks, zero-width space and byte-order mark. The joiners U+200C and U+200D stay: names and emoji need them.
_INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_CONTROLS = dict.fromkeys([*range(0x09), 0x7F, *range(0x0E, 0x1C)])
_UNSEEN = _INVISIBLE | _CONTROLS
# What UTF-8 looks like once it was read as cp1252: a lead byte of a common block, then a continuation byte.
_MOJIBAKE = re.compile("[ÂÃÄÅÐÑâð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def unescape(text: str) -> str:
    """The text with its HTML entities turned into the characters they stand for, once."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text


def mend_mojibake(text: str) -> str:
    """The text as it was before UTF-8 was read as cp1252; unchanged unless every odd character fits that story."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    try:
        return b"".join(_byte_of(letter) for letter in text).decode("utf-8")
    except UnicodeError:
        return text


def _byte_of(letter: str) -> bytes:
    """The byte behind a letter in cp1252, where the five bytes it leaves open stand for themselves."""
    return bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


def clean(text: str) -> str:
    """One line of text fit to show and compare: entities and mojibake mended, unseen marks and double spaces gone."""
    if text.isascii() and text.isprintable() and "&" not in text:
        return " ".join(text.split())
    mended = mend_mojibake(unescape(text)).translate(_UNSEEN)
    return unicodedata.normalize("NFC", " ".join(mended.split()))
