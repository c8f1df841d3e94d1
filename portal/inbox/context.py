"""The number beside the inbox in the header of every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.inbox.queries import waiting


def inbox(request: HttpRequest) -> dict[str, Any]:
    """`inbox_count`: how many things wait for the person; one query."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"inbox_count": 0}
    return {"inbox_count": waiting(user.pk)}
