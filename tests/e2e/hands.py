"""Three ways to go through the pages: by mouse, by keyboard alone, and in a browser without JavaScript."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

FURTHEST = 150  # no page has as many places where the keyboard stops


class Mouse:
    """Clicks, and types where it clicked."""

    is_live = True  # whether pages answer while one types

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)

    def send(self, field: Locator, words: str) -> None:
        """A line and Enter, which is how lines are logged by mouse, too."""
        field.fill(words)
        field.press("Enter")

    def choose(self, radio: Locator) -> None:
        radio.check()

    def bring(self, field: Locator, file: Path) -> None:
        field.set_input_files(file)

    def go_to(self, place: str) -> None:
        self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=place, exact=True).click()

    def stands_on(self, target: Locator) -> None:
        """Assert from where the keyboard would go on."""
        expect(target).to_be_focused()


class Plain(Mouse):
    """By mouse where no script runs: every change loads a page, from whose top the keyboard goes on."""

    is_live = False

    def bring(self, field: Locator, file: Path) -> None:
        field.set_input_files(file)
        self.page.get_by_role("button", name="Look at them").click()

    def stands_on(self, target: Locator) -> None:
        expect(target).to_be_visible()


class Keyboard(Mouse):
    """Never clicks, and puts the focus nowhere by itself: Tab, Enter, arrows, and the keys of Kithward."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        # Somebody who listens from the start: asked for at the last moment, the window may open before it is caught.
        page.on("filechooser", lambda _: None)

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, words: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def send(self, field: Locator, words: str) -> None:
        self.write(field, words)
        self.page.keyboard.press("Enter")

    def choose(self, radio: Locator) -> None:
        """Tab leads to a group, the arrows through it."""
        group = self.page.locator(f"input[name='{radio.get_attribute('name')}']")
        self.reach(group, among=True)
        for _ in range(group.count()):
            if radio.is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        expect(radio).to_be_checked()

    def bring(self, field: Locator, file: Path) -> None:
        self.reach(field)
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Enter")
        opened.value.set_files(file)

    def go_to(self, place: str) -> None:
        """By its letter, once no field has the focus, where letters are typed."""
        link = self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=place, exact=True)
        while self.page.evaluate("document.activeElement.matches('input, textarea, select')"):
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("g")
        self.page.keyboard.press(str(link.get_attribute("data-key")))

    def reach(self, target: Locator, *, among: bool = False) -> None:
        """Tab until the target has the focus; `among` when any one of several is enough."""
        expect(target.first).to_be_visible()
        is_there = "all => all.includes(document.activeElement)"
        for _ in range(FURTHEST):
            if (target if among else target.first).evaluate_all(is_there):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {target}")
