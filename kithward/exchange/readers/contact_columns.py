"""What the columns of a table of contacts mean, told by their names: four address books, and any other table."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from kithward.exchange.readers.text import clean

IGNORE: Final = "ignore"
NAMES: Final = ("name", "given name", "family name")
# Each with the words that say what it does, in the order in which they are offered.
MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        IGNORE: "leave it out",
        "name": "name",
        "given name": "given name",
        "middle name": "middle name",
        "family name": "family name",
        "other name": "another name",
        "e-mail": "e-mail address",
        "phone": "phone number",
        "organisation": "organisation",
        "title": "what they do",
        "place": "place",
        "profile address": "profile address",
        "field": "field of work",
        "tags": "tags",
        "notes": "notes",
        "met on": "day you met",
        "how met": "how you met",
        "last contact on": "day of your last contact",
    }
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """An address book whose exports are known: what its columns are called, and which of them mean something else."""

    source: str
    words: str
    headers: tuple[frozenset[str], ...]  # the columns that no other table has together
    meanings: Mapping[str, str] = field(default_factory=dict)


ANY_TABLE: Final = Dialect("csv", "a table of contacts", ())
DIALECTS: Final = (
    Dialect(
        "google",
        "contacts from Google",
        (frozenset({"file as", "organization name"}), frozenset({"given name", "family name", "group membership"})),
        {"location": IGNORE, "occupation": IGNORE},
    ),
    Dialect(
        "outlook",
        "contacts from Outlook",
        (
            frozenset({"first name", "middle name", "last name", "suffix", "e mail address", "job title"}),
            frozenset({"anrede", "vorname", "nachname", "firma"}),
        ),
        # Their title is "Dr."; a location is a room.
        {"title": IGNORE, "location": IGNORE, "office location": IGNORE, "profession": IGNORE},
    ),
    Dialect(
        "thunderbird",
        "contacts from Thunderbird",
        (frozenset({"display name", "primary email"}), frozenset({"anzeigename", "primäre e mail adresse"})),
    ),
)

_NEVER = re.compile(
    r"(?:.* )?(?:fax|telefax|pager|telex|isdn|callback|tty|assistant|label|typ|angezeigter|type|yomi|phonetic|"
    r"formatted|birthday|birth|"
    r"geburtstag|geburtsdatum|photo|foto|image|avatar|gender|anniversary|spouse|children|manager|referred|initials|"
    r"prefix|suffix|anrede|street|strasse|straße|postal|postcode|zip|plz|box|extended|sensitivity|priority|relation|"
    r"uid|created|updated|modified)(?: .*)?"
    r"|e ?mail.* display name|company main phone|.*\bid|file as|event \d.*|custom (?:field )?\d.*"
)
_MAIL = r"e ?mails?|mail|courriel|correo|messagerie|primary email|secondary email"
_PHONE = (
    r"\w*phones?|\w*telefon\w*|tel|tél|téléphone|teléfono|telefono|telefoon|mobile?|mobil\w*|móvil|movil|cell|cellulare|"
    r"celular|handy|portable|gsm|rufnummer|whatsapp"
)
_TALKED = r"contact(?:ed)?|spoken?|talk(?:ed)?|met|meeting|seen|interaction|touch(?:ed)?|conversation|call|kontakt"
_WHERE = r"address \d|business|home|work|other|private|company|geschäftlich|privat|current"
_PLACES = (
    r"city|town|country|country region|land region|region|state|province|county|ort|stadt|land|bundesland|ville|"
    r"pays|ciudad|país"
)
# A row of the first rule that fits the whole name.
_RULES: Final = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        ("tags", r"tags?|labels?|groups?|group membership|categor(?:y|ies)|kategorien?|gruppen?|etiquetas"),
        (IGNORE, _NEVER.pattern),
        (
            "last contact on",
            rf"(?:date )?(?:of )?(?:last|letzte\w*|latest) (?:{_TALKED})(?: (?:on|date|am|at))?",
        ),
        (
            "met on",
            r"(?:date )?(?:first )?(?:met|connected|contacted|seen|meeting)(?: (?:on|date|am|since))?"
            r"|first contact(?: on)?|connection date|known since|(?:wann )?kennengelernt(?: am)?|verbunden am",
        ),
        ("how met", r"(?:how|where) (?:we|you|i) met|how met|met (?:at|where|through|how)|wie kennengelernt"),
        ("given name", r"first ?name|given ?name|fore ?name|first|given|vorname|prénom|prenom|nombre|nome|voornaam"),
        ("middle name", r"middle ?name|additional name|second name|weitere vornamen|deuxième prénom"),
        (
            "family name",
            r"last ?name|family ?name|sur ?name|last|surname|nachname|familienname|nom|nom de famille|apellidos?|"
            r"cognome|sobrenome|achternaam",
        ),
        ("other name", r"nick ?name|spitzname|maiden name|short name|alias|also known as|surnom"),
        (
            "name",
            r"(?:full|display|contact|person|complete|whole)? ?names?|vollständiger name|anzeigename|nom complet|"
            r"nombre completo|nome completo|naam|contact|contacts|kontakt|person|who|wer",
        ),
        ("e-mail", rf"(?:.* )?(?:{_MAIL})(?: .*)?"),
        ("phone", rf"(?:.* )?(?:{_PHONE})(?: .*)?"),
        (
            "organisation",
            r"(?:current )?(?:company|employer|organi[sz]ation)(?: \d)?(?: name)?|firma|unternehmen|arbeitgeber|"
            r"société|entreprise|empresa|azienda|società|bedrijf|works at|account name",
        ),
        (
            "title",
            r"(?:(?:current )?(?:job|organi[sz]ation(?: \d)?) )?(?:title|role|position)|job|occupation|profession|"
            r"headline|funktion|beruf|berufsbezeichnung|jobtitel|titel|poste|fonction|cargo|puesto|ruolo|functie|does",
        ),
        (
            "place",
            rf"(?:(?:{_WHERE}) )?(?:{_PLACES})(?: (?:geschäftlich|privat))?|location|place|where|wohnort|lives in|"
            r"città|based in",
        ),
        (
            "notes",
            r"notes?|comments?|remarks?|notizen?|bemerkung(?:en)?|description|about|background|notas?|remarques?",
        ),
        ("field", r"fields?(?: of work)?|industr(?:y|ies)|sector|branche|expertise|domain of work"),
        (
            "profile address",
            r"(?:.* )?(?:linkedin|linked in|xing|github|websites?|webseite|homepage|web ?page|profile?|url)(?: .*)?",
        ),
    )
)
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AT_WORK = re.compile(r"business|work|geschäftlich|company")
_GROUP = re.compile(rf"({_WHERE})\b|\b(geschäftlich|privat)")
_REGION = re.compile(r"state|province|county|bundesland|\bregion")


def folded(written: str) -> str:
    """The words of a column's name as they are compared: "Job_Title" and "jobTitle" read alike."""
    return " ".join(_WORD.findall(_CAMEL.sub(" ", clean(written)).casefold()))


