"""What the inbox says of messages, and who is told: the other side, never the writer."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusters.models import Cluster, Role
from clusters.policy import Permission, can, persons_who
from portal.accounts.models import Person
from portal.inbox import kinds
from portal.inbox.notices import tell
from portal.shell.excerpts import shortened
from roadmaps.models import DiscussionMessage, Milestone, ProgressReport

WRITTEN = "message.written"
EXCERPT_LENGTH, LABEL_LENGTH = 140, 120

kinds.register(WRITTEN, _("%(person)s wrote on “%(milestone)s”: %(text)s"))


def tell_written(message: DiscussionMessage, *, at: datetime) -> None:
    milestone = message.milestone
    tell(
        other_side(message),
        kind=WRITTEN,
        subject=f"milestone:{milestone.pk}",
        params={
            "person": message.author.short_name,
            "milestone": shortened(str(milestone), LABEL_LENGTH),
            "text": shortened(message.text, EXCERPT_LENGTH),
        },
        url=f"{milestone.get_absolute_url()}#message-{message.pk}",
        needs_action=False,
        at=at,
    )


def other_side(message: DiscussionMessage) -> QuerySet[Person]:
    """Officials when the cluster writes; managers and the last reporter when the ministry does."""
    cluster = message.milestone.roadmap.cluster
    readers = Person.objects.none()
    if can(message.author, Permission.REPORT, cluster):
        readers |= persons_who(Permission.DISCUSS, cluster, roles=[Role.OFFICIAL])
    if can(message.author, Permission.REVIEW, cluster):
        readers |= cluster_side(message.milestone, cluster)
    return readers.exclude(pk=message.author_id)


def cluster_side(milestone: Milestone, cluster: Cluster) -> QuerySet[Person]:
    """The cluster's managers, and who reported last while that person may still see the cluster."""
    managers = persons_who(Permission.DISCUSS, cluster, roles=[Role.CLUSTER_MANAGER])
    last = ProgressReport.objects.filter(milestone=milestone).order_by("-created_at", "-pk").values("author")[:1]
    return managers | persons_who(Permission.REPORT, cluster).filter(pk__in=last)
