"""Who is in the network, and what happened with them."""

from uuid import UUID

from django.db import models

from kithward.language import terms
from kithward.workspaces.scoped import Editable, Scoped, ScopedKey


def one_of(column: str, values: tuple[str, ...], *, name: str, or_empty: bool = True) -> models.CheckConstraint:
    allowed = ("", *values) if or_empty else values
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": allowed}), name=name)


class Organisation(Editable):
    """A company, university, community or other body that people belong to."""

    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300)
    followed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name_key"], name="organisation_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Person(Editable):
    """Somebody I know or have heard of, and how alive the tie is.

    `origins` tells where each value came from: "typed", "derived", or the source of an import.
    """

    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300)
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    other_names = models.JSONField(default=list, blank=True)
    profile_url = models.CharField(max_length=500, blank=True)
    other_profile_urls = models.JSONField(default=list, blank=True)  # of those who were merged into this person
    title = models.CharField(max_length=500, blank=True)
    organisation = ScopedKey("Organisation", null=True, on_delete=models.RESTRICT, lives_on=True)
    organisation_id: UUID | None
    place = models.CharField(max_length=200, blank=True)
    fields = models.JSONField(default=list, blank=True)  # of work, canonical names
    seniority = models.CharField(max_length=12, blank=True)
    met_on = models.DateField(null=True, blank=True)
    how_met = models.CharField(max_length=500, blank=True)
    chosen_rhythm_days = models.PositiveIntegerField(null=True, blank=True)
    notes = models.TextField(blank=True)
    offer = models.TextField(blank=True)  # what I can offer them
    ask = models.TextField(blank=True)  # what I can ask them
    tags = models.JSONField(default=list, blank=True)
    origins = models.JSONField(default=dict, blank=True)
    # What the rhythm needs of the log, kept up by every action that changes it (numerics.ties.tie_statistics).
    contact_count = models.PositiveIntegerField(default=0, editable=False)
    log_gap_sum = models.FloatField(default=0.0, editable=False)
    first_contact_on = models.DateField(null=True, editable=False)
    last_contact_on = models.DateField(null=True, editable=False)
    log_version = models.PositiveBigIntegerField(default=0, editable=False)  # of the workspace, when last changed

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "profile_url"],
                condition=~models.Q(profile_url=""),
                name="person_has_profile_address_alone",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(chosen_rhythm_days__isnull=True) | models.Q(chosen_rhythm_days__gte=1),
                name="person_rhythm_is_a_day_or_more",
            ),
            one_of("seniority", terms.SENIORITIES, name="person_seniority_is_known"),
        ]
        indexes = [
            models.Index(fields=["workspace", "name_key"], name="person_by_name"),
            models.Index(fields=["workspace", "organisation_id"], name="person_by_organisation"),
            models.Index(fields=["workspace", "last_contact_on"], name="person_by_last_contact"),
            models.Index(fields=["workspace", "log_version"], name="person_by_change"),
        ]

    def __str__(self) -> str:
        return self.name

    def typed(self, column: str) -> bool:
        """Whether the person of this workspace wrote this value with their own hand."""
        return bool(self.origins.get(column) == "typed")


class EmailAddress(Scoped):
    """An address of a person; two people may share one, as families and teams do."""

    person = ScopedKey("Person", related_name="email_addresses")
    person_id: UUID
    address = models.CharField(max_length=320)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "address", "person_id"], name="email_address_once_a_person"),
        ]
        indexes = [models.Index(fields=["workspace", "person_id"], name="email_address_by_person")]

    def __str__(self) -> str:
        return self.address


class PhoneNumber(Scoped):
    """A number of a person: `digits` is E.164 where it could be read, else the digits as written."""

    person = ScopedKey("Person", related_name="phone_numbers")
    person_id: UUID
    number = models.CharField(max_length=100)
    digits = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "person_id", "digits"], name="phone_number_once_a_person"),
        ]
        indexes = [models.Index(fields=["workspace", "digits"], name="phone_number_by_digits")]

    def __str__(self) -> str:
        return self.number


