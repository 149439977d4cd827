"""What a person answers about their own strengths, once a quarter."""

from uuid import UUID

from django.db import models

from kithward.workspaces.scoped import Editable, Scoped, ScopedKey


class Assessment(Editable):
    """One look at one's own strengths and weaknesses; the one that is not finished yet is the only one."""

    begun_on = models.DateField()
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"], condition=models.Q(finished_on__isnull=True), name="assessment_begun_once"
            ),
            models.CheckConstraint(
                condition=models.Q(finished_on__isnull=True) | models.Q(finished_on__gte=models.F("begun_on")),
                name="assessment_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "finished_on"], name="assessment_by_day")]

    def __str__(self) -> str:
        return f"assessment of {self.finished_on or self.begun_on}"


class Answer(Scoped):
    """How often something was done: 0 never to 4 very often (assessment.statements)."""

    assessment = ScopedKey("Assessment", related_name="answers")
    assessment_id: UUID
    statement = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "assessment_id", "statement"], name="answer_once"),
            models.CheckConstraint(condition=models.Q(value__lte=4), name="answer_is_on_its_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.value}"
