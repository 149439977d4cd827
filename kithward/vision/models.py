"""What the vision holds: the aspirations that goals serve."""

from django.db import models

from kithward.workspaces.scoped import Editable


class Aspiration(Editable):
    """One thing to be, to be able to do, or to have lived."""

    class Kind(models.TextChoices):
        POSITION = "position"
        SKILL = "skill"
        EXPERIENCE = "experience"

    kind = models.CharField(max_length=12, choices=Kind)
    text = models.CharField(max_length=300)
    rank = models.PositiveSmallIntegerField(default=1)  # 1 matters most
    by = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="aspiration_rank_starts_at_one"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("position", "skill", "experience")), name="aspiration_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text
