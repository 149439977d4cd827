"""The network's page: numbers with what they rest on, a map with its list, and one question."""

import re

import pytest
from django.test import Client

from kithward.language.nouns import listed
from kithward.network.models import KnownLink, Person, StrangerPair
from kithward.web.network_map import HEIGHT, WIDTH, DotShown, LabelShown, placed, places_of_name
from kithward.workspaces.models import Workspace
from tests.factories import log, person
from tests.tables import content
from tests.web.forms import undo_in


@pytest.fixture
def company(workspace: Workspace) -> list[Person]:
    people = [person(workspace, name, fields=["fintech"]) for name in ("Maria <Chen>", "Jonas O’Weber", "Elif 🎉")]
    for one in people:
        log(workspace, "call", one)
    return people


def test_page_says_what_the_numbers_rest_on(alice: Client, company: list[Person]) -> None:
    words = alice.get("/network").content.decode()

    assert "based on 0 known links" in words
    assert "Maria &lt;Chen&gt;" in words
    assert "<Chen>" not in words


def test_everybody_on_the_map_is_in_the_list_too(alice: Client, company: list[Person]) -> None:
    words = alice.get("/network").content.decode()

    for one in company:
        assert words.count(f"/people/{one.id}") >= 2


def test_telling_link_is_kept_when_they_do_know_each_other(
    alice: Client, workspace: Workspace, company: list[Person]
) -> None:
    page = alice.post("/network/know", {"one": company[0].id, "other": company[1].id}, follow=True)

    assert "know each other: that is in your map now" in page.content.decode()
    assert KnownLink.objects.of(workspace).count() == 1


def asked_of(page: str) -> tuple[str, str] | None:
    """The two of whom the page asks whether they know each other."""
    found = re.search(r'name="one" value="([^"]+)">\s*<input type="hidden" name="other" value="([^"]+)"', page)
    return (found[1], found[2]) if found else None


def test_two_who_do_not_know_each_other_are_never_asked_about_again_unless_that_is_taken_back(
    alice: Client, workspace: Workspace, company: list[Person]
) -> None:
    first = asked_of(alice.get("/network").content.decode())
    assert first

    answer = alice.post("/network/know", {"one": first[0], "other": first[1], "answer": "no"}, follow=True)

    assert "do not know each other: you will not be asked again" in answer.content.decode()
    assert asked_of(answer.content.decode()) != first
    assert (StrangerPair.objects.of(workspace).count(), KnownLink.objects.of(workspace).count()) == (1, 0)
    alice.post(undo_in(answer))
    assert not StrangerPair.objects.of(workspace).exists()
    assert asked_of(alice.get("/network").content.decode()) == first


def test_two_who_know_each_other_after_all_are_no_strangers(
    alice: Client, workspace: Workspace, company: list[Person]
) -> None:
    both = {"one": company[0].id, "other": company[1].id}
    alice.post("/network/know", {**both, "answer": "no"}, follow=True)
    before = content(workspace)

    answer = alice.post("/network/know", both, follow=True)
    assert (StrangerPair.objects.of(workspace).count(), KnownLink.objects.of(workspace).count()) == (0, 1)
    refused = alice.post("/network/know", {**both, "answer": "no"})
    alice.post(undo_in(answer))

    assert refused.status_code == 409
    assert content(workspace) == before


def test_link_to_somebody_of_another_workspace_is_not_found(
    alice: Client, other_workspace: Workspace, company: list[Person]
) -> None:
    foreign = person(other_workspace, "Zoe")

    page = alice.post("/network/know", {"one": company[0].id, "other": foreign.id})

    assert page.status_code == 404


@pytest.mark.parametrize("asked", ["7", "x", "100000", ""])
def test_map_of_another_size_is_the_usual_one(alice: Client, company: list[Person], asked: str) -> None:
    assert alice.get("/network", {"people": asked}).status_code == 200


def test_knowing_is_a_change(alice: Client, workspace: Workspace) -> None:
    assert alice.get("/network/know").status_code == 405


def test_names_are_listed_as_people_say_them() -> None:
    assert [listed(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


def dot(name: str, x: float, y: float) -> DotShown:
    return DotShown("/", name, x, y, radius=8, state="alive", is_bridge=True, group="")


def test_words_on_the_map_cover_no_others_and_stay_on_it() -> None:
    dots = [dot("Hana Yoshida", 500 + 9 * place, 300 + 7 * place) for place in range(12)]
    corner = dot("Charlotte Dubois", WIDTH - 20, HEIGHT - 10)
    group = placed([places_of_name(dot("climate tech", 500, 330))])

    names = placed((places_of_name(one) for one in [*dots, corner]), besides=group)

    shown = [*group, *names]
    assert 2 < len(names) < 13
    assert not any(one.covers(other) for place, one in enumerate(shown) for other in shown[:place])
    assert all(one.is_inside() for one in shown)
    assert "Charlotte Dubois" in {one.words for one in names}


def test_word_covers_what_stands_on_its_place_alone() -> None:
    one = places_of_name(dot("Maria Chen", 400, 300))[0]

    assert one.covers(LabelShown("Maria Chen", one.x + 50, one.y + 10, one.type))
    assert not one.covers(LabelShown("Maria Chen", one.x + 300, one.y, one.type))
    assert not one.covers(LabelShown("Maria Chen", one.x, one.y + 40, one.type))
