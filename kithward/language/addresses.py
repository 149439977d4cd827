"""Profile and e-mail addresses in the one form in which they are compared."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from kithward.language.clean import clean

_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"^(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_HOST = re.compile(r"^(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?$")
_PROFILE = re.compile(r"^(?:[\w-]+\.)?linkedin\.com/+(in|pub|company|school)/+([^/?#\s]+)(?:/|\?|#|$)", re.IGNORECASE)
_EMAIL = re.compile(r"^[^@\s<>\"(),;:]+@[^@\s<>\"(),;:/]+\.[^@\s<>\"(),;:/.]+$")


@lru_cache(maxsize=16_384)
def normal_profile_url(text: str) -> str:
    """The canonical form of a profile's address, or "" where the text is none.

    LinkedIn's is `https://www.linkedin.com/in/slug`: its slugs know no case, its country hosts and `/de` endings show
    the same person. Elsewhere a path may mean its case, so only host, query and last slash are made alike.
    """
    address = clean(text)
    if not address or _OTHER_SCHEME.match(address):
        return ""
    profile = _PROFILE.match(_SCHEME.sub("", _decoded(address)))
    if profile:
        slug = _decoded(clean(profile[2])).lower()
        return f"https://www.linkedin.com/{profile[1].lower()}/{slug}"
    return _other_address(address)


def _decoded(text: str) -> str:
    """The text without percent signs that stand for something, however often it was encoded."""
    while (decoded := unquote(text)) != text:
        text = decoded
    return clean(text)


def _other_address(address: str) -> str:
    try:
        parts = urlsplit("https://" + _SCHEME.sub("", address))
    except ValueError:  # an unclosed bracket where the host should be
        return ""
    host = parts.netloc.lower()
    if " " in address or not _HOST.match(host):
        return ""
    return f"https://{host}{parts.path.rstrip('/')}"


@lru_cache(maxsize=16_384)
def normal_email(text: str) -> str:
    """The canonical form of one e-mail address, lower case and bare, or "" where the text is none."""
    address = clean(text)
    if address.endswith(">") and "<" in address:
        address = address[address.rindex("<") + 1 : -1]
    address = re.sub(r"^mailto:", "", address.strip(" '\""), flags=re.IGNORECASE).lower()
    return address if _EMAIL.match(address) else ""
