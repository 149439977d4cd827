"""Goals, the versions of what they count, and every change with its reason."""

from uuid import UUID

from django.db import models

from kithward.goals.window import Every, Window
from kithward.language import terms
from kithward.numerics.measure import Measure
from kithward.workspaces.scoped import Editable, Scoped, ScopedKey


class Goal(Editable):
    """Something measured, with a date or a rhythm; what it counts stands in its versions."""

    class Kind(models.TextChoices):
        OBJECTIVE = "objective"
        MILESTONE = "milestone"
        DEVELOPMENT = "development"

    class State(models.TextChoices):
        DRAFT = "draft"
        ACTIVE = "active"
        PAUSED = "paused"
        MET = "met"
        MISSED = "missed"
        DROPPED = "dropped"

    kind = models.CharField(max_length=12, choices=Kind)
    sentence = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=State, default=State.ACTIVE)
    weight = models.FloatField(default=1.0)
    usual_per_month = models.FloatField(null=True, blank=True)  # "how many in a usual month?", as answered
    closed_on = models.DateField(null=True, blank=True)
    lesson = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(weight__gt=0), name="goal_weighs_something"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("objective", "milestone", "development")), name="goal_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "active", "paused", "met", "missed", "dropped")),
                name="goal_state_is_known",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "state"], name="goal_by_state")]

    def __str__(self) -> str:
        return self.sentence


class GoalAspiration(Scoped):
    """That a goal serves an aspiration."""

    goal = ScopedKey("Goal", related_name="served")
    goal_id: UUID
    aspiration = ScopedKey("Aspiration", related_name="goals")
    aspiration_id: UUID

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "goal_id", "aspiration_id"], name="goal_serves_once"),
        ]


class OutcomeGoal(Scoped):
    """That an outcome belongs to a goal, by the person's own word.

    It belongs to the aspirations that the goal serves through the goal: what that is may change, and is told once.
    """

    outcome = ScopedKey("Outcome", related_name="tied")
    outcome_id: UUID
    goal = ScopedKey("Goal", related_name="tied")
    goal_id: UUID

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "outcome_id", "goal_id"], name="outcome_tied_once_to_a_goal"),
        ]


class MeasureVersion(Scoped):
    """What a goal counts, how many and when, from one day on; a past period stays judged by the version of its time."""

    goal = ScopedKey("Goal", related_name="versions")
    goal_id: UUID
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    unit = models.CharField(max_length=16)
    filters = models.JSONField(default=dict)  # the other parts of the Measure that are set
    target = models.PositiveIntegerField()
    starts_on = models.DateField()
    by = models.DateField(null=True, blank=True)
    every_n = models.PositiveSmallIntegerField(null=True, blank=True)
    every_period = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "goal_id", "number"], name="measure_version_numbered_once"),
            models.CheckConstraint(condition=models.Q(target__gte=1), name="measure_target_is_one_or_more"),
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) | ~models.Q(every_period=""), name="measure_has_a_window"
            ),
            models.CheckConstraint(condition=models.Q(unit__in=terms.UNITS), name="measure_unit_is_known"),
        ]

    @property
    def measure(self) -> Measure:
        return Measure(self.unit, **self.filters)

    @property
    def window(self) -> Window:
        every = Every(self.every_n, self.every_period) if self.every_n and self.every_period else None  # type: ignore[arg-type]
        return Window(self.starts_on, self.by, every)


class Revision(Scoped):
    """One change to a goal, with its reason and the chance before and after."""

    goal = ScopedKey("Goal", related_name="revisions")
    goal_id: UUID
    made_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=20)  # draft, set, paused ..., or what changed: target, window, pace ...
    before = models.CharField(max_length=500, blank=True)
    after = models.CharField(max_length=500, blank=True)
    reason = models.TextField(blank=True)
    chance_before = models.FloatField(null=True)
    chance_after = models.FloatField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace", "goal_id", "made_at"], name="revision_by_goal")]


class Decision(Scoped):
    """The person's own word on one piece of evidence: it counts for this goal, or it does not."""

    goal = ScopedKey("Goal", related_name="decisions")
    goal_id: UUID
    activity = ScopedKey("Activity", null=True)
    activity_id: UUID | None
    person = ScopedKey("Person", null=True)
    person_id: UUID | None
    counts = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "goal_id", "activity_id", "person_id"], name="decision_once_for_a_part"
            ),
            models.UniqueConstraint(
                fields=["workspace", "goal_id", "activity_id"],
                condition=models.Q(person_id__isnull=True),
                name="decision_once_for_an_activity",
            ),
            models.UniqueConstraint(
                fields=["workspace", "goal_id", "person_id"],
                condition=models.Q(activity_id__isnull=True),
                name="decision_once_for_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(activity_id__isnull=False) | models.Q(person_id__isnull=False),
                name="decision_names_its_evidence",
            ),
        ]


class Forecast(Scoped):
    """What was thought of a goal's chance on a day, and later what came: so that anyone can check the forecasts."""

    goal = ScopedKey("Goal", related_name="forecasts")
    goal_id: UUID
    made_on = models.DateField()
    judged_on = models.DateField()  # the last day of the span it speaks of
    chance = models.FloatField()
    done = models.PositiveIntegerField()
    target = models.PositiveIntegerField()
    low = models.PositiveIntegerField()
    middle = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    came_true = models.BooleanField(null=True)

    by_itself = models.Q(id__isnull=False)  # each of them

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "goal_id", "made_on", "judged_on"], name="forecast_once_a_day_and_span"
            ),
            models.CheckConstraint(
                condition=models.Q(chance__gte=0) & models.Q(chance__lte=1), name="forecast_is_a_probability"
            ),
        ]
