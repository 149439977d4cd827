"""The sample year as rows: people, what happened, what was promised and what came of it, what lies ahead."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from kithward.demo import story
from kithward.demo.people import CAST, LINKS, TYPED, Member
from kithward.demo.year import Scene, working_day
from kithward.goals import outcomes
from kithward.language.names import name_key
from kithward.network import actions as network_actions
from kithward.network.actions import Happening, parts_of
from kithward.network.models import Activity, EmailAddress, Participation, PhoneNumber
from kithward.network.tallies import recount_ties
from kithward.planning import actions as planning_actions
from kithward.planning.actions import Chosen
from kithward.planning.week import week_of
from kithward.undo.actions import Trace
from kithward.workspaces.actions import log_changed
from kithward.workspaces.models import Workspace

Ids = dict[str, UUID]

WEEKS_OF_STEPS: Final = 9
STEPS_A_WEEK: Final = 2
STEP_TITLES: Final = {"message": "Write to {}", "call": "Call {}", "meeting": "Coffee with {}"}


def write_people(workspace: Workspace, as_of: date, scenes: Sequence[Scene]) -> Ids:
    """The ids of the cast by name, once they are written with their addresses and who knows whom."""
    chance = random.Random(3)  # noqa: S311
    first: dict[str, Scene] = {}
    for scene in scenes:
        for name, _ in scene.people:
            first.setdefault(name, scene)
    ids: Ids = {}
    for member in CAST:
        values = {**met(chance, member, as_of, first.get(member.name)), **TYPED.get(member.name, {})}
        person = network_actions.add_person(
            workspace,
            member.name,
            title=member.title,
            organisation=member.organisation,
            place=member.place,
            profile_url=f"https://linkedin.example/in/{name_key(member.name).replace(' ', '-')}",
            **values,
        )
        ids[member.name] = person.id
    write_addresses(workspace, ids)
    for one, other, how in LINKS:
        network_actions.link_people(workspace, ids[one], ids[other], how=how)
    return ids


def met(chance: random.Random, member: Member, as_of: date, first: Scene | None) -> dict[str, Any]:
    """Where and when we met: long before the year, or at the first thing that happened with them in it."""
    years = chance.randint(800, 3600)
    if member.pace in ("new", "event"):
        if first is None:
            return {}
        return {"met_on": first.day, "how_met": member.how_met or first.happening.event_name}
    if member.how_met.startswith(("Heard", "Read")):
        return {"how_met": member.how_met}
    return {"met_on": as_of - timedelta(days=years), "how_met": member.how_met}


def write_addresses(workspace: Workspace, ids: Ids) -> None:
    mail = [
        EmailAddress(
            workspace=workspace, person_id=person_id, address=f"{name_key(name).replace(' ', '.')}@example.com"
        )
        for name, person_id in ids.items()
    ]
    EmailAddress.objects.bulk_create(mail)
    close = [member.name for member in CAST if member.pace == "close"]
    # Numbers that the German regulator keeps free for films and samples.
    phones = [
        PhoneNumber(
            workspace=workspace,
            person_id=ids[name],
            number=f"+49 30 23125 {place:03d}",
            digits=f"+493023125{place:03d}",
        )
        for place, name in enumerate(close, start=101)
    ]
    PhoneNumber.objects.bulk_create(phones)


def told(as_of: date) -> list[Scene]:
    """The told happenings as scenes."""
    return [told_scene(as_of, each) for each in story.TOLD]


def told_scene(as_of: date, each: story.Told) -> Scene:
    happening = Happening(day=working_day(as_of - timedelta(days=each.ago)), **parts_of(each))
    parts = ["present"] * len(each.people)
    if each.kind == "introduction":
        parts = ["introducer" if each.began_by == "them" else "introduced", "introduced"]
    return Scene(happening, tuple(zip(each.people, parts, strict=True)))


def write_log(workspace: Workspace, as_of: date, scenes: Sequence[Scene], ids: Ids) -> None:
    """The log: what was a planned step is written by doing the step, all else at once."""
    steps = planned_steps(workspace, as_of, scenes)
    version = log_changed(workspace)
    rows: list[Activity] = []
    parts: list[Participation] = []
    for place, scene in enumerate(scenes):
        if place in steps:
            continue
        values = {**parts_of(scene.happening), "topics": list(scene.happening.topics)}
        rows.append(Activity(workspace=workspace, log_version=version, day=scene.day, **values))
        parts += [
            Participation(workspace=workspace, activity_id=rows[-1].id, person_id=ids[name], part=part)
            for name, part in scene.people
        ]
    Activity.objects.bulk_create(rows, batch_size=200)
    Participation.objects.bulk_create(parts, batch_size=500)
    recount_ties(workspace, list(ids.values()), version=version)
    for place in steps:
        write_step(workspace, scenes[place], ids)


def planned_steps(workspace: Workspace, as_of: date, scenes: Sequence[Scene]) -> list[int]:
    """Which of the happenings were steps of a plan: up to two of those I began in each of the last weeks."""
    since = week_of(workspace, as_of)[0] - timedelta(days=7 * WEEKS_OF_STEPS)
    a_week: dict[date, set[str]] = {}
    found = []
    for place, scene in enumerate(scenes):
        if scene.day < since or scene.happening.began_by != "me" or scene.happening.kind not in STEP_TITLES:
            continue
        keys = a_week.setdefault(week_of(workspace, scene.day)[0], set())
        key = f"{scene.happening.kind} {scene.people[0][0]}"
        if len(keys) < STEPS_A_WEEK and key not in keys:
            keys.add(key)
            found.append(place)
    return found


def write_step(workspace: Workspace, scene: Scene, ids: Ids) -> None:
    people = {ids[name]: part for name, part in scene.people}
    chosen = chosen_contact(workspace, scene.happening.kind, scene.people[0][0], scene.day, ids)
    untold = Trace(workspace)  # a year of decisions that nobody took needs no undo
    planning_actions.finish_traced(workspace, chosen, scene.happening, people=people, as_of=scene.day, trace=untold)


def chosen_contact(workspace: Workspace, kind: str, name: str, day: date, ids: Ids) -> Chosen:
    minutes = {"message": 10, "call": 30, "meeting": 50}[kind]
    return Chosen(
        week_of(workspace, day)[0], f"{kind}:{ids[name].hex}", STEP_TITLES[kind].format(name), minutes=minutes
    )


def write_steps_not_taken(workspace: Workspace, as_of: date, ids: Ids) -> None:
    """Steps that were moved to another week, and one that is not wanted at all."""
    for weeks, kind, name in ((8, "call", "Henrik Aalto"), (6, "meeting", "Ravi Menon"), (3, "call", "Amina Yusuf")):
        day = as_of - timedelta(days=7 * weeks)
        planning_actions.write(workspace, chosen_contact(workspace, kind, name, day, ids), "moved", as_of=day)
    day = as_of - timedelta(days=40)
    unwanted = chosen_contact(workspace, "call", "Gustav Nyberg", day, ids)
    planning_actions.write(workspace, unwanted, "dismissed", as_of=day)


def write_what_came(workspace: Workspace, as_of: date, scenes: Sequence[Scene], ids: Ids) -> list[UUID]:
    """Roles, outcomes and promises; gives the outcomes in the order of the story."""
    for name, role, since, until in story.ROLES:
        ended = as_of - timedelta(days=until) if until else None
        network_actions.give_role(workspace, ids[name], role, since=as_of - timedelta(days=since), until=ended)
    came = []
    for ago, kind, name, note, _ in story.OUTCOMES:
        day = working_day(as_of - timedelta(days=ago))
        came.append(network_actions.add_outcome(workspace, kind, day=day, person_id=ids[name], note=note).id)
    write_promises(workspace, as_of, scenes, ids)
    write_what_came_of_events(workspace)
    return came


def write_what_came_of_events(workspace: Workspace) -> None:
    """What came of some evenings, noted with them."""
    events = list(Activity.objects.of(workspace).filter(kind="event").order_by("-day", "id"))
    for back, kind, note in story.AT_EVENTS:
        event = events[back]
        met = event.participations.filter(workspace=workspace, person__workspace=workspace).order_by("person__name_key")
        person_id = met.values_list("person_id", flat=True).first()
        network_actions.add_outcome(
            workspace, kind, day=event.day, person_id=person_id, activity_id=event.id, note=note
        )


def tie_what_came(workspace: Workspace, came: Sequence[UUID], goals: Mapping[str, UUID]) -> None:
    """Say which goals the outcomes were for; `goals` by their words."""
    for outcome_id, (*_, words) in zip(came, story.OUTCOMES, strict=True):
        outcomes.tie(workspace, outcome_id, [goals[one] for one in words])


def write_promises(workspace: Workspace, as_of: date, scenes: Sequence[Scene], ids: Ids) -> None:
    """Promises made in conversations: some kept in time, more of them late, some very late; and those still open."""
    chance = random.Random(11)  # noqa: S311
    for scene in scenes:
        spoken = scene.happening.kind in ("meeting", "call") and (as_of - scene.day).days > 40
        if not spoken or chance.random() > 0.17:
            continue
        due_on = scene.day + timedelta(days=chance.choice((5, 7, 7, 14)))
        late = chance.choices((chance.randint(-6, 0), chance.randint(1, 9), chance.randint(15, 25)), (3, 4, 3))[0]
        made = network_actions.promise(
            workspace, chance.choice(story.PROMISED), person_id=ids[scene.people[0][0]], due_on=due_on
        )
        done_on = min(max(due_on + timedelta(days=late), scene.day), as_of)
        network_actions.keep_promise(workspace, made.id, done_on=done_on)
    for name, what, due_ago in story.OPEN_PROMISES:
        due_on = as_of - timedelta(days=due_ago)
        network_actions.promise(workspace, what, person_id=ids[name], due_on=due_on)


def write_ahead(workspace: Workspace, as_of: date, ids: Ids) -> None:
    """The opportunities of the next days."""
    last = week_of(workspace, as_of)[1]
    for each in story.AHEAD:
        day = as_of + timedelta(days=each.in_days)
        day = min(day, last) if each.this_week else working_day(day) if each.hour else day
        starts_at = datetime.combine(day, time(*each.hour), ZoneInfo(workspace.time_zone)) if each.hour else None
        planning_actions.add_opportunity(
            workspace,
            each.title,
            kind=each.kind,
            minutes=each.minutes,
            form=each.form,
            starts_at=starts_at,
            on=None if starts_at else day,
            money=each.money,
            place=each.place,
            field=each.field,
            topic=each.topic,
            person_id=ids[each.person] if each.person else None,
            via_id=ids[each.via] if each.via else None,
        )
