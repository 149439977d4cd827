"""The forms of a page, as a browser would send them."""

from html.parser import HTMLParser
from typing import Any


class FormReader(HTMLParser):
    """Reads every form of a page: where it goes, and what its fields hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._select = self._text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, Any] = {name: value or "" for name, value in given}
        if tag == "form":
            self.forms.append((attributes.get("action", ""), {}))
        if not self.forms or "form" in attributes:
            return
        fields, name = self.forms[-1][1], attributes.get("name", "")
        if tag == "input" and (attributes.get("type") not in ("radio", "checkbox") or "checked" in attributes):
            fields[name] = attributes.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in fields or "selected" in attributes):
            fields[self._select] = attributes.get("value", "")
        elif tag == "textarea":
            self._text, fields[name] = name, ""

    def handle_data(self, words: str) -> None:
        if self._text and self.forms:
            self.forms[-1][1][self._text] += words

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""


def undo_in(page: Any) -> str:
    """The address of the undo that the message of a page offers."""
    return undo_in_words(page.content.decode())


def undo_in_words(html: str) -> str:
    found = [action for action, _ in FormReader(html).forms if action.startswith("/undo/")]
    assert len(found) == 1
    return found[0]


def form_to(page: str, address: str) -> dict[str, str]:
    """The fields of the form that is sent to an address, without what guards it against forgery."""
    found = [fields for action, fields in FormReader(page).forms if action == address]
    assert found, f"no form for {address}"
    return {name: value for name, value in found[0].items() if name and name != "csrfmiddlewaretoken"}
