"""All pages, each with its address in a scene: what every one of them promises is tested for all at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from kithward.exchange import drafts, imports
from kithward.goals import outcomes
from kithward.goals.models import Goal
from kithward.network.actions import add_outcome
from kithward.network.models import Activity, FollowUp, Outcome, Person
from kithward.planning.models import Opportunity
from kithward.reviews.models import Review
from kithward.reviews.steps import STEPS
from kithward.vision import queries
from kithward.vision.models import Aspiration
from kithward.wins.models import Win
from kithward.workspaces.models import Workspace
from tests.scenes import envision, look_back


@dataclass(frozen=True)
class Scene:
    """A workspace with something in it, and one row of each kind that has a page of its own."""

    workspace: Workspace
    today: date
    person: Person
    goal: Goal
    activity: Activity
    opportunity: Opportunity
    follow_up: FollowUp


@dataclass(frozen=True)
class Page:
    """A page by its name, and where it is in a scene; `of_one` when it shows one row, which others must not see."""

    name: str
    address: Callable[[Scene], str]
    of_one: bool = False

    def __str__(self) -> str:
        return self.name


TABLE = ("people.csv", b"Full name,Mail,Team\nZacharias Imported,z@x.example,Acme\n,,\n")
PAGES = [
    Page("week", lambda scene: "/"),
    Page("imports", lambda scene: "/imports"),
    Page("import_draft", lambda scene: f"/imports/{drafts.keep(scene.workspace, TABLE).id}", of_one=True),
    Page("import_batch", lambda scene: f"/imports/done/{imported(scene)}", of_one=True),
    Page("goals", lambda scene: "/goals"),
    Page("new goal", lambda scene: "/goals/new?sentence=meet+three+leaders+in+fintech+within+two+months"),
    Page("goal", lambda scene: f"/goals/{came(scene) and scene.goal.id}", of_one=True),
    Page("adjust goal", lambda scene: f"/goals/{scene.goal.id}/adjust", of_one=True),
    Page("what counted", lambda scene: f"/goals/{scene.goal.id}/counted", of_one=True),
    Page("what nearly counted", lambda scene: f"/goals/{scene.goal.id}/nearly", of_one=True),
    Page("network", lambda scene: "/network"),
    Page("strengths", lambda scene: "/strengths"),
    Page("assess", lambda scene: "/strengths/answer"),
    Page("outcomes", lambda scene: "/outcomes"),
    Page("outcome", lambda scene: f"/outcomes/{came(scene).id}", of_one=True),
    Page("roadmap", lambda scene: "/roadmap"),
    Page("roadmap of all time", lambda scene: "/roadmap?span=all"),
    Page("patterns", lambda scene: "/patterns"),
    Page("settings", lambda scene: "/settings"),
    Page("guide", lambda scene: "/guide"),
    Page("people", lambda scene: "/people?q=p"),
    Page("duplicates", lambda scene: "/people/duplicates"),
    Page("merge", lambda scene: f"/people/merge?one={scene.person.id}&other={another_person(scene).id}", of_one=True),
    Page("opportunities", lambda scene: "/opportunities"),
    Page("add_opportunity", lambda scene: "/opportunities/add"),
    Page("opportunity", lambda scene: f"/opportunities/{scene.opportunity.id}", of_one=True),
    Page("edit_opportunity", lambda scene: f"/opportunities/{scene.opportunity.id}/edit", of_one=True),
    Page("log", lambda scene: "/log"),
    Page("log of a person", lambda scene: f"/log?person={scene.person.id}", of_one=True),
    Page("log of a goal", lambda scene: f"/log?goal={scene.goal.id}&kind=meeting&q=mentoring", of_one=True),
    Page("add to the log", lambda scene: "/log/add"),
    Page("activity", lambda scene: f"/log/{came(scene).activity_id}", of_one=True),
    Page("follow-ups", lambda scene: "/follow-ups"),
    Page("follow-ups done", lambda scene: "/follow-ups?show=done"),
    Page("follow-up", lambda scene: f"/follow-ups/{scene.follow_up.id}", of_one=True),
    Page("add person", lambda scene: "/people/add"),
    Page("person", lambda scene: f"/people/{came(scene).person_id}", of_one=True),
    Page("wins", lambda scene: "/wins"),
    Page("year in review", lambda scene: f"/wins/{scene.today.year}"),
    Page("card of a win", lambda scene: f"/wins/{win_of(scene).id}/card?title=on", of_one=True),
    Page("win", lambda scene: f"/wins/{win_of(scene).id}", of_one=True),
    Page("edit person", lambda scene: f"/people/{scene.person.id}/edit", of_one=True),
    Page("vision", lambda scene: envisioned(scene, "/vision")),
    Page("write vision", lambda scene: envisioned(scene, "/vision/write")),
    Page("versions of the vision", lambda scene: envisioned(scene, "/vision/versions")),
    Page("reflect", lambda scene: envisioned(scene, "/vision/reflect/1")),
    Page("edit aspiration", lambda scene: f"/vision/aspirations/{aspired(scene).id}", of_one=True),
    Page("review", lambda scene: looked_back(scene, "/review")),
    *(
        Page(f"review: {where}", lambda scene, where=where: looked_back(scene, f"/review/{where}"))
        for where in (f"{kind}/{step.key}" for kind, steps in STEPS.items() for step in steps)
    ),
]


def another_person(scene: Scene) -> Person:
    """Somebody else than the one whose page is opened."""
    return Person.objects.of(scene.workspace).order_by("id")[1]


def aspired(scene: Scene) -> Aspiration:
    """The first aspiration, in a workspace with a vision."""
    return queries.aspirations(scene.workspace).first() or envision(scene.workspace, scene.today)


def envisioned(scene: Scene, address: str) -> str:
    """An address, once there is a vision."""
    aspired(scene)
    return address


def came(scene: Scene) -> Outcome:
    """What came of the activity, for the goal."""
    found = Outcome.objects.of(scene.workspace).filter(activity_id=scene.activity.id).first()
    if found is None:
        found = add_outcome(
            scene.workspace, "referral", day=scene.today, person_id=scene.person.id, activity_id=scene.activity.id
        )
        outcomes.choose(scene.workspace, found.id, [scene.goal.id])
    return found


def win_of(scene: Scene) -> Win:
    """The first win that stands there."""
    return Win.objects.of(scene.workspace).order_by("id")[0]


def looked_back(scene: Scene, address: str) -> str:
    """An address, once there are reviews."""
    if not Review.objects.of(scene.workspace).exists():
        look_back(scene.workspace, scene.today)
    return address


def imported(scene: Scene) -> UUID | None:
    """An import that was made."""
    return imports.import_file(scene.workspace, TABLE, now=datetime.combine(scene.today, time(12), UTC)).batch


def scene_of(workspace: Workspace, today: date) -> Scene:
    """What stands in a workspace that was filled (tests.scenes) or crowded (tests.crowd)."""
    return Scene(
        workspace=workspace,
        today=today,
        person=Person.objects.of(workspace).order_by("id")[0],
        goal=Goal.objects.of(workspace).order_by("id")[0],
        activity=Activity.objects.of(workspace).order_by("id")[0],
        opportunity=Opportunity.objects.of(workspace).order_by("id")[0],
        follow_up=FollowUp.objects.of(workspace).order_by("id")[0],
    )
