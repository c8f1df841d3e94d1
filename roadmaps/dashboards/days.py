"""What day it is for a page that shows several roadmaps."""

from __future__ import annotations

from datetime import date, datetime

from clusters.models import Programme


def programme_day(at: datetime) -> date:
    """The calendar day of the programme that began last; the portal's own time zone before there is one."""
    programme = Programme.objects.order_by("-starts_on", "pk").first()
    return (programme or Programme()).day_of(at)
