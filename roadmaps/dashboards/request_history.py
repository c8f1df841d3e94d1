"""What was asked about a milestone and what came of it, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.accounts.models import Person
from roadmaps.dashboards.history_entry import Entry
from roadmaps.models import Milestone, Request, RequestStep
from roadmaps.requests.history import event_of


def steps_of(milestone: Milestone, person: Person) -> tuple[RequestStep, ...]:
    """The steps of every request about the milestone that the person may see. One query."""
    requests = Request.objects.visible_to(person).filter(milestone=milestone)
    steps = RequestStep.objects.filter(request__in=requests)
    return tuple(steps.select_related("request", "by", "person").order_by("at", "pk"))


def request_entries(steps: Iterable[RequestStep]) -> Iterator[Entry]:
    for step in steps:
        event = event_of(step)
        yield Entry(
            kind="request",
            at=event.at,
            who=event.who,
            text=event.sentence,
            quote=event.quote,
            link=step.request.get_absolute_url(),
            link_words=step.request.need,
        )
