"""What a discussion is about: a milestone, a revision, a report, a request or a whole roadmap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, note_readers, persons_who
from portal.accounts.models import Person
from portal.shell import dates
from roadmaps.models import DiscussionMessage, Milestone, ProgressReport, Request, Revision, Roadmap
from roadmaps.models.message import OWN_PLANS, DiscussionMessageQuerySet
from roadmaps.terms import ReportStatus

Subject: TypeAlias = Milestone | Revision | ProgressReport | Request | Roadmap
KINDS: dict[type, str] = {
    Milestone: "milestone",
    Revision: "revision",
    ProgressReport: "report",
    Request: "request",
    Roadmap: "roadmap",
}
WITHIN = ("roadmap__cluster", "roadmap__programme")
FINDERS: dict[str, Callable[[Viewer], QuerySet[Subject]]] = {
    "milestone": lambda person: Milestone.objects.visible_to(person).select_related(*WITHIN),
    "revision": lambda person: Revision.objects.visible_to(person).select_related(*WITHIN),
    "report": lambda person: ProgressReport.objects.visible_to(person).select_related(
        "milestone__roadmap__cluster", "milestone__roadmap__programme"
    ),
    "request": lambda person: Request.objects.visible_to(person).select_related(*WITHIN, "milestone"),
    "roadmap": lambda person: Roadmap.objects.visible_to(person).select_related("cluster", "programme"),
}


def find(kind: str, pk: int, person: Viewer) -> Subject | None:
    """What the discussion is about, if there is such a thing and the person may see it."""
    return FINDERS[kind](person).filter(pk=pk).first() if kind in FINDERS else None


def subject_of(message: DiscussionMessage) -> Subject:
    """What the message was written about."""
    named: tuple[Subject | None, ...] = (
        message.milestone,
        message.revision,
        message.report,
        message.request,
        message.roadmap,
    )
    return next(subject for subject in named if subject is not None)


def kind_of(subject: Subject) -> str:
    return KINDS[type(subject)]


def key_of(subject: Subject) -> str:
    """“milestone:12”: how the inbox and the bookmarks name a discussion; that of a report stands with its milestone."""
    if isinstance(subject, ProgressReport):
        return f"milestone:{subject.milestone_id}"
    return f"{kind_of(subject)}:{subject.pk}"


def roadmap_of(subject: Subject) -> Roadmap:
    if isinstance(subject, Roadmap):
        return subject
    return subject.milestone.roadmap if isinstance(subject, ProgressReport) else subject.roadmap


def cluster_of(subject: Subject) -> Cluster:
    return roadmap_of(subject).cluster


def label_of(subject: Subject) -> str:
    """What the discussion is about, in words that stand in quotation marks."""
    if isinstance(subject, ProgressReport):
        return str(subject.milestone)
    if isinstance(subject, Revision):
        return _("Plan No. %(number)d, %(cluster)s") % {"number": subject.number, "cluster": cluster_of(subject).name}
    if isinstance(subject, Roadmap):
        return _("Roadmap of %(cluster)s") % {"cluster": subject.cluster.name}
    return str(subject)


def messages_on(subject: Subject) -> DiscussionMessageQuerySet:
    """The discussion of a subject; that of a milestone holds what was written about its reports, too."""
    within = Q(**{kind_of(subject): subject.pk})
    if isinstance(subject, Milestone):
        within |= Q(report__milestone=subject)
    return DiscussionMessage.objects.filter(within)


def report_words(report: ProgressReport) -> str:
    """“On the report of 3 Nov 2026”: beside a message on a report, where the milestone is looked at."""
    return _("on the report of %(date)s") % {"date": dates.day(report.submitted_at or report.created_at)}


def readers_of(subject: Subject, *, is_ministry_only: bool = False) -> QuerySet[Person]:
    """Everybody who may read a message there: the same rule as `visible_to`, of persons."""
    cluster = cluster_of(subject)
    if isinstance(subject, Revision) and subject.status in OWN_PLANS:
        readers = persons_who(Permission.PROPOSE, cluster)
    elif isinstance(subject, ProgressReport) and subject.status == ReportStatus.DRAFT:
        readers = persons_who(Permission.REPORT, cluster)
    else:
        readers = persons_who(Permission.SEE, cluster)
    return readers.filter(pk__in=note_readers(cluster)) if is_ministry_only else readers
