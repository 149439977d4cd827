"""Text as the words by which it is found: without case, accents and punctuation."""

import re
import unicodedata

from kithward.language.names import folded

APOSTROPHES = re.compile("['’ʼ`]")  # "O'Neil" is found by "oneil"
ASCII_WORD = re.compile("[a-z0-9]+")
# Written without spaces: what is looked for may begin at any sign.
WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, each as it is compared: "José, AI/ML" gives "jose", "ai", "ml"."""
    plain = APOSTROPHES.sub("", text)
    if plain.isascii():
        return ASCII_WORD.findall(plain.lower())
    letters = (mark if belongs_to_word(mark) else " " for mark in folded(plain))
    return unicodedata.normalize("NFC", "".join(letters)).split()


def belongs_to_word(mark: str) -> bool:
    """Whether a sign is a part of words: letters, digits, vowel marks, and pictures, which some use as tags."""
    return mark.isalnum() or unicodedata.category(mark) in ("Mn", "Mc", "So")


def findable_words(text: str) -> list[str]:
    """The words that a text is found by when what is looked for begins one of them."""
    words = words_of(text)
    spaceless = [word for word in words if len(word) > 1 and WITHOUT_SPACES.search(word)]
    return words + [word[start:] for word in spaceless for start in range(1, len(word))]
