"""The pages of what went wrong: what happened, what to do, and the number of the request to tell."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.shell.preferences import theme_of
from portal.shell.request_id import request_id

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bare(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that asks neither the database nor the request's host: these may be what went wrong."""
    page = render_to_string(template, {"request_id": request_id.get(), "theme": "system"})
    return HttpResponse(page, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return bare(request, "413.html", 413)
    return bare(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return bare(request, "500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: the page was left open too long, or cookies are off."""
    context = {"theme": theme_of(request), "request_id": request_id.get()}
    return HttpResponse(render_to_string("403_csrf.html", context), status=403)
