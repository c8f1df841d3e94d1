from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from clusters.models import Programme
from portal.shell import numbers
from roadmaps.models import Evidence, ProgressReport
from roadmaps.terms import ReportStatus, ScanState
from tests.factories import NOW, make_evidence, make_milestone, make_png
from tests.roadmaps.filing.test_preview import LOCKED_PDF
from tests.roadmaps.progress.documents import PDF_PAGE, office
from tests.roadmaps.progress.reports import Scene, drafted, make_scene, returned, submitted
from tests.roadmaps.progress.test_views import FILLED, ROLES, person_in, said, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_on_15_november")]
DONE = {"state": "done", "actual_date": "2026-11-10", "confidence": "on_track", "comment": "It works."}
WRONG = FILLED | {"percent": "500"}


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def _on_15_november() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def pdf(name: str = "act.pdf", content: bytes = PDF_PAGE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def png(name: str = "scan.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_png(), "text/html")


def post(scene: Scene, filled: dict[str, Any], *files: SimpleUploadedFile, **more: Any) -> Any:
    sent = filled | ({"documents": list(files)} if files else {}) | more
    return signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/report/", sent)


def names() -> list[str]:
    return [str(one) for one in Evidence.objects.order_by("pk")]


def text_of(response: Any) -> str:
    return html.unescape(response.content.decode())


# --- The form ----------------------------------------------------------------------------------------------------


def test_two_files_and_two_links_are_sent_with_the_report() -> None:
    scene = make_scene()
    links = "https://example.org/act.pdf\n\nhttps://example.org/p  Протокол № 4"
    response = post(scene, DONE, pdf(), png(), links=links)

    assert response.status_code == 302
    assert ProgressReport.objects.get().status == ReportStatus.SUBMITTED
    assert names() == ["act.pdf", "scan.png", "https://example.org/act.pdf", "Протокол № 4"]
    assert Evidence.objects.get(name="scan.png").content_type == "image/png"


def test_files_are_kept_beside_a_mistake_and_need_not_be_chosen_again() -> None:
    scene = make_scene()
    response = post(scene, WRONG, pdf(), png())

    assert list(response.context["form"].errors) == ["percent"]
    page = text_of(response)
    assert ("act.pdf" in page, "scan.png" in page, 'value="500"' in page) == (True, True, True)
    assert ProgressReport.objects.get().status == ReportStatus.DRAFT

    again = post(scene, DONE)
    assert again.status_code == 302
    assert ProgressReport.objects.get().status == ReportStatus.SUBMITTED
    assert names() == ["act.pdf", "scan.png"]


def test_file_that_is_refused_stops_nothing_but_the_sending() -> None:
    scene = make_scene()
    response = post(scene, DONE, pdf(), pdf("evil.html"), pdf("act.exe.pdf"), pdf("locked.pdf", LOCKED_PDF))

    assert response.context["form"].errors["documents"] == [
        "“evil.html” is a web page or a drawing that may hold scripts. Save it as PDF or png.",
        "“act.exe.pdf” has the ending of a program within its name. Rename it and add it again.",
        "“locked.pdf” is protected by a password: nobody could read it. Remove the password and add it again.",
    ]
    assert names() == ["act.pdf"]


def test_draft_keeps_files() -> None:
    scene = make_scene()
    post(scene, FILLED, pdf(), keep="1")
    page = text_of(signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/"))

    assert "act.pdf" in page
    assert f'name="without" value="{Evidence.objects.get().pk}"' in page


def test_what_is_struck_out_is_taken_off() -> None:
    scene = make_scene()
    post(scene, FILLED, pdf(), png(), keep="1")
    post(scene, FILLED, keep="1", without=[Evidence.objects.get(name="act.pdf").pk, 999_999, "nonsense"])
    assert names() == ["scan.png"]


def test_done_with_all_evidence_struck_out_is_not_sent() -> None:
    scene = make_scene()
    post(scene, FILLED, pdf(), keep="1")
    response = post(scene, DONE, without=[Evidence.objects.get().pk])

    assert response.context["form"].errors == {
        "documents": ["Add the document that confirms it, or give a link to it."]
    }
    assert names() == ["act.pdf"]


def test_programme_may_ask_for_no_evidence() -> None:
    scene = make_scene()
    Programme.objects.update(is_evidence_required=False)
    assert post(scene, DONE).status_code == 302


def test_evidence_of_another_report_cannot_be_struck_out() -> None:
    scene = make_scene()
    elsewhere = make_milestone(scene.milestone.roadmap)
    foreign = make_evidence(submitted(replace(scene, milestone=elsewhere)))
    post(scene, FILLED, keep="1", without=[foreign.pk])
    assert names() == ["Act.png"]


@pytest.mark.parametrize(
    "line",
    ["javascript:alert(1)", "ftp://example.org/a", "//example.org/a", "example", "https://example.org/" + "a" * 500],
)
def test_link_that_is_no_address_of_a_page_is_an_error_there(line: str) -> None:
    response = post(make_scene(), DONE, links=f"https://example.org/a\n{line}")
    assert list(response.context["form"].errors) == ["links"]
    assert Evidence.objects.count() == 0


def test_more_links_than_a_report_takes_is_an_error_there() -> None:
    scene = make_scene()
    post(scene, FILLED, pdf(), keep="1")
    links = "\n".join(f"https://example.org/{number}" for number in range(20))
    response = post(scene, DONE, links=links)

    message = "A report takes at most 20 files and links. Remove what is not needed."
    assert response.context["form"].errors == {"links": [message]}
    assert post(scene, DONE, links=links, without=[Evidence.objects.get().pk]).status_code == 302


def test_form_of_a_returned_report_shows_its_evidence_and_takes_it_over() -> None:
    scene = make_scene()
    make_evidence(returned(scene), name="Протокол.png")
    assert "Протокол.png" in text_of(signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/"))

    assert post(scene, DONE).status_code == 302
    assert names() == ["Протокол.png", "Протокол.png"]


def test_report_form_takes_more_than_other_pages_and_says_what_it_left_out(settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 10
    settings.UPLOAD_LIMITS = {"report_edit": (5_000, 200_000)}
    scene = make_scene()
    response = post(scene, DONE, pdf(), pdf("large.pdf", PDF_PAGE + bytes(6_000)), pdf("other.pdf", PDF_PAGE + b"%"))

    assert [error.split("”")[0] for error in response.context["form"].errors["documents"]] == ["“large.pdf"]
    assert names() == ["act.pdf", "other.pdf"]


# --- Taking a file -----------------------------------------------------------------------------------------------


def test_file_is_saved_and_never_shown(folder: Path) -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene), content=PDF_PAGE, name='Акт "№ 1"\r\n.pdf', format="pdf")
    response = signed_in(scene.official).get(f"/evidence/{kept.pk}/file/")

    assert b"".join(response.streaming_content) == PDF_PAGE
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Content-Type"] == "application/pdf"


def test_preview_is_a_picture_of_ours() -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene), content=PDF_PAGE, name="act.pdf", format="pdf")
    response = signed_in(scene.official).get(f"/evidence/{kept.pk}/preview/")

    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.content.startswith(b"\x89PNG")


def test_file_without_a_preview_is_not_there_as_a_picture() -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene), content=office("docx"), name="act.docx", format="docx")
    assert signed_in(scene.official).get(f"/evidence/{kept.pk}/preview/").status_code == 404


