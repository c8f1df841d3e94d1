from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from roadmaps.filing import preview as evidence_preview
from roadmaps.filing.preview import NoPreview, is_locked, preview_of
from roadmaps.models import Evidence
from roadmaps.terms import EvidenceFormat
from tests.factories import make_evidence, make_png
from tests.roadmaps.progress.documents import PDF_PAGE, office, photo
from tests.roadmaps.progress.reports import drafted, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def kept(content: bytes, form: EvidenceFormat) -> Evidence:
    return make_evidence(drafted(make_scene()), content=content, format=form)


def test_photo_is_made_anew_without_what_it_said_beside_its_pixels() -> None:
    told = Image.Exif()
    told[0x010E] = "taken at 55.75, 37.61"
    told[0x0112] = 6  # lies on its side
    shown = preview_of(kept(photo(40, 20, exif=told), EvidenceFormat.JPEG))

    picture = Image.open(BytesIO(shown.content))
    assert (shown.content_type, picture.format, picture.size) == ("image/jpeg", "JPEG", (20, 40))
    assert dict(picture.getexif()) == {}
    assert b"55.75" not in shown.content


def test_large_photo_is_made_small() -> None:
    shown = preview_of(kept(photo(3000, 2000), EvidenceFormat.JPEG))
    assert Image.open(BytesIO(shown.content)).size == (1600, 1067)


def test_first_page_of_a_pdf_is_drawn() -> None:
    shown = preview_of(kept(PDF_PAGE, EvidenceFormat.PDF))

    assert shown.content_type == "image/png"
    assert Image.open(BytesIO(shown.content)).size == (400, 200)


def test_picture_is_drawn_once_and_kept_beside_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = kept(make_png(), EvidenceFormat.PNG)
    first = preview_of(evidence)

    monkeypatch.setattr(evidence_preview, "answer_of_child", None)
    assert preview_of(evidence) == first
    assert evidence.file.storage.exists(f"{evidence.file.name}.preview")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"%PDF-1.4 and nothing", EvidenceFormat.PDF),
        (b"\xff\xd8\xff" + bytes(100), EvidenceFormat.JPEG),
        (make_png(20_000, 20_000), EvidenceFormat.PNG),
        (photo(), EvidenceFormat.PNG),
    ],
    ids=["damaged pdf", "damaged photo", "more pixels than memory", "a photo called png"],
)
def test_what_cannot_be_drawn_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, content: bytes, form: EvidenceFormat
) -> None:
    evidence = kept(content, form)
    with pytest.raises(NoPreview):
        preview_of(evidence)

    monkeypatch.setattr(evidence_preview, "answer_of_child", None)
    with pytest.raises(NoPreview):
        preview_of(evidence)


def test_office_document_has_no_preview() -> None:
    with pytest.raises(NoPreview):
        preview_of(kept(office("docx"), EvidenceFormat.DOCX))


def test_picture_drawn_by_another_meanwhile_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = kept(make_png(), EvidenceFormat.PNG)
    storage, name = evidence.file.storage, f"{evidence.file.name}.preview"

    def drawn(_evidence: Evidence) -> bytes:
        storage.save(name, ContentFile(b"the first one's"))
        return b"ours"

    monkeypatch.setattr(evidence_preview, "drawn", drawn)
    assert preview_of(evidence).content == b"the first one's"
    assert len(storage.listdir(Path(name).parent)[1]) == 2


def test_lock_that_needs_a_password_is_told_from_one_that_does_not() -> None:
    assert not is_locked(PDF_PAGE)
    assert not is_locked(b"no pdf at all")
    assert is_locked(LOCKED_PDF)


# One empty page, encrypted by RC4 with a password for opening it.
LOCKED_PDF = PDF_PAGE.replace(
    b"trailer<<",
    b"4 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Encrypt 4 0 R/ID[<00><00>]",
)
