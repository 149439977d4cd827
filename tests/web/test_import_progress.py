"""An import while it runs: line by line, in a thread of its own, to its end, and never twice."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread, current_thread

import pytest
from django.test import Client
from django.utils import timezone

from kithward.exchange import drafts, imports
from kithward.exchange.models import ImportBatch
from kithward.goals.window import Window
from kithward.network.models import Person
from kithward.numerics.measure import Measure
from kithward.web.import_progress import Ended, Stage, stages
from kithward.wins.queries import wins
from kithward.workspaces import actions, queries
from kithward.workspaces.models import Workspace
from tests.factories import goal
from tests.web.conftest import browser_in

# The import has a connection of its own, so what the test writes must be there for all.
pytestmark = pytest.mark.django_db(transaction=True)

CRM = ("crm.csv", (Path(__file__).parents[1] / "samples" / "csv" / "crm.csv").read_bytes())


@pytest.fixture(autouse=True)
def nothing_is_left(transactional_db: None) -> Iterator[None]:
    """Take the rows away in their order: foreign keys are checked at once, so that Django's own flush would fail."""
    yield
    for row in queries.workspaces():
        actions.delete_workspace(row)


@pytest.fixture
def workspace(transactional_db: None) -> Workspace:
    return actions.open_workspace("alice", name="Alice")


def take(client: Client, workspace: Workspace) -> tuple[str, str]:
    """The address of a file that waited, and the page on which it was taken."""
    address = f"/imports/{drafts.keep(workspace, CRM).id}"
    return address, b"".join(client.post(f"{address}/take").streaming_content).decode()


def test_the_page_tells_each_stage_and_what_came_of_it(workspace: Workspace) -> None:
    client = browser_in(workspace)
    address = f"/imports/{drafts.keep(workspace, CRM).id}"

    answer = client.post(f"{address}/take")
    pieces = [piece.decode() for piece in answer.streaming_content]

    assert answer["Cache-Control"] == "no-store"
    assert "<html" in pieces[0]
    assert "Reading the file" in pieces[1]
    assert any("Writing people" in piece for piece in pieces)
    assert "2 people, 1 activity and 2 organisations added" in pieces[-2]
    assert pieces[-1].rstrip().endswith("</html>")
    assert Person.objects.of(workspace).count() == 2


def test_a_second_click_a_reload_and_the_back_button_bring_nothing_twice(workspace: Workspace) -> None:
    client = browser_in(workspace)
    address, _ = take(client, workspace)

    again = client.post(f"{address}/take", follow=True)
    back = client.get(address, follow=True)

    assert "is in already: nothing was done twice" in again.content.decode()
    assert "What became of its rows" in back.content.decode()
    assert ImportBatch.objects.of(workspace).count() == 1
    assert Person.objects.of(workspace).count() == 2


def test_two_who_take_a_file_at_one_moment_bring_it_once(workspace: Workspace) -> None:
    address = f"/imports/{drafts.keep(workspace, CRM).id}"
    answers = [browser_in(workspace).post(f"{address}/take") for _ in range(2)]
    start, pages = Barrier(2), []

    def read(number: int) -> None:
        start.wait()
        pages.append(b"".join(answers[number].streaming_content).decode())

    threads = [Thread(target=read, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted("It is in" in page for page in pages) == [False, True]
    assert any("It was not brought in" in page for page in pages)
    assert Person.objects.of(workspace).count() == 2


def test_an_import_goes_on_when_nobody_watches(workspace: Workspace) -> None:
    address = f"/imports/{drafts.keep(workspace, CRM).id}"
    answer = browser_in(workspace).post(f"{address}/take")
    pieces = iter(answer.streaming_content)
    next(pieces)
    next(pieces)

    answer.close()

    assert Person.objects.of(workspace).count() == 2


def test_a_fault_is_said_and_leaves_nothing_half_done(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a fault in the program")

    monkeypatch.setattr(imports, "write", fail)
    _, page = take(browser_in(workspace), workspace)

    assert "Something went wrong that should not have" in page
    assert page.rstrip().endswith("</html>")
    assert "a fault in the program" in caplog.text
    assert not Person.objects.of(workspace).exists()
    assert len(drafts.waiting(workspace)) == 1


def test_work_is_done_in_a_thread_of_its_own_and_tells_how_far_it_is() -> None:
    def work(progress: object) -> str:
        progress(1, 2, "half")  # type: ignore[operator]
        return current_thread().name

    told, last = list(stages(work))

    assert told == Stage(1, 2, "half")
    assert isinstance(last, Ended)
    assert last.future.result() != current_thread().name


def test_what_an_import_brings_a_goal_to_is_won_at_once(workspace: Workspace) -> None:
    today, days = timezone.now().date(), timedelta(days=60)
    goal(workspace, Measure("people", act="connect"), target=1, window=Window(today, by=today + days), as_of=today)
    table = f"full_name,emails,last_seen\nMaria Chen,maria@acme.example,{today}\n".encode()
    draft = drafts.keep(workspace, ("crm.csv", table))

    page = b"".join(browser_in(workspace).post(f"/imports/{draft.id}/take").streaming_content).decode()

    assert "· Goal met!" in page
    assert wins(workspace).get().title.startswith("Goal met")
