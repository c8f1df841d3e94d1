"""Who stands on which side of a request: one person, and whoever stands in for them, on one side of it alone.

Somebody may be an official and work in the cluster, too. Who asked never answers; who is in charge or has answered
neither replies nor says that it is solved. The same rules stand here in Python and in SQL.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from clusters.models import Cluster, Role
from clusters.policy import Permission, Viewer, can, clusters_where, persons_who, selves_of
from portal.accounts.models import Person
from roadmaps.models import Request
from roadmaps.terms import REQUEST_ASKER, RequestKind, Turn, other_turn

PERMISSION = {Turn.CLUSTER: Permission.ASK_HELP, Turn.MINISTRY: Permission.GIVE_HELP}
LEADING = {Turn.CLUSTER: Role.CLUSTER_MANAGER, Turn.MINISTRY: Role.OFFICIAL}


def kind_asked_by(person: Viewer, cluster: Cluster) -> RequestKind | None:
    """What the person's question would be: the ministry asks for information, the cluster for help; None: neither."""
    kinds = (kind for kind in (RequestKind.INFORMATION, RequestKind.HELP) if may_ask(person, kind, cluster))
    return next(kinds, None)


def may_ask(person: Viewer, kind: str, cluster: Cluster) -> bool:
    return can(person, PERMISSION[REQUEST_ASKER[kind]], cluster)


def may_answer(person: Viewer, request: Request) -> bool:
    """Does the person act for the side that is asked? Never who asked."""
    return request.asked_by_id not in selves_of(person) and can(person, PERMISSION[request.answerer], request.cluster)


def answered_by_side(person: Viewer) -> Q:
    """The requests that the person may answer, in any state: the same rule as `may_answer`, in SQL."""
    return of_side(person, {kind: other_turn(asker) for kind, asker in REQUEST_ASKER.items()}) & ~asked_by_self(person)


def may_reply(person: Viewer, request: Request) -> bool:
    """Does the person act for the side that asks? Who asked always, but nobody to whose own work it is put."""
    selves = selves_of(person)
    is_answerer = not selves.isdisjoint({request.in_charge_id, request.answered_by_id})
    is_other = is_answerer and request.asked_by_id not in selves
    return not is_other and can(person, PERMISSION[request.asker], request.cluster)


def is_asker(person: Viewer, request: Request) -> bool:
    """Who asked, or stands in for them; when that person acts for the side no more, anybody who does."""
    if not may_reply(person, request):
        return False
    return request.asked_by_id in selves_of(person) or not may_reply(request.asked_by, request)


def asked_by_side(person: Viewer) -> Q:
    """The requests that the person, or one for whom the person stands in, has asked and may still speak for."""
    return of_side(person, REQUEST_ASKER) & asked_by_self(person)


def asked_by_self(person: Viewer) -> Q:
    return Q(asked_by__in=selves_of(person))


def of_side(person: Viewer, sides: Mapping[str, Turn]) -> Q:
    """The requests of each kind in whose clusters the person acts for the side that is named for it."""
    places = {kind: clusters_where(person, PERMISSION[side]) for kind, side in sides.items()}
    return Q.create([Q(kind=kind, roadmap__cluster__in=here) for kind, here in places.items()], connector=Q.OR)


def could_answer(request: Request) -> QuerySet[Person]:
    """Everybody who may be put in charge of it."""
    return people_on(request.answerer, request.cluster).exclude(pk=request.asked_by_id)


def people_on(side: Turn, cluster: Cluster) -> QuerySet[Person]:
    """Everybody who acts for that side in the cluster."""
    return persons_who(PERMISSION[side], cluster).order_by("full_name", "pk")


def leading_on(side: Turn, cluster: Cluster) -> QuerySet[Person]:
    """Who is told when nobody is in charge: the officials, or the cluster's managers."""
    return persons_who(PERMISSION[side], cluster, roles=[LEADING[side]])
