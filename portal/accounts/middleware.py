"""The person's own language and time zone on every request, and the way to sign in for whoever must."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import is_valid_path
from django.utils import timezone, translation

from portal.accounts.models import Person
from portal.accounts.visits import note_seen


class PersonMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return self.get_response(request)
        translation.activate(person.language)
        request.LANGUAGE_CODE = person.language
        note_seen(person, request.session, at=timezone.now())
        with timezone.override(ZoneInfo(person.time_zone)):
            response = self.get_response(request)
        response.headers["Content-Language"] = person.language
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Whoever is not signed in is asked to, and led back to the page on which they were.

    A form sent after the session had ended leads back to the form: its own address often only takes a POST.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseRedirect:
        back = form_address(request) if request.method == "POST" else request.get_full_path()
        login_url = resolve_url(self.get_login_url(view_func))
        return redirect_to_login(back, login_url, self.get_redirect_field_name(view_func))


def form_address(request: HttpRequest) -> str:
    """The page of ours from which a form was sent, else the address that it was sent to."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host() or not is_valid_path(came_from.path):
        return request.path
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
