"""The words of a page, as somebody reads them."""

import re

from django.http import HttpResponse


def text_of(page: HttpResponse) -> str:
    """The words without the tags, and with plain spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
