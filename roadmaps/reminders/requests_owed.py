"""What is owed about requests on a day: an answer, a reply, a word whether it is solved, or whether it worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from clusters.models import Programme
from roadmaps.models import Request
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.reach import Reach, Told
from roadmaps.reminders.schedule import Policy, latest_step
from roadmaps.terms import WITH_ANSWERER, ReminderStep, RequestStatus, Turn

# On the working day before, on the day itself, and then each week.
ANSWERING = Policy(before=(1,), after=(0,), every=7)
# Who asked is not pressed: on the day, and then each fortnight.
CLOSING = Policy(before=(), after=(0,), every=14)
# From the second step after the day on the others of the side hear of it too.
ESCALATES_AT = 7

KIND_BY_STATUS: dict[str, ReminderStep] = {
    **dict.fromkeys((*WITH_ANSWERER, RequestStatus.ASKED_BACK), ReminderStep.REQUEST_TO_ANSWER),
    RequestStatus.ANSWERED: ReminderStep.REQUEST_TO_CLOSE,
    RequestStatus.RESOLVED: ReminderStep.REQUEST_FOLLOW_UP,
}


def requests_owed(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    """In both directions: whose turn it is, is reminded, the officials as much as the clusters."""
    waiting = Request.objects.filter(roadmap__programme=programme, turn_due_date__isnull=False)
    for request in (*read(waiting), *read(followed_up(programme))):
        kind = KIND_BY_STATUS[request.status]
        due = request.turn_due_date or request.follow_up_date
        policy = ANSWERING if kind == ReminderStep.REQUEST_TO_ANSWER else CLOSING
        step = latest_step(due, on, policy) if due else None
        if due is None or step is None:
            continue
        cluster = request.roadmap.cluster_id
        for person, reason in told_of(request, reach, step=step):
            yield Owed(person, kind, f"request:{request.pk}", due, step, reason, cluster, request_id=request.pk)


def followed_up(programme: Programme) -> QuerySet[Request]:
    """Solved requests of which somebody still has to say whether the answer worked."""
    solved = Request.objects.filter(roadmap__programme=programme, status=RequestStatus.RESOLVED)
    return solved.filter(follow_up_date__isnull=False, followed_up_at__isnull=True)


def read(requests: QuerySet[Request]) -> Iterator[Request]:
    named = ("kind", "status", "turn_due_date", "follow_up_date", "asked_by_id", "in_charge_id", "roadmap__cluster_id")
    return requests.select_related("roadmap").only(*named).order_by("pk").iterator()


def told_of(request: Request, reach: Reach, *, step: int) -> list[Told]:
    """Who is in charge or asked, while that person acts for the side, else who leads it; later they too."""
    if request.turn == request.answerer:
        side, one, reason = request.answerer, request.in_charge_id, "in_charge"
    else:
        side, one, reason = request.asker, request.asked_by_id, "asker"
    cluster = request.roadmap.cluster_id
    # Who asked never answers, whatever other role that person holds.
    but = request.asked_by_id if side == request.answerer else None
    if side == Turn.MINISTRY:
        others: list[Told] = [(person, "curator") for person in reach.curators(cluster)]
        is_there = reach.reviews(cluster, one)
    else:
        others = [(person, "manager") for person in reach.managers(cluster)]
        is_there = reach.belongs(cluster, one)
    own: list[Told] = [(one, reason)] if one is not None and one != but and is_there else []
    is_pressed = side == request.answerer and step >= ESCALATES_AT
    told = reach.with_deputies(cluster, [*own, *others] if is_pressed else own or others)
    return [(person, why) for person, why in told if person != but]
