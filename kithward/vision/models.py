"""The vision with its versions, the answers it grew from, and what it holds: the aspirations that goals serve."""

from django.db import models

from kithward.workspaces.scoped import Editable, Scoped


class VisionVersion(Scoped):
    """Where I want to be, in my own words, as it was written on one day; the latest is the vision."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    by = models.DateField(null=True, blank=True)
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="vision_version_numbered_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ReflectionAnswer(Editable):
    """What was answered to one question of the reflection."""

    question = models.CharField(max_length=20)  # its key in reflection.QUESTIONS
    text = models.TextField()
    answered_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "question"], name="reflection_answered_once"),
        ]

    def __str__(self) -> str:
        return self.text


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
