"""`manage.py read_roadmap`: what it prints, and how it ends."""

from __future__ import annotations

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.utils import translation


def printed(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("read_roadmap", *arguments, "--json", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def refused(*arguments: str) -> dict[str, str]:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read_roadmap", *arguments, "--json", stdout=out)
    assert ended.value.code == 2
    answer: dict[str, str] = json.loads(out.getvalue())["refused"]
    return answer


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "План"
    for row in (
        ["План развития кластера"],
        ["№ п/п", "Мероприятие", "Срок исполнения", None, "Ответственный"],
        [None, None, "начало", "окончание", None],
        ["I. Кадры"],
        ["1.1", "Набор команды", "01.02.2018", "IV квартал 2018 г.", "Иванов И.И."],
        ["1.2", "Обучение", None, "31.11.2018", "Петров П.П."],
    ):
        sheet.append(row)
    for merged in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "A4:E4"):
        sheet.merge_cells(merged)
    other = book.create_sheet("Контакты")
    other.append(["ФИО", "Телефон"])
    other.append(["Иванов", "+7"])
    path = tmp_path / "план.xlsx"
    book.save(path)
    return path


def test_file_and_tables_are_named(workbook: Path) -> None:
    answer = printed(str(workbook))

    content = workbook.read_bytes()
    assert answer["file"] == {
        "name": "план.xlsx",
        "kind": "xlsx",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }
    assert [(found["place"], found["rows"], found["chosen"]) for found in answer["tables"]] == [
        ("План", 6, True),
        ("Контакты", 2, False),
    ]


def test_columns_are_named(workbook: Path) -> None:
    answer = printed(str(workbook))

    assert [(column["field"], column["read"], column["unread"]) for column in answer["columns"]] == [
        ("code", 2, 0),
        ("title", 2, 0),
        ("start", 1, 0),
        ("due", 1, 1),
        ("responsible", 2, 0),
    ]


def test_milestones_and_problems_are_printed(workbook: Path) -> None:
    answer = printed(str(workbook))

    names = ("place", "code", "workstream", "title", "responsible", "start", "due", "precision", "wording")
    assert [tuple(row[name] for name in names) for row in answer["milestones"]] == [
        (
            "B5",
            "1.1",
            "Кадры",
            "Набор команды",
            "Иванов И.И.",
            "2018-02-01",
            "2018-12-31",
            "quarter",
            "IV квартал 2018 г.",
        ),
        ("B6", "1.2", "Кадры", "Обучение", "Петров П.П.", None, None, "undated", "31.11.2018"),
    ]
    (found,) = answer["problems"]
    assert (found["place"], found["kind"], found["severity"], found["suggestion"]) == (
        "D6",
        "date_unread",
        "problem",
        "30.11.2018",
    )


def test_sheet_can_be_named(workbook: Path) -> None:
    assert [row["code"] for row in printed(str(workbook), "--sheet", "План")["milestones"]] == ["1.1", "1.2"]
    assert refused(str(workbook), "--sheet", "Контакты")["kind"] == "not_a_roadmap"


def test_unknown_sheet_is_refused_with_those_that_exist(workbook: Path) -> None:
    with translation.override("en"):
        answer = refused(str(workbook), "--sheet", "Бюджет")

    assert answer == {"kind": "no_such_sheet", "message": "The file has no sheet “Бюджет”. It has: План, Контакты."}


def test_text_for_people(workbook: Path) -> None:
    out = StringIO()

    call_command("read_roadmap", str(workbook), stdout=out)

    assert "2018-12-31  Набор команды  [IV квартал 2018 г.]" in out.getvalue()


def test_table_that_is_no_roadmap_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "цены.csv"
    path.write_text("Наименование товара;Количество;Цена\nСтол;5;1000\nСтул;6;500\n", encoding="utf-8")

    with translation.override("en"):
        answer = refused(str(path))

    assert answer["kind"] == "not_a_roadmap"
    assert answer["message"].startswith("No column of dates was found")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "нет.xlsx"))["kind"] == "missing"
    assert refused(str(tmp_path))["kind"] == "folder"


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "план.pdf"
    path.write_bytes(b"%PDF-1.7\n")

    assert refused(str(path))["message"] != ""
