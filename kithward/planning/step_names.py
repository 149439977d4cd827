"""What steps are called: the keys by which they are known again, and their titles. Pure."""

from uuid import UUID

from kithward.numerics.arrays import UNKNOWN, People
from kithward.planning.situation import Situation


def id_in_key(now: Situation, person: int) -> str:
    """A person's id as it stands in keys, whichever database wrote it."""
    return str(now.log.people.ids[person]).replace("-", "")


def person_of_key(people: People, written: str) -> int:
    """Whom an id in a key means, whichever database wrote it; UNKNOWN for nobody who is here."""
    try:
        return people.index.get(written, people.index.get(UUID(written), UNKNOWN))
    except ValueError:
        return UNKNOWN


def family_of(key: str) -> str:
    """What is dismissed with a step: a session or a beginning stands for all others for its goal."""
    kind, _, rest = key.partition(":")
    return f"{kind}:{rest.partition(':')[0]}" if kind in ("practice", "start") else key


def braced(text: str) -> str:
    """Text of the person's own, safe beside the places of names."""
    return text.replace("{", "{{").replace("}", "}}")
