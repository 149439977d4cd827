"""The sample year: a believable network, its goals and what came of them, in a workspace of its own."""

from datetime import date

from django.db import transaction

from kithward.demo import story, writing
from kithward.demo.goals import write_goals
from kithward.demo.reviews import write_reviews
from kithward.demo.strengths import write_assessments
from kithward.demo.vision import write_vision_twice
from kithward.demo.wins import mark_wins
from kithward.demo.year import year
from kithward.workspaces.actions import delete_workspace, open_workspace
from kithward.workspaces.models import Workspace

SLUG = "sample"


@transaction.atomic
def open_sample(as_of: date, *, fresh: bool = False) -> Workspace:
    """The workspace with the sample year up to a day; one that is there is kept as it is, unless `fresh`."""
    found = Workspace.objects.filter(slug=SLUG).first()
    if found is not None and not fresh:
        return found
    if found is not None:
        delete_workspace(found)
    workspace = open_workspace(SLUG, name="Sample year", time_zone="Europe/Berlin")
    Workspace.objects.filter(id=workspace.id).update(**story.OWNER, guide="finished")
    workspace.refresh_from_db()
    write_year(workspace, as_of)
    return workspace


def write_year(workspace: Workspace, as_of: date) -> None:
    scenes = sorted([*year(as_of), *writing.told(as_of)], key=lambda scene: scene.day)
    ids = writing.write_people(workspace, as_of, scenes)
    writing.write_log(workspace, as_of, scenes, ids)
    writing.write_steps_not_taken(workspace, as_of, ids)
    came = writing.write_what_came(workspace, as_of, scenes, ids)
    write_vision_twice(workspace, as_of)
    writing.tie_what_came(workspace, came, write_goals(workspace, as_of))
    write_assessments(workspace, as_of)
    write_reviews(workspace, as_of)
    mark_wins(workspace, as_of, ids)
    writing.write_ahead(workspace, as_of, ids)
