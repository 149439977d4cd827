"""Who took part, in a form: a row for each name, with whom it means, and what was answered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from kithward.errors import BadInput
from kithward.language.names import plain_name
from kithward.language.terms import PARTS
from kithward.network import queries
from kithward.network.line import Name
from kithward.network.meaning import Meant
from kithward.network.who import Candidate
from kithward.web.sent import id_or_none

if TYPE_CHECKING:
    from kithward.workspaces.models import Workspace

SOMEBODY_NEW = "new"
MOST_NAMES = 300
ROW = re.compile(r"person-(\d{1,3})")
BETWEEN = re.compile(r"[,;\n]")
PART_WORDS = {
    "present": "took part",
    "introduced": "was introduced",
    "introducer": "introduced us",
    "": "only named below",
}


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name in a form, and whom it means: somebody known, somebody new, or one of the candidates."""

    number: int
    name: str
    organisation: str
    part: str
    meant: str  # an id, SOMEBODY_NEW, or empty while it is not clear
    known_as: str  # the name of the known person
    why: str
    candidates: tuple[Candidate, ...]
    proposed: UUID | None

    @property
    def is_unsure(self) -> bool:
        return not self.meant

    @property
    def is_asked(self) -> bool:
        return bool(self.name) and self.is_unsure

    @property
    def is_new(self) -> bool:
        return self.meant == SOMEBODY_NEW


def names_given(given: Mapping[str, str]) -> dict[int, Name]:
    """The names of a form by the number of their row, with what was answered of each that was not written anew.

    Raises BadInput for more than a form takes.
    """
    numbers = sorted(int(row[1]) for row in map(ROW.fullmatch, given) if row)
    names = {number: named(given, number) for number in numbers}
    found = {number: name for number, name in names.items() if name.text}
    following = max(numbers, default=-1) + 1
    others = [name for name in map(another, BETWEEN.split(given.get("others", ""))) if name.text]
    found |= dict(enumerate(others, following))
    if len(found) > MOST_NAMES:
        raise BadInput(f"One form takes {MOST_NAMES} names; log the others as a second event.")
    return found


def named(given: Mapping[str, str], number: int) -> Name:
    text, who = plain_name(given[f"person-{number}"]), given.get(f"who-{number}", "")
    part = given.get(f"part-{number}", "present")
    if part not in (*PARTS, ""):
        part = "present"
    if text != given.get(f"was-{number}", text):
        return Name(text, part)  # another name: what was answered of the old one says nothing of it
    return Name(text, part, given.get(f"at-{number}", ""), meant=id_or_none(who), is_new=who == SOMEBODY_NEW)


def another(text: str) -> Name:
    """A name that was added, with the organisation behind an @."""
    name, _, organisation = text.partition("@")
    return Name(plain_name(name), organisation=plain_name(organisation))


def rows_of(workspace: "Workspace", names: Mapping[int, Name], meant: Sequence[Meant]) -> list[NameRow]:
    """The names as rows, with whom each means."""
    choices = {one.name.key: one.choice for one in meant}
    known = [choices[name.key].id for name in names.values()]
    known_names = queries.names_of(workspace, [row_id for row_id in known if row_id is not None])
    rows = []
    for number, name in names.items():
        choice = choices[name.key]
        rows.append(
            NameRow(
                number=number,
                name=name.text,
                organisation=name.organisation,
                part=name.part,
                meant=str(choice.id) if choice.id else SOMEBODY_NEW if choice.state == "new" else "",
                known_as=known_names[choice.id] if choice.id else "",
                why=choice.reason,
                candidates=choice.candidates,
                proposed=choice.proposed,
            )
        )
    return rows
