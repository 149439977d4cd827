"""One person: the page, and everything about them that is changed from it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import diary, pipeline
from kithward.errors import BadInput
from kithward.language import terms
from kithward.language.dates import day_in_words
from kithward.language.rhythms import read_rhythm
from kithward.network import bonds, bulk, promises, queries
from kithward.network.actions import Happening
from kithward.network.portrait import portrait
from kithward.network.who import find
from kithward.planning import queries as planning
from kithward.planning.tie import tie_of
from kithward.web.outcome_goals import outcomes_shown
from kithward.web.page import change, go, page, show
from kithward.web.paging import number_in, pages
from kithward.web.person_shown import shown
from kithward.web.sent import day_in, id_of, id_or_none
from kithward.web.shown import news_in_words
from kithward.web.visit import Visit

MOST_OUTCOMES = 3  # the last ones, each with its goals
# What one click logs: the kind, the form, the medium, and what to call it.
CONTACTS = {
    "talked": ("meeting", "chat", "", "Talked today"),
    "met": ("meeting", "", "in person", "Met today"),
    "called": ("call", "", "phone", "Called today"),
    "wrote": ("message", "", "", "Wrote today"),
}


@page
def person(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Everything about one person."""
    return show_person(request, visit, person_id)


def show_person(
    request: HttpRequest, visit: Visit, person_id: UUID, *, status: int = 200, focus: str = "", **drafts: Any
) -> HttpResponse:
    """The page of one person, with the forms as they were filled."""
    found = portrait(visit.workspace, person_id, visit.today, page=number_in(request))
    tie = tie_of(found.person, visit.today)
    goals = pipeline.counts_for(visit.workspace, person_id, visit.today)
    ahead = planning.opportunities_with(visit.workspace, person_id, visit.now)
    context = {
        "one": shown(found, tie, goals, ahead, visit.now),
        "pages": pages(request, shown=len(found.timeline), total=None, more=found.has_more),
        "contacts": [(how, words) for how, (_, _, _, words) in CONTACTS.items()],
        "key": uuid4(),
        "roles": terms.ROLES,
        "outcomes": terms.FORMS["outcome"],
        "came": outcomes_shown(visit, [row.id for row in found.outcomes[:MOST_OUTCOMES]]),
        "has_more_outcomes": len(found.outcomes) > MOST_OUTCOMES,
        "snoozes": promises.days_to_snooze_to(visit.today, week_start=visit.workspace.week_start),
        **drafts,
    }
    return show(request, visit, "person.html", context, status=status, focus=focus)


def at(person_id: UUID) -> str:
    return reverse("person", args=[person_id])


def tried(
    request: HttpRequest, visit: Visit, person_id: UUID, form: str, act: Callable[[], HttpResponse]
) -> HttpResponse:
    """The answer to a form of the page; where it is refused, the page with that form as it was filled, and why."""
    try:
        return act()
    except BadInput as error:
        draft = {**request.POST.dict(), "error": str(error)}
        return show_person(request, visit, person_id, status=422, focus=f"{form}-error", **{form: draft})


