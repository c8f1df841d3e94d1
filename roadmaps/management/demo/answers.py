"""What came to the reply address in the last days: answers of people, and what mailboxes write by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from portal.accounts.models import Person
from portal.mail.inbound_models import InboundMail, InboundReason, InboundState
from roadmaps.management.demo.calendar import ZONE, Course

ELSEWHERE = "office@elsewhere.example"
ENDS: Sequence[tuple[InboundState, str]] = (
    (InboundState.PLACED, ""),
    (InboundState.PLACED, ""),
    (InboundState.PLACED, InboundReason.FILES_LEFT_OUT),
    (InboundState.RETURNED, InboundReason.NO_WORDS),
    (InboundState.PLACED, ""),
    (InboundState.DROPPED, InboundReason.AUTOMATIC),
    (InboundState.RETURNED, InboundReason.OTHER_SENDER),
    (InboundState.DROPPED, InboundReason.NO_TOKEN),
)


def answers(persons: Sequence[Person], course: Course) -> None:
    """One letter of each kind, a day apart, from one person after the other."""
    rows = []
    for number, (state, reason) in enumerate(ENDS):
        person = None if reason == InboundReason.NO_TOKEN else persons[number % len(persons)]
        at = datetime.combine(course.before(len(ENDS) - number), time(10), ZONE) + timedelta(minutes=7 * number)
        sender = person.email if person and reason != InboundReason.OTHER_SENDER else ELSEWHERE
        rows.append(
            InboundMail(
                key=f"<answer-{number}@demo.example>",
                state=state,
                reason=reason,
                person=person,
                sender=sender,
                size=20_000,
                received_at=at,
                handled_at=at,
                attempts=1,
            )
        )
    InboundMail.objects.bulk_create(rows)
