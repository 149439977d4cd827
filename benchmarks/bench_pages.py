"""How long whole pages take, from the request to the last byte, in networks of different sizes."""

import gzip
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from django.contrib.staticfiles import finders
from django.test import Client

from benchmarks.timing import Figure, milliseconds
from benchmarks.world import ACTIVITIES_A_PERSON, AS_OF, NOW
from kithward.goals.models import Goal
from kithward.network import actions
from kithward.network.actions import Happening
from kithward.network.models import Person
from kithward.reviews.steps import STEPS
from kithward.web.door import cookie_value
from kithward.workspaces.models import Workspace

REPEATS = 25
# ms at 20,000 people; at 100,000 at most twice that.
TARGETS = {"People": 30.0, "Search people": 30.0, "Person": 30.0, "Goal": 40.0, "This week": 60.0}
WEEK_AT_100_000 = 150.0
MOST_KB = 60.0
STATIC = Path(__file__).parents[1] / "kithward" / "web" / "static"


def run(people: int) -> list[Figure]:
    """The times and weights of the pages of the network that stands in the database, all warm."""
    # The pages read the clock, and the world of the benchmarks stands still on its day.
    with mock.patch("django.utils.timezone.now", return_value=NOW):
        return measured(people)


def measured(people: int) -> list[Figure]:
    workspace = Workspace.objects.get(slug="mine")
    browser = Client(SERVER_NAME="localhost")
    browser.cookies["kithward_door_80"] = cookie_value()
    person = Person.objects.of(workspace).order_by("-contact_count", "id")[0]
    goal = Goal.objects.of(workspace).order_by("id")[0]
    size = f"{people:,} people, {people * ACTIVITIES_A_PERSON:,} activities"
    pages = {
        "People": "/people",
        "Search people": f"/people?q={person.name.split()[0]}",
        "Person": f"/people/{person.id}",
        "Goal": f"/goals/{goal.id}",
        "This week": "/",
        "Goals": "/goals",
        "Log": "/log",
        "Opportunities": "/opportunities",
        "Network": "/network",
        "Strengths": "/strengths",
        "Roadmap": "/roadmap",
        "Outcomes": "/outcomes",
        "Duplicates": "/people/duplicates",
        "Wins": "/wins",
        "Year in review": f"/wins/{AS_OF.year}",
        "Vision": "/vision",
        "Review": "/review",
        **{f"Review of a {kind}: {step.key}": f"/review/{kind}/{step.key}" for kind in STEPS for step in STEPS[kind]},
    }
    figures = []
    for name, address in pages.items():
        open_page(browser, address)()
        times = milliseconds(open_page(browser, address), repeats=REPEATS)
        figures.append(Figure(f"Page: {name}", size, times, target=target_of(name, people)))
        weight = len(browser.get(address).content) / 1000
        figures.append(Figure(f"Weight of it: {name}", size, (weight,), unit="kB", target=MOST_KB))

    def log_one() -> None:
        coffee = Happening("meeting", AS_OF, form="coffee", minutes=45, medium="in person")
        actions.log_activity(workspace, coffee, people={person.id: "present"}, as_of=AS_OF)

    changed = milliseconds(open_page(browser, "/"), repeats=REPEATS, before=log_one)
    return [*figures, Figure("Page: This week, after one more activity", size, changed)]


def open_page(browser: Client, address: str) -> Callable[[], None]:
    """Opens the page, and sees to it that it is one."""

    def opened() -> None:
        answer = browser.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"

    return opened


def target_of(name: str, people: int) -> float | None:
    target = TARGETS.get(name)
    if target is None or people < 20_000:
        return target
    if people > 20_000:
        return WEEK_AT_100_000 if name == "This week" else 2 * target
    return target


def weight_of_files() -> Figure:
    """All scripts and styles of a page together, compressed."""
    htmx = Path(str(finders.find("django_htmx/htmx-2.min.js")))
    files = [htmx, *STATIC.glob("*.js"), *STATIC.glob("*.css")]
    compressed = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
    return Figure("Scripts and styles of every page, compressed", "", (compressed,), unit="kB", target=MOST_KB)
