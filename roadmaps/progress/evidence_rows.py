"""The rows of evidence and the bytes behind them: added, carried to the next draft, removed from a draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.filing.incoming import Incoming
from roadmaps.filing.storing import forget_bytes, store
from roadmaps.models import Evidence, ProgressReport
from roadmaps.progress.answers import Gap
from roadmaps.terms import EvidenceKind, ScanState


def add_link(report: ProgressReport, link: str, *, by: Person, at: datetime, title: str = "") -> Evidence:
    """Add an address to a draft; one that is there already stays as it is."""
    added, _is_new = Evidence.objects.get_or_create(
        report=report, kind=EvidenceKind.LINK, link=link, defaults={"title": title, "added_by": by, "added_at": at}
    )
    return added


def add_file(report: ProgressReport, incoming: Incoming, *, by: Person, at: datetime) -> Evidence:
    """Store a file that has passed the gate and add it to a draft; the same bytes are in a report once.

    Raises Refusal when there is no room on the disk.
    """
    same = report.evidence.filter(sha256=incoming.sha256).first()
    return same or store(Evidence(report=report, kind=EvidenceKind.FILE), incoming, by=by, at=at)


def carry_over(evidence: Iterable[Evidence], report: ProgressReport) -> None:
    """Give a new draft the evidence of the report that came back: the same stored files, with who brought them when."""
    carried = ("kind", "file", "name", "sha256", "size", "format", "link", "title", "scan", "added_by_id", "added_at")
    Evidence.objects.bulk_create(
        Evidence(report=report, **{name: getattr(one, name) for name in carried}) for one in evidence
    )


def remove(evidence: Iterable[Evidence]) -> None:
    """Take rows off a draft; the bytes go with the last row that names them."""
    for one in evidence:
        name = one.file.name
        one.delete()
        if name:
            transaction.on_commit(partial(forget_bytes, Evidence, name))


def infected_gaps(evidence: Iterable[Evidence]) -> list[Gap]:
    """That a file with a virus has to be removed before the report can be sent."""
    message = _("A virus was found in “%(name)s”. Remove the file.")
    return [Gap("documents", message % {"name": one.name}) for one in evidence if one.scan == ScanState.INFECTED]
