"""What the rows of each table are called, one and many; and several things in a row."""

from collections.abc import Sequence

_NOUNS = {
    "decision": "a decision on a goal, decisions on goals",
    "distinctpair": "a pair that is not the same person, pairs that are not the same person",
    "emailaddress": "an e-mail address, e-mail addresses",
    "followup": "a follow-up, follow-ups",
    "goalaspiration": "a choice of what a goal serves, choices of what goals serve",
    "knownlink": "a link between people, links between people",
    "measureversion": "a version of a goal, versions of goals",
    "outcomegoal": "a choice of what an outcome was for, choices of what outcomes were for",
    "participation": "an activity, activities",
    "person": "a person, people",
    "phonenumber": "a phone number, phone numbers",
    "reflectionanswer": "an answer of the reflection, answers of the reflection",
    "reviewnote": "a note of a review, notes of reviews",
    "step": "a step of a plan, steps of plans",
    "strangerpair": "a pair that does not know each other, pairs that do not know each other",
    "thanks": "a thank you, thank yous",
    "tierole": "a role, roles",
    "visionversion": "a version of the vision, versions of the vision",
}
_VOWELS = "aeiou"


def counted(table: str, times: int) -> str:
    """That many rows of a table in words: "a person", "3 activities"."""
    one, many = _NOUNS.get(table, _plainly(table)).split(", ")
    return one if times == 1 else f"{times:,} {many}"


def listed(words: Sequence[str]) -> str:
    """Several things in one phrase: "a", "a and b", "a, b and c"; nothing for none."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _plainly(table: str) -> str:
    article = "an" if table[0] in _VOWELS else "a"
    return f"{article} {table}, {table[:-1]}ies" if table.endswith("y") else f"{article} {table}, {table}s"
