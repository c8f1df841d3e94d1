"""One link of a letter is pressed twice at the same moment, over two connections: it answers once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.answering import actions
from roadmaps.answering.answers import Answer, Kind
from roadmaps.answering.links import address_of
from roadmaps.models import AnswerLink, Milestone, ProgressReport, Request
from tests.factories import NOW
from tests.races import at_once
from tests.roadmaps.answering.conftest import issued

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections"),
    pytest.mark.django_db(transaction=True),
]
ROUNDS = range(5)


def press(link: AnswerLink, said: Answer) -> Callable[[], None]:
    """Somebody presses the button of the link's page; each press reads its own rows."""

    def deed() -> None:
        own = AnswerLink.objects.select_related("person", "milestone__roadmap__cluster__region").get(pk=link.pk)
        actions.answer(own, said, by=own.person, at=NOW)

    return deed


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_press_of_two_asks_for_help(link: AnswerLink, _round: int) -> None:
    said = Answer(Kind.HELP, need="A permit for the press", category="permit")
    assert sorted(at_once(press(link, said), press(link, said))) == ["LinkClosed", "done"]
    assert (Request.objects.count(), LedgerEntry.objects.filter(verb="link.answered").count()) == (1, 1)


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_press_of_two_says_that_nothing_changed(link: AnswerLink, _round: int) -> None:
    said = Answer(Kind.UNCHANGED)
    assert sorted(at_once(press(link, said), press(link, said))) == ["LinkClosed", "done"]
    assert (ProgressReport.objects.count(), LedgerEntry.objects.filter(verb="link.answered").count()) == (1, 1)


def test_of_two_browsers_one_reads_thanks_and_one_that_the_link_is_closed(
    manager: Person, milestone: Milestone
) -> None:
    address, answers = address_of(issued(manager, milestone, at=timezone.now())), []

    def send() -> None:
        answers.append(Client().post(address, {"answer": Kind.UNCHANGED}).status_code)

    at_once(send, send)
    assert sorted(answers) == [302, 404]
