"""Language and theme: kept with the person when signed in, in a cookie otherwise."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 60 * 60
THEME_COOKIE = "theme"
THEMES = ("system", "light", "dark")


def way_back(request: HttpRequest) -> str:
    """Where the person came from, when that is a place of ours; else the front page."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else "/"


def keep(request: HttpRequest, response: HttpResponse, field: str, cookie: str, value: str) -> None:
    """Remember the choice with the person, and in this browser for the pages before signing in."""
    person: Any = request.user
    if person.is_authenticated:
        setattr(person, field, value)
        person.save(update_fields=[field])
    response.set_cookie(
        cookie, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
    )


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(way_back(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        keep(request, response, "language", settings.LANGUAGE_COOKIE_NAME, language)
    return response


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(way_back(request))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        keep(request, response, "theme", THEME_COOKIE, theme)
    return response


def theme_of(request: HttpRequest) -> str:
    """The theme to draw in: the person's, else this browser's, else as the device has it."""
    chosen = getattr(getattr(request, "user", None), "theme", "") or request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "system"
