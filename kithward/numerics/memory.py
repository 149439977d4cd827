"""What was worked out from something that never changes, kept beside it, so that it is worked out once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Found = TypeVar("Found")

MOST_KEPT = 128


class Memory:
    """Answers to questions about one log: they hold as long as it does, and go with it.

    Of too many answers those asked for longest ago go first. Two threads that ask at once may both work.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self.kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.lock = Lock()

    def once(self, question: Hashable, work: Callable[[], Found]) -> Found:
        """Give the answer to a question, worked out when it was not asked before; it must depend on nothing else."""
        with self.lock:
            if question in self.kept:
                self.kept.move_to_end(question)
                known: Found = self.kept[question]
                return known
        found = work()
        with self.lock:
            self.kept[question] = found
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return found

    def answers(self, about: str) -> dict[Hashable, Any]:
        """What was answered to the questions of one kind: those that begin with its name."""
        with self.lock:
            return {
                asked: known for asked, known in self.kept.items() if isinstance(asked, tuple) and asked[0] == about
            }
