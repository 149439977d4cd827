"""What a person can change in their network, and what is refused."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from kithward.errors import BadInput, Conflict, NotFound
from kithward.network import actions, queries
from kithward.network.actions import Happening, Seen
from kithward.network.models import Activity, FollowUp, KnownLink, Organisation, Outcome, TieRole
from kithward.workspaces.models import Workspace
from kithward.workspaces.models import new_id as a_new_id
from tests.factories import TODAY, log, person


def version(workspace: Workspace) -> int:
    workspace.refresh_from_db()
    return workspace.log_version


# Activities


def test_an_activity_is_kept_with_all_its_parts_and_each_persons_part(workspace: Workspace) -> None:
    maria, jonas = person(workspace), person(workspace, "Jonas Weber")
    told = Happening(
        "introduction", TODAY, minutes=20, medium="email", began_by="me", topics=("work",), note="by e-mail"
    )

    made = actions.log_activity(
        workspace, told, people={maria.id: "introducer", jonas.id: "introduced"}, as_of=TODAY, source="typed"
    )

    kept = Activity.objects.of(workspace).get(id=made.id)
    assert (kept.kind, kept.minutes, kept.medium, kept.topics, kept.note) == (
        "introduction", 20, "email", ["work"], "by e-mail",
    )  # fmt: skip
    parts = dict(kept.participations.values_list("person_id", "part"))
    assert parts == {maria.id: "introducer", jonas.id: "introduced"}
    assert kept.log_version == version(workspace)


@pytest.mark.parametrize(
    "parts",
    [
        {"day": TODAY + timedelta(days=1)},
        {"kind": "brunch"},
        {"kind": "follow_up"},
        {"medium": "telepathy"},
        {"began_by": "nobody"},
        {"minutes": -1},
        {"minutes": 10**9},
        {"event_name": "x" * 301},
    ],
)
def test_what_cannot_have_happened_is_refused_and_nothing_is_written(
    workspace: Workspace, parts: dict[str, Any]
) -> None:
    before = version(workspace)

    with pytest.raises(BadInput):
        actions.log_activity(workspace, Happening(**{"kind": "call", "day": TODAY, **parts}), people={}, as_of=TODAY)

    assert not Activity.objects.of(workspace).exists()
    assert version(workspace) == before


def test_an_unknown_part_is_refused(workspace: Workspace) -> None:
    maria = person(workspace)

    with pytest.raises(BadInput):
        actions.log_activity(workspace, Happening("call", TODAY), people={maria.id: "ghost"}, as_of=TODAY)


def test_a_deleted_activity_takes_its_contact_with_it(workspace: Workspace) -> None:
    maria = person(workspace)
    log(workspace, "call", maria, day=TODAY - timedelta(days=20))
    wrong = log(workspace, "call", maria)

    actions.delete_activity(workspace, wrong.id)

    maria = queries.person(workspace, maria.id)
    assert (maria.contact_count, maria.last_contact_on) == (1, TODAY - timedelta(days=20))
    version(workspace)
    assert workspace.log_epoch == workspace.log_version


def test_what_was_promised_and_came_of_it_outlives_a_deleted_activity(workspace: Workspace) -> None:
    maria = person(workspace)
    call = log(workspace, "call", maria)
    actions.promise(workspace, "send the paper", person_id=maria.id, activity_id=call.id)
    actions.add_outcome(workspace, "advice", day=TODAY, person_id=maria.id, activity_id=call.id)

    actions.delete_activity(workspace, call.id)

    assert FollowUp.objects.of(workspace).get().activity_id is None
    assert Outcome.objects.of(workspace).get().activity_id is None


# People


def test_field_and_seniority_come_from_the_title_where_they_are_not_given(workspace: Workspace) -> None:
    derived = person(workspace, "Maria Chen", title="Head of Machine Learning")
    given = person(workspace, "Jonas Weber", title="Head of Machine Learning", seniority="senior", fields=["design"])

    assert (derived.seniority, derived.fields) == ("leader", ["machine learning"])
    assert derived.origins["seniority"] == "derived"
    assert (given.seniority, given.fields, given.origins["seniority"]) == ("senior", ["design"], "typed")


def test_a_new_title_brings_a_new_seniority_unless_it_was_typed(workspace: Workspace) -> None:
    derived = person(workspace, "Maria Chen", title="Software engineer")
    typed = person(workspace, "Jonas Weber", title="Software engineer", seniority="mid", fields=["design"])

    derived = actions.change_person(workspace, derived.id, title="Head of Machine Learning")
    typed = actions.change_person(workspace, typed.id, title="Head of Machine Learning")

    assert (derived.seniority, derived.fields, derived.origins["fields"]) == ("leader", ["machine learning"], "derived")
    assert (typed.seniority, typed.fields) == ("mid", ["design"])


@pytest.mark.parametrize(
    "values",
    [
        {"name": " "},
        {"name": "!!!"},
        {"name": "x" * 301},
        {"name": "Ann", "chosen_rhythm_days": 0},
        {"name": "Ann", "seniority": "king"},
        {"name": "Ann", "title": "x" * 501},
    ],
)
def test_what_no_person_can_have_is_refused(workspace: Workspace, values: dict[str, Any]) -> None:
    maria = person(workspace)

    with pytest.raises(BadInput):
        actions.add_person(workspace, **values)
    with pytest.raises(BadInput):
        actions.change_person(workspace, maria.id, **values)


def test_a_profile_address_belongs_to_one_person(workspace: Workspace, other_workspace: Workspace) -> None:
    person(workspace, profile_url="https://example.org/maria")
    person(other_workspace, profile_url="https://example.org/maria")

    with pytest.raises(Conflict, match="Maria Chen"):
        person(workspace, "Someone Else", profile_url="https://example.org/maria")


def test_a_change_is_marked_as_typed_and_refused_when_another_came_first(workspace: Workspace) -> None:
    maria = person(workspace, place="Berlin", source="import")

    changed = actions.change_person(workspace, maria.id, seen_version=1, place="London")

    assert (changed.place, changed.version, changed.typed("place"), changed.typed("name")) == ("London", 2, True, False)
    assert changed.log_version == version(workspace)
    with pytest.raises(Conflict, match="Maria Chen"):
        actions.change_person(workspace, maria.id, seen_version=1, place="Paris")


def test_an_organisation_is_made_once_by_its_name_and_a_blank_one_is_none(workspace: Workspace) -> None:
    one = person(workspace, organisation="Acme")
    other = person(workspace, "Jonas Weber", organisation=" ACME ")
    none = person(workspace, "Ann Lee", organisation="  ")

    assert one.organisation_id == other.organisation_id
    assert none.organisation_id is None
    assert Organisation.objects.of(workspace).count() == 1
    assert actions.change_person(workspace, one.id, organisation="").organisation_id is None


# Roles, promises, outcomes, links


def test_a_role_said_twice_of_the_same_day_is_kept_once(workspace: Workspace) -> None:
    maria = person(workspace)

    actions.give_role(workspace, maria.id, "mentor", since=TODAY)
    actions.give_role(workspace, maria.id, "mentor", since=TODAY, until=TODAY + timedelta(days=30))

    assert TieRole.objects.of(workspace).get().until_on == TODAY + timedelta(days=30)
    with pytest.raises(BadInput, match="is not a role"):
        actions.give_role(workspace, maria.id, "boss", since=TODAY)
    with pytest.raises(BadInput, match="before it began"):
        actions.give_role(workspace, maria.id, "friend", since=TODAY, until=TODAY - timedelta(days=1))


def test_a_promise_is_kept_once(workspace: Workspace) -> None:
    made = actions.promise(workspace, " send the paper ", due_on=TODAY)

    actions.keep_promise(workspace, made.id, done_on=TODAY)
    before = version(workspace)
    again = actions.keep_promise(workspace, made.id, done_on=TODAY + timedelta(days=9))

    assert (again.what, again.done_on) == ("send the paper", TODAY)
    assert version(workspace) == before
    with pytest.raises(BadInput):
        actions.promise(workspace, "  ")


def test_an_outcome_has_a_kind_of_its_own(workspace: Workspace) -> None:
    assert actions.add_outcome(workspace, "referral", day=TODAY).kind == "referral"
    with pytest.raises(BadInput, match="is not an outcome"):
        actions.add_outcome(workspace, "fame", day=TODAY)


def test_two_people_are_linked_once_in_any_order(workspace: Workspace) -> None:
    one, other = person(workspace), person(workspace, "Jonas Weber")

    actions.link_people(workspace, one.id, other.id)
    actions.link_people(workspace, other.id, one.id, how="same team")

    assert KnownLink.objects.of(workspace).get().how == "same team"
    with pytest.raises(BadInput):
        actions.link_people(workspace, one.id, one.id)


# Another's rows


@pytest.fixture
def hers(workspace: Workspace) -> dict[str, UUID]:
    """The ids of Alice's rows."""
    maria = person(workspace)
    return {
        "person": maria.id,
        "activity": log(workspace, "call", maria).id,
        "follow_up": actions.promise(workspace, "send the paper").id,
    }