class Activity(Editable):
    """Something that happened on a day."""

    kind = models.CharField(max_length=16)
    form = models.CharField(max_length=30, blank=True)
    day = models.DateField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    medium = models.CharField(max_length=12, blank=True)
    began_by = models.CharField(max_length=4, blank=True)
    meaningful = models.BooleanField(null=True, blank=True)  # None: not yet said
    topics = models.JSONField(default=list, blank=True)
    event_name = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=30, default="typed")
    source_id = models.CharField(max_length=300, blank=True)
    log_version = models.PositiveBigIntegerField(default=0, editable=False)  # of the workspace, when last changed

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "source", "source_id"],
                condition=~models.Q(source_id=""),
                name="activity_taken_once_from_its_source",
            ),
            one_of("kind", terms.ACTIVITY_KINDS, name="activity_kind_is_known", or_empty=False),
            one_of("medium", terms.MEDIA, name="activity_medium_is_known"),
            one_of("began_by", terms.BEGAN_BY, name="activity_beginner_is_known"),
        ]
        indexes = [
            models.Index(fields=["workspace", "day", "id"], name="activity_by_day"),
            models.Index(fields=["workspace", "log_version"], name="activity_by_change"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"


class Participation(Scoped):
    """A person's part in an activity."""

    activity = ScopedKey("Activity", related_name="participations")
    activity_id: UUID
    person = ScopedKey("Person", related_name="participations")
    person_id: UUID
    part = models.CharField(max_length=12, default="present")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "activity_id", "person_id"], name="participation_once_an_activity"
            ),
            one_of("part", terms.PARTS, name="participation_part_is_known", or_empty=False),
        ]
        # With the activity: SQLite, which does not know how rows are spread, would prefer another index without it.
        indexes = [models.Index(fields=["workspace", "person_id", "activity_id"], name="participation_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.part}"


class TieRole(Editable):
    """What a person is to me, since a day and until another."""

    person = ScopedKey("Person", related_name="roles")
    person_id: UUID
    role = models.CharField(max_length=14)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "person_id", "role", "since_on"], name="tie_role_begins_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("since_on")),
                name="tie_role_ends_after_it_began",
            ),
            one_of("role", terms.ROLES, name="tie_role_is_known", or_empty=False),
        ]

    def __str__(self) -> str:
        return self.role


class FollowUp(Editable):
    """Something promised to a person by a day."""

    person = ScopedKey("Person", null=True, related_name="follow_ups")
    person_id: UUID | None
    activity = ScopedKey("Activity", null=True, lives_on=True, related_name="follow_ups")  # in which it was promised
    activity_id: UUID | None
    what = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(what=""), name="follow_up_says_what")]
        indexes = [models.Index(fields=["workspace", "done_on", "due_on"], name="follow_up_by_due_day")]

    def __str__(self) -> str:
        return self.what


class Outcome(Editable):
    """What came of it."""

    kind = models.CharField(max_length=20)
    day = models.DateField()
    person = ScopedKey("Person", null=True, lives_on=True, related_name="outcomes")
    person_id: UUID | None
    activity = ScopedKey("Activity", null=True, lives_on=True, related_name="outcomes")
    activity_id: UUID | None
    note = models.TextField(blank=True)

    class Meta:
        constraints = [one_of("kind", terms.FORMS["outcome"], name="outcome_kind_is_known", or_empty=False)]

    def __str__(self) -> str:
        return self.kind


class KnownLink(Scoped):
    """Two people who know each other; the smaller id stands first, so that a pair is kept once."""

    person = ScopedKey("Person", related_name="links_to")
    person_id: UUID
    other = ScopedKey("Person", related_name="links_from")
    other_id: UUID
    how = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "person_id", "other_id"], name="known_link_once_a_pair"),
            models.CheckConstraint(
                condition=models.Q(person_id__lt=models.F("other_id")), name="known_link_smaller_id_first"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "other_id"], name="known_link_by_other")]

    def __str__(self) -> str:
        return f"{self.person_id} knows {self.other_id}"


class DistinctPair(Scoped):
    """Two people who look alike and are not the same, as the person said; the smaller id stands first."""

    person = ScopedKey("Person")
    person_id: UUID
    other = ScopedKey("Person")
    other_id: UUID

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "person_id", "other_id"], name="distinct_pair_once"),
            models.CheckConstraint(
                condition=models.Q(person_id__lt=models.F("other_id")), name="distinct_pair_smaller_id_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is not {self.other_id}"


class StrangerPair(Scoped):
    """Two people who do not know each other, as the person said; the smaller id stands first."""

    person = ScopedKey("Person")
    person_id: UUID
    other = ScopedKey("Person")
    other_id: UUID

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "person_id", "other_id"], name="stranger_pair_once"),
            models.CheckConstraint(
                condition=models.Q(person_id__lt=models.F("other_id")), name="stranger_pair_smaller_id_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} does not know {self.other_id}"


class Position(Editable):
    """A position that the person of this workspace held or holds."""

    organisation_name = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation_name}"
