"""Project plans made to harm or by mistake, and the sentence that each of them gets."""

from __future__ import annotations

from hashlib import sha256

import pytest

from roadmaps.reading import project_binary
from roadmaps.reading.document import read
from roadmaps.reading.refusals import Refused
from tests import environment
from tests.roadmaps.reading import files
from tests.roadmaps.reading.pdf_files import pdf, table_page
from tests.roadmaps.reading.plans import GANTT, MSPDI, P6, XER

PROJECT = '<Project xmlns="http://schemas.microsoft.com/project">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def refusal(content: bytes, name: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read(content, name)
    return caught.value


@pytest.mark.parametrize("name", ["план.xml", "план.gan"])
@pytest.mark.parametrize(
    "definition",
    [
        f'<!DOCTYPE p [<!ENTITY l0 "ha">{LAUGHS}]>',
        f'<!DOCTYPE p [<!ENTITY a "{"a" * 50_000}">]>',
        '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE p [<!ENTITY % x SYSTEM "https://example.org/x.dtd"> %x;]>',
        "<!doctype html>",
    ],
)
def test_read_a_plan_with_definitions(definition: str, name: str) -> None:
    task = "<Task><Name>&l9;&x;</Name></Task>"
    content = f"<?xml version='1.0'?><!-- a -->{definition}{PROJECT}<Tasks>{task}</Tasks></Project>"

    assert refusal(content.encode(), name).kind == "doctype"


@pytest.mark.parametrize("encoding", ["utf-16", "cp037"])
def test_read_definitions_in_letters_that_hide_them(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE p [<!ENTITY l0 "ha">]>{PROJECT}</Project>'

    assert refusal(content.encode(encoding), "план.xml").kind in {"doctype", "wrong_content"}


def test_read_a_plan_nested_two_hundred_thousand_deep() -> None:
    content = f"{PROJECT}{'<Tasks>' * 200_000}{'</Tasks>' * 200_000}</Project>"

    assert (refusal(content.encode(), "план.xml").kind, refusal(content.encode(), "план.xml").params) == (
        "too_deep",
        {"limit": 64},
    )


def test_read_a_plan_of_tasks_within_tasks_without_end() -> None:
    task = '<task id="1" name="a" start="2027-01-01" duration="1">'
    content = f"<project><tasks>{task * 1000}{'</task>' * 1000}</tasks></project>"

    assert refusal(content.encode(), "план.gan").kind == "too_deep"


def test_read_more_lines_than_a_table_may_have() -> None:
    task = "<Task><UID>1</UID><Name>Центр</Name><OutlineLevel>1</OutlineLevel></Task>"
    content = f"{PROJECT}<Tasks>{task * 20_001}</Tasks></Project>"

    assert refusal(content.encode(), "план.xml").kind == "too_many_cells"


def test_read_a_plan_of_one_endless_text() -> None:
    content = f"{PROJECT}<Tasks><Task><UID>1</UID><Name>{'а' * 4_000_000}</Name></Task></Tasks></Project>"
    (table,) = read(content.encode(), "план.xml").tables

    assert [row[0].text[:3] for row in table.rows] == ["Tas", "ааа"]


@pytest.mark.parametrize(
    ("content", "root"),
    [
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "Workbook"),
        ('<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"/>', "Project"),
        ('<project xmlns="http://maven.apache.org/POM/4.0.0"/>', "project"),
        ('<!-- a --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "svg"),
        ("<a:b xmlns:a='x'/>", "b"),
    ],
)
def test_read_xml_that_is_no_plan(content: str, root: str) -> None:
    refused = refusal(content.encode(), "план.xml")

    assert (refused.kind, refused.params) == ("other_xml", {"root": root})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (MSPDI[:900], "план.xml"),
        (P6[:900], "план.xml"),
        (GANTT[:700], "план.gan"),
        (b"<?xml version='1.0'?>", "план.xml"),
        (b"<?xml version='1.0' encoding='no-such'?>" + MSPDI[55:], "план.xml"),
        (b"ERMHDR\t20.12\r\n%T\tPROJECT\r\n%E\r\n", "план.xer"),
    ],
)
def test_read_a_plan_that_is_cut_off(content: bytes, name: str) -> None:
    assert refusal(content, name).kind == "unreadable"


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (XER.encode(), "план.xml", "xer"),
        (XER.encode(), "план.csv", "xer"),
        (MSPDI, "план.xer", "xml"),
        (MSPDI, "план.xlsx", "xml"),
        (b"1;2", "план.xer", "text"),
        (b"%PDF-1.7", "план.gan", "pdf"),
        (b"MPX,Microsoft Project for Windows", "план.csv", "mpx"),
        (b"<html><body>", "план.xml", "web_page"),
        (files.zipped({"a": "b"}), "план.xml", "archive"),
        (files.compound({"Props": b""}), "план.xml", "office"),
    ],
)
def test_read_a_plan_under_another_name(content: bytes, name: str, found: str) -> None:
    suffix = name.rpartition(".")[2]
    refused = refusal(content, name)

    assert (refused.kind, refused.params) == ("wrong_content", {"suffix": suffix, "found": found})


