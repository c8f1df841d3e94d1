from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import translation
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from roadmaps.revisions.difference import Difference, compare
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.origin import Origin
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.workbooks.own_workbook import recognise
from roadmaps.workbooks.own_workbook_form import KEYS, chunks_of, row_of_chunks
from roadmaps.workbooks.own_workbook_writer import own_workbook
from tests.roadmaps.revisions.plans import plan, row
from tests.roadmaps.understanding.files import measures, workbook
from tests.roadmaps.workbooks.own_workbooks import (
    ORIGIN,
    RICH,
    changed,
    document_of,
    named,
    read_again,
    round_trip,
)

AT = {key: number for number, key in enumerate(KEYS, start=2)}


def difference(old: list[PlanRow], reading: PlanReading) -> Difference:
    """The difference as the numbers that the workbook carried tell it."""
    pairs = [int(one.known_id) - 100 if one.known_id else None for one in reading.rows]
    return compare(old, reading.rows, pairs)


def edited(rows: list[PlanRow], *cells: tuple[int, str, object]) -> PlanReading:
    """The workbook read after cells were changed: index of the row, key of the column, value."""

    def edit(sheet: Worksheet) -> None:
        for index, key, value in cells:
            sheet.cell(index + 2, AT[key]).value = value

    return read_again(changed(own_workbook(named(rows), ORIGIN), edit))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("is_saved_by_another_program", [False, True])
def test_workbook_unchanged_brings_nothing(language: str, is_saved_by_another_program: bool):
    with translation.override(language):
        content = own_workbook(named(RICH), ORIGIN)
    if is_saved_by_another_program:
        content = changed(content, lambda sheet: None)
    reading = read_again(content)
    found = difference(RICH, reading)
    assert [change.fields for change in found.changed] == []
    assert found.is_empty
    assert [one.message for one in reading.problems if one.severity == "problem"] == []
    assert [replace(one, place="", known_id="") for one in reading.rows] == RICH


@pytest.mark.parametrize("seed", range(12))
def test_workbook_of_any_plan_brings_nothing(seed: int):
    chance = random.Random(seed)
    rows = [
        replace(
            chance.choice(RICH), **{name: getattr(chance.choice(RICH), name) for name in ("notes", "code", "title")}
        )
        for _ in range(60)
    ]
    found = difference(rows, round_trip(rows))
    assert found.is_empty


def test_row_survives_the_hidden_sheet_as_it_was():
    long = row("_x000D_ " * 5000, "2026-01-01", notes=(("a_b", " "),))
    chunks = chunks_of(long)
    assert len(chunks) > 1
    assert row_of_chunks(chunks) == long


def test_workbook_is_recognised_by_its_origin():
    found = recognise(document_of(own_workbook(named(plan(3)), ORIGIN)))
    assert found is not None
    assert found.origin == ORIGIN
    assert recognise(document_of(workbook(measures(3)))) is None


def test_changed_cells_bring_exactly_these_changes():
    rows = plan(5, wording="30.06.2027", responsible="Иванов И. И.")
    reading = edited(
        rows,
        (0, "title", "Another title"),
        (1, "due", "IV квартал 2027 г."),
        (2, "responsible", None),
        (3, "budget", 1500.5),
    )
    found = difference(rows, reading)
    assert [(change.new.index, sorted(change.names)) for change in found.changed] == [
        (0, ["title"]),
        (1, ["due_date", "precision", "wording"]),
        (2, ["responsible"]),
        (3, ["budget"]),
    ]
    assert (reading.rows[1].due_date, reading.rows[1].precision) == (date(2027, 12, 31), "quarter")
    assert found.added == found.removed == ()


def test_new_range_of_a_row_without_a_start_brings_its_start():
    reading = edited(plan(1, wording="30.06.2027"), (0, "due", "2026–2028 гг."))
    assert (reading.rows[0].start_date, reading.rows[0].due_date) == (date(2026, 1, 1), date(2028, 12, 31))


def test_unread_date_is_a_problem_of_its_cell_alone():
    reading = edited(RICH, (3, "due", "когда-нибудь"))
    assert [(one.kind, one.place) for one in reading.problems if one.severity == "problem"] == [("date_unread", "G5")]


def test_sorted_removed_and_inserted_rows_keep_who_is_who():
    rows = plan(6)

    def rearrange(sheet: Worksheet) -> None:
        values = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2, max_row=7)]
        values = [values[5], *values[2:5], [None, "9.9", "Export", "New one", None, None, "Q4 2028"], values[0]]
        for number in range(2, 8):
            for column, value in enumerate(values[number - 2], start=1):
                sheet.cell(number, column).value = value
            for column in range(len(values[number - 2]) + 1, 11):
                sheet.cell(number, column).value = None

    reading = read_again(changed(own_workbook(named(rows), ORIGIN), rearrange))
    found = difference(rows, reading)
    assert [placed.row.title for placed in found.added] == ["New one"]
    assert [placed.index for placed in found.removed] == [1]
    assert found.changed == ()


