"""Making a workspace, changing its preferences, and marking that its log has changed."""

from django.db import transaction
from django.db.models import F

from kithward.workspaces.models import Workspace


@transaction.atomic
def open_workspace(slug: str, *, name: str, time_zone: str = "UTC") -> Workspace:
    """The workspace of that slug, made when there is none yet."""
    return Workspace.objects.get_or_create(slug=slug, defaults={"name": name, "time_zone": time_zone})[0]


def log_changed(workspace: Workspace, *, rows_gone: bool = False) -> int:
    """The number of the change that the running transaction makes to the log; changed rows carry it.

    The workspace's row is held until the transaction ends, so that numbers appear in their order.
    """
    Workspace.objects.filter(id=workspace.id).update(log_version=F("log_version") + 1)
    if rows_gone:
        Workspace.objects.filter(id=workspace.id).update(log_epoch=F("log_version"))
    workspace.refresh_from_db(fields=["log_version", "log_epoch"])
    return workspace.log_version


@transaction.atomic
def change_hours(workspace: Workspace, *, minutes_per_week: int) -> None:
    """Set how many minutes a week there are for networking."""
    workspace.minutes_per_week = minutes_per_week
    workspace.save(update_fields=["minutes_per_week"])
