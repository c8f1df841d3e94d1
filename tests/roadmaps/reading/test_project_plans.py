"""Plans of planning programs, line by line: one written by hand for each format, and those made by strangers."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.reading.cells import Table
from roadmaps.reading.document import read
from tests.roadmaps.reading.plans import GANTT, MSPDI, P6, XER
from tests.samples import sample


def table_of(content: bytes, name: str) -> Table:
    (table,) = read(content, name).tables
    return table


def shown(table: Table) -> list[tuple[str, int, dict[str, str]]]:
    """The lines under the head: what each is, how deep it lies, and its filled cells by heading."""
    head = [cell.text for cell in table.rows[0]]
    rows = [{name: cell.text for name, cell in zip(head, row, strict=True) if cell.text} for row in table.rows[1:]]
    return list(zip(table.roles[1:], table.levels[1:], rows, strict=True))


def test_read_ms_project() -> None:
    assert shown(table_of(MSPDI, "план.xml")) == [
        ("summary", 1, {"WBS": "1", "Task name": "Центр", "Baseline finish": "31.12.2027", "Unique ID": "7"}),
        ("", 0, {}),
        (
            "leaf",
            2,
            {
                "WBS": "1.1",
                "Task name": "Закупка стенда",
                "Start": "01.02.2027",
                "Baseline finish": "31.03.2027",
                "Forecast finish": "15.04.2027",
                "% complete": "40%",
                "Resource names": "Седов А. В., НИИ",
                "Notes": "Аукцион",
                "Unique ID": "3",
            },
        ),
        (
            "flagged",
            2,
            {
                "WBS": "1.2",
                "Task name": "Открытие",
                "Finish": "20.12.2027",
                "Actual finish": "20.12.2027",
                "Status": "inactive",
                "Dependencies": "1.1",
                "Unique ID": "4",
            },
        ),
    ]


def test_read_ms_project_counts_its_lines_as_it_does() -> None:
    table = table_of(MSPDI, "план.xml")

    assert [(table.row_number(index), row[1].text) for index, row in enumerate(table.rows)][1:] == [
        (1, "Центр"),
        (2, ""),
        (3, "Закупка стенда"),
        (4, "Открытие"),
    ]


def test_read_ms_project_with_codes_that_tell_nothing_apart() -> None:
    content = MSPDI.replace(b"<WBS>1.2<", b"<WBS>1.1<").replace(b"<OutlineNumber>1.2<", b"<OutlineNumber>1.7<")

    assert [row[0].text for row in table_of(content, "план.xml").rows] == ["WBS", "1", "", "1.1", "1.7"]


def test_read_ms_project_that_does_not_name_its_summaries() -> None:
    content = MSPDI.replace(b"<Summary>1</Summary>", b"").replace(b"<UID>8</UID><IsNull>1</IsNull>", b"")

    assert table_of(content, "план.xml").roles == ("head", "summary", "", "leaf", "flagged")


def test_read_primavera_xer_notes_of_several_lines() -> None:
    rows = "%T\tTASK\n%F\ttask_id\ttask_name\n%R\t1\tЗакупка\n"
    notes = "%T\tTASKMEMO\n%F\ttask_id\ttask_memo\n%R\t1\tАукцион\x7fдо\u2028мая\n"
    ((_, _, cells),) = shown(table_of(f"ERMHDR\t1\n{rows}{notes}".encode(), "план.xer"))

    assert cells["Notes"] == "Аукцион\nдо\nмая"


def test_read_primavera_xer() -> None:
    assert shown(table_of(XER.encode("cp1251"), "план.xer")) == [
        ("summary", 1, {"Task name": "Кластер"}),
        ("flagged", 2, {"WBS": "A10", "Task name": "Начало", "Start": "01.02.2027", "Finish": "01.02.2027"}),
        ("summary", 2, {"Task name": "Раздел первый"}),
        (
            "leaf",
            3,
            {
                "WBS": "A20",
                "Task name": "Закупка",
                "Start": "02.02.2027",
                "Finish": "31.03.2027",
                "Forecast finish": "15.04.2027",
                "% complete": "50%",
                "Status": "In progress",
                "Resource names": "Седов",
                "Dependencies": "A10",
            },
        ),
        ("summary", 2, {"Task name": "Раздел второй"}),
    ]


@pytest.mark.parametrize(
    ("kind", "status", "whole", "left", "percent"),
    [
        ("CP_Drtn", "TK_Active", "80", "20", "75%"),
        ("CP_Drtn", "TK_Active", "0", "0", ""),
        ("CP_Drtn", "TK_NotStart", "80", "80", ""),
        ("CP_Phys", "TK_Active", "80", "20", "10%"),
        ("CP_Drtn", "TK_Complete", "80", "0", "100%"),
    ],
)
def test_read_primavera_xer_measures_what_is_done_as_it_says(
    kind: str, status: str, whole: str, left: str, percent: str
) -> None:
    names = "task_name complete_pct_type status_code target_drtn_hr_cnt remain_drtn_hr_cnt phys_complete_pct"
    rows = ["ERMHDR\t1", "%T\tTASK", "%F\t" + names.replace(" ", "\t")]
    rows.append("\t".join(["%R", "Закупка", kind, status, whole, left, "10"]))
    ((_, _, cells),) = shown(table_of("\n".join(rows).encode(), "план.xer"))

    assert cells.get("% complete", "") == percent


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_read_primavera_xer_in_any_letters(encoding: str) -> None:
    content = XER.encode(encoding)

    assert [row[1].text for row in table_of(content, "план.xer").rows][1:3] == ["Кластер", "Начало"]


def test_read_primavera_xml() -> None:
    assert shown(table_of(P6, "план.xml")) == [
        ("summary", 1, {"Task name": "Кластер"}),
        (
            "leaf",
            2,
            {
                "WBS": "A20",
                "Task name": "Закупка",
                "Start": "02.02.2027",
                "Baseline finish": "15.03.2027",
                "Forecast finish": "15.04.2027",
                "% complete": "50%",
                "Status": "In Progress",
                "Resource names": "Седов",
                "Dependencies": "A30",
                "Notes": "Аукцион",
            },
        ),
        (
            "flagged",
            2,
            {
                "WBS": "A30",
                "Task name": "Открытие",
                "Start": "01.02.2027",
                "Finish": "01.02.2027",
                "Actual finish": "03.02.2027",
            },
        ),
    ]


def test_read_gantt_project() -> None:
    assert shown(table_of(GANTT, "план.gan")) == [
        ("summary", 1, {"Task name": "Центр", "Start": "01.02.2027", "Finish": "10.02.2027", "Unique ID": "0"}),
        (
            "leaf",
            2,
            {
                "Task name": "Закупка",
                "Start": "01.02.2027",
                "Finish": "09.02.2027",
                "% complete": "25%",
                "Resource names": "Седов",
                "Notes": "Аукцион",
                "Unique ID": "1",
            },
        ),
        (
            "flagged",
            2,
            {
                "Task name": "Открытие",
                "Start": "10.02.2027",
                "Finish": "10.02.2027",
                "Dependencies": "1",
                "Unique ID": "2",
            },
        ),
    ]


LEAVES = [
    ("", "Notice to proceed", date(2026, 5, 4)),
    ("", "Substantial completion", date(2026, 7, 16)),
    ("Site work", "Mobilize", date(2026, 5, 8)),
    ("Site work", "Survey and layout", date(2026, 5, 8)),
    ("Site work", "Excavation", date(2026, 5, 18)),
]


@pytest.mark.parametrize("name", ["sample-mspdi.xml", "sample.xer", "sample-p6.xml"])
def test_read_one_plan_in_three_formats(name: str) -> None:
    path = sample(f"longpath/{name}")
    table = table_of(path.read_bytes(), path.name)
    head = [cell.text for cell in table.rows[0]]
    due = head.index("Baseline finish" if "Baseline finish" in head else "Finish")
    leaves = [
        (row[1].text, row[due].value)
        for role, row in zip(table.roles, table.rows, strict=True)
        if role in {"leaf", "flagged"}
    ]

    assert leaves[:5] == [(title, day) for _, title, day in LEAVES]
    assert [table.roles.count(role) for role in ("summary", "leaf", "flagged")] == [4, 14, 2]
