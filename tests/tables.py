"""Whole tables, to see whether what was taken back is as it was."""

from typing import Any

from django.apps import apps

from kithward.exchange.models import ImportBatch, ImportChange, ImportRow
from kithward.undo.models import Undo
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Scoped

COUNTERS = frozenset({"log_version", "log_epoch"})
OF_CHANGES = (ImportBatch, ImportRow, ImportChange, Undo)


def dump(workspace: Workspace, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Every row of every table, without what is kept of changes themselves and the numbers of the log's changes."""
    left_out = COUNTERS | without
    found: dict[str, Any] = {}
    for model in apps.get_app_config("kithward").get_models():
        if issubclass(model, Scoped) and model not in OF_CHANGES:
            columns = [column.attname for column in model._meta.concrete_fields if column.attname not in left_out]
            found[model.__name__] = list(model.objects.of(workspace).order_by("id").values(*columns))
    row = Workspace.objects.filter(id=workspace.id).values().get()
    return found | {"Workspace": {column: value for column, value in row.items() if column not in left_out}}


def content(workspace: Workspace) -> dict[str, Any]:
    """The same without versions, which go up when a change is taken back too, and what a look at the goals keeps."""
    found = dump(workspace, without=frozenset({"version"}))
    del found["Forecast"]
    found["Win"] = [row for row in found["Win"] if not row["is_found"] or row["marked_on"]]
    return found
