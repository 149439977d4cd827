"""Every component in every state on one page, for who builds pages."""

from django import forms
from django.http import HttpRequest, HttpResponse

from kithward.numerics.ties import STATES
from kithward.web.page import page, show
from kithward.web.paging import Pages
from kithward.web.shown import GoalShown
from kithward.web.visit import Visit

GOALS = (
    GoalShown("Attend two events a month", "68 %", 1, 2, "1 of 2 in January · 20 days left", "on course", "lead"),
    GoalShown("Connect with three leaders by 31 March", "41 %", 1, 3, "1 of 3 · 79 days left", "needs care", "care"),
    GoalShown("Speak in public twice a month", "12 %", 0, 2, "0 of 2 in January · 6 days left", "off course", "late"),
    GoalShown("Find two mentors this year", "met", 2, 2, "2 of 2 · 3 months left", "", "lead"),
    GoalShown(
        "A goal with a name that is much longer than any line of a phone " * 3, "9 %", 0, 1, "0 of 1", "", "soft"
    ),
)
PAGES = Pages("51 to 100 of 1,248", "?page=1", "?page=3", 1248)
SMART = (
    ("S", "", "says who, and in what field"),
    ("A", "care", "a stretch: 41 % at your pace"),
    ("T", "late", "names no date"),
)


class FieldsForm(forms.Form):
    """A field of each kind."""

    text = forms.CharField(label="Text", help_text="With a word of help.")
    long = forms.CharField(label="Long text", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}))
    choice = forms.ChoiceField(label="Choice", choices=[("a", "First"), ("b", "Second")])
    several = forms.MultipleChoiceField(
        label="Several", choices=[("a", "First"), ("b", "Second")], widget=forms.CheckboxSelectMultiple
    )
    yes = forms.BooleanField(label="Yes or no", required=False)


@page
def patterns(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page; nothing on it is real but the components."""
    context = {
        "filled": FieldsForm(initial={"text": "O’Brien", "choice": "b"}, auto_id="filled_%s", prefix="filled"),
        "wrong": FieldsForm({"wrong-text": "", "wrong-day": ""}, auto_id="wrong_%s", prefix="wrong"),
        "goals": GOALS,
        "states": STATES,
        "pages": PAGES,
        "smart": SMART,
    }
    return show(request, visit, "patterns.html", context)
