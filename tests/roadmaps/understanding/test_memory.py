"""What was chosen about columns is found again in the next version of a file."""

from __future__ import annotations

import pytest

from roadmaps.understanding.choices import Choices
from roadmaps.understanding.memory import recall, seen_of
from tests.roadmaps.understanding.tables_of_plans import plan

HEAD = ["№", "Мероприятие", "Рубеж", "Кто ведёт", "Итог работы"]
ROWS = [
    ["1", "Создание инжинирингового центра", "01.07.2018", "Иванов И.И.", "Акт приёмки центра"],
    ["2", "Запуск акселератора стартапов", "01.09.2018", "Петров П.П.", "Приказ о запуске"],
    ["3", "Проведение форума кластеров", "01.10.2018", "Сидоров С.С.", "Отчёт о форуме"],
]
CHOSEN = {2: "baseline", 4: "notes"}


def kept(head: list[str] = HEAD) -> list[list[dict[str, object]]]:
    reading = plan([head, *ROWS], Choices(mapping=CHOSEN))
    return [seen_of(reading.columns, CHOSEN)]


def test_renamed_heads_are_found_by_what_their_cells_hold() -> None:
    renamed = plan([["№ п/п", "Наименование", "Веха", "Ответственный", "Что будет"], *ROWS])

    assert recall(kept(), renamed.columns) == CHOSEN


def test_moved_column_is_found_by_its_head() -> None:
    moved = plan([[row[0], row[1], row[3], row[2], row[4]] for row in (HEAD, *ROWS)])

    assert recall(kept(), moved.columns) == {3: "baseline", 4: "notes"}


@pytest.mark.parametrize(
    "rows",
    [
        [["Товар", "Цена", "Остаток"], ["Стол письменный", "100", "5"], ["Стул мягкий", "50", "7"]],
        [["Дата", "Событие"], ["01.07.2018", "Создание инжинирингового центра"]],
    ],
)
def test_other_table_recalls_nothing(rows: list[list[str]]) -> None:
    assert recall(kept(), plan(rows).columns) is None


def test_column_that_holds_other_things_now_is_not_what_it_was() -> None:
    rows = [[*row[:2], "постановление правительства", *row[3:]] for row in ROWS]
    changed = plan([[*HEAD[:2], "Документ", *HEAD[3:]], *rows])

    assert recall(kept(), changed.columns) == {4: "notes"}


def test_nothing_kept_recalls_nothing() -> None:
    assert recall([], plan([HEAD, *ROWS]).columns) is None
