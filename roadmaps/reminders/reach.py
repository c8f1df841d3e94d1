"""Who can be reached about a cluster, and who is next up the chain when somebody cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from clusters.deputies.queries import deputies_now
from clusters.models import Assignment, Role
from portal.accounts.models import Person
from roadmaps.reminders.schedule import Policy

Told = tuple[int, str]


class Reach:
    """The persons who may enter, by cluster and role; read once for a whole run.

    Officials assigned to a cluster by name are its curators; those for all clusters stand in where it has none.
    """

    def __init__(self) -> None:
        self._by_cluster: dict[tuple[int | None, str], list[int]] = defaultdict(list)
        reachable = Assignment.objects.filter(person__in=Person.objects.active())
        for person, role, cluster in reachable.order_by("pk").values_list("person_id", "role", "cluster_id"):
            self._by_cluster[cluster, role].append(person)
        self._deputies = deputies_now({person for persons in self._by_cluster.values() for person in persons})

    def managers(self, cluster: int) -> list[int]:
        return self._by_cluster[cluster, Role.CLUSTER_MANAGER]

    def curators(self, cluster: int) -> list[int]:
        return self._by_cluster[cluster, Role.OFFICIAL] or self._by_cluster[None, Role.OFFICIAL]

    def belongs(self, cluster: int, person: int | None) -> bool:
        """May this person still report for the cluster?"""
        return person is not None and (
            person in self.managers(cluster) or person in self._by_cluster[cluster, Role.CONTRIBUTOR]
        )

    def reviews(self, cluster: int, person: int | None) -> bool:
        """Does this person still act for the ministry in the cluster?"""
        officials = self._by_cluster[cluster, Role.OFFICIAL], self._by_cluster[None, Role.OFFICIAL]
        return person is not None and any(person in named for named in officials)

    def for_milestone(self, cluster: int, responsible: int | None, *, step: int, policy: Policy) -> Iterable[Told]:
        """The responsible person first; from the second step after the date the managers; later the curators.

        Whoever is missing is skipped up the chain, so that each milestone has somebody.
        """
        managers = [(person, "manager") for person in self.managers(cluster)]
        curators = [(person, "curator") for person in self.curators(cluster)]
        own = [(responsible, "responsible")] if responsible and self.belongs(cluster, responsible) else []
        told = own or managers or curators
        after = sorted(policy.after)
        if len(after) > 1 and step >= after[1]:
            told = [*told, *managers]
        if after and step > after[-1]:
            told = [*told, *curators]
        return self.with_deputies(cluster, told)

    def reviewers(self, cluster: int, *, but: Collection[int | None]) -> Iterable[Told]:
        """The curators, without those whose own work it is; then the officials of all clusters stand in."""
        curators = [(person, "curator") for person in self.curators(cluster)]
        all_over = [(person, "curator") for person in self._by_cluster[None, Role.OFFICIAL]]
        others = [(person, why) for person, why in self.with_deputies(cluster, curators) if person not in but]
        return others or [(person, why) for person, why in self.with_deputies(cluster, all_over) if person not in but]

    def for_author(self, cluster: int, author: int) -> Iterable[Told]:
        """The author while the author is there, else the managers."""
        if self.belongs(cluster, author):
            return self.with_deputies(cluster, [(author, "author")])
        return self.with_deputies(cluster, [(person, "manager") for person in self.managers(cluster)])

    def with_deputies(self, cluster: int, told: Iterable[Told]) -> list[Told]:
        """The same persons, each who is away replaced by a deputy who could hold the role; each once."""
        stead = [(person, why, self._deputies.get(person)) for person, why in told]
        return first_of_each(
            (deputy, "deputy") if deputy and self.could_answer(cluster, deputy, person) else (person, why)
            for person, why, deputy in stead
        )

    def could_answer(self, cluster: int, deputy: int, absent: int) -> bool:
        """Is the deputy on the same side: somebody of the cluster for its people, an official for an official?"""
        if self.belongs(cluster, absent):
            return self.belongs(cluster, deputy)
        return any(role == Role.OFFICIAL and deputy in persons for (_place, role), persons in self._by_cluster.items())


def first_of_each(told: Iterable[Told]) -> list[Told]:
    """Each person once, in the first capacity in which the person is told."""
    seen: dict[int, str] = {}
    for person, reason in told:
        seen.setdefault(person, reason)
    return list(seen.items())
