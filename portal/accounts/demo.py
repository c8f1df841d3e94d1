"""The demo persons of a trial: anybody may look around as one of them, and only in a trial."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet

from portal.accounts.models import Person

DEMO_PASSWORD = "roadmap-demo-2026"  # noqa: S105
DEMO_DOMAIN = "@demo.example"


def persons() -> QuerySet[Person]:
    """Demo persons who may enter, in the order in which they were made; nobody outside a trial."""
    if not settings.IS_TRIAL:
        return Person.objects.none()
    return Person.objects.active().filter(email__endswith=DEMO_DOMAIN).order_by("pk")
