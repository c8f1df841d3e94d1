"""What the inbox says of periods: that reporting has begun, and by which day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.policy import Permission, persons_who
from portal.inbox import kinds
from portal.inbox.notices import tell
from roadmaps.models import ReportingPeriod, Roadmap
from roadmaps.progress.period_words import label

OPENED = "period.opened"

kinds.register(OPENED, _("Reporting for %(period)s has begun: %(cluster)s reports by %(due_date)s"))


def tell_opened(period: ReportingPeriod, roadmaps: Collection[int], *, at: datetime) -> None:
    """Tell everybody who reports on one of the roadmaps (by key); reminders follow as the programme sets them."""
    for roadmap in Roadmap.objects.filter(pk__in=roadmaps).select_related("cluster"):
        tell(
            persons_who(Permission.REPORT, roadmap.cluster),
            kind=OPENED,
            subject=f"period:{period.pk}:{roadmap.pk}",
            params={
                "period": label(period, period.programme.language),
                "cluster": roadmap.cluster.name,
                "due_date": period.cluster_due_date.isoformat(),
            },
            place=roadmap.cluster,
            url=reverse("reports", args=[roadmap.pk]),
            needs_action=False,
            at=at,
        )
