"""Reviewing over HTTP. The queue's script asks for the queue alone and gets it in place of a redirect."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from clusters.policy import Permission, require
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.addresses import row_number
from roadmaps.discussion.actions import write
from roadmaps.errors import Refusal
from roadmaps.models import ProgressReport
from roadmaps.progress import actions, deciding, openings, review, undoing
from roadmaps.progress.changes import warnings_of
from roadmaps.progress.notices import short_label
from roadmaps.progress.queue import Choice, next_after
from roadmaps.progress.review_forms import AcceptForm, ChosenForm, CommentForm, ReopenForm, ReturnForm
from roadmaps.terms import ReportStatus


@require_GET
def review_queue(request: HttpRequest) -> HttpResponse:
    require(request.user, Permission.REVIEW)
    return show_queue(request, row_number(request.GET.get("report", "")))


@require_POST
def report_accept(request: HttpRequest, pk: int) -> HttpResponse:
    person, report = reviewed_by(request, pk)
    form = AcceptForm(request.POST, warnings=warnings_of(report, report.milestone))
    if report.status == ReportStatus.SUBMITTED and not form.is_valid():
        return show_queue(request, report.pk, accept_form=form)
    try:
        actions.accept(report, by=person, at=timezone.now())
    except Refusal as refusal:
        return refuse(request, report, str(refusal.message))
    return go_on(request, report, _("Accepted: %(milestone)s.") % {"milestone": short_label(report.milestone)})


@require_POST
def report_return(request: HttpRequest, pk: int) -> HttpResponse:
    person, report = reviewed_by(request, pk)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show_queue(request, report.pk, return_form=form)
    try:
        actions.return_(report, reason=form.reason, by=person, at=timezone.now())
    except Refusal as refusal:
        return refuse(request, report, str(refusal.message))
    return go_on(request, report, _("Returned: %(milestone)s.") % {"milestone": short_label(report.milestone)})


@require_POST
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    person, report = reviewed_by(request, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return show_queue(request, report.pk, comment_form=form)
    write(report, text=form.cleaned_data["text"], by=person, at=timezone.now())
    return stay(request, report, _("The message is sent."))


@require_POST
def report_undo(request: HttpRequest, pk: int) -> HttpResponse:
    person, report = reviewed_by(request, pk)
    try:
        back = undoing.undo(report, by=person, at=timezone.now())
    except Refusal as refusal:
        return refuse(request, report, str(refusal.message))
    if len(back) == 1:
        return stay(request, report, _("Taken back: %(milestone)s.") % {"milestone": short_label(report.milestone)})
    words = ngettext("Taken back: %(count)d decision.", "Taken back: %(count)d decisions.", len(back))
    return stay(request, report, words % {"count": len(back)})


@require_POST
def report_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    person, report = reviewed_by(request, pk)
    form = ReopenForm(request.POST)
    form.is_valid()
    try:
        undoing.reopen(report, reason=form.reason, by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect(report)
    messages.success(request, _("The report waits for review again. The cluster has been told."))
    return redirect(report)


@require_POST
def review_accept(request: HttpRequest) -> HttpResponse:
    """Accept the reports that were ticked, those alone that need no second look."""
    require(request.user, Permission.REVIEW)
    person = person_of(request)
    form = ChosenForm(request.POST, among=review.sent_to(person))
    if not form.is_valid():
        return answer(request, None, refused=[form.problem])
    result = deciding.accept_all(form.cleaned_data["reports"], by=person, at=timezone.now())
    accepted = len(result.reports)
    words = ngettext("Accepted: %(count)d report.", "Accepted: %(count)d reports.", accepted) % {"count": accepted}
    left = [f"{short_label(report.milestone)}: {reason}" for report, reason in result.left]
    return answer(request, None, said=words if accepted else "", refused=left)


# --- What is answered --------------------------------------------------------------------------------------------


def reviewed_by(request: HttpRequest, pk: int) -> tuple[Person, ProgressReport]:
    """The person and the report of that number in the person's scope; only who reviews the cluster gets it."""
    person = person_of(request)
    report = get_object_or_404(review.reports_for(person), pk=pk)
    require(person, Permission.REVIEW, report.milestone.roadmap.cluster)
    return person, report


def go_on(request: HttpRequest, report: ProgressReport, said: str) -> HttpResponse:
    """After a decision: to the next report that waits, or back to the milestone when one came from there."""
    following, left = next_after(report, person_of(request), Choice.of(request.GET))
    words = ngettext("%(count)d report is left.", "%(count)d reports are left.", left) % {"count": left}
    return answer(request, following, said=f"{said} {words}" if left else said, report=report)


def stay(request: HttpRequest, report: ProgressReport, said: str) -> HttpResponse:
    return answer(request, report.pk, said=said)


def refuse(request: HttpRequest, report: ProgressReport, words: str) -> HttpResponse:
    """Say why not; the queue goes on to the next report, as this one is mostly decided."""
    following, _left = next_after(report, person_of(request), Choice.of(request.GET))
    return answer(request, following, refused=[words], report=report)


def answer(
    request: HttpRequest,
    chosen: int | None,
    *,
    said: str = "",
    refused: list[str] | None = None,
    report: ProgressReport | None = None,
) -> HttpResponse:
    """The queue itself for its script, else a redirect with the words; to `report` when one came from its milestone."""
    if is_asked_by_script(request):
        return show_queue(request, chosen, said=said, refused=refused)
    if said:
        messages.success(request, said)
    for words in refused or []:
        messages.error(request, words)
    if report is not None and request.POST.get("back") != "review":
        return redirect(report)
    return redirect(reverse("review") + Choice.of(request.GET).address(report=chosen or ""))


def show_queue(request: HttpRequest, chosen: int | None, **more: Any) -> HttpResponse:
    """The queue with one report in full and the forms to decide about it; `more` are words and forms with faults."""
    person = person_of(request)
    page = review.review_page(person, now=timezone.now(), chosen=chosen, choice=Choice.of(request.GET))
    if page.sheet:
        openings.note(page.sheet.report.pk, person)
    is_about_it = page.sheet is not None and page.sheet.report.pk == chosen
    faulty = {name: form for name, form in more.items() if name.endswith("_form") and is_about_it}
    context = {
        "page": page,
        "accept_form": AcceptForm(warnings=page.sheet.warnings if page.sheet else ()),
        "return_form": ReturnForm(),
        "comment_form": CommentForm(),
        "back": "review",
        "said": more.get("said", ""),
        "refused": more.get("refused") or [],
    } | faulty
    name = "_queue" if is_asked_by_script(request) else "review"
    return render(request, f"roadmaps/progress/{name}.html", context)


def is_asked_by_script(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