@pytest.mark.parametrize("way", ["file", "preview"])
@pytest.mark.parametrize("role", ROLES)
def test_file_of_a_draft_is_the_clusters_own(role: str, way: str) -> None:
    scene = make_scene()
    kept = make_evidence(drafted(scene))
    response = signed_in(person_in(role, scene)).get(f"/evidence/{kept.pk}/{way}/")
    assert response.status_code == (200 if role in ("manager", "contributor") else 404)


@pytest.mark.parametrize("role", ROLES)
def test_file_of_a_sent_report_is_for_those_who_see_the_report(role: str) -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene))
    response = signed_in(person_in(role, scene)).get(f"/evidence/{kept.pk}/file/")
    assert response.status_code == (200 if role in ("manager", "contributor", "official", "analyst") else 404)


def test_file_of_nobody_signed_in_leads_to_the_entrance() -> None:
    kept = make_evidence(submitted(make_scene()))
    assert Client().get(f"/evidence/{kept.pk}/file/").status_code == 302


@pytest.mark.parametrize("way", ["file", "preview"])
@pytest.mark.parametrize(("scan", "bringer", "official"), [("pending", 200, 403), ("infected", 403, 403)])
def test_file_that_has_not_passed_the_search_is_kept_back(scan: str, bringer: int, official: int, way: str) -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene), scan=scan)
    url = f"/evidence/{kept.pk}/{way}/"
    assert signed_in(scene.manager).get(url).status_code == bringer
    assert signed_in(scene.official).get(url).status_code == official


@pytest.mark.parametrize("way", ["file", "preview"])
def test_file_whose_bytes_are_gone_is_not_there(way: str) -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene))
    kept.file.storage.delete(kept.file.name)
    assert signed_in(scene.official).get(f"/evidence/{kept.pk}/{way}/").status_code == 404


def test_link_is_no_file() -> None:
    scene = make_scene()
    report = submitted(scene)
    link = Evidence.objects.create(
        report=report, kind="link", link="https://example.org/a", added_by=scene.manager, added_at=NOW
    )
    assert signed_in(scene.manager).get(f"/evidence/{link.pk}/file/").status_code == 404


# --- Where it is shown -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/review/", "/m/{milestone}/"])
def test_pages_show_type_size_search_who_and_when(address: str) -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene), content=PDF_PAGE, name="act.pdf", format="pdf")
    page = text_of(signed_in(scene.official).get(address.format(milestone=scene.milestone.pk)))

    assert f'href="/evidence/{kept.pk}/file/"' in page
    assert f'href="/evidence/{kept.pk}/preview/"' in page
    for words in ("act.pdf", f"PDF, {numbers.file_size(len(PDF_PAGE), 'en')}", "not checked for viruses", "О. Ким"):
        assert words in page, words
    assert "О. Ким, 15\xa0Nov\xa02026" in page


def test_file_with_a_virus_is_shown_without_a_link() -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene), scan=ScanState.INFECTED)
    page = text_of(signed_in(scene.official).get("/review/"))

    assert "a virus was found" in page
    assert f"/evidence/{kept.pk}/" not in page


def test_names_and_titles_are_never_taken_for_markup() -> None:
    scene = make_scene()
    report = submitted(scene)
    make_evidence(report, name='"><svg onload=alert(1)>.png')
    page = signed_in(scene.official).get("/review/").content.decode()

    assert "<svg onload" not in page
    assert "&lt;svg onload" in page


def test_draft_of_the_cluster_shows_no_evidence_to_the_ministry() -> None:
    scene = make_scene()
    make_evidence(drafted(scene), name="secret.png")
    assert "secret.png" not in text_of(signed_in(scene.official).get(f"/m/{scene.milestone.pk}/"))
    assert "secret.png" in text_of(signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/"))


def test_message_is_said_once() -> None:
    scene = make_scene()
    response = signed_in(scene.manager).post(
        f"/m/{scene.milestone.pk}/report/", DONE | {"documents": [pdf()]}, follow=True
    )
    assert said(response) == ["The report is with the ministry."]
