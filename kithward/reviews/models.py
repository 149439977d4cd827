"""Reviews, and what was noted at each of their steps."""

from uuid import UUID

from django.db import models

from kithward.reviews.periods import Days
from kithward.workspaces.scoped import Editable, ScopedKey


class Review(Editable):
    """A look back at a week, a month or a quarter; there is none before it is begun, moved or skipped."""

    class Kind(models.TextChoices):
        WEEK = "week"
        MONTH = "month"
        QUARTER = "quarter"

    class State(models.TextChoices):
        OPEN = "open"
        FINISHED = "finished"
        SKIPPED = "skipped"

    kind = models.CharField(max_length=8, choices=Kind)
    first_on = models.DateField()  # of the days it looks at
    last_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    begun_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "kind", "first_on"], name="review_once_for_its_days"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("week", "month", "quarter")), name="review_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_on__isnull=True)
                | models.Q(state__in=("finished", "skipped"), closed_on__isnull=False),
                name="review_is_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(first_on__lte=models.F("last_on"), last_on__lt=models.F("due_on")),
                name="review_is_due_after_its_days",
            ),
        ]

    @property
    def days(self) -> Days:
        """What it looks back at."""
        return Days(self.kind, self.first_on, self.last_on)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return f"the review of the {self.kind} from {self.first_on}"


class ReviewNote(Editable):
    """What was noted at one step; an empty text for a step that was gone past."""

    review = ScopedKey("Review")
    review_id: UUID
    step = models.CharField(max_length=20)  # its key in steps.STEPS
    text = models.TextField(blank=True)
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "review_id", "step"], name="review_note_once_a_step"),
        ]

    def __str__(self) -> str:
        return self.text or "a step that was gone past"
