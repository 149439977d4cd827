"""The files of a LinkedIn archive that hold one thing a row: connections, invitations, events, praise."""

import re
from dataclasses import replace
from datetime import datetime, time

from kithward.exchange.readers.addresses import normal_email, normal_profile_url
from kithward.exchange.readers.linkedin_dates import Moment, read_moment
from kithward.exchange.readers.linkedin_gathering import (
    Gathering,
    Sheet,
    is_gone,
    moment_of,
    name_key,
    person_key,
    person_of,
)
from kithward.exchange.readers.tables import Row
from kithward.exchange.readers.text import clean
from kithward.exchange.records import ActivityRecord, OpportunityRecord, PersonRecord, PersonRef

_EVENT_MINUTES = 60  # where the file does not say; LinkedIn's events are mostly online and last an hour
_BEGAN_BY = {"outgoing": "me", "incoming": "them", "ausgehend": "me", "eingehend": "them"}
_ATTENDED = frozenset({"attending", "attended", "going", "organizer", "speaker", "host", ""})
_DECLINED = frozenset({"declined", "not_attending", "not attending", "not going", "withdrawn", "cancelled"})


def read_connections(sheet: Sheet, into: Gathering) -> None:
    """A person and an activity of kind "connection" for each row that names somebody."""
    first_seen: dict[str, str] = {}
    for where, row in sheet.rows(into):
        ref = person_of(row, given="first name", family="last name", url="url")
        if not ref.name or is_gone(ref.name):
            into.skip(where, "it has no name" if not ref.name else "this person has left LinkedIn", row)
            continue
        key = person_key(ref) if ref.profile_url else f"{person_key(ref)}|{row['company']}|{row['connected on']}"
        if key in first_seen:
            into.skip(where, f"the same person as in {first_seen[key]}", row)
            continue
        first_seen[key] = where
        moment = moment_of(row, "connected on", into)
        into.people.append(_connected_person(where, row, ref, moment))
        if moment.day is None:
            into.skip(where, f"the person was taken, but not the day of the connection: {moment.why}", row)
            continue
        identity = ref.profile_url or f"{name_key(ref.name)}:{moment.day}"
        into.activities.append(
            ActivityRecord(
                where=where,
                raw=row.raw,
                kind="connection",
                day=moment.day,
                people=(ref,),
                source_id=f"connection:{identity}",
                medium="linkedin",
            )
        )


def _connected_person(where: str, row: Row, ref: PersonRef, moment: Moment) -> PersonRecord:
    email = normal_email(row["email address"])
    return PersonRecord(
        where=where,
        raw=row.raw,
        name=ref.name,
        given_name=clean(row["first name"]),
        family_name=clean(row["last name"]),
        emails=(email,) if email else (),
        profile_url=ref.profile_url,
        title=clean(row["position"]),
        organisation=clean(row["company"]),
        met_on=moment.day,
        how_met="LinkedIn",
    )


def read_invitations(sheet: Sheet, into: Gathering) -> None:
    """An activity of kind "invitation" for each row, and the person where no connection told of them."""
    known = {person_key(person.ref) for person in into.people}
    seen: set[str] = set()
    for where, row in sheet.rows(into):
        sender = PersonRef(clean(row["from"]), normal_profile_url(row["inviterprofileurl"]))
        receiver = PersonRef(clean(row["to"]), normal_profile_url(row["inviteeprofileurl"]))
        began_by = _BEGAN_BY.get(row["direction"].strip().casefold(), "")
        ref, owner = (receiver, sender) if began_by == "me" else (sender, receiver)
        moment = moment_of(row, "sent at", into)
        source_id = f"invitation:{person_key(ref)}:{moment.day}"
        why = _why_no_invitation(ref, began_by, moment) or _why_twice(source_id in seen)
        if why or moment.day is None:
            into.skip(where, why, row)
            continue
        seen.add(source_id)
        into.owner_sightings[owner] += 1
        if person_key(ref) not in known:
            known.add(person_key(ref))
            into.people.append(PersonRecord(where, row.raw, ref.name, profile_url=ref.profile_url))
        into.activities.append(
            ActivityRecord(
                where=where,
                raw=row.raw,
                kind="invitation",
                day=moment.day,
                people=(ref,),
                source_id=source_id,
                medium="linkedin",
                began_by=began_by,
            )
        )


def _why_twice(is_repeated: bool) -> str:
    return "it stands there twice" if is_repeated else ""


