"""What of requests waits for a person, as lines of a home page: one sentence and one button each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.calendar import working_days_between
from clusters.policy import Viewer
from roadmaps.models import Request
from roadmaps.requests.waiting import waiting_for
from roadmaps.requests.words import due_words
from roadmaps.terms import RequestStatus

ANSWER = (_("Answer: %(need)s"), pgettext_lazy("verb", "Answer"))
WORDS: dict[str, tuple[Promise, Promise]] = {
    RequestStatus.ASKED_BACK: (_("Reply to what was asked back: %(need)s"), pgettext_lazy("verb", "Reply")),
    RequestStatus.ANSWERED: (_("Say whether the answer solves it: %(need)s"), _("Read the answer")),
    RequestStatus.RESOLVED: (_("Say whether the answer worked: %(need)s"), _("Say how it went")),
}


@dataclass(frozen=True, slots=True)
class RequestNeed:
    """One request that waits for the person; `waited_days` are working days since the last step."""

    sentence: str
    button: Promise
    url: str
    cluster: str
    who: str
    due: str
    due_date: date
    waited_days: int
    is_late: bool


def needs_of(person: Viewer, *, on: date) -> tuple[RequestNeed, ...]:
    """The most urgent first. One query."""
    found = waiting_for(person, on=on).select_related("roadmap__cluster", "roadmap__programme", "asked_by")
    needs = [need_of(request, on) for request in found]
    return tuple(sorted(needs, key=lambda need: (need.due_date, need.sentence)))


def need_of(request: Request, on: date) -> RequestNeed:
    sentence, button = WORDS.get(request.status, ANSWER)
    due = request.turn_due_date or request.follow_up_date or on
    since = request.roadmap.programme.day_of(request.answered_at or request.asked_at)
    return RequestNeed(
        sentence=str(sentence) % {"need": request.need},
        button=button,
        url=request.get_absolute_url(),
        cluster=request.roadmap.cluster.name,
        who=request.asked_by.short_name,
        due=due_words(due, on) if request.is_open else "",
        due_date=due,
        waited_days=working_days_between(since, on),
        is_late=due < on,
    )
