"""The inbox: what needs me, what happened, what is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.inbox import actions, marking, queries
from portal.inbox.forms import MarkForm, ShelfForm


def reader(request: HttpRequest) -> int:
    """Whose inbox it is: nobody ever opens another's."""
    return int(request.user.pk or 0)


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    form, person = ShelfForm(request.GET), reader(request)
    page = queries.shelf(person, form.chosen, form.filters, after=form.start)
    context = {
        "shelf": form.chosen,
        "filters": form.filters,
        "choices": queries.choices(person, form.chosen),
        "counts": queries.count(person),
        "rows": page.rows,
        "older": form.address(after=str(page.after)) if page.after else "",
        "newest": form.address() if form.start else "",
        "marked_at": form.marked_at,
        "marked": queries.done_at(person, form.marked_at) if form.marked_at else 0,
    }
    return render(request, "portal/inbox/inbox.html", context)


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to where the work is done; the line counts as read from then on."""
    notice = get_object_or_404(queries.of_person(reader(request)), pk=pk)
    actions.open_(notice)
    return HttpResponseRedirect(notice.url)


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    form = MarkForm(request.POST)
    marked = marking.carry_out(form, reader(request), at=timezone.now())
    if marked.sentence:
        messages.success(request, marked.sentence)
    if marked.advice:
        messages.warning(request, marked.advice)
    return HttpResponseRedirect(form.address(marked=marked.moment))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back what was marked at one moment."""
    form = ShelfForm(request.POST)
    if form.marked_at is None or not actions.undo(reader(request), form.marked_at):
        messages.warning(request, _("There is nothing to take back any more."))
        return redirect(form.address())
    return HttpResponseRedirect(form.address())
