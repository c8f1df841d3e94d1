"""What I get by e-mail: the pace of each topic, and the pause."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.inbox import preferences, preview, quiet
from portal.inbox.preference_forms import PaceForm, PauseForm, QuietForm
from portal.inbox.views import reader
from portal.shell.forms import PortalForm
from portal.shell.refusal import Refusal


def notifications(request: HttpRequest) -> HttpResponse:
    """Choose the paces; pressing “count” shows what they would have meant and keeps nothing."""
    chosen = preferences.chosen_by(reader(request))
    form = PaceForm(request.POST or None, person=request.user, chosen=chosen)
    if request.method != "POST" or "count" in request.POST:
        return show(request, form, at=timezone.now())
    preferences.choose(reader(request), form.wanted, at=timezone.now())
    messages.success(request, _("Your choice is saved."))
    return redirect("notifications")


def show(request: HttpRequest, form: PaceForm, *, at: datetime, **bound: PortalForm) -> HttpResponse:
    """The page; `bound` are forms that came back with mistakes, by their names on the page."""
    person = reader(request)
    context = {
        "paces": form,
        "letters": preview.letters(person, form.wanted, at=at),
        "days": preview.DAYS,
        "is_counted": form.is_bound,
        "paused_until": preferences.pause_of(person),
        "pause": PauseForm(on=timezone.localdate(at), action=reverse("notifications_pause")),
        "quiet": QuietForm.showing(quiet.times_of(person), action=reverse("notifications_quiet")),
    }
    return render(request, "portal/inbox/notifications.html", context | bound)


@require_POST
def keep_quiet(request: HttpRequest) -> HttpResponse:
    """Choose the quiet times."""
    form = QuietForm(request.POST, action=request.path)
    if form.is_valid():
        try:
            quiet.choose(reader(request), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("weekdays", str(refusal.message))
        else:
            messages.success(request, _("Your quiet times are saved."))
            return redirect("notifications")
    paces = PaceForm(person=request.user, chosen=preferences.chosen_by(reader(request)))
    return show(request, paces, at=timezone.now(), quiet=form)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Pause the letters, or (by the other button) end the pause."""
    if "resume" in request.POST:
        preferences.resume(reader(request))
        messages.success(request, _("Letters come again."))
        return redirect("notifications")
    on = timezone.localdate()
    form = PauseForm(request.POST, on=on, action=request.path)
    if not form.is_valid():
        paces = PaceForm(person=request.user, chosen=preferences.chosen_by(reader(request)))
        return show(request, paces, at=timezone.now(), pause=form)
    try:
        preferences.pause(reader(request), form.cleaned_data["until"], on=on)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    return redirect("notifications")
