"""The sample year: the same every time, true in its numbers, and nobody else's."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import models

from kithward import pipeline
from kithward.assessment.models import Assessment
from kithward.demo import SLUG, open_sample
from kithward.demo.people import CAST, LINKS, TYPED
from kithward.demo.year import year
from kithward.goals import outcomes
from kithward.goals import queries as goal_queries
from kithward.goals.models import Forecast, Goal, Revision
from kithward.network.directory import directory
from kithward.network.models import Activity, FollowUp, KnownLink, Organisation, Outcome, Person, TieRole
from kithward.planning.models import Opportunity, Step
from kithward.planning.week import WeekPlan
from kithward.reviews import queries as review_queries
from kithward.reviews.models import Review, ReviewNote
from kithward.reviews.steps import WEEK
from kithward.vision import queries as vision_queries
from kithward.vision.models import Aspiration, ReflectionAnswer, VisionVersion
from kithward.vision.reflection import QUESTIONS
from kithward.wins.models import Thanks, Win
from kithward.workspaces.actions import delete_workspace
from kithward.workspaces.models import Workspace
from kithward.workspaces.scoped import Scoped

MONDAY = date(2027, 1, 11)
SUNDAY = date(2026, 8, 30)
# What differs between two makings of the same rows.
NOT_CONTENT = {"id", "workspace_id", "created_at", "made_at"}


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[date, Workspace]]:
    """Both samples, made once: it takes seconds. The one of the Monday is where a person would find it."""
    found = {}
    with django_db_blocker.unblock():
        for day, slug in ((SUNDAY, "sample-in-august"), (MONDAY, SLUG)):
            found[day] = open_sample(day)
            Workspace.objects.filter(id=found[day].id).update(slug=slug)
    yield found
    with django_db_blocker.unblock():
        for workspace in found.values():
            delete_workspace(workspace)


@pytest.fixture(params=[MONDAY, SUNDAY], ids=["a Monday in January", "a Sunday in August"])
def sample(made: dict[date, Workspace], db: None, request: pytest.FixtureRequest) -> tuple[Workspace, date]:
    return made[request.param], request.param


def plan_on(workspace: Workspace, day: date) -> WeekPlan:
    return pipeline.week(workspace, datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(workspace.time_zone)))


def content(workspace: Workspace) -> Iterator[tuple[str, ...]]:
    """Each row as its table and what it says, with what an id stands for in its place."""
    named = (Person, Organisation, Activity, FollowUp, Outcome, Goal, Aspiration, Opportunity, Win, Assessment, Review)
    said = {row.id: f"{model.__name__} {row}" for model in named for row in model.objects.of(workspace)}
    keys = {form: words for row_id, words in said.items() for form in (str(row_id), row_id.hex)}  # in a step's key

    def shown(value: Any) -> str:
        if isinstance(value, str):
            return ":".join(keys.get(part, part) for part in value.split(":"))
        if isinstance(value, list):
            return " ".join(map(shown, value))
        return str(said.get(value, value) if isinstance(value, UUID) else value)

    for model in apps.get_models():
        if issubclass(model, Scoped):
            columns = {field.attname for field in model._meta.concrete_fields} - NOT_CONTENT
            for row in model.objects.of(workspace).values_list(*sorted(columns)):
                # Of two people who know each other either may have the smaller id.
                yield model.__name__, *sorted(map(shown, row))


def test_the_same_day_gives_the_same_rows(made: dict[date, Workspace], db: None) -> None:
    first = Counter(content(made[MONDAY]))

    again = open_sample(MONDAY, fresh=True)

    assert again.id != made[MONDAY].id
    assert Counter(content(again)) == first
    assert sum(first.values()) > 2000


def test_a_sample_that_is_there_is_kept_as_it_is(made: dict[date, Workspace], db: None) -> None:
    found = open_sample(MONDAY + timedelta(days=30))

    assert found.id == made[MONDAY].id
    assert not Activity.objects.of(found).filter(day__gt=MONDAY).exists()


def test_other_workspaces_are_left_alone(made: dict[date, Workspace], workspace: Workspace) -> None:
    Person.objects.create(workspace=workspace, name="Maria Chen", name_key="maria chen")
    sunday = Activity.objects.of(made[SUNDAY]).count()

    open_sample(MONDAY, fresh=True)

    assert list(Person.objects.of(workspace).values_list("name", flat=True)) == ["Maria Chen"]
    assert Workspace.objects.get(id=workspace.id).log_version == 0
    assert Activity.objects.of(made[SUNDAY]).count() == sunday


def test_the_cast_is_known_to_itself() -> None:
    names = [member.name for member in CAST]

    assert len(names) == len(set(names))
    assert {name for one, other, _ in LINKS for name in (one, other)} <= set(names)
    assert set(TYPED) <= set(names)


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 1, 1), date(2026, 8, 16), date(2026, 12, 31)])
def test_year_lies_in_the_fourteen_months_before_any_day(day: date) -> None:
    days = [scene.day for scene in year(day)]

    assert day - timedelta(days=435) <= days[0]
    assert days == sorted(days)
    assert days[-1] <= day


def test_august_and_the_turn_of_the_year_are_quiet() -> None:
    months = Counter((scene.day.year, scene.day.month) for scene in year(MONDAY))

    assert months[2026, 8] < 0.7 * min(months[2026, 6], months[2026, 10])


def test_there_is_enough_of_everything(sample: tuple[Workspace, date]) -> None:
    workspace, _ = sample
    kinds = Counter(Activity.objects.of(workspace).values_list("kind", flat=True))

    assert 140 <= Person.objects.of(workspace).count() <= 170
    assert set(kinds) >= {"event", "meeting", "call", "message", "introduction", "talk", "practice", "course", "book"}
    assert 700 <= sum(kinds.values()) <= 1100
    assert Outcome.objects.of(workspace).values("kind").distinct().count() >= 5
    assert TieRole.objects.of(workspace).filter(role="mentor", until_on=None).count() == 1
    assert KnownLink.objects.of(workspace).count() == len(LINKS)
    assert {row.kind for row in vision_queries.aspirations(workspace)} == {"position", "skill", "experience"}
    assert set(Step.objects.of(workspace).values_list("state", flat=True)) == {"done", "moved", "dismissed"}


def test_what_came_of_it_belongs_to_goals_and_through_them_to_aspirations(sample: tuple[Workspace, date]) -> None:
    workspace, _ = sample
    wanted = goal_queries.goal_called(workspace, "five introductions")

    of_goal = outcomes.came_of_goals(workspace, [wanted.goal.id])[wanted.goal.id]
    of_aspirations = outcomes.came_of_aspirations(workspace)

    assert [(row.kind, row.person) for row in of_goal] == [("introduction", "Rui Tavares")]
    assert {outcomes.kinds_in_words(rows) for rows in of_aspirations.values()} == {
        "introduction, collaboration, referral, advice",
        "invitation to speak",
    }


def test_vision_was_written_twice_and_grew_from_the_answers(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample
    answers = vision_queries.answer_texts(workspace)

    last, first = vision_queries.versions(workspace)

    assert set(answers) == {question.key for question in QUESTIONS}
    assert all(answer in first.text for answer in answers.values())
    assert last.text != first.text
    assert first.written_on < last.written_on < day < last.by


def test_two_weeks_a_month_and_a_quarter_were_looked_back_at_and_the_last_ones_wait(
    sample: tuple[Workspace, date],
) -> None:
    workspace, day = sample

    waiting = review_queries.due(workspace, "week", day)

    assert waiting is not None
    assert not waiting.is_begun
    earlier = review_queries.earlier(workspace, "week", waiting.days.first)
    assert [row.last_on for row, _ in earlier] == [waiting.days.first - timedelta(days=number) for number in (1, 8)]
    month = review_queries.due(workspace, "month", day)
    assert month is not None
    assert [row.due_on for row, _ in review_queries.earlier(workspace, "month", month.days.first)] == [month.days.first]
    quarter = review_queries.due(workspace, "quarter", day)
    assert quarter is not None
    ((before, noted),) = review_queries.earlier(workspace, "quarter", quarter.days.first)
    assert before.closed_on == before.due_on == quarter.days.first
    closed = goal_queries.closed_between(workspace, quarter.days.first, quarter.days.last, most=9)
    assert any(row.goal.state == Goal.State.DROPPED and row.goal.lesson for row in closed)
    assert sum(bool(note.text) for note in noted.values()) >= 5
    assert all(row.closed_on == row.due_on and set(notes) == {step.key for step in WEEK} for row, notes in earlier)


def test_ties_are_in_all_states(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample

    states = directory(workspace, day).ties.counts

    assert all(states[state] >= 8 for state in ("alive", "cooling", "fading", "dormant", "new")), states


def test_nothing_has_happened_that_lies_ahead(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample

    for rows, column in (
        (Activity, "day"),
        (Outcome, "day"),
        (FollowUp, "done_on"),
        (TieRole, "since_on"),
        (Person, "met_on"),
        (Revision, "made_on"),
        (Step, "decided_on"),
        (Forecast, "made_on"),
        (ReflectionAnswer, "answered_on"),
        (VisionVersion, "written_on"),
        (Review, "closed_on"),
        (ReviewNote, "written_on"),
    ):
        last = rows.objects.of(workspace).aggregate(last=models.Max(column))["last"]
        assert last <= day, rows


def test_goals_of_every_kind_stand_somewhere_true(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample

    found = pipeline.standings(workspace, day)

    assert len(found) >= 6
    assert {at.aim.kind for at in found} == {"objective", "milestone", "development"}
    assert all(at.aim.window.by is None or at.aim.window.by > day for at in found)
    chances = [at.chance for at in found]
    assert min(chances) < 0.35
    assert max(chances) > 0.55
    assert sum(at.done > 0 for at in found) > 0


def test_goals_have_been_met_paused_and_revised(sample: tuple[Workspace, date]) -> None:
    workspace, _ = sample
    states = {row.goal.state for row in goal_queries.goals(workspace)}
    revised = Revision.objects.of(workspace).get(what="target")

    assert states == {Goal.State.ACTIVE, Goal.State.MET, Goal.State.PAUSED, Goal.State.DROPPED}
    assert revised.reason == "Five was a wish, three is a plan."
    assert 0 < revised.chance_before < revised.chance_after < 1


def test_forecasts_were_kept_and_judged_by_what_came(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample
    over = goal_queries.forecasts(workspace).filter(judged_on__lt=day)
    events = goal_queries.goal_called(workspace, "two events a month")
    met = {period.span.last: period.met for period in pipeline.periods(workspace, events, day)}

    kept = over.filter(goal_id=events.goal.id)

    assert over.count() >= 60
    assert kept.count() >= 10
    assert all(row.came_true is met[row.judged_on] for row in kept)


def test_the_plan_has_steps_of_several_kinds_each_with_its_reason(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample

    plan = plan_on(workspace, day)

    assert len(plan.steps) >= 4
    assert all(step.why for step in plan.steps)
    assert any(step.title.startswith("Follow up with Priya Natarajan") for step in plan.steps)
    proposed = [*plan.steps, *(left.step for left in plan.left_out)]
    assert sum(step.kind == "introduction" for step in proposed) >= 2
    assert len({step.kind for step in plan.steps}) >= 3
    assert plan.minutes_planned + plan.minutes_done <= plan.minutes_available


def test_two_opportunities_or_more_lie_in_the_running_week(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample

    plan = plan_on(workspace, day)

    keys = [step.key for step in (*plan.steps, *(left.step for left in plan.left_out))]
    assert sum(key.startswith("opportunity:") for key in keys) >= 2
    assert Opportunity.objects.of(workspace).filter(money__gt=0).exists()


def test_wins_of_several_kinds_were_found_and_some_were_marked(sample: tuple[Workspace, date]) -> None:
    workspace, day = sample
    rows = list(Win.objects.of(workspace))

    kinds = {row.key.partition(":")[0] for row in rows}
    marked = [row for row in rows if row.celebrated]

    assert {"goal", "first", "best", "given", "hand"} <= kinds
    assert all(row.day <= row.found_on <= day for row in rows)
    assert len(marked) >= 4
    assert {row.size for row in rows if row.marked_on is None} == {"small", "big"}
    assert Thanks.objects.of(workspace).exists()
