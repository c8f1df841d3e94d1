"""The pages on which admins look after people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clusters import policy
from clusters.models import Role
from clusters.people import actions, gaps, queries
from clusters.people.forms import STANDING_WORDS, FilterForm, InviteForm, RoleForm
from clusters.people.table import role_table
from clusters.policy import Permission
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.audit.queries import about
from portal.shell.refusal import Refusal

PEOPLE_ON_PAGE = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    everybody = queries.everybody(timezone.now())
    form = FilterForm(request.GET or None)
    found = queries.narrow(everybody, form.filters()) if form.is_bound else everybody
    context = {
        "filters": form,
        "page_obj": Paginator(found, PEOPLE_ON_PAGE).get_page(request.GET.get("page")),
        "gaps": [] if form.is_bound else gaps.find(everybody, at=timezone.now()),
        "counts": queries.counts(everybody),
        "standing_words": STANDING_WORDS,
    }
    return render(request, "clusters/people/people.html", context)


def invite(request: HttpRequest) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    wanted = {"role": request.GET.get("role"), "clusters": request.GET.getlist("clusters")}
    form = InviteForm(request.POST or None, initial=wanted)
    if not form.is_valid():
        return render(request, "clusters/people/invite.html", {"form": form})
    invited = actions.invite(form.invited(), by=person_of(request), at=timezone.now())
    messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": invited.email})
    return redirect("person", pk=invited.pk)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    someone = get_object_or_404(queries.persons(), pk=pk)
    return show(request, someone, RoleForm(action=reverse("person_assign", args=[pk])))


def show(request: HttpRequest, someone: Person, form: RoleForm) -> HttpResponse:
    row = queries.row_for(someone, timezone.now())
    context = {
        "row": row,
        "someone": row.person,
        "standing_word": STANDING_WORDS[row.standing],
        "form": form,
        "entries": about(someone),
        "is_self": someone == request.user,
    }
    return render(request, "clusters/people/person.html", context)


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    someone = get_object_or_404(queries.persons(), pk=pk)
    form = RoleForm(request.POST, action=request.path)
    if not form.is_valid():
        return show(request, someone, form)
    role, clusters = Role(form.cleaned_data["role"]), form.cleaned_data["clusters"]
    attempt(request, lambda at: actions.assign(someone, role, clusters, by=person_of(request), at=at))
    return redirect("person", pk=pk)


@require_POST
def unassign(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    someone = get_object_or_404(queries.persons(), pk=pk)
    role = get_object_or_404(queries.roles_of(someone), pk=assignment)
    attempt(request, lambda at: actions.unassign(role, by=person_of(request), at=at))
    return redirect("person", pk=pk)


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    someone = get_object_or_404(queries.persons(), pk=pk)
    if attempt(request, lambda at: actions.resend(someone, by=person_of(request), at=at)):
        messages.success(request, _("A new invitation to %(email)s is on its way.") % {"email": someone.email})
    return redirect("person", pk=pk)


@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    someone = get_object_or_404(queries.persons(), pk=pk)
    attempt(request, lambda at: actions.deactivate(someone, by=person_of(request), at=at))
    return redirect("person", pk=pk)


@require_POST
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    someone = get_object_or_404(queries.persons(), pk=pk)
    attempt(request, lambda at: actions.reactivate(someone, by=person_of(request), at=at))
    return redirect("person", pk=pk)


@require_safe
def role_matrix(request: HttpRequest) -> HttpResponse:
    """What each role may do, side by side; nothing can be changed here."""
    policy.require(request.user, Permission.MANAGE_PEOPLE)
    return render(request, "clusters/people/roles.html", {"table": role_table()})


def attempt(request: HttpRequest, deed: Callable[[datetime], object]) -> bool:
    """Do it now; a refusal becomes a message. True when it was done."""
    try:
        deed(timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return False
    return True
