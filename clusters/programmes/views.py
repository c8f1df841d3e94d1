"""The pages on which admins set programmes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clusters import policy
from clusters.models import Programme
from clusters.policy import Permission
from clusters.programmes import actions, queries
from clusters.programmes.forms import SettingsForm
from portal.accounts.signed_in import person_of
from portal.audit.queries import about


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    policy.require(request.user, Permission.MANAGE_PROGRAMMES)
    context = {"rows": queries.programmes(timezone.now())}
    return render(request, "clusters/programmes/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_settings(request: HttpRequest, slug: str) -> HttpResponse:
    person, now = person_of(request), timezone.now()
    policy.require(person, Permission.MANAGE_PROGRAMMES)
    programme = get_object_or_404(Programme, slug=slug)
    form = SettingsForm(request.POST or None, programme=programme)
    if form.is_valid():
        if actions.change(programme, form.settings(), by=person, at=now):
            messages.success(request, _("The settings are saved. They hold for the periods that open from now on."))
        else:
            messages.info(request, _("Nothing was changed."))
        return redirect("programme_settings", slug)
    coming = queries.next_period(programme, on=programme.day_of(now))
    context = {"programme": programme, "form": form, "coming": coming, "entries": about(programme)}
    return render(request, "clusters/programmes/settings.html", context)
