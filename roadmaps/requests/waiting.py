"""Which requests wait for a person: the same answer for the board, the navigation, the homes and the reminders."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from clusters.policy import Permission, Viewer, clusters_where, selves_of
from roadmaps.models import Request
from roadmaps.models.request import RequestQuerySet
from roadmaps.requests.sides import answered_by_side, asked_by_side
from roadmaps.terms import WITH_ANSWERER, RequestKind, RequestStatus

WITH_ASKER = (RequestStatus.ASKED_BACK, RequestStatus.ANSWERED)


def waiting_for(person: Viewer, *, on: date) -> RequestQuerySet:
    """Those that this person has to answer (in charge, or nobody is), reply to, or say a word about.

    Help that nobody has taken up waits for every official of the cluster, a question for its managers.
    """
    return Request.objects.filter(to_answer(person) | to_reply(person) | to_say_again(person, on))


def to_answer(person: Viewer) -> Q:
    leads = Q(kind=RequestKind.HELP) | Q(roadmap__cluster__in=clusters_where(person, Permission.PROPOSE))
    mine = Q(in_charge__in=selves_of(person)) | Q(in_charge__isnull=True) & leads
    return Q(status__in=WITH_ANSWERER) & answered_by_side(person) & mine


def to_reply(person: Viewer) -> Q:
    return asked_by_side(person) & Q(status__in=WITH_ASKER)


def to_say_again(person: Viewer, on: date) -> Q:
    """Solved, and the day has come on which the asker is asked whether it worked."""
    solved = Q(status=RequestStatus.RESOLVED, follow_up_date__lte=on, followed_up_at__isnull=True)
    return asked_by_side(person) & solved
