"""Who stands on which side of a request."""

from __future__ import annotations

from django.db.models import QuerySet

from clusters.models import Cluster, Role
from clusters.policy import Permission, Viewer, can, persons_who
from portal.accounts.models import Person
from roadmaps.models import Request
from roadmaps.terms import REQUEST_ASKER, RequestKind, Turn

PERMISSION = {Turn.CLUSTER: Permission.ASK_HELP, Turn.MINISTRY: Permission.GIVE_HELP}
LEADING = {Turn.CLUSTER: Role.CLUSTER_MANAGER, Turn.MINISTRY: Role.OFFICIAL}


def kind_asked_by(person: Viewer, cluster: Cluster) -> RequestKind | None:
    """What the person's question would be: the ministry asks for information, the cluster for help; None: neither."""
    kinds = (kind for kind in (RequestKind.INFORMATION, RequestKind.HELP) if may_ask(person, kind, cluster))
    return next(kinds, None)


def may_ask(person: Viewer, kind: str, cluster: Cluster) -> bool:
    return can(person, PERMISSION[REQUEST_ASKER[kind]], cluster)


def may_answer(person: Viewer, request: Request) -> bool:
    """Does the person act for the side that is asked?"""
    return can(person, PERMISSION[request.answerer], request.cluster)


def may_reply(person: Viewer, request: Request) -> bool:
    """Does the person act for the side that asks?"""
    return can(person, PERMISSION[request.asker], request.cluster)


def is_asker(person: Viewer, request: Request) -> bool:
    """Who asked; when that person acts for the side no more, anybody who does stands in."""
    if person.pk == request.asked_by_id:
        return may_reply(person, request)
    return may_reply(person, request) and not may_reply(request.asked_by, request)


def people_on(side: Turn, cluster: Cluster) -> QuerySet[Person]:
    """Everybody who acts for that side in the cluster."""
    return persons_who(PERMISSION[side], cluster).order_by("full_name", "pk")


def leading_on(side: Turn, cluster: Cluster) -> QuerySet[Person]:
    """Who is told when nobody is in charge: the officials, or the cluster's managers."""
    return persons_who(PERMISSION[side], cluster, roles=[LEADING[side]])
