"""The person's own language and time zone, on every request."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
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