@pytest.mark.parametrize("missing", [False, True])
def test_charlie_gets_not_found_for_each_of_alices_rows(
    other_workspace: Workspace, hers: dict[str, UUID], missing: bool
) -> None:
    ids = dict.fromkeys(hers, a_new_id()) if missing else hers
    his = person(other_workspace, "His Own")
    calls = [
        lambda: actions.log_activity(
            other_workspace, Happening("call", TODAY), people={ids["person"]: "present"}, as_of=TODAY
        ),
        lambda: actions.edit_activity(
            other_workspace, Seen(ids["activity"], 1), Happening("call", TODAY), people={}, as_of=TODAY
        ),
        lambda: actions.delete_activity(other_workspace, ids["activity"]),
        lambda: actions.change_person(other_workspace, ids["person"], place="Paris"),
        lambda: actions.give_role(other_workspace, ids["person"], "mentor", since=TODAY),
        lambda: actions.promise(other_workspace, "x", person_id=ids["person"]),
        lambda: actions.promise(other_workspace, "x", activity_id=ids["activity"]),
        lambda: actions.keep_promise(other_workspace, ids["follow_up"], done_on=TODAY),
        lambda: actions.add_outcome(other_workspace, "offer", day=TODAY, person_id=ids["person"]),
        lambda: actions.add_outcome(other_workspace, "offer", day=TODAY, activity_id=ids["activity"]),
        lambda: actions.link_people(other_workspace, his.id, ids["person"]),
    ]

    for call in calls:
        with pytest.raises(NotFound):
            call()


def test_a_day_in_the_past_is_fine(workspace: Workspace) -> None:
    assert log(workspace, "call", person(workspace), day=date(1999, 1, 1)).day == date(1999, 1, 1)
