"""What a cluster's person has to do now: one sentence and one button each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.dashboards.reporting import periods_of
from roadmaps.dashboards.sentences import due_sentence
from roadmaps.models.milestone import Milestone, MilestoneQuerySet
from roadmaps.models.report import ProgressReport
from roadmaps.models.revision import Revision, RevisionQuerySet, RevisionRow
from roadmaps.models.roadmap import Roadmap
from roadmaps.models.upload import Upload
from roadmaps.progress.period_standing import Standing, side_of
from roadmaps.progress.periods import counts
from roadmaps.progress.queries import OPEN
from roadmaps.requests import needs as requests
from roadmaps.terms import Health, ReportStatus, RevisionOrigin, RevisionStatus, UploadState

FRESH_DAYS = 7
"""A milestone reported on so lately is not asked about again only because it is due soon."""


class Urgency(IntEnum):
    """The order of the list: what came back first, then what is late, then what is coming."""

    RETURNED_REPORT = 1
    REQUEST = 2
    PERIOD_REPORT = 3
    OVERDUE = 4
    RETURNED_REVISION = 5
    DUE_SOON = 6
    DRAFT_REPORT = 7
    DRAFT_REVISION = 8
    FILE_BEING_READ = 9
    NO_ROADMAP = 10


BUTTONS: dict[Urgency, Promise] = {
    Urgency.RETURNED_REPORT: gettext_lazy("Fix"),
    Urgency.PERIOD_REPORT: gettext_lazy("Continue report"),
    Urgency.REQUEST: gettext_lazy("Open"),
    Urgency.OVERDUE: gettext_lazy("Report progress"),
    Urgency.RETURNED_REVISION: gettext_lazy("Open"),
    Urgency.DUE_SOON: gettext_lazy("Report progress"),
    Urgency.DRAFT_REPORT: gettext_lazy("Continue"),
    Urgency.DRAFT_REVISION: gettext_lazy("Continue"),
    Urgency.FILE_BEING_READ: gettext_lazy("See how far it is"),
    Urgency.NO_ROADMAP: gettext_lazy("Upload"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """`note` says by when, or what the ministry wrote; `who` and `at` sign it."""

    urgency: Urgency
    sentence: str
    url: str
    cluster: str
    note: str = ""
    who: str = ""
    at: datetime | None = None
    due_date: date = date.max
    is_late: bool = False
    own_button: Promise | None = None

    @property
    def button(self) -> Promise:
        return self.own_button or BUTTONS[self.urgency]


def needs_of(person: Viewer, *, on: date, at: datetime) -> tuple[Need, ...]:
    """Everything that waits for the person, the most urgent first. Nine queries."""
    plans = [*_revisions(person), *_files_being_read(person), *_empty_roadmaps(person)]
    found = [*_papers_of_reports(person), *_requests(person, on), *_periods(person, on), *_due(person, on, at), *plans]
    return tuple(sorted(found, key=lambda need: (need.urgency, need.due_date, need.sentence)))


def own_milestones(person: Viewer) -> MilestoneQuerySet:
    """Milestones on which the person reports: a manager on all, a contributor on those of nobody else."""
    managed = Q(roadmap__cluster__in=clusters_where(person, Permission.PROPOSE))
    return Milestone.objects.where(person, Permission.REPORT).filter(
        managed | Q(responsible_person=person.pk) | Q(responsible_person__isnull=True)
    )


def _papers_of_reports(person: Viewer) -> list[Need]:
    """Reports that came back and reports begun but not sent."""
    reports = (
        ProgressReport.objects.filter(milestone__in=own_milestones(person).unfinished())
        .filter(Q(status=ReportStatus.DRAFT) | Q(pk__in=ProgressReport.objects.to_mend()))
        .select_related("milestone__roadmap__cluster", "reviewed_by")
    )
    return [_of_report(report) for report in reports]


def _requests(person: Viewer, on: date) -> list[Need]:
    """Questions of the ministry, and one's own requests that wait for a word."""
    return [
        Need(
            urgency=Urgency.REQUEST,
            sentence=waiting.sentence,
            url=waiting.url,
            cluster=waiting.cluster,
            note=waiting.due,
            due_date=waiting.due_date,
            is_late=waiting.is_late,
            own_button=waiting.button,
        )
        for waiting in requests.needs_of(person, on=on)
    ]


def _of_report(report: ProgressReport) -> Need:
    milestone = report.milestone
    is_returned = report.status == ReportStatus.RETURNED
    sentence = _("Fix the returned report on %(title)s") if is_returned else _("Finish the report on %(title)s")
    return Need(
        urgency=Urgency.RETURNED_REPORT if is_returned else Urgency.DRAFT_REPORT,
        sentence=sentence % {"title": milestone},
        url=reverse("report_edit", args=[milestone.pk]),
        cluster=milestone.roadmap.cluster.name,
        note=report.reason if is_returned else "",
        who=report.reviewed_by.short_name if is_returned and report.reviewed_by else "",
        at=report.reviewed_at if is_returned else None,
        due_date=milestone.baseline_date or date.max,
    )


def _periods(person: Viewer, on: date) -> list[Need]:
    """The reports that the present period still expects of the person, one line for each roadmap."""
    roadmaps = Roadmap.objects.where(person, Permission.REPORT).select_related("cluster").in_bulk()
    _due_before, newest = periods_of({roadmap.programme_id for roadmap in roadmaps.values()}, on)
    periods = {period.pk: period for period in newest.values()}
    found = counts(periods.values(), on=on, roadmaps=list(roadmaps), milestones=own_milestones(person))
    return [
        _of_period(
            roadmaps[roadmap],
            Standing(periods[period], count, on, (), side=side_of(person, roadmaps[roadmap].cluster)),
        )
        for (period, roadmap), count in found.items()
        if count.missing
    ]


