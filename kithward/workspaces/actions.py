"""Making and deleting a workspace, holding it, and marking that its log has changed."""

from django.db import transaction
from django.db.models import F

from kithward.workspaces.models import Workspace
from kithward.workspaces.tables import tables_in_order


@transaction.atomic
def open_workspace(slug: str, *, name: str, time_zone: str = "UTC") -> Workspace:
    """The workspace of that slug, made when there is none yet."""
    return Workspace.objects.get_or_create(slug=slug, defaults={"name": name, "time_zone": time_zone})[0]


@transaction.atomic
def delete_workspace(workspace: Workspace) -> None:
    """Delete a workspace with all its rows, those that point to others first.

    Django's own cascade leaves keys that may be empty out of its order, and the database checks every key at once;
    its search for what points to each row would also take seconds.
    """
    for table in reversed(tables_in_order()):
        rows = table.objects.of(workspace)
        rows._raw_delete(rows.db)
    workspace.delete()


def hold(workspace: Workspace) -> None:
    """Keep others from changing the workspace until the transaction ends, and read it as it is now.

    So the same file is not brought in twice at one moment, nor a step done twice by a double click.
    """
    fresh = Workspace.objects.select_for_update().get(id=workspace.id)
    for column in Workspace._meta.concrete_fields:
        setattr(workspace, column.attname, getattr(fresh, column.attname))


def log_changed(workspace: Workspace, *, rows_gone: bool = False) -> int:
    """The number of the change that the running transaction makes to the log; changed rows carry it.

    The workspace's row is held until the transaction ends, so that numbers appear in their order.
    """
    Workspace.objects.filter(id=workspace.id).update(log_version=F("log_version") + 1)
    if rows_gone:
        Workspace.objects.filter(id=workspace.id).update(log_epoch=F("log_version"))
    workspace.refresh_from_db(fields=["log_version", "log_epoch"])
    return workspace.log_version
