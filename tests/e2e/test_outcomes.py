"""What came of it, by keyboard."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kithward.network.actions import add_outcome
from kithward.network.models import Person
from kithward.workspaces.queries import workspace
from tests.e2e.hands import Keyboard
from tests.e2e.looking import all_fits_and_can_be_hit, axe_finds_nothing
from tests.scenes import set_goal

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_from_the_log_to_what_came_of_it_and_on_to_the_person(busy_page: Page) -> None:
    space = workspace("mine")
    maria = Person.objects.of(space).get(name="Maria Chen")
    add_outcome(space, "referral", day=timezone.now().date(), person_id=maria.id)
    keys = Keyboard(busy_page)
    keys.go_to("Log")

    keys.press(busy_page.get_by_role("link", name="what came of it"))
    expect(busy_page.get_by_role("heading", level=1)).to_have_text("What came of it")
    expect(busy_page.get_by_text("Referral from Maria Chen")).to_be_visible()

    keys.press(busy_page.get_by_role("link", name="Maria Chen"))
    expect(busy_page.get_by_role("heading", level=1)).to_have_text("Maria Chen")


def test_it_is_open_to_all_at_any_size(busy_page: Page) -> None:
    space, today = workspace("mine"), timezone.now().date()
    for one in Person.objects.of(space):
        add_outcome(space, "invitation to speak", day=today, person_id=one.id, note="At the open data day.")
    busy_page.goto(f"{busy_page.url}outcomes")
    expect(busy_page.get_by_role("row")).not_to_have_count(0)

    axe_finds_nothing(busy_page)
    all_fits_and_can_be_hit(busy_page)


def test_a_goal_is_chosen_by_keyboard_which_goes_on_from_there(busy_page: Page) -> None:
    space, today = workspace("mine"), timezone.now().date()
    maria = Person.objects.of(space).get(name="Maria Chen")
    set_goal(space, "get three referrals within a year", today)
    came = add_outcome(space, "referral", day=today, person_id=maria.id)
    keys = Keyboard(busy_page)
    busy_page.goto(f"{busy_page.url}outcomes")

    keys.press(busy_page.get_by_role("button", name="For “Get three referrals"))

    expect(busy_page.get_by_text("It belongs to: Get three referrals")).to_be_visible()
    expect(busy_page.locator(f"#outcome-{came.id}")).to_be_focused()
    keys.press(busy_page.get_by_role("button", name="Undo").first)
    expect(busy_page.get_by_role("button", name="For “Get three referrals")).to_be_visible()
