"""The errors a person can cause, each with words to show them."""


class KithwardError(Exception):
    """Something that a face shows to the person as it stands: what, where, and what to do."""


class NotFound(KithwardError):
    """The row is not there, or not in this workspace: both look alike."""


class BadInput(KithwardError):
    """What was typed or brought cannot be used; `field` names the field of a form that is to blame."""

    def __init__(self, words: str = "", *, field: str = "") -> None:
        super().__init__(words)
        self.field = field


class Conflict(KithwardError):
    """It cannot be done because of what has happened since."""


class BadSetting(KithwardError):
    """A setting of the environment is unknown or malformed."""
