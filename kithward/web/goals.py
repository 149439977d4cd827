"""A goal in one sentence: how it was understood, and setting it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kithward import pipeline
from kithward.errors import BadInput
from kithward.goals.actions import Terms, add_goal, kind_of
from kithward.goals.sentence import Reading, read
from kithward.goals.smart import judge
from kithward.goals.standing import Aim, Standing
from kithward.web.page import change, go
from kithward.web.visit import Visit
from kithward.web.week import show_week


@change
def goal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show how a sentence reads as a goal; set it when it was seen and confirmed."""
    typed = request.POST.get("sentence", "")
    reading = read(typed, visit.today, week_start=visit.workspace.week_start)
    if not reading.understood:
        return show_week(request, visit, status=422, focus="sentence", draft={"value": typed, "reading": reading})
    likely = chance_of(visit, reading)
    if "set" in request.POST:
        terms = Terms(reading.measure, reading.target, reading.window, reading.sentence)
        added = add_goal(visit.workspace, terms, as_of=visit.today, chance=likely.chance)
        return go(request, reverse("week"), f"Your goal is set: {added.sentence}", focus="plan")
    verdicts = [row for row in judge(reading, chance=likely.chance, aspirations=()) if row.letter != "R"]
    return show_week(
        request, visit, focus="understood", draft={"value": typed, "reading": reading, "verdicts": verdicts}
    )


def chance_of(visit: Visit, reading: Reading) -> Standing:
    """Where the goal would stand if it were set now."""
    if reading.measure is None or reading.target is None or reading.window is None:
        raise BadInput("This is no goal yet.")
    kind = kind_of(reading.measure)
    aim = Aim(reading.measure, reading.target, reading.window, sentence=reading.sentence, kind=kind)
    return pipeline.proposal(visit.workspace, aim, visit.today)
