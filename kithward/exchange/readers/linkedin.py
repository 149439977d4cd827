"""A LinkedIn archive ("Get a copy of your data"), whole as a zip or any one of its CSV files."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from kithward.errors import BadInput
from kithward.exchange.readers import linkedin_files
from kithward.exchange.readers.archives import LIMITS, Archive, Limits, is_zip
from kithward.exchange.readers.linkedin_gathering import Gathering, Sheet
from kithward.exchange.readers.linkedin_messages import conversations, read_messages, resolve
from kithward.exchange.readers.linkedin_owner import (
    is_owner,
    owner_of,
    read_emails,
    read_follows,
    read_positions,
    read_profile,
)
from kithward.exchange.readers.linkedin_rows import (
    read_connections,
    read_endorsements,
    read_events,
    read_invitations,
    read_recommendations,
)
from kithward.exchange.readers.sniff import sniff
from kithward.exchange.readers.tables import open_table
from kithward.exchange.readers.text import open_text
from kithward.exchange.records import Contents, OwnerRecord, ReadingOptions, Skipped

# In this order: who the owner is and whom they know helps to read what comes after.
_READERS: dict[str, Callable[[Sheet, Gathering], None]] = {
    "profile": read_profile,
    "emails": read_emails,
    "connections": read_connections,
    "invitations": read_invitations,
    "messages": read_messages,
    "recommendations": read_recommendations,
    "endorsements given": read_endorsements,
    "endorsements received": read_endorsements,
    "events": read_events,
    "positions": read_positions,
    "follows": read_follows,
}


def read(content: bytes, name: str, options: ReadingOptions, *, limits: Limits = LIMITS) -> Contents:
    """All that a LinkedIn archive, or one CSV file of it, says; what it could not say is among the problems."""
    into = Gathering(options)
    if is_zip(content):
        _read_archive(content, name, into, limits)
    else:
        _read_single(content, name, into)
    contents = _put_together(into)
    if contents.count:
        return contents
    return replace(contents, problems=(*contents.problems, _why_nothing(content, name, contents)))


def _why_nothing(content: bytes, name: str, contents: Contents) -> str:
    seeming = sniff(content, name)
    if seeming.kind in ("linkedin zip", "linkedin csv"):
        left_out = f"all of its {len(contents.skipped):,} rows were left out" if contents.skipped else "it has no rows"
        return f"Nothing was found in {name}: {left_out}."
    return f"{name} is no LinkedIn archive: {seeming.words}. Bring the zip that LinkedIn sent, or a CSV file out of it."


def _read_archive(content: bytes, name: str, into: Gathering, limits: Limits) -> None:
    try:
        archive = Archive(content, name=name, limits=limits)
    except BadInput as error:
        into.problems.append(str(error))
        return
    into.problems.extend(f"{path} was not opened: its path leads out of the archive." for path in archive.refused)
    for member in sorted(archive.members, key=_reading_order):
        if not member.casefold().endswith(".csv"):
            _note_unused(member, into)
            continue
        try:
            with archive.open(member) as stream:
                _read_file(stream, member, into)
        except BadInput as error:
            into.problems.append(str(error))


def _reading_order(member: str) -> int:
    kind = linkedin_files.kind_by_name(member)
    return list(_READERS).index(kind) if kind in _READERS else len(_READERS)


def _read_single(content: bytes, name: str, into: Gathering) -> None:
    if sniff(content, name).kind in ("linkedin csv", "csv"):
        _read_file(io.BytesIO(content), name, into)


def _read_file(stream: io.RawIOBase | io.BytesIO, path: str, into: Gathering) -> None:
    """Give the file to the reader of its kind; one that Kithward does not use is noted, one it cannot read told."""
    lines = open_text(stream)
    table = open_table(lines, is_header=linkedin_files.is_header, rename=linkedin_files.column_name)
    file_name = PurePosixPath(path).name
    if table is not None and not linkedin_files.is_machine_talk(path):
        _READERS[linkedin_files.kind_by_header(table.columns)](Sheet(file_name, table), into)
    elif linkedin_files.kind_by_name(path):
        into.problems.append(f"{file_name}: none of its first rows is a header that Kithward knows.")
    else:
        _note_unused(path, into)


def _note_unused(path: str, into: Gathering) -> None:
    into.skipped.append(Skipped(path, "Kithward has no use for this file yet"))


def _put_together(into: Gathering) -> Contents:
    resolved = resolve(into.messages, [person.ref for person in into.people])
    owner = owner_of(into, resolved)
    if owner is None:
        _tell_owner_is_unknown(into)
    else:
        talks, skipped = conversations(resolved, owner)
        into.activities.extend(talks)
        into.skipped.extend(skipped)
        _leave_out_owner(into, owner)
    return Contents(
        source="linkedin",
        owner=_owner_by_file(into, owner),
        people=tuple(into.people),
        activities=tuple(into.activities),
        opportunities=tuple(into.opportunities),
        organisations=tuple(into.organisations),
        positions=tuple(into.positions),
        skipped=tuple(into.skipped),
        problems=tuple(into.problems),
    )


def _tell_owner_is_unknown(into: Gathering) -> None:
    if into.messages:
        into.problems.append(
            f"{len(into.messages):,} messages were left out, since nothing tells which of the people in them is you: "
            "bring the whole archive, or say what your profile address is."
        )


def _leave_out_owner(into: Gathering, owner: OwnerRecord) -> None:
    """Take the owner from among the people, and what they would have done with themselves."""
    you: dict[str, str] = {}
    for record in into.people:
        if is_owner(record.ref, owner):
            you[record.where] = record.raw
    for activity in into.activities:
        if activity.people and all(is_owner(ref, owner) for ref in activity.people):
            you[activity.where] = activity.raw
    into.people = [record for record in into.people if record.where not in you]
    into.activities = [activity for activity in into.activities if activity.where not in you]
    into.skipped.extend(Skipped(where, "this is you", raw) for where, raw in you.items())


def _owner_by_file(into: Gathering, owner: OwnerRecord | None) -> OwnerRecord | None:
    """The owner as far as the file tells; one that only the options name is no news."""
    if into.emails:
        base = owner or OwnerRecord("Email Addresses.csv", "")
        return replace(base, emails=tuple(into.emails))
    return owner if into.profile or into.options.owner is None else None
