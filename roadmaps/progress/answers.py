"""The answers of a progress report and what must be true of them before they are sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from portal.shell import dates
from roadmaps.reading.spans import is_plausible
from roadmaps.terms import Confidence, ProgressState

LONGEST_COMMENT, LONGEST_REASON = 4000, 2000


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """What a person answers about one milestone: days of the programme's calendar, percent 0 to 100.

    `evidence_link` is an address to be added to the report's evidence.
    """

    state: str
    percent: int = 0
    forecast_date: date | None = None
    actual_date: date | None = None
    confidence: str = Confidence.ON_TRACK
    comment: str = ""
    slip_reason: str = ""
    slip_category: str = ""
    evidence_link: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What keeps a report from being sent: the field that it stands in and the sentence that says so."""

    field: str
    message: str


def tidied(answers: ReportAnswers, baseline: date | None) -> ReportAnswers:
    """The answers without what contradicts their state.

    Done means 100 percent; only what is done has an actual date, and only what still goes on has a forecast;
    a reason is kept only while the forecast is later than the approved date.
    """
    is_done = answers.state == ProgressState.DONE
    is_over = is_done or answers.state == ProgressState.WILL_NOT_BE_DONE
    kept = replace(
        answers,
        percent=100 if is_done else answers.percent,
        forecast_date=None if is_over else answers.forecast_date,
        actual_date=answers.actual_date if is_done else None,
        comment=answers.comment.strip(),
        slip_reason=answers.slip_reason.strip(),
        evidence_link=answers.evidence_link.strip(),
    )
    return kept if is_late(kept, baseline) else replace(kept, slip_reason="", slip_category="")


def is_late(answers: ReportAnswers, baseline: date | None) -> bool:
    """True when the forecast is later than the approved date."""
    return bool(baseline and answers.forecast_date and answers.forecast_date > baseline)


def gaps(
    answers: ReportAnswers,
    *,
    baseline: date | None,
    today: date,
    has_evidence: bool = False,
    is_evidence_required: bool = True,
) -> list[Gap]:
    """Everything that keeps the report from being sent, in the order of the form; empty when it may go.

    `has_evidence`: whether files or links are added already, beside the link of the answers.
    """
    found = [*scale_gaps(answers)]
    if answers.state == ProgressState.DONE:
        found += done_gaps(answers, today)
        found += evidence_gaps(answers, has_evidence, is_evidence_required)
    elif answers.state == ProgressState.WILL_NOT_BE_DONE:
        found += [] if answers.comment else [Gap("comment", _("Say why it will not be done."))]
    else:
        found += forecast_gaps(answers, baseline, today)
    return found


def unchanged_gaps(answers: ReportAnswers, *, baseline: date | None) -> list[Gap]:
    """What keeps “nothing has changed” from being sent: only a late forecast that was never explained."""
    return [*scale_gaps(answers), *slip_gaps(answers, baseline)]


def day_gaps(answers: ReportAnswers) -> list[Gap]:
    """Days that not even a draft may keep: beyond the years that a plan may name, no page could draw them."""
    said = {"actual_date": answers.actual_date, "forecast_date": answers.forecast_date}
    message = _("“%(found)s” lies outside the years 2000 to 2100. Correct the date.")
    return [
        Gap(name, message % {"found": dates.day(day)})
        for name, day in said.items()
        if day is not None and not is_plausible(day)
    ]


def scale_gaps(answers: ReportAnswers) -> list[Gap]:
    found = day_gaps(answers)
    if not 0 <= answers.percent <= 100:
        found.append(Gap("percent", _("Enter a number from 0 to 100.")))
    if answers.evidence_link and not answers.evidence_link.startswith(("https://", "http://")):
        found.append(Gap("evidence_link", _("Enter an address that begins with https://.")))
    return found


def done_gaps(answers: ReportAnswers, today: date) -> list[Gap]:
    found = []
    if answers.actual_date is None:
        found.append(Gap("actual_date", _("Enter the day on which it was done.")))
    elif answers.actual_date > today:
        message = _("The day on which it was done is in the future. Enter a day up to %(today)s.")
        found.append(Gap("actual_date", message % {"today": dates.day(today)}))
    return found


def evidence_gaps(answers: ReportAnswers, has_evidence: bool, is_required: bool) -> list[Gap]:
    """That nothing shows the result: a file or link, or at least words where the programme asks for no more."""
    if has_evidence or answers.evidence_link:
        return []
    if is_required:
        return [Gap("documents", _("Add the document that confirms it, or give a link to it."))]
    return [] if answers.comment else [Gap("comment", _("Say what was done, or add the document that shows it."))]


def forecast_gaps(answers: ReportAnswers, baseline: date | None, today: date) -> list[Gap]:
    forecast = answers.forecast_date
    if forecast is None:
        if baseline and baseline < today:
            return [
                Gap("forecast_date", _("The approved date has passed. Enter the day on which you now expect it done."))
            ]
        return []
    if forecast < today:
        message = _("The forecast %(date)s has already passed. Enter the day on which you now expect it done.")
        return [Gap("forecast_date", message % {"date": dates.day(forecast)}), *slip_gaps(answers, baseline)]
    return slip_gaps(answers, baseline)


def slip_gaps(answers: ReportAnswers, baseline: date | None) -> list[Gap]:
    if not is_late(answers, baseline):
        return []
    found = []
    if not answers.slip_reason:
        found.append(Gap("slip_reason", _("The forecast is later than the approved date: say why.")))
    if not answers.slip_category:
        found.append(
            Gap("slip_category", _("The forecast is later than the approved date: choose the kind of reason."))
        )
    return found
