"""Quiet times: days and hours on which nothing is written to a person, and when it is written instead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.accounts.models import Person
from portal.inbox import letters, notices, quiet
from portal.inbox.models import Notice, QuietTime
from portal.mail import checks
from portal.mail.checks import Postpone
from portal.mail.models import Message
from portal.shell.refusal import Refusal
from roadmaps.reminders import actions as reminders
from tests.clients import signed_in
from tests.factories import make_cluster, make_manager

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
# In Moscow it is three hours later. The 20th of November 2026 is a Friday; the 4th is a public holiday.
FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def person() -> Person:
    return make_manager(make_cluster(), language="en")


@pytest.mark.parametrize(
    ("times", "at", "opens"),
    [
        (QuietTime(), FRIDAY + DAY, None),
        (QuietTime(on_days_off=True), FRIDAY, None),
        (QuietTime(on_days_off=True), FRIDAY + DAY, datetime(2026, 11, 23, 6, tzinfo=UTC)),
        (QuietTime(on_days_off=True), datetime(2026, 11, 4, 9, tzinfo=UTC), datetime(2026, 11, 5, 6, tzinfo=UTC)),
        (QuietTime(on_days_off=True), datetime(2026, 11, 22, 22, tzinfo=UTC), None),
        (
            QuietTime(outside_hours=True),
            datetime(2026, 11, 20, 5, 59, tzinfo=UTC),
            datetime(2026, 11, 20, 6, tzinfo=UTC),
        ),
        (QuietTime(outside_hours=True), datetime(2026, 11, 20, 6, tzinfo=UTC), None),
        (QuietTime(outside_hours=True), datetime(2026, 11, 20, 14, 59, tzinfo=UTC), None),
        (QuietTime(outside_hours=True), datetime(2026, 11, 20, 15, tzinfo=UTC), datetime(2026, 11, 21, 6, tzinfo=UTC)),
        (QuietTime(outside_hours=True, on_days_off=True), FRIDAY + 8 * HOUR, datetime(2026, 11, 23, 6, tzinfo=UTC)),
        (QuietTime(weekdays="4"), FRIDAY, datetime(2026, 11, 21, 6, tzinfo=UTC)),
        (QuietTime(weekdays="04", on_days_off=True), FRIDAY, datetime(2026, 11, 24, 6, tzinfo=UTC)),
    ],
)
def test_when_letters_come_again(times: QuietTime, at: datetime, opens: datetime | None) -> None:
    assert quiet.opens_at(times, "Europe/Moscow", at) == opens


def ask(person: Person, at: datetime) -> None:
    notices.tell([person], kind="request.asked", subject="x:1", params={}, url="/", needs_action=True, at=at)


def test_letter_of_the_moment_is_written_when_the_night_is_over(person: Person) -> None:
    quiet.choose(person.pk, on_days_off=False, outside_hours=True, weekdays=())
    ask(person, FRIDAY - 10 * HOUR)
    assert letters.write_due(at=FRIDAY - 10 * HOUR) == 0
    assert letters.write_due(at=FRIDAY) == 1


def test_what_came_on_days_off_stands_in_the_letter_of_the_next_morning(person: Person) -> None:
    quiet.choose(person.pk, on_days_off=True, outside_hours=False, weekdays=())
    ask(person, FRIDAY + DAY)
    for at in (FRIDAY + DAY, FRIDAY + 2 * DAY):
        assert (letters.write_due(at=at), reminders.compose(at=at)) == (0, 0)
    monday = FRIDAY + 3 * DAY
    assert (letters.write_due(at=monday), reminders.compose(at=monday)) == (0, 1)
    assert Notice.objects.get().letter == Message.objects.get()


def test_digest_passes_over_a_quiet_weekday(person: Person) -> None:
    quiet.choose(person.pk, on_days_off=False, outside_hours=False, weekdays=["4"])
    ask(person, FRIDAY - 2 * DAY)
    Notice.objects.update(waits_for="daily")
    assert reminders.compose(at=FRIDAY) == 0
    assert reminders.compose(at=FRIDAY + 3 * DAY) == 1


def test_letter_of_a_room_waits_and_one_about_the_account_does_not(person: Person) -> None:
    quiet.choose(person.pk, on_days_off=True, outside_hours=False, weekdays=())
    of_room, of_account = Message(kind="room.letter", person=person), Message(kind="account.reset", person=person)
    assert checks.look_again(of_room, FRIDAY + DAY) == Postpone(datetime(2026, 11, 23, 6, tzinfo=UTC))
    assert checks.look_again(of_room, FRIDAY) is None
    assert checks.look_again(of_account, FRIDAY + DAY) is None


def test_page_keeps_the_choice_and_leaves_a_day(person: Person) -> None:
    client = signed_in(person)
    client.post("/me/notifications/quiet/", {"on_days_off": "on", "weekdays": ["4", "0"]})
    kept = QuietTime.objects.get()
    assert (kept.on_days_off, kept.outside_hours, kept.weekdays) == (True, False, "04")
    assert 'value="4"' in client.get("/me/notifications/").content.decode()
    page = client.post("/me/notifications/quiet/", {"weekdays": list("01234")})
    assert "Leave at least one day of the week" in page.content.decode()
    client.post("/me/notifications/quiet/", {})
    assert not QuietTime.objects.exists()


def test_no_day_at_all_is_refused(person: Person) -> None:
    with pytest.raises(Refusal):
        quiet.choose(person.pk, on_days_off=False, outside_hours=False, weekdays="01234")
