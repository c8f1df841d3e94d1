"""Reporting over HTTP: fetch in scope, require, bind, one action, redirect."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from clusters.policy import Permission, can, require
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.confirming import is_confirmed
from portal.shell.upload_limit import files_left_out
from roadmaps.errors import Refusal
from roadmaps.models import Milestone, ProgressReport, roadmaps_for
from roadmaps.progress import actions, evidence, listing, new_date, queries, review, taking_back
from roadmaps.progress.forms import RepeatForm, ReportForm
from roadmaps.progress.notices import short_label
from roadmaps.progress.period_standing import standing_of


@require_http_methods(["GET", "POST"])
def report_edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    milestone = get_object_or_404(queries.milestones_for(person), pk=pk)
    require(person, Permission.REPORT, milestone.roadmap.cluster)
    now = timezone.now()
    try:
        begun = queries.report_begun(milestone, on=milestone.roadmap.programme.day_of(now))
        form = report_form(request, milestone, begun, by=person)
        keep_files(form, milestone, by=person, at=now)
        if form.is_valid():
            report = evidence.save(
                milestone, form.answers, links=form.new_links, without=form.struck_out, by=person, at=now
            )
            if form.is_sent:
                actions.submit(report, by=person, at=now)
            return gone_on(request, form, report, by=person, at=now)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect(milestone)
    return render(request, "roadmaps/progress/report.html", {"form": form, "milestone": milestone, "begun": begun})


def gone_on(
    request: HttpRequest, form: ReportForm, report: ProgressReport, *, by: Person, at: datetime
) -> HttpResponse:
    """Where the pressed button leads, once the report is kept or sent; from the grid, back to its row."""
    milestone = report.milestone
    if form.pressed == "propose":
        require(by, Permission.PROPOSE, milestone.roadmap.cluster)
        try:
            return redirect(new_date.propose_date(milestone, by=by, at=at))
        except Refusal as refusal:
            messages.error(request, str(refusal.message))
            return redirect("report_edit", milestone.pk)
    messages.success(request, _("The report is with the ministry.") if form.is_sent else _("The draft is saved."))
    if form.pressed == "ask":
        return redirect(f"{reverse('request_ask_on', args=[milestone.pk])}?from=report")
    return back_to_grid(request, milestone) or redirect(report)


def back_to_grid(request: HttpRequest, milestone: Milestone) -> HttpResponse | None:
    """To the milestone's row, for who came from there; None for everybody else."""
    if request.GET.get("from") != "grid":
        return None
    return redirect(f"{reverse('report_grid', args=[milestone.roadmap_id])}?row={milestone.pk}#row-{milestone.pk}")


def report_form(request: HttpRequest, milestone: Milestone, begun: queries.BegunReport, *, by: Person) -> ReportForm:
    return ReportForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        initial=begun.initial,
        baseline=milestone.baseline_date,
        today=begun.on,
        evidence=begun.evidence,
        left_out=files_left_out(request),
        is_evidence_required=milestone.roadmap.programme.is_evidence_required,
        may_propose=can(by, Permission.PROPOSE, milestone.roadmap.cluster),
    )


def keep_files(form: ReportForm, milestone: Milestone, *, by: Person, at: datetime) -> None:
    """Store the files that came, also beside mistakes in the form: nobody should have to choose them again."""
    form.full_clean()
    for sentence in evidence.bring(milestone, form.incoming, by=by, at=at):
        form.add_error("documents", sentence)
    if form.errors and form.incoming:
        form.show_evidence(queries.evidence_to_begin_from(milestone))


@require_POST
def report_unchanged(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    milestone = get_object_or_404(queries.milestones_for(person), pk=pk)
    require(person, Permission.REPORT, milestone.roadmap.cluster)
    try:
        actions.repeat(milestone, by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("report_edit", pk)
    messages.success(request, _("The ministry reads that nothing has changed."))
    return redirect(milestone)


@require_http_methods(["GET", "POST"])
def reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Every milestone that takes a report now; of those chosen, nothing has changed."""
    person, now = person_of(request), timezone.now()
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    require(person, Permission.REPORT, roadmap.cluster)
    form = RepeatForm(request.POST or None, among=listing.open_milestones(roadmap))
    if request.method == "POST":
        if form.is_valid():
            tell_repeated(request, actions.repeat_all(form.cleaned_data["milestones"], by=person, at=now))
        else:
            messages.error(request, form.problem or _("Choose at least one milestone."))
        return redirect("reports", pk)
    on = roadmap.programme.day_of(now)
    standing = standing_of(roadmap, on=on, person=person)
    rows = listing.milestones_to_report(roadmap, on=on, period=standing.period if standing else None)
    sent = taking_back.sent_last(roadmap, by=person, at=now)
    context = {"roadmap": roadmap, "rows": rows, "standing": standing, "sent": sent}
    return render(request, "roadmaps/progress/reports.html", context)


@require_POST
def reports_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the last sending of reports on this roadmap, of several at once."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    require(person, Permission.REPORT, roadmap.cluster)
    result = taking_back.take_back(roadmap, by=person, at=timezone.now())
    if result.count:
        words = ngettext("%(count)d report is taken back.", "%(count)d reports are taken back.", result.count)
        messages.success(request, words % {"count": result.count})
    elif not result.refused:
        messages.info(request, _("There is nothing to take back any more. A single report is withdrawn on its page."))
    for milestone, reason in result.refused:
        messages.warning(request, f"{short_label(milestone)}: {reason}")
    return redirect("report_grid" if request.GET.get("from") == "grid" else "reports", pk)


def tell_repeated(request: HttpRequest, result: actions.Repeated) -> None:
    """Say how many were sent, and of each other one why it could not be."""
    sent = len(result.reports)
    if sent:
        words = ngettext(
            "Sent for %(count)d milestone: nothing has changed.",
            "Sent for %(count)d milestones: nothing has changed.",
            sent,
        )
        messages.success(request, words % {"count": sent})
    for milestone, reason in result.refused:
        messages.warning(request, f"{short_label(milestone)}: {reason}")


@require_POST
def report_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    report = get_object_or_404(review.reports_for(person), pk=pk)
    require(person, Permission.REPORT, report.milestone.roadmap.cluster)
    try:
        actions.withdraw(report, by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect(report.milestone)
    messages.success(request, _("The report is withdrawn. What was written is kept for the next one."))
    return redirect("report_edit", report.milestone_id)


@require_POST
def report_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away; who was not asked yet is asked on a page."""
    person = person_of(request)
    report = get_object_or_404(review.reports_for(person), pk=pk)
    milestone = report.milestone
    require(person, Permission.REPORT, milestone.roadmap.cluster)
    if not is_confirmed(request):
        context = {"milestones": [milestone], "roadmap": milestone.roadmap}
        return render(request, "roadmaps/progress/discard.html", context)
    try:
        actions.discard(report, by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("The draft is discarded. What was sent before stays as it was."))
    return back_to_grid(request, milestone) or redirect(milestone)
