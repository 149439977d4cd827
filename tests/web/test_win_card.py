"""A card to share: nothing private is on it but what is chosen, and whatever is typed stays words."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithward.wins import actions
from kithward.wins.models import Win
from kithward.workspaces.models import Workspace
from tests.web.words import text_of

TITLE = "Lunch with Maria & <script>alert(1)</script>"
PNG_1200_BY_630 = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
ALL = "?title=on&evidence=on&celebrated=on&day=on&name=on"


def told(workspace: Workspace, today: date, **more: str) -> Win:
    return actions.add_win(workspace, TITLE, day=today, as_of=today, celebrated="cake \"with\" 'cream'", **more)[0]


def words_of(picture: bytes) -> list[str]:
    """What is written on a picture that is whole XML."""
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_without_a_choice_only_the_kind_of_win_is_on_it(alice: Client, workspace: Workspace, today: date) -> None:
    row = told(workspace, today)

    answer = alice.get(f"/wins/{row.id}/card.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert words_of(answer.content) == ["Something to celebrate", "Kithward"]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("title", TITLE),
        ("celebrated", "cake \"with\" 'cream'"),
        ("name", "Alice Okafor"),
    ],
)
def test_what_is_chosen_is_on_it_as_words(
    alice: Client, workspace: Workspace, today: date, choice: str, words: str
) -> None:
    row = told(workspace, today)

    picture = alice.get(f"/wins/{row.id}/card.svg?{choice}=on").content

    assert words in words_of(picture)
    assert b"<script" not in picture


def test_headline_is_not_said_twice(alice: Client, workspace: Workspace, today: date) -> None:
    row = actions.add_win(workspace, "Half way: Meet five leaders", day=today, as_of=today)[0]

    assert "Meet five leaders" in words_of(alice.get(f"/wins/{row.id}/card.svg?title=on").content)


def test_page_shows_the_card_and_offers_it_with_the_same_choice(
    alice: Client, workspace: Workspace, today: date
) -> None:
    row = told(workspace, today)

    page = alice.get(f"/wins/{row.id}/card{ALL}")

    svg, png = (f'"/wins/{row.id}/card.{kind}{ALL.replace("&", "&amp;")}"' for kind in ("svg", "png"))
    assert page.content.decode().count(svg) == 2
    assert page.content.decode().count(png) == 1
    assert "Lunch with Maria &amp;amp;" not in page.content.decode()
    assert "What it was, in your words" in text_of(page)


def test_picture_in_dots_is_saved_and_shows_the_same(alice: Client, workspace: Workspace, today: date) -> None:
    row = told(workspace, today)

    bare, whole = (alice.get(f"/wins/{row.id}/card.png{chosen}") for chosen in ("", ALL))

    assert bare["Content-Type"] == "image/png"
    assert bare["Content-Disposition"] == 'attachment; filename="win.png"'
    assert bare["Cache-Control"] == "private, no-cache"
    assert bare.content[:24] == PNG_1200_BY_630
    assert bare.content != whole.content
    assert alice.get(f"/wins/{row.id}/card.png").content == bare.content


@pytest.mark.parametrize("page", ["card", "card.svg", "card.png"])
def test_card_is_only_looked_at(alice: Client, workspace: Workspace, today: date, page: str) -> None:
    answer = alice.post(f"/wins/{told(workspace, today).id}/{page}")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("page", ["card", "card.svg", "card.png"])
def test_card_asks_the_database_little(alice: Client, workspace: Workspace, today: date, page: str) -> None:
    address = f"/wins/{told(workspace, today).id}/{page}{ALL}"
    alice.get(address)

    with CaptureQueriesContext(connection) as asked:
        alice.get(address)

    assert len(asked) <= 5, [query["sql"] for query in asked]


@pytest.mark.parametrize("page", ["card", "card.svg", "card.png"])
def test_card_of_others_is_not_found(
    alice: Client, workspace: Workspace, other_workspace: Workspace, today: date, page: str
) -> None:
    assert alice.get(f"/wins/{told(other_workspace, today).id}/{page}").status_code == 404


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("goal:x:met", "A goal met"),
        ("goal:x:half", "Half way to a goal"),
        ("goal:x:2026-03-01", "A goal of the month, met"),
        ("first:talk", "A first"),
        ("best:people:2026-03", "A personal best"),
        ("habit:x:kept", "A habit, kept"),
        ("habit:x:taking root", "A habit is taking root"),
        ("come-back:2026-03-01", "Back again"),
        ("given:introductions:5", "Help given"),
        ("helped:x", "Help given"),
        ("hand:x", "Something to celebrate"),
    ],
)
def test_headline_tells_the_kind_of_win_and_nothing_else(key: str, words: str) -> None:
    assert Win(key=key, title=TITLE).headline == words
