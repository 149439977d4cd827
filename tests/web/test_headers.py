"""What every answer carries, and the pages for what went wrong outside a view."""

from django.test import Client

from kithward.web.errors import bad_request
from kithward.workspaces.models import Workspace


def test_page_may_run_and_load_nothing_but_its_own(alice: Client, workspace: Workspace) -> None:
    answer = alice.get("/")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_part_is_never_taken_for_the_whole_page_nor_kept_for_others(alice: Client, workspace: Workspace) -> None:
    answer = alice.get("/")

    assert "HX-Request" in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_form_that_is_larger_than_any_is_answered_with_what_to_do(alice: Client, workspace: Workspace) -> None:
    answer = alice.post("/log", {"line": "x" * 2_000_000})

    assert answer.status_code == 413
    assert "That is too large" in answer.content.decode()


def test_address_that_is_not_here_is_said_in_the_look_of_all_pages(alice: Client, workspace: Workspace) -> None:
    answer = alice.get("/nowhere")

    assert answer.status_code == 404
    assert 'aria-label="Pages"' in answer.content.decode()


def test_host_that_is_not_this_machine_is_refused(alice: Client, workspace: Workspace) -> None:
    answer = alice.get("/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert bad_request.__module__ == "kithward.web.errors"
