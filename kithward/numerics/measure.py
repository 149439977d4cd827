"""What a goal counts, what it stands at, and which activity counted."""

from dataclasses import dataclass

from kithward.language.terms import ACTS, UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Measure:
    """The counting rule of a goal: a unit, and filters that are empty where anything will do."""

    unit: str  # one of language.terms.UNITS
    act: str = ""  # for people: one of language.terms.ACTS; empty with a role: the role is what is reached
    form: str = ""  # conference, coffee, referral ...: one of language.terms.FORMS
    new: bool | None = None  # True: people first met within the window; False: people known before it
    meaningful: bool | None = None
    began_by_me: bool | None = None
    field: str = ""
    seniority: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    medium: str = ""
    topic: str = ""
    min_minutes: int = 0  # at least this long
    level: bool = False  # all there ever was, not only what happened in the window ("grow to 500")

    @property
    def counts_people(self) -> bool:
        """Whether each person is counted once."""
        return self.unit == "people"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of activity that can count.

        A message exchange is a conversation only when it was meaningful or when the goal names a written medium.
        """
        if self.unit == "people":
            if self.role and not self.act:
                return ("role",)
            kinds = ACTS[self.act or "connect"]
            written_counts = self.act == "talk" and (self.meaningful or self.medium in ("linkedin", "email", "chat"))
            return (*kinds, "message") if written_counts else kinds
        kinds = UNIT_KINDS[self.unit]
        if self.unit == "conversations" and (self.meaningful or self.medium in ("linkedin", "email", "chat")):
            return (*kinds, "message")
        return kinds
