"""How wins of the sample year were marked: celebrated, thanked for, left for later, and one told by hand."""

from datetime import date, timedelta
from typing import Final

from kithward.demo.writing import Ids
from kithward.undo.models import Undo
from kithward.wins import actions, queries
from kithward.workspaces.deleting import delete_rows
from kithward.workspaces.models import Workspace

# What a title begins with, how it was celebrated, what it meant, whom to thank.
MARKED: Final = (
    ("Your first talk", "Cinnamon buns with the whole row of desks", "My voice shook, and nobody minded.", ""),
    ("Goal met: Talk to five people", "A long walk along the Spree", "It is my field.", "Freya Lund"),
    ("The first invitation to speak", "A call home", "Somebody wants to hear it.", "Lena Fischer"),
    ("The first introduction you made", "", "Giving is the easier way to begin.", ""),
    ("A habit is taking root: Practise public speaking", "New running shoes, because it fits", "", ""),
)
BY_HAND: Final = (
    (150, "small", "Asked the first question at a conference", "An ice cream", "Next time I will not rehearse it."),
    (33, "big", "Said no to a job that was not it", "Dinner with Samira", "I know where I am going."),
)


def mark_wins(workspace: Workspace, as_of: date, ids: Ids) -> None:
    """Mark some of the wins that were found week by week, and tell of two that no log can know."""
    for begins, celebrated, meaning, name in MARKED:
        for row in queries.wins(workspace).filter(title__startswith=begins):
            day = min(row.found_on + timedelta(days=2), as_of)
            actions.mark(workspace, row.id, celebrated=celebrated, meaning=meaning, as_of=day)
            if name:
                actions.thank(workspace, row.id, [ids[name]], as_of=day, due_on=as_of + timedelta(days=3))
    for ago, size, title, celebrated, meaning in BY_HAND:
        day = as_of - timedelta(days=ago)
        actions.add_win(workspace, title, day=day, as_of=as_of, size=size, celebrated=celebrated, meaning=meaning)
    # Decisions of a year that nobody took need no undo.
    delete_rows(workspace, {Undo: Undo.objects.of(workspace).values_list("id", flat=True)})
