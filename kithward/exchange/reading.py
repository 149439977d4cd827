"""A file as a person brings it: taken within bounds, recognised, and given to the reader that knows it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from kithward.errors import BadInput
from kithward.exchange.readers import calendar, contacts_csv, linkedin, vcard
from kithward.exchange.readers.contact_guess import Layout
from kithward.exchange.readers.sniff import Kind, Seeming, sniff
from kithward.exchange.records import Contents, ReadingOptions

MOST_BYTES = 200 * 2**20  # a whole LinkedIn archive fits
Named = tuple[str, bytes]  # a file's name and what is in it

_READERS: dict[Kind, Callable[[bytes, str, ReadingOptions], Contents]] = {
    "linkedin zip": linkedin.read,
    "linkedin csv": linkedin.read,
    "vcard": vcard.read,
    "calendar": calendar.read,
    "csv": contacts_csv.read,
}
# Text that does not begin as it should is judged by its name: a reader finds the cards after a stray first line.
_BY_SUFFIX: dict[str, Kind] = {".vcf": "vcard", ".vcard": "vcard", ".ics": "calendar", ".vcs": "calendar"}
_WHAT_TO_BRING = (
    "Bring a LinkedIn archive (its zip, or a CSV file of it), contact cards (.vcf), a table of contacts (.csv) or a "
    "calendar (.ics)."
)
_INSTEAD: dict[Kind, str] = {
    "zip": "Unpack it, and bring the contact cards (.vcf) or the calendar (.ics) in it.",
    "empty": "Export it once more, and bring that; of a folder, bring the files in it.",
}


def load(path: Path, *, most_bytes: int = MOST_BYTES) -> Named:
    """The name of a file and what is in it; raises BadInput for what is no file, cannot be read, or is too large."""
    try:
        if path.is_dir():
            raise BadInput(f"{path.name or path} is a folder: bring the file in it.")
        if not path.is_file():
            raise BadInput(f"There is no file {path}.")
        with path.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except PermissionError as error:
        raise BadInput(f"{path.name} may not be read: give yourself leave to read it, or copy it.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is no name of a file"
        raise BadInput(f"{path.name[:100]} cannot be read: {reason}.") from error
    return path.name, content


def read_file(file: Path | Named, options: ReadingOptions, *, most_bytes: int = MOST_BYTES) -> Contents:
    """All that a file holds, by the reader that fits its content; raises BadInput where that is nothing."""
    name, content = load(file, most_bytes=most_bytes) if isinstance(file, Path) else file
    if len(content) > most_bytes:
        raise BadInput(f"{name} is larger than the {most_bytes / 2**20:,.0f} MB that Kithward takes.")
    seeming = recognise((name, content))
    contents = _READERS[seeming.kind](content, name, options)
    if contents.count == 0:
        raise BadInput(_why_nothing(name, seeming.words, contents))
    return contents


def recognise(file: Named) -> Seeming:
    """What a file is, as far as its first bytes tell; raises BadInput for what no reader knows."""
    name, content = file
    seeming = sniff(content, name)
    if seeming.kind in ("text", "unknown", "csv"):
        seeming = replace(seeming, kind=_BY_SUFFIX.get(PurePath(name).suffix.casefold(), seeming.kind))
    if seeming.kind not in _READERS:
        raise BadInput(f"{name} was not taken: {seeming.words}. {_INSTEAD.get(seeming.kind, _WHAT_TO_BRING)}")
    return seeming


def layout_of(file: Named, chosen: Mapping[str, str]) -> Layout | None:
    """What each column of a table of contacts is taken for, None for any other file; raises BadInput as `read_file`."""
    return contacts_csv.columns_of(file[1], chosen) if recognise(file).kind == "csv" else None


def _why_nothing(name: str, words: str, contents: Contents) -> str:
    reasons = list(contents.problems[:2])
    if contents.skipped:
        first = contents.skipped[0]
        count = len(contents.skipped)
        beginning = "Its only entry was" if count == 1 else f"All its {count:,} entries were"
        reasons.append(f"{beginning} left out; {first.where}: {first.why}.")
    return " ".join([f"There is nothing in {name} to take, though {words}.", *reasons])


def digest_of(file: Named) -> str:
    """What tells this file from any other: SHA-256 of its bytes."""
    return hashlib.sha256(file[1]).hexdigest()
