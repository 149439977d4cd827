"""Whose LinkedIn archive it is: their profile, addresses, positions and what they follow."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kithward.exchange.readers.addresses import normal_email, normal_profile_url
from kithward.exchange.readers.linkedin_dates import read_moment
from kithward.exchange.readers.linkedin_gathering import Gathering, ResolvedMessage, Sheet, name_key, person_key
from kithward.exchange.readers.text import clean
from kithward.exchange.records import OrganisationRecord, OwnerRecord, PersonRef, PositionRecord


def read_profile(sheet: Sheet, into: Gathering) -> None:
    """The owner as their profile shows them; the first row with a name counts."""
    for where, row in sheet.rows(into):
        name = clean(f"{row['first name']} {row['last name']}")
        if not name or into.profile:
            into.skip(where, "the profile was read already" if into.profile else "it has no name", row)
            continue
        into.profile = OwnerRecord(
            where=where,
            raw=row.raw,
            name=name,
            headline=clean(row["headline"]),
            summary=row["summary"].strip(),
            industry=clean(row["industry"]),
            place=clean(row["geo location"]),
        )


def read_emails(sheet: Sheet, into: Gathering) -> None:
    """The owner's addresses, the primary one first."""
    primary: list[str] = []
    others: list[str] = []
    for where, row in sheet.rows(into):
        email = normal_email(row["email address"])
        if not email:
            into.skip(where, "it holds no e-mail address", row)
            continue
        (primary if row["primary"].strip().casefold() in ("yes", "true") else others).append(email)
    into.emails = list(dict.fromkeys([*into.emails, *primary, *others]))


def read_positions(sheet: Sheet, into: Gathering) -> None:
    """The owner's positions; one whose dates cannot be read is taken without them."""
    for where, row in sheet.rows(into):
        organisation, title = clean(row["company name"]), clean(row["title"])
        if not organisation and not title:
            into.skip(where, "it names neither a company nor a title", row)
            continue
        started, ended = (
            read_moment(row[column], into.as_of, may_be_ahead=True) for column in ("started on", "finished on")
        )
        into.problems.extend(
            f"{where}: {moment.why}; the position was taken without it"
            for column, moment in (("started on", started), ("finished on", ended))
            if moment.why and row[column].strip()
        )
        into.positions.append(
            PositionRecord(where, row.raw, organisation, title, clean(row["location"]), started.day, ended.day)
        )


def read_follows(sheet: Sheet, into: Gathering) -> None:
    """The organisations the owner follows, each once, since the earliest day."""
    followed: dict[str, OrganisationRecord] = {}
    for where, row in sheet.rows(into):
        name = clean(row["organization"])
        if not name:
            into.skip(where, "it has no name", row)
            continue
        day = read_moment(row["followed on"], into.as_of).day
        key = name.casefold()
        earlier = followed.get(key)
        if earlier is None:
            followed[key] = OrganisationRecord(where, row.raw, name, day)
            continue
        into.skip(where, f"the same organisation as in {earlier.where}", row)
        if day and (earlier.followed_on is None or day < earlier.followed_on):
            followed[key] = replace(earlier, followed_on=day)
    into.organisations.extend(followed.values())


def owner_of(into: Gathering, messages: Sequence[ResolvedMessage]) -> OwnerRecord | None:
    """Who the archive belongs to: its profile, else whom the options name, else who is in it throughout.

    The profile knows no address of itself: that is the one which sends the invitations, or the messages of that name.
    """
    told = into.profile or into.options.owner
    name = told.name if told else ""
    url = normal_profile_url(told.profile_url) if told else ""
    seen = None if url else _sighted(into.owner_sightings, messages, name)
    if told is None and seen is None:
        return None
    base = told or OwnerRecord("who sends its messages and invitations", "")
    return replace(
        base, name=name or (seen.name if seen else ""), profile_url=url or (seen.profile_url if seen else "")
    )


def is_owner(ref: PersonRef, owner: OwnerRecord) -> bool:
    """Whether a mention is of the owner: by address where both have one, so that a namesake stays a person."""
    if ref.profile_url and owner.profile_url:
        return ref.profile_url == owner.profile_url
    return bool(owner.name) and name_key(ref.name) == name_key(owner.name)


def _sighted(invitations: Counter[PersonRef], messages: Sequence[ResolvedMessage], name: str) -> PersonRef | None:
    with_address = Counter({ref: times for ref, times in invitations.items() if ref.profile_url})
    namesakes = Counter(
        message.sender
        for message in messages
        if name and message.sender.profile_url and name_key(message.sender.name) == name_key(name)
    )
    for sightings in (with_address, namesakes):
        if sightings:
            return sightings.most_common(1)[0][0]
    return _most_present(messages, is_named=bool(name)) or next(iter(invitations), None)


def _most_present(messages: Sequence[ResolvedMessage], *, is_named: bool) -> PersonRef | None:
    """Who is in more messages than anybody else; among equals who wrote most, unless the name is neither."""
    refs: dict[str, PersonRef] = {}
    present: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for message in messages:
        for ref in {message.sender, *message.recipients}:
            refs.setdefault(person_key(ref), ref)
            present[person_key(ref)] += 1
        written[person_key(message.sender)] += 1
    ranks = {key: (times, 0 if is_named else written[key]) for key, times in present.items() if key}
    best, *rest = sorted(ranks, key=lambda key: ranks[key], reverse=True)[:2] or [""]
    is_tie = bool(rest) and ranks[rest[0]] == ranks[best]
    return None if is_tie else refs.get(best)
