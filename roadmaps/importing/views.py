"""From a file to a plan in three pages: choose the file, check what was found, compare and send."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from portal.shell.upload_limit import is_too_big
from roadmaps.errors import Refusal
from roadmaps.importing import actions, queries
from roadmaps.importing.check import check_page
from roadmaps.importing.forms import CheckForm, UploadForm
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.waiting import waiting_page
from roadmaps.models import Roadmap, Upload, roadmaps_for
from roadmaps.reading.refusals import Refused
from roadmaps.terms import UploadState
from roadmaps.workbooks.blank import CONTENT_TYPE, blank_workbook


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """The first page: the file."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    require(person, Permission.PROPOSE, roadmap.cluster)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, is_too_big=is_too_big(request))
    if not form.is_valid():
        return _upload_page(request, roadmap, form)
    chosen = form.cleaned_data["file"]
    try:
        kept = actions.receive(roadmap, name=chosen.name, content=chosen.read(), by=person, at=timezone.now())
    except actions.AlreadyImported as refusal:
        messages.info(request, str(refusal.message))
        return redirect(refusal.revision)
    except Refusal as refusal:
        form.add_error("file", str(refusal.message))
        return _upload_page(request, roadmap, form)
    if kept.state == UploadState.REFUSED:
        form.add_error("file", queries.refusal_of(kept))
        return _upload_page(request, roadmap, form)
    tell_of_drafts(request, kept)
    return redirect(queries.next_page(kept))


@require_http_methods(["GET", "POST"])
def upload_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The second page: what was found, and what has to be mended."""
    person = person_of(request)
    kept = get_object_or_404(queries.read_uploads_for(person), pk=pk)
    require(person, Permission.PROPOSE, kept.roadmap.cluster)
    if not queries.is_open_to_checking(kept):
        return redirect(kept.revision)
    page = check_page(kept)
    form = CheckForm(request.POST if request.method == "POST" else None, page=page)
    if not form.is_valid():
        return render(request, "roadmaps/importing/check.html", {"page": page, "check": form})
    made = MadeChoices.from_json(kept.choices)
    wanted = form.choices_after(made)
    try:
        if wanted != made:
            actions.choose(kept, wanted, by=person, at=timezone.now())
    except (Refusal, Refused) as refusal:
        messages.error(request, str(refusal.message))
        return redirect("upload_check", kept.pk)
    return _onward(request, kept) if form.is_moving_on else redirect("upload_check", kept.pk)


@require_safe
def upload_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The page in between: a worker reads the file, and the page looks again by itself."""
    person = person_of(request)
    kept = get_object_or_404(queries.uploads_for(person), pk=pk)
    require(person, Permission.PROPOSE, kept.roadmap.cluster)
    if kept.state == UploadState.READING:
        page = waiting_page(kept, at=timezone.now())
        return render(request, "roadmaps/importing/reading.html", {"page": page})
    if kept.state == UploadState.REFUSED:
        messages.error(request, queries.refusal_of(kept))
    tell_of_drafts(request, kept)
    return go_on(request, queries.next_page(kept))


@require_safe
def upload_file(request: HttpRequest, pk: int) -> FileResponse:
    """The original file, byte for byte: always to be saved, never to be shown by the browser."""
    kept = get_object_or_404(queries.read_uploads_for(person_of(request)), pk=pk)
    response = FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """A blank workbook for those who have no file yet."""
    response = HttpResponse(blank_workbook(), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="roadmap.xlsx"'
    return response


def tell_of_drafts(request: HttpRequest, kept: Upload) -> None:
    """Say which drafts gave way to the file, and which stay beside it."""
    for sentence in queries.said_of_drafts(kept):
        messages.info(request, sentence)


def go_on(request: HttpRequest, url: str) -> HttpResponse:
    """To another page, also from a page that only asks for a part of itself."""
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


def _onward(request: HttpRequest, kept: Upload) -> HttpResponse:
    """To the comparison, unless cells are left that nobody has understood."""
    if kept.open_problems:
        messages.error(request, queries.still_open(kept))
        return redirect("upload_check", kept.pk)
    return redirect(kept.revision)


def _upload_page(request: HttpRequest, roadmap: Roadmap, form: UploadForm) -> HttpResponse:
    drafts, reading = queries.unfinished_revisions(roadmap), queries.files_being_read(roadmap)
    shown = {"form": form, "roadmap": roadmap, "drafts": drafts, "reading": reading}
    return render(request, "roadmaps/importing/upload.html", shown)
