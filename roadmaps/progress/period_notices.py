"""What the inbox says of periods: that reporting has begun, and by which day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.policy import Permission, persons_who
from portal.accounts.models import Person
from portal.inbox import kinds
from portal.inbox.notices import tell
from roadmaps.models import ReportingPeriod, Roadmap
from roadmaps.progress.period_words import label

OPENED, OPENED_FOR_PARTS = "period.opened", "period.opened_for_parts"

kinds.register(OPENED, _("Reporting for %(period)s has begun: %(cluster)s reports by %(due_date)s"))
kinds.register(
    OPENED_FOR_PARTS,
    _("Reporting for %(period)s has begun, %(cluster)s: report on your milestones by %(due_date)s"),
)


def tell_opened(period: ReportingPeriod, roadmaps: Collection[int], *, at: datetime) -> None:
    """Tell everybody who reports on one of the roadmaps (by key), each by the day of the own side.

    Reminders follow as the programme sets them.
    """
    for roadmap in Roadmap.objects.filter(pk__in=roadmaps).select_related("cluster"):
        managers = persons_who(Permission.PROPOSE, roadmap.cluster)
        contributors = persons_who(Permission.REPORT, roadmap.cluster).exclude(pk__in=managers)
        _tell(period, roadmap, managers, kind=OPENED, side="cluster", at=at)
        _tell(period, roadmap, contributors, kind=OPENED_FOR_PARTS, side="contributor", at=at)


def _tell(
    period: ReportingPeriod, roadmap: Roadmap, persons: QuerySet[Person], *, kind: str, side: str, at: datetime
) -> None:
    tell(
        persons,
        kind=kind,
        subject=f"period:{period.pk}:{roadmap.pk}",
        params={
            "period": {language: label(period, language) for language, _name in settings.LANGUAGES},
            "cluster": roadmap.cluster.name,
            "due_date": period.due_date_of(side).isoformat(),
        },
        place=roadmap.cluster,
        url=reverse("reports", args=[roadmap.pk]),
        needs_action=False,
        at=at,
    )
