"""The page behind a link: looking decides nothing, sending decides once, and nobody is signed in by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.answering import links, views
from roadmaps.models import AnswerLink, Milestone, ProgressReport
from roadmaps.progress import actions as progress
from roadmaps.terms import ReportStatus
from tests.factories import NOW, make_manager, make_png
from tests.roadmaps.answering.conftest import found, issued

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def path(link: AnswerLink) -> str:
    return path_of(link)


def path_of(link: AnswerLink) -> str:
    address = links.address_of(link)
    return address[address.index("/a/") :]


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_decides_nothing(link: AnswerLink, path: str, method: str) -> None:
    for _time in range(3):
        assert getattr(Client(), method)(path).status_code == 200

    assert found(link) == link
    assert not LedgerEntry.objects.exists()


def test_page_is_for_its_reader_alone(path: str, manager: Person) -> None:
    response = Client().get(path)

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]
    assert "Second press" in response.content.decode()
    assert manager.full_name in response.content.decode()


def test_page_speaks_the_language_of_its_person(link: AnswerLink, path: str) -> None:
    Person.objects.filter(pk=link.person_id).update(language="ru")

    response = Client(headers={"accept-language": "en"}).get(path)

    assert response["Content-Language"] == "ru"
    assert '<html lang="ru"' in response.content.decode()


def test_done_with_a_file_is_sent_and_nobody_is_signed_in(path: str, milestone: Milestone) -> None:
    client = Client()
    file = SimpleUploadedFile("Act.png", make_png(), content_type="image/png")

    response = client.post(path, {"answer": "done", "actual_date": "2026-11-14", "documents": file})

    assert (response.status_code, response["Location"]) == (302, "/a/sent/en/")
    report = ProgressReport.objects.get(milestone=milestone)
    assert (report.status, report.evidence.get().name) == (ReportStatus.SUBMITTED, "Act.png")
    assert "sessionid" not in client.cookies
    assert client.get("/me/").status_code == 302, "nobody is signed in"
    assert "Thank you" in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose one of the answers."),
        ({"answer": "no-such"}, "Select a valid choice"),
        ({"answer": "done", "actual_date": "2026-11-14"}, "Add the document that confirms it"),
        ({"answer": "done", "actual_date": "2026-11-16", "links": "https://a.example"}, "is in the future"),
        ({"answer": "done", "actual_date": "2026-11-14", "links": "javascript:alert(1)"}, "is no address"),
        ({"answer": "forecast"}, "Enter the day on which you now expect it done."),
        ({"answer": "forecast", "forecast_date": "2027-02-15"}, "say why"),
        ({"answer": "help"}, "Say in one sentence what you need."),
        ({"answer": "help", "need": "Papers"}, "Say what it is about."),
    ],
    ids=str,
)
def test_what_is_missing_is_said_and_the_link_stays_open(
    link: AnswerLink, path: str, sent: dict[str, str], words: str
) -> None:
    response = Client().post(path, sent)

    assert response.status_code == 200
    assert words in response.content.decode()
    assert found(link) == link
    assert not ProgressReport.objects.exists()


def test_forecast_by_the_approved_date_needs_no_reason(path: str, milestone: Milestone) -> None:
    response = Client().post(path, {"answer": "forecast", "forecast_date": "2026-12-31"})

    assert response.status_code == 302
    assert ProgressReport.objects.get(milestone=milestone).forecast_date == milestone.baseline_date


def test_every_link_that_does_not_work_gets_the_same_answer(
    link: AnswerLink, path: str, manager: Person, milestone: Milestone
) -> None:
    used = path
    Client().post(used, {"answer": "unchanged"})
    ProgressReport.objects.all().delete()
    replaced, newest = path_of(issued(manager, milestone)), issued(manager, milestone)
    colleague = make_manager(milestone.roadmap.cluster)
    left = path_of(issued(colleague, milestone))
    Person.objects.filter(pk=colleague.pk).update(is_active=False)
    old = path_of(issued(make_manager(milestone.roadmap.cluster), milestone, NOW - timedelta(days=15)))

    given = [Client().get(one) for one in (used, replaced, left, old, "/a/cut/", "/a/1.forged/")]

    assert {response.status_code for response in given} == {404}
    assert len({response.content for response in given}) == 1
    assert {response["Referrer-Policy"] for response in given} == {"no-referrer"}
    assert Client().get(path_of(newest)).status_code == 200


def test_report_with_the_ministry_is_said_and_nothing_is_asked(path: str, milestone: Milestone) -> None:
    progress.repeat(milestone, by=make_manager(milestone.roadmap.cluster), at=NOW)

    page = Client().get(path).content.decode()

    assert "A report on this milestone is with the ministry already" in page
    assert "<form" not in page
    assert Client().post(path, {"answer": "unchanged"}).status_code == 200
    assert ProgressReport.objects.count() == 1


def test_own_draft_is_there_to_go_on_from(path: str, milestone: Milestone, manager: Person) -> None:
    words = progress.ReportAnswers(state="in_progress", comment="Half of it stands")
    progress.save_draft(milestone, words, by=manager, at=NOW)

    assert "Half of it stands" in Client().get(path).content.decode()


def test_form_without_its_token_is_refused(path: str) -> None:
    assert Client(enforce_csrf_checks=True).post(path, {"answer": "unchanged"}).status_code == 403


def test_flood_is_turned_away(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ANSWERS_AN_HOUR", 2)

    given = [Client().post(path, {}).status_code for _time in range(3)]

    assert given == [200, 200, 429]


def test_words_of_the_milestone_are_never_taken_for_markup(link: AnswerLink, path: str) -> None:
    Milestone.objects.filter(pk=link.milestone_id).update(title='"><svg onload=alert(1)>')

    assert "<svg onload" not in Client().get(path).content.decode()


def test_unknown_language_of_thanks_is_not_there() -> None:
    assert Client().get("/a/sent/fr/").status_code == 404
