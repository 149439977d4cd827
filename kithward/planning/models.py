"""What could be done, and the steps chosen, done or declined in a week."""

from uuid import UUID

from django.db import models

from kithward.workspaces.scoped import Editable, ScopedKey

OPPORTUNITY_KINDS = ("event", "meeting", "introduction", "message", "community", "course", "talk", "other")
OPPORTUNITY_STATES = ("open", "declined", "done")
STEP_STATES = ("planned", "done", "moved", "dismissed")
LASTING = ("dismissed", "done", "planned", "moved")  # what holds for good first


class Opportunity(Editable):
    """Something I could do, with its cost in minutes and money, and its day."""

    kind = models.CharField(max_length=14)
    form = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    starts_at = models.DateTimeField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)  # a day without an hour, or the last day it is open
    minutes = models.PositiveIntegerField()
    money = models.PositiveIntegerField(default=0)
    place = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)  # where to read more
    field = models.CharField(max_length=80, blank=True)  # of the people there
    topic = models.CharField(max_length=120, blank=True)
    person = ScopedKey("Person", null=True, related_name="opportunities")  # whom it is about
    person_id: UUID | None
    via = ScopedKey("Person", null=True, lives_on=True)  # who would introduce me
    via_id: UUID | None
    state = models.CharField(max_length=8, default="open")
    note = models.TextField(blank=True)
    source = models.CharField(max_length=30, default="typed")
    source_id = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "source", "source_id"],
                condition=~models.Q(source_id=""),
                name="opportunity_taken_once_from_its_source",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=OPPORTUNITY_KINDS), name="opportunity_kind_is_known"),
            models.CheckConstraint(condition=models.Q(state__in=OPPORTUNITY_STATES), name="opportunity_state_is_known"),
            models.CheckConstraint(condition=~models.Q(title=""), name="opportunity_has_a_title"),
        ]
        indexes = [models.Index(fields=["workspace", "state", "starts_at"], name="opportunity_by_start")]

    def __str__(self) -> str:
        return self.title


class Step(Editable):
    """What the person decided on one step of a week: to take it (planned), done, moved to the next, or not for me."""

    texts_with_ids = ("key",)

    week_on = models.DateField()  # its first day
    key = models.CharField(max_length=120)  # the same proposal has the same key in every week
    title = models.CharField(max_length=500)
    minutes = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    decided_on = models.DateField()
    activity = ScopedKey("Activity", null=True)  # what doing it wrote into the log
    activity_id: UUID | None
    opportunity = ScopedKey("Opportunity", null=True)
    opportunity_id: UUID | None
    follow_up = ScopedKey("FollowUp", null=True)
    follow_up_id: UUID | None
    intention = models.CharField(max_length=500, blank=True)  # "when ..., I will ... with ..."

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "week_on", "key"], name="step_decided_once_a_week"),
            models.CheckConstraint(condition=models.Q(state__in=STEP_STATES), name="step_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def unite(self, other: "Step") -> None:
        """Take over what was decided on another that turned out to be the same step, where that lasts longer."""
        if LASTING.index(other.state) < LASTING.index(self.state):
            for column in ("title", "minutes", "state", "decided_on", "activity_id", "intention"):
                setattr(self, column, getattr(other, column))
