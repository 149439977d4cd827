"""Everybody in memory: who is found, in which order, and that what is kept up is what would be read anew."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithward.network import actions, directory, snapshot
from kithward.network.directory import Directory
from kithward.network.finding import SORTS, Wanted
from kithward.network.models import Person
from kithward.numerics.ties import STATES
from kithward.workspaces.actions import log_changed
from kithward.workspaces.kept import MOST_WORKSPACES
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, habit, log, person


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    for memory in (snapshot, directory):
        memory.kept.forget_all()
    yield
    for memory in (snapshot, directory):
        memory.kept.forget_all()


Open = Callable[[Workspace], Directory]


@pytest.fixture
def read(django_capture_on_commit_callbacks: Any) -> Open:
    """The directory as a transaction reads it that is then committed, so that it is kept."""

    def read_and_commit(workspace: Workspace) -> Directory:
        with django_capture_on_commit_callbacks(execute=True):
            return directory.directory(workspace, TODAY)

    return read_and_commit


def names(workspace: Workspace, **wanted: Any) -> list[str]:
    found = directory.directory(workspace, TODAY).find(Wanted(**wanted))
    by_id = dict(Person.objects.of(workspace).values_list("id", "name"))
    return [by_id[person_id] for person_id in found.ids()]


# Words


@pytest.mark.parametrize(
    "query",
    [
        "elif",
        "DEM",
        "Elíf Demír",
        "yilmaz",
        "tidemark",
        "climate inv",
        "invest demir",
        "istan",
        "advice",
        "kite",
        "climate tech",
    ],
)
def test_person_is_found_by_the_beginning_of_every_word(workspace: Workspace, query: str) -> None:
    person(
        workspace,
        "Elif Demir",
        other_names=["Elif Yılmaz"],
        title="Climate investor",
        organisation="Tidemark",
        place="İstanbul",
        fields=["climate tech"],
        tags=["kite surfing"],
        notes="Gave good advice in 2024.",
    )
    person(workspace, "Jonas Weber")

    assert names(workspace, query=query) == ["Elif Demir"]


@pytest.mark.parametrize("query", ["elif zoe", "lif", "!!!", "demirel"])
def test_nobody_is_found_when_one_word_is_missing(workspace: Workspace, query: str) -> None:
    person(workspace, "Elif Demir", organisation="Tidemark")

    assert names(workspace, query=query) == []


def test_matches_of_names_come_before_all_others(workspace: Workspace) -> None:
    late = person(workspace, "Ann Lee", notes="Knows Berlin well")
    person(workspace, "Berlinda Moss")
    log(workspace, "call", late)

    assert names(workspace, query="berlin") == ["Berlinda Moss", "Ann Lee"]


# Filters


def test_filters_combine(workspace: Workspace) -> None:
    one = person(workspace, "Ann Lee", fields=["law"], seniority="leader", place="Berlin", tags=["choir"])
    person(workspace, "Ben Ode", fields=["law"], seniority="junior", place="Berlin", organisation="Acme GmbH")
    actions.give_role(workspace, one.id, "mentor", since=date(2020, 1, 1))

    assert names(workspace, field="law", sort="name") == ["Ann Lee", "Ben Ode"]
    assert names(workspace, field="law", seniority="senior", place="berlin") == ["Ann Lee"]
    assert names(workspace, organisation="acme") == ["Ben Ode"]
    assert names(workspace, role="mentor", tag="Choir") == ["Ann Lee"]
    assert names(workspace, role="mentor", place="Paris") == []


def test_role_that_has_ended_is_no_filter_any_more(workspace: Workspace) -> None:
    one = person(workspace)
    actions.give_role(workspace, one.id, "mentor", since=date(2020, 1, 1), until=TODAY - timedelta(days=1))

    assert names(workspace, role="mentor") == []


def test_somebody_just_met_is_alive_and_one_met_once_long_ago_is_not(workspace: Workspace) -> None:
    log(workspace, "meeting", person(workspace, "Ann Lee"))
    log(workspace, "meeting", person(workspace, "Cy Poe"), day=TODAY - timedelta(days=100))

    assert names(workspace, states=("alive",)) == ["Ann Lee"]
    assert names(workspace, states=("dormant",)) == ["Cy Poe"]


def test_states_of_ties_are_those_of_their_own_rhythm(workspace: Workspace) -> None:
    every_week, once_there, long_ago = (person(workspace, name) for name in ("Ann Lee", "Ben Ode", "Cy Poe"))
    person(workspace, "New One")
    habit(workspace, "call", every_week, every=7, times=10)
    habit(workspace, "call", once_there, every=7, times=3, until=TODAY - timedelta(days=200))
    log(workspace, "call", long_ago, day=TODAY - timedelta(days=900))

    found = directory.directory(workspace, TODAY).ties.counts

    assert names(workspace, states=("alive",)) == ["Ann Lee"]
    assert names(workspace, states=("alive", "new")) == ["Ann Lee", "New One"]
    assert names(workspace, states=("dormant",)) == ["Cy Poe"]
    assert found["alive"] + found["cooling"] + found["fading"] + found["dormant"] == 3
    assert found["new"] == 1


def test_late_are_those_whose_reminder_day_has_passed(workspace: Workspace) -> None:
    late = person(workspace, "Ann Lee", chosen_rhythm_days=10)
    on_time = person(workspace, "Ben Ode", chosen_rhythm_days=11)
    for one in (late, on_time):
        log(workspace, "call", one, day=TODAY - timedelta(days=11))
    person(workspace, "Not Yet", chosen_rhythm_days=1)

    found = directory.directory(workspace, TODAY)

    assert names(workspace, late=True) == ["Ann Lee"]
    assert found.ties.late_days[found.places_of([late.id, on_time.id])].tolist() == [1, 0]


def test_never_met_are_those_without_any_day(workspace: Workspace) -> None:
    person(workspace, "Ann Lee")
    person(workspace, "Ben Ode", met_on=date(2020, 1, 1))
    log(workspace, "call", person(workspace, "Cy Poe"))

    assert names(workspace, never_met=True) == ["Ann Lee"]


# Order


def test_people_can_be_sorted_in_four_ways(workspace: Workspace) -> None:
    often, seldom = person(workspace, "Zoë Abel", chosen_rhythm_days=10), person(workspace, "Åsa Berg")
    person(workspace, "Never Been")
    habit(workspace, "call", often, every=5, times=8, until=TODAY - timedelta(days=20))
    log(workspace, "call", seldom, day=TODAY - timedelta(days=3))

    assert names(workspace) == ["Åsa Berg", "Zoë Abel", "Never Been"]
    assert names(workspace, sort="name") == ["Åsa Berg", "Never Been", "Zoë Abel"]
    assert names(workspace, sort="late")[0] == "Zoë Abel"
    assert names(workspace, sort="tie")[-1] == "Never Been"


def test_page_of_people_is_a_part_of_all_that_were_found(workspace: Workspace) -> None:
    for number in range(5):
        person(workspace, f"Person {number}")

    found = directory.directory(workspace, TODAY).find(Wanted(sort="name"))

    assert len(found) == 5
    assert found.ids(2, 2) == found.ids()[2:4]


# What there is to filter by


def test_choices_are_what_is_in_the_network_most_first(workspace: Workspace) -> None:
    one = person(workspace, "Ann Lee", fields=["law", "design"], organisation="Acme", tags=["choir"], place="Berlin")
    person(workspace, "Ben Ode", fields=["law"], seniority="leader")
    actions.give_role(workspace, one.id, "mentor", since=date(2020, 1, 1))

    found = directory.directory(workspace, TODAY).choices()

    assert found.fields == (("law", 2), ("design", 1))
    assert (found.organisations, found.places, found.tags) == ((("Acme", 1),), (("Berlin", 1),), (("choir", 1),))
    assert found.seniorities == (("senior", 1), ("leader", 1))
    assert found.roles == (("mentor", 1),)


# What is kept


def test_nothing_but_the_version_is_read_again_when_nothing_changed(workspace: Workspace, read: Open) -> None:
    person(workspace)
    read(workspace)

    with CaptureQueriesContext(connection) as asked:
        again = read(workspace)
        again.find(Wanted(query="maria", field="law"))

    assert len(asked) == 1


def test_two_workspaces_do_not_mix(workspace: Workspace, other_workspace: Workspace, read: Open) -> None:
    person(workspace, "Her Own")
    person(other_workspace, "His Own")

    for _ in range(2):
        assert [len(read(each).find(Wanted(query="her"))) for each in (workspace, other_workspace)] == [1, 0]


def test_only_a_few_workspaces_are_kept(db: None, read: Open) -> None:
    for number in range(MOST_WORKSPACES + 2):
        read(Workspace.objects.create(slug=f"w{number}", name="x"))

    assert len(directory.kept) == MOST_WORKSPACES


def test_somebody_who_vanishes_while_they_are_read_is_found_by_nothing(workspace: Workspace, read: Open) -> None:
    person(workspace, "Ann Lee")
    read(workspace)
    gone = person(workspace, "Ben Ode")
    taken = snapshot.latest(workspace, TODAY)
    Person.objects.of(workspace).filter(id=gone.id).delete()

    texts = directory.texts_of(workspace, taken, directory.kept.get(workspace.id))

    assert [found.tolist() for found in texts.words.holding(["ann"])] == [[True, False]] * 2
    assert not texts.words.holding(["b"])[0].any()


def told(found: Directory) -> dict[Any, Any]:
    """What is known of each person, and where they stand in every order."""
    queries = ("a", "ann", "acme", "choir", "note", "law", "x")
    masks = [found.texts.words.holding([query]) for query in queries]
    ids = found.log.people.ids.tolist()
    place = {sort: np.argsort(found.ties.order(sort)).tolist() for sort in SORTS}
    return {
        person_id: (
            found.texts.names[row],
            sorted(found.texts.tags.words(row)),
            [(bool(anywhere[row]), bool(by_name[row])) for anywhere, by_name in masks],
            STATES[found.ties.state[row]],
            # Of those who are alike in all that an order asks for, any may come first.
            [sum(found.texts.names[other] < found.texts.names[row] for other in range(len(ids)))],
            [place["name"][row] if found.texts.names.count(found.texts.names[row]) == 1 else None],
        )
        for row, person_id in enumerate(ids)
    }


@pytest.mark.parametrize("seed", range(4))
def test_after_each_change_everybody_is_found_as_if_read_anew(workspace: Workspace, read: Open, seed: int) -> None:
    random = Random(seed)
    people: list[Any] = []

    def meet() -> None:
        name = random.choice(("Ann Lee", "Åsa Berg", "Zoe Acheson", "X"))
        people.append(person(workspace, f"{name} {len(people)}", tags=random.choice(([], ["choir"], ["choir", "x"]))))

    def change() -> None:
        values = {"title": "Note", "organisation": "Acme", "name": f"Ann {random.random()}", "fields": ["law"]}
        column = random.choice(list(values))
        actions.change_person(workspace, random.choice(people).id, **{column: values[column]})

    def forget() -> None:
        gone = people.pop(random.randrange(len(people)))
        Person.objects.of(workspace).filter(id=gone.id).delete()
        log_changed(workspace, rows_gone=True)

    def look_further_back() -> None:
        snapshot.latest(workspace, TODAY - timedelta(days=random.randint(1, 99)))

    meet()
    for _ in range(12):
        random.choice((meet, meet, change, change, look_further_back, forget if len(people) > 1 else meet))()
        if random.random() < 0.7:
            found = told(read(workspace))
            known = directory.kept.get(workspace.id)
            assert known is not None
            directory.kept.forget(workspace.id)
            anew = told(directory.directory(workspace, TODAY))
            directory.kept.keep(workspace.id, known)
            assert found == anew
