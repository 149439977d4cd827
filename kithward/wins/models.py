"""What was reached, and how it was marked."""

from uuid import UUID

from django.db import models

from kithward.workspaces.scoped import Scoped, ScopedKey

SIZES = ("small", "big")
# What kind of win it is, by the first and the last part of its key; it tells nothing else of it.
HEADLINES = {
    ("goal", "quarter"): "A quarter of the way to a goal",
    ("goal", "half"): "Half way to a goal",
    ("goal", "three-quarters"): "Three quarters of the way to a goal",
    ("goal", "met"): "A goal met",
    ("goal", ""): "A goal of the month, met",
    ("habit", "kept"): "A habit, kept",
    ("habit", ""): "A habit is taking root",
    ("first", ""): "A first",
    ("best", ""): "A personal best",
    ("come-back", ""): "Back again",
    ("given", ""): "Help given",
    ("helped", ""): "Help given",
    ("hand", ""): "Something to celebrate",
}


class Win(Scoped):
    """Something worth celebrating: found by itself, or told by hand."""

    key = models.CharField(max_length=120)  # what it is, the same however often it is found
    is_found = models.BooleanField()
    found_on = models.DateField()
    day = models.DateField()  # on which it came true
    size = models.CharField(max_length=5, default="small")
    title = models.CharField(max_length=600)
    evidence = models.CharField(max_length=500, blank=True)
    shown_by = models.JSONField(default=list, blank=True)  # ids of activities, which may be gone meanwhile
    goal = ScopedKey("Goal", null=True, lives_on=True)
    goal_id: UUID | None
    celebrated = models.CharField(max_length=300, blank=True)  # how
    meaning = models.TextField(blank=True)  # what it meant
    marked_on = models.DateField(null=True, blank=True)  # when the person last had a word on it
    is_dismissed = models.BooleanField(default=False)  # forgotten, and not to be found again

    by_itself = models.Q(is_found=True, marked_on__isnull=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="win_found_once"),
            models.CheckConstraint(condition=models.Q(size__in=SIZES), name="win_size_is_known"),
            models.CheckConstraint(condition=~models.Q(title=""), name="win_has_a_title"),
        ]
        indexes = [models.Index(fields=["workspace", "day"], name="win_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def in_words(self) -> str:
        """What it is; of a personal best with the numbers that make it one."""
        return f"{self.title}: {self.evidence}" if self.key.startswith("best:") else self.title

    @property
    def headline(self) -> str:
        """What kind of win it is, without anything that is only mine."""
        kind, last = self.key.partition(":")[0], self.key.rpartition(":")[2]
        return HEADLINES.get((kind, last)) or HEADLINES[kind, ""]


class Thanks(Scoped):
    """That somebody is to be thanked for a win: the follow-up which that became."""

    win = ScopedKey("Win", related_name="thanks")
    win_id: UUID
    follow_up = ScopedKey("FollowUp")
    follow_up_id: UUID

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "win_id", "follow_up_id"], name="thanks_once"),
        ]

    def __str__(self) -> str:
        return str(self.follow_up_id)
