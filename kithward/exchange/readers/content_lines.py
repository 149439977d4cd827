"""The lines that vCard and calendar files are made of: folding, parameters, escapes and encodings."""

import binascii
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kithward.exchange.readers import text as texts

_LINE_END = re.compile(r"\r*\n|\r")
_FOLD = re.compile(rb"\r*\n[ \t]")
_PROPERTY = re.compile(r"(?:[\w-]+\.)?[A-Za-z][\w-]*[ \t]*[;:]", re.ASCII)
_STRAY_NAME = re.compile(r"\\n[A-Za-z][\w-]*", re.ASCII)
_QUOTED_HEAD = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_CHARSET = re.compile(rb"^[^:\r\n]*;[ \t]*CHARSET[ \t]*=[ \t]*\"?([\w.:-]+)", re.IGNORECASE | re.MULTILINE)
_ESCAPE = re.compile(r'\\([nN\\,;:"])')
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})
_NOT_TEXT = dict.fromkeys([0x0000, 0xFEFF])  # databases refuse the one, concatenated files are full of the other
_KEPT_BINARY = 256  # characters of base64 that stay in the raw text; a picture has hundreds of times as many


class ContentLine(NamedTuple):
    """One property: its name without its group, its parameters by name, both in capitals, and its value as written."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def types(self) -> frozenset[str]:
        """The values of TYPE in small letters, also of the bare form that vCard 2.1 has."""
        return frozenset(kind.strip().lower() for kind in self.parameters.get("TYPE", "").split(",")) - {""}

    @property
    def text(self) -> str:
        """The value without quoted-printable; escapes stay, because they tell separators from characters."""
        if self.parameters.get("ENCODING", "").upper() not in ("QUOTED-PRINTABLE", "Q"):
            return self.value
        charset = self.parameters.get("CHARSET", "utf-8")
        return _decoded(binascii.a2b_qp(self.value.encode("utf-8")), charset).translate(_NOT_TEXT)


def text_of(content: bytes) -> str:
    """The text of a file, in whose older forms each property may name a charset of its own."""
    if texts.encoding_of(content[:4096]).startswith("utf-16") or _is_utf_8(content):
        return texts.decode(content)
    joined = _FOLD.sub(b"", content)  # a fold may cut a character in two
    if _is_utf_8(joined) or not _CHARSET.search(joined):
        return texts.decode(joined)
    return "\n".join(_by_its_charset(line) for line in joined.split(b"\n"))


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_its_charset(line: bytes) -> str:
    found = _CHARSET.match(line)
    return _decoded(line, found[1].decode("ascii", "replace")) if found else texts.decode(line)


def _decoded(content: bytes, charset: str) -> str:
    try:
        text = content.decode(charset)
        text.encode("utf-8")  # UTF-7 and its like can spell halves of characters, which no database takes
    except (ValueError, LookupError):  # damaged, or a charset that nobody knows
        return texts.decode(content)
    return text


def physical_lines(text: str) -> list[str]:
    """The lines as they stand; not `splitlines`, which also cuts at characters that belong to a text."""
    return _LINE_END.split(text.translate(_NOT_TEXT))


def unfolded(lines: Iterable[str]) -> Iterator[str]:
    """The properties, each in one piece.

    Besides folding by a leading space this joins soft breaks of quoted-printable, base64 that was never folded, and
    line ends in a text that somebody forgot to escape.
    """
    parts: list[str] = []
    for line in lines:
        if parts and parts[-1].endswith("=") and _is_quoted_printable(parts[0]):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif not line.strip():
            continue
        elif parts and line[0] in " \t":
            if _STRAY_NAME.fullmatch(parts[-1]) and line.strip()[0] in ";:":  # folded right after the name
                yield "".join(parts[:-1])
                parts = [parts[-1][2:]]
            parts.append(line[1:])
        elif _PROPERTY.match(line) or not parts:
            if parts:
                yield "".join(parts)
            parts = [line]
        else:
            parts.append(line if _is_base64(parts[0]) else "\\n" + line)
    if parts:
        yield "".join(parts)


def _is_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _is_base64(line: str) -> bool:
    head, _, value = line.partition(":")
    capitals = head.upper()
    return "BASE64" in capitals or "ENCODING=B" in capitals or (value[:5] == "data:" and ";base64," in value[:80])


def without_binaries(lines: Iterable[str]) -> str:
    """The lines as they stand, but each picture, sound or key in base64 replaced by how long it was."""
    kept: list[str] = []
    binary: list[str] = []
    for line in lines:
        begins = _PROPERTY.match(line) is not None
        if begins:
            kept += _shortened(binary)
            binary = []
        if binary or (begins and _is_base64(line)):
            binary.append(line)
        else:
            kept.append(line)
    return "\n".join(kept + _shortened(binary))


def _shortened(binary: list[str]) -> list[str]:
    size = sum(map(len, binary))
    if size <= _KEPT_BINARY:
        return binary
    return [f"{binary[0].partition(':')[0]}:({size:,} characters left out)"]


def parsed(line: str) -> ContentLine | None:
    """One unfolded line taken apart, or None where it is no property."""
    if ";TZID=(" in line:  # "(GMT-05:00) Eastern Time" is often written without quotes, colon and all
        head, colon, value = line.rpartition(":")
    elif '"' in line and (found := _QUOTED_HEAD.match(line)):
        head, colon, value = found[1], ":", found[2]
    else:
        head, colon, value = line.partition(":")
    if not colon:
        return None
    name, semicolon, rest = head.partition(";")
    name = name.rpartition(".")[2].strip().upper()
    return ContentLine(name, _parameters(semicolon + rest) if semicolon else {}, value)


def _parameters(text: str) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for part in _PARAMETER.findall(text):
        key, equals, value = part.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        if not equals:
            key, value = ("ENCODING" if key in _BARE_ENCODINGS else "TYPE"), key
        if key == "TYPE" and key in parameters:
            value = f"{parameters[key]},{value}"
        parameters[key] = _CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)
    return parameters


def parts_of(value: str, separators: str) -> list[str]:
    """The value cut at the separators that are not escaped; the escapes stay."""
    if "\\" not in value:
        return re.split(f"[{separators}]", value)
    masked = _ESCAPED.sub("__", value)  # of the same length, so that a place in one is the same place in the other
    cuts = [found.start() for found in re.finditer(f"[{separators}]", masked)]
    return [value[start + 1 : end] for start, end in pairwise([-1, *cuts, len(value)])]


def unescaped(value: str) -> str:
    """The characters that the escapes stand for."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
