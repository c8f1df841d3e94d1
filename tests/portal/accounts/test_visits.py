from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore

from portal.accounts.visits import note_seen, previous_visit
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("absence", "noted", "is_new_visit"),
    [
        (timedelta(minutes=10), False, False),
        (timedelta(minutes=11), True, False),
        (timedelta(hours=1), True, False),
        (timedelta(hours=1, seconds=1), True, True),
        (timedelta(days=3), True, True),
    ],
)
def test_visit_begins_anew_after_an_hour(absence: timedelta, noted: bool, is_new_visit: bool) -> None:
    last = NOW - absence
    person, session = make_person(last_seen_at=last), SessionStore()

    note_seen(person, session, at=NOW)

    person.refresh_from_db()
    assert person.last_seen_at == (NOW if noted else last)
    assert previous_visit(session) == (last if is_new_visit else None)


def test_first_visit_has_none_before_it() -> None:
    person, session = make_person(), SessionStore()

    note_seen(person, session, at=NOW)

    assert person.last_seen_at == NOW
    assert previous_visit(session) is None


def test_previous_visit_stays_known_while_the_visit_lasts() -> None:
    before = datetime.fromisoformat("2026-11-12T08:00:00+00:00")
    person, session = make_person(last_seen_at=before), SessionStore()

    note_seen(person, session, at=NOW)
    note_seen(person, session, at=NOW + timedelta(minutes=30))

    assert previous_visit(session) == before
