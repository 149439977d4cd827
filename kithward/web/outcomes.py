"""What came of it: which kinds of contact brought outcomes for the hours spent, and each outcome with its origin."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from kithward.network.came_of_it import WhatCame, what_came
from kithward.network.wording import SOURCE_NAMES
from kithward.numerics.measure import RECONNECT_DAYS
from kithward.numerics.sources import WITHIN_DAYS, Brought
from kithward.web.charts import Scale
from kithward.web.outcome_goals import for_shown
from kithward.web.outcome_shown import came_shown
from kithward.web.page import page, show
from kithward.web.visit import Visit

HOURS = 10  # rates are told for so many: of one hour they would be small fractions
WIDTH, EDGE = 160, 6
VERDICTS = {
    "more": ("more than the others", "lead"),
    "less": ("less than the others", "care"),
    "like": ("no clear difference", ""),
    "few": ("too few to tell", ""),
}


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A kind of contact: what it brought, in which time, the rate with its interval, and what can be said of it."""

    name: str
    outcomes: str
    unit: str
    hours: str
    rate: str
    range: str
    verdict: str
    tone: str
    band: tuple[float, float] | None  # of the drawing: where the interval begins, and how wide it is
    middle: float
    usual: float  # where all together stand


@page
def outcomes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page of the last twelve months."""
    found = what_came(visit.workspace, visit.today)
    was_for = for_shown(visit, [row.id for row in found.outcomes])
    context = {
        "found": found,
        "sources": sources_shown(found),
        "outcomes": [came_shown(row, was_for[row.id]) for row in found.outcomes],
        "more": found.total - len(found.outcomes),
        "finding": finding_of(found),
        "width": WIDTH,
        "hours": HOURS,
        "within": WITHIN_DAYS,
        "silence": RECONNECT_DAYS,
    }
    return show(request, visit, "outcomes.html", context)


def sources_shown(found: WhatCame) -> list[SourceShown]:
    """The sources, the one with the highest rate first."""
    rows = sorted(found.sources, key=lambda row: (-(row.per_hour.value if row.per_hour else 0), -row.hours))
    most = max((row.per_hour.high for row in rows if row.per_hour), default=1.0)
    return [source_shown(row, found.usual, Scale(0, most, EDGE, WIDTH - EDGE)) for row in rows]


def source_shown(row: Brought, usual: float, x: Scale) -> SourceShown:
    rate = row.per_hour
    verdict, tone = VERDICTS[row.verdict]
    return SourceShown(
        name=SOURCE_NAMES[row.source],
        outcomes=f"{row.outcomes:,}",
        unit="outcome" if row.outcomes == 1 else "outcomes",
        hours=f"{row.hours:,.0f}" if row.hours >= 1 or not row.hours else "under 1",
        rate=per_some_hours(rate.value) if rate else "",
        range=f"{per_some_hours(rate.low)} to {per_some_hours(rate.high)}" if rate else "",
        verdict=verdict,
        tone=tone,
        band=(round(x(rate.low), 1), round(max(x(rate.high) - x(rate.low), 2), 1)) if rate else None,
        middle=round(x(rate.value), 1) if rate else 0,
        usual=round(x(usual), 1),
    )


def per_some_hours(rate: float) -> str:
    """How many come in so many hours, with as many figures as say something: "12", "1.3", "0.04"."""
    value = rate * HOURS
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 0.1 else f"{value:.2f}"


def finding_of(found: WhatCame) -> str:
    """What the year says, in a sentence."""
    if not found.total:
        return ""
    more, less = (names_with(found.sources, verdict) for verdict in ("more", "less"))
    counted = f"{found.total:,} outcome{'' if found.total == 1 else 's'} in twelve months"
    if more:
        return f"{counted}. For the hours spent, {more} brought more than the others."
    if less:
        return f"{counted}. For the hours spent, {less} brought less than the others."
    return f"{counted}: too few to tell which kind of contact brings most."


def names_with(sources: Sequence[Brought], verdict: str) -> str:
    return " and ".join(SOURCE_NAMES[row.source].lower() for row in sources if row.verdict == verdict)
