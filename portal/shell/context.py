"""What every page knows of the portal itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.shell.preferences import theme_of
from portal.shell.request_id import request_id


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_trial": settings.IS_TRIAL,
        "theme": theme_of(request),
        "request_id": request_id.get(),
        "languages": settings.LANGUAGES,
    }
