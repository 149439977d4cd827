"""The browser that is on this machine."""

import os
import shutil
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none"]


def browser_options() -> dict[str, Any]:
    """How to start it, without what would make pictures differ; raises SystemExit where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise SystemExit("Chromium is needed: apt-get install --no-install-recommends chromium")
    # Chromium refuses to make its sandbox as root.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": found, "args": [*FLAGS, *sandbox]}
