"""The inbox: what needs me, what happened, what is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from portal.inbox import actions, queries
from portal.inbox.forms import DONE, MarkForm, ShelfForm


def reader(request: HttpRequest) -> int:
    """Whose inbox it is: nobody ever opens another's."""
    return int(request.user.pk or 0)


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    shelf = ShelfForm(request.GET).chosen
    page = queries.shelf(reader(request), shelf, page=request.GET.get("page"))
    context = {
        "shelf": shelf,
        "counts": queries.count(reader(request)),
        "rows": queries.rows_of(page),
        "page_obj": page,
    }
    return render(request, "portal/inbox/inbox.html", context)


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to where the work is done; the row counts as read from then on."""
    notice = get_object_or_404(queries.of_person(reader(request)), pk=pk)
    actions.open_(notice)
    return HttpResponseRedirect(notice.url)


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    form = MarkForm(request.POST)
    if not form.is_valid():
        return redirect("inbox")
    rows = form.cleaned_data["rows"]
    if form.cleaned_data["mark"] == DONE:
        count = actions.mark_done(reader(request), rows, at=timezone.now())
        messages.success(request, ngettext("%d marked as done.", "%d marked as done.", count) % count)
    else:
        count = actions.mark_unread(reader(request), rows)
        messages.success(request, ngettext("%d is unread again.", "%d are unread again.", count) % count)
    return HttpResponseRedirect(f"{reverse('inbox')}?shelf={form.chosen.value}")
