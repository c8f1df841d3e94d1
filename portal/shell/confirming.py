"""What cannot be undone is asked once more before it is done."""

from __future__ import annotations

from django.http import HttpRequest

CONFIRMED = "confirmed"


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person was asked and said yes: in a dialog (js/confirm.js), else on a page with the question."""
    return request.POST.get(CONFIRMED) == "yes"
