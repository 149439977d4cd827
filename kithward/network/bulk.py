"""What can be changed of many people at once, each change whole or absent and to be taken back as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kithward.errors import BadInput
from kithward.language import terms
from kithward.language.names import plain_name
from kithward.language.rhythms import rhythm_in_words
from kithward.network import queries
from kithward.network.checks import check_one_of, check_person
from kithward.network.deleting import delete_people
from kithward.network.models import Person, TieRole
from kithward.undo.actions import Trace
from kithward.workspaces.actions import hold, log_changed
from kithward.workspaces.models import Workspace
from kithward.workspaces.rows import upsert

MOST_AT_ONCE: Final = 1000
LONGEST_TAG: Final = 60


@dataclass(frozen=True, slots=True)
class Changed:
    """How many people a change has changed, what to say of it, and the id by which it can be taken back."""

    people: int
    words: str
    undo_id: UUID | None  # None where nobody had to be changed


@transaction.atomic
def tag_people(workspace: Workspace, ids: Sequence[UUID], *, tags: str) -> Changed:
    """Give people tags, with commas between; those who have them already stay as they are."""
    added = tags_in(tags)

    def with_tags(person: Person) -> None:
        known = {tag.casefold() for tag in person.tags}
        person.tags = [*person.tags, *(tag for tag in added if tag.casefold() not in known)]

    return change_each(workspace, ids, "tags", with_tags, words=lambda who: f"Tagged {who} “{', '.join(added)}”")


@transaction.atomic
def untag_people(workspace: Workspace, ids: Sequence[UUID], *, tags: str) -> Changed:
    """Take tags, with commas between, from people."""
    taken = tags_in(tags)
    gone = {tag.casefold() for tag in taken}

    def without_tags(person: Person) -> None:
        person.tags = [tag for tag in person.tags if tag.casefold() not in gone]

    return change_each(workspace, ids, "tags", without_tags, words=lambda who: f"Took “{', '.join(taken)}” from {who}")


@transaction.atomic
def set_rhythm(workspace: Workspace, ids: Sequence[UUID], *, days: int | None) -> Changed:
    """Choose how often to be in touch with people; None leaves it to what the log shows."""
    check_person({"chosen_rhythm_days": days})

    def with_rhythm(person: Person) -> None:
        person.chosen_rhythm_days = days

    every = "their own rhythm" if days is None else rhythm_in_words(days)
    return change_each(
        workspace, ids, "chosen_rhythm_days", with_rhythm, words=lambda who: f"Keeping in touch with {who}: {every}"
    )


@transaction.atomic
def give_roles(workspace: Workspace, ids: Sequence[UUID], *, role: str, since: date) -> Changed:
    """Say what people are to me since a day; those who are that already stay as they are."""
    check_one_of(role, terms.ROLES, called="a role")
    people = chosen(workspace, ids)
    same = TieRole.objects.of(workspace).filter(role=role, person_id__in=[person.id for person in people])
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=since) | Q(since_on__gte=since)
    have_it = set(same.filter(lasting).values_list("person_id", flat=True))
    new = [person for person in people if person.id not in have_it]
    if not new:
        return Changed(0, f"{named(people)} had that role already.", None)
    trace = Trace(workspace)
    log_changed(workspace)
    for row in TieRole.objects.bulk_create(
        TieRole(workspace=workspace, person_id=person.id, role=role, since_on=since) for person in new
    ):
        trace.made(row)
    words = f"{named(new)}: {role} since {since:%-d %B %Y}"
    return Changed(len(new), f"{words}.", trace.keep(words))


@transaction.atomic
def delete_chosen(workspace: Workspace, ids: Sequence[UUID]) -> Changed:
    """Delete people with all that is only theirs."""
    people = chosen(workspace, ids)
    undo_id = delete_people(workspace, [person.id for person in people])
    return Changed(len(people), f"Deleted {named(people)}.", undo_id)


def tags_in(typed: str) -> list[str]:
    """The tags in a text with commas between them, each once. Raises BadInput where there is none, or one too long."""
    tags = list({tag.casefold(): tag for tag in map(plain_name, typed.split(",")) if tag}.values())
    if not tags:
        raise BadInput("Write the tag, or several with commas between.")
    if any(len(tag) > LONGEST_TAG for tag in tags):
        raise BadInput(f"A tag may have {LONGEST_TAG} characters.")
    return tags


def chosen(workspace: Workspace, ids: Sequence[UUID]) -> list[Person]:
    """These people, held until the change is written. Raises BadInput for none or too many."""
    if not ids:
        raise BadInput("Choose somebody first.")
    if len(set(ids)) > MOST_AT_ONCE:
        raise BadInput(f"At most {MOST_AT_ONCE:,} people can be changed at once: narrow the search first.")
    hold(workspace)
    return queries.people_with_ids(workspace, ids)


def change_each(
    workspace: Workspace,
    ids: Sequence[UUID],
    column: str,
    change: Callable[[Person], None],
    *,
    words: Callable[[str], str],
) -> Changed:
    """Change one column of people, as typed by hand; `words` says it of those who were changed."""
    people = chosen(workspace, ids)
    before = {person.id: getattr(person, column) for person in people}
    for person in people:
        change(person)
    new = [person for person in people if getattr(person, column) != before[person.id]]
    if not new:
        return Changed(0, "Nothing had to be changed.", None)
    trace = Trace(workspace)
    trace.watch(Person, Person.objects.of(workspace).filter(id__in=[person.id for person in new]))
    version = log_changed(workspace)
    for person in new:
        person.origins = {**person.origins, column: "typed"}
        person.version, person.log_version = person.version + 1, version
    upsert(Person, new, (column, "origins", "version", "log_version"))
    said = words(named(new))
    return Changed(len(new), f"{said}.", trace.keep(said))


def named(people: Sequence[Person]) -> str:
    """ "Maria Chen", "3 people"."""
    return people[0].name if len(people) == 1 else f"{len(people):,} people"