def _of_period(roadmap: Roadmap, standing: Standing) -> Need:
    count = standing.count.expected
    sentence = ngettext("Report on %(count)s milestone", "Report on %(count)s milestones", count) % {"count": count}
    return Need(
        urgency=Urgency.PERIOD_REPORT,
        sentence=f"{standing.label}: {sentence}",
        url=reverse("reports", args=[roadmap.pk]),
        cluster=roadmap.cluster.name,
        note=f"{standing.left_words}; {standing.due_words}",
        due_date=standing.due_date,
        is_late=standing.is_late,
    )


def _due(person: Viewer, on: date, at: datetime) -> list[Need]:
    """Milestones that are overdue or due soon and of which no report is on its way."""
    under_way = ProgressReport.objects.filter(milestone=OuterRef("pk"), status__in=OPEN)
    came_back = ProgressReport.objects.to_mend().filter(milestone=OuterRef("pk"))
    fresh = Q(health=Health.DUE_SOON, last_report_at__gt=at - timedelta(days=FRESH_DAYS))
    milestones = (
        own_milestones(person)
        .health_on(on)
        .filter(health__in=[Health.OVERDUE, Health.DUE_SOON])
        .exclude(fresh)
        .exclude(Exists(under_way))
        .exclude(Exists(came_back))
        .select_related("roadmap__cluster")
    )
    return [_of_milestone(milestone, on) for milestone in milestones]


def _of_milestone(milestone: Milestone, on: date) -> Need:
    due_date = milestone.baseline_date or on
    return Need(
        urgency=Urgency.OVERDUE if due_date < on else Urgency.DUE_SOON,
        sentence=_("Report on %(title)s") % {"title": milestone},
        url=reverse("report_edit", args=[milestone.pk]),
        cluster=milestone.roadmap.cluster.name,
        note=due_sentence((due_date - on).days),
        due_date=due_date,
        is_late=due_date < on,
    )


def _standing_plans() -> RevisionQuerySet:
    """Revisions that were not discarded; the draft of a file in which no milestone was found is none."""
    has_rows = Exists(RevisionRow.objects.filter(revision=OuterRef("pk")))
    return Revision.objects.filter(has_rows | ~Q(origin=RevisionOrigin.UPLOAD)).exclude(status=RevisionStatus.DISCARDED)


def _revisions(person: Viewer) -> list[Need]:
    """The newest draft, and what came back: a plan returned under a draft begun earlier asks beside that draft."""
    newer = _standing_plans().filter(roadmap=OuterRef("roadmap"), number__gt=OuterRef("number"))
    answer = newer.filter(~Q(status=RevisionStatus.DRAFT) | Q(created_at__gt=OuterRef("decided_at")))
    is_newest_draft = Q(status=RevisionStatus.DRAFT) & ~Exists(newer)
    is_unanswered = Q(status=RevisionStatus.RETURNED) & ~Exists(answer)
    revisions = (
        _standing_plans()
        .where(person, Permission.PROPOSE)
        .filter(is_newest_draft | is_unanswered)
        .select_related("roadmap__cluster", "decided_by")
    )
    return [_of_revision(revision) for revision in revisions]


def _of_revision(revision: Revision) -> Need:
    is_returned = revision.status == RevisionStatus.RETURNED
    sentence = (
        _("Change the returned revision No. %(number)s of the roadmap")
        if is_returned
        else _("Finish revision No. %(number)s and send it to the ministry")
    )
    is_file = revision.origin == RevisionOrigin.UPLOAD and revision.upload_id is not None and not is_returned
    return Need(
        urgency=Urgency.RETURNED_REVISION if is_returned else Urgency.DRAFT_REVISION,
        sentence=sentence % {"number": revision.number},
        url=reverse("upload_check", args=[revision.upload_id]) if is_file else revision.get_absolute_url(),
        cluster=revision.roadmap.cluster.name,
        note=revision.reason if is_returned else "",
        who=revision.decided_by.short_name if is_returned and revision.decided_by else "",
        at=revision.decided_at if is_returned else None,
    )


def _files_being_read(person: Viewer) -> list[Need]:
    """Files that a worker reads: they will be there to be checked whether or not the person waits."""
    uploads = Upload.objects.where(person, Permission.PROPOSE).filter(state=UploadState.READING)
    return [
        Need(
            urgency=Urgency.FILE_BEING_READ,
            sentence=_("The file “%(name)s” is being read") % {"name": upload.name},
            url=reverse("upload_reading", args=[upload.pk]),
            cluster=upload.roadmap.cluster.name,
            note=_("You can check it as soon as it has been read."),
        )
        for upload in uploads.select_related("roadmap__cluster")
    ]


def _empty_roadmaps(person: Viewer) -> list[Need]:
    """Roadmaps without a plan in force and without one on its way."""
    plan = _standing_plans().filter(roadmap=OuterRef("pk"))
    roadmaps = (
        Roadmap.objects.where(person, Permission.PROPOSE)
        .exclude(Exists(plan))
        .exclude(Exists(Milestone.objects.filter(roadmap=OuterRef("pk"))))
        .exclude(Exists(Upload.objects.filter(roadmap=OuterRef("pk"), state=UploadState.READING)))
        .select_related("cluster", "programme")
    )
    return [
        Need(
            urgency=Urgency.NO_ROADMAP,
            sentence=_("Upload the roadmap for “%(programme)s”") % {"programme": roadmap.programme.name},
            url=reverse("upload", args=[roadmap.pk]),
            cluster=roadmap.cluster.name,
            note=_("Start with the file that you already have: a table, a project plan or a PDF."),
        )
        for roadmap in roadmaps
    ]
