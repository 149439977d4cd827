"""Cards and events cut out of a file by their BEGIN and END, so that a broken one never spoils the rest."""

from dataclasses import dataclass, field

from kithward.exchange.readers.content_lines import physical_lines, without_binaries

# What never lies within another of these: where one begins, the one before was left open.
_SIBLINGS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
_DEEPEST = 8  # an alarm in an event in a calendar is three deep


@dataclass(slots=True)
class Block:
    """What stands between a BEGIN and its END: its own lines, and the blocks within it."""

    name: str
    lines: list[str] = field(default_factory=list)  # without those of the blocks within
    everything: list[str] = field(default_factory=list)  # with BEGIN, END and the blocks within
    blocks: list["Block"] = field(default_factory=list)
    closed: bool = False

    @property
    def raw(self) -> str:
        """The block as it stood, but without long binaries."""
        return without_binaries(self.everything)

    def named(self, name: str) -> list["Block"]:
        """The blocks of that name directly within this one."""
        return [block for block in self.blocks if block.name == name]


def blocks_of(text: str) -> Block:
    """A nameless block that holds the outermost blocks of a text, and the lines outside of them as its own."""
    root = Block("", closed=True)
    stack = [root]
    for line in physical_lines(text):
        if line[:6].upper() == "BEGIN:" and len(stack) <= _DEEPEST:
            _open(stack, line[6:].strip().upper())
        elif line[:4].upper() != "END:":
            stack[-1].lines.append(line)
        for block in stack[1:]:
            block.everything.append(line)
        if line[:4].upper() == "END:":
            _close(stack, line[4:].strip().upper())
    return root


def _open(stack: list[Block], name: str) -> None:
    within_card = name == "VCARD" and stack[-1].name == "VCARD" and _ends_in_agent(stack[-1])
    left_open = _SIBLINGS if name in _SIBLINGS else {name}
    depth = next((at for at, block in enumerate(stack) if at and block.name in left_open), None)
    if depth is not None and not within_card:
        del stack[depth:]
    block = Block(name)
    stack[-1].blocks.append(block)
    stack.append(block)


def _ends_in_agent(card: Block) -> bool:
    """Whether a card that begins here is the assistant of this one: vCard 2.1 writes it in the middle."""
    last = next((line for line in reversed(card.lines) if line.strip()), "")
    return last.strip().upper().rpartition(".")[2].startswith("AGENT") and last.rstrip().endswith(":")


def _close(stack: list[Block], name: str) -> None:
    """End the innermost block of that name and, left open, what is within it; an END without BEGIN ends nothing."""
    depth = next((at for at in range(len(stack) - 1, 0, -1) if stack[at].name == name), None)
    if depth is not None:
        stack[depth].closed = True
        del stack[depth:]
