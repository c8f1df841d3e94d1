"""The gallery of letters at `/ui/letters/`: each in every language, as text and as mail programs draw it."""

from __future__ import annotations

from dataclasses import dataclass

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from portal.mail import specimens
from portal.mail.outbox import Letter
from portal.mail.specimens import Specimen


@dataclass(frozen=True, slots=True)
class Version:
    """A specimen in one language."""

    language: str
    letter: Letter


@dataclass(frozen=True, slots=True)
class Line:
    """A specimen in the list: its subject in one language."""

    language: str
    subject: str


@dataclass(frozen=True, slots=True)
class Shown:
    slug: str
    name: str | Promise
    lines: tuple[Line, ...]


def specimen_or_404(slug: str, language: str) -> Specimen:
    found = specimens.find(slug)
    if found is None or language not in dict(settings.LANGUAGES):
        raise Http404
    return found


def shown(specimen: Specimen) -> Shown:
    lines = (Line(language, specimens.subject(specimen, language)) for language, _name in settings.LANGUAGES)
    return Shown(specimen.slug, specimen.name, tuple(lines))


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    every = [*specimens.every(), *specimens.of_kinds()]
    return render(request, "portal/mail/gallery.html", {"letters": [shown(one) for one in every]})


@require_safe
def letter(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    specimen = specimen_or_404(slug, language)
    version = Version(language, specimens.write(specimen, language))
    return render(request, "portal/mail/gallery_letter.html", {"specimen": specimen, "version": version})


@require_safe
@csp_replace({"sandbox": ["allow-popups"], "style-src": [UNSAFE_INLINE]})  # type: ignore[arg-type]
def letter_html(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Alone in a sandbox without scripts, as letters carry their styles inline."""
    return HttpResponse(specimens.write(specimen_or_404(slug, language), language).html)
