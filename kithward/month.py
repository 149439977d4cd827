"""What a monthly review asks about goals: which are behind, too easy or standing still, with what would help. Reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithward import pipeline
from kithward.goal_in_full import way_back
from kithward.goals import queries
from kithward.goals.models import Goal
from kithward.goals.queries import Held
from kithward.goals.sizes import usual_chance, whole_period
from kithward.goals.standing import Standing, WaysBack, ways_back
from kithward.planning.queries import steps_done
from kithward.reviews import queries as reviews
from kithward.reviews.decided import Decided, decided_in
from kithward.reviews.proposals import Larger, Quiet, is_behind, larger, quiet
from kithward.workspaces.models import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """A goal under way on which nothing was decided yet in this review, and what speaks for deciding something."""

    row: Held
    at: Standing
    back: WaysBack | None  # of a rhythm that is behind: in a whole period
    is_behind: bool
    larger: Larger | None
    quiet: Quiet | None


@dataclass(frozen=True, slots=True)
class Month:
    """The goals that a monthly review asks about, and the latest decision on each other one."""

    asked: tuple[Asked, ...]
    decided: tuple[Decided, ...]

    @property
    def behind(self) -> list[Asked]:
        """Those behind their course, the least likely first."""
        return sorted((one for one in self.asked if one.is_behind), key=lambda one: usual_chance(one.at))

    @property
    def too_easy(self) -> list[tuple[Asked, Larger]]:
        return [(one, one.larger) for one in self.asked if one.larger]

    @property
    def still(self) -> list[tuple[Asked, Quiet]]:
        """Those for which nothing counted for long, the longest first."""
        found = [(one, one.quiet) for one in self.asked if one.quiet]
        return sorted(found, key=lambda each: -each[1].days)


def month(workspace: Workspace, found: reviews.Standing, as_of: date) -> Month:
    """What a review asks about goals on a day."""
    decided = {one.goal_id: one for one in decided_in(workspace, found, as_of)}
    rows, steps = queries.goals(workspace, (Goal.State.ACTIVE,)), steps_done(workspace)
    standings = pipeline.stand_all(workspace, rows, as_of)
    return Month(
        asked=tuple(
            asked(row, at, steps) for row, at in zip(rows, standings, strict=True) if row.goal.id not in decided
        ),
        decided=tuple(decided.values()),
    )


def asked(row: Held, at: Standing, steps: Sequence[int]) -> Asked:
    behind = is_behind(at)
    return Asked(row, at, ways_to(at, steps, in_whole=behind), behind, larger(at), quiet(at))


def ways_to(at: Standing, steps: Sequence[int], *, in_whole: bool = True) -> WaysBack | None:
    """What would bring a goal to 80 %: a rhythm in a whole period where that is asked, another one as it stands."""
    kept, missed = steps
    ahead = whole_period(at)
    if ahead is at or not in_whole:
        return way_back(at, (kept, missed))
    return ways_back(ahead, kept=kept, missed=missed)
