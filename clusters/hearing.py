"""Of which clusters a person may still hear: news of the others is neither shown nor written any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from clusters.models import Cluster, Deputy
from clusters.policy import Permission, clusters_where
from portal.accounts.models import Person
from portal.inbox import entitled
from portal.inbox.models import Notice


def elsewhere(person: int, rows: Sequence[Notice]) -> Collection[int]:
    """The rows about clusters that the person does not see; a row names its cluster as its place."""
    places = {row.place for row in rows if row.place}
    if not places:
        return ()
    named = Cluster.objects.filter(name__in=places).values_list("name", flat=True)
    # Read anew: what the person may do is kept on each object.
    seen = clusters_where(Person.objects.get(pk=person), Permission.SEE)
    hidden = set(named) - set(seen.filter(name__in=places).values_list("name", flat=True))
    return [row.pk for row in rows if row.place in hidden]


def forget_after_change(person: Person) -> None:
    """After a role has changed: what the person, and whoever stands in for the person, may not read any more goes."""
    deputies = Deputy.objects.acting().filter(absent=person).values_list("deputy", flat=True)
    for pk in sorted({person.pk, *deputies}):
        entitled.forget_foreign(pk)


entitled.register(elsewhere)
