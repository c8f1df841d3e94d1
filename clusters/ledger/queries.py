"""The ledger with the names of clusters in place of their slugs."""

from __future__ import annotations

from dataclasses import replace

from clusters.models import Cluster
from portal.audit import queries
from portal.audit.queries import Filters, Leaf


def leaf(filters: Filters) -> Leaf:
    """One page of the ledger; a cluster that is gone is shown by its slug."""
    found = queries.leaf(filters)
    slugs = {row.scope for row in found.rows}
    names = dict(Cluster.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return replace(found, rows=[replace(row, scope=names.get(row.scope, row.scope)) for row in found.rows])
