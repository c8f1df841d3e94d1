"""Who answers questions about a digest: the curator, when it speaks of one cluster to the cluster's own people."""

from __future__ import annotations

from collections.abc import Iterable

from clusters.models import Cluster, Role
from clusters.policy import Permission, can, persons_who
from portal.accounts.letters import contact_of
from portal.accounts.models import Person
from portal.mail.correspondence import Contact


def curator_for(person: Person, clusters: Iterable[Cluster]) -> Contact | None:
    """An official who is assigned to the cluster by name.

    None for officials, for several clusters, and for who may see the cluster no more.
    """
    told_of = {cluster.pk: cluster for cluster in clusters}
    if len(told_of) != 1:
        return None
    (cluster,) = told_of.values()
    if can(person, Permission.REVIEW, cluster) or not can(person, Permission.SEE, cluster):
        return None
    officials = persons_who(Permission.REVIEW, cluster, roles=[Role.OFFICIAL])
    return contact_of(officials.filter(assignments__cluster=cluster).order_by("full_name", "pk").first())
