"""Hostile and mistaken files, and the sentence that each of them gets."""

from __future__ import annotations

import pytest

from roadmaps.reading import limits
from roadmaps.reading.gate import inspect
from roadmaps.reading.refusals import SENTENCES, Refused
from tests.roadmaps.reading import files

PLAN = [["Мероприятие", "Срок"], ["Открыть центр", "IV квартал 2026 г."]]


def refusal(data: bytes, name: str) -> Refused:
    with pytest.raises(Refused) as caught:
        inspect(data, name)
    return caught.value


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (files.workbook(PLAN), "План.XLSX", "xlsx"),
        (files.old_workbook({(0, 0): "Мероприятие"}), "план.xls", "xls"),
        (files.open_document("<table:table/>"), "план.ods", "ods"),
        ("№;Срок\n1;2026\n".encode("cp1251"), "план.v2.csv", "csv"),
        (files.word(lambda document: document.add_table(1, 1)), "../папка/план.docx", "docx"),
    ],
)
def test_inspect_an_honest_file(data: bytes, name: str, kind: str) -> None:
    assert inspect(data, name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("план", "no_type"),
        ("план.", "no_type"),
        ("план.exe", "unknown_type"),
        ("план.xlsx.exe", "unknown_type"),
        ("план.xlsm", "macros"),
        ("план.doc", "other_document"),
        ("план.xps", "printed"),
        ("план.pod", "project_plan"),
        ("план.xlsb", "other_workbook"),
        ("план.jpg", "picture"),
        ("план.zip", "archive"),
        ("план.html", "web_page"),
    ],
)
def test_inspect_a_name_that_cannot_be_read(name: str, kind: str) -> None:
    assert refusal(b"1;2", name).kind == kind


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv", "docx"])
@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"<!DOCTYPE html><html><body><table>", "web_page"),
        (b"\xef\xbb\xbf  <html>", "web_page"),
        (b"<?xml version='1.0'?><Workbook>", "xml"),
        (b"<svg onload='alert(1)'>", "xml"),
        (b"GIF89a/*<script>*/", "picture"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1 table}", "rich_text"),
        (b"\x01\x02\x03\x04" * 100, "binary"),
        (files.zipped({"план.txt": "план"}), "archive"),
    ],
)
def test_inspect_content_of_another_kind(data: bytes, found: str, suffix: str) -> None:
    refused = refusal(data, f"план.{suffix}")

    assert (refused.kind, refused.params) == ("wrong_content", {"suffix": suffix, "found": found})


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (files.word(lambda document: document.add_table(1, 1)), "план.xlsx", "docx"),
        (files.workbook(PLAN), "план.docx", "xlsx"),
        (files.workbook(PLAN), "план.xls", "xlsx"),
        (files.workbook(PLAN), "план.csv", "xlsx"),
        (files.old_workbook({(0, 0): "1"}), "план.xlsx", "xls"),
        (files.compound({"WordDocument": b""}), "план.docx", "doc"),
        (files.compound({"PowerPoint Document": b""}), "план.xls", "office"),
        (files.open_document(""), "план.xlsx", "ods"),
        (b"plain words", "план.xlsx", "text"),
    ],
)
def test_inspect_one_office_format_named_as_another(data: bytes, name: str, found: str) -> None:
    assert refusal(data, name).params["found"] == found


def test_inspect_an_empty_file() -> None:
    assert refusal(b"", "план.xlsx").kind == "empty"


def test_inspect_a_file_over_ten_megabytes() -> None:
    refused = refusal(b"1" * (limits.MAX_BYTES + 1), "план.csv")

    assert (refused.kind, refused.params) == ("too_big", {"size": 11, "limit": 10})


def test_inspect_a_truncated_workbook() -> None:
    assert refusal(files.workbook(PLAN)[:2000], "план.xlsx").kind == "unreadable"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (files.compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "план.xlsx"),
        (files.compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "план.docx"),
        (
            files.zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                }
            ),
            "план.ods",
        ),
    ],
)
def test_inspect_a_file_under_password(data: bytes, name: str) -> None:
    assert refusal(data, name).kind == "encrypted"


def test_inspect_an_encrypted_zip_entry() -> None:
    data = bytearray(files.workbook(PLAN))
    data[data.find(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data), "план.xlsx").kind == "encrypted"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (files.zipped(files.sheet_parts(files.sheet_of("")) | {"xl/vbaProject.bin": b"\x00"}), "план.xlsx"),
        (files.zipped(files.word_parts("") | {"word/VBAProject.bin": b"\x00"}), "план.docx"),
        (
            files.zipped(
                files.sheet_parts(files.sheet_of(""), main="application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            ),
            "план.xlsx",
        ),
        (files.old_workbook({(0, 0): "1"}, streams=["_VBA_PROJECT_CUR"]), "план.xls"),
        (
            files.zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "Basic/Standard/Module1.xml": "<script/>",
                }
            ),
            "план.ods",
        ),
    ],
)
def test_inspect_macros_under_another_name(data: bytes, name: str) -> None:
    assert refusal(data, name).kind == "macros"


@pytest.mark.parametrize("entry", ["../evil.xml", "/etc/evil.xml", "a/../../evil.xml", "..\\evil.xml", "C:\\evil.xml"])
def test_inspect_an_entry_that_leaves_its_folder(entry: str) -> None:
    data = files.zipped(files.sheet_parts(files.sheet_of("")) | {entry: "<x/>"})

    assert refusal(data, "план.xlsx").kind == "bad_entry"


def test_inspect_two_entries_of_one_name() -> None:
    data = files.zipped(files.sheet_parts(files.sheet_of("")) | {"XL/worksheets/sheet1.xml": "<x/>"})

    assert refusal(data, "план.xlsx").kind == "bad_entry"


def test_inspect_sixty_thousand_entries() -> None:
    parts = files.sheet_parts(files.sheet_of("")) | {f"xl/{number}.xml": "" for number in range(60_000)}
    refused = refusal(files.zipped(parts), "план.xlsx")

    assert (refused.kind, refused.params) == ("too_many_entries", {"count": 60_005, "limit": 1000})


def test_inspect_a_zip_bomb() -> None:
    blank = b" " * (60 * 1024 * 1024)
    parts = files.sheet_parts(files.sheet_of("")) | {"xl/a.xml": blank, "xl/b.xml": blank}
    data = files.zipped(parts)
    refused = refusal(data, "план.xlsx")

    assert len(data) < 1024 * 1024
    assert (refused.kind, refused.params) == ("unpacks_too_large", {"size": 121, "limit": 100})


def test_inspect_a_zip_that_lies_about_its_size() -> None:
    data = bytearray(files.zipped(files.sheet_parts(files.sheet_of(files.number_at("A1") * 1000))))
    entry = data.rfind(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")

    assert refusal(bytes(data), "план.xlsx").kind == "unreadable"


def test_every_refusal_has_a_sentence_that_takes_its_figures() -> None:
    figures = {
        "suffix": "doc",
        "found": "pdf",
        "size": 11,
        "limit": 10,
        "count": 7,
        "entry": "../x",
        "root": "Workbook",
        "cell": "XFD1",
        "rows": 20_000,
        "columns": 200,
    }
    sentences = {kind: Refused(kind, **figures).message for kind in SENTENCES}

    assert [kind for kind, sentence in sentences.items() if "%" in sentence or not sentence.endswith(".")] == []
