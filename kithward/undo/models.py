"""What can be taken back: the rows that one change of a person made, changed or took away, as they were before."""

from django.db import models

from kithward.workspaces.scoped import Scoped


class Undo(Scoped):
    """One change that can be taken back, with the rows it touched."""

    words = models.CharField(max_length=500)  # what was done: "Deleted Maria Chen"
    made_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(default=list)  # {"table", "id", "before": columns or None, "after": columns or None} each

    class Meta:
        indexes = [models.Index(fields=["workspace", "made_at"], name="undo_by_time")]

    def __str__(self) -> str:
        return self.words