@change
def contact(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Talked, met, called, wrote: one click logs it, and says what it moved."""
    how = request.POST.get("how", "talked")
    if how not in CONTACTS:
        raise BadInput("Choose talked, met, called or wrote.")
    kind, form, medium, _ = CONTACTS[how]
    happening = Happening(kind, visit.today, form=form, medium=medium)
    told = diary.log_happening(
        visit.workspace,
        happening,
        people={person_id: "present"},
        as_of=visit.today,
        key=id_or_none(request.POST.get("key")),
    )
    said = news_in_words(told.news) or ([] if told.is_repeat else ["No goal moved."])
    return go(request, at(person_id), f"Logged: {told.title.removeprefix('Logged: ')}", *said, undo=told.undo_id)


@change
def rhythm(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Choose how often to be in touch, or leave it to the tie's own rhythm."""
    typed = "" if "clear" in request.POST else request.POST.get("rhythm", "").strip()

    def act() -> HttpResponse:
        days = read_rhythm(typed)
        if typed and days is None:
            raise BadInput("Write “every 6 weeks”, “monthly” or a number of days.")
        changed = bulk.set_rhythm(visit.workspace, [person_id], days=days)
        return go(request, at(person_id), changed.words, focus="tie", undo=changed.undo_id)

    return tried(request, visit, person_id, "rhythm", act)


@change
def promise(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Promise something to a person."""

    def act() -> HttpResponse:
        due_on = day_in(request.POST, "due_on")
        what = request.POST.get("what", "")
        made, undo_id = promises.promise(visit.workspace, what, person_id=person_id, due_on=due_on)
        due = f", by {day_in_words(due_on)}" if due_on else ""
        return go(request, at(person_id), f"To do: {made.what}{due}.", focus="follow-ups", undo=undo_id)

    return tried(request, visit, person_id, "promise", act)


@change
def follow_up(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Keep a promise to the person, or put it off."""
    if "kept" in request.POST:
        told = diary.keep_follow_up(visit.workspace, id_of(request.POST.get("kept")), as_of=visit.today)
        said = [f"Done: {told.title}", *news_in_words(told.news)]
        return go(request, at(person_id), *said, focus="follow-ups", undo=told.undo_id)
    for words, until in promises.days_to_snooze_to(visit.today, week_start=visit.workspace.week_start).items():
        if words in request.POST:
            undo_id = promises.snooze(visit.workspace, id_of(request.POST.get(words)), until=until, as_of=visit.today)
            return go(request, at(person_id), f"Put off to {day_in_words(until)}.", focus="follow-ups", undo=undo_id)
    raise BadInput("Choose done, or a day to put it off to.")


@change
def give_role(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Say what a person is to me."""

    def act() -> HttpResponse:
        since = day_in(request.POST, "since_on") or visit.today
        if since > visit.today:
            raise BadInput(f"{day_in_words(since)} is still ahead: say it when it has begun.")
        given, undo_id = bonds.give_role(visit.workspace, person_id, request.POST.get("role", ""), since=since)
        words = f"Your {given.role} since {day_in_words(since)}."
        return go(request, at(person_id), words, focus="roles", undo=undo_id)

    return tried(request, visit, person_id, "role", act)


@change
def end_role(request: HttpRequest, visit: Visit, role_id: UUID) -> HttpResponse:
    """A role is over."""
    until = day_in(request.POST, "until_on") or visit.today
    ended, undo_id = bonds.end_role(visit.workspace, role_id, until=until, as_of=visit.today)
    words = f"Your {ended.role} until {day_in_words(until)}."
    return go(request, at(ended.person_id), words, focus="roles", undo=undo_id)


@change
def remove_role(request: HttpRequest, visit: Visit, role_id: UUID) -> HttpResponse:
    """A role that never was."""
    person_id = bonds.role(visit.workspace, role_id).person_id
    undo_id = bonds.remove_role(visit.workspace, role_id)
    return go(request, at(person_id), "The role is removed.", focus="roles", undo=undo_id)


@change
def add_outcome(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """What came of it."""

    def act() -> HttpResponse:
        day = day_in(request.POST, "day") or visit.today
        if day > visit.today:
            raise BadInput(f"{day_in_words(day)} is still ahead: write it down when it has come.")
        kind, note = request.POST.get("kind", ""), request.POST.get("note", "").strip()
        said = {"day": day, "person_id": person_id, "note": note}
        added, told = diary.add_outcome(visit.workspace, kind, as_of=visit.today, **said)
        words = [f"Well done: {added.kind}.", *news_in_words(told.news)]
        return go(request, at(person_id), *words, focus=f"outcome-{added.id} outcomes", undo=told.undo_id)

    return tried(request, visit, person_id, "outcome", act)


@change
def remove_outcome(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """An outcome that was a mistake."""
    told = diary.remove_outcome(visit.workspace, id_of(request.POST.get("outcome")), as_of=visit.today)
    words = ["The outcome is removed.", *news_in_words(told.news)]
    return go(request, at(person_id), *words, focus="outcomes", undo=told.undo_id)


@change
def add_link(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Say whom a person knows, by a name; asked about where it is not clear who is meant."""
    typed, how = request.POST.get("name", "").strip(), request.POST.get("how", "").strip()

    def act() -> HttpResponse:
        one = queries.person(visit.workspace, person_id)
        if not typed:
            raise BadInput("Type the name of somebody they know.")
        other_id = answered(request, typed) or meant(visit, typed)
        if other_id is None:
            return ask_whom(request, visit, person_id, typed, how)
        words, undo_id = bonds.link_people(visit.workspace, one.id, other_id, how=how)
        return go(request, at(person_id), f"{words}.", focus="knows", undo=undo_id)

    return tried(request, visit, person_id, "link", act)


def meant(visit: Visit, typed: str) -> UUID | None:
    """The one who is meant by a name, where that is sure."""
    choice = find(typed, queries.known_names(visit.workspace))
    return choice.id if choice.state == "known" else None


def answered(request: HttpRequest, typed: str) -> UUID | None:
    """Whom the person chose for the name that was typed, unless it is another name by now."""
    return id_or_none(request.POST.get("who")) if request.POST.get("asked") == typed else None


def ask_whom(request: HttpRequest, visit: Visit, person_id: UUID, typed: str, how: str) -> HttpResponse:
    """The page, asking who is meant."""
    choice = find(typed, queries.known_names(visit.workspace))
    return show_person(
        request,
        visit,
        person_id,
        status=422,
        focus="link-who",
        link={"name": typed, "how": how, "candidates": choice.candidates, "proposed": choice.proposed, "asks": True},
    )


@change
def remove_link(request: HttpRequest, visit: Visit, person_id: UUID) -> HttpResponse:
    """Two people who do not know each other after all."""
    undo_id = bonds.remove_link(visit.workspace, id_of(request.POST.get("link")))
    return go(request, at(person_id), "That they know each other is removed.", focus="knows", undo=undo_id)
