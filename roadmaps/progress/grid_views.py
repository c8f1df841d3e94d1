"""The reporting grid over HTTP: the page, its cells as they are typed, and what its buttons do."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from clusters.policy import Permission, can, require
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.addresses import row_number
from portal.shell.confirming import is_confirmed
from portal.shell.grid_post import is_by_script, posted, rows_posted
from roadmaps.errors import Refusal
from roadmaps.models import Roadmap, roadmaps_for
from roadmaps.progress import actions, grid_actions, new_date
from roadmaps.progress.forms import RepeatForm
from roadmaps.progress.grid_actions import Discarded, Outcome, Sent
from roadmaps.progress.grid_cells import NAMES
from roadmaps.progress.grid_filter import Asked, Show, show_of
from roadmaps.progress.grid_lines import rows_for
from roadmaps.progress.grid_page import answer_of, grid_page, notes_of
from roadmaps.progress.notices import short_label
from roadmaps.progress.period_standing import standing_of
from roadmaps.progress.periods import current_period
from roadmaps.progress.queries import drafts_on
from roadmaps.progress.taking_back import sent_last
from roadmaps.progress.views import tell_repeated

PAGE = "roadmaps/progress/grid.html"
STANDING = "roadmaps/progress/_grid_standing.html"
ASK = "roadmaps/progress/discard.html"
SEND, UNCHANGED, DISCARD, PROPOSE = "send", "unchanged", "discard", "propose-"


@require_http_methods(["GET", "POST"])
def report_grid(request: HttpRequest, pk: int) -> HttpResponse:
    """Every milestone of a roadmap that takes a report, in one table; each cell that changes is kept in a draft."""
    person, now = person_of(request), timezone.now()
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    require(person, Permission.REPORT, roadmap.cluster)
    if request.method == "POST":
        answered = cells_answered if is_by_script(request) else form_answered
        return answered(request, roadmap, by=person, at=now)
    asked = Asked(show_in(request), request.GET.get("page", ""), row=row_number(request.GET.get("row", "")))
    return shown(request, roadmap, asked=asked, by=person, at=now)


def show_in(request: HttpRequest) -> Show:
    """The filter that the address names."""
    return show_of(request.GET.get("show", ""))


def address_of(request: HttpRequest, roadmap: Roadmap, number: str = "") -> str:
    """The page of that number, filtered as it is now."""
    show = show_in(request)
    said = {"show": show if show != Show.ALL else "", "page": number}
    query = urlencode({name: text for name, text in said.items() if text})
    return f"{reverse('report_grid', args=[roadmap.pk])}{f'?{query}' if query else ''}"


def cells_answered(request: HttpRequest, roadmap: Roadmap, *, by: Person, at: datetime) -> HttpResponse:
    """Take what a script sends; it hears what became of each cell and how far the reporting is."""
    cells, number = posted(request, NAMES)
    outcomes = grid_actions.write_cells(roadmap, cells, by=by, at=at)
    on = roadmap.programme.day_of(at)
    asked = Asked(show_in(request), number, rows_posted(request) or None)
    page = grid_page(roadmap, on=on, asked=asked, period=current_period(roadmap.programme, on=on))
    beside = {"page": page, "may_propose": can(by, Permission.PROPOSE, roadmap.cluster)}
    answer = {
        "cells": answer_of(page, cells, outcomes),
        "notes": notes_of(page, cells),
        "beside": render_to_string(STANDING, beside),
        "at": timezone.localtime(at).strftime("%H:%M"),
    }
    return JsonResponse(answer)


def form_answered(request: HttpRequest, roadmap: Roadmap, *, by: Person, at: datetime) -> HttpResponse:
    """Keep what was entered, then do what the pressed button says; what was not taken stays in its cell."""
    (cells, number), do = posted(request, NAMES), request.POST.get("do", "")
    if do == SEND:
        outcomes, sent = grid_actions.write_and_submit(roadmap, cells, by=by, at=at)
        tell_sent(request, sent)
    else:
        outcomes = grid_actions.write_cells(roadmap, cells, by=by, at=at)
    given_up = request.POST.getlist("rows") if do == DISCARD else []
    left = [one for one in outcomes if one.state != "saved" and str(one.cell.row) not in given_up]
    if left or do == SEND:
        rows = rows_posted(request) if show_in(request) != Show.ALL else None
        asked = Asked(show_in(request), number, rows)
        return shown(request, roadmap, asked=asked, left=left, is_checked=True, by=by, at=at)
    if do.startswith(PROPOSE):
        return proposed(request, roadmap, do.removeprefix(PROPOSE), by=by, at=at)
    if do == DISCARD:
        return discard_chosen(request, roadmap, number=number, by=by, at=at)
    if do == UNCHANGED:
        repeat_chosen(request, roadmap, by=by, at=at)
    else:
        messages.success(request, _("What you entered is kept as drafts."))
    return redirect(address_of(request, roadmap, number))


def shown(
    request: HttpRequest,
    roadmap: Roadmap,
    *,
    asked: Asked,
    by: Person,
    at: datetime,
    left: list[Outcome] | None = None,
    is_checked: bool = False,
) -> HttpResponse:
    """The page; `is_checked` after a press that found what is missing, and says so above the table."""
    on = roadmap.programme.day_of(at)
    period = standing_of(roadmap, on=on, person=by)
    page = grid_page(roadmap, on=on, asked=asked, left=left or (), period=period.period if period else None)
    if is_checked and not page.problems:
        return redirect(address_of(request, roadmap))
    context = {
        "page": page,
        "period": period,
        "is_checked": is_checked,
        "may_propose": can(by, Permission.PROPOSE, roadmap.cluster),
        "address": address_of(request, roadmap),
        "sent": sent_last(roadmap, by=by, at=at),
    }
    return render(request, PAGE, context)


def tell_sent(request: HttpRequest, sent: Sent) -> None:
    """Say how many went, and of each draft that could not go for another reason than a gap, why."""
    count = len(sent.reports)
    if count:
        words = ngettext("%(count)d report is with the ministry.", "%(count)d reports are with the ministry.", count)
        messages.success(request, words % {"count": count})
    elif not sent.kept:
        messages.info(request, _("No report was sent. Change a cell, or choose rows in which nothing has changed."))
    for milestone, reason in sent.kept:
        messages.warning(request, f"{short_label(milestone)}: {reason}")


def repeat_chosen(request: HttpRequest, roadmap: Roadmap, *, by: Person, at: datetime) -> None:
    """Of the rows that were chosen nothing has changed."""
    form = RepeatForm({"milestones": request.POST.getlist("rows")}, among=rows_for(roadmap))
    if form.is_valid():
        tell_repeated(request, actions.repeat_all(form.cleaned_data["milestones"], by=by, at=at))
    else:
        messages.error(request, form.problem or _("Choose at least one milestone."))


def discard_chosen(request: HttpRequest, roadmap: Roadmap, *, number: str, by: Person, at: datetime) -> HttpResponse:
    """Throw away the drafts of the chosen rows; who was not asked yet is asked on a page."""
    form = RepeatForm({"milestones": request.POST.getlist("rows")}, among=rows_for(roadmap))
    back = address_of(request, roadmap, number)
    drafts = drafts_on(form.cleaned_data["milestones"]) if form.is_valid() else []
    if not drafts:
        messages.error(request, form.problem or _("Choose at least one row that has a draft."))
    elif not is_confirmed(request):
        again = [("do", DISCARD), ("page", number), *(("rows", draft.milestone_id) for draft in drafts)]
        milestones = [draft.milestone for draft in drafts]
        return render(request, ASK, {"roadmap": roadmap, "milestones": milestones, "again": again, "back": back})
    else:
        tell_discarded(request, grid_actions.discard_all(drafts, by=by, at=at))
    return redirect(back)


def tell_discarded(request: HttpRequest, result: Discarded) -> None:
    """Say how many went, and of each other one why it stays."""
    if result.count:
        words = ngettext("%(count)d draft is discarded.", "%(count)d drafts are discarded.", result.count)
        messages.success(request, words % {"count": result.count})
    for milestone, reason in result.refused:
        messages.warning(request, f"{short_label(milestone)}: {reason}")


def proposed(request: HttpRequest, roadmap: Roadmap, row: str, *, by: Person, at: datetime) -> HttpResponse:
    """Go to the draft of the plan, with the forecast of that row as the new date."""
    require(by, Permission.PROPOSE, roadmap.cluster)
    milestone = get_object_or_404(rows_for(roadmap), pk=row_number(row))
    try:
        return redirect(new_date.propose_date(milestone, by=by, at=at))
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect(address_of(request, roadmap))
