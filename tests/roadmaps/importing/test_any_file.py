"""Whatever is uploaded, a person gets a plan or a sentence: nothing else is ever raised."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmaps.reading.cells import Cell, Document, Table
from roadmaps.reading.document import read
from roadmaps.reading.project_table import PlanLine, table_of
from roadmaps.reading.refusals import Refused
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.workbooks.file_reading import read_file
from tests.roadmaps.reading.pdf_files import pdf, table_page
from tests.roadmaps.reading.plans import GANTT, MSPDI, P6, XER
from tests.roadmaps.understanding.files import HEAD, measures, workbook

HONEST = {
    "план.xlsx": workbook(measures(3)),
    "план.csv": ";".join(HEAD).encode("cp866") + b"\r\n1;\x80;\x81;;2027;\r\n",
    "план.xml": MSPDI,
    "сеть.xml": P6,
    "план.xer": XER.encode("cp1251"),
    "план.gan": GANTT,
    "план.pdf": pdf([table_page([["No", "Мера", "Срок"], ["1", "Центр", "2027"]])]),
}
PHRASES = [
    "IV квартал 2027",
    "31.02.2026",
    "00.00.0000",
    "1.1",
    "=1+1",
    "ежегодно",
    "до 2030",
    "99999999",
    "Итого",
    "¹",
    "9" * 5000,
    "٣",
    "Месяц",
    "Год",
    "\ud800",
]
CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from([*HEAD, *PHRASES]),
    st.floats(),
    st.booleans(),
    st.dates(),
)
ROWS = st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8)
LINES = st.lists(
    st.builds(
        PlanLine,
        role=st.sampled_from(["summary", "leaf", "flagged", ""]),
        level=st.integers(0, 70),
        code=st.text(max_size=8),
        name=st.text(max_size=20),
        planned=st.none() | st.dates(),
        baseline=st.none() | st.dates(),
        actual=st.none() | st.dates(),
        percent=st.none() | st.floats(),
    ),
    max_size=8,
)


def plan_or_sentence(content: bytes, name: str) -> PlanReading | str:
    try:
        return read_file(read(content, name))
    except Refused as refused:
        return refused.message


def says_something(found: PlanReading | str) -> bool:
    return bool(found if isinstance(found, str) else found.rows or found.verdict.message or found.problems)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(HONEST)), st.integers(0, 4000), st.binary(min_size=1, max_size=60))
def test_a_damaged_file_is_read_or_refused(name: str, start: int, damage: bytes) -> None:
    content = bytearray(HONEST[name])
    start %= len(content)
    content[start : start + len(damage)] = damage

    assert says_something(plan_or_sentence(bytes(content), name))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["xlsx", "xls", "ods", "csv", "txt", "docx", "xml", "gan", "xer", "pdf", "mpp"]),
    st.binary(max_size=300),
)
def test_any_bytes_are_read_or_refused(suffix: str, content: bytes) -> None:
    assert says_something(plan_or_sentence(content, f"план.{suffix}"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.booleans())
def test_any_cells_make_a_plan_or_a_reason(rows: list[list[str | float | bool | date | None]], has_head: bool) -> None:
    head = [[Cell(text, text) for text in ("№", "Мероприятие", "Срок", "Ответственный")]] if has_head else []
    cells = [[Cell(value, "" if value is None else str(value)) for value in row] for row in rows]
    table = Table("План", tuple(map(tuple, head + cells)))

    assert says_something(read_file(Document("план.xlsx", "xlsx", "", 0, (table,))))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.sampled_from(["", "flagged", "leaves"]))
def test_any_lines_make_a_plan_or_a_reason(lines: list[PlanLine], scope: str) -> None:
    document = Document("план.xml", "mspdi", "", 0, (table_of(lines, "План"),))
    reading = read_file(document, Choices(scope=scope))
    leaves = sum(line.role in {"leaf", "flagged"} for line in lines)

    assert says_something(reading)
    assert (reading.offers.leaves, len(reading.rows) <= leaves) == (leaves, True)
