"""What a typed line means here: what it says, and whom its names stand for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kithward.errors import BadInput
from kithward.network import queries
from kithward.network.actions import parts_of
from kithward.network.line import LoggedLine, Name, read_line
from kithward.network.models import Activity
from kithward.network.who import Choice, find
from kithward.network.wording import line_in_words
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Meant:
    """A name in a line, and whom it means."""

    name: Name
    choice: Choice


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood; `unsure` are the names that need an answer before it can be written."""

    line: LoggedLine
    meant: tuple[Meant, ...]

    @property
    def unsure(self) -> tuple[Meant, ...]:
        return tuple(meant for meant in self.meant if meant.choice.state == "unsure")

    @property
    def is_clear(self) -> bool:
        """Whether it can be written as it stands, with nothing left to ask."""
        return not (self.unsure or self.line.questions)

    def in_words(self) -> str:
        """What happened, in the person's own words where they typed them."""
        return " ".join(words for _, words in self.line.understood) or line_in_words(self.line)

    def as_json(self) -> dict[str, Any]:
        line = self.line
        return {
            "kind": line.kind,
            "form": line.form or None,
            "day": line.day.isoformat() if line.day else None,
            "people": [meant.name.text for meant in self.meant],
            "topics": list(line.topics),
            "minutes": line.minutes,
            "medium": line.medium or None,
            "meaningful": line.meaningful,
            "event": line.event_name or None,
            "follow_up": {"what": line.follow_up.what, "due": line.follow_up.due_on} if line.follow_up else None,
            "note": line.note or None,
            "ignored": list(line.ignored),
        }


def understand(workspace: Workspace, text: str, today: date) -> Understood:
    """What a line says happened, and whom its names mean. Raises BadInput for a line that cannot be logged."""
    line = read_line(text, today)
    if line.problems:
        raise BadInput(" ".join(line.problems))
    return with_people(workspace, line)


def with_people(workspace: Workspace, line: LoggedLine) -> Understood:
    """A line, read or corrected by hand, with whom its names mean."""
    names = names_in(line)
    open_ones = [name for name in names if not (name.meant or name.is_new)]
    known = queries.known_names(workspace) if open_ones else None

    def choice(name: Name) -> Choice:
        if name.meant is not None:
            return Choice("known", name.meant, "as you said")
        if name.is_new or known is None:
            return Choice("new")
        return find(name.text, known, organisation=name.organisation)

    return Understood(line, tuple(Meant(name, choice(name)) for name in names))


def names_in(line: LoggedLine) -> tuple[Name, ...]:
    """Everybody whom a line names, once each: who took part, and whom its promise, outcome or role is about."""
    asides = [aside.names for aside in (line.follow_up, line.outcome, line.role) if aside is not None]
    found: dict[str, Name] = {}
    for name in (*line.names, *(name for names in asides for name in names)):
        found.setdefault(name.key, name)
    return tuple(found.values())


def line_of(workspace: Workspace, activity: Activity) -> LoggedLine:
    """An activity of the log as the line that it might have been."""
    rows = queries.participations(workspace, activity.id).filter(person__workspace=workspace)
    people = rows.order_by("person__name_key", "id").values_list("person__name", "part", "person_id")
    names = tuple(Name(name, part, meant=person_id) for name, part, person_id in people)
    return LoggedLine(day=activity.day, names=names, **{**parts_of(activity), "topics": tuple(activity.topics)})
