"""Bringing a file in from the page: bounded before it is read, and answered with what became of each row."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kithward.errors import BadInput, KithwardError
from kithward.exchange import imports
from kithward.web.page import change
from kithward.web.visit import Visit
from kithward.web.week import show_week

FORM_BYTES = 1024 * 1024  # what a form may weigh besides its file
MOST_SKIPPED_SHOWN = 50


@csrf_exempt  # the check reads the whole form, so the size is looked at first; `bring` checks
@change
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A file, when it is not too large to be looked at."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.MOST_UPLOAD_BYTES + FORM_BYTES:
        words = f"That file is larger than the {settings.MOST_UPLOAD_BYTES // 2**20} MB that Kithward takes."
        return show_week(request, visit, status=413, focus="file", bring={"error": words})
    return bring(request, visit)


@csrf_protect
def bring(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What became of the file; without any, or when it cannot be used, the form again with the reason."""
    uploaded = request.FILES.get("file")
    try:
        if uploaded is None:
            raise BadInput("Choose a file first.")
        report = imports.import_file(visit.workspace, (uploaded.name, uploaded.read()), now=visit.now)
    except KithwardError as error:
        return show_week(request, visit, status=422, focus="file", bring={"error": str(error)})
    hidden = max(len(report.skipped) - MOST_SKIPPED_SHOWN, 0)
    brought = {"file": uploaded.name, "report": report, "skipped": report.skipped[:MOST_SKIPPED_SHOWN]}
    return show_week(request, visit, focus="brought", bring={**brought, "hidden": hidden})
