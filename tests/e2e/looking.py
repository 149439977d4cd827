"""What is looked at on any page in a browser: what axe finds in both looks, and whether all fits and can be hit."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESK, ZOOMED = 390, 1360, 320  # 320 px wide is 1280 px at 400 %
# The other look has other colours and nothing else.
BY_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
TARGETS = "button, summary, select, input:not([type=hidden]), nav a, a.button, .brand"
SMALL_TARGETS = """targets => [...document.querySelectorAll(targets)]
    .map(one => [one.textContent.trim() || one.id || one.name, (one.closest('label') || one).getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([words]) => words)"""
UNFOLD = "document.querySelectorAll('main details').forEach(one => { one.name = ''; one.open = true; })"


def axe_finds_nothing(page: Page) -> None:
    """Assert that axe has nothing to say of the page as it stands, on a phone and on a desk, light and dark."""
    page.emulate_media(reduced_motion="reduce")
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, options in (("light", {"resultTypes": ["violations"]}), ("dark", BY_COLOUR)):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page, options=options)
            assert found.violations_count == 0, f"{page.url} {scheme} {width}: {found.generate_report()}"


def all_fits_and_can_be_hit(page: Page) -> None:
    """Assert that at 400 % nothing goes sideways with all unfolded, and that every target is large enough."""
    page.set_viewport_size({"width": ZOOMED, "height": 640})
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED
    assert page.evaluate(SMALL_TARGETS, TARGETS) == []
    assert page.locator("h1").count() == 1
