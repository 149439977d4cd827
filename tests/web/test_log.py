"""The log line: one line becomes an activity, and unclear names are asked about."""

import re
from datetime import date

from django.test import Client

from kithward.network.models import Activity, Participation, Person
from kithward.workspaces.models import Workspace
from tests.scenes import know
from tests.web.conftest import HTMX, browser_in


def page_of(client: Client, line: str, **answers: str) -> tuple[int, str]:
    response = client.post("/log", {"line": line, **answers}, follow=True)
    return response.status_code, response.content.decode().replace("&#x27;", "'").replace("&quot;", '"')


def test_line_is_logged_and_shown_under_what_was_done(alice: Client, busy: Workspace) -> None:
    status, page = page_of(alice, "Coffee with Maria Chen about mentoring, 45 min")

    assert status == 200
    assert "Logged: Coffee with Maria Chen about mentoring" in page
    assert "<span>Coffee with Maria Chen about mentoring</span>" in page
    assert Activity.objects.of(busy).filter(topics=["mentoring"]).count() == 1


def test_line_without_meaning_keeps_what_was_typed_and_says_what_is_wrong(alice: Client, busy: Workspace) -> None:
    before = Activity.objects.of(busy).count()

    status, page = page_of(alice, 'zzz "quoted" <i>')

    assert status == 422
    assert 'value="zzz "quoted" &lt;i&gt;"' in page
    assert re.search(r'<p class="error small" id="line-error">[^<]{10,}</p>', page)
    assert Activity.objects.of(busy).count() == before


def test_line_of_ten_thousand_letters_is_refused_in_words(alice: Client, busy: Workspace) -> None:
    status, page = page_of(alice, "coffee " * 1500)

    assert status == 422
    assert "characters" in page


def test_unclear_name_is_asked_about_before_anything_is_written(alice: Client, busy: Workspace, today: date) -> None:
    know(busy, "Maria Lopez", today)
    before = Activity.objects.of(busy).count()

    status, page = page_of(alice, "Coffee with Maria about mentoring")

    assert status == 422
    assert "Who is “Maria”?" in page
    assert {"Maria Chen", "Maria Lopez"} <= set(re.findall(r"<span>(Maria \w+) <span", page))
    assert 'value="Coffee with Maria about mentoring"' in page
    assert Activity.objects.of(busy).count() == before


def test_answer_says_whom_a_name_means(alice: Client, busy: Workspace, today: date) -> None:
    lopez = know(busy, "Maria Lopez", today)

    status, _page = page_of(alice, "Coffee with Maria about mentoring", **{"who-0": str(lopez.id)})

    logged = Activity.objects.of(busy).get(topics=["mentoring"])
    assert status == 200
    assert Participation.objects.of(busy).get(activity_id=logged.id).person_id == lopez.id


def test_answer_can_be_somebody_new(alice: Client, busy: Workspace, today: date) -> None:
    know(busy, "Maria Lopez", today)

    _status, page = page_of(alice, "Coffee with Maria about mentoring", **{"who-0": "new"})

    assert "New in your network: Maria" in page
    assert Person.objects.of(busy).filter(name="Maria").exists()


def test_answer_from_another_workspace_is_asked_again(
    alice: Client, busy: Workspace, other_workspace: Workspace, today: date
) -> None:
    know(busy, "Maria Lopez", today)
    theirs = know(other_workspace, "Maria Quist", today)

    status, page = page_of(alice, "Coffee with Maria about mentoring", **{"who-0": str(theirs.id)})

    assert status == 422
    assert "Who is “Maria”?" in page


def test_names_of_another_workspace_are_not_offered(busy: Workspace, other_workspace: Workspace) -> None:
    status, page = page_of(browser_in(other_workspace), "Coffee with Maria about mentoring")

    assert status == 200
    assert "New in your network: Maria" in page
    assert not Participation.objects.of(busy).filter(activity__topics=["mentoring"], activity__workspace=busy).exists()


def test_name_with_markup_is_shown_and_not_run(alice: Client, busy: Workspace) -> None:
    _status, page = page_of(alice, "Coffee with Eve O'Neil <script>alert(1)</script> 🦊")

    assert "<script>alert" not in page


def test_after_logging_by_htmx_the_keyboard_stays_in_the_line(alice: Client, busy: Workspace) -> None:
    part = alice.post("/log", {"line": "Coffee with Maria Chen"}, headers=HTMX, follow=True).content.decode()

    assert 'data-focus="line"' in part
    assert 'id="line" name="line" required maxlength="1000" autocomplete="off" value=""' in part
