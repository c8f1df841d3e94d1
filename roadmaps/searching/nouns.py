"""What can be found: each noun with who sees which of it, the texts that are looked through, and how a find reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, clusters_where
from portal.shell.asked_words import Piece, excerpt, marked
from portal.shell.matching import says_all
from roadmaps.discussion.notices import address_of
from roadmaps.discussion.subjects import label_of, subject_of
from roadmaps.models import Attachment, DiscussionMessage, Evidence, Milestone, Request, RequestStep, Revision, Upload

Record = TypeVar("Record", bound=Model)
ABOUT = ("milestone", "revision__roadmap__cluster", "report__milestone", "request", "roadmap__cluster")


@dataclass(frozen=True, slots=True)
class Find:
    """One line: `where` is the cluster, `about` what it belongs to, `on` its day or moment."""

    url: str
    title: tuple[Piece, ...]
    where: str
    about: str = ""
    excerpt: tuple[Piece, ...] = ()
    day: date | None = None
    at: datetime | None = None
    who: str = ""
    is_ministry_only: bool = False


@dataclass(frozen=True)
class Noun(Generic[Record]):
    """`fields` are looked through, and what `beside` finds; `told` and `listed` name what a find needs, too."""

    code: str
    label: str | Promise
    icon: str
    model: type[Record]
    fields: tuple[str, ...]
    seen_by: Callable[[Viewer], QuerySet[Record]]
    told: tuple[str, ...]
    find: Callable[[Record, Iterable[str]], Find]
    beside: Callable[[Iterable[str]], Q] | None = None
    listed: tuple[str, ...] = ()

    def says(self, words: Iterable[str]) -> Q:
        """The records that say all the words."""
        own = says_all(self.fields, words)
        return own | self.beside(words) if self.beside else own


def find_milestone(milestone: Milestone, words: Iterable[str]) -> Find:
    rest = " · ".join(filter(None, (milestone.deliverable, milestone.responsible)))
    return Find(
        url=milestone.get_absolute_url(),
        title=marked(str(milestone), words),
        where=milestone.roadmap.cluster.name,
        about=milestone.workstream.title,
        excerpt=excerpt(rest, words),
        day=milestone.baseline_date,
    )


def find_message(message: DiscussionMessage, words: Iterable[str]) -> Find:
    subject = subject_of(message)
    return Find(
        url=address_of(message, subject),
        title=excerpt(message.text.replace("**", ""), words),
        where=message.cluster.name,
        about=label_of(subject),
        at=message.written_at,
        who=message.author.short_name,
        is_ministry_only=message.is_ministry_only,
    )


def find_request(request: Request, words: Iterable[str]) -> Find:
    return Find(
        url=request.get_absolute_url(),
        title=marked(request.need, words),
        where=request.roadmap.cluster.name,
        about=request.get_status_display(),
        excerpt=excerpt(" ".join([request.details, request.answer, *said_of(request)]), words),
        at=request.asked_at,
        who=request.asked_by.short_name,
    )


def said_of(request: Request) -> list[str]:
    """What was asked back, replied and noted on the way; the answer in force stands on the request itself."""
    return [f"{step.text} {step.forwarded_to}" for step in request.steps.all() if step.text != request.answer]


def said_on_the_way(words: Iterable[str]) -> Q:
    """The requests in one of whose steps all the words were said."""
    steps = RequestStep.objects.filter(request=OuterRef("pk"))
    return Q(Exists(steps.filter(says_all(("text", "forwarded_to"), words))))


def find_evidence(evidence: Evidence, words: Iterable[str]) -> Find:
    milestone = evidence.report.milestone
    return Find(
        url=milestone.get_absolute_url(),
        title=marked(str(evidence), words),
        where=milestone.roadmap.cluster.name,
        about=str(milestone),
        at=evidence.added_at,
        who=evidence.added_by.short_name,
    )


def find_attachment(attachment: Attachment, words: Iterable[str]) -> Find:
    message = attachment.message
    subject = subject_of(message)
    return Find(
        url=address_of(message, subject),
        title=marked(attachment.name, words),
        where=message.cluster.name,
        about=label_of(subject),
        at=attachment.added_at,
        who=message.author.short_name,
        is_ministry_only=message.is_ministry_only,
    )


def find_upload(upload: Upload, words: Iterable[str]) -> Find:
    revision: Revision | None = getattr(upload, "revision", None)
    return Find(
        url=revision.get_absolute_url() if revision else reverse("upload_check", args=[upload.pk]),
        title=marked(upload.name, words),
        where=upload.roadmap.cluster.name,
        about=_("Plan No. %(number)d") % {"number": revision.number} if revision else "",
        at=upload.uploaded_at,
        who=upload.uploaded_by.short_name,
    )


def find_revision(revision: Revision, words: Iterable[str]) -> Find:
    return Find(
        url=revision.get_absolute_url(),
        title=(Piece(str(_("Plan No. %(number)d")) % {"number": revision.number}),),
        where=revision.roadmap.cluster.name,
        about=revision.get_status_display(),
        excerpt=excerpt(f"{revision.comment} {revision.reason}", words),
        at=revision.submitted_at or revision.created_at,
        who=revision.created_by.short_name,
    )


def find_cluster(cluster: Cluster, words: Iterable[str]) -> Find:
    return Find(
        url=reverse("cluster", args=[cluster.slug]),
        title=marked(cluster.name, words),
        where=cluster.region.name,
        excerpt=excerpt(cluster.managing_organisation, words),
    )


def messages_seen(person: Viewer) -> QuerySet[DiscussionMessage]:
    return DiscussionMessage.objects.visible_to(person).standing()


def attachments_seen(person: Viewer) -> QuerySet[Attachment]:
    return Attachment.objects.visible_to(person).filter(message__removed_at__isnull=True)


NOUNS: tuple[Noun[Any], ...] = (
    Noun(
        "milestones",
        _("Milestones"),
        "milestone",
        Milestone,
        ("code", "title", "deliverable", "responsible"),
        lambda person: Milestone.objects.visible_to(person),
        ("roadmap__cluster", "workstream"),
        find_milestone,
    ),
    Noun(
        "messages",
        _("Messages"),
        "message-square",
        DiscussionMessage,
        ("text",),
        messages_seen,
        ("cluster", "author", *ABOUT),
        find_message,
    ),
    Noun(
        "requests",
        _("Requests"),
        "life-buoy",
        Request,
        ("need", "details", "from_whom", "answer"),
        lambda person: Request.objects.visible_to(person),
        ("roadmap__cluster", "asked_by"),
        find_request,
        said_on_the_way,
        ("steps",),
    ),
    Noun(
        "evidence",
        pgettext_lazy("search", "Evidence"),
        "file-check",
        Evidence,
        ("name", "title", "link"),
        lambda person: Evidence.objects.visible_to(person),
        ("report__milestone__roadmap__cluster", "added_by"),
        find_evidence,
    ),
    Noun(
        "attachments",
        _("Files of messages"),
        "paperclip",
        Attachment,
        ("name",),
        attachments_seen,
        ("message__cluster", "message__author", *(f"message__{name}" for name in ABOUT)),
        find_attachment,
    ),
    Noun(
        "uploads",
        _("Files of plans"),
        "file-up",
        Upload,
        ("name",),
        lambda person: Upload.objects.visible_to(person),
        ("roadmap__cluster", "uploaded_by", "revision"),
        find_upload,
    ),
    Noun(
        "revisions",
        _("Words of plans"),
        "file-text",
        Revision,
        ("comment", "reason"),
        lambda person: Revision.objects.visible_to(person),
        ("roadmap__cluster", "created_by"),
        find_revision,
    ),
    Noun(
        "clusters",
        _("Clusters"),
        "building-2",
        Cluster,
        ("name", "managing_organisation"),
        lambda person: clusters_where(person, Permission.SEE),
        ("region",),
        find_cluster,
    ),
)
BY_CODE = {noun.code: noun for noun in NOUNS}
