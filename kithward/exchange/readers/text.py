"""Text out of bytes as files really hold it: any common encoding, entities, marks and damage."""

import codecs
import io

from kithward.language.clean import clean as clean
from kithward.language.clean import mend_mojibake as mend_mojibake
from kithward.language.clean import unescape as unescape

_HEAD = 4096
_UTF_16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


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
