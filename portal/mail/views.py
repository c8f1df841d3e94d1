"""The mailbox of a trial, and the end of letters.

The mailbox holds the letters that nobody was bothered with. It does not exist where letters leave.
"""

from __future__ import annotations

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.mail import queries, unsubscribing


def open_in_trial_only() -> None:
    if settings.MAIL_TRANSPORT != "mailbox" or not settings.IS_TRIAL:
        raise Http404


@require_safe
@login_not_required
def mailbox(request: HttpRequest) -> HttpResponse:
    """Open to everybody in a trial, so that an invitation can be read by somebody who cannot enter yet."""
    open_in_trial_only()
    to = request.GET.get("to", "")[:254]
    page = queries.mailbox(to=to, page=request.GET.get("page"))
    return render(request, "portal/mail/mailbox.html", {"page_obj": page, "to": to})


@require_safe
@login_not_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    open_in_trial_only()
    message = get_object_or_404(queries.letters(), pk=pk)
    return render(request, "portal/mail/letter.html", {"letter": message})


@require_safe
@login_not_required
@csp_replace({"sandbox": ["allow-popups"], "style-src": [UNSAFE_INLINE]})  # type: ignore[arg-type]
def letter_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as a mail program draws it, alone in a sandbox without scripts; letters carry their styles inline."""
    open_in_trial_only()
    message = get_object_or_404(queries.letters(), pk=pk)
    return HttpResponse(message.html)


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Opening asks, for scanners of mail open links too; sending ends the letters. Mail programs have `one_click`."""
    ending = unsubscribing.find(token)
    is_done = ending is not None and request.method == "POST"
    still = ending.carry_out(at=timezone.now()) if ending is not None and is_done else ()
    page = {"ending": ending, "is_done": is_done, "still": still}
    return render(request, "portal/mail/unsubscribe.html", page, status=200 if ending else 404)
