"""Without accounts, the pages open only for who has the start link."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from kithward.cli import serve
from kithward.errors import KithwardError
from kithward.workspaces.models import Workspace


@pytest.mark.parametrize("address", ["/", "/log", "/nowhere", "/start/wrong"])
def test_who_has_no_cookie_sees_no_page_and_is_told_what_to_do(workspace: Workspace, address: str) -> None:
    page = Client().get(address)

    assert page.status_code == 403
    assert "Open Kithward with its start link" in page.content.decode()
    assert settings.START_KEY not in page.content.decode()


def test_who_has_no_cookie_cannot_write(workspace: Workspace) -> None:
    assert Client().post("/hours", {"hours": "1"}).status_code == 403


def test_start_link_lets_in_and_leads_to_this_week(db: None) -> None:
    stranger = Client()

    started = stranger.get(f"/start/{settings.START_KEY}")

    assert started.headers["Location"] == "/"
    cookie = started.cookies["kithward_door_80"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert settings.START_KEY not in cookie.value
    assert stranger.get("/").status_code == 200


def test_cookie_of_another_installation_does_not_open(db: None) -> None:
    stranger = Client()
    stranger.cookies["kithward_door_80"] = "0" * 64

    assert stranger.get("/").status_code == 403


def test_start_key_is_kept_for_its_owner_alone() -> None:
    kept = Path(settings.DATA_DIR) / "start_key"

    assert kept.stat().st_mode & 0o077 == 0
    assert kept.read_text().strip() == settings.START_KEY


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org", ""])  # noqa: S104
def test_serving_to_others_is_refused(host: str) -> None:
    with pytest.raises(KithwardError, match="no accounts"):
        serve.refuse_public(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_serving_on_this_machine_is_allowed(host: str) -> None:
    serve.refuse_public(host)


def test_start_link_names_host_port_and_key() -> None:
    assert serve.start_link("::1", 9000) == f"http://[::1]:9000/start/{settings.START_KEY}"
