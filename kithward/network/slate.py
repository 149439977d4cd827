"""A line while it is read: what was understood is taken off, and the rest keeps its place."""

import re
from typing import Final

TAKEN: Final = "\x1f"  # stands, letter by letter, for what was taken; no typed line holds it
GAP: Final = rf"[\s{TAKEN}]+"


class Slate:
    """The text of a line, from which each understood piece is taken once, with its role."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.text = typed
        self._taken: list[tuple[int, str, str]] = []

    def take(self, start: int, end: int, role: str) -> None:
        """Take the words off the text, as understood in this role; what was taken before lies between them."""
        for piece in re.finditer(rf"[^{TAKEN}]+", self.text[start:end]):
            if words := piece.group().strip(" ,.;:"):
                self._taken.append((start + piece.start(), role, words))
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def in_topic(self, start: int, *, words: int) -> bool:
        """Whether the place follows "about" with at most so many words between, and so tells nothing else."""
        about = rf"\b(?:about|regarding)\s+(?:[^\s,.;!?(){TAKEN}]+\s+){{0,{words}}}$"
        return re.search(about, self.text[:start], re.IGNORECASE) is not None

    @property
    def understood(self) -> tuple[tuple[str, str], ...]:
        """What was understood, as (role, words) in the order of the line."""
        return tuple((role, words) for _, role, words in sorted(self._taken))

    @property
    def left(self) -> list[str]:
        """The stretches of text that nothing was taken from."""
        return [piece for piece in re.split(rf"{TAKEN}+|[,;()]+", self.text) if piece.strip()]
