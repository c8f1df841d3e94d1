"""The period's form as a workbook over HTTP: download it, send it back, see what it would do, press once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from portal.shell.upload_limit import is_too_big
from roadmaps.errors import Refusal
from roadmaps.models import ReportWorkbook, Roadmap, roadmaps_for
from roadmaps.progress import workbook_actions
from roadmaps.progress.workbook_findings import Fate
from roadmaps.progress.workbook_forms import ApplyForm, WorkbookForm
from roadmaps.progress.workbook_page import page_of
from roadmaps.progress.workbook_writer import CONTENT_TYPE, workbook_of


@require_http_methods(["GET", "POST"])
def report_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The form to fill in; sent back, it leads to the page that shows what it says."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    require(person, Permission.REPORT, roadmap.cluster)
    if request.method == "GET":
        return download(roadmap)
    form = WorkbookForm(request.POST, request.FILES, is_too_big=is_too_big(request))
    if not form.is_valid():
        messages.error(request, form.problem)
        return redirect("reports", pk)
    chosen = form.cleaned_data["file"]
    try:
        kept = workbook_actions.receive(roadmap, name=chosen.name, content=chosen.read(), by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("reports", pk)
    return redirect(kept)


@require_http_methods(["GET", "POST"])
def report_workbook_check(request: HttpRequest, pk: int) -> HttpResponse:
    """What the filled-in form would do; pressed, it does it."""
    person, now = person_of(request), timezone.now()
    kept = get_object_or_404(ReportWorkbook.objects.visible_to(person).with_programme(), pk=pk)
    require(person, Permission.REPORT, kept.roadmap.cluster)
    found = workbook_actions.check_of(kept, by=person, at=now)
    form = ApplyForm(request.POST or None, collisions=[row.milestone for row in found.of(Fate.CONFLICT)])
    if request.method == "GET" or not form.is_valid():
        return render(
            request,
            "roadmaps/progress/workbook.html",
            {"page": page_of(kept, found, on=kept.roadmap.programme.day_of(now))},
        )
    try:
        done = workbook_actions.apply(kept, sign=form.cleaned_data["sign"], taken=form.taken, by=person, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect(kept)
    tell(request, done)
    return redirect(done.revision or "reports", *([] if done.revision else [kept.roadmap_id]))


def download(roadmap: Roadmap) -> HttpResponse:
    made = workbook_of(roadmap, at=timezone.now())
    response = HttpResponse(made.content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def tell(request: HttpRequest, done: workbook_actions.Applied) -> None:
    for words in workbook_actions.words_of(done) or [_("Nothing was to be sent.")]:
        messages.success(request, words)
    for words in done.refused:
        messages.warning(request, words)
