"""Bringing files in: dropped, looked at, corrected, taken once, and taken back."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kithward.errors import KithwardError
from kithward.exchange import batches, drafts, looks
from kithward.exchange.spreadsheets import as_csv
from kithward.exchange.undo import undo
from kithward.web import imports_shown
from kithward.web.import_progress import stream
from kithward.web.page import change, form_page, go, page, show
from kithward.web.paging import PAGE, first_row, number_in, pages
from kithward.web.visit import Visit

FORM_BYTES = 1024 * 1024  # what a form may weigh besides its files
COLUMN = "column-"  # and its place: the fields of the form that says what columns hold
LEFT_OUT_HEADER = ("where", "why", "as it stood")


@csrf_exempt  # the check reads the whole form, so the size is looked at first; `bring` checks
@form_page
def imports(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What waits, what was brought in, and room for more; files that are not too large to be looked at."""
    if request.method != "POST":
        drafts.clear_out(visit.workspace, now=visit.now)
        return overview(request, visit)
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.MOST_UPLOAD_BYTES + FORM_BYTES:
        words = f"Those files are larger than the {settings.MOST_UPLOAD_BYTES // 2**20} MB that Kithward takes at once."
        return overview(request, visit, refused=[words], status=413)
    return bring(request, visit)


@csrf_protect
def bring(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Put the files by; one alone is shown at once, and of those that cannot be used the reason is said."""
    files = request.FILES.getlist("files")
    drafts.clear_out(visit.workspace, now=visit.now)
    kept, refused = put_by(visit, files[: drafts.MOST_WAITING])
    if len(files) > drafts.MOST_WAITING:
        refused.append(f"Of {len(files)} files the first {drafts.MOST_WAITING} were looked at: bring the others next.")
    if not files:
        refused.append("Choose a file first.")
    if refused:
        return overview(request, visit, refused=refused, status=422)
    if len(kept) == 1:
        return redirect("import_draft", kept[0])
    return go(request, reverse("imports"), f"{len(kept)} files wait for you to look at them.", focus="waiting")


def put_by(visit: Visit, files: list[UploadedFile]) -> tuple[list[UUID], list[str]]:
    """The drafts that files became, and why the others became none: one bad file never keeps the rest out."""
    kept: list[UUID] = []
    refused: list[str] = []
    for file in files:
        try:
            kept.append(drafts.keep(visit.workspace, (file.name or "a file", file.read())).id)
        except KithwardError as error:
            refused.append(str(error))
    return kept, refused


def overview(
    request: HttpRequest, visit: Visit, *, refused: list[str] | None = None, status: int = 200
) -> HttpResponse:
    rows = batches.batches(visit.workspace)
    start = first_row(number_in(request))
    history = [imports_shown.batch_shown(row, visit.now) for row in rows[start : start + PAGE]]
    context = {
        "refused": refused,
        "waiting": [imports_shown.draft_shown(row, visit.now) for row in drafts.waiting(visit.workspace)],
        "history": history,
        "pages": pages(request, shown=len(history), total=rows.count()),
    }
    return show(request, visit, "imports.html", context, status=status, focus="files" if refused else "")


@form_page
def import_draft(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """What would come of a file that waits; what was said of its columns."""
    done = drafts.taken_as(visit.workspace, draft_id)
    if done is not None:
        return redirect("import_batch", done.id)
    draft = drafts.draft(visit.workspace, draft_id)
    if request.method == "POST":
        drafts.say_columns(visit.workspace, draft_id, columns_said(request, visit, draft_id))
        to = reverse("import_draft", args=[draft_id])
        return go(request, to, "The columns are read as you say.", focus="outcome")
    look = looks.look_at(visit.workspace, draft, now=visit.now)
    start = first_row(number_in(request))
    rows = look.left_out[start : start + PAGE]
    context = {
        "draft": imports_shown.draft_shown(draft, visit.now),
        "look": imports_shown.look_shown(look),
        "left_out": rows,
        "pages": pages(request, shown=len(rows), total=len(look.left_out)),
    }
    return show(request, visit, "import_draft.html", context)


def columns_said(request: HttpRequest, visit: Visit, draft_id: UUID) -> dict[str, str]:
    """What each column of a table holds, as the form says; the fields name columns by their place."""
    names = drafts.column_names(visit.workspace, draft_id)
    said = ((name, request.POST.get(f"{COLUMN}{place}", "")) for place, name in enumerate(names))
    return {name: meaning for name, meaning in said if meaning}


@change
def take_draft(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """Bring the file in, on a page that says how far it is; one that is in already is not brought twice."""
    done = drafts.taken_as(visit.workspace, draft_id)
    if done is not None:
        to = reverse("import_batch", args=[done.id])
        return go(request, to, f"{done.file_name} is in already: nothing was done twice.")
    return stream(request, visit, drafts.draft(visit.workspace, draft_id))


@change
def throw_draft_away(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """Let a file wait no longer; nothing of it was brought in."""
    thrown = drafts.throw_away(visit.workspace, draft_id)
    return go(request, reverse("imports"), f"{thrown.file_name} was thrown away; nothing of it was brought in.")


@page
def import_batch(request: HttpRequest, visit: Visit, batch_id: UUID) -> HttpResponse:
    """What became of each row of a file."""
    batch = batches.batch(visit.workspace, batch_id)
    only = request.GET.get("only", "")
    rows = batches.rows_of(visit.workspace, batch.id, verdicts=imports_shown.VERDICTS.get(only, ()))
    start = first_row(number_in(request))
    shown = [imports_shown.row_shown(row) for row in rows[start : start + PAGE]]
    context = {
        "batch": imports_shown.batch_shown(batch, visit.now),
        "problems": batch.report.get("problems", []),
        "rows": shown,
        "filters": imports_shown.filters(only),
        "only": only,
        "pages": pages(request, shown=len(shown), total=rows.count()),
    }
    return show(request, visit, "import_batch.html", context)


@change
def undo_import(request: HttpRequest, visit: Visit, batch_id: UUID) -> HttpResponse:
    """Take an import back, or say what was built on it."""
    taken = undo(visit.workspace, batch_id, now=visit.now)
    to = reverse("import_batch", args=[taken.id])
    return go(request, to, f"{taken.file_name} was taken back; all else is as it was before.")


@page
def draft_left_out(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """Every row of a file that would be left out, for a spreadsheet."""
    look = looks.look_at(visit.workspace, drafts.draft(visit.workspace, draft_id), now=visit.now)
    return download((row.where, row.why, row.raw) for row in look.left_out)


@page
def batch_left_out(request: HttpRequest, visit: Visit, batch_id: UUID) -> HttpResponse:
    """Every row of a file that was left out, for a spreadsheet."""
    batch = batches.batch(visit.workspace, batch_id)
    rows = batches.rows_of(visit.workspace, batch.id, verdicts=("skipped",))
    return download((row.where, row.why, row.raw) for row in rows.iterator(chunk_size=1000))


def download(rows: Iterator[tuple[str, str, str]]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(as_csv(LEFT_OUT_HEADER, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="left-out.csv"'
    return response
