"""When a person was here, and when the visit before this one was."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from portal.accounts.models import Person

SEEN_EVERY = timedelta(minutes=10)
VISIT_GAP = timedelta(hours=1)
PREVIOUS_VISIT = "previous_visit_at"


def note_seen(person: Person, session: SessionBase, *, at: datetime) -> None:
    """Remember that the person is here, at most once in ten minutes; after an hour's absence a new visit begins."""
    last = person.last_seen_at
    if last is not None and at - last <= SEEN_EVERY:
        return
    if last is not None and at - last > VISIT_GAP:
        session[PREVIOUS_VISIT] = last.isoformat()
    Person.objects.filter(pk=person.pk).update(last_seen_at=at)
    person.last_seen_at = at


def previous_visit(session: SessionBase) -> datetime | None:
    """When the person was last seen before the present visit; None when that is not known."""
    kept = session.get(PREVIOUS_VISIT)
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None
