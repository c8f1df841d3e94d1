"""Files made by strangers, read as plans value by value."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.reading.document import read
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.plan_reading import PlanReading, read_plan
from tests.samples import sample


def reading_of(name: str) -> PlanReading:
    path = sample(name)
    return read_plan(read(path.read_bytes(), path.name))


def by_title(reading: PlanReading) -> dict[str, PlanRow]:
    return {row.title: row for row in reading.rows}


def field_of(reading: PlanReading) -> dict[str, str]:
    return {column.header: column.field for column in reading.columns}


ROUTING = [
    ("1", "Краткого описания протокола", "1 месяц"),
    ("2", "Детальное описание протокола.", "1 месяц"),
    ("3", "Черновое документирование существующего кода.", "1 месяц"),
    ("4", "Переработка или написание нового кода", "2 месяца"),
    ("5", "Разработка документации", "1 месяц"),
]


@pytest.mark.parametrize("name", ["Дорожная карта.docx", "Отчёт по ходу выполения работ.docx"])
def test_radiorouting(name: str) -> None:
    reading = reading_of(f"radiorouting/{name}")

    assert [(row.code, row.title, row.wording) for row in reading.rows] == ROUTING
    assert {(row.due_date, row.precision) for row in reading.rows} == {(None, "undated")}
    assert [column.field for column in reading.columns] == ["code", "title", "notes", "deliverable", "due"]
    assert reading.rows[2].deliverable.startswith("Черновой документ с описанием всех функций")
    assert [(found.kind, found.severity) for found in reading.problems] == [("undated_wording", "note")] * 5
    assert reading.verdict.is_roadmap


def test_pnc() -> None:
    reading = reading_of("pnc-italia-domani/OpenData_PNC_Obiettivi.csv")
    rows = {row.code: row for row in reading.rows}

    assert (len(reading.rows), len(rows), sum(row.due_date is not None for row in reading.rows)) == (308, 308, 302)
    assert len({row.workstream for row in reading.rows}) == 30
    assert {row.precision for row in reading.rows if row.due_date} == {"quarter"}
    assert (rows["PNC-A.4-1"].due_date, rows["PNC-A.4-1"].wording) == (date(2021, 9, 30), "T3 2021")
    assert rows["PNC-A.4-1"].title.startswith(
        "Pubblicazione della manifestazione di interesse (avviso).Decreto di nomina"
    )
    assert rows["PNC-A.4-2"].due_date == date(2021, 12, 31)
    assert rows["PNC-A.4-2"].title.startswith("Invito alla presentazione dei progetti")
    assert rows["PNC-A.4-3"].due_date == date(2022, 3, 31)
    assert rows["PNC-A.4-3"].title == "Provvedimento di ammissione a finanziamento dei progetti"
    assert (rows["PNC-L.1-N5"].due_date, rows["PNC-L.1-N5"].precision) == (None, "undated")


def test_pnc_columns_are_found_from_what_they_hold() -> None:
    fields = field_of(reading_of("pnc-italia-domani/OpenData_PNC_Obiettivi.csv"))

    assert (fields["Obiettivi"], fields["Trimestre"], fields["anno"]) == ("title", "quarter", "year")
    assert (fields["Codice univoco obiettivo"], fields["Programma"]) == ("code", "workstream")


def test_transport_milestones() -> None:
    reading = reading_of("dft-analysis-engine/milestone_data_output_test.xlsx")
    read = {row.title: (row.due_date, row.forecast_date, row.is_assumption) for row in reading.rows}

    assert read == {
        "Sputnik Radiation": (date(2013, 9, 20), date(2013, 9, 20), True),
        "Lunar Magma": (date(2013, 9, 20), date(2013, 9, 20), False),
        "Standard B": (date(2013, 10, 24), date(2013, 10, 24), False),
        "Standard C": (date(2013, 9, 20), date(2013, 10, 24), False),
        "Mercury Eleven": (date(2013, 11, 13), date(2013, 11, 13), False),
        "Tranquility Radiation": (date(2013, 9, 20), date(2013, 11, 13), False),
    }
    assert {row.workstream for row in reading.rows} == {"SoT"}
    assert ("last", "13.11.2013") in by_title(reading)["Sputnik Radiation"].notes


def test_transport_columns_of_dates_are_told_apart() -> None:
    fields = field_of(reading_of("dft-analysis-engine/milestone_data_output_test.xlsx"))

    assert (fields["Milestone"], fields["bl_one"]) == ("title", "baseline")
    assert (fields["current"], fields["last"], fields["bl_two"]) == ("forecast", "previous_forecast", "")


def test_gobierto() -> None:
    reading = reading_of("gobierto/plan.csv")
    rows = by_title(reading)

    assert len(reading.rows) == 16
    assert rows["Pending Street A"].external_id == "ext_02"
    assert (rows["Pending Street A"].start_date, rows["Pending Street A"].due_date) == (
        date(2015, 11, 28),
        date(2018, 7, 7),
    )
    assert rows["In Progress Population A"].due_date == date(2018, 11, 9)
    last = rows["In Progress 2 Transportation B"]
    assert (last.external_id, last.start_date, last.due_date) == ("ext_16", date(2016, 6, 4), date(2018, 12, 31))
    finished = rows["Finished Street B"]
    assert (finished.start_date, finished.due_date) == (date(2014, 6, 28), date(2018, 6, 17))
    assert (finished.state_wording, finished.workstream) == ("Finished", "Cities")
    assert ("Node.description", "Short description") in finished.notes


def test_gobierto_row_without_a_title_is_an_empty_workstream() -> None:
    reading = reading_of("gobierto/plan.csv")

    told = [(found.place, found.kind, found.found) for found in reading.problems if found.kind != "not_imported_column"]
    assert told == [("A18", "section_without_rows", "Public Services · Transportation · Transportation C")]


def test_uktrade() -> None:
    reading = reading_of("uktrade/strat_action_sample.csv")
    fields = field_of(reading)

    assert [row.title for row in reading.rows] == [f"Strategic action {number}" for number in (1, 2, 3, 4)]
    assert {(row.due_date, row.start_date, row.precision) for row in reading.rows} == {(None, None, "undated")}
    assert (fields["id"], fields["supply_chain"], fields["last_modified"]) == ("external_id", "", "")
    assert (fields["target_completion_date"], fields["start_date"]) == ("due", "start")


def test_uktrade_order_of_day_and_month_is_one_question() -> None:
    reading = reading_of("uktrade/strat_action_sample.csv")

    asked = [found for found in reading.problems if found.severity == "problem"]
    assert [(found.place, found.kind, found.found) for found in asked] == [("C2", "ambiguous_day_order", "8/1/20")]
    assert [found.kind for found in reading.problems].count("missing_dates_all") == 1
    assert [column.is_order_open for column in reading.columns if column.field == "start"] == [True]
