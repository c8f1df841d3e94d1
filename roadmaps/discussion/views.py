"""Reading and writing where the work is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clusters.policy import Permission, require
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.refusal import Refusal
from portal.shell.upload_limit import files_left_out
from roadmaps.discussion import actions, bookmarks, queries, unsent
from roadmaps.discussion.forms import DraftForm, NamesForm, NewsForm, PlaceForm, SeenForm, WriteForm
from roadmaps.discussion.notices import address_of
from roadmaps.discussion.subjects import Subject, cluster_of, find, roadmap_of


@require_http_methods(["GET", "POST"])
def thread(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """A discussion on a page of its own; what is written in it leads back to where it stands."""
    person, subject = discussed(request, kind, pk)
    if request.method == "GET":
        return show(request, subject, person)
    require(person, Permission.DISCUSS, cluster_of(subject))
    form = WriteForm(request.POST, request.FILES, about=subject, writer=person, left_out=files_left_out(request))
    if not form.is_valid():
        return come_back(request, subject, form, form.problems)
    try:
        message = actions.write(subject, **form.said, by=person, at=timezone.now())
    except Refusal as refusal:
        return come_back(request, subject, form, (str(refusal.message),))
    messages.success(request, _("The message is sent."))
    return redirect(address_of(message, subject))


@require_GET
def thread_news(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What was written or changed since; no content when nothing was."""
    person, subject = discussed(request, kind, pk)
    asked = NewsForm(request.GET)
    news = queries.news_of(subject, viewer=person, **asked.cleaned_data) if asked.is_valid() else None
    if news is None:
        return HttpResponse(status=204)
    return render(request, "roadmaps/discussion/_news.html", {"thread": news})


@require_GET
def thread_names(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Who may be named in it, by what is typed so far."""
    person, subject = discussed(request, kind, pk)
    require(person, Permission.DISCUSS, cluster_of(subject))
    asked = NamesForm(request.GET)
    words, is_note = (asked.cleaned_data["words"], asked.cleaned_data["note"]) if asked.is_valid() else ("", False)
    persons = queries.suggested(subject, words, viewer=person, is_ministry_only=is_note)
    return render(request, "roadmaps/discussion/_names.html", {"persons": persons})


@require_POST
def thread_seen(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Remember how far the person has read."""
    person, subject = discussed(request, kind, pk)
    form = SeenForm(request.POST)
    if form.is_valid():
        bookmarks.read_upto(subject, form.cleaned_data["upto"], by=person, at=timezone.now())
    return HttpResponse(status=204)


@require_POST
def thread_draft(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Keep what is written and not sent yet."""
    person, subject = discussed(request, kind, pk)
    require(person, Permission.DISCUSS, cluster_of(subject))
    form = DraftForm(request.POST)
    if form.is_valid():
        bookmarks.keep_draft(subject, **form.cleaned_data, by=person)
    return HttpResponse(status=204)


def discussed(request: HttpRequest, kind: str, pk: int) -> tuple[Person, Subject]:
    """Who asks, and what the discussion is about; 404 for what the person may not see."""
    person = person_of(request)
    subject = find(kind, pk, person)
    if subject is None:
        raise Http404
    return person, subject


def come_back(request: HttpRequest, subject: Subject, form: WriteForm, problems: tuple[str, ...]) -> HttpResponse:
    """The page with what is wrong; the words stand in the form, and the files that can be taken are kept."""
    left = unsent.keep(form.place, form.incoming, still=form.still, by=form.writer, at=timezone.now())
    return show(request, subject, form.writer, form=form, problems=(*problems, *left))


def show(
    request: HttpRequest,
    subject: Subject,
    person: Person,
    *,
    form: WriteForm | None = None,
    problems: tuple[str, ...] = (),
) -> HttpResponse:
    """The page of a discussion; with what was entered and what is wrong with it."""
    place = PlaceForm(request.GET).place
    found = queries.thread_of(subject, viewer=person, before=place.before)
    entered = form.entered if form else queries.answering(found.draft, subject, person, place.quote)
    context = {
        "thread": found.with_entries(entered, problems),
        "before": place.before,
        "roadmap": roadmap_of(subject),
    }
    return render(request, "roadmaps/discussion/thread.html", context)
