"""What is asked of a milestone, in the words that form, grid, workbook and review share. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WILL_IT_BE_IN_TIME = _("Will it be done by the approved date?")

# By the field of `ReportAnswers`, in the order in which they are asked where they stand side by side.
QUESTIONS: Mapping[str, str | Promise] = {
    "state": _("State"),
    "percent": _("Percent"),
    "forecast_date": _("Forecast"),
    "actual_date": _("Done on"),
    "confidence": WILL_IT_BE_IN_TIME,
    "comment": _("What was done, what comes next"),
    "slip_reason": _("Why later than approved"),
    "slip_category": _("Kind of reason"),
}
