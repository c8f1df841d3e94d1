from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.test import override_settings

from portal.mail import delivery
from portal.mail.models import Message, MessageState
from roadmaps.reminders import actions
from roadmaps.reminders.hours import next_letter_day, window_of
from tests.factories import make_cluster, make_manager, make_milestone, make_roadmap

NIGHT = datetime(2026, 11, 14, 23, 40, tzinfo=UTC)  # Sunday the 15th, 02:40 in Moscow
SUNDAY = date(2026, 11, 15)
pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    roadmap = make_roadmap(make_cluster("Композиты Алтая"))
    make_milestone(roadmap, baseline_date=date(2026, 11, 2))
    manager = make_manager(roadmap.cluster)
    actions.raise_due(roadmap.programme, on=SUNDAY, at=NIGHT)
    return manager


def test_letters_keep_to_working_hours_unless_said_otherwise(manager) -> None:
    assert settings.REMIND_AT_ANY_HOUR is False
    assert actions.compose(at=NIGHT) == 0
    assert next_letter_day(SUNDAY) == date(2026, 11, 16)


@override_settings(REMIND_AT_ANY_HOUR=True)
def test_at_any_hour_a_letter_is_written_and_sent_on_a_sunday_night(manager) -> None:
    assert actions.compose(at=NIGHT) == 1
    assert delivery.deliver(Message.objects.get().pk, at=NIGHT + timedelta(minutes=1))

    letter = Message.objects.get()
    assert (letter.state, letter.key) == (MessageState.SENT, f"digest:{manager.pk}:2026-11-15")
    assert letter.expires_at == datetime(2026, 11, 15, 21, 0, tzinfo=UTC)
    assert next_letter_day(SUNDAY) == SUNDAY


@override_settings(REMIND_AT_ANY_HOUR=True)
def test_at_any_hour_there_is_still_one_letter_for_a_local_day(manager) -> None:
    actions.compose(at=NIGHT)
    milestone = make_milestone(make_roadmap(make_cluster()), baseline_date=date(2026, 11, 2))
    milestone.roadmap.cluster.assignments.create(person=manager, role="cluster_manager")

    composed = []
    for hours in (1, 12, 21, 22):  # the last is Monday the 16th, 00:40 in Moscow
        at = NIGHT + timedelta(hours=hours)
        actions.raise_due(milestone.roadmap.programme, on=SUNDAY, at=at)
        composed.append(actions.compose(at=at))

    assert composed == [0, 0, 0, 1]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Europe/Moscow"])
def test_window_is_nine_to_six_where_the_reader_is(manager, zone: str) -> None:
    manager.time_zone = zone

    start, end = window_of(manager, NIGHT)

    assert (start.hour, end - start) == (9, timedelta(hours=9))
    assert start.date() == NIGHT.astimezone(start.tzinfo).date()
