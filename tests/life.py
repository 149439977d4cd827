"""A random life, for what must hold whatever somebody does."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from kithward.diary import take_back
from kithward.errors import Conflict, NotFound
from kithward.language import terms
from kithward.network import actions, queries
from kithward.network.actions import Happening, Seen
from kithward.network.deleting import delete_people
from kithward.network.merge import merge_people
from kithward.network.models import Activity, Person
from kithward.workspaces.models import Workspace
from tests.factories import TODAY, judge, person

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


class Life:
    """Somebody who does one thing after the other, at random; `takes_back` also undoes, merges and deletes people."""

    def __init__(self, workspace: Workspace, seed: int, *, takes_back: bool = False) -> None:
        self.workspace, self.random, self.takes_back = workspace, Random(seed), takes_back
        self.undos: list[UUID] = []
        self.people: list[UUID] = []
        self.activities: list[UUID] = []
        self.promises: list[UUID] = []

    @property
    def day(self) -> date:
        return TODAY - timedelta(days=self.random.choice((0, 1, 30, 390, 399, 400, 401, 900)))

    def meet(self) -> None:
        place, organisation = self.random.choice(("", "Berlin")), self.random.choice(("", "Acme", "Shell"))
        met_on = self.random.choice((None, self.day))
        name = f"Person {len(self.people)}"
        added = person(self.workspace, name, place=place, organisation=organisation, met_on=met_on, fields=["law"])
        self.people.append(added.id)

    def happen(self) -> None:
        there = self.random.sample(self.people, min(len(self.people), self.random.choice((0, 1, 1, 3))))
        kind = self.random.choice(terms.ACTIVITY_KINDS)
        told = Happening(kind, self.day, topics=self.random.choice(((), ("AI",), ("AI", "law"))), form="coffee")
        made = actions.log_activity(self.workspace, told, people=dict.fromkeys(there, "present"), as_of=TODAY)
        self.activities.append(made.id)

    def change(self) -> None:
        column, value = self.random.choice(
            (
                ("place", "London"),
                ("place", "Berlin"),
                ("seniority", "leader"),
                ("organisation", "Acme"),
                ("fields", ["art", "law"]),
            )
        )
        actions.change_person(self.workspace, self.random.choice(self.people), **{column: value})

    def judge(self) -> None:
        said = self.random.choice((True, False, None))
        judge(self.workspace, self.random.choice(self.activities), meaningful=said)

    def edit(self) -> None:
        row = queries.activity(self.workspace, self.random.choice(self.activities))
        there = self.random.sample(self.people, min(len(self.people), self.random.choice((0, 1, 2))))
        told = Happening(self.random.choice((row.kind, "call")), self.day, minutes=30, meaningful=True)
        people = dict.fromkeys(there, "present")
        actions.edit_activity(self.workspace, Seen(row.id, row.version), told, people=people, as_of=TODAY)

    def delete(self) -> None:
        gone = self.activities.pop(self.random.randrange(len(self.activities)))
        self.undos.append(actions.delete_activity(self.workspace, gone))

    def merge(self) -> None:
        keep, other = self.random.sample(self.people, 2)
        self.undos.append(merge_people(self.workspace, keep, other))
        self.people.remove(other)

    def forget(self) -> None:
        gone = self.people.pop(self.random.randrange(len(self.people)))
        self.undos.append(delete_people(self.workspace, [gone]))

    def undo(self) -> None:
        with suppress(Conflict):
            take_back(self.workspace, self.undos.pop(), now=NOW)
        self.people = list(Person.objects.of(self.workspace).values_list("id", flat=True))
        self.activities = list(Activity.objects.of(self.workspace).values_list("id", flat=True))

    def give_role(self) -> None:
        role = self.random.choice(terms.ROLES)
        actions.give_role(self.workspace, self.random.choice(self.people), role, since=self.day)

    def promise(self) -> None:
        made = actions.promise(self.workspace, "x", person_id=self.random.choice((None, *self.people)))
        self.promises.append(made.id)

    def keep(self) -> None:
        with suppress(NotFound):  # it went with the person
            actions.keep_promise(self.workspace, self.random.choice(self.promises), done_on=self.day)

    def get(self) -> None:
        actions.add_outcome(self.workspace, "offer", day=self.day, person_id=self.random.choice((None, *self.people)))

    def link(self) -> None:
        actions.link_people(self.workspace, *self.random.sample(self.people, 2))

    def live(self) -> None:
        possible: list[Callable[[], None]] = [self.meet, self.happen, self.happen, self.promise, self.get]
        possible += [self.change, self.change, self.give_role] if self.people else []
        possible += [self.link] if len(self.people) > 1 else []
        possible += [self.judge, self.edit, self.delete] if self.activities else []
        possible += [self.keep] if self.promises else []
        if self.takes_back:
            possible += [self.merge, self.forget] if len(self.people) > 2 else []
            possible += [self.undo, self.undo] if self.undos else []
        self.random.choice(possible)()
