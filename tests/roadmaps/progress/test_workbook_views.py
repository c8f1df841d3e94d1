from __future__ import annotations

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl.worksheet.worksheet import Worksheet

from roadmaps.models import ProgressReport, ReportWorkbook
from tests.clients import signed_in
from tests.factories import NOW, make_milestone
from tests.roadmaps.progress.forms_filled import AT, edited, filled, form_of, sent_back
from tests.roadmaps.progress.period_records import open_period
from tests.roadmaps.progress.reports import Scene, going_on, make_scene, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_on_15_november", "english")]
GOES_ON = {("1.7", "state"): "In progress", ("1.7", "percent"): 40}


@pytest.fixture
def _on_15_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def send(scene: Scene, content: bytes, name: str = "reports.xlsx") -> HttpResponse:
    address = reverse("report_workbook", args=[scene.milestone.roadmap_id])
    return signed_in(scene.manager).post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def said(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_form_is_downloaded_filled_in_checked_and_sent(scene: Scene):
    roadmap = scene.milestone.roadmap
    client = signed_in(scene.manager)
    got = client.get(reverse("report_workbook", args=[roadmap.pk]))
    assert got["Content-Disposition"].startswith('attachment; filename="reports-')
    assert got["X-Content-Type-Options"] == "nosniff"
    shown = send(scene, filled(got.content, GOES_ON))
    kept = ReportWorkbook.objects.get()
    assert shown.redirect_chain == [(kept.get_absolute_url(), 302)]
    page = shown.context["page"]
    assert (page.sent, page.button) == (1, "Send 1 report")
    assert not ProgressReport.objects.exists()
    pressed = client.post(kept.get_absolute_url(), {"sign": page.sign}, follow=True)
    assert pressed.redirect_chain == [(reverse("reports", args=[roadmap.pk]), 302)]
    assert said(pressed) == ["Sent to the ministry: 1 report."]
    assert ProgressReport.objects.get().percent == 40


def test_press_without_having_looked_shows_the_page(scene: Scene):
    kept = sent_back(scene.milestone.roadmap, filled(form_of(scene.milestone.roadmap), GOES_ON), by=scene.manager)
    client = signed_in(scene.manager)
    assert client.post(kept.get_absolute_url()).status_code == 200
    answered = client.post(kept.get_absolute_url(), {"sign": "something else"}, follow=True)
    assert said(answered) == [
        "Something has changed since this page was shown. Look at it again, then press the button."
    ]
    assert not ProgressReport.objects.exists()


def test_file_that_is_not_the_form_says_what_to_do(scene: Scene):
    address = reverse("report_workbook", args=[scene.milestone.roadmap_id])
    nothing = signed_in(scene.manager).post(address, follow=True)
    assert said(nothing) == ["Choose the workbook that you filled in."]
    assert "is no table" not in said(send(scene, b"PK nonsense"))[0]
    assert not ReportWorkbook.objects.exists()


def test_reports_page_offers_the_form(scene: Scene):
    page = signed_in(scene.manager).get(reverse("reports", args=[scene.milestone.roadmap_id]))
    assert reverse("report_workbook", args=[scene.milestone.roadmap_id]) in page.content.decode()


def test_page_takes_the_same_queries_for_one_and_for_three(scene: Scene):
    roadmap, client = scene.milestone.roadmap, signed_in(scene.manager)
    submitted(scene, going_on())
    counts = []
    for more in (0, 2):
        for _ in range(more):
            make_milestone(roadmap)
        kept = sent_back(roadmap, form_of(roadmap), by=scene.manager)
        client.get(kept.get_absolute_url())
        with CaptureQueriesContext(connection) as seen:
            client.get(kept.get_absolute_url())
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_the_period_still_expects_stands_first_among_the_rest(scene: Scene):
    roadmap = scene.milestone.roadmap
    open_period(roadmap.programme)
    late = make_milestone(roadmap, code="9.9")
    kept = sent_back(roadmap, form_of(roadmap), by=scene.manager)
    page = signed_in(scene.manager).get(kept.get_absolute_url()).context["page"]
    assert [(one.pk, one.is_expected) for one in page.untouched] == [(scene.milestone.pk, True), (late.pk, False)]
    assert (page.expected, page.period) == (1, "Q3\xa02026")


def test_a_thousand_foreign_rows_are_counted_and_a_hundred_shown(scene: Scene):
    def add(sheet: Worksheet) -> None:
        for number in range(3, 1003):
            sheet.cell(number, AT["title"]).value = f"Row {number}"

    kept = sent_back(scene.milestone.roadmap, edited(form_of(scene.milestone.roadmap), add), by=scene.manager)
    page = signed_in(scene.manager).get(kept.get_absolute_url())
    assert (len(page.context["page"].problems), page.context["page"].problems_more) == (1000, 900)
    assert "and 900 more" in page.content.decode()
