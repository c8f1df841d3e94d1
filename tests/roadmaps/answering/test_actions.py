"""What each of the four answers writes, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.answering import actions, answers
from roadmaps.answering.answers import Answer, Kind
from roadmaps.errors import Incomplete, WrongState
from roadmaps.filing.incoming import Incoming, from_bytes
from roadmaps.models import AnswerLink, Milestone, ProgressReport, Request
from roadmaps.progress import actions as progress
from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.evidence import Address
from roadmaps.terms import Confidence, ProgressState, ReportStatus, RequestKind
from tests.factories import NOW, TODAY, make_manager, make_png
from tests.roadmaps.answering.conftest import DUE, found, issued

pytestmark = pytest.mark.django_db
LATER = date(2027, 2, 15)


def picture() -> Incoming:
    return from_bytes(make_png(), "Act.png")


def done() -> Answer:
    return Answer(
        Kind.DONE, answers.done(TODAY, "The press runs."), (picture(),), (Address("https://altai.example/a"),)
    )


def later(milestone: Milestone) -> Answer:
    known = ReportAnswers(state=milestone.state, percent=40)
    said = answers.forecast(known, LATER, baseline=DUE, reason="The supplier is late", category="partner")
    return Answer(Kind.FORECAST, said)


def report_of(milestone: Milestone) -> ProgressReport:
    return ProgressReport.objects.get(milestone=milestone)


def test_done_is_sent_with_its_evidence_in_the_persons_name(
    link: AnswerLink, manager: Person, milestone: Milestone
) -> None:
    actions.answer(link, done(), by=manager, at=NOW)

    report = report_of(milestone)
    assert (report.status, report.state, report.actual_date) == (ReportStatus.SUBMITTED, ProgressState.DONE, TODAY)
    assert (report.author, report.submitted_by, report.submitted_at) == (manager, manager, NOW)
    assert sorted(map(str, report.evidence.all())) == ["Act.png", "https://altai.example/a"]


def test_new_forecast_is_sent_with_its_reason_and_leaves_the_rest(
    link: AnswerLink, manager: Person, milestone: Milestone
) -> None:
    actions.answer(link, later(milestone), by=manager, at=NOW)

    report = report_of(milestone)
    assert (report.forecast_date, report.percent, report.state) == (LATER, 40, ProgressState.NOT_STARTED)
    assert (report.slip_reason, report.slip_category) == ("The supplier is late", "partner")
    assert report.confidence == Confidence.AT_RISK


def test_nothing_changed_repeats_what_was_known(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    actions.answer(link, Answer(Kind.UNCHANGED), by=manager, at=NOW)

    assert report_of(milestone).is_unchanged


def test_help_is_asked_for_as_in_the_portal(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    category = milestone.roadmap.programme.request_categories[0]

    actions.answer(link, Answer(Kind.HELP, need="Customs papers", category=category), by=manager, at=NOW)

    request = Request.objects.get()
    assert (request.kind, request.milestone, request.need) == (RequestKind.HELP, milestone, "Customs papers")
    assert (request.asked_by, request.category) == (manager, category)
    assert not ProgressReport.objects.exists()


def test_ledger_says_that_it_came_by_a_link(link: AnswerLink, manager: Person) -> None:
    actions.answer(link, Answer(Kind.UNCHANGED), by=manager, at=NOW)

    entry = LedgerEntry.objects.get(verb="link.answered")
    assert (entry.actor_id, entry.details["answer"]) == (manager.pk, "unchanged")
    assert entry.scope == link.milestone.roadmap.cluster.slug


def test_link_answers_once(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    actions.answer(link, Answer(Kind.UNCHANGED), by=manager, at=NOW)

    with pytest.raises(actions.LinkClosed):
        actions.answer(link, done(), by=manager, at=NOW)
    assert found(link) is None
    assert report_of(milestone).is_unchanged


def test_link_answers_for_its_person_alone(link: AnswerLink, milestone: Milestone) -> None:
    with pytest.raises(actions.LinkClosed):
        actions.answer(link, Answer(Kind.UNCHANGED), by=make_manager(milestone.roadmap.cluster), at=NOW)


def test_answer_that_was_refused_leaves_the_link_open(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    without_a_day = Answer(Kind.DONE, answers.done(None, ""), (picture(),))

    with pytest.raises(Incomplete):
        actions.answer(link, without_a_day, by=manager, at=NOW)

    assert found(link) == link
    assert not ProgressReport.objects.filter(milestone=milestone).exists()
    assert not LedgerEntry.objects.filter(verb="link.answered").exists()


def test_draft_of_a_colleague_is_never_overwritten(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    colleague = make_manager(milestone.roadmap.cluster)
    progress.save_draft(milestone, ReportAnswers(state="in_progress", comment="Half"), by=colleague, at=NOW)

    with pytest.raises(WrongState):
        actions.answer(link, done(), by=manager, at=NOW)

    assert report_of(milestone).comment == "Half"


def test_own_draft_becomes_the_answer(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    progress.save_draft(milestone, ReportAnswers(state="in_progress", comment="Half"), by=manager, at=NOW)

    actions.answer(link, done(), by=manager, at=NOW)

    assert (report_of(milestone).status, report_of(milestone).comment) == (ReportStatus.SUBMITTED, "The press runs.")


def test_report_with_the_ministry_is_left_alone(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    progress.repeat(milestone, by=make_manager(milestone.roadmap.cluster), at=NOW)

    with pytest.raises(WrongState):
        actions.answer(link, done(), by=manager, at=NOW)


def test_taken_up_again_counts_as_in_progress() -> None:
    known = ReportAnswers(state=ProgressState.WILL_NOT_BE_DONE, percent=10)

    said = answers.forecast(known, DUE, baseline=DUE, reason="", category="")

    assert (said.state, said.confidence, said.percent) == (ProgressState.IN_PROGRESS, Confidence.ON_TRACK, 10)


def test_next_letter_may_be_answered_again(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    actions.answer(link, Answer(Kind.UNCHANGED), by=manager, at=NOW)

    assert found(issued(manager, milestone, NOW + timedelta(days=7)), NOW + timedelta(days=7)) is not None
