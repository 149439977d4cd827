"""What a person can change about their goals; every change is kept with its reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from kithward.errors import BadInput, Conflict, NotFound
from kithward.goals import queries
from kithward.goals.models import Decision, Goal, GoalAspiration, MeasureVersion, Revision
from kithward.goals.window import Window
from kithward.language.names import short_id
from kithward.numerics.forecast import MOST_DAYS
from kithward.numerics.measure import Measure
from kithward.vision import queries as vision
from kithward.vision.models import Aspiration
from kithward.workspaces.models import Workspace

MOST_TARGET = 1_000_000
LONGEST_SENTENCE = 500
MOST_TURNS = 1000
LONGEST_LESSON = 1000


@dataclass(frozen=True, slots=True)
class Terms:
    """What a goal counts, how many, when, and the sentence that says so."""

    measure: Measure
    target: int
    window: Window
    sentence: str


@transaction.atomic
def add_goal(
    workspace: Workspace,
    terms: Terms,
    *,
    as_of: date,
    kind: str = "",
    chance: float | None = None,
    reason: str = "",
    aspirations: Sequence[UUID] = (),
    usual_per_month: float | None = None,
    state: str = Goal.State.ACTIVE,
) -> Goal:
    """A new goal, with its first version and the revision that set it. Raises Conflict for one that is open already."""
    check_terms(terms, as_of)
    check_usual(usual_per_month)
    refuse_twin(workspace, terms)
    goal: Goal = Goal.objects.create(
        workspace=workspace,
        kind=kind or kind_of(terms.measure),
        sentence=terms.sentence,
        state=state,
        usual_per_month=usual_per_month,
    )
    write_version(workspace, goal, terms, number=1, valid_from=as_of)
    write_served(workspace, goal.id, [vision.aspiration(workspace, served).id for served in aspirations])
    what = "draft" if state == Goal.State.DRAFT else "set"
    revise(workspace, goal.id, what, ("", terms.sentence), as_of=as_of, reason=reason, chances=(None, chance))
    return goal


def check_terms(terms: Terms, as_of: date) -> None:
    """Raise BadInput for a goal that cannot be counted or shown."""
    if not 1 <= terms.target <= MOST_TARGET:
        raise BadInput(f"A target is a number from 1 to {MOST_TARGET}.")
    if not terms.sentence.strip() or len(terms.sentence) > LONGEST_SENTENCE:
        raise BadInput(f"A goal is one sentence of at most {LONGEST_SENTENCE} characters.")
    window, farthest = terms.window, as_of + timedelta(days=MOST_DAYS)
    if max(window.starts_on, window.by or window.starts_on) > farthest:
        raise BadInput("That is more than a hundred years ahead.")
    if window.every is not None and (window.every.n > MOST_TURNS or window.every.days > MOST_DAYS):
        raise BadInput(f"A rhythm has at most {MOST_TURNS} {window.every.period}s, and a hundred years.")


def check_usual(usual_per_month: float | None) -> None:
    """Raise BadInput for an impossible answer to "how many in a usual month?"."""
    if usual_per_month is not None and not 0 <= usual_per_month <= MOST_TARGET:
        raise BadInput(f"How many in a usual month is a number from 0 to {MOST_TARGET:,}.", field="usual")


def refuse_twin(workspace: Workspace, terms: Terms, *, besides: UUID | None = None) -> None:
    """Raise Conflict when the same is asked for already, since whichever day."""
    row = queries.twin(workspace, terms.measure, terms.target, terms.window)
    if row is not None and row.goal.id != besides:
        raise Conflict(f"You have this goal already: {row.goal.sentence} ({short_id(row.goal.id)}).")


def kind_of(measure: Measure) -> str:
    """The kind of goal that a measure makes: practice grows a skill, people and roles are milestones."""
    if measure.unit in ("practice", "minutes", "talks"):
        return Goal.Kind.DEVELOPMENT
    if measure.role or (measure.unit in ("people", "conversations") and (measure.meaningful or measure.new)):
        return Goal.Kind.MILESTONE
    return Goal.Kind.OBJECTIVE


def write_version(workspace: Workspace, goal: Goal, terms: Terms, *, number: int, valid_from: date) -> None:
    window = terms.window
    MeasureVersion.objects.create(
        workspace=workspace,
        goal_id=goal.id,
        number=number,
        valid_from=valid_from,
        unit=terms.measure.unit,
        filters=terms.measure.filters(),
        target=terms.target,
        starts_on=window.starts_on,
        by=window.by,
        every_n=window.every.n if window.every else None,
        every_period=window.every.period if window.every else "",
    )


def revise(
    workspace: Workspace,
    goal_id: UUID,
    what: str,
    words: tuple[str, str],
    *,
    as_of: date,
    reason: str = "",
    chances: tuple[float | None, float | None] = (None, None),
) -> Revision:
    """A change kept in the goal's history: the words and the chances are those before and after it."""
    revision: Revision = Revision.objects.create(
        workspace=workspace,
        goal_id=goal_id,
        made_on=as_of,
        what=what,
        before=words[0],
        after=words[1],
        reason=reason,
        chance_before=chances[0],
        chance_after=chances[1],
    )
    return revision


