"""People: everybody in a list to search, filter, sort, and change many at once."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import replace_url

from kithward.errors import BadInput
from kithward.language.rhythms import read_rhythm
from kithward.language.terms import ROLES
from kithward.network import bulk
from kithward.network.directory import Found
from kithward.web.page import back, change, go, page, show
from kithward.web.paging import PAGE, first_row, number_in, pages
from kithward.web.people_asked import ON, Asked, asked_of
from kithward.web.people_shown import people_shown
from kithward.web.sent import id_or_none
from kithward.web.visit import Visit
from kithward.worth_knowing import Outlook, acquaintances, outlook

MERGED = ("one", "other")


@page
def people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everybody who is asked for, fifty at a time."""
    now = outlook(visit.workspace, visit.today)
    asked, found = found_in(now, request.GET)
    rows = acquaintances(now, found.ids(first_row(number_in(request)), PAGE))
    context = {
        "people": people_shown(now, asked, found, rows),
        "asked": asked,
        "pages": pages(request, shown=len(rows), total=len(found)),
        "most": bulk.MOST_AT_ONCE,
        "roles": ROLES,
        "everybody": reverse("people"),
    }
    if request.htmx and request.htmx.target == "results":
        return replace_url(render(request, "people.html#results", {**context, "is_part": True}), asked.address)
    return show(request, visit, "people.html", context)


def found_in(now: Outlook, said: QueryDict) -> tuple[Asked, Found]:
    """Who an address asks for, and who that is; a goal that wants nobody in particular is passed over."""
    asked = asked_of(said)
    among = now.candidates_for(asked.goal_id) if asked.goal_id else None
    if among is None:
        asked = Asked(asked.wanted)
    return asked, now.directory.find(asked.wanted, among=among)


@change
def change_people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One change of all those who were chosen: their tags, their role, their rhythm; or to delete or merge them."""
    ids, act = chosen_in(request, visit), request.POST.get("act", "")
    if act == "merge":
        return to_merging(ids)
    if act not in ACTS:
        raise BadInput("Choose what to do with them: tag, untag, role, rhythm, merge or delete.")
    changed = ACTS[act](visit, ids, request.POST)
    return go(request, back(request, reverse("people")), changed.words, focus="list", undo=changed.undo_id)


def chosen_in(request: HttpRequest, visit: Visit) -> list[UUID]:
    """The people with a tick, or all who match, as far as one change may go and one more, which it then refuses."""
    if request.POST.get("all") == ON:
        said = QueryDict(urlsplit(request.POST.get("back", "")).query)
        return found_in(outlook(visit.workspace, visit.today), said)[1].ids(most=bulk.MOST_AT_ONCE + 1)
    return [person_id for typed in request.POST.getlist("person") if (person_id := id_or_none(typed))]


def role_given(visit: Visit, ids: Sequence[UUID], said: QueryDict) -> bulk.Changed:
    return bulk.give_roles(visit.workspace, ids, role=said.get("role", ""), since=visit.today)


def rhythm_set(visit: Visit, ids: Sequence[UUID], said: QueryDict) -> bulk.Changed:
    days = read_rhythm(said.get("rhythm", ""))
    if days is None:
        raise BadInput("Say how often you want to be in touch: “every 6 weeks”, “monthly”, “10 days”.")
    return bulk.set_rhythm(visit.workspace, ids, days=days)


def deleted(visit: Visit, ids: Sequence[UUID], said: QueryDict) -> bulk.Changed:
    return bulk.delete_chosen(visit.workspace, ids)


ACTS: dict[str, Callable[[Visit, Sequence[UUID], QueryDict], bulk.Changed]] = {
    "tag": lambda visit, ids, said: bulk.tag_people(visit.workspace, ids, tags=said.get("tags", "")),
    "untag": lambda visit, ids, said: bulk.untag_people(visit.workspace, ids, tags=said.get("tags", "")),
    "role": role_given,
    "rhythm": rhythm_set,
    "delete": deleted,
    "own rhythm": lambda visit, ids, said: bulk.set_rhythm(visit.workspace, ids, days=None),
}


def to_merging(ids: Sequence[UUID]) -> HttpResponse:
    """The page on which two people are merged."""
    if len(ids) != len(MERGED):
        raise BadInput("Choose the two people who are one and the same, then merge.")
    return redirect(f"{reverse('merge')}?{urlencode(dict(zip(MERGED, ids, strict=True)))}")
