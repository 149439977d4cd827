"""The pages for what went wrong before or outside a view, in the look of all others."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot be read, or is larger than any form here can be."""
    status = 413 if isinstance(exception, TOO_LARGE) else 400
    return render(request, f"{status}.html", status=status)