@transaction.atomic
def adjust(
    workspace: Workspace,
    goal_id: UUID,
    terms: Terms,
    *,
    as_of: date,
    reason: str,
    chances: tuple[float | None, float | None] = (None, None),
    seen_version: int | None = None,
) -> Revision:
    """Change what a goal counts, how many or when; past periods stay judged as they were.

    Raises Conflict when the goal was changed since `seen_version`, BadInput when nothing would change.
    """
    row = queries.goal(workspace, goal_id)
    if seen_version is not None and row.goal.version != seen_version:
        raise Conflict("This goal was changed in the meantime: look at it again, then adjust it.")
    if row.goal.state not in queries.OPEN_STATES:
        raise Conflict(f"This goal is {row.goal.state}, so it cannot be changed: set a new one.")
    check_terms(terms, as_of)
    before = row.current
    changed = [
        name
        for name, old, new in (
            ("measure", before.measure, terms.measure),
            ("target", before.target, terms.target),
            ("window", before.window, terms.window),
        )
        if old != new
    ]
    if not changed:
        raise BadInput("That is what the goal says already: nothing was changed.")
    write_version(workspace, row.goal, terms, number=before.number + 1, valid_from=as_of)
    Goal.objects.of(workspace).filter(id=goal_id).update(sentence=terms.sentence, version=F("version") + 1)
    what = " and ".join(changed) if len(changed) < 3 else "everything"
    words = (row.goal.sentence, terms.sentence)
    return revise(workspace, goal_id, what, words, as_of=as_of, reason=reason, chances=chances)


@transaction.atomic
def promise_pace(
    workspace: Workspace,
    goal_id: UUID,
    *,
    paces: tuple[str, str],
    as_of: date,
    reason: str = "",
    chances: tuple[float | None, float | None] = (None, None),
) -> Revision:
    """A faster pace, promised to oneself: the goal stays as it is, and its history says what was promised and why.

    `paces` are the one so far and the one promised, in words. Raises Conflict for a goal that is not under way.
    """
    row = queries.goal(workspace, goal_id)
    if row.goal.state != Goal.State.ACTIVE:
        raise Conflict(f"This goal is {row.goal.state}, so there is no pace to promise.")
    return revise(workspace, goal_id, "pace", paces, as_of=as_of, reason=reason, chances=chances)


@transaction.atomic
def keep_as_it_is(
    workspace: Workspace, goal_id: UUID, *, as_of: date, reason: str = "", chance: float | None = None
) -> Revision:
    """Decide that a goal stays as it is, which its history says. Raises Conflict for one that is not under way."""
    row = queries.goal(workspace, goal_id)
    if row.goal.state != Goal.State.ACTIVE:
        raise Conflict(f"This goal is {row.goal.state}, so there is nothing to keep as it is.")
    words = (row.goal.sentence, row.goal.sentence)
    return revise(workspace, goal_id, "kept", words, as_of=as_of, reason=reason, chances=(None, chance))


@transaction.atomic
def serve(
    workspace: Workspace, goal_id: UUID, aspiration_ids: Sequence[UUID], *, as_of: date, reason: str = ""
) -> list[Aspiration]:
    """Let a goal serve just these aspirations, and keep what it served before; gives them by rank.

    Raises NotFound for a goal or an aspiration that is not there.
    """
    row = queries.goal(workspace, goal_id)
    chosen = sorted(
        (vision.aspiration(workspace, wanted) for wanted in set(aspiration_ids)), key=lambda each: (each.rank, each.id)
    )
    before = queries.aspirations_of(workspace, goal_id)
    if {each.id for each in before} == {each.id for each in chosen}:
        return before
    GoalAspiration.objects.of(workspace).filter(goal_id=goal_id).delete()
    write_served(workspace, goal_id, [each.id for each in chosen])
    Goal.objects.of(workspace).filter(id=row.goal.id).update(version=F("version") + 1)
    revise(workspace, goal_id, "aspirations", (listed(before), listed(chosen)), as_of=as_of, reason=reason)
    return chosen


