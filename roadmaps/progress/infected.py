"""Telling of evidence in which a virus was found: who brought it replaces it, officials know why it is shut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.policy import Permission, persons_who
from portal.accounts.models import Person
from portal.inbox import kinds
from portal.inbox.notices import settle, tell
from roadmaps.filing.infected import tell_once
from roadmaps.models import Evidence
from roadmaps.progress.notices import reporters, short_label
from roadmaps.terms import ReportStatus, ScanState

INFECTED = "report.infected"
# Of these the cluster can still take the file out: from the draft, or from the next one.
TO_BE_MENDED = (ReportStatus.DRAFT, ReportStatus.RETURNED, ReportStatus.SUBMITTED)

kinds.register(INFECTED, _("A virus was found in “%(name)s”, evidence of “%(milestone)s”: nobody can open the file"))


def tell_found(*, at: datetime) -> int:
    """Tell of every file with a virus that nobody has been told of; how many there were."""
    found = Evidence.objects.files().filter(scan=ScanState.INFECTED).order_by("pk")
    named = found.select_related("report__milestone__roadmap__cluster", "added_by")
    return tell_once(named, kind=INFECTED, subject_of=subject_of, tell_of=partial(tell_of, at=at))


@transaction.atomic
def tell_of(evidence: Evidence, *, at: datetime) -> None:
    """Tell the cluster's people concerned, and the officials unless the report is a draft that they do not see."""
    report = evidence.report
    cluster = report.milestone.roadmap.cluster
    is_draft = report.status == ReportStatus.DRAFT
    own = reporters(report)
    brought = persons_who(Permission.REPORT, cluster).filter(pk=evidence.added_by_id)
    officials = Person.objects.none() if is_draft else persons_who(Permission.REVIEW, cluster)
    page = reverse("report_edit", args=[report.milestone_id]) if is_draft else report.get_absolute_url()
    said: dict[str, Any] = {
        "kind": INFECTED,
        "subject": subject_of(evidence),
        "params": {"name": evidence.name, "milestone": short_label(report.milestone)},
        "place": cluster,
        "url": page,
        "at": at,
    }
    tell({*own, *brought}, needs_action=report.status in TO_BE_MENDED, **said)
    tell(officials.exclude(pk__in=[one.pk for one in own]), needs_action=False, **said)


def settle_file(evidence: Evidence, *, at: datetime) -> None:
    """Put to rest what was said of a file, as it was taken out."""
    if evidence.scan == ScanState.INFECTED:
        settle(subject_of(evidence), at=at)


def settle_gone(evidence: Sequence[Evidence], *, at: datetime) -> None:
    """Put to rest what was said of those files that hang on no report any more; another one still has to be mended."""
    infected = [one for one in evidence if one.scan == ScanState.INFECTED]
    files = [one.file.name for one in infected]
    kept = set(Evidence.objects.filter(file__in=files).values_list("file", flat=True))
    for one in infected:
        if one.file.name not in kept:
            settle_file(one, at=at)


def subject_of(evidence: Evidence) -> str:
    """The stored file: it may hang on several reports, and is told of once."""
    return f"evidence:{evidence.file.name}"
