"""`kithward log`: one line of plain words, and which goals it moved."""

import sys
from typing import TYPE_CHECKING
from uuid import UUID

import click

from kithward.cli.session import Session, open_session
from kithward.cli.show import as_json, print_json, say
from kithward.cli.undo import say_way_back
from kithward.language.amounts import percent
from kithward.language.names import short_id

if TYPE_CHECKING:
    from kithward.diary import News
    from kithward.network.meaning import Meant, Understood


@click.command()
@click.argument("line")
@click.option("--who", "chosen", multiple=True, metavar="NAME=ID", help="Whom a name means, where it is not clear.")
@click.option("--new", "new_names", multiple=True, metavar="NAME", help="That a name means somebody new.")
@as_json
@click.pass_context
def log(
    context: click.Context, line: str, chosen: tuple[str, ...], new_names: tuple[str, ...], json_wanted: bool
) -> None:
    """Write down what happened: "Coffee with Maria Chen about mentoring, 45 min, follow up in 2 weeks"."""
    session = open_session(context)
    from kithward import diary
    from kithward.network import meaning
    from kithward.network.wording import passed_over_in_words

    understood = meaning.understand(session.workspace, line, session.today)
    choices = answered(session, understood, chosen, new_names)
    told = diary.write(session.workspace, understood, as_of=session.today, choices=choices)
    if json_wanted:
        print_json(
            {
                "understood": understood.as_json(),
                "people": [{"id": str(row.id), "name": row.name} for row in told.people],
                "new_people": [row.name for row in told.new_people],
                **told.news.as_json(),
            }
        )
        return
    say(f"Logged: {understood.in_words()}")
    for row in told.new_people:
        say(f"  New in your network: {row.name}")
    for words in passed_over_in_words(understood.line):
        say(f"  {words}")
    print_news(told.news)
    say_way_back(told.undo_id)


def answered(
    session: Session, understood: "Understood", chosen: tuple[str, ...], new_names: tuple[str, ...]
) -> dict[str, UUID | None]:
    """For each name that is not clear: whose id it is, or None for somebody new; asks where somebody can answer."""
    from kithward.cli.people import one_person
    from kithward.errors import BadInput

    choices: dict[str, UUID | None] = dict.fromkeys(new_names)
    for pair in chosen:
        name, mark, row_id = pair.rpartition("=")
        if not mark:
            raise BadInput(f'“{pair}” says no id: write --who "{pair}=ID".')
        choices[name] = one_person(session, row_id).id
    for meant in understood.unsure:
        if meant.name.text not in choices:
            choices[meant.name.text] = ask(meant)
    return choices


def ask(meant: "Meant") -> UUID | None:
    from kithward.errors import BadInput

    name, candidates = meant.name.text, meant.choice.candidates
    listed = [f"{short_id(row.id)} {row.name} ({row.reason})" for row in candidates]
    if not sys.stdin.isatty():
        raise BadInput(
            f'Who is “{name}”? {"; ".join(listed)}. Say --who "{name}=ID", or --new "{name}" for somebody new.'
        )
    for number, row in enumerate(listed, 1):
        say(f"  {number}  {row}")
    say("  0  somebody new")
    number = click.prompt(f"Who is “{name}”?", type=click.IntRange(0, len(listed)))
    return candidates[number - 1].id if number else None


def print_news(found: "News") -> None:
    for moved in found.moved:
        more = f" · {moved.won}!" if moved.won else f" ({moved.why})" if moved.why else ""
        say(f"  {moved.goal}: {moved.done} of {moved.target}, {percent(moved.before)} → {percent(moved.after)}{more}")
    if not found.moved:
        say("  No goal moved.")
    for words in found.won:
        say(f"  A win: {words}")
