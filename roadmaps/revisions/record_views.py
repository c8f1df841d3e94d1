"""What stays of a plan's way: the receipt, the ledger of moved dates, and taking an approval back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.signed_in import person_of
from roadmaps.errors import Refusal
from roadmaps.models import roadmaps_for
from roadmaps.revisions import actions, pages
from roadmaps.revisions.comparison import comparison_of
from roadmaps.revisions.forms import UndoForm
from roadmaps.revisions.slips import slips_of
from roadmaps.revisions.undoing import undoing_of


@require_safe
def slips(request: HttpRequest, pk: int) -> HttpResponse:
    """Every approved date of a roadmap that moved; of one milestone with `?m=`, of one kind with `?category=`."""
    roadmap = get_object_or_404(roadmaps_for(person_of(request)), pk=pk)
    page = slips_of(roadmap, milestone=request.GET.get("m", ""), category=request.GET.get("category", ""))
    return render(request, "roadmaps/revisions/slips.html", {"page": page})


@require_safe
def revision_receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was received, when and from whom: to be printed and kept."""
    sent = pages.revisions_for(person_of(request)).filter(submitted_at__isnull=False)
    record = get_object_or_404(sent, pk=pk)
    comparison = comparison_of(record, most_added=None)
    shown = {"revision": record, "comparison": comparison, "lines": comparison.changes}
    return render(request, "roadmaps/revisions/receipt.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def revision_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Say exactly what taking the approval back would do; done once it is confirmed with a reason."""
    person = person_of(request)
    record = get_object_or_404(pages.revisions_for(person), pk=pk)
    if not pages.may_undo(record, person):
        raise PermissionDenied
    form = UndoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {"revision": record, "undoing": undoing_of(record), "form": form}
        return render(request, "roadmaps/revisions/undo.html", shown)
    try:
        actions.undo(record, reason=form.cleaned_data["reason"], by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Taken back: the plan before it is in force again, and both sides are told."))
    return redirect("revision", record.pk)
