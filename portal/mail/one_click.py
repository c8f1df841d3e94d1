"""The button by which a mail program ends letters (RFC 8058), answered before sessions and tokens are looked at.

The program sends it without a cookie and without a page of ours before it, so there is nobody whose name it could
misuse: the signed address is the permission, and all that it can do is to end letters.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from portal.mail import unsubscribing

NAME, VALUE = "List-Unsubscribe", "One-Click"
FOLDER = "/unsubscribe/"


class OneClickMiddleware:
    """Ends the letters of the address; a form sent from our own page goes on to the page and its token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = token_of(request)
        if token is None:
            return self.get_response(request)
        ending = unsubscribing.find(token)
        if ending is None:
            return HttpResponse(status=404, content_type="text/plain")
        ending.carry_out(at=timezone.now())
        return HttpResponse(content_type="text/plain")


def token_of(request: HttpRequest) -> str | None:
    """What a mail program's button names; None of every other request, whose body is not looked at here."""
    if request.method != "POST" or not request.path_info.startswith(FOLDER) or request.POST.get(NAME) != VALUE:
        return None
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return str(match.kwargs["token"]) if match.url_name == "unsubscribe" else None
