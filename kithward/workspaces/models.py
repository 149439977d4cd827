"""The space that every row belongs to, and the preferences of the person it is for."""

from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7

LOOKS = ("system", "light", "dark")
GUIDE_STATES = ("on", "left", "finished")


def new_id() -> UUID:
    """A fresh row id; later ones sort after earlier ones."""
    return uuid7()


class Workspace(models.Model):
    """One person's vision, goals and network."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=50, unique=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    week_start = models.PositiveSmallIntegerField(default=0)  # Monday
    minutes_per_week = models.PositiveIntegerField(default=240)
    money_per_week = models.PositiveIntegerField(null=True, blank=True)
    region = models.CharField(max_length=2, blank=True)  # for phone numbers without a country
    holidays = models.JSONField(default=list, blank=True)  # days off: {"first": date, "last": date, "name": text} each
    look = models.CharField(max_length=6, default="system")
    guide = models.CharField(max_length=8, default="on")  # the first-time guide: what is done in it, the rows say
    guide_skipped = models.JSONField(default=list, blank=True)  # the keys of its steps that the person passed over
    version = models.PositiveIntegerField(default=1, editable=False)  # of these preferences, as of any editable row
    # Who the person is, as they or their own archive say.
    owner_name = models.CharField(max_length=300, blank=True)
    owner_headline = models.CharField(max_length=500, blank=True)
    owner_summary = models.TextField(blank=True)
    owner_industry = models.CharField(max_length=200, blank=True)
    owner_place = models.CharField(max_length=200, blank=True)
    owner_profile_url = models.CharField(max_length=500, blank=True)
    owner_emails = models.JSONField(default=list, blank=True)
    # Grows with every change of the log, so that what was computed before can be told from what is stale; a change
    # that takes rows away moves `log_epoch` up to it, because rows that are gone cannot say so themselves. All others
    # that it touches carry its number.
    log_version = models.PositiveBigIntegerField(default=0)
    log_epoch = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(week_start__lte=6), name="workspace_week_start_is_a_weekday"),
            models.CheckConstraint(condition=models.Q(minutes_per_week__lte=10080), name="workspace_hours_fit_a_week"),
            models.CheckConstraint(condition=models.Q(look__in=LOOKS), name="workspace_look_is_known"),
            models.CheckConstraint(condition=models.Q(guide__in=GUIDE_STATES), name="workspace_guide_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
