"""`make screenshots`: an empty start, every page of the sample year, on a desk and a phone, and the icons."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from pictures.browser import browser_options
from pictures.icons import draw_icons
from pictures.pages import addresses

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
PORT = 8799
LOOKS: tuple[tuple[str, int, int, Literal["light", "dark"]], ...] = (
    ("desk", 1360, 900, "light"),
    ("desk-dark", 1360, 900, "dark"),
    ("phone", 390, 844, "light"),
)
WHOLE_UP_TO = 2400  # pixels: what is longer is cut


def kithward(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kithward", *arguments]


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The sample year, served from a data folder of its own; gives the start link."""
    environment = {**os.environ, "KITHWARD_DATA": str(data)}
    subprocess.run(kithward("demo"), env=environment, check=True, stdout=subprocess.DEVNULL)
    command = kithward("serve", "--no-open", "--port", str(PORT))
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{PORT}/offline.html")
        yield f"http://127.0.0.1:{PORT}/start/{(data / 'start_key').read_text().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(address: str, *, seconds: int = 30) -> None:
    for _ in range(seconds * 5):
        try:
            urlopen(address, timeout=2).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"{address} did not answer within {seconds} seconds.")


def picture_all(browser: Browser, start: str) -> None:
    """Every page in every look."""
    for look, width, height, scheme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            service_workers="block",
        )
        picture(context, start, FOLDER / f"start-{look}.png")
        enter_sample(context, start)
        for name, address in addresses(context, start).items():
            picture(context, address, FOLDER / f"{name}-{look}.png")
        context.close()


def picture(context: BrowserContext, address: str, file: Path) -> None:
    """One page, whole unless it is very long."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    tall = page.evaluate("document.documentElement.scrollHeight") > WHOLE_UP_TO
    page.screenshot(path=file, full_page=not tall)
    page.close()


def enter_sample(context: BrowserContext, start: str) -> None:
    """Let the browser in, and open the sample year."""
    page = context.new_page()
    page.goto(start)
    page.get_by_role("button", name="Look around").click()
    page.wait_for_load_state("networkidle")
    page.close()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as start, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        draw_icons(browser)
        picture_all(browser, start)
        browser.close()


if __name__ == "__main__":
    main()
