"""Two people made one: every row moves, nothing is lost, and undo brings both back row for row."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kithward import diary
from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals.actions import decide_evidence
from kithward.goals.models import Decision
from kithward.network import actions
from kithward.network.merge import merge_people
from kithward.network.models import (
    DistinctPair,
    EmailAddress,
    KnownLink,
    Participation,
    Person,
    PhoneNumber,
    StrangerPair,
    TieRole,
)
from kithward.planning import actions as planning
from kithward.planning.actions import Chosen
from kithward.planning.models import Step
from kithward.planning.queries import dismissed
from kithward.workspaces.models import Workspace, new_id
from kithward.workspaces.tables import Key, content_columns, keys_to
from tests.factories import TODAY, goal, log, opportunity, person
from tests.lives import full_life
from tests.tables import content

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


def merged(workspace: Workspace, keep: Person, other: Person, **more: Any) -> Person:
    merge_people(workspace, keep.id, other.id, **more)
    return Person.objects.of(workspace).get(id=keep.id)


def rows_pointing(workspace: Workspace, key: Key, who: Person) -> int:
    return key.table.objects.of(workspace).filter(**{key.column: who.id}).count()


# Rows


def test_every_row_of_the_other_moves_and_both_come_back_row_for_row(workspace: Workspace) -> None:
    keep = person(workspace, "Maria Lopez")
    other, _ = full_life(workspace)
    pointing = {key: rows_pointing(workspace, key, other) for key in keys_to(Person)}
    before = content(workspace)

    undo_id = merge_people(workspace, keep.id, other.id)

    for key, rows in pointing.items():
        assert rows_pointing(workspace, key, other) == 0
        if key.table not in (KnownLink, DistinctPair, StrangerPair):
            assert rows_pointing(workspace, key, keep) == rows, key
    assert any(pointing.values())
    assert diary.take_back(workspace, undo_id, now=NOW).words == "Merged Maria Lopez and Maria Chen"
    assert content(workspace) == before


def test_links_stand_once_a_pair_and_none_to_oneself(workspace: Workspace) -> None:
    keep, other, jonas = person(workspace), person(workspace, "M. Chen"), person(workspace, "Jonas Weber")
    actions.link_people(workspace, keep.id, other.id, how="the same, I think")
    actions.link_people(workspace, keep.id, jonas.id, how="studied together")
    actions.link_people(workspace, jonas.id, other.id, how="ran a marathon")
    early = Person.objects.create(workspace=workspace, id=new_id(), name="Priya", name_key="priya")
    actions.link_people(workspace, other.id, early.id)

    merge_people(workspace, keep.id, other.id)

    links = {frozenset((row.person_id, row.other_id)): row.how for row in KnownLink.objects.of(workspace)}
    assert links == {
        frozenset((keep.id, jonas.id)): "studied together; ran a marathon",
        frozenset((keep.id, early.id)): "",
    }


def test_an_activity_that_both_took_part_in_counts_once(workspace: Workspace) -> None:
    keep, other = person(workspace), person(workspace, "M. Chen")
    told = actions.Happening("introduction", TODAY)
    introduction = actions.log_activity(
        workspace, told, people={keep.id: "present", other.id: "introducer"}, as_of=TODAY
    )
    log(workspace, "call", other, day=TODAY - timedelta(days=10))

    found = merged(workspace, keep, other)

    assert found.contact_count == 2
    assert found.first_contact_on == TODAY - timedelta(days=10)
    assert Participation.objects.of(workspace).get(activity_id=introduction.id).part == "introducer"


def test_a_role_keeps_its_later_end_and_says_the_other(workspace: Workspace) -> None:
    keep, other = person(workspace), person(workspace, "M. Chen")
    since = date(2024, 1, 1)
    for who, until in ((keep, date(2025, 3, 31)), (other, date(2025, 6, 30))):
        actions.give_role(workspace, who.id, "mentor", since=since, until=until)
    actions.give_role(workspace, other.id, "friend", since=since)

    found = merged(workspace, keep, other)

    roles = {(row.role, row.until_on) for row in TieRole.objects.of(workspace).filter(person_id=keep.id)}
    assert roles == {("mentor", date(2025, 6, 30)), ("friend", None)}
    assert "Mentor since 1 January 2024, until 31 March 2025" in found.notes


def test_addresses_and_numbers_that_both_have_stand_once(workspace: Workspace) -> None:
    keep, other = person(workspace), person(workspace, "M. Chen")
    for who, address, number in ((keep, "m@a.example", "030 123"), (other, "m@a.example", "+49 30 123")):
        EmailAddress.objects.create(workspace=workspace, person_id=who.id, address=address)
        PhoneNumber.objects.create(workspace=workspace, person_id=who.id, number=number, digits="+4930123")
    EmailAddress.objects.create(workspace=workspace, person_id=other.id, address="m@b.example")

    merge_people(workspace, keep.id, other.id)

    assert sorted(row.address for row in EmailAddress.objects.of(workspace)) == ["m@a.example", "m@b.example"]
    assert [(row.person_id, row.number) for row in PhoneNumber.objects.of(workspace)] == [(keep.id, "030 123")]


def test_two_words_on_one_piece_of_evidence_become_one(workspace: Workspace) -> None:
    keep, other = person(workspace), person(workspace, "M. Chen")
    aim = goal(workspace)
    decide_evidence(workspace, aim.id, counts=True, as_of=TODAY, person_id=keep.id, reason="a good talk")
    decide_evidence(workspace, aim.id, counts=True, as_of=TODAY, person_id=other.id, reason="met twice")

    merge_people(workspace, keep.id, other.id)

    kept = Decision.objects.of(workspace).get()
    assert (kept.person_id, kept.reason) == (keep.id, "a good talk; met twice")


# Columns


def test_every_column_of_a_person_is_united(workspace: Workspace) -> None:
    from kithward.network.uniting import UNITED_COLUMNS

    assert set(UNITED_COLUMNS) == set(content_columns(Person))


def test_names_addresses_tags_and_notes_of_both_are_kept(workspace: Workspace) -> None:
    keep = person(
        workspace,
        "Jonathan Weber",
        profile_url="https://www.linkedin.com/in/jonathan",
        tags=["cycling"],
        notes="Met in Kiel.",
        offer="an introduction",
        met_on=date(2024, 5, 1),
        other_names=["J. K. Weber"],
    )
    other = person(
        workspace,
        "Jon Weber",
        profile_url="https://www.linkedin.com/in/jon",
        tags=["Cycling", "wine"],
        notes="Likes jazz.",
        met_on=date(2023, 5, 1),
        how_met="at PyCon",
        place="Kiel",
    )

    found = merged(workspace, keep, other)

    assert (found.name, found.other_names) == ("Jonathan Weber", ["J. K. Weber", "Jon Weber"])
    assert found.profile_url == "https://www.linkedin.com/in/jonathan"
    assert found.other_profile_urls == ["https://www.linkedin.com/in/jon"]
    assert found.tags == ["cycling", "wine"]
    assert found.notes == "Met in Kiel.\n\nLikes jazz."
    assert (found.offer, found.met_on, found.how_met, found.place) == (
        "an introduction", date(2023, 5, 1), "at PyCon", "Kiel",
    )  # fmt: skip


def test_what_was_typed_wins_over_what_was_imported(workspace: Workspace) -> None:
    keep = person(workspace, "Maria Chen", source="linkedin", title="Old title", organisation="Acme")
    other = person(workspace, "Maria Chen", title="Head of Data", organisation="Nordlicht")

    found = merged(workspace, keep, other)

    assert (found.title, found.organisation.name) == ("Head of Data", "Nordlicht")
    assert found.origins["title"] == "typed"
    assert (found.seniority, found.origins["seniority"]) == ("leader", "derived")


def test_a_choice_wins_and_no_import_turns_it_round(workspace: Workspace) -> None:
    keep = person(workspace, "Maria Chen", source="linkedin", title="Head of Data")
    other = person(workspace, "Maria Chen", source="linkedin", title="Founder", place="Kiel")

    found = merged(workspace, keep, other, values={"title": other.id, "place": keep.id})

    assert (found.title, found.origins["title"]) == ("Founder", "typed")
    assert (found.place, found.origins["place"]) == ("Kiel", "linkedin")
    assert found.seniority == "executive"


# Refusals


def test_a_person_changed_since_they_were_seen_is_not_merged(workspace: Workspace) -> None:
    keep, other = person(workspace), person(workspace, "M. Chen")
    seen = {keep.id: keep.version, other.id: other.version}
    actions.change_person(workspace, other.id, title="Founder")

    with pytest.raises(Conflict, match=r"M\. Chen was changed in the meantime"):
        merge_people(workspace, keep.id, other.id, seen_versions=seen)

    assert Person.objects.of(workspace).count() == 2


def test_one_person_alone_and_people_of_others_are_refused(workspace: Workspace, other_workspace: Workspace) -> None:
    maria, foreign = person(workspace), person(other_workspace, "Zoe")

    with pytest.raises(BadInput, match="Choose two people"):
        merge_people(workspace, maria.id, maria.id)
    with pytest.raises(NotFound):
        merge_people(workspace, maria.id, foreign.id)


# Decisions on steps


def decided(workspace: Workspace, key: str, state: str, *, week_on: date = TODAY) -> Step:
    return planning.write(workspace, Chosen(week_on, key, "Write to them", 10, None, None), state, as_of=week_on)


def test_what_was_not_for_me_stays_so_under_the_name_that_is_kept(workspace: Workspace) -> None:
    keep, other = person(workspace, "Maria Lopez"), person(workspace)
    ana = person(workspace, "Ana Lopez")
    for key in (f"message:{other.id.hex}", f"introduction:{ana.id.hex}:{other.id.hex}", f"message:{ana.id.hex}"):
        decided(workspace, key, "dismissed")
    before = content(workspace)

    undo_id = merge_people(workspace, keep.id, other.id)

    kept = {f"message:{keep.id.hex}", f"introduction:{ana.id.hex}:{keep.id.hex}", f"message:{ana.id.hex}"}
    assert dismissed(workspace) == kept
    diary.take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == before


@pytest.mark.parametrize(
    ("mine", "theirs", "state"),
    [
        ("planned", "dismissed", "dismissed"),
        ("dismissed", "planned", "dismissed"),
        ("moved", "done", "done"),
        ("done", "moved", "done"),
    ],
)
def test_of_two_decisions_in_one_week_the_one_that_lasts_is_kept(
    workspace: Workspace, mine: str, theirs: str, state: str
) -> None:
    keep, other = person(workspace, "Maria Lopez"), person(workspace)
    decided(workspace, f"message:{keep.id.hex}", mine)
    decided(workspace, f"message:{other.id.hex}", theirs)
    decided(workspace, f"message:{other.id.hex}", "moved", week_on=TODAY - timedelta(days=7))
    before = content(workspace)

    undo_id = merge_people(workspace, keep.id, other.id)

    rows = Step.objects.of(workspace).filter(key=f"message:{keep.id.hex}")
    assert sorted((row.week_on, row.state) for row in rows) == [(TODAY - timedelta(days=7), "moved"), (TODAY, state)]
    diary.take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == before


# Undo


def test_a_merge_is_not_taken_back_once_something_was_changed(workspace: Workspace) -> None:
    keep, other = person(workspace), person(workspace, "M. Chen")
    undo_id = merge_people(workspace, keep.id, other.id)
    actions.change_person(workspace, keep.id, title="Founder")

    with pytest.raises(Conflict, match="Maria Chen was changed since"):
        diary.take_back(workspace, undo_id, now=NOW)


def any_row(workspace: Workspace, people: list[Person], chance: random.Random) -> None:
    """One more thing that is said of some of these people."""
    one, other, third = chance.sample(people, 3)
    day = TODAY - timedelta(days=chance.randrange(4))
    aim = goal(workspace, target=chance.randrange(1, 10**6))
    ways: list[Callable[[], object]] = [
        lambda: log(workspace, "call", *chance.sample(people, chance.randrange(1, 4)), day=day),
        lambda: actions.give_role(workspace, one.id, "mentor", since=day, until=chance.choice([None, TODAY])),
        lambda: actions.link_people(workspace, one.id, other.id, how=chance.choice(["", "school"])),
        lambda: actions.promise(workspace, "write", person_id=one.id),
        lambda: actions.add_outcome(workspace, "advice", day=day, person_id=one.id),
        lambda: decide_evidence(workspace, aim.id, counts=True, as_of=day, person_id=one.id),
        lambda: opportunity(workspace, "Lunch", person_id=one.id, via_id=third.id),
        lambda: EmailAddress.objects.get_or_create(workspace=workspace, person_id=one.id, address="team@a.example"),
        lambda: decided(workspace, f"call:{one.id.hex}", chance.choice(["planned", "dismissed", "moved"]), week_on=day),
        lambda: actions.change_person(workspace, one.id, tags=[str(chance.randrange(3))], notes=str(day)),
    ]
    chance.choice(ways)()


@pytest.mark.parametrize("seed", range(4))
def test_any_merges_taken_back_leave_every_row_as_it_was(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    people = [person(workspace, f"Person {letter}", source="linkedin") for letter in "ABCDE"]
    for _ in range(25):
        any_row(workspace, people, chance)
    before, undo_ids = [content(workspace)], []

    for _ in range(3):
        keep, other = chance.sample(people, 2)
        undo_ids.append(merge_people(workspace, keep.id, other.id))
        people.remove(other)
        before.append(content(workspace))

    for undo_id in reversed(undo_ids):
        assert content(workspace) == before.pop()
        diary.take_back(workspace, undo_id, now=NOW)
    assert content(workspace) == before.pop()