def write_served(workspace: Workspace, goal_id: UUID, aspiration_ids: Iterable[UUID]) -> None:
    GoalAspiration.objects.bulk_create(
        GoalAspiration(workspace=workspace, goal_id=goal_id, aspiration_id=served) for served in aspiration_ids
    )


def listed(aspirations: Sequence[Aspiration]) -> str:
    """Their texts in one line, as much of it as a revision holds."""
    words = "; ".join(each.text for each in aspirations)
    return words if len(words) <= LONGEST_SENTENCE else f"{words[: LONGEST_SENTENCE - 1]}…"


# From which states each decision may be taken, and the state it leads to.
STEPS = {
    "paused": (("active", "draft"), Goal.State.PAUSED),
    "resumed": (("paused",), Goal.State.ACTIVE),
    "dropped": (("active", "paused", "draft"), Goal.State.DROPPED),
    "met": (("active",), Goal.State.MET),
    "missed": (("active",), Goal.State.MISSED),
}


@transaction.atomic
def decide_state(
    workspace: Workspace, goal_id: UUID, what: str, *, as_of: date, reason: str = "", lesson: str = ""
) -> Goal:
    """Pause, resume, drop or close a goal, with its reason and what was learned. Raises Conflict where it cannot be."""
    goal = queries.goal(workspace, goal_id).goal
    allowed, state = STEPS[what]
    if goal.state not in allowed:
        raise Conflict(f"This goal is {goal.state}, so it cannot be {what}.")
    closed = as_of if state in (Goal.State.DROPPED, Goal.State.MET, Goal.State.MISSED) else None
    before, goal.state = goal.state, state
    Goal.objects.of(workspace).filter(id=goal_id).update(
        state=state, closed_on=closed, lesson=lesson or goal.lesson, version=F("version") + 1
    )
    revise(workspace, goal_id, what, (before, state), as_of=as_of, reason=reason)
    return goal


@transaction.atomic
def keep_lesson(workspace: Workspace, goal_id: UUID, lesson: str, *, seen_version: int | None = None) -> Goal:
    """What a goal that is over has taught; nothing takes away what was noted.

    Raises Conflict for one that is not over, or was changed since `seen_version`, BadInput for too many letters.
    """
    goal = queries.goal(workspace, goal_id).goal
    if goal.state in queries.OPEN_STATES:
        raise Conflict("This goal is not over: what it teaches is noted when it is closed.")
    if seen_version is not None and goal.version != seen_version:
        raise Conflict("What it taught was changed in the meantime: look at it as it is now, then save again.")
    words = lesson.replace("\r\n", "\n").strip()
    if len(words) > LONGEST_LESSON:
        raise BadInput(f"There is room for {LONGEST_LESSON:,} letters; these are {len(words):,}.")
    if words != goal.lesson:
        Goal.objects.of(workspace).filter(id=goal_id).update(lesson=words, version=F("version") + 1)
    return queries.goal(workspace, goal_id).goal


@transaction.atomic
def decide_evidence(
    workspace: Workspace,
    goal_id: UUID,
    *,
    counts: bool | None,
    as_of: date,
    activity_id: UUID | None = None,
    person_id: UUID | None = None,
    reason: str = "",
) -> None:
    """The person's own word that this counts or does not; None leaves it to the rule again.

    Raises NotFound for a foreign goal, activity or person, BadInput when nothing is named.
    """
    queries.goal(workspace, goal_id)
    if activity_id is None and person_id is None:
        raise BadInput("Say which activity or which person is meant.")
    meant = {"goal_id": goal_id, "activity_id": activity_id, "person_id": person_id}
    rows = decided_on(workspace, meant)
    if counts is None:
        rows.delete()
    elif not rows.update(counts=counts, reason=reason, decided_on=as_of):
        # The database looks whether activity and person are of this workspace: goals know no tables of the network.
        try:
            with transaction.atomic():
                Decision.objects.create(workspace=workspace, counts=counts, reason=reason, decided_on=as_of, **meant)
        except IntegrityError as error:
            raise NotFound("There is no such activity or person here.") from error


def decided_on(workspace: Workspace, meant: Mapping[str, UUID | None]) -> QuerySet[Decision]:
    """What was decided on just this: a column that is not meant is empty."""
    rows: QuerySet[Decision] = Decision.objects.of(workspace)
    for column, value in meant.items():
        rows = rows.filter(**({f"{column}__isnull": True} if value is None else {column: value}))
    return rows
