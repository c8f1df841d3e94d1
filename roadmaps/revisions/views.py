"""The pages of a plan: all revisions of a roadmap, one of them compared, and the moves."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from roadmaps.discussion.queries import thread_of
from roadmaps.errors import Refusal
from roadmaps.models import Revision, roadmaps_for
from roadmaps.revisions import actions, pages
from roadmaps.revisions.forms import ApproveForm, DecisionForm, ReturnForm
from roadmaps.terms import RevisionStatus


@require_safe
def revisions(request: HttpRequest, pk: int) -> HttpResponse:
    """All revisions of a roadmap."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    pair = pages.address_of_pair(roadmap, person, old=old, new=new)
    if pair:
        return redirect(pair)
    if old or new:
        messages.error(request, _("Choose two different revisions to compare."))
    return render(request, "roadmaps/revisions/revisions.html", {"page": pages.history_of(roadmap, person)})


@require_safe
def revision(request: HttpRequest, pk: int) -> HttpResponse:
    """One revision compared: with the one that it was made from, or with `?with=<number>`."""
    record = _revision(request, pk)
    page = pages.revision_page(record, person_of(request), beside=request.GET.get("with", ""))
    return _show(request, page, DecisionForm(comparison=page.comparison, initial={"comment": record.comment}))


@require_POST
def revision_submit(request: HttpRequest, pk: int) -> HttpResponse:
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.PROPOSE, record.roadmap.cluster)
    page = pages.revision_page(record, person)
    form = DecisionForm(request.POST, comparison=page.comparison, is_final=True)
    if record.status == RevisionStatus.DRAFT and not form.is_valid():
        return _show(request, page, form)
    try:
        decisions = form.decisions if form.is_valid() else None
        actions.submit(record, by=person, at=timezone.now(), decisions=decisions)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, pages.said_after_submitting(record))
    return redirect(record)


@require_POST
def revision_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was decided so far, without sending it."""
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.PROPOSE, record.roadmap.cluster)
    page = pages.revision_page(record, person)
    form = DecisionForm(request.POST, comparison=page.comparison)
    if not form.is_valid():
        return _show(request, page, form)
    return _do(
        request,
        record,
        lambda: actions.decide(record, form.decisions, by=person, at=timezone.now()),
        _("Saved. The plan has not been sent yet."),
    )


@require_POST
def revision_rebase(request: HttpRequest, pk: int) -> HttpResponse:
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.PROPOSE, record.roadmap.cluster)
    said = _("The draft is compared with the plan that is in force now.")
    return _do(request, record, lambda: actions.rebase(record, by=person, at=timezone.now()), said)


@require_POST
def revision_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.PROPOSE, record.roadmap.cluster)
    said = _("The plan is a draft again: correct it and send it once more.")
    return _do(request, record, lambda: actions.reopen(record, by=person, at=timezone.now()), said)


@require_POST
def revision_discard(request: HttpRequest, pk: int) -> HttpResponse:
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.PROPOSE, record.roadmap.cluster)
    said = _("The draft is discarded. The plan in force has not changed.")
    return _do(request, record, lambda: actions.discard(record, by=person, at=timezone.now()), said)


@require_POST
def revision_approve(request: HttpRequest, pk: int) -> HttpResponse:
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.APPROVE, record.roadmap.cluster)
    page = pages.revision_page(record, person)
    form = ApproveForm(request.POST, comparison=page.comparison, sent_at=record.submitted_at)
    if not form.is_valid():
        return _show(request, page, DecisionForm(comparison=page.comparison), approve_form=form)
    note, declined = form.cleaned_data["note"], form.declined
    said = _("Approved: this plan is in force, and the cluster is told.")
    return _do(
        request,
        record,
        lambda: actions.approve(record, by=person, at=timezone.now(), declined=declined, note=note),
        said,
    )


@require_POST
def revision_take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose again what was not approved, or what was taken back."""
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.PROPOSE, record.roadmap.cluster)
    try:
        draft = actions.take_up(record, by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect(record)
    return redirect(draft)


@require_POST
def revision_return(request: HttpRequest, pk: int) -> HttpResponse:
    person, record = person_of(request), _revision(request, pk)
    require(person, Permission.APPROVE, record.roadmap.cluster)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        page = pages.revision_page(record, person)
        return _show(request, page, DecisionForm(comparison=page.comparison), form)
    reason = form.cleaned_data["reason"]
    said = _("Returned: the cluster reads your reason.")
    return _do(request, record, lambda: actions.return_(record, reason=reason, by=person, at=timezone.now()), said)


def _revision(request: HttpRequest, pk: int) -> Revision:
    return get_object_or_404(pages.revisions_for(person_of(request)), pk=pk)


def _show(
    request: HttpRequest,
    page: pages.RevisionPage,
    form: DecisionForm,
    return_form: ReturnForm | None = None,
    approve_form: ApproveForm | None = None,
) -> HttpResponse:
    wrong = return_form or approve_form
    shown = {
        "page": page,
        "thread": thread_of(page.revision, viewer=person_of(request)),
        "decisions": form,
        "return_form": return_form or ReturnForm(),
        "approve_form": approve_form or ApproveForm(comparison=page.comparison, sent_at=page.revision.submitted_at),
        "form": wrong if wrong is not None and wrong.errors else form,
    }
    return render(request, "roadmaps/revisions/revision.html", shown)


def _do(request: HttpRequest, record: Revision, deed: Callable[[], object], said: str) -> HttpResponse:
    """Do it and say so, or say why it cannot be done; then back to the revision."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, said)
    return redirect("revision", record.pk)
