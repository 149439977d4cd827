"""An import while it runs: a page that grows line by line, and goes on without JavaScript and when nobody watches."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string

from kithward import diary, pipeline
from kithward.errors import KithwardError
from kithward.exchange import drafts
from kithward.web.guide_shown import guide_line
from kithward.web.imports_shown import sentence
from kithward.web.page import WHOLE
from kithward.web.shown import news_in_words
from kithward.web.visit import Visit

PLACE = "<!-- what is told -->"  # in the page: the lines come here
FAILED = "Something went wrong that should not have. Nothing was brought in, and the file waits still: try once more."
log = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the work is."""

    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class Ended(Generic[Result]):
    """The work is over; asking for its result raises what went wrong."""

    future: "Future[Result]"


def stages(work: Callable[[Callable[[int, int, str], None]], Result]) -> Iterator[Stage | Ended[Result]]:
    """How far some work is, as it tells it, and at last that it has ended.

    It runs in a thread of its own, because it calls to tell while a page that grows has to be asked for more. It goes
    on to its end when nobody asks any longer.
    """
    told: SimpleQueue[Stage | Ended[Result]] = SimpleQueue()

    def run() -> Result:
        try:
            return work(lambda done, total, words: told.put(Stage(done, total, words)))
        finally:
            connections.close_all()  # this thread's own

    with ThreadPoolExecutor(1, thread_name_prefix="import") as pool:
        pool.submit(run).add_done_callback(lambda future: told.put(Ended(future)))
        while True:
            event = told.get()
            yield event
            if isinstance(event, Ended):
                return


def stream(request: HttpRequest, visit: Visit, draft: Any) -> StreamingHttpResponse:
    """The page of an import, sent while the file is taken."""
    context = {"visit": visit, "layout": WHOLE, "file": draft.file_name}
    before, _, after = render_to_string("import_progress.html", context, request).partition(PLACE)
    response = StreamingHttpResponse(lines(request, visit, draft.id, around=(before, after)))
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx would keep the lines back until the end
    return response


def lines(request: HttpRequest, visit: Visit, draft_id: Any, *, around: tuple[str, str]) -> Iterator[str]:
    """The page piece by piece: its beginning, a line for each stage, what came of it, its end."""
    before, after = around
    yield before
    was = pipeline.standings(visit.workspace, visit.today)
    for event in stages(lambda progress: drafts.take(visit.workspace, draft_id, now=visit.now, progress=progress)):
        if isinstance(event, Stage):
            yield render_to_string("import_progress.html#stage", {"stage": event})
        else:
            yield render_to_string("import_progress.html#ended", ended(request, visit, event, was), request)
    yield after


def ended(request: HttpRequest, visit: Visit, event: Ended[Any], was: Any) -> dict[str, Any]:
    """What came of it, which goals it moved, and what waits still; or why nothing came of it."""
    try:
        report = event.future.result()
    except KithwardError as error:
        return {"error": str(error)}
    except Exception:
        log.exception("An import failed")
        return {"error": FAILED}
    return {
        "outcome": sentence(report.in_words()),
        "batch": report.batch,
        "problems": report.problems,
        "moved": news_in_words(diary.news_since(visit.workspace, was, visit.today)),
        "waiting": drafts.waiting(visit.workspace),
        "guide": guide_line(request.resolver_match, visit),
    }
