"""What became of letters that people answered, for admins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clusters import policy
from clusters.policy import Permission
from clusters.replies.forms import InboundFilterForm
from portal.mail import inbound_log


@require_safe
def inbound_mail(request: HttpRequest) -> HttpResponse:
    policy.require(request.user, Permission.SEE_LEDGER)
    form = InboundFilterForm(request.GET)
    context = {"filters": form, "log": inbound_log.log(**form.chosen), "is_narrowed": bool(request.GET)}
    return render(request, "clusters/replies/inbound_mail.html", context)
