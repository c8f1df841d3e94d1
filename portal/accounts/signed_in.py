"""The person behind a request, for views that only signed-in persons reach."""

from __future__ import annotations

from django.http import HttpRequest

from portal.accounts.models import Person


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; a view that lets anybody in has to ask `request.user` itself."""
    if not isinstance(request.user, Person):
        raise TypeError("This view needs a signed-in person.")
    return request.user
