"""The icons of the installed app, drawn from our own mark."""

from pathlib import Path

from playwright.sync_api import Browser

STATIC = Path(__file__).parents[1] / "kithward" / "web" / "static"
PAPER = "#fbfaf7"
# File, size in pixels, and how much of it the mark fills: a maskable icon may lose a fifth at each side.
ICONS = (("mark-192.png", 192, 0.76), ("mark-512.png", 512, 0.76), ("mark-maskable-512.png", 512, 0.52))


def draw_icons(browser: Browser) -> None:
    mark = (STATIC / "mark.svg").read_text(encoding="utf-8")
    for name, size, share in ICONS:
        page = browser.new_page(viewport={"width": size, "height": size}, color_scheme="light")
        page.set_content(
            f"<body style='margin:0;display:grid;place-items:center;height:100vh;background:{PAPER}'>"
            f"<div style='width:{size * share}px'>{mark}</div></body>"
        )
        page.screenshot(path=STATIC / "icons" / name)
        page.close()
