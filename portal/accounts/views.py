"""Pages about oneself: joining, the profile, and looking around as a demo person."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from portal.accounts import actions, demo, invitations
from portal.accounts.forms import JoinForm, ProfileForm
from portal.accounts.models import Invitation
from portal.accounts.signed_in import person_of

BACKEND = "portal.accounts.backend.PersonBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Enter for the first time. Opening the page decides nothing; sending the form does."""
    invitation = invitations.find(token)
    if invitation is None or invitations.state_of(invitation, timezone.now()) != invitations.State.OPEN:
        return closed_invitation(request, invitation)
    form = JoinForm(request.POST or None, person=invitation.person)
    if not form.is_valid():
        return render(request, "portal/accounts/join.html", {"form": form, "invitation": invitation})
    try:
        person = invitations.accept(invitation, form.joining(), at=timezone.now())
    except invitations.InvitationClosed:
        return closed_invitation(request, invitations.find(token))
    login(request, person, backend=BACKEND)
    return redirect("home")


def closed_invitation(request: HttpRequest, invitation: Invitation | None) -> HttpResponse:
    """Say why the link does not work any more and what to do."""
    state = invitations.state_of(invitation, timezone.now())
    status = HTTPStatus.NOT_FOUND if invitation is None else HTTPStatus.GONE
    context = {"state": state, "invitation": invitation}
    return render(request, "portal/accounts/invitation_closed.html", context, status=status)


def profile(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = ProfileForm(request.POST or None, instance=person, submit_label=_("Save the profile"))
    if not form.is_valid():
        return render(request, "portal/accounts/profile.html", {"form": form})
    actions.change_profile(person, form.changed_data, by=person, at=timezone.now())
    with translation.override(person.language):
        messages.success(request, _("Your profile is saved."))
    return redirect("profile")


@login_not_required
@require_POST
def enter_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Look around as a demo person; exists in a trial alone."""
    person = get_object_or_404(demo.persons(), pk=pk)
    login(request, person, backend=BACKEND)
    return redirect("home")