def dialect_of(columns: Iterable[str]) -> Dialect:
    """The address book that writes such a header, or any table."""
    present = frozenset(map(folded, columns))
    return next((one for one in DIALECTS if any(header <= present for header in one.headers)), ANY_TABLE)


def meaning_by_name(column: str, dialect: Dialect = ANY_TABLE) -> str:
    """What a column holds by its name alone; "" where that says nothing."""
    name = folded(column)
    if name in dialect.meanings:
        return dialect.meanings[name]
    return next((meaning for meaning, rule in _RULES if rule.fullmatch(name)), "")


def is_header(cells: Iterable[str]) -> bool:
    """Whether a row names columns of a table of contacts: two that are known, and one by which somebody is called."""
    meanings = [meaning for meaning in map(meaning_by_name, cells) if meaning not in ("", IGNORE)]
    return len(meanings) > 1 and any(meaning in (*NAMES, "e-mail") for meaning in meanings)


def group_of(column: str) -> str:
    """Which of several addresses a column of a place belongs to: that at work, the first, the one at home."""
    found = _GROUP.search(folded(column))
    return found.group() if found else ""


def is_at_work(group: str) -> bool:
    return bool(_AT_WORK.search(group))


def is_region(column: str) -> bool:
    """Whether a column holds a state or province, which a city needs no more."""
    name = folded(column)
    return "country" not in name and bool(_REGION.search(name))
