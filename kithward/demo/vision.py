"""The vision of the sample year: what was answered, what was made of it, and how it was written anew."""

from datetime import date, timedelta
from typing import Final

from kithward.vision.reflection import QUESTIONS, vision_text
from kithward.vision.writing import answer, write_vision
from kithward.workspaces.models import Workspace

FIRST_WEEKS_AGO: Final = 50
ANEW_WEEKS_AGO: Final = 12

ANSWERS: Final = {
    "work": "I lead a small applied-ML team that forecasts for wind and sun. I choose problems, not only models.",
    "people": "Engineers and people from the grid who argue with me, and a few younger ones who come with drafts.",
    "able": "Speak before a room without a script. Say no early and kindly.",
    "lived": "A year of working abroad. One project that is still running when I have left it.",
    "left": "Being the one who fixes everything at night.",
    "sign": "Somebody asks me to run a project with people in it, not only with data.",
}
ANEW: Final = """I lead a small applied-ML team that forecasts for wind and sun. We choose problems that \
matter to the grid, and I spend half of my week with people: hiring, arguing, making room.

I speak before a room without a script, and I enjoy it. Younger people come to me with drafts, and I have time for them.

What I have lived: A year of working abroad. One project that is still running when I have left it. I sleep at night."""


def write_vision_twice(workspace: Workspace, as_of: date) -> None:
    """The answers with the vision that they made, and the one written anew with what the year had taught."""
    day, by = as_of - timedelta(weeks=FIRST_WEEKS_AGO), date(as_of.year + 4, 12, 31)
    for question in QUESTIONS:
        answer(workspace, question, ANSWERS[question.key], as_of=day)
    write_vision(workspace, vision_text(ANSWERS), by=by, as_of=day)
    write_vision(workspace, ANEW, by=by, as_of=as_of - timedelta(weeks=ANEW_WEEKS_AGO))
