"""What was brought in: each import as one batch, with the raw record of every row and what it changed."""

from uuid import UUID

from django.db import models

from kithward.workspaces.scoped import Scoped, ScopedKey


class ImportBatch(Scoped):
    """One import of one or more files."""

    class State(models.TextChoices):
        APPLIED = "applied"
        UNDONE = "undone"

    source = models.CharField(max_length=30)
    file_name = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.APPLIED)
    undone_at = models.DateTimeField(null=True)
    report = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["workspace", "made_at"], name="import_batch_by_time")]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(Scoped):
    """One row or card as the file had it, and what became of it."""

    batch = ScopedKey("ImportBatch", related_name="rows")
    batch_id: UUID
    position = models.PositiveIntegerField()
    where = models.CharField(max_length=200)
    raw = models.TextField(blank=True)
    verdict = models.CharField(max_length=8)  # created, updated, merged, same, skipped
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "batch_id", "position"], name="import_row_has_one_place"),
        ]


class ImportChange(Scoped):
    """What a batch did to one table: enough to take it back, and to see whether something was built on it since."""

    batch = ScopedKey("ImportBatch", related_name="changes")
    batch_id: UUID
    table = models.CharField(max_length=40)
    created = models.JSONField(default=dict)  # id -> version it was left with
    updated = models.JSONField(default=dict)  # id -> {"before": {...}, "version": n}


class ImportDraft(Scoped):
    """A file that was brought and looked at, and not yet taken; gone when it is taken or left lying for a day."""

    file_name = models.CharField(max_length=300)
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    mapping = models.JSONField(default=dict, blank=True)  # for a table: column -> what it holds, as the person said

    class Meta:
        indexes = [models.Index(fields=["workspace", "made_at"], name="import_draft_by_time")]

    def __str__(self) -> str:
        return self.file_name
