"""Days and hours of what lies ahead or is over, in words."""

from datetime import date, datetime
from typing import Any

NEAR_DAYS = 6


def local(row: Any, now: datetime) -> datetime | date | None:
    """When an opportunity is, on the person's own clock; None for any day."""
    return row.starts_at.astimezone(now.tzinfo) if row.starts_at is not None else row.on


def day_of(at: datetime | date) -> date:
    return at.date() if isinstance(at, datetime) else at


def when_in_words(row: Any, now: datetime) -> str:
    """ "today 18:30", "Thursday 18:30", "Thu 14 January 2027", "open until 3 March", "any day"."""
    at = local(row, now)
    if at is None:
        return "any day"
    words = day_words(day_of(at), now.date())
    if isinstance(at, datetime):
        return f"{words} {at:%H:%M}"
    return words if row.kind == "event" else f"open until {words}"


def day_words(day: date, today: date) -> str:
    """A day by the shortest words that leave no doubt."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    days = (day - today).days
    if days in near:
        return near[days]
    if 0 < days <= NEAR_DAYS:
        return f"{day:%A}"
    return f"{day:%a} {day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def in_days(day: date, today: date) -> str:
    """How far off a day is: "in 3 days", "2 weeks ago"; empty for what is near."""
    days = abs((day - today).days)
    if days <= 1:
        return ""
    amount = f"{days} days" if days < 14 else f"{days // 7} weeks" if days < 60 else f"{days // 30} months"
    return f"in {amount}" if day > today else f"{amount} ago"


def day_then(row: Any, now: datetime) -> str:
    """When something that is over was: "yesterday", "Tue 3 June"."""
    at = local(row, now)
    return "" if at is None else day_words(day_of(at), now.date())