def test_read_xer_of_more_than_two_hundred_columns() -> None:
    names = "\t".join(f"c{number}" for number in range(201))

    assert refusal(f"ERMHDR\t1\n%T\tTASK\n%F\t{names}\n".encode(), "план.xer").params["cell"] == "GS1"


def test_read_xer_of_more_lines_than_a_table_may_have() -> None:
    rows = "%R\t1\tЦентр\n" * 20_001

    assert refusal(f"ERMHDR\t1\n%T\tTASK\n%F\twbs_id\ttask_name\n{rows}".encode(), "план.xer").kind == "too_many_cells"


def test_read_xer_whose_sections_lie_within_each_other() -> None:
    rows = "%T\tPROJWBS\n%F\twbs_id\tparent_wbs_id\twbs_name\n%R\t1\t2\tА\n%R\t2\t1\tБ\n"
    content = f"ERMHDR\t1\n{rows}%T\tTASK\n%F\ttask_id\twbs_id\ttask_name\n%R\t9\t1\tЦентр\n%R\t8\t\tЛиния\n"
    (table,) = read(content.encode(), "план.xer").tables

    assert [row[0].text for row in table.rows] == ["Task name", "Центр", "Линия"]


def test_read_xer_whose_sections_go_down_without_end() -> None:
    rows = "".join(f"%R\t{number}\t{number - 1}\tА\n" for number in range(1, 5000))
    content = f"ERMHDR\t1\n%T\tPROJWBS\n%F\twbs_id\tparent_wbs_id\twbs_name\n{rows}%T\tTASK\n%F\ttask_id\n%R\t1\n"

    assert refusal(content.encode(), "план.xer").kind == "too_deep"


@pytest.mark.parametrize("length", ["999999999999", "-5", "1e308", "NaN", "много"])
def test_read_gantt_tasks_of_absurd_length(length: str) -> None:
    content = GANTT.replace(b'duration="6"', f'duration="{length}"'.encode())

    assert [row[0].text for row in read(content, "план.gan").tables[0].rows][2] == "Закупка"


def test_read_gantt_without_a_working_day() -> None:
    content = GANTT.replace(b'"0" ', b'"1" ').replace(b'mon="0"', b'mon="1"').replace(b'wed="0"', b'wed="1"')
    content = content.replace(b'thu="0"', b'thu="1"').replace(b'fri="0"', b'fri="1"').replace(b'tue="0"', b'tue="1"')

    assert [row[0].text for row in read(content, "план.gan").tables[0].rows][2] == "Закупка"


@pytest.mark.parametrize(
    "content",
    [
        pdf([table_page([["No", "Срок"], ["1", "2027"]])]) + b"<html><script>alert(1)</script></html>",
        b"GIF89a/*" + XER.encode(),
        b"\x00\x00" + MSPDI,
    ],
)
@pytest.mark.parametrize("name", ["план.html", "план.svg", "план.xml.html", "план.hta"])
def test_read_a_file_of_two_natures_by_its_last_ending(content: bytes, name: str) -> None:
    assert refusal(content, name).kind in {"web_page", "picture", "unknown_type"}


def test_read_a_plan_keeps_what_it_is() -> None:
    document = read(MSPDI, "План.XML")

    assert (document.kind, document.sha256) == ("mspdi", sha256(MSPDI).hexdigest())


def test_read_own_files_of_ms_project_says_how_to_save_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert refusal(files.compound({"Props": b""}), "план.mpp").kind == "project_plan"


MPX = "\r\n".join(
    [
        "MPX,Microsoft Project for Windows,4.0,ANSI",
        "12,1,0,480,/,:,am,pm,20,20",
        "60,Name,Outline Level,Baseline Finish,Milestone,ID,Unique ID",
        "61,1,3,57,81,90,98",
        "70,Works,1,,No,1,1",
        "70,Stand,2,31/03/2027,No,2,2",
        "70,Opening,2,20/12/2027,Yes,3,3",
        # The converter tells a file by its first 512 bytes.
        f"0,{'a' * 500}",
        "",
    ]
)
has_converter = pytest.mark.skipif(
    not project_binary.is_at_hand(),
    reason=f"{environment.NOT_OURS}the converter of MS Project's own files (Java and pip install '.[mpp]') is an extra",
)


@has_converter
def test_read_an_old_plan_of_ms_project() -> None:
    (table,) = read(MPX.encode(), "план.mpx").tables

    assert list(zip(table.roles, [row[1].text for row in table.rows], strict=True))[1:] == [
        ("summary", "Works"),
        ("leaf", "Stand"),
        ("flagged", "Opening"),
    ]


@has_converter
def test_read_own_file_of_ms_project_that_is_damaged() -> None:
    assert refusal(files.compound({"Props": b"\x00" * 5000}), "план.mpp").kind == "unreadable"
