"""What was read of a workspace and is kept in memory, for a few workspaces at once."""

from collections import OrderedDict
from functools import partial
from threading import Lock
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.db import transaction

Read = TypeVar("Read")

MOST_WORKSPACES: Final = 4


class Kept(Generic[Read]):
    """One thing for each workspace; of too many workspaces the one kept longest ago goes first. Safe under threads."""

    def __init__(self) -> None:
        self._found: OrderedDict[UUID, Read] = OrderedDict()
        self._lock = Lock()

    def get(self, workspace_id: UUID) -> Read | None:
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
        transaction.on_commit(partial(self.keep, workspace_id, read))

    def forget(self, workspace_id: UUID) -> None:
        with self._lock:
            self._found.pop(workspace_id, None)

    def forget_all(self) -> None:
        """Empty the memory, as a fresh process has it."""
        with self._lock:
            self._found.clear()

    def __len__(self) -> int:
        return len(self._found)
