"""Messages of a LinkedIn archive: one activity for the people of a conversation and a day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from kithward.exchange.readers.addresses import normal_profile_url
from kithward.exchange.readers.linkedin_gathering import (
    Gathering,
    Message,
    ResolvedMessage,
    Sheet,
    is_gone,
    moment_of,
    name_key,
    person_key,
)
from kithward.exchange.readers.linkedin_owner import is_owner
from kithward.exchange.readers.tables import Row
from kithward.exchange.readers.text import clean
from kithward.exchange.records import ActivityRecord, OwnerRecord, PersonRef, Skipped

_LONGEST_TOPIC = 120
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
# "PhD", "MBA", "M.Sc.", "Jr." after a comma belong to the name before it.
_CREDENTIAL = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z.®-]{2,8}|(?:Jr|Sr|Esq)\.?")


def read_messages(sheet: Sheet, into: Gathering) -> None:
    """Gather the messages that were sent; whom they were with is told once all files are read."""
    for where, row in sheet.rows(into):
        moment = moment_of(row, "date", into)
        why = _why_not(row) or moment.why
        if why or moment.day is None:
            into.skip(where, why, row)
            continue
        into.messages.append(
            Message(
                where=where,
                conversation=row["conversation id"].strip(),
                title=clean(row["conversation title"]),
                subject=clean(row["subject"]),
                sender=PersonRef(clean(row["from"]), normal_profile_url(row["sender profile url"])),
                to=row["to"],
                to_urls=row["recipient profile urls"],
                day=moment.day,
                at=moment.at or datetime.combine(moment.day, time(), into.as_of.tzinfo),
                raw=row.raw,
            )
        )


def _why_not(row: Row) -> str:
    if row["is message draft"].strip().casefold() in ("true", "yes"):
        return "a draft, never sent"
    if row["folder"].strip().casefold() == "spam":
        return "it was in the spam folder"
    people = (row["from"], row["sender profile url"], row["to"], row["recipient profile urls"])
    return "" if any(map(str.strip, people)) else "it names nobody"


class _Directory:
    """Which name goes with which address, as far as the messages themselves say."""

    def __init__(self, known: Iterable[PersonRef]) -> None:
        self._names: dict[str, str] = {}
        self._urls: dict[str, set[str]] = defaultdict(set)
        for ref in known:
            if ref.name and ref.profile_url and not is_gone(ref.name):
                self._names.setdefault(ref.profile_url, ref.name)
                self._urls[name_key(ref.name)].add(ref.profile_url)

    def complete(self, name: str, url: str = "") -> PersonRef:
        """The mention with the part it lacks, where only one fits; nameless where LinkedIn hides the name."""
        shown = "" if is_gone(name) else name
        urls = {url} if url or not shown else self._urls.get(name_key(shown), set())
        address = next(iter(urls)) if len(urls) == 1 else ""
        return PersonRef(shown or self._names.get(address, ""), address)


def resolve(messages: Sequence[Message], known: Iterable[PersonRef]) -> list[ResolvedMessage]:
    """The messages with senders and recipients as far as they can be told; `known` are people of the other files."""
    senders = dict.fromkeys(message.sender for message in messages)
    directory = _Directory([*senders, *known])
    completed = {sender: directory.complete(sender.name, sender.profile_url) for sender in senders}
    recipients: dict[tuple[str, str], tuple[PersonRef, ...]] = {}
    resolved = []
    for message in messages:
        to = (message.to, message.to_urls)
        if to not in recipients:
            recipients[to] = _recipients(*to, directory)
        resolved.append(ResolvedMessage(message, completed[message.sender], recipients[to]))
    return resolved


def _recipients(to: str, to_urls: str, directory: _Directory) -> tuple[PersonRef, ...]:
    """The recipients of a message, each name with its address.

    Names are joined by commas and may hold some ("Bob Smith, PhD"); people who left have a name but no address. Where
    the two lists still do not fit, the addresses count, with the names that the senders' columns give them.
    """
    urls = [url for part in re.split(r"[,\s]+", to_urls) if (url := normal_profile_url(part))]
    names = _split_names(to)
    if len(urls) == 1 and len(names) > 1:
        names = [clean(to)]
    if len(names) != len(urls):
        names = [name for name in names if not is_gone(name)]
    if not urls:
        return tuple(directory.complete(name) for name in names)
    if len(names) == len(urls):
        return tuple(directory.complete(name, url) for name, url in zip(names, urls, strict=True))
    return tuple(directory.complete("", url) for url in urls)


def _split_names(to: str) -> list[str]:
    names: list[str] = []
    for part in filter(None, map(clean, to.split(","))):
        if names and _CREDENTIAL.fullmatch(part):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def conversations(
    resolved: Sequence[ResolvedMessage], owner: OwnerRecord
) -> tuple[list[ActivityRecord], list[Skipped]]:
    """One activity a day for each set of people the owner exchanged messages with, and the messages that gave none.

    Who wrote first on that day began it. Two conversations of the same people on one day are one activity. A group's
    message is to everybody ever seen in it, since a reply names only the one it answers.
    """
    threads: dict[object, list[ResolvedMessage]] = defaultdict(list)
    skipped: list[Skipped] = []
    for one in resolved:
        why = _why_no_talk(one, owner)
        if why:
            skipped.append(Skipped(one.message.where, why, one.message.raw))
            continue
        everyone = frozenset(map(person_key, (one.sender, *one.recipients)))
        threads[one.message.conversation or everyone].append(one)

    talks: dict[tuple[tuple[str, ...], date], list[ResolvedMessage]] = defaultdict(list)
    people: dict[tuple[str, ...], tuple[PersonRef, ...]] = {}
    for thread in threads.values():
        others = _others(thread, owner)
        key = tuple(sorted(others))
        people.setdefault(key, tuple(others.values()))
        for one in thread:
            talks[key, one.message.day].append(one)
    return [_activity(talk, people[key], owner) for (key, _), talk in talks.items()], skipped


def _why_no_talk(one: ResolvedMessage, owner: OwnerRecord) -> str:
    everyone = [ref for ref in (one.sender, *one.recipients) if ref.name or ref.profile_url]
    others = sum(not is_owner(ref, owner) for ref in everyone)
    if others == len(everyone) and everyone and one.sender in everyone:
        return "you are neither its sender nor among its recipients"
    return "" if others else "nobody else is in it who is still on LinkedIn"


def _others(talk: Sequence[ResolvedMessage], owner: OwnerRecord) -> dict[str, PersonRef]:
    everyone = dict.fromkeys(ref for one in talk for ref in (one.sender, *one.recipients))
    return {person_key(ref): ref for ref in everyone if person_key(ref) and not is_owner(ref, owner)}


def _activity(talk: list[ResolvedMessage], people: tuple[PersonRef, ...], owner: OwnerRecord) -> ActivityRecord:
    talk.sort(key=lambda one: one.message.at)
    first = talk[0]
    message = first.message
    conversation = message.conversation or "+".join(sorted(map(person_key, people)))
    more = f" and {len(talk) - 1} more" if len(talk) > 1 else ""
    return ActivityRecord(
        where=message.where + more,
        raw="\n".join(one.message.raw for one in talk),
        kind="message",
        day=message.day,
        people=people,
        source_id=f"message:{conversation}:{message.day}",
        medium="linkedin",
        began_by=_began_by(first.sender, owner),
        topics=_topics(talk, (PersonRef(owner.name), *people)),
    )


def _began_by(sender: PersonRef, owner: OwnerRecord) -> str:
    if not person_key(sender):
        return ""
    return "me" if is_owner(sender, owner) else "them"


def _topics(talk: Sequence[ResolvedMessage], people: Sequence[PersonRef]) -> tuple[str, ...]:
    """The titles, or else subjects, of the talk that say more than who took part."""
    names = [name_key(ref.name) for ref in people if ref.name]
    said = (one.message.title if _is_topic(one.message.title, names) else one.message.subject for one in talk)
    topics = (_REPLY.sub("", text).strip(" —-")[:_LONGEST_TOPIC] for text in said if _is_topic(text, names))
    return tuple(dict.fromkeys(filter(None, topics)))


def _is_topic(text: str, names: Sequence[str]) -> bool:
    """Whether a title says more than names; LinkedIn cuts a long list of names anywhere."""
    if not text:
        return False
    parts = [name_key(part.strip(" .…")) for part in _REPLY.sub("", text).split(",")]
    return any(part and not any(name.startswith(part) for name in names) for part in parts)
