"""What a report changes: was → now, in words; and what about it deserves a second look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell import dates, numbers
from roadmaps.models import Milestone, ProgressReport
from roadmaps.terms import ProgressState


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after the report, as words; `days` by which a date moves, later is positive."""

    label: str
    was: str
    now: str
    days: int | None = None


def changes_of(report: ProgressReport, milestone: Milestone) -> tuple[Change, ...]:
    """Every fact that differs between the milestone as accepted and the report."""
    found = [
        Change(_("State"), str(ProgressState(milestone.state).label), str(ProgressState(report.state).label)),
        Change(_("Done on"), day(milestone.actual_date), day(report.actual_date), slip(report, milestone)),
    ]
    if report.state != ProgressState.DONE:
        before, days = forecast_before(milestone), moved(report, milestone)
        found.append(Change(_("Forecast"), day(before), day(report.forecast_date), days))
    was, now = numbers.percent(milestone.percent / 100), numbers.percent(report.percent / 100)
    found.append(Change(_("Percent"), was, now))
    return tuple(change for change in found if change.was != change.now)


def forecast_before(milestone: Milestone) -> date | None:
    """What was expected so far: the forecast accepted last, else the approved date."""
    return milestone.forecast_date or milestone.baseline_date


def moved(report: ProgressReport, milestone: Milestone) -> int | None:
    """By how many days the forecast moves; None when there is or was none."""
    before = forecast_before(milestone)
    return (report.forecast_date - before).days if report.forecast_date and before else None


def slip(report: ProgressReport, milestone: Milestone) -> int | None:
    """How late it was done, in days against the approved date."""
    if not report.actual_date or not milestone.baseline_date:
        return None
    return (report.actual_date - milestone.baseline_date).days


def gist(report: ProgressReport, milestone: Milestone) -> str:
    """The report in half a line, for a list."""
    if report.is_unchanged:
        return _("nothing has changed")
    if report.state == ProgressState.DONE:
        return _("done on %(date)s, %(proof)s") % {"date": day(report.actual_date), "proof": proof(report)}
    if report.state == ProgressState.WILL_NOT_BE_DONE:
        return _("will not be done")
    days = moved(report, milestone)
    if days:
        return _("forecast %(was)s → %(now)s") % {
            "was": day(forecast_before(milestone)),
            "now": day(report.forecast_date),
        }
    return _("%(state)s, %(percent)s") % {
        "state": str(ProgressState(report.state).label).lower(),
        "percent": numbers.percent(report.percent / 100),
    }


def proof(report: ProgressReport) -> str:
    """How much shows what is said to be done: “2 documents”."""
    count = len(report.evidence.all())
    return (
        ngettext("%(count)d document", "%(count)d documents", count) % {"count": count} if count else _("no documents")
    )


def warnings_of(report: ProgressReport, milestone: Milestone) -> tuple[str, ...]:
    """What an official should not accept in passing."""
    found = []
    if report.state == ProgressState.DONE and not report.evidence.all():
        found.append(_("Accept without a document that confirms it."))
    if report.state == ProgressState.WILL_NOT_BE_DONE:
        found.append(_("Accept that it will not be done."))
    days = moved(report, milestone)
    if days is not None and days > settings.SECOND_LOOK_DAYS:
        found.append(
            ngettext(
                "Accept a forecast that is %(count)d day later.",
                "Accept a forecast that is %(count)d days later.",
                days,
            )
            % {"count": days}
        )
    return tuple(found)


def day(value: date | None) -> str:
    return dates.day(value) if value else "–"
