"""Sentences about judgements: how long one has stood, what reports say, where words and facts part. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.charts.strip import Cell, run_length
from roadmaps.terms import Confidence

# So many overdue milestones contradict “on track”.
OVERDUE_THAT_CONTRADICT = 2
WORST_FIRST = (Confidence.CRITICAL, Confidence.AT_RISK, Confidence.ON_TRACK)


def label(value: str) -> str:
    """“Critical”"""
    return str(Confidence(value).label)


def strip_sentence(cells: tuple[Cell, ...]) -> str:
    """“Critical for 2 quarters”, or how this quarter compares with the one before."""
    length = run_length(cells)
    if length == 0:
        return _("Nobody has given a rating yet.")
    now, before = cells[-1].value, cells[-2].value
    if length > 1:
        return ngettext("%(word)s for %(count)s quarter.", "%(word)s for %(count)s quarters.", length) % {
            "word": label(now),
            "count": length,
        }
    if before == Confidence.NOT_RATED:
        return _("%(word)s: rated for the first time this quarter.") % {"word": label(now)}
    compared = (
        _("%(now)s after “%(before)s”: worse than a quarter ago.")
        if WORST_FIRST.index(now) < WORST_FIRST.index(before)
        else _("%(now)s after “%(before)s”: better than a quarter ago.")
    )
    return compared % {"now": label(now), "before": label(before).lower()}


def reported_sentence(counts: Mapping[str, int]) -> str:
    """What the last reports on the milestones still open say, the worst first; "" when there are none."""
    said = [f"{label(value).lower()} – {counts[value]}" for value in WORST_FIRST if counts.get(value)]
    if not said:
        return ""
    return _("In its last reports on open milestones: %(counts)s.") % {"counts": ", ".join(said)}


def contradicts(value: str, overdue: int) -> bool:
    """Does somebody call a roadmap on track although two milestones or more are overdue?"""
    return value == Confidence.ON_TRACK and overdue >= OVERDUE_THAT_CONTRADICT


def contradiction(ministry: str, cluster: str, overdue: int) -> str:
    """“rated on track, but 3 overdue”; the ministry's judgement counts, the cluster's own while there is none."""
    if contradicts(ministry, overdue):
        sentence = ngettext("rated on track, but %(count)s overdue", "rated on track, but %(count)s overdue", overdue)
        return sentence % {"count": overdue}
    if ministry == Confidence.NOT_RATED and contradicts(cluster, overdue):
        sentence = ngettext(
            "the cluster says on track, but %(count)s overdue",
            "the cluster says on track, but %(count)s overdue",
            overdue,
        )
        return sentence % {"count": overdue}
    return ""
