"""The monthly review on the command line: what worked, and what it asks about goals."""

from typing import TYPE_CHECKING, Any

from kithward.cli.session import Session
from kithward.cli.show import say
from kithward.language.amounts import percent

if TYPE_CHECKING:
    from kithward.month import Asked
    from kithward.numerics.sources import Brought
    from kithward.reviews.queries import Standing
    from kithward.what_worked import WhatWorked


def month_as_json(session: Session, found: "Standing") -> dict[str, Any]:
    """What a month's review proposes, with the numbers that it rests on."""
    from kithward.month import month
    from kithward.what_worked import what_worked

    seen = month(session.workspace, found, session.today)
    return {
        "worked": worked_as_json(what_worked(session.workspace, found.days, session.today)),
        "behind": [behind_as_json(one) for one in seen.behind],
        "too_easy": [
            {**goal_as_json(one), "target": size.target, "chance_then": round(size.chance, 4)}
            for one, size in seen.too_easy
        ],
        "standing_still": [
            {**goal_as_json(one), "days": since.days, "last_on": since.last_on, "asks_every": round(since.asks_every)}
            for one, since in seen.still
        ],
        "decided": [
            {
                "id": str(one.goal_id),
                "goal": one.sentence,
                "what": one.change.what,
                "words": one.change.words,
                "reason": one.change.reason,
                "chance_before": one.change.chance_before,
                "chance_after": one.change.chance_after,
            }
            for one in seen.decided
        ],
    }


def goal_as_json(one: "Asked") -> dict[str, Any]:
    from kithward.goals.sizes import usual_chance

    return {"id": str(one.row.goal.id), "goal": one.at.aim.sentence, "chance": round(usual_chance(one.at), 4)}


def behind_as_json(one: "Asked") -> dict[str, Any]:
    from kithward.goals.pace import pace_in_words
    from kithward.goals.sizes import whole_period
    from kithward.reviews.proposals import slower

    ahead, longer, back = whole_period(one.at), slower(one.at), one.back
    needed = ahead.needed / max(ahead.horizon_days, 1)
    return {
        **goal_as_json(one),
        "comes_to_per_day": round(one.at.rate.mean, 5),
        "needs_per_day": round(needed, 5),
        "comes_to": pace_in_words(one.at.rate.mean, one.at.aim.measure),
        "needs": pace_in_words(needed, one.at.aim.measure),
        "ways_back": {"actions": back.actions, "by": back.by, "target": back.target} if back else None,
        "slower": {"every": longer.n, "period": longer.period} if longer else None,
    }


def worked_as_json(told: "WhatWorked") -> dict[str, Any]:
    people, best = told.new_people, told.best
    return {
        "new_people": {
            "months": people.months,
            "total": people.total,
            "clear": people.is_clear,
            "sources": [source_as_json(one) for one in people.sources],
        }
        if people
        else None,
        "best_hour": {
            "id": str(best.activity_id),
            "day": best.happened.day,
            "kind": best.happened.kind,
            "people": list(best.happened.people),
            "minutes": best.minutes,
            "minutes_are_a_guess": best.is_guess,
            "goals": [{"goal": share.goal, "amount": share.amount, "target": share.target} for share in best.goals],
            "outcomes": list(best.outcomes),
            "compared": best.compared,
        }
        if best
        else None,
        "rose": [
            {
                "goal": one.goal,
                "before": round(one.before, 4),
                "after": round(one.after, 4),
                "counted": [{"what": words, "people": list(names)} for words, names in one.pieces],
                "more": one.more,
            }
            for one in told.rose
        ],
    }


def source_as_json(one: "Brought") -> dict[str, Any]:
    return {
        "source": one.source,
        "people": one.outcomes,
        "contacts": one.times,
        "hours": round(one.hours, 2),
        "people_per_hour": round(one.per_hour.value, 4) if one.per_hour else None,
        "verdict": one.verdict,
    }


def print_month(told: dict[str, Any]) -> None:
    print_worked(told["worked"])
    for row in told["behind"]:
        say(f"{row['goal']}: {percent(row['chance'])}. You come to {row['comes_to']}; it needs {row['needs']}.")
    for row in told["too_easy"]:
        say(f"{row['goal']}: too easy. {row['target']:,} would be {percent(row['chance_then'])} at your pace.")
    for row in told["standing_still"]:
        say(f"{row['goal']}: nothing counted for {row['days']} days.")
    for row in told["decided"]:
        say(f"Decided: {row['goal']}: {row['words']}{' (' + row['reason'] + ')' if row['reason'] else ''}")


def print_worked(told: dict[str, Any]) -> None:
    people, best = told["new_people"], told["best_hour"]
    if people:
        by = ", ".join(f"{row['people']} by {row['source']}" for row in people["sources"])
        when = "the month" if people["months"] == 1 else f"{people['months']} months"
        say(f"New people of {when}: {by}{'' if people['clear'] else ' (too close to call)'}.")
    if best:
        goals = [f"{share['amount']:,} of {share['target']:,} for “{share['goal']}”" for share in best["goals"]]
        whom = f" with {', '.join(best['people'])}" if best["people"] else ""
        brought = "; ".join([*goals, *(f"{kind} came of it" for kind in best["outcomes"])])
        say(f"The hour that brought most: {best['kind']}{whom} on {best['day']:%-d %B}: {brought}.")
    for row in told["rose"]:
        say(f"{row['goal']} rose: {percent(row['before'])} → {percent(row['after'])}.")
