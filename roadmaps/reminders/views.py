"""Who is written to next, and why; and what was sent lately."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clusters.policy import Permission, require
from roadmaps.reminders import queries
from roadmaps.reminders.hours import next_letter_day


@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    require(request.user, Permission.SEE_PORTFOLIO)
    now = timezone.now()
    on = next_letter_day(timezone.localdate(now) + timedelta(days=1))
    expected = queries.expected(request.user, on, request.GET.get("page"))
    sent = queries.sent_lately(request.user, now)
    return render(request, "roadmaps/reminders/reminders.html", {"on": on, "expected": expected, "sent": sent})
