"""An uploaded file is read in a process of its own: the same plan comes back, and nothing that the child says harms."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import replace
from datetime import date

import pytest

from roadmaps.reading.dates import DayOrder
from roadmaps.reading.document import read
from roadmaps.reading.line import Line, LineBroken, listen
from roadmaps.reading.refusals import Refused
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.workbooks.file_reading import read_file
from roadmaps.workbooks.own_workbook_writer import own_workbook
from roadmaps.workbooks.upload_reading import read_upload
from tests.roadmaps.workbooks.own_workbooks import ORIGIN, RICH, changed, named

PLAN = (
    "№;Мероприятие;Срок;Бюджет;Вес;Ход\n"
    "1;Запуск линии;до 31.12.2026;1 500,5;2;50 %\n"
    "2;Отчёт;ежеквартально;-5;;\n"
    "3;Приёмка;31.02.2027;;1,5;140 %\n"
).encode()
CHOICES = Choices(
    mapping={3: ""}, order=DayOrder.DAY_FIRST, corrections={"B2": "Пуск линии"}, starts_on=date(2026, 1, 1), year=2026
)


class Known:
    """Answers for every file with the same choices, and keeps what it was asked."""

    def __init__(self, choices: Choices | None) -> None:
        self.choices = choices
        self.asked: list[str] = []

    def before_marking(self, upload: int) -> Choices | None:
        self.asked.append(f"upload {upload}")
        return self.choices

    def for_columns(self, columns: tuple[ColumnFound, ...]) -> Choices | None:
        self.asked += [column.header for column in columns]
        return self.choices


@pytest.mark.parametrize("choices", [Choices(), CHOICES])
def test_reading_apart_gives_the_same_plan(choices: Choices) -> None:
    assert read_upload(PLAN, "план.csv", choices).reading == read_file(read(PLAN, "план.csv"), choices)


def test_reading_apart_knows_a_workbook_of_the_portal_by_its_seal() -> None:
    content = own_workbook(named(RICH), ORIGIN)
    choices = Choices(roadmap=ORIGIN.roadmap)

    assert read_upload(content, "план.xlsx", choices).reading == read_file(read(content, "план.xlsx"), choices)


def test_reading_apart_takes_an_altered_seal_for_none() -> None:
    def alter(book: object) -> None:
        hidden = book.parent["_portal"]  # type: ignore[attr-defined]
        hidden.cell(1, 8, "no seal of ours")

    content = changed(own_workbook(named(RICH), ORIGIN), alter)

    reading = read_upload(content, "план.xlsx", Choices(roadmap=ORIGIN.roadmap)).reading

    assert {row.known_id for row in reading.rows} == {""}
    assert len(reading.rows) == len(RICH)


def test_earlier_choices_are_asked_for_by_columns_and_applied() -> None:
    known = Known(Choices(mapping={3: "notes"}))

    reading = read_upload(PLAN, "план.csv", advice=known).reading

    assert known.asked == ["№", "Мероприятие", "Срок", "Бюджет", "Вес", "Ход"]
    assert {row.budget for row in reading.rows} == {None}
    assert reading.rows[0].notes[0] == ("Бюджет", "1 500,5")


def test_nothing_known_leaves_the_first_reading() -> None:
    assert read_upload(PLAN, "план.csv", advice=Known(None)).reading == read_upload(PLAN, "план.csv").reading


def test_choices_survive_the_way_to_another_process() -> None:
    choices = replace(CHOICES, split=frozenset({"C3"}), scope="leaves", ends_on=date(2027, 12, 31), table=0)

    assert Choices.from_json(json.loads(json.dumps(choices.to_json()))) == choices


def test_file_without_a_cell_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        read_upload(b" ; \n", "план.csv")

    assert caught.value.kind == "empty"


def heard_of(said: bytes, *, seconds: float = 5.0) -> list[object]:
    """What the parent hears of a child that says this and ends."""
    hears, child_speaks = os.pipe()
    child_hears, speaks = os.pipe()
    heard: list[object] = []
    os.write(child_speaks, said)
    os.close(child_speaks)
    try:
        listen(hears, speaks, lambda kind, what: heard.append((kind, what)), until=time.monotonic() + seconds)
    finally:
        for number in (hears, child_hears, speaks):
            os.close(number)
    return heard


def test_line_carries_what_a_child_tells() -> None:
    assert heard_of(b'["rows", [200, 400], false]\n') == [("rows", [200, 400])]


@pytest.mark.parametrize("said", [b"\xff\n", b"[1]\n", b"7\n", b"[" * 100_000 + b"\n"])
def test_line_breaks_at_what_is_no_message(said: bytes) -> None:
    with pytest.raises(LineBroken):
        heard_of(said[:60_000] + b"\n")


def test_line_does_not_wait_for_ever() -> None:
    hears, child_speaks = os.pipe()
    child_hears, speaks = os.pipe()

    with pytest.raises(TimeoutError):
        listen(hears, speaks, lambda kind, what: None, until=time.monotonic() + 0.05)

    for number in (hears, child_speaks, child_hears, speaks):
        os.close(number)


def test_line_answers_a_question() -> None:
    hears, child_speaks = os.pipe()
    child_hears, speaks = os.pipe()
    answers: list[object] = []

    def child() -> None:
        line = Line(child_hears, child_speaks)
        answers.append(line.ask("seal", ["a", "b"]))
        line.close()

    asking = threading.Thread(target=child)
    asking.start()
    listen(hears, speaks, lambda kind, said: [kind, *said], until=time.monotonic() + 5)
    asking.join()

    assert answers == [["seal", "a", "b"]]
    os.close(hears)
    os.close(speaks)
