"""A progress bar on standard error, so that standard output stays clean."""

import sys
from types import TracebackType
from typing import Any


class Bar:
    """Call it with (done, total, stage); it shows nothing where nobody watches."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name, self.hidden = name, hidden or not sys.stderr.isatty()
        self.shown: Any = None
        self.task: Any = None

    def __enter__(self) -> "Bar":
        if not self.hidden:
            from rich.console import Console
            from rich.progress import Progress

            self.shown = Progress(console=Console(stderr=True), transient=True)
            self.task = self.shown.add_task(self.name)
            self.shown.start()
        return self

    def __call__(self, done: int, total: int, stage: str) -> None:
        if self.shown is not None:
            self.shown.update(self.task, completed=done, total=total, description=f"{self.name}: {stage}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown is not None:
            self.shown.stop()
