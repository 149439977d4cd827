"""The form of what happened: every part of a log line as a field, and the line that its fields make."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from kithward.errors import BadInput
from kithward.language import terms
from kithward.language.durations import find_minutes
from kithward.network.checks import MOST_MINUTES
from kithward.network.line import LineOutcome, LineRole, LoggedLine, Name, PromisedFollowUp

NOTHING = "-"
KIND_WORDS = {
    "meeting": "Meeting",
    "call": "Call",
    "message": "Message",
    "event": "Event",
    "talk": "Talk I gave",
    "introduction": "Introduction",
    "community": "Community",
    "practice": "Practice",
    "course": "Course",
    "book": "Book",
    "connection": "Connected online",
    "invitation": "Invitation",
    "recommendation": "Recommendation",
    "endorsement": "Endorsement",
    "other": "Something else",
    "follow_up": "Promise kept",
    "outcome": "Outcome",
    "role": "Role",
}
GROUPS = (
    ("Talking", ("meeting", "call", "message")),
    ("Going out", ("event", "community")),
    ("Growing", ("talk", "practice", "course", "book")),
    ("Connecting", ("introduction", "connection", "invitation", "recommendation", "endorsement")),
)
JUDGED = {"": None, "yes": True, "no": False}


def word(value: str) -> str:
    """A term as a choice in a form: "informational interview" gives "Informational interview"."""
    return value.replace("_", " ").capitalize()


def kinds_to_choose(told: Sequence[str], *, also_none: bool) -> list[tuple[str, Any]]:
    """All that can have happened, kinds with their forms, in groups; with what is told already and stands in none."""
    groups: list[tuple[str, Any]] = [
        (label, [choice for kind in kinds for choice in forms_of_kind(kind)]) for label, kinds in GROUPS
    ]
    rest = [("other", KIND_WORDS["other"])]
    if also_none:
        rest += [("follow_up", "I kept a promise"), (NOTHING, "Nothing yet, only what follows from it")]
    known = {value for _, choices in (*groups, ("", rest)) for value, _ in choices}
    rest += [(value, word(value.rpartition(":")[2])) for value in told if value and value not in known]
    return [*groups, ("Other", rest)]


def is_known(what: str) -> bool:
    """Whether a kind and a form are among the terms, though no choice joins them."""
    kind, _, form = what.partition(":")
    return kind in terms.ACTIVITY_KINDS and form in ("", *(form for forms in terms.FORMS.values() for form in forms))


def forms_of_kind(kind: str) -> list[tuple[str, str]]:
    narrower = [form for form in terms.FORMS.get(kind, ()) if form not in terms.ACTIVITY_KINDS]
    return [(kind, KIND_WORDS[kind]), *((f"{kind}:{form}", word(form)) for form in narrower)]


def some(values: Sequence[str], nothing: str = "Not said") -> list[tuple[str, str]]:
    return [("", nothing), *((value, word(value)) for value in values)]


def day_field(label: str, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label, required=required, widget=widget, error_messages={"invalid": "Write the day as 2026-11-27."}
    )


def text(label: str, *, most: int = 300, placeholder: str = "") -> forms.CharField:
    attributes = {"placeholder": placeholder, "autocomplete": "off"} if placeholder else {"autocomplete": "off"}
    return forms.CharField(label=label, required=False, max_length=most, widget=forms.TextInput(attrs=attributes))


def one_of_them(label: str) -> forms.CharField:
    """Which of those who took part; who is taken out of them is no longer among the choices, and no mistake."""
    return forms.CharField(label=label, required=False, widget=forms.Select)


class ActivityForm(forms.Form):
    """What happened, and for something new also what follows from it; who took part stands beside it."""

    what = forms.ChoiceField(label="What was it?")
    day = day_field("Day")
    topics = text("About", placeholder="mentoring, machine learning")
    length = text("How long", most=40, placeholder="45 min")
    event_name = text("Name of the event")
    meaningful = forms.ChoiceField(
        label="A meaningful conversation?", required=False, choices=[("", "Not said"), ("yes", "Yes"), ("no", "No")]
    )
    medium = forms.ChoiceField(label="How", required=False, choices=some(terms.MEDIA))
    began_by = forms.ChoiceField(
        label="Who began it?", required=False, choices=[("", "Not said"), ("me", "I did"), ("them", "They did")]
    )
    note = forms.CharField(label="Note", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    follow_up = text("What I promised", most=500, placeholder="send her the paper")
    due_on = day_field("Due", required=False)
    follow_up_with = one_of_them("To whom")
    outcome = forms.ChoiceField(
        label="What came of it", required=False, choices=some(terms.FORMS["outcome"], "Nothing yet")
    )
    outcome_from = one_of_them("From whom")
    role = forms.ChoiceField(label="Somebody is now my", required=False, choices=some(terms.ROLES, "No new role"))
    role_of = one_of_them("Who")

    asides = ("follow_up", "due_on", "follow_up_with", "outcome", "outcome_from", "role", "role_of")
    whom = ("follow_up_with", "outcome_from", "role_of")

    def __init__(
        self, given: Any = None, *, today: date, names: Mapping[int, Name], is_new: bool = True, **more: Any
    ) -> None:
        super().__init__(given, **more)
        self.today, self.names = today, names  # by the number of their row
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        told = [(more.get("initial") or {}).get("what", ""), *filter(is_known, [(given or {}).get("what", "")])]
        self.fields["what"].choices = kinds_to_choose(told, also_none=is_new)
        for name in self.asides if not is_new else () if len(names) > 1 else self.whom:
            del self.fields[name]
        for name in self.whom:
            if name in self.fields:
                self.fields[name].widget.choices = [(str(number), one.text) for number, one in names.items()]

    @property
    def has_details(self) -> bool:
        """Whether something is said or wrong in what is otherwise folded away."""
        folded = ("event_name", "meaningful", "medium", "began_by", "note")
        return any(self[name].value() or self.errors.get(name) for name in folded)

    @property
    def has_room_for_asides(self) -> bool:
        return "follow_up" in self.fields

    @property
    def asks_whom(self) -> bool:
        return "follow_up_with" in self.fields

    @property
    def has_asides(self) -> bool:
        """Whether something follows from it."""
        told = [name for name in self.asides if name not in self.whom and name in self.fields]
        return any(self[name].value() or self.errors.get(name) for name in told)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError("That is still ahead: add it as an opportunity, and log it when it was.")
        return day

    def clean_length(self) -> int | None:
        typed = self.cleaned_data["length"].strip()
        if not typed:
            return None
        found = find_minutes(f"{typed} min" if typed.isdecimal() else typed)
        if found is None or found.minutes > MOST_MINUTES:
            raise forms.ValidationError(f"“{typed}” is no length of time: write 45 min, or 1 h 30.")
        return found.minutes

    def line(self) -> LoggedLine:
        """What the fields say, as a line that was understood. Raises BadInput when they say nothing."""
        said = self.cleaned_data
        kind, _, form = said["what"].partition(":")
        follow_up = self.promised()
        outcome = LineOutcome(said["outcome"], self.named("outcome_from")) if said.get("outcome") else None
        role = LineRole(said["role"], self.named("role_of")) if said.get("role") else None
        if kind == NOTHING:
            kind = "outcome" if outcome else "role" if role else ""
            if not (kind or follow_up):
                raise BadInput("Say what happened, or what follows from it.")
        return LoggedLine(
            kind=kind,
            form=form,
            day=said["day"],
            names=tuple(name for name in self.names.values() if name.part),
            topics=tuple(dict.fromkeys(filter(None, (topic.strip() for topic in said["topics"].split(","))))),
            minutes=said["length"],
            medium=said["medium"],
            began_by=said["began_by"],
            meaningful=JUDGED[said["meaningful"]],
            event_name=said["event_name"],
            note=said["note"],
            follow_up=follow_up,
            outcome=outcome,
            role=role,
        )

    def promised(self) -> PromisedFollowUp | None:
        said = self.cleaned_data
        if not (said.get("follow_up") or said.get("due_on")):
            return None
        return PromisedFollowUp(said["follow_up"] or "Follow up", said["due_on"], self.named("follow_up_with"))

    def named(self, field: str) -> tuple[Name, ...]:
        chosen = [name for number, name in self.names.items() if str(number) == self.cleaned_data.get(field)]
        return tuple(chosen or list(self.names.values())[:1])


def initial_of(line: LoggedLine, names: Mapping[int, Name]) -> dict[str, Any]:
    """The fields as a line fills them."""
    what = line.kind if line.is_activity or line.kind == "follow_up" else NOTHING
    follow_up, outcome, role = line.follow_up, line.outcome, line.role
    return {
        "what": f"{what}:{line.form}" if line.form else what,
        "day": line.day,
        "topics": ", ".join(line.topics),
        "length": f"{line.minutes} min" if line.minutes is not None else "",
        "event_name": line.event_name,
        "meaningful": next(words for words, judged in JUDGED.items() if judged is line.meaningful),
        "medium": line.medium,
        "began_by": line.began_by,
        "note": line.note,
        "follow_up": follow_up.what if follow_up else "",
        "due_on": follow_up.due_on if follow_up else None,
        "follow_up_with": number_of(follow_up.names if follow_up else (), names),
        "outcome": outcome.kind if outcome else "",
        "outcome_from": number_of(outcome.names if outcome else (), names),
        "role": role.role if role else "",
        "role_of": number_of(role.names if role else (), names),
    }


def number_of(wanted: Sequence[Name], names: Mapping[int, Name]) -> str:
    """Which of the names is meant first."""
    keys = {name.key: str(number) for number, name in names.items()}
    return keys.get(wanted[0].key, "") if wanted else ""
