"""A plan written by hand in the browser: begin, show the grid, take what was typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from portal.shell.grid_post import is_by_script
from roadmaps.errors import Refusal
from roadmaps.models import Revision, roadmaps_for
from roadmaps.revisions import editing
from roadmaps.revisions.edit_forms import Wanted, wanted_of
from roadmaps.revisions.edit_page import answer_of, drafts_for, edit_page, page_with

GRID = "_components/grid/rows.html"


@require_POST
def plan_edit_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to write the plan by hand, or go on with the draft that there is."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    require(person, Permission.PROPOSE, roadmap.cluster)
    return redirect("revision_edit", editing.edit_plan(roadmap, by=person, at=timezone.now()).pk)


@require_safe
def revision_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid of a draft; a file that is not understood yet is mended first."""
    record = get_object_or_404(drafts_for(person_of(request)), pk=pk)
    if editing.is_to_be_checked(record):
        return redirect("upload_check", record.upload_id)
    page = edit_page(record, request.GET.get("page", ""))
    return render(request, "roadmaps/revisions/edit.html", {"page": page})


@require_POST
def revision_cells(request: HttpRequest, pk: int) -> HttpResponse:
    """Take texts of cells and a deed about a row; a script is answered in JSON, the plain form by the page."""
    person, record = person_of(request), get_object_or_404(drafts_for(person_of(request)), pk=pk)
    wanted, at = wanted_of(request), timezone.now()
    is_script = is_by_script(request)
    try:
        outcomes = editing.write_cells(record, wanted.cells, by=person, at=at) if wanted.cells else []
        focus = editing.do(record, wanted.deed, wanted.row, count=wanted.count, by=person, at=at)
    except Refusal as refusal:
        if is_script:
            return JsonResponse({"refusal": str(refusal.message)}, status=409)
        messages.error(request, str(refusal.message))
        return redirect("revision_edit", record.pk)
    if not is_script:
        return _back(request, record, outcomes, focus)
    return JsonResponse(_told(record, outcomes, wanted, focus))


def _told(record: Revision, outcomes: list[editing.Outcome], wanted: Wanted, focus: int | None) -> dict[str, Any]:
    """What the script hears: what became of each cell, and the rows anew after a deed."""
    answer: dict[str, Any] = {
        "cells": answer_of(outcomes, fiscal_start=record.roadmap.programme.fiscal_start_month),
        "at": timezone.localtime().strftime("%H:%M"),
    }
    if wanted.deed:
        page = edit_page(record, str(page_with(record, focus or 0)))
        shown = {"grid": page.grid, "is_choosing": True}
        answer |= {"rows": render_to_string(GRID, shown), "focus": focus, "page": page.page.number}
    return answer


def _back(request: HttpRequest, record: Revision, outcomes: list[editing.Outcome], focus: int | None) -> HttpResponse:
    for words in dict.fromkeys(outcome.words for outcome in outcomes if outcome.words):
        messages.error(request, words)
    number = page_with(record, focus) if focus else request.POST.get("page", "1")
    address = f"{reverse('revision_edit', args=[record.pk])}?page={number}"
    return redirect(f"{address}#row-{focus}" if focus else address)
