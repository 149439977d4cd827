"""Text out of bytes as files really hold it: any common encoding, entities, marks and damage."""

import codecs
import html
import io
import re
import unicodedata

_HEAD = 4096
_UTF_16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

# Only closed entities: "AT&T" and "?a=1&copy=2" stay as they are.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Direction marks, zero-width space and byte-order mark. The joiners U+200C and U+200D stay: names and emoji need them.
_INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_CONTROLS = dict.fromkeys([*range(0x09), 0x7F, *range(0x0E, 0x1C)])
_UNSEEN = _INVISIBLE | _CONTROLS
# What UTF-8 looks like once it was read as cp1252: a lead byte of a common block, then a continuation byte.
_MOJIBAKE = re.compile("[ÂÃÄÅÐÑâð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """What the bytes that are not UTF-8 say in cp1252, so that a file of mixed encodings loses nothing."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_FALLBACK = "kithward.cp1252"
codecs.register_error(_FALLBACK, _as_cp1252)


def encoding_of(head: bytes) -> str:
    """The name of the encoding that the first bytes of a file speak for; UTF-8 where nothing speaks against it."""
    if head.startswith(_UTF_32_BOMS):
        return "utf-32"
    if head.startswith(_UTF_16_BOMS):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    head = head[: len(head) // 2 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.3 and even < odd * 0.1:
        return "utf-16-le"
    if even > len(head) * 0.3 and odd < even * 0.1:
        return "utf-16-be"
    return "utf-8"


def _errors(encoding: str) -> str:
    return _FALLBACK if encoding.startswith("utf-8") else "replace"


def decode(content: bytes) -> str:
    """The text of a whole file, without its byte-order mark; bytes that are no UTF-8 are read as cp1252."""
    encoding = encoding_of(content[:_HEAD])
    return content.decode(encoding, _errors(encoding))


def open_text(stream: io.RawIOBase | io.BytesIO) -> io.TextIOWrapper:
    """The lines of a file, decoded as they are read; line ends stay as they are, for the CSV reader to judge."""
    buffered = io.BufferedReader(stream, 1 << 16)
    encoding = encoding_of(buffered.peek(_HEAD)[:_HEAD])
    return io.TextIOWrapper(buffered, encoding=encoding, errors=_errors(encoding), newline="")


def is_binary(content: bytes) -> bool:
    """Whether these bytes are no text in any encoding: NUL bytes outside UTF-16, or many control characters."""
    head = content[:_HEAD]
    if encoding_of(head) in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        return False
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return b"\0" in head or controls > len(head) * 0.05


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
