"""Where to look first: a score that orders the portfolio, and the reasons for it in words.

The score is a sort order, not a grade: it is shown to officials and analysts only, with its sum.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell.dates import days
from roadmaps.assessing.words import contradiction
from roadmaps.dashboards.counts import Counts
from roadmaps.terms import Confidence

OVERDUE_POINTS, KEY_POINTS, OVERDUE_MOST = 8, 12, 40
SLIP_DAYS_A_POINT, SLIP_MOST = 15, 15
SILENCE_POINTS, SILENCE_MOST = 15, 25
CRITICAL_POINTS, RISK_POINTS = 15, 7
CONTRADICTION_POINTS = 10
NO_PLAN_POINTS = 15
HIGHEST = 100
REASONS_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one roadmap on a day. `missing_days`: see `reporting.Reporting`.

    `rated` is what the ministry says of the whole roadmap, `own` what the cluster does.
    """

    counts: Counts
    has_plan: bool
    missing_days: int | None
    reports_waiting: int
    revisions_waiting: int
    rated: Confidence = Confidence.NOT_RATED
    own: Confidence = Confidence.NOT_RATED
    requests_waiting: int = 0

    @property
    def contradiction(self) -> str:
        """Where a good word and the facts part; "" where they do not."""
        return contradiction(self.rated, self.own, self.counts.overdue)


@dataclass(frozen=True, slots=True)
class Reason:
    points: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Attention:
    """The score 0–100, what it is the sum of, and the row's reasons in words (never empty of what waits)."""

    score: int
    sum: tuple[Reason, ...]
    words: tuple[str, ...]


def attention(standing: Standing) -> Attention:
    """Weigh a roadmap's standing."""
    counts = standing.counts
    slip = Reason(min(SLIP_MOST, counts.worst_slip_days // SLIP_DAYS_A_POINT), _slip_sentence(counts))
    parts = [
        Reason(_overdue_points(counts), overdue_sentence(counts)),
        slip,
        Reason(_silence_points(standing.missing_days), silence_sentence(standing.missing_days)),
        judged_reason(standing),
        Reason(CONTRADICTION_POINTS if standing.contradiction else 0, standing.contradiction),
        Reason(0 if standing.has_plan else NO_PLAN_POINTS, _("no roadmap in force yet")),
    ]
    found = tuple(sorted((part for part in parts if part.points), key=lambda part: -part.points))
    score = min(HIGHEST, sum(part.points for part in found))
    heaviest = [part.sentence for part in found if part is not slip]
    return Attention(score=score, sum=found, words=_words(standing, heaviest))


def judged_reason(standing: Standing) -> Reason:
    """What persons doubt: the ministry's word on the roadmap, else the cluster's, else that of its reports."""
    match standing.rated, standing.own:
        case Confidence.CRITICAL, _word:
            return Reason(CRITICAL_POINTS, _("rated critical"))
        case Confidence.AT_RISK, _word:
            return Reason(RISK_POINTS, _("rated at risk"))
        case Confidence.NOT_RATED, Confidence.CRITICAL:
            return Reason(CRITICAL_POINTS, _("critical in the cluster's own words"))
        case Confidence.NOT_RATED, Confidence.AT_RISK:
            return Reason(RISK_POINTS, _("at risk in the cluster's own words"))
    return Reason(RISK_POINTS if standing.counts.at_risk else 0, risk_sentence(standing.counts))


def _overdue_points(counts: Counts) -> int:
    ordinary = counts.overdue - counts.overdue_key
    return min(OVERDUE_MOST, OVERDUE_POINTS * ordinary + KEY_POINTS * counts.overdue_key)


def _silence_points(missing_days: int | None) -> int:
    return 0 if missing_days is None else min(SILENCE_MOST, SILENCE_POINTS + missing_days)


def _words(standing: Standing, heaviest: list[str]) -> tuple[str, ...]:
    """The two heaviest reasons, then what waits for a decision; the slip alone only when nothing is overdue.

    A good word that the facts contradict is always said.
    """
    counts = standing.counts
    late = [late_sentence(counts)] if counts.late and not counts.overdue else []
    shown = [*heaviest, *late][:REASONS_IN_A_ROW]
    if standing.contradiction and standing.contradiction not in shown:
        shown.append(standing.contradiction)
    return (*shown, *waiting_sentences(standing))


def overdue_sentence(counts: Counts) -> str:
    """“4 overdue, worst by 112 days”; "" when nothing is."""
    if not counts.overdue:
        return ""
    return ngettext("%(count)s overdue, by %(days)s", "%(count)s overdue, worst by %(days)s", counts.overdue) % {
        "count": counts.overdue,
        "days": days(counts.worst_overdue_days),
    }


def late_sentence(counts: Counts) -> str:
    """“2 forecast late, worst by 31 days”"""
    return ngettext(
        "%(count)s forecast late, by %(days)s", "%(count)s forecast late, worst by %(days)s", counts.late
    ) % {"count": counts.late, "days": days(counts.worst_late_days)}


def _slip_sentence(counts: Counts) -> str:
    return _("largest slip: %(days)s") % {"days": days(counts.worst_slip_days)}


def silence_sentence(missing_days: int | None) -> str:
    """“no report for the period, 30 days late”; "" when nothing is owed."""
    if missing_days is None:
        return ""
    if missing_days == 0:
        return _("no report for the period, due today")
    return _("no report for the period, %(days)s late") % {"days": days(missing_days)}


def risk_sentence(counts: Counts) -> str:
    """“2 at risk”"""
    return ngettext("%(count)s at risk", "%(count)s at risk", counts.at_risk) % {"count": counts.at_risk}


def waiting_sentences(standing: Standing) -> tuple[str, ...]:
    """What of this roadmap waits for a decision of the ministry."""
    found = []
    if standing.revisions_waiting:
        found.append(_("a revision waits for approval"))
    if count := standing.reports_waiting:
        sentence = ngettext("%(count)s report waits for review", "%(count)s reports wait for review", count)
        found.append(sentence % {"count": count})
    if count := standing.requests_waiting:
        sentence = ngettext(
            "%(count)s request waits for the ministry", "%(count)s requests wait for the ministry", count
        )
        found.append(sentence % {"count": count})
    return tuple(found)
