"""What the inbox and the ledger say of reports, and who is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.models import Role
from clusters.policy import Permission, persons_who
from portal.accounts.models import Person
from portal.audit import sentences
from portal.inbox import kinds
from portal.inbox.notices import settle, tell
from portal.shell.excerpts import shortened
from roadmaps.models import Milestone, ProgressReport

SUBMITTED, ACCEPTED, RETURNED = "report.submitted", "report.accepted", "report.returned"
REOPENED = "report.reopened"
LABEL_LENGTH = 120

kinds.register(
    SUBMITTED,
    _("%(person)s reported on “%(milestone)s”, %(cluster)s: the report waits for review"),
    is_undoable=True,
)
kinds.register(ACCEPTED, _("%(person)s accepted the report on “%(milestone)s”"), is_undoable=True)
kinds.register(
    RETURNED, _("%(person)s returned the report on “%(milestone)s”: %(reason)s"), has_own_letter=True, is_undoable=True
)
kinds.register(REOPENED, _("%(person)s reviews the report on “%(milestone)s” again: %(reason)s"))

sentences.register("report.saved", _("Report drafted: %(label)s"))
sentences.register("report.submitted", _("Report sent for review: %(label)s"))
sentences.register("report.accepted", _("Report accepted: %(label)s"))
sentences.register("report.returned", _("Report returned: %(label)s. Reason: %(reason)s"))
sentences.register("report.discarded", _("Draft of a report discarded: %(label)s"))
sentences.register("report.withdrawn", _("Report withdrawn: %(label)s"))
sentences.register("report.decision_undone", _("Decision on a report taken back: %(label)s"))
sentences.register("report.reopened", _("Report reviewed again: %(label)s. Reason: %(reason)s"))


def subject_of(report: ProgressReport) -> str:
    return f"report:{report.pk}"


def settle_report(report: ProgressReport, *, at: datetime) -> None:
    """Put everything said so far of this report to rest."""
    settle(subject_of(report), at=at)


def tell_submitted(report: ProgressReport, *, by: Person, at: datetime) -> None:
    cluster = report.milestone.roadmap.cluster
    reviewers = persons_who(Permission.REVIEW, cluster).exclude(pk__in=[by.pk, report.author_id])
    tell(
        reviewers,
        kind=SUBMITTED,
        subject=subject_of(report),
        params=params(report, by, cluster=cluster.name),
        place=cluster,
        by=by,
        but={by.pk, report.author_id},
        url=f"{reverse('review')}?report={report.pk}",
        needs_action=True,
        at=at,
    )


def tell_accepted(report: ProgressReport, *, at: datetime) -> None:
    tell(
        reporters(report),
        kind=ACCEPTED,
        subject=subject_of(report),
        params=params(report, report.reviewed_by),
        place=report.milestone.roadmap.cluster,
        by=report.reviewed_by,
        url=report.get_absolute_url(),
        needs_action=False,
        at=at,
    )


def tell_returned(report: ProgressReport, *, at: datetime) -> None:
    tell(
        reporters(report),
        kind=RETURNED,
        subject=subject_of(report),
        params=params(report, report.reviewed_by, reason=report.reason),
        place=report.milestone.roadmap.cluster,
        by=report.reviewed_by,
        url=reverse("report_edit", args=[report.milestone_id]),
        needs_action=True,
        at=at,
    )


def tell_reopened(report: ProgressReport, *, reason: str, by: Person, at: datetime) -> None:
    tell(
        reporters(report),
        kind=REOPENED,
        subject=subject_of(report),
        params=params(report, by, reason=reason),
        place=report.milestone.roadmap.cluster,
        by=by,
        url=report.get_absolute_url(),
        needs_action=False,
        at=at,
    )


def reporters(report: ProgressReport) -> list[Person]:
    """Who wrote and who sent the report (one person mostly) while they report for the cluster, else its managers."""
    cluster = report.milestone.roadmap.cluster
    own = persons_who(Permission.REPORT, cluster).filter(pk__in=[report.author_id, report.submitted_by_id])
    return list(own) or list(persons_who(Permission.REPORT, cluster, roles=[Role.CLUSTER_MANAGER]))


def params(report: ProgressReport, person: Person | None, **more: str) -> dict[str, Any]:
    return {"person": person.short_name if person else "", "milestone": short_label(report.milestone), **more}


def short_label(milestone: Milestone) -> str:
    """The code and the title, shortened at a word for a line of the inbox."""
    return shortened(str(milestone), LABEL_LENGTH)
