"""How the tests of the log's line read one, and show its people."""

from datetime import date

from kithward.network.line import LoggedLine, read_line

TODAY = date(2026, 6, 17)  # a Wednesday


def read(line: str) -> LoggedLine:
    return read_line(line, TODAY)


def people(told: LoggedLine) -> str:
    """The people in short: "Ana @ Google"; who was introduced has ">", who introduced has "<"."""
    marks = {"present": "", "introduced": ">", "introducer": "<"}
    return ", ".join(
        marks[name.part] + name.text + (f" @ {name.organisation}" if name.organisation else "") for name in told.names
    )
