"""Asking and answering: each move from each state, its clock, its milestone, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice, NoticeState
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import Request
from roadmaps.requests import actions, closing
from roadmaps.terms import REQUEST_MOVES, REQUEST_TURN, Health, RequestKind, RequestStatus, Turn
from tests.factories import NOW, TODAY, make_manager, make_official
from tests.roadmaps.requests.scenes import Scene, ask_help, ask_information, days_later, in_state, make_scene

pytestmark = pytest.mark.django_db

Deed = Callable[[Request, Scene, str], Request]


def answerer(scene: Scene, kind: str):  # type: ignore[no-untyped-def]
    return scene.official if kind == RequestKind.HELP else scene.manager


def asker(scene: Scene, kind: str):  # type: ignore[no-untyped-def]
    return scene.manager if kind == RequestKind.HELP else scene.official


DEEDS: dict[str, Deed] = {
    "take": lambda request, scene, kind: actions.take(request, by=answerer(scene, kind), at=NOW),
    "release": lambda request, scene, kind: actions.release(request, by=answerer(scene, kind), at=NOW),
    "assign": lambda request, scene, kind: actions.assign(
        request, to=answerer(scene, kind), by=answerer(scene, kind), at=NOW
    ),
    "forward": lambda request, scene, kind: actions.forward(
        request, to="Federal Customs Service", by=answerer(scene, kind), at=NOW
    ),
    "ask_back": lambda request, scene, kind: actions.ask_back(
        request, text="Which office?", by=answerer(scene, kind), at=NOW
    ),
    "reply": lambda request, scene, kind: actions.reply(request, text="Barnaul.", by=asker(scene, kind), at=NOW),
    "answer": lambda request, scene, kind: actions.answer(request, text="Done.", by=answerer(scene, kind), at=NOW),
    "take_back": lambda request, scene, kind: actions.take_back(request, by=answerer(scene, kind), at=NOW),
    "resolve": lambda request, scene, kind: closing.resolve(request, by=asker(scene, kind), at=NOW),
    "reopen": lambda request, scene, kind: closing.reopen(request, text="No.", by=asker(scene, kind), at=NOW),
    "withdraw": lambda request, scene, kind: closing.withdraw(request, by=asker(scene, kind), at=NOW),
    "restore": lambda request, scene, kind: closing.restore(request, by=asker(scene, kind), at=NOW),
}


def notices_of(person) -> list[str]:  # type: ignore[no-untyped-def]
    return sorted(Notice.objects.filter(person=person).exclude(state=NoticeState.DONE).values_list("kind", flat=True))


@pytest.mark.parametrize("kind", RequestKind.values)
@pytest.mark.parametrize("status", RequestStatus.values)
@pytest.mark.parametrize("name", REQUEST_MOVES)
def test_each_move_from_each_state(name: str, status: str, kind: str) -> None:
    scene = make_scene()
    request = in_state(status, scene, kind)
    if name == "release" and status in (RequestStatus.OPEN, RequestStatus.WITHDRAWN):
        Request.objects.filter(pk=request.pk).update(in_charge=answerer(scene, kind))
    if name == "take" and status == RequestStatus.REOPENED:
        Request.objects.filter(pk=request.pk).update(in_charge=None)
    entries = LedgerEntry.objects.count()
    if status in REQUEST_MOVES[name].sources:
        now = DEEDS[name](request, scene, kind)
        request.refresh_from_db()
        assert (now.status, request.status) == (REQUEST_MOVES[name].target, REQUEST_MOVES[name].target)
        assert request.steps.get(until__isnull=True).turn == REQUEST_TURN[kind][request.status]
        assert LedgerEntry.objects.count() == entries + 1
    else:
        with pytest.raises(WrongState):
            DEEDS[name](request, scene, kind)
        request.refresh_from_db()
        assert (request.status, LedgerEntry.objects.count()) == (status, entries)


def test_ask_counts_the_target_in_working_days() -> None:
    request = ask_help(make_scene())
    assert (request.status, request.turn, request.due_date) == ("open", Turn.MINISTRY, date(2026, 11, 20))
    assert request.turn_due_date == date(2026, 11, 20)


def test_ask_keeps_the_day_that_was_set() -> None:
    request = ask_help(make_scene(), needed_by=date(2026, 12, 10))
    assert (request.due_date, request.is_due_date_set) == (date(2026, 12, 10), True)


@pytest.mark.parametrize(
    "wrong", [{"need": "  "}, {"need": "x" * 301}, {"category": "weather"}, {"needed_by": date(2026, 11, 14)}]
)
def test_ask_refuses_what_is_incomplete(wrong: dict[str, object]) -> None:
    scene = make_scene()
    with pytest.raises(Incomplete):
        ask_help(scene, **wrong)
    assert (Request.objects.count(), Notice.objects.count()) == (0, 0)


def test_ask_refuses_a_dropped_milestone() -> None:
    scene = make_scene()
    scene.milestone.cancelled_at = NOW
    with pytest.raises(Incomplete):
        ask_help(scene)


def test_information_goes_to_the_person_who_is_named() -> None:
    scene = make_scene()
    request = ask_information(scene, in_charge=scene.contributor)
    assert (request.in_charge, request.turn) == (scene.contributor, Turn.CLUSTER)
    assert notices_of(scene.contributor) == ["request.information_asked"]
    assert notices_of(scene.manager) == []


def test_nobody_of_another_cluster_is_put_in_charge() -> None:
    scene = make_scene()
    stranger = make_manager(make_scene("Other").cluster)
    with pytest.raises(Refusal):
        ask_information(scene, in_charge=stranger)
    with pytest.raises(Refusal):
        actions.assign(ask_help(scene), to=scene.contributor, by=scene.official, at=NOW)


def test_whose_turn_it_is_is_told_and_nobody_else_has_to_act() -> None:
    scene = make_scene()
    request = ask_help(scene)
    assert (notices_of(scene.official), notices_of(scene.colleague)) == (["request.asked"], ["request.asked"])
    request = actions.take(request, by=scene.official, at=NOW)
    assert (notices_of(scene.official), notices_of(scene.colleague)) == (["request.yours"], [])
    assert notices_of(scene.manager) == ["request.taken"]
    request = actions.ask_back(request, text="Which office?", by=scene.official, at=NOW)
    assert (notices_of(scene.official), notices_of(scene.manager)) == ([], ["request.asked_back"])
    request = actions.reply(request, text="Barnaul.", by=scene.manager, at=NOW)
    assert (notices_of(scene.official), notices_of(scene.manager)) == (["request.replied"], [])
    request = actions.answer(request, text="Sent.", by=scene.official, at=NOW)
    assert (notices_of(scene.official), notices_of(scene.manager)) == ([], ["request.answered"])
    closing.resolve(request, by=scene.manager, at=NOW)
    assert (notices_of(scene.official), notices_of(scene.manager)) == (["request.resolved"], [])


def test_clock_stands_while_it_is_asked_back() -> None:
    scene = make_scene()
    request = actions.ask_back(ask_help(scene), text="Which office?", by=scene.official, at=days_later(1))
    assert (request.turn, request.turn_due_date) == (Turn.CLUSTER, date(2026, 11, 23))
    request = actions.reply(request, text="Barnaul.", by=scene.manager, at=days_later(4))
    assert (request.due_date, request.turn_due_date) == (date(2026, 11, 25), date(2026, 11, 25))
    assert [(step.turn, step.until) for step in request.steps.all()] == [
        ("ministry", days_later(1)),
        ("cluster", days_later(4)),
        ("ministry", None),
    ]


def test_only_one_of_two_officials_takes_it() -> None:
    scene = make_scene()
    request = ask_help(scene)
    same = Request.objects.get(pk=request.pk)
    actions.take(request, by=scene.official, at=NOW)
    with pytest.raises(WrongState):
        actions.take(same, by=scene.colleague, at=NOW)
    assert Request.objects.get(pk=request.pk).in_charge == scene.official


def test_open_help_puts_the_milestone_at_risk_until_it_is_answered() -> None:
    scene = make_scene()
    first, second = ask_help(scene), ask_help(scene, at=days_later(1))
    scene.milestone.refresh_from_db()
    assert (scene.milestone.help_asked_since, scene.milestone.health_on(TODAY)) == (NOW, Health.AT_RISK)
    actions.answer(first, text="Sent.", by=scene.official, at=days_later(1))
    scene.milestone.refresh_from_db()
    assert scene.milestone.help_asked_since == days_later(1)
    closing.withdraw(second, by=scene.manager, at=days_later(2))
    scene.milestone.refresh_from_db()
    assert (scene.milestone.help_asked_since, scene.milestone.health_on(TODAY)) == (None, Health.NOT_STARTED)


def test_question_of_the_ministry_is_no_risk() -> None:
    scene = make_scene()
    ask_information(scene)
    scene.milestone.refresh_from_db()
    assert scene.milestone.help_asked_since is None


def test_forwarding_says_where_and_keeps_who_answers() -> None:
    scene = make_scene()
    request = actions.forward(ask_help(scene), to=" Customs ", note="No. 17", by=scene.official, at=NOW)
    request.refresh_from_db()
    assert (request.forwarded_to, request.in_charge, request.status) == ("Customs", scene.official, "taken")
    step = request.steps.get(deed="forward")
    assert (step.forwarded_to, step.text) == ("Customs", "No. 17")
    assert (notices_of(scene.official), notices_of(scene.colleague)) == (["request.yours"], [])


def test_only_who_took_it_gives_it_back_and_only_who_answered_takes_the_answer_back() -> None:
    scene = make_scene()
    request = actions.take(ask_help(scene), by=scene.official, at=NOW)
    with pytest.raises(Refusal):
        actions.release(request, by=scene.colleague, at=NOW)
    request = actions.answer(request, text="Sent.", by=scene.official, at=NOW)
    with pytest.raises(Refusal):
        actions.take_back(request, by=scene.colleague, at=NOW)
    request = actions.take_back(request, by=scene.official, at=NOW)
    assert (request.status, request.answer, request.turn_due_date) == ("taken", "", request.due_date)


def test_answer_refuses_a_day_of_asking_again_that_is_over() -> None:
    scene = make_scene()
    with pytest.raises(Incomplete):
        actions.answer(ask_help(scene), text="Sent.", follow_up_date=TODAY, by=scene.official, at=NOW)


def test_officials_of_all_clusters_hear_of_it() -> None:
    scene = make_scene()
    overall = make_official()
    ask_help(scene)
    assert notices_of(overall) == ["request.asked"]
