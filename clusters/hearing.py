"""Of which clusters a person may still hear: news of the others is neither shown nor written any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from clusters.models import Deputy
from clusters.policy import Permission, clusters_where
from portal.accounts.models import Person
from portal.inbox import entitled
from portal.inbox.models import Notice


def elsewhere(person: int, rows: Sequence[Notice]) -> Collection[int]:
    """The rows about clusters that the person does not see; one that nobody knows any more is seen by nobody."""
    scopes = {row.scope for row in rows if row.scope}
    if not scopes:
        return ()
    # Read anew: what the person may do is kept on each object.
    seen = clusters_where(Person.objects.get(pk=person), Permission.SEE).filter(slug__in=scopes)
    hidden = scopes - set(seen.values_list("slug", flat=True))
    return [row.pk for row in rows if row.scope in hidden]


def forget_after_change(person: Person) -> None:
    """After a role has changed: what the person, and whoever stands in for the person, may not read any more goes."""
    deputies = Deputy.objects.acting().filter(absent=person).values_list("deputy", flat=True)
    for pk in sorted({person.pk, *deputies}):
        entitled.forget_foreign(pk)


entitled.register(elsewhere)
