"""Chances in words, where a number would promise too much."""


def likely(chance: float) -> str:
    """How likely something is: "very likely", "about as likely as not", "unlikely"."""
    for least, words in ((0.85, "very likely"), (0.6, "likely"), (0.4, "about as likely as not"), (0.15, "unlikely")):
        if chance >= least:
            return words
    return "very unlikely"


def chance_to_ask(chance: float) -> str:
    """How good a chance it is that something asked for comes about."""
    return "a good chance" if chance >= 0.4 else "a fair chance" if chance >= 0.2 else "a long shot"
