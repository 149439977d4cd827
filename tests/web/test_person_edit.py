"""Adding and editing a person: what is asked first, what stays typed, and two windows at once."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from kithward.network import actions, queries
from kithward.network.editing import ways_of
from kithward.network.models import Activity, Person
from kithward.workspaces.models import Workspace
from tests import factories
from tests.web.conftest import HTMX
from tests.web.forms import undo_in

ROW = {"title": "Head of Data", "organisation": "Nordlicht", "notes": "met at PyData"}


def form_of(client: Client, person: Person) -> dict[str, str]:
    """What the form of a person would send when nothing is changed in it."""
    page = client.get(f"/people/{person.id}/edit")
    form = page.context["form"]
    return {name: "" if form[name].value() is None else str(form[name].value()) for name in form.fields}


def sent(client: Client, person: Person, **changes: str) -> tuple[int, str]:
    answer = client.post(f"/people/{person.id}/edit", {**form_of(client, person), **changes}, follow=True)
    return answer.status_code, answer.content.decode().replace("&#x27;", "'")


def test_person_is_added_with_all_that_was_typed(alice: Client, workspace: Workspace) -> None:
    typed = {
        "name": "Maria Chen",
        "title": "Head of Machine Learning",
        "organisation": "Nordlicht",
        "emails": "Maria@Nordlicht.example, m.chen@x.org",
        "phones": "+44 20 7946 0018\n030 901820",
        "rhythm": "every 6 weeks",
        "tags": "berlin,  pydata , berlin",
        "met_on": "2024-02-29",
        "profile_url": "linkedin.com/in/Maria-Chen/",
    }

    page = alice.post("/people/add", typed, follow=True).content.decode()

    maria = queries.people_named(workspace, "Maria Chen")[0]
    assert "Maria Chen is in your network." in page
    assert ways_of(workspace, maria.id)[0] == ["maria@nordlicht.example", "m.chen@x.org"]
    assert (maria.chosen_rhythm_days, maria.tags, maria.met_on) == (42, ["berlin", "pydata"], date(2024, 2, 29))
    assert (maria.seniority, maria.fields) == ("leader", ["machine learning"])
    assert maria.profile_url == "https://www.linkedin.com/in/maria-chen"


def test_person_is_added_changed_and_taken_back_by_the_button_of_the_message(
    alice: Client, workspace: Workspace
) -> None:
    added = alice.post("/people/add", {"name": "Maria Chen", "title": "CTO"}, follow=True)
    maria = queries.people_named(workspace, "Maria Chen")[0]
    changed = alice.post(f"/people/{maria.id}/edit", {**form_of(alice, maria), "title": "CEO"}, follow=True)

    alice.post(undo_in(changed))
    assert queries.person(workspace, maria.id).title == "CTO"
    back = alice.post(undo_in(added), {"back": f"/people/{maria.id}"}, follow=True)

    assert back.redirect_chain[-1][0] == "/"
    assert queries.people_named(workspace, "Maria Chen") == []


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "", "This field is required."),
        ("name", "🦊", "at least one letter"),
        ("name", "x" * 301, "at most 300 characters"),
        ("emails", "maria at home", "is no e-mail address"),
        ("phones", "call me", "is no telephone number"),
        ("profile_url", "javascript:alert(1)", "no address of a page"),
        ("met_on", "9999-12-31", "still ahead"),
        ("met_on", "2026-02-31", "Enter a valid date."),
        ("rhythm", "sometimes", "a number of days"),
        ("seniority", "king", "Select a valid choice"),
        ("notes", "x" * 20_001, "at most 20000 characters"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_everything_stays_typed(
    alice: Client, workspace: Workspace, field: str, typed: str, words: str
) -> None:
    answer = alice.post("/people/add", {"name": "Maria Chen", "how_met": "at 'PyData'", field: typed})

    page = answer.content.decode().replace("&#x27;", "'")
    assert answer.status_code == 422
    assert re.search(rf'id="id_{field}_error">[^<]*{words}', page)
    assert "at 'PyData'" in page
    assert not Person.objects.of(workspace).exists()


def test_somebody_who_is_here_already_is_asked_about_and_can_be_added_all_the_same(
    alice: Client, workspace: Workspace
) -> None:
    maria = factories.person(workspace, organisation="Nordlicht")

    asked = alice.post("/people/add", {"name": "maria chen", "notes": "another one"})

    page = asked.content.decode()
    assert asked.status_code == 422
    assert f'href="/people/{maria.id}"' in page
    assert "the same name" in page
    assert "another one" in page
    assert Person.objects.of(workspace).count() == 1
    alice.post("/people/add", {"name": "maria chen", "sure": "yes"})
    assert Person.objects.of(workspace).count() == 2


def test_people_of_others_are_not_asked_about(alice: Client, workspace: Workspace, other_workspace: Workspace) -> None:
    factories.person(other_workspace)

    alice.post("/people/add", {"name": "Maria Chen"})

    assert Person.objects.of(workspace).count() == 1


def test_profile_address_that_somebody_has_is_refused_in_words(alice: Client, workspace: Workspace) -> None:
    address = "https://www.linkedin.com/in/maria-chen"
    factories.person(workspace, profile_url=address)

    answer = alice.post("/people/add", {"name": "Somebody", "profile_url": address, "sure": "yes"})

    assert answer.status_code == 422
    assert "Maria Chen has this profile address already." in answer.content.decode()


def test_form_that_is_saved_unchanged_changes_nothing_but_says_so(alice: Client, workspace: Workspace) -> None:
    maria = factories.person(workspace, title="Head of Machine Learning", notes="one\ntwo", source="linkedin")
    actions.change_person(workspace, maria.id, chosen_rhythm_days=45)
    before = queries.person(workspace, maria.id)

    status, _ = sent(alice, maria)

    after = queries.person(workspace, maria.id)
    assert status == 200
    assert (after.origins, after.notes, after.chosen_rhythm_days) == (before.origins, "one\ntwo", 45)


def test_only_what_was_changed_counts_as_typed(alice: Client, workspace: Workspace) -> None:
    maria = factories.person(workspace, title="Software engineer", place="Berlin", source="linkedin")

    sent(alice, maria, title="Head of Machine Learning", notes="one\r\ntwo")

    after = queries.person(workspace, maria.id)
    assert (after.origins["title"], after.origins["place"]) == ("typed", "linkedin")
    assert (after.seniority, after.notes) == ("leader", "one\ntwo")


def test_second_window_keeps_what_was_typed_and_shows_what_was_saved_beside_it(
    alice: Client, workspace: Workspace
) -> None:
    maria = factories.person(workspace, **ROW)
    typed = {**form_of(alice, maria), "title": "CTO <new>", "place": "Oslo"}
    sent(alice, maria, title="Chief <Data>", emails="m@x.org", seniority="senior")

    answer = alice.post(f"/people/{maria.id}/edit", typed)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="CTO &lt;new&gt;"' in page
    assert 'value="Oslo"' in page
    assert '<p class="meanwhile small" id="id_title_saved">Saved in the meantime: <b>Chief &lt;Data&gt;</b>' in page
    assert '<p class="meanwhile small" id="id_emails_saved">Saved in the meantime: <b>m@x.org</b>' in page
    assert '<p class="meanwhile small" id="id_seniority_saved">Saved in the meantime: <b>Senior</b>' in page
    assert re.search(r'aria-describedby="[^"]*id_title_saved" id="id_title"', page)
    assert 'id="id_notes_saved"' not in page
    assert queries.person(workspace, maria.id).title == "Chief <Data>"


def test_saving_again_overwrites_knowingly(alice: Client, workspace: Workspace) -> None:
    maria = factories.person(workspace, **ROW)
    typed = {**form_of(alice, maria), "title": "CTO"}
    sent(alice, maria, title="Chief")
    page = alice.post(f"/people/{maria.id}/edit", typed).content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version

    answer = alice.post(f"/people/{maria.id}/edit", {**typed, "version": version[1]}, follow=True)

    assert answer.status_code == 200
    assert queries.person(workspace, maria.id).title == "CTO"


def test_third_window_is_told_again(alice: Client, workspace: Workspace) -> None:
    maria = factories.person(workspace, **ROW)
    typed = {**form_of(alice, maria), "title": "CTO"}
    sent(alice, maria, title="Chief")
    alice.post(f"/people/{maria.id}/edit", typed)
    sent(alice, maria, title="Boss")

    answer = alice.post(f"/people/{maria.id}/edit", {**typed, "version": "2"}, headers=HTMX)

    assert answer.status_code == 409
    assert "<b>Boss</b>" in answer.content.decode()


@pytest.mark.parametrize("version", ["", "one", "0", "-1", "9" * 40])
def test_form_without_a_good_version_saves_nothing(alice: Client, workspace: Workspace, version: str) -> None:
    maria = factories.person(workspace, **ROW)

    status, _ = sent(alice, maria, title="CTO", version=version)

    assert status in (409, 422)
    assert queries.person(workspace, maria.id).title == "Head of Data"


def test_contact_that_is_logged_meanwhile_is_no_conflict(alice: Client, workspace: Workspace, today: date) -> None:
    maria = factories.person(workspace, **ROW)
    typed = {**form_of(alice, maria), "title": "CTO"}
    factories.log(workspace, "call", maria, day=today - timedelta(days=1), as_of=today)

    answer = alice.post(f"/people/{maria.id}/edit", typed, follow=True)

    assert answer.status_code == 200
    assert queries.person(workspace, maria.id).title == "CTO"


def test_person_is_deleted_with_an_undo_and_their_log_stays(alice: Client, workspace: Workspace, today: date) -> None:
    maria = factories.person(workspace)
    factories.log(workspace, "call", maria, day=today, as_of=today)

    page = alice.post(f"/people/{maria.id}/delete", follow=True).content.decode()

    assert "Deleted Maria Chen." in page
    assert 'action="/undo/' in page
    assert not Person.objects.of(workspace).exists()
    assert Activity.objects.of(workspace).count() == 1


def test_other_entry_of_the_same_person_leads_to_the_page_where_they_become_one(
    alice: Client, workspace: Workspace
) -> None:
    maria, twin = factories.person(workspace), factories.person(workspace, "Mary Chan")

    answer = alice.post(f"/people/{maria.id}/merge-with", {"name": "mary chan"})

    assert answer.status_code == 302
    assert answer["Location"] == f"/people/merge?one={maria.id}&other={twin.id}"


def test_unclear_other_entry_is_asked_about(alice: Client, workspace: Workspace) -> None:
    maria = factories.person(workspace)
    lind, weber = (factories.person(workspace, name) for name in ("Jonas Lind", "Jonas Weber"))

    asked = alice.post(f"/people/{maria.id}/merge-with", {"name": "Jonas"})
    nobody = alice.post(f"/people/{maria.id}/merge-with", {"name": "Maria <Chen>"})

    assert asked.status_code == nobody.status_code == 422
    for other in (lind, weber):
        assert f"/people/merge?one={maria.id}&amp;other={other.id}" in asked.content.decode()
    assert "Nobody else here is called “Maria &lt;Chen&gt;”" in nobody.content.decode()


@pytest.mark.parametrize("act", ["delete", "merge-with"])
def test_person_of_another_workspace_is_neither_deleted_nor_merged(
    alice: Client, other_workspace: Workspace, workspace: Workspace, act: str
) -> None:
    theirs = factories.person(other_workspace)

    assert alice.post(f"/people/{theirs.id}/{act}", {"name": "Maria Chen"}).status_code == 404
    assert alice.get(f"/people/{theirs.id}/{act}").status_code == 405
    assert Person.objects.of(other_workspace).count() == 1
