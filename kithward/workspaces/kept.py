"""What was read of a workspace and is kept in memory, for a few workspaces at once."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.db import connection, transaction

Read = TypeVar("Read")

MOST_WORKSPACES: Final = 4


class Kept(Generic[Read]):
    """One thing for each workspace; of too many workspaces the one kept longest ago goes first. Safe under threads."""

    def __init__(self) -> None:
        self._found: OrderedDict[UUID, Read] = OrderedDict()
        self._lock = Lock()

    def get(self, workspace_id: UUID) -> Read | None:
        """What was kept last: for the transaction under way, what was read in it."""
        for entry in reversed(connection.run_on_commit):
            waiting = entry[1]
            if isinstance(waiting, Waiting) and waiting.is_for(self, workspace_id):
                read: Read = waiting.read
                return read
        with self._lock:
            return self._found.get(workspace_id)

    def keep(self, workspace_id: UUID, read: Read) -> None:
        """Keep it from now on."""
        with self._lock:
            self._found[workspace_id] = read
            self._found.move_to_end(workspace_id)
            while len(self._found) > MOST_WORKSPACES:
                self._found.popitem(last=False)

    def keep_with_transaction(self, workspace_id: UUID, read: Read) -> None:
        """Keep it at once, or with the transaction under way: if that is taken back, what was read in it never was."""
        saved_in = set(connection.savepoint_ids)
        connection.run_on_commit = [
            entry
            for entry in connection.run_on_commit
            if not (isinstance(entry[1], Waiting) and entry[1].is_for(self, workspace_id) and entry[0] == saved_in)
        ]
        transaction.on_commit(Waiting(self, workspace_id, read))

    def forget(self, workspace_id: UUID) -> None:
        with self._lock:
            self._found.pop(workspace_id, None)

    def forget_all(self) -> None:
        """Empty the memory, as a fresh process has it."""
        with self._lock:
            self._found.clear()

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True, slots=True)
class Waiting(Generic[Read]):
    """What was read in a transaction and waits for its end.

    It stands in Django's own list of what to do then, from which it goes with the savepoint that is taken back.
    """

    kept: Kept[Read]
    workspace_id: UUID
    read: Read

    def is_for(self, kept: Kept[Read], workspace_id: UUID) -> bool:
        return self.kept is kept and self.workspace_id == workspace_id

    def __call__(self) -> None:
        self.kept.keep(self.workspace_id, self.read)
