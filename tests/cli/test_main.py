"""The command line as a whole."""

import subprocess
import sys

HEAVY = ("django", "numpy", "scipy", "typst")


def test_help_loads_nothing_that_takes_long() -> None:
    """In a process of its own: this one has loaded everything."""
    asked = f"import sys, kithward.cli.main; print([name for name in {HEAVY} if name in sys.modules])"

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
