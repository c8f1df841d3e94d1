"""Sentences about one milestone: how late it is, how often its date moved, whose turn it is. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell import dates
from roadmaps.models import BaselineMove, Milestone
from roadmaps.terms import Health, SlipCategory


def lead(milestone: Milestone, health: Health, on: date) -> str:
    """How the milestone stands on that day against its approved date, in days and words."""
    baseline, slip = milestone.baseline_date, milestone.slippage_days
    if health == Health.CANCELLED:
        return _("Dropped from the plan.") if milestone.cancelled_at else _("It will not be done.")
    if health in (Health.DONE, Health.DONE_LATE):
        return done_words(milestone)
    said = []
    if baseline is None:
        said.append(_("It has no approved date."))
    elif health == Health.OVERDUE:
        said.append(_("Overdue by %(span)s.") % {"span": dates.days((on - baseline).days)})
    else:
        said.append(_("Approved date: %(when)s.") % {"when": dates.relative(baseline, on)})
    if slip and slip > 0:
        said.append(_("The forecast is %(span)s later than approved.") % {"span": dates.days(slip)})
    elif slip and slip < 0:
        said.append(_("The forecast is %(span)s earlier than approved.") % {"span": dates.days(-slip)})
    return " ".join(said)


def done_words(milestone: Milestone) -> str:
    slip = milestone.slippage_days
    if slip is None:
        return _("Done.")
    if slip > 0:
        return _("Done %(span)s later than approved.") % {"span": dates.days(slip)}
    if slip < 0:
        return _("Done %(span)s earlier than approved.") % {"span": dates.days(-slip)}
    return _("Done on the approved day.")


def moves_sentence(moves: Sequence[BaselineMove]) -> str:
    """«Moved 3 times, +214 days, twice for money»; empty while no move of the date counts."""
    standing = [move for move in moves if move.days and move.taken_back_at is None]
    moved = [move.days or 0 for move in standing]
    if not moved:
        return ""
    times = ngettext("Moved %(count)d time", "Moved %(count)d times", len(moved)) % {"count": len(moved)}
    span = dates.signed_days(sum(moved))
    kinds = Counter(move.category for move in standing if move.category)
    reasons = [
        _("%(kind)s: %(count)d") % {"kind": str(SlipCategory(kind).label).lower(), "count": count}
        for kind, count in kinds.most_common()
    ]
    return f"{times}, {span} ({', '.join(reasons)})" if reasons else f"{times}, {span}"


def waiting_words(working_days: int) -> str:
    """How long the ministry has had the report, in working days."""
    if working_days == 0:
        return _("waits for the ministry since today")
    return ngettext(
        "waits for the ministry for %(count)d working day",
        "waits for the ministry for %(count)d working days",
        working_days,
    ) % {"count": working_days}