def test_copied_row_is_new_and_the_first_keeps_its_name():
    def copy(sheet: Worksheet) -> None:
        for column in range(1, 11):
            sheet.cell(4, column).value = sheet.cell(2, column).value
        sheet.cell(4, AT["title"]).value = "Copy"

    reading = read_again(changed(own_workbook(named(plan(2)), ORIGIN), copy))
    assert [one.known_id for one in reading.rows] == ["100", "101", ""]
    assert reading.rows[2].title == "Copy"
    told = {one.kind for one in reading.problems if one.place.endswith("4")}
    assert told == {"copied_row", "duplicate_code"}


def test_names_that_went_astray_follow_the_titles():
    def shift(sheet: Worksheet) -> None:
        names = [sheet.cell(number, 1).value for number in range(2, 6)]
        for number, name in enumerate([*names[1:], names[0]], start=2):
            sheet.cell(number, 1).value = name

    rows = plan(4)
    reading = read_again(changed(own_workbook(named(rows), ORIGIN), shift))
    assert difference(rows, reading).is_empty


def test_workbook_of_another_roadmap_loses_its_names_and_says_so():
    reading = read_again(own_workbook(named(plan(3)), ORIGIN), Choices(roadmap=8))
    assert {one.known_id for one in reading.rows} == {""}
    assert [one.kind for one in reading.problems] == ["other_roadmap"]


def test_forged_meaning_is_not_believed():
    def forge(sheet: Worksheet) -> None:
        hidden = sheet.parent["_portal"]
        for cells in hidden.iter_rows(min_row=3):
            for cell in cells:
                if str(cell.value).startswith("|"):
                    cell.value = str(cell.value).replace("2027-06-30", "2030-06-30")

    reading = read_again(changed(own_workbook(named(plan(2, wording="30.06.2027")), ORIGIN), forge))
    assert [one.due_date for one in reading.rows] == [date(2027, 6, 30)] * 2


def test_renamed_heading_and_sheet_are_found_all_the_same():
    def rename(sheet: Worksheet) -> None:
        sheet.title = "Мой план"
        sheet.cell(1, AT["due"]).value = "Когда"

    assert difference(RICH, read_again(changed(own_workbook(named(RICH), ORIGIN), rename))).is_empty


def test_added_column_is_kept_as_notes():
    def add(sheet: Worksheet) -> None:
        sheet.cell(1, 30).value = "Комментарий"
        sheet.cell(2, 30).value = "срочно"

    rows = plan(2)
    found = difference(rows, read_again(changed(own_workbook(named(rows), ORIGIN), add)))
    assert [(change.new.index, change.new.row.notes) for change in found.changed] == [(0, (("Комментарий", "срочно"),))]


def test_correction_of_a_cell_counts_as_its_change():
    content = own_workbook(named(plan(2)), ORIGIN)
    reading = read_again(content, Choices(roadmap=ORIGIN.roadmap, corrections={"D2": "Corrected"}))
    assert [one.title for one in reading.rows] == ["Corrected", "Measure number 2"]


def test_formulas_are_written_as_text():
    sheet = load_workbook(BytesIO(own_workbook(named([row("=1+1", code="=A1")]), Origin()))).worksheets[0]
    assert [(sheet.cell(2, AT[key]).value, sheet.cell(2, AT[key]).data_type) for key in ("code", "title")] == [
        ("=A1", "s"),
        ("=1+1", "s"),
    ]


def test_blank_filled_in_is_read_with_every_column():
    def fill(sheet: Worksheet) -> None:
        sheet.append(["1.1", "Production", "Pilot line", "Act", None, "Q4 2027", "Sedov A.", 5, 1500.5])
        sheet.append(["1.2", "Production", "Test bench", "Act", "01.02.2027", "31.12.2027", "Sedov A.", 3, 200])

    reading = read_again(changed(own_workbook((), Origin()), fill))
    assert {column.field for column in reading.columns} == set(KEYS)
    assert (reading.rows[0].weight, reading.rows[0].budget) == (Decimal(5), Decimal("1500.5"))


def test_order_of_day_and_month_is_asked_of_changed_dates_alone():
    rows = [row("First", wording="08/01/2026"), row("Second", wording="07/02/2026")]
    kept = edited(rows, (0, "title", "Another"))
    changed_date = edited(rows, (1, "due", "05/02/2026"))
    assert [one.kind for one in kept.problems if one.severity == "problem"] == []
    asked = [one for one in changed_date.problems if one.severity == "problem"]
    assert [(one.kind, one.place) for one in asked] == [("ambiguous_day_order", "G3")]
