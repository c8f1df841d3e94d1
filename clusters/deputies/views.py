"""The leave of oneself, and the leave of another for who administers people."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clusters.deputies import actions, queries
from clusters.deputies.forms import LeaveForm
from clusters.policy import Permission, require
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.refusal import Refusal


def leave(request: HttpRequest) -> HttpResponse:
    """Who stands in for me, and for whom I do."""
    person = person_of(request)
    form = LeaveForm(request.POST or None, offered=queries.colleagues(person), action=request.path)
    if form.is_valid() and name(request, person, form, at=timezone.now()):
        return redirect("leave")
    return render(request, "clusters/deputies/leave.html", context_of(person, form))


def person_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a deputy for somebody who is away already, or cannot do it."""
    require(request.user, Permission.MANAGE_PEOPLE)
    person = get_object_or_404(Person, pk=pk)
    form = LeaveForm(request.POST or None, offered=queries.candidates(person), action=request.path)
    if form.is_valid() and name(request, person, form, at=timezone.now()):
        return redirect("person_leave", pk=pk)
    return render(request, "clusters/deputies/person_leave.html", context_of(person, form))


@require_POST
def leave_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a leave before its time: the absent person, the deputy or an admin may."""
    by = person_of(request)
    deputy = get_object_or_404(queries.visible_to(by), pk=pk)
    try:
        actions.withdraw(deputy, by=by, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    is_own = by.pk in (deputy.absent_id, deputy.deputy_id)
    return redirect("leave") if is_own else redirect("person_leave", pk=deputy.absent_id)


def name(request: HttpRequest, absent: Person, form: LeaveForm, *, at: datetime) -> bool:
    """Name the deputy whom the form says; a refusal stands on the form. True when it was done."""
    said = form.cleaned_data
    days = {"starts_on": said["starts_on"], "ends_on": said["ends_on"]}
    try:
        actions.name(absent, said["deputy"], by=person_of(request), at=at, **days)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    messages.success(request, _("%(deputy)s stands in and has been told.") % {"deputy": said["deputy"].short_name})
    return True


def context_of(person: Person, form: LeaveForm) -> dict[str, Any]:
    return {
        "someone": person,
        "form": form,
        "leaves": queries.leaves_of(person),
        "stands_in": queries.stands_in_of(person),
        "roles": queries.lendable(person),
    }
