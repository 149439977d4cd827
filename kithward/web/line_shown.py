"""What was understood of a line so far, in a few words each."""

from dataclasses import dataclass
from datetime import date

from kithward.language.amounts import hours
from kithward.network.meaning import Meant, Understood
from kithward.network.wording import passed_over_in_words
from kithward.web.activity_forms import KIND_WORDS, word
from kithward.web.log_shown import day_name


@dataclass(frozen=True, slots=True)
class Preview:
    """A line in parts: what was understood, and what is open or passed over."""

    parts: tuple[str, ...]
    open: tuple[str, ...]
    is_clear: bool


def preview_of(understood: Understood, today: date) -> Preview:
    """The parts of a line as they would be saved."""
    line = understood.line
    what = word(line.form) if line.form else KIND_WORDS.get(line.kind, "")
    follow_up, outcome, role = line.follow_up, line.outcome, line.role
    due = f", {day_name(follow_up.due_on, today)}" if follow_up and follow_up.due_on else ""
    parts = (
        f"{what}: {line.event_name}" if what and line.event_name else what,
        day_name(line.day, today) if line.day and line.is_activity else "",
        *(name_in_words(meant) for meant in understood.meant if meant.choice.state != "unsure"),
        f"about {', '.join(line.topics)}" if line.topics else "",
        hours(line.minutes) if line.minutes else "",
        "meaningful" if line.meaningful else "",
        f"came of it: {outcome.kind}" if outcome else "",
        f"now my {role.role}" if role else "",
        f"to do: {follow_up.what or 'follow up'}{due}" if follow_up else "",
    )
    asked = [f"Who is “{meant.name.text}”?" for meant in understood.unsure]
    return Preview(
        tuple(filter(None, parts)),
        (*asked, *line.questions, *passed_over_in_words(line)),
        understood.is_clear,
    )


def name_in_words(meant: Meant) -> str:
    return f"{meant.name.text} (new)" if meant.choice.state == "new" else meant.name.text
