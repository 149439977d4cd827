"""What the database says against an import, put in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError

from kithward.errors import Conflict, KithwardError


@contextmanager
def words_for_database_errors(file_name: str) -> Iterator[None]:
    """Turn what a person can do something about into words; the transaction has taken everything back by then."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            f"Something was changed while {file_name} was being worked on, so nothing was done: try again."
        ) from error
    except OperationalError as error:
        reason = str(error).casefold()
        if "full" in reason or "no space left" in reason:
            raise KithwardError(
                f"The disk is full, so nothing of {file_name} was taken: free some space and try again."
            ) from error
        if "locked" in reason:
            raise Conflict(
                f"Another change is being written, so {file_name} was not: try again in a minute."
            ) from error
        raise
