"""What single cells of a milestone's row say: its beginning and end, its weight and budget, its per cent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DateReading
from roadmaps.understanding.dating import Answer
from roadmaps.understanding.row_fields import said
from roadmaps.understanding.texts import PLAIN_NUMBER, decimal_of, line_of, scale_of

LONGEST_NOTE = 10_000
BEYOND = {"weight": Decimal(10) ** 8, "budget": Decimal(10) ** 18}


@dataclass(frozen=True, slots=True)
class NumberRead:
    """The weight or the budget of a row (in what the file counts in); `unread` is what is no number.

    `reason` tells why it is unread, "" where nothing more is known than that.
    """

    number: Decimal | None = None
    unread: str = ""
    reason: str = ""


NO_NUMBER = NumberRead()


def start_of(start: Answer, due: DateReading | None) -> date | None:
    """The day on which the work begins: as its column says, else as the written range of the due date says."""
    if isinstance(start, DateReading) and start.start:
        return start.start
    return due.start if due and (due.is_range or due.end is None) else None


def end_of(answer: Answer) -> date | None:
    return answer.end if isinstance(answer, DateReading) else None


def number_in(cell: Cell, name: str, heading: str) -> NumberRead:
    """What the cell of a weight or a budget says; the heading of its column may name the scale."""
    is_plain = PLAIN_NUMBER.fullmatch(cell.text)
    text = cell.text if is_plain else line_of(said(cell.text))
    if not text:
        return NO_NUMBER
    number = Decimal(text) if is_plain else decimal_of(text)
    if number is not None and name == "budget":
        scale = 1 if is_plain else scale_of(text)
        number *= scale if scale > 1 else scale_of(heading)
    if number is not None and 0 <= number < BEYOND[name]:
        return NumberRead(number)
    return NumberRead(None, text, "negative" if number is not None and -BEYOND[name] < number < 0 else "")


def is_out_of_range(cell: Cell) -> bool:
    """Whether a per cent is a number, and none from 0 to 100."""
    number = decimal_of(said(cell.text))
    if number is None or (isinstance(cell.value, float) and cell.value != cell.value):
        return False
    return not 0 <= number <= 100


def is_number_as_date(cell: Cell) -> bool:
    """Whether the number of a row was turned into a date by a program: 12.3 into the 12th of March."""
    return isinstance(cell.value, date) and cell.text == cell.value.strftime("%d.%m.%Y")
