"""While cluster B works, gets letters and is decided on, no word of it reaches who may not see it, by whatever way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from clusters.models import Programme
from clusters.policy import Permission, can
from portal.accounts.models import Person
from portal.inbox import kinds
from portal.inbox.models import Notice
from portal.mail import delivery
from portal.mail.models import Message, MessageState
from roadmaps.assessing.actions import rate
from roadmaps.discussion.actions import write
from roadmaps.models import Reminder
from roadmaps.progress import actions as progress
from roadmaps.reminders import actions as reminders
from roadmaps.revisions import actions as revisions
from roadmaps.terms import Confidence, Side
from tests.house.planting import plant
from tests.house.rules import MANAGER_B, OF_A_ALONE, OFFICIAL
from tests.house.test_tenants import CANARY, crawl, starts
from tests.house.world import World, client_of

MORNING = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)  # Tuesday, 10:00 in Moscow; a month before what is due
MOVED = "from B to A"


@pytest.fixture
def busy(world: World) -> Iterator[World]:
    """B has been decided on, written about and reminded of; who wrote its reports works for A by now."""
    b, official, colleague = world.b, world.persons[OFFICIAL], world.persons[MANAGER_B]
    moved = b.submitted_report.author
    moved.assignments.update(cluster=world.a.cluster)
    world.persons[MOVED] = moved
    plant(b, CANARY)
    with time_machine.travel(MORNING, tick=False):
        raise_reminders()
        for record in (b.submitted_report, b.submitted_revision, b.draft_report, b.milestone):
            record.refresh_from_db()
        progress.return_(b.submitted_report, reason=CANARY, by=official, at=MORNING)
        revisions.return_(b.submitted_revision, reason=CANARY, by=official, at=MORNING)
        progress.submit(b.draft_report, by=colleague, at=MORNING)
        write(b.milestone, text=CANARY, by=official, at=MORNING)
        write(b.milestone, text=CANARY, by=colleague, at=MORNING)
        rate(b.roadmap, side=Side.MINISTRY, value=Confidence.CRITICAL, reason=CANARY, by=official, at=MORNING)
        rate(b.roadmap, side=Side.CLUSTER, value=Confidence.AT_RISK, reason=CANARY, by=colleague, at=MORNING)
        delivery.deliver_due(at=MORNING)
        world.clients.update({role: signed_in_anew(person) for role, person in world.persons.items()})
        yield world


def signed_in_anew(person: Person) -> Client:
    """A fortnight has passed: no earlier session holds."""
    return client_of(Person.objects.get(pk=person.pk))


def raise_reminders() -> None:
    for programme in Programme.objects.all():
        reminders.raise_due(programme, on=MORNING.date(), at=MORNING)
    reminders.compose(at=MORNING)


def knows_of_b(world: World, person: Person | None) -> bool:
    return person is not None and can(Person.objects.get(pk=person.pk), Permission.SEE, world.b.cluster)


def test_letters_of_a_cluster_go_to_those_alone_who_see_it(busy: World) -> None:
    told = [letter for letter in Message.objects.all() if CANARY in f"{letter.subject}{letter.text}{letter.html}"]

    assert {letter.kind for letter in told} >= {"digest", "report.returned", "revision.returned", "roadmap.rated"}
    assert MessageState.SENT in {letter.state for letter in told}
    assert [str(letter) for letter in told if not knows_of_b(busy, letter.person)] == []


def test_inbox_rows_of_a_cluster_go_to_those_alone_who_see_it(busy: World) -> None:
    told = [row for row in Notice.objects.all() if CANARY in f"{row.params}{kinds.say(row.kind, row.params)}"]

    assert {row.kind for row in told} >= {"report.returned", "report.submitted", "revision.returned", "message.written"}
    assert [str(row) for row in told if not knows_of_b(busy, row.person)] == []


@pytest.mark.parametrize("role", [*OF_A_ALONE, MOVED])
def test_pages_say_nothing_of_a_busy_cluster(busy: World, role: str) -> None:
    pages = dict(crawl(busy.clients[role], starts(busy, OF_A_ALONE[0] if role == MOVED else role)))

    assert len(pages) > 30
    assert len([url for url, text in pages.items() if "Alpha" in text]) > 5
    assert [url for url, text in pages.items() if CANARY in text] == []


def test_pages_of_who_sees_both_say_it(busy: World) -> None:
    assert Reminder.objects.filter(milestone__roadmap=busy.b.roadmap).exists()
    for name in ("home", "inbox", "portfolio", "review", "reminders"):
        assert CANARY in busy.clients[OFFICIAL].get(reverse(name), follow=True).content.decode(), name


def test_letter_that_waits_says_nothing_to_who_has_left_meanwhile(world: World) -> None:
    plant(world.b, CANARY)
    with time_machine.travel(MORNING, tick=False):
        raise_reminders()
        world.persons[MANAGER_B].assignments.update(cluster=world.a.cluster)

        delivery.deliver_due(at=MORNING)

    letter = Message.objects.get(kind="digest", person=world.persons[MANAGER_B])
    assert letter.state == MessageState.SENT, "the world tells each person something of their own"
    assert CANARY not in letter.subject + letter.text + letter.html
    assert "Reply-To" not in letter.headers
