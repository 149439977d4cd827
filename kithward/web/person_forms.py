"""The form of one person: what is typed, read into what the network keeps."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django import forms

from kithward.errors import BadInput
from kithward.language import terms
from kithward.language.addresses import normal_profile_url
from kithward.language.names import name_key
from kithward.language.rhythms import read_rhythm, rhythm_in_words
from kithward.network.editing import LONGEST_TEXT, PersonTold, read_emails, read_phones
from kithward.web.conflict import EditForm

Read = TypeVar("Read")
LISTS = ("fields", "tags", "other_names")
LONGEST_LIST = 2000
BETWEEN = re.compile(r"[,;\n]+")
LINES = re.compile(r"[,;\r\n]+")
SENIORITIES = [("", "Not said"), *((word, word.capitalize()) for word in terms.SENIORITIES)]


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PersonForm(forms.Form):
    """All that can be typed of a person; `changed_from` tells what of it is new."""

    name = forms.CharField(max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    title = forms.CharField(max_length=500, required=False, label="What they do", help_text="Such as “Head of Data”.")
    organisation = forms.CharField(max_length=300, required=False)
    place = forms.CharField(max_length=200, required=False)
    fields_of_work = forms.CharField(
        max_length=LONGEST_LIST,
        required=False,
        label="Fields of work",
        help_text="With commas between. Left empty for somebody new, they are read from the title.",
    )
    seniority = forms.ChoiceField(choices=SENIORITIES, required=False)
    emails = forms.CharField(
        max_length=8000, required=False, label="E-mail addresses", widget=area(2), help_text="One a line."
    )
    phones = forms.CharField(
        max_length=4000, required=False, label="Telephone numbers", widget=area(2), help_text="One a line."
    )
    profile_url = forms.CharField(max_length=500, required=False, label="Profile address")
    met_on = forms.DateField(
        required=False, label="Met on", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    how_met = forms.CharField(max_length=500, required=False, label="How you met")
    rhythm = forms.CharField(
        max_length=60,
        required=False,
        label="How often to be in touch",
        help_text="“Every 6 weeks”, “monthly” or a number of days. Empty: their own rhythm, as the log shows it.",
    )
    offer = forms.CharField(max_length=LONGEST_TEXT, required=False, label="What you can offer", widget=area(3))
    ask = forms.CharField(max_length=LONGEST_TEXT, required=False, label="What you can ask", widget=area(3))
    tags = forms.CharField(max_length=LONGEST_LIST, required=False, help_text="With commas between.")
    other_names = forms.CharField(
        max_length=LONGEST_LIST, required=False, label="Other names", help_text="With commas between."
    )
    notes = forms.CharField(max_length=LONGEST_TEXT, required=False, widget=area(5))

    def __init__(self, *given: Any, today: date, region: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today, self.region = today, region
        self.fields["met_on"].widget.attrs["max"] = today.isoformat()

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not name_key(name):
            raise forms.ValidationError("A person needs a name with at least one letter.")
        return name

    def clean_emails(self) -> list[str]:
        return told(read_emails, LINES.split(self.cleaned_data["emails"]))

    def clean_phones(self) -> list[str]:
        written = LINES.split(self.cleaned_data["phones"])
        return list(told(lambda numbers: read_phones(numbers, self.region), written).values())

    def clean_profile_url(self) -> str:
        typed = self.cleaned_data["profile_url"]
        address = normal_profile_url(typed)
        if typed and not address:
            raise forms.ValidationError("That is no address of a page.")
        return address

    def clean_met_on(self) -> date | None:
        met_on = self.cleaned_data["met_on"]
        if met_on is not None and met_on > self.today:
            raise forms.ValidationError("That day is still ahead.")
        return met_on

    def clean_rhythm(self) -> int | None:
        typed = self.cleaned_data["rhythm"]
        days = read_rhythm(typed)
        if typed and days is None:
            raise forms.ValidationError("Write “every 6 weeks”, “monthly” or a number of days.")
        return days

    def clean_fields_of_work(self) -> list[str]:
        return words_in(self.cleaned_data["fields_of_work"])

    def clean_tags(self) -> list[str]:
        return words_in(self.cleaned_data["tags"])

    def clean_other_names(self) -> list[str]:
        return words_in(self.cleaned_data["other_names"])

    def told(self) -> PersonTold:
        """All that was typed, without what was left empty."""
        values = {column: value for column, value in self.values().items() if value}
        return PersonTold(values, self.cleaned_data["emails"], self.cleaned_data["phones"])

    def changed_from(self, before: Mapping[str, Any]) -> PersonTold:
        """What was typed otherwise than it was: the rest keeps its origin."""
        values = {column: value for column, value in self.values().items() if value != trimmed(before[column])}
        return PersonTold(
            values,
            *(
                self.cleaned_data[ways] if self.cleaned_data[ways] != before[ways] else None
                for ways in ("emails", "phones")
            ),
        )

    def values(self) -> dict[str, Any]:
        """What was typed by the columns of a person."""
        found = {column: trimmed(value) for column, value in self.cleaned_data.items()}
        found["fields"], found["chosen_rhythm_days"] = found.pop("fields_of_work"), found.pop("rhythm")
        for other in ("emails", "phones", "version"):
            found.pop(other, None)
        return found


class EditPersonForm(EditForm, PersonForm):
    """The form of a person who is here already."""


def told(read: Callable[[Sequence[str]], Read], written: Sequence[str]) -> Read:
    """What a reader of the network makes of it; its refusal is an error of the field."""
    try:
        return read(written)
    except BadInput as error:
        raise forms.ValidationError(str(error)) from error


def trimmed(value: Any) -> Any:
    """A text as fields send it, without blanks around it and with plain ends of lines; anything else as it is."""
    return value.strip().replace("\r\n", "\n") if isinstance(value, str) else value


def words_in(text: str) -> list[str]:
    """The different words of a list with commas between."""
    words = (" ".join(word.split()) for word in BETWEEN.split(text))
    return list(dict.fromkeys(filter(None, words)))


def values_of(person: Any, emails: Sequence[str], phones: Sequence[str]) -> dict[str, Any]:
    """What is kept of a person, by column, as the form compares it."""
    plain = ("name", "title", "place", "seniority", "profile_url", "met_on", "how_met", "offer", "ask", "notes")
    return {
        **{column: getattr(person, column) for column in (*plain, *LISTS, "chosen_rhythm_days")},
        "organisation": person.organisation.name if person.organisation_id else "",
        "emails": list(emails),
        "phones": list(phones),
    }


def initial_of(values: Mapping[str, Any], version: int) -> dict[str, Any]:
    """What is kept of a person, as the form shows it."""
    days = values["chosen_rhythm_days"]
    return {
        **values,
        "version": version,
        "fields_of_work": ", ".join(values["fields"]),
        "tags": ", ".join(values["tags"]),
        "other_names": ", ".join(values["other_names"]),
        "emails": "\n".join(values["emails"]),
        "phones": "\n".join(values["phones"]),
        "rhythm": rhythm_in_words(days).capitalize() if days else "",
    }
