"""Which requests wait for a person: the same answer for the board, the navigation, the homes and the reminders."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models import Request
from roadmaps.models.request import RequestQuerySet
from roadmaps.terms import WITH_ANSWERER, RequestKind, RequestStatus

WITH_ASKER = (RequestStatus.ASKED_BACK, RequestStatus.ANSWERED)


def waiting_for(person: Viewer, *, on: date) -> RequestQuerySet:
    """Those that this person has to answer (in charge, or nobody is), reply to, or say a word about.

    Help that nobody has taken up waits for every official of the cluster, a question for its managers.
    """
    return Request.objects.filter(to_answer(person) | to_reply(person) | to_say_again(person, on))


def to_answer(person: Viewer) -> Q:
    help_wanted = Q(kind=RequestKind.HELP, roadmap__cluster__in=clusters_where(person, Permission.GIVE_HELP))
    questions = Q(kind=RequestKind.INFORMATION, roadmap__cluster__in=clusters_where(person, Permission.PROPOSE))
    own = Q(in_charge=person.pk, roadmap__cluster__in=clusters_where(person, Permission.DISCUSS))
    return Q(status__in=WITH_ANSWERER) & (own | Q(in_charge__isnull=True) & (help_wanted | questions))


def to_reply(person: Viewer) -> Q:
    return asked_by(person) & Q(status__in=WITH_ASKER)


def to_say_again(person: Viewer, on: date) -> Q:
    """Solved, and the day has come on which the asker is asked whether it worked."""
    solved = Q(status=RequestStatus.RESOLVED, follow_up_date__lte=on, followed_up_at__isnull=True)
    return asked_by(person) & solved


def asked_by(person: Viewer) -> Q:
    return Q(asked_by=person.pk, roadmap__cluster__in=clusters_where(person, Permission.DISCUSS))
