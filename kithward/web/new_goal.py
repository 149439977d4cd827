"""A new goal: one sentence, how it is understood part by part, what is to be said of it, and setting it."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from kithward import proposals
from kithward.errors import BadInput, Conflict
from kithward.goals import drafts, queries, reversible
from kithward.goals.by_hand import as_reading
from kithward.goals.drafts import Wish
from kithward.goals.queries import Held
from kithward.goals.sentence import Reading, read, spoken
from kithward.goals.smart import judge
from kithward.language.fields import FIELDS
from kithward.proposals import Proposal
from kithward.vision import queries as vision
from kithward.web.new_goal_forms import ByHandForm, SettingForm
from kithward.web.page import form_page, go, show
from kithward.web.proposal_shown import parts_shown, proposal_shown
from kithward.web.sent import id_of
from kithward.web.visit import Visit

SET, DRAFT = "set", "draft"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a goal so far: the sentence, its fields, and how it reads."""

    typed: str
    reading: Reading
    by_hand: ByHandForm
    setting: SettingForm

    @property
    def is_whole(self) -> bool:
        return self.reading.understood and not self.by_hand.errors and not self.setting.errors


@form_page
def new_goal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How a goal reads, while it is typed and when it is sent; set or kept as a draft when it was seen like this."""
    said = said_in(request, visit)
    wanted = request.POST.get("do", "")
    if wanted not in (SET, DRAFT) or not (said.is_whole and was_seen(request.POST)):
        return answer(request, visit, said)
    proposal = proposed(visit, said)
    try:
        return kept(request, visit, wish_of(said, proposal), said.setting.cleaned_data, is_draft=wanted == DRAFT)
    except BadInput as error:
        said.setting.add_error(error.field if error.field in said.setting.fields else None, str(error))
        return answer(request, visit, said)


def said_in(request: HttpRequest, visit: Visit) -> Said:
    """What the form says; where it says nothing, the draft that is opened, or the sentence of the address."""
    if request.method == "POST":
        setting = setting_form(visit, request.POST)
        typed = request.POST.get("instead") or request.POST.get("sentence", "")
        if was_seen(request.POST):
            return by_fields(visit, request.POST, typed, setting)
        return by_sentence(visit, typed, setting)
    if "draft" in request.GET:
        return from_draft(visit, request.GET["draft"])
    setting = setting_form(visit, None, aspirations=request.GET.getlist("serves"))
    return by_sentence(visit, request.GET.get("sentence", ""), setting)


def was_seen(posted: QueryDict) -> bool:
    """Whether the fields still go with the sentence: it is the one that was read, so that they say what is meant."""
    sentence = posted.get("instead") or posted.get("sentence", "")
    return "unit" in posted and sentence == posted.get("seen")


def by_sentence(visit: Visit, typed: str, setting: SettingForm) -> Said:
    """The sentence as it reads."""
    reading = read(typed, visit.today, week_start=visit.workspace.week_start)
    if not typed.strip():
        nothing = Reading(proposals=reading.proposals)
        return Said(typed, nothing, ByHandForm(reading=nothing), setting)
    return Said(typed, reading, checked(ByHandForm(reading=reading), reading, visit), setting)


def checked(form: ByHandForm, reading: Reading, visit: Visit) -> ByHandForm:
    """The fields of a sentence, with the one marked that would keep it from ever counting."""
    if not reading.understood:
        return form
    posted = QueryDict(mutable=True)
    posted.update({name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()})
    bound = ByHandForm(posted)
    made_of(bound, reading, visit)
    return bound if bound.errors else form


def by_fields(visit: Visit, posted: QueryDict, typed: str, setting: SettingForm) -> Said:
    """The goal that the fields make, and its sentence."""
    data = posted.copy()
    if posted.get("take"):
        data["target"] = posted["take"]
    form = ByHandForm(data)
    reading = made_of(form, Reading(), visit)
    return Said(reading.sentence or typed, reading, form, setting)


def made_of(form: ByHandForm, otherwise: Reading, visit: Visit) -> Reading:
    """What the fields make; where they make nothing, the form says why."""
    if not form.is_valid():
        return otherwise
    try:
        return as_reading(form.by_hand(), visit.today)
    except BadInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return otherwise


def from_draft(visit: Visit, draft: str) -> Said:
    """A draft as it would be set today."""
    row = queries.goal(visit.workspace, id_of(draft))
    if row.goal.state != "draft":
        raise Conflict(f"This goal is {row.goal.state} and no draft any more.")
    reading = drafted(row, visit)
    served = queries.served_by(visit.workspace, [row.goal.id])[row.goal.id]
    setting = setting_form(
        visit,
        None,
        aspirations=[str(each.id) for each in served],
        usual=row.goal.usual_per_month,
        draft=row.goal.id,
        seen_version=row.goal.version,
    )
    return Said(reading.sentence or row.goal.sentence, reading, ByHandForm(reading=reading), setting)


def drafted(row: Held, visit: Visit) -> Reading:
    """How a draft reads today; one whose day is over asks for another."""
    measure, target = row.current.measure, row.current.target
    try:
        return spoken(measure, target, drafts.from_today(row, visit.today), visit.today)
    except BadInput as error:
        return Reading(measure=measure, target=target, problems=(str(error),))


def setting_form(visit: Visit, posted: QueryDict | None, **initial: Any) -> SettingForm:
    choices = [(str(row.id), row.text) for row in vision.aspirations(visit.workspace)]
    form = SettingForm(posted, choices=choices, **initial)
    if posted is not None:
        form.is_valid()
    return form


def value_of(form: SettingForm, name: str) -> Any:
    """What a field of the setting says, valid or as it was opened."""
    return form.cleaned_data.get(name) if form.is_bound else form.initial.get(name)


def proposed(visit: Visit, said: Said) -> Proposal:
    usual, draft = value_of(said.setting, "usual"), value_of(said.setting, "draft")
    aim = proposals.aim_of(said.reading, usual_per_month=usual, goal_id=draft)
    return proposals.propose(visit.workspace, aim, visit.today)


def wish_of(said: Said, proposal: Proposal) -> Wish:
    served = tuple(UUID(each) for each in said.setting.cleaned_data["aspirations"])
    usual = said.setting.cleaned_data["usual"]
    return Wish(proposals.terms_of(said.reading), served, usual, proposal.standing.chance)


def kept(request: HttpRequest, visit: Visit, wish: Wish, posted: dict[str, Any], *, is_draft: bool) -> HttpResponse:
    """The goal set, or kept as a draft; one that is there already is shown instead: a second click sets none."""
    draft, undo_id = posted["draft"], None
    try:
        if draft is None:
            add = partial(drafts.add, visit.workspace, wish, as_of=visit.today, is_draft=is_draft)
            made, undo_id = reversible.add(visit.workspace, add)
        else:
            keep = drafts.change if is_draft else drafts.set_goal
            change = partial(keep, visit.workspace, draft, wish, as_of=visit.today, seen_version=posted["seen_version"])
            undo_id = reversible.decide(visit.workspace, draft, change, said="Changed" if is_draft else "Set")
            made = queries.goal(visit.workspace, draft).goal
    except Conflict:
        terms = wish.terms
        twin = queries.twin(visit.workspace, terms.measure, terms.target, terms.window)
        if twin is None or (twin.goal.id == draft and twin.goal.state == "draft"):
            raise
        return go(
            request, address_of(twin.goal), f"You have this goal already: {twin.goal.sentence}", focus=anchor(twin.goal)
        )
    words = "Kept as a draft" if is_draft else "Your goal is set"
    return go(request, address_of(made), f"{words}: {made.sentence}", focus=anchor(made), undo=undo_id)


def address_of(goal: Any) -> str:
    """Where a goal stands on the page of all goals."""
    return reverse("goals") if goal.state == "active" else f"{reverse('goals')}?state={goal.state}"


def anchor(goal: Any) -> str:
    return f"goal-{goal.id}"


def answer(request: HttpRequest, visit: Visit, said: Said) -> HttpResponse:
    """The page, or while typing the part of it that says how the sentence reads."""
    context = shown(visit, said)
    is_part = bool(request.htmx) and request.htmx.target == "reading"
    if is_part:
        context["rewrite"] = request.htmx.trigger_name != "sentence"
        return render(request, "components/goal_reading.html", context)
    failed = request.method == "POST" and not said.is_whole
    focus = "understood" if said.is_whole else "sentence"
    status = 422 if failed else 200
    return show(
        request, visit, "new_goal.html", context, status=status, focus=focus if request.method == "POST" else ""
    )


def shown(visit: Visit, said: Said) -> dict[str, Any]:
    """What the templates need of a goal that is not set yet."""
    found: dict[str, Any] = {"wish": said, "fields_of_work": FIELDS, "parts": parts_shown(said.reading)}
    if not said.reading.understood or said.by_hand.errors:
        return found
    proposal = proposed(visit, said)
    chosen = value_of(said.setting, "aspirations") or []
    texts = [text for value, text in said.setting.fields["aspirations"].choices if value in chosen]
    verdicts = judge(said.reading, chance=proposal.chance, aspirations=texts)
    asks_usual = proposal.paced_since is None or value_of(said.setting, "usual") is not None
    return {**found, "proposal": proposal_shown(proposal, verdicts), "asks_usual": asks_usual}
