"""Who writes first where several act at once: milestones are held first, then their open reports, the ledger last.

Every verb of reporting and reviewing begins with it, and one that acts on several holds all of them before it writes
anything: the ledger lets one transaction write at a time, and whoever waits for it must not hold what its writer needs.
"""

from __future__ import annotations

from collections.abc import Iterable

from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress.queries import OPEN


def hold(milestones: Iterable[int]) -> list[int]:
    """Hold these milestones (pks) and their open reports until the transaction ends; gives those that there are."""
    held = list(Milestone.objects.filter(pk__in=set(milestones)).held().values_list("pk", flat=True))
    reports = ProgressReport.objects.filter(milestone__in=held, status__in=OPEN).order_by("pk")
    list(reports.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
    return held
