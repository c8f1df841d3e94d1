"""What the asker alone does: solved or not, the rating, the day of asking again."""

from __future__ import annotations

from datetime import date

import pytest

from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice, NoticeState
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.requests import actions, closing
from roadmaps.terms import RequestStatus
from tests.factories import NOW, make_manager
from tests.roadmaps.requests.scenes import ask_help, days_later, in_state, make_scene

pytestmark = pytest.mark.django_db


def test_only_the_asker_says_that_it_is_solved() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.ANSWERED, scene)
    for other in (scene.official, scene.contributor, make_manager(scene.cluster)):
        with pytest.raises(Refusal):
            closing.resolve(request, by=other, at=NOW)
    assert closing.resolve(request, by=scene.manager, at=NOW).closed_at == NOW


def test_colleagues_stand_in_for_an_asker_who_is_gone() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.ANSWERED, scene)
    scene.manager.assignments.all().delete()
    assert closing.resolve(request, by=scene.contributor, at=NOW).status == RequestStatus.RESOLVED


def test_what_is_not_solved_runs_anew_and_forgets_the_rating() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.RESOLVED, scene)
    request = closing.rate(request, was_in_time=True, has_helped=True, by=scene.manager, at=NOW)
    request = closing.reopen(request, text="Refused at the border.", by=scene.manager, at=days_later(15))
    assert (request.due_date, request.reopened_count) == (date(2026, 12, 7), 1)
    assert (request.was_in_time, request.has_helped, request.closed_at) == (None, None, None)
    assert request.in_charge == scene.official
    with pytest.raises(Incomplete):
        closing.reopen(in_state(RequestStatus.ANSWERED, scene), text=" ", by=scene.manager, at=NOW)


def test_rating_takes_one_answer_at_a_time() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.RESOLVED, scene)
    closing.rate(request, was_in_time=False, by=scene.manager, at=NOW)
    closing.rate(request, has_helped=True, by=scene.manager, at=NOW)
    request.refresh_from_db()
    assert (request.was_in_time, request.has_helped) == (False, True)
    assert LedgerEntry.objects.filter(verb="request.rated").count() == 2


@pytest.mark.parametrize("status", sorted(set(RequestStatus.values) - {"resolved"}))
def test_only_what_is_solved_is_rated(status: str) -> None:
    scene = make_scene()
    request = in_state(status, scene)
    with pytest.raises(WrongState):
        closing.rate(request, has_helped=True, by=scene.manager, at=NOW)


def test_day_of_asking_again_is_answered_once() -> None:
    scene = make_scene()
    request = actions.answer(ask_help(scene), text="Sent.", follow_up_date=date(2026, 12, 1), by=scene.official, at=NOW)
    request = closing.resolve(request, by=scene.manager, at=NOW)
    request = closing.follow_up(request, by=scene.manager, at=days_later(20))
    assert (request.followed_up_at, request.has_helped) == (days_later(20), True)
    with pytest.raises(WrongState):
        closing.follow_up(request, by=scene.manager, at=days_later(21))


def test_withdrawing_puts_the_notices_to_rest_and_asking_again_brings_them_back() -> None:
    scene = make_scene()
    request = closing.withdraw(ask_help(scene), by=scene.manager, at=NOW)
    waiting = Notice.objects.filter(person=scene.official, needs_action=True).exclude(state=NoticeState.DONE)
    assert waiting.count() == 0
    request = closing.restore(request, by=scene.manager, at=days_later(30))
    assert (request.status, request.due_date, waiting.count()) == ("open", date(2026, 12, 22), 1)
