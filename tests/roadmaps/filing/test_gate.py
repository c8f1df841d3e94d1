from __future__ import annotations

import pytest
from django.utils import translation

from roadmaps.filing.gate import inspect
from roadmaps.filing.refusals import MOST_BYTES, SENTENCES, NotTaken
from tests.factories import make_png
from tests.roadmaps.progress.documents import PDF_PAGE, office, photo, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def refusal_of(content: bytes, name: str) -> str:
    with pytest.raises(NotTaken) as caught:
        inspect(content, name)
    return caught.value.kind


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (PDF_PAGE, "Акт № 17.pdf", "pdf"),
        (b"\xef\xbb\xbf\r\n" + PDF_PAGE, "act.PDF", "pdf"),
        (office("docx"), "Протокол.docx", "docx"),
        (office("xlsx"), "table.xlsx", "xlsx"),
        (office("pptx"), "slides.pptx", "pptx"),
        (office("odt"), "act.odt", "odt"),
        (office("ods"), "act.ods", "ods"),
        (photo(), "photo.jpg", "jpeg"),
        (photo(), "photo.JPEG", "jpeg"),
        (make_png(), "scan.png", "png"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "IMG_0001.HEIC", "heic"),
        (PDF_PAGE, "Акт от 12.03.2026.pdf", "pdf"),
        (PDF_PAGE, "договор.docx.pdf", "pdf"),
    ],
)
def test_document_is_taken_for_what_it_is(content: bytes, name: str, found: str) -> None:
    passed = inspect(content, name)

    assert (passed.format, passed.name) == (found, name)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "act.pdf", "empty"),
        (b"%PDF-" + bytes(MOST_BYTES), "act.pdf", "too_big"),
        (b"MZ", "act.exe", "unknown_type"),
        (b"words", "act.txt", "unknown_type"),
        (b"words", "act", "unknown_type"),
        (b"<svg/>", "plan.svg", "web"),
        (b"<html>", "page.html", "web"),
        (zipped({"a": "b"}), "acts.zip", "archive"),
        (OLE, "old.doc", "old_office"),
        (office("docx"), "act.docm", "macros"),
    ],
)
def test_file_is_refused_by_its_size_or_name(content: bytes, name: str, kind: str) -> None:
    assert refusal_of(content, name) == kind


@pytest.mark.parametrize("name", ["act.exe.pdf", "act.PHP.pdf", "act.pdf.js.pdf", "act.html .pdf", "act.\u202ehta.pdf"])
def test_ending_of_a_program_within_a_name_is_refused(name: str) -> None:
    assert refusal_of(PDF_PAGE, name) == "two_endings"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "act.pdf"),
        (b"GIF89a" + bytes(40), "act.png"),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "scan.png"),
        (make_png(), "scan.jpg"),
        (office("xlsx"), "act.docx"),
        (zipped({"META-INF/MANIFEST.MF": "", "Main.class": ""}), "act.docx"),
        (OLE, "act.docx"),
        (office("docx"), "act.pdf"),
        (b"\x00\x00\x00\x18ftypisom" + bytes(40), "film.heic"),
    ],
)
def test_content_of_another_type_than_the_name_is_refused(content: bytes, name: str) -> None:
    assert refusal_of(content, name) == "wrong_content"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF_PAGE.replace(b"\n1 0", b"\n<html><script>alert(1)</script>\n1 0"), "act.pdf"),
        (PDF_PAGE + zipped({"a.exe": "MZ"}), "act.pdf"),
        (photo() + b"<SCRIPT>alert(1)</SCRIPT>", "photo.jpg"),
        (make_png() + zipped({"a": "b"}), "scan.png"),
    ],
)
def test_file_with_a_second_one_inside_is_refused(content: bytes, name: str) -> None:
    assert refusal_of(content, name) == "two_in_one"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (office("docx", word_vbaProject__bin="macro"), "act.docx", "macros"),
        (
            zipped({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}),
            "act.docx",
            "macros",
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "Basic/One/Module.xml": ""}),
            "a.odt",
            "macros",
        ),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "act.docx", "encrypted"),
        (
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                }
            ),
            "act.odt",
            "encrypted",
        ),
        (zipped({"../../evil": "", "[Content_Types].xml": ""}), "act.docx", "unsafe_parts"),
        (office("docx")[:-30], "act.docx", "damaged"),
        (PDF_PAGE[:-8], "act.pdf", "damaged"),
        (make_png()[:-8], "scan.png", "damaged"),
    ],
)
def test_document_that_hides_something_is_refused(content: bytes, name: str, kind: str) -> None:
    assert refusal_of(content, name) == kind


def test_pdf_with_a_lock_is_looked_at_again() -> None:
    assert inspect(PDF_PAGE.replace(b"/Root", b"/Encrypt 9 0 R/Root"), "act.pdf").is_locked
    assert not inspect(PDF_PAGE, "act.pdf").is_locked


def test_name_loses_its_path_and_what_nobody_sees() -> None:
    assert inspect(PDF_PAGE, "C:\\Users\\..\\act\u200b 1.pdf").name == "act 1.pdf"


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_every_refusal_names_the_file(kind: str) -> None:
    with translation.override("en"):
        assert "“act.pdf”" in NotTaken(kind, "act.pdf", "pdf").message
