"""People out of vCard files, versions 2.1, 3.0 and 4.0, as phones and address books really write them.

Each card is read on its own, so one that is broken never spoils the rest. Birthdays, pictures and fax numbers are not
taken over; the card is kept as it stood, except that base64 longer than 256 characters is replaced by its length.
"""

import re
from collections.abc import Iterable

from kithward.exchange.readers.addresses import normal_email, normal_profile_url
from kithward.exchange.readers.content_blocks import Block, blocks_of
from kithward.exchange.readers.content_lines import ContentLine, parsed, parts_of, text_of, unescaped, unfolded
from kithward.exchange.readers.text import clean
from kithward.exchange.records import Contents, PersonRecord, ReadingOptions, Skipped

Properties = dict[str, list[ContentLine]]

_PROFILES = ("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "URL")
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_WANTED = {"FN", "N", "NICKNAME", "EMAIL", "TEL", "TITLE", "ROLE", "ORG", "ADR", "NOTE", "CATEGORIES", "UID"}.union(
    _PROFILES, _KINDS
)
_LINKEDIN_PERSON = re.compile(r"https://www\.linkedin\.com/(?:in|pub)/")
_NO_TELEPHONES = frozenset({"fax", "pager", "modem", "bbs", "textphone"})
_NO_PERSON = {"group": "a group, not a person", "org": "an organisation, not a person"}
_ON_EVERYBODY = "mycontacts"  # Google and Android put it on each card


def read(content: bytes, name: str, options: ReadingOptions) -> Contents:
    """The people of a vCard file, with a reason for each card that is none and for each value that was left out."""
    root = blocks_of(text_of(content))
    people: list[PersonRecord] = []
    skipped: list[Skipped] = []
    problems: list[str] = []
    cards = root.named("VCARD")
    if not cards:
        problems.append(f"{name} holds no vCard.")
    for number, card in enumerate(cards, 1):
        where = f"card {number}"
        if not card.closed:
            problems.append(f"{where} has no end; what stands there was read.")
        record, left_out = _person(card, where)
        if isinstance(record, PersonRecord):
            people.append(record)
        else:
            skipped.append(record)
        problems += left_out
    return Contents("vcard", people=tuple(people), skipped=tuple(skipped), problems=tuple(problems))


def _person(card: Block, where: str) -> tuple[PersonRecord | Skipped, list[str]]:
    """The person of a card, or why there is none; and what was left out of it."""
    properties = _properties(card)
    why = _why_no_person(properties)
    if why:
        return Skipped(where, why, card.raw), []
    emails, bad_emails = _emails(properties)
    phones, bad_phones = _phones(properties)
    left_out = [f"{where}: “{value}” is no e-mail address and was left out." for value in bad_emails]
    left_out += [f"{where}: “{value}” is no phone number and was left out." for value in bad_phones]
    family_name, given_name, nicknames = *_family_and_given(properties), _nicknames(properties)
    full_names = [name for name in map(_one_line, properties.get("FN", ())) if name and not normal_email(name)]
    names = [
        *full_names,
        f"{given_name} {family_name}".strip(),
        *nicknames,
        emails[0].partition("@")[0] if emails else "",
    ]
    chosen = next(filter(None, names), "")
    if not chosen:
        return Skipped(where, "no name and no e-mail address", card.raw), left_out
    return PersonRecord(
        where=where,
        raw=card.raw,
        name=chosen,
        given_name=given_name,
        family_name=family_name,
        other_names=tuple(_distinct(name for name in [*full_names[1:], *nicknames] if name != chosen)),
        emails=tuple(emails),
        phones=tuple(phones),
        profile_url=_profile_url(properties),
        title=_first(properties, "TITLE") or _first(properties, "ROLE"),
        organisation=_organisation(properties),
        place=_place(properties),
        notes=_notes(properties),
        tags=_tags(properties),
        source_id=_first(properties, "UID"),
    ), left_out


def _properties(card: Block) -> Properties:
    found: Properties = {}
    for line in unfolded(card.lines):
        head = line.partition(":")[0].partition(";")[0].rpartition(".")[2].strip().upper()
        if head in _WANTED and (property_ := parsed(line)):
            found.setdefault(head, []).append(property_)
    return found


def _why_no_person(properties: Properties) -> str:
    kind = next(filter(None, (_first(properties, name).lower() for name in _KINDS)), "")
    if kind and kind != "individual":
        return _NO_PERSON.get(kind, "not a person")
    organisation, name = _organisation(properties), _first(properties, "FN")
    if not organisation or any(_family_and_given(properties)) or _nicknames(properties):
        return ""
    is_organisation = name.casefold() == organisation.casefold() if name else "EMAIL" not in properties
    return _NO_PERSON["org"] if is_organisation else ""


def _one_line(line: ContentLine) -> str:
    return clean(unescaped(line.text))


def _first(properties: Properties, name: str) -> str:
    return next(filter(None, map(_one_line, properties.get(name, ()))), "")


def _distinct(values: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(value for value in values if value)


def _parts(line: ContentLine, separators: str) -> list[str]:
    return [clean(unescaped(part)) for part in parts_of(line.text, separators)]


def _family_and_given(properties: Properties) -> tuple[str, str]:
    for line in properties.get("N", ()):
        parts = [clean(unescaped(" ".join(parts_of(part, ",")))) for part in parts_of(line.text, ";")]
        if any(parts[:2]):
            return parts[0], parts[1] if len(parts) > 1 else ""
    return "", ""


def _nicknames(properties: Properties) -> list[str]:
    return [name for line in properties.get("NICKNAME", ()) for name in _parts(line, ",") if name]


def _preference(line: ContentLine) -> int:
    """How far to the front the card wants a value: PREF=1 to 100 of version 4, or the plain PREF of the others."""
    grade = line.parameters.get("PREF", "")
    return int(grade) if grade.isascii() and grade.isdigit() else 0 if "pref" in line.types else 101


def _emails(properties: Properties) -> tuple[list[str], list[str]]:
    emails: list[str] = []
    left_out: list[str] = []
    for line in sorted(properties.get("EMAIL", ()), key=_preference):
        written = _one_line(line)
        email = normal_email(written)
        if email:
            emails.append(email)
        elif written:
            left_out.append(written)
    return list(_distinct(emails)), left_out


def _phones(properties: Properties) -> tuple[list[str], list[str]]:
    """The numbers as written, each once; without those of fax machines and pagers, which several people share."""
    phones: dict[str, str] = {}
    left_out: list[str] = []
    for line in sorted(properties.get("TEL", ()), key=_preference):
        written = re.sub(r"(?i)^tel:", "", _one_line(line))
        digits = "".join(character for character in written if character.isdigit() or character == "+")
        if line.types & _NO_TELEPHONES or not written:
            continue
        if digits:
            phones.setdefault(digits, written)
        else:
            left_out.append(written)
    return list(phones.values()), left_out


def _organisation(properties: Properties) -> str:
    return next((part for line in properties.get("ORG", ()) for part in _parts(line, ";") if part), "")


def _place(properties: Properties) -> str:
    """City, else region, and country of the address at work, else of the one preferred, else of the first."""
    addresses = sorted(properties.get("ADR", ()), key=lambda line: ("work" not in line.types, _preference(line)))
    for line in addresses:
        parts = [*_parts(line, ";"), *[""] * 7]
        city, region, country = parts[3], parts[4], parts[6]
        if city or region or country:
            return ", ".join(filter(None, (city or region, country)))
    return ""


def _notes(properties: Properties) -> str:
    notes = (unescaped(line.text).replace("\r\n", "\n").strip() for line in properties.get("NOTE", ()))
    return "\n".join(filter(None, notes))


def _tags(properties: Properties) -> tuple[str, ...]:
    tags = _distinct(tag for line in properties.get("CATEGORIES", ()) for tag in _parts(line, ",;"))
    return tuple(tag for tag in tags if tag.replace(" ", "").casefold() != _ON_EVERYBODY)


def _profile_url(properties: Properties) -> str:
    urls = (normal_profile_url(_one_line(line)) for name in _PROFILES for line in properties.get(name, ()))
    return next((url for url in urls if _LINKEDIN_PERSON.match(url)), "")
