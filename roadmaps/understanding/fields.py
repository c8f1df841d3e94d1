"""What a column of a file may be in the portal, in the order in which it is offered."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, str | Promise] = {
    "": _("not imported"),
    "code": _("Number"),
    "workstream": _("Workstream"),
    "title": _("Milestone"),
    "level": _("Outline level"),
    "deliverable": _("Deliverable"),
    "responsible": _("Responsible"),
    "due": _("Due date"),
    "start": _("Start"),
    "duration": _("Duration"),
    "quarter": _("Quarter of the due date"),
    "month": _("Month of the due date"),
    "year": _("Year of the due date"),
    "baseline": _("Approved date"),
    "forecast": _("Forecast"),
    "previous_forecast": _("Earlier forecast"),
    "actual": _("Actual date"),
    "status": _("State"),
    "percent": _("Per cent done"),
    "budget": _("Money"),
    "weight": _("Weight"),
    "external_id": _("Identifier in another system"),
    "notes": _("Notes"),
}
