"""What every request passes: its identity, and the headers that every answer carries."""

from __future__ import annotations

import codecs
import uuid
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import is_valid_path

from portal.shell.request_id import client_address, request_id

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS = ("GET", "HEAD", "POST")
CHARSETS = ("utf-8", "ascii")


def address_of(request: HttpRequest) -> str:
    """The client's address: as many steps from the right as there are proxies of ours, never what a client wrote."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted: int = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))


class RequestIdMiddleware:
    """Give the request an identity that logs, the ledger and the error page show."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        identity = uuid.uuid4().hex[:12]
        request_id.set(identity)
        client_address.set(address_of(request))
        response = self.get_response(request)
        response["X-Request-Id"] = identity
        return response


def page_above(path: str) -> str:
    """The nearest address above that exists: "/revisions/3/" of "/revisions/3/submit/"; else the front page."""
    above = path
    while above.strip("/"):
        above = above.rstrip("/").rpartition("/")[0] + "/"
        if is_valid_path(above):
            return above
    return "/"


class MethodsMiddleware:
    """Pages are looked at (GET, HEAD) or sent to (POST); whatever else is asked is refused before any view.

    A browser that looks at an address that only takes a POST (after signing in anew, after a change of language on a
    page of errors) is led to the page above instead of a blank refusal.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        response = self.get_response(request)
        is_look = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if is_look and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return HttpResponseRedirect(page_above(request.path_info))
        return response


class WellFormedMiddleware:
    """Refuse what no browser sends and no page could keep: words that are not UTF-8, NUL in addresses and cookies.

    Other encodings can smuggle in halves of characters; PostgreSQL takes NUL in no text, not even to look for it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and codecs.lookup(request.encoding).name not in CHARSETS:
            raise BadRequest("Another charset than UTF-8 was declared.")
        asked = (value for values in request.GET.lists() for value in (values[0], *values[1]))
        if any("\0" in text for text in (request.path, *asked, *request.COOKIES.values())):
            raise BadRequest("NUL in an address or a cookie.")
        return self.get_response(request)


class HeadersMiddleware:
    """Headers beside the content policy: nothing signed in is kept by caches, no device features are asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")
        return response