def _why_no_invitation(ref: PersonRef, began_by: str, moment: Moment) -> str:
    if not began_by:
        return "it does not say whether it was sent or received"
    if not ref.name or is_gone(ref.name):
        return "it has no name" if not ref.name else "this person has left LinkedIn"
    return moment.why


def read_events(sheet: Sheet, into: Gathering) -> None:
    """An activity for each event attended, an opportunity for each one ahead that was not declined."""
    for where, row in sheet.rows(into):
        name, status = clean(row["event name"]), row["status"].strip().casefold()
        begin, *end = re.split(r"\s+[-–]\s+", row["event time"])
        moment = read_moment(begin, into.as_of, may_be_ahead=True)
        is_ahead = moment.day is not None and _is_ahead(moment, into.as_of)
        why = moment.why or ("" if name else "it has no name")
        if not why and (status in _DECLINED or (not is_ahead and status not in _ATTENDED)):
            why = f"it was marked “{clean(row['status']).lower()}”, not attended"
        if why or moment.day is None:
            into.skip(where, why, row)
            continue
        source_id = f"event:{row['external url'].strip() or name_key(name)}:{moment.day}"
        minutes = _minutes(moment, read_moment(end[0], into.as_of, may_be_ahead=True) if end else Moment())
        if is_ahead:
            starts_at = moment.at or moment.day
            into.opportunities.append(
                OpportunityRecord(where, row.raw, name, starts_at, minutes or _EVENT_MINUTES, source_id)
            )
        else:
            into.activities.append(
                ActivityRecord(
                    where, row.raw, "event", moment.day, source_id=source_id, minutes=minutes, event_name=name
                )
            )


def _is_ahead(moment: Moment, as_of: datetime) -> bool:
    """Whether an event is still to come; one of today without a time may be."""
    end_of_day = datetime.combine(moment.day or as_of.date(), time.max, as_of.tzinfo)
    return (moment.at or end_of_day) > as_of


def _minutes(begin: Moment, end: Moment) -> int | None:
    if begin.at is None or end.at is None or end.at <= begin.at:
        return None
    return round((end.at - begin.at).total_seconds() / 60)


def read_recommendations(sheet: Sheet, into: Gathering) -> None:
    """An activity of kind "recommendation" for each row; the file's name tells who wrote them."""
    lowered = sheet.file_name.casefold()
    if ("given" in lowered) == ("received" in lowered):
        into.problems.append(
            f"{sheet.file_name}: its name does not say “given” or “received”, so the recommendations were left out"
        )
        return
    direction = "given" if "given" in lowered else "received"
    seen: set[str] = set()
    for where, row in sheet.rows(into):
        ref = person_of(row, given="first name", family="last name", url="url")
        moment = moment_of(row, "creation date", into)
        source_id = f"recommendation:{direction}:{person_key(ref)}:{moment.day}"
        why = ("" if ref.name else "it has no name") or moment.why or _why_twice(source_id in seen)
        if why or moment.day is None:
            into.skip(where, why, row)
            continue
        seen.add(source_id)
        into.activities.append(
            ActivityRecord(
                where=where,
                raw=row.raw,
                kind="recommendation",
                day=moment.day,
                people=(ref,),
                source_id=source_id,
                medium="linkedin",
                began_by="me" if direction == "given" else "them",
            )
        )


def read_endorsements(sheet: Sheet, into: Gathering) -> None:
    """One activity of kind "endorsement" a person and day, with the skills as its topics."""
    is_given = "endorsee first name" in sheet.table.columns
    who = "endorsee" if is_given else "endorser"
    days: dict[str, ActivityRecord] = {}
    for where, row in sheet.rows(into):
        ref = person_of(row, given=f"{who} first name", family=f"{who} last name", url=f"{who} public url")
        moment = moment_of(row, "endorsement date", into)
        if not ref.name or moment.day is None:
            into.skip(where, moment.why if ref.name else "it has no name", row)
            continue
        source_id = f"endorsement:{'given' if is_given else 'received'}:{person_key(ref)}:{moment.day}"
        skill = clean(row["skill name"])
        earlier = days.get(source_id)
        if earlier is None:
            days[source_id] = ActivityRecord(
                where=where,
                raw=row.raw,
                kind="endorsement",
                day=moment.day,
                people=(ref,),
                source_id=source_id,
                medium="linkedin",
                began_by="me" if is_given else "them",
                topics=(skill,) if skill else (),
            )
        else:
            more = (skill,) if skill and skill not in earlier.topics else ()
            days[source_id] = replace(earlier, raw=f"{earlier.raw}\n{row.raw}", topics=earlier.topics + more)
    into.activities.extend(days.values())
