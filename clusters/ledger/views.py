"""The ledger, for admins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clusters import policy
from clusters.ledger import queries
from clusters.ledger.forms import LedgerFilterForm
from clusters.policy import Permission


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    policy.require(request.user, Permission.SEE_LEDGER)
    form = LedgerFilterForm(request.GET)
    context = {"filters": form, "leaf": queries.leaf(form.filters()), "is_narrowed": bool(request.GET)}
    return render(request, "clusters/ledger/ledger.html", context)
