"""The files that strangers made, read into the right cells."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.reading.cells import Document
from roadmaps.reading.document import read
from tests.samples import sample


def document(name: str) -> Document:
    path = sample(name)
    return read(path.read_bytes(), path.name)


def column(found: Document, number: int) -> list[str]:
    (table,) = found.tables
    return [row[number].text for row in table.rows]


@pytest.mark.parametrize(
    ("name", "heading"), [("Дорожная карта.docx", "Дорожная карта"), ("Отчёт по ходу выполения работ.docx", "")]
)
def test_read_radiorouting(name: str, heading: str) -> None:
    found = document(f"radiorouting/{name}")

    assert (len(found.tables[0].rows), len(found.tables[0].rows[0]), found.tables[0].heading) == (6, 5, heading)
    assert column(found, 0) == ["№", "1.", "2.", "3.", "4.", "5."]
    assert column(found, 1) == [
        "Название этапа",
        "Краткого описания протокола",
        "Детальное описание протокола.",
        "Черновое документирование существующего кода.",
        "Переработка или написание нового кода",
        "Разработка документации",
    ]
    assert column(found, 4) == ["Сроки", "1 месяц", "1 месяц", "1 месяц", "2 месяца", "1 месяц"]
    assert found.tables[0].rows[0][3].text == ""


def test_read_pnc() -> None:
    found = document("pnc-italia-domani/OpenData_PNC_Obiettivi.csv")
    codes = column(found, 9)

    assert (found.encoding, len(found.tables[0].rows), len(found.tables[0].rows[0])) == ("utf-8-sig", 309, 10)
    assert found.tables[0].rows[0][1].text == "Codice univoco investimento| intervento"
    assert (codes[0], len(set(codes[1:]))) == ("Codice univoco obiettivo", 308)
    assert [column(found, 7).count(quarter) for quarter in ("T1", "T2", "T3", "T4", "N/A")] == [64, 72, 59, 107, 6]


def test_read_dft() -> None:
    (table,) = document("dft-analysis-engine/milestone_data_output_test.xlsx").tables

    assert (len(table.rows), len(table.rows[0])) == (7, 14)
    assert [[cell.value for cell in row[3:7]] for row in table.rows[1:]] == [
        ["Sputnik Radiation", date(2013, 9, 20), date(2013, 11, 13), None],
        ["Lunar Magma", date(2013, 9, 20), None, date(2013, 9, 20)],
        ["Standard B", date(2013, 10, 24), date(2013, 10, 24), date(2013, 10, 24)],
        ["Standard C", date(2013, 10, 24), date(2013, 10, 24), date(2013, 9, 20)],
        ["Mercury Eleven", date(2013, 11, 13), None, date(2013, 11, 13)],
        ["Tranquility Radiation", date(2013, 11, 13), None, date(2013, 9, 20)],
    ]


def test_read_gobierto() -> None:
    found = document("gobierto/plan.csv")

    assert len(found.tables[0].rows) == 18
    assert [title for title in column(found, 4) if not title] == [""]
    assert [cell.text for cell in found.tables[0].rows[2][3:9]] == [
        "ext_02",
        "Pending Street A",
        "Pending",
        "28/11/2015",
        "07/07/2018",
        "0.00%",
    ]


def test_read_uktrade() -> None:
    found = document("uktrade/strat_action_sample.csv")

    assert column(found, 1) == ["name", *(f"Strategic action {number}" for number in range(1, 5))]
    assert column(found, 2) == ["start_date"] + ["8/1/20"] * 4
