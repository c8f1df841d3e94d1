"""What each role may do, in one sentence for those who give it away."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusters.models import Role

SENTENCES = {
    Role.CLUSTER_MANAGER: _("Uploads the roadmap of the cluster, reports on its milestones and answers questions."),
    Role.CONTRIBUTOR: _("Reports on the milestones of the cluster; cannot propose a new plan."),
    Role.OFFICIAL: _("Reads the roadmaps, approves plans, accepts or returns reports. Without a cluster: in all."),
    Role.ANALYST: _("Reads all roadmaps and the portfolio; changes nothing."),
    Role.ADMIN: _("Invites people, gives roles, sets the programmes and reads the ledger; sees no roadmap."),
}
NEEDS_CLUSTER = frozenset({Role.CLUSTER_MANAGER, Role.CONTRIBUTOR})
TAKES_NO_CLUSTER = frozenset({Role.ANALYST, Role.ADMIN})
