"""Plans and PDFs through the whole import: from the bytes to the rows of a draft."""

from __future__ import annotations

from datetime import date

import pytest

from portal.accounts.models import Person
from roadmaps.importing.actions import receive
from roadmaps.models import Roadmap, Upload
from roadmaps.terms import UploadState
from tests.factories import NOW
from tests.roadmaps.reading.pdf_files import pdf, table_page
from tests.roadmaps.reading.plans import GANTT, MSPDI, P6, XER

pytestmark = pytest.mark.django_db


PAGE = table_page([["No", "Мероприятие", "Срок"], ["1", "Закупка", "31.03.2027"], ["2", "Открытие", "2027"]])


@pytest.mark.parametrize(
    ("content", "name", "kind", "due"),
    [
        (MSPDI, "план.xml", "mspdi", date(2027, 3, 31)),
        (P6, "план.xml", "p6", date(2027, 3, 15)),
        (XER.encode("cp1251"), "план.xer", "xer", date(2027, 3, 31)),
        (GANTT, "план.gan", "gan", date(2027, 2, 9)),
        (pdf([PAGE]), "план.pdf", "pdf", date(2027, 3, 31)),
    ],
)
def test_received_plan_makes_a_draft(
    roadmap: Roadmap, manager: Person, content: bytes, name: str, kind: str, due: date
) -> None:
    upload = receive(roadmap, name=name, content=content, by=manager, at=NOW)
    rows = upload.revision.rows.filter(title__startswith="Закупка")

    assert (upload.state, upload.kind, upload.revision.rows.count()) == (UploadState.READ, kind, 2)
    assert [row.due_date for row in rows] == [due]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"<a/>", "план.xml", "other_xml"),
        (pdf([b""]), "план.pdf", "scanned_pdf"),
        (MSPDI.replace(b"<Project", b"<!DOCTYPE Project><Project", 1), "план.xml", "doctype"),
    ],
)
def test_refused_plan_leaves_its_reason(
    roadmap: Roadmap, manager: Person, content: bytes, name: str, kind: str
) -> None:
    upload = receive(roadmap, name=name, content=content, by=manager, at=NOW)

    assert (upload.state, upload.refusal) == (UploadState.REFUSED, kind)
    assert Upload.objects.get(pk=upload.pk).refusal == kind
