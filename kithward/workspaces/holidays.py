"""The days off that a person has told of."""

from dataclasses import dataclass
from datetime import date

from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off from the first to the last, both included."""

    first: date
    last: date
    name: str = ""

    def as_json(self) -> dict[str, str]:
        """As it is kept with the workspace."""
        return {"first": self.first.isoformat(), "last": self.last.isoformat(), "name": self.name}


def holidays(workspace: Workspace) -> tuple[Holiday, ...]:
    """The days off of a workspace, the earliest first."""
    rows = [
        Holiday(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row.get("name", ""))
        for row in workspace.holidays
    ]
    return tuple(sorted(rows, key=lambda row: (row.first, row.last, row.name)))
