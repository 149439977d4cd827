"""How long goals and the week's plan take, from the tables to the chances, in networks of different sizes."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection

from benchmarks.timing import Figure, milliseconds
from benchmarks.world import ACTIVITIES_A_PERSON, AS_OF, NOW, made_up_world
from kithward import pipeline
from kithward.network import actions, snapshot
from kithward.network.actions import Happening
from kithward.network.models import Person

REPEATS = 9
WEEK_TARGETS = {2_000: 60.0, 100_000: 1000.0}  # people: ms for ten goals and the week's plan
LOG_TARGETS = {100_000: 100.0}  # people: ms from one activity to the goals it moved


def run(folder: Path, people: int) -> list[Figure]:
    """The times in a new network of so many people, whose database stays in the folder."""
    open_database(folder)
    workspace = made_up_world(people, slug="mine")
    connection.cursor().execute("PRAGMA optimize")
    size = f"{people:,} people, {people * ACTIVITIES_A_PERSON:,} activities"
    somebody = Person.objects.of(workspace).values_list("id", flat=True)[0]

    def goals_and_week() -> object:
        return pipeline.week(workspace, NOW)

    def log_one() -> object:
        coffee = Happening("meeting", AS_OF, form="coffee", minutes=45, medium="in person")
        actions.log_activity(workspace, coffee, people={somebody: "present"}, as_of=AS_OF)
        return pipeline.standings(workspace, AS_OF)

    cold = milliseconds(goals_and_week, repeats=REPEATS, before=snapshot.kept.forget_all)
    warm = milliseconds(goals_and_week, repeats=REPEATS)
    logged = milliseconds(log_one, repeats=REPEATS)
    return [
        Figure("Ten goals and the week's plan, first time", size, cold, target=WEEK_TARGETS.get(people)),
        Figure("Ten goals and the week's plan, again", size, warm, target=WEEK_TARGETS.get(people)),
        Figure("One activity logged, and the goals it moved", size, logged, target=LOG_TARGETS.get(people)),
    ]


def open_database(folder: Path) -> None:
    """An empty database of its own, in a place from which `kithward` can read it."""
    folder.mkdir(parents=True)
    connection.close()
    connection.settings_dict["NAME"] = folder / "kithward.sqlite3"
    call_command("migrate", verbosity=0)
    # Indexes of a million rows are filled in random order: with the usual small cache that takes minutes longer.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size=-1000000")
        cursor.execute("PRAGMA synchronous=OFF")
