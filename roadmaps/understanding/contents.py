"""What the cells of a column hold, whatever its heading says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DAY_FIRST, DateReading, read_date
from roadmaps.reading.phrases import LONGEST_EMPTY, says_nothing
from roadmaps.reading.vocabulary import month_number, normalise

SAMPLE = 150
# Reading a date costs more than all other looks at a cell together.
SAMPLE_OF_TIMES = 48
FIRST_TIMES = 16
WORD = re.compile(r"[^\W\d_]{2,}")
QUARTER = re.compile(
    r"(?:q|t|кв\.?|квартал)?\s*(?:[1-4]|i{1,3}|iv|і{1,3})(?:\s?-?\s?(?:й|ый|ой|ий|го))?\s*(?:квартал|кв\.?|q)?"
    r"(?:\s*[-,]\s*(?:[1-4]|i{1,3}|iv)\s*(?:квартал|кв\.?)?)?",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:20\d\d)(?:\s*(?:г\.?|год|г\.г\.))?", re.IGNORECASE)
# The days from 2010 to 2049 in the epoch that nearly all workbooks have.
FIRST_SERIAL, LAST_SERIAL = 40_179, 54_788
CODE = re.compile(
    r"[\(№]?\s?(?:[IVXCХ]{1,5}|\d{1,4})(?:[.\-/]\d{1,4}){0,5}[.\)]?"
    r"|[A-Za-zА-Яа-я]{1,6}[-._ ]?[A-Za-z0-9]{0,4}(?:[.\-]?\w{0,5}){0,4}\d+\w?\.?"
    r"|[A-Za-zА-Яа-я][.)]"
)
# Scripts that put no spaces between words.
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]{6,}")
UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?.*")
MONTH_AND_YEAR = re.compile(r"(0?[1-9]|1[0-2])\.20\d\d")
# A mark in a column that stands for a period: «х», «+», a bullet, «да».
TICK = re.compile(r"[xхvV+*✓✔✗●■█▪•◆♦◊◇★☆▲△▼►▶→○]+|да|yes", re.IGNORECASE)
NUMBER = re.compile(r"[+-]?\d[\d\s]*(?:[.,]\d+)?\s*%?")
PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%")
DURATION = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:-\s*\d+\s*)?(?:раб\w*\s*|кал\w*\s*)?"
    r"(?:дн|день|дней|мес|нед|год|лет|day|week|month|year|wk|mo)\w*\.?",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁA-Z]\.(?:\s?[А-ЯЁA-Z]\.)?"
    r"|[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.)?\s?[А-ЯЁA-Z][а-яёa-z]+"
)
BODY = re.compile(
    r"министерств|минэконом|минпром|минобр|департамент|комитет|администраци|управлени[ея]|университет|агентств|корпораци"
    r"|\bооо\b|\bп?ао\b|\bфг|\bгау\b|\bано\b|центр кластер|управляющ|директор"
    r"|institut|ministry|agency|department|\bltd|\binc\b",
    re.IGNORECASE,
)
PROOF = re.compile(
    r"\W*(?:документ|отчет|отчёт|акт|договор|протокол|приказ|положение|соглашени|исходн|чернов|реестр|паспорт|программ"
    r"|свидетельств|доклад|постановлени|распоряжени|утвержд[её]н|создан|подписан|заключ|report|document|agreement)\w*",
    re.IGNORECASE,
)
STATE = re.compile(
    r"(?:не )?(?:выполнен|исполнен|начат|завершен|реализован)\w*|в работе|в процессе|план\w*|да|нет|yes|no"
    r"|done|in progress|not started|completed?|active|pending|finished|open|closed|on track|delayed|late|live|cancelled"
    r"|green|amber|red",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares (0 to 1) of the filled cells of one column that hold each kind of thing.

    `dated` cells name a year and leave little unread, `bare` ones are that date and no other word; `timely` ones
    speak of time at all. `distinct` is the
    share of different texts; `length` the mean length in characters; `filled` counts cells, of `rows`.
    `median_day` is the ordinal of the middle one of dates, 0 without dates.
    """

    rows: int = 0
    filled: int = 0
    distinct: float = 0.0
    length: float = 0.0
    dated: float = 0.0
    bare: float = 0.0
    timely: float = 0.0
    quarters: float = 0.0
    months: float = 0.0
    years: float = 0.0
    codes: float = 0.0
    uuids: float = 0.0
    timestamps: float = 0.0
    numbers: float = 0.0
    serials: float = 0.0
    percents: float = 0.0
    durations: float = 0.0
    people: float = 0.0
    states: float = 0.0
    worded: float = 0.0
    proofs: float = 0.0
    ticks: float = 0.0
    median_day: int = 0


def contents_of(cells: Sequence[Cell]) -> Contents:
    """Look at a column's cells, at most 150 of the filled ones."""
    different = set(map(attrgetter("text"), cells))
    short = {text for text in different if len(text) <= LONGEST_EMPTY and not text[:1].isdigit()}
    nothing = set(filter(says_nothing, short))
    filled = [cell for cell in cells if cell.text not in nothing] if nothing else cells
    sample = filled[:: max(1, len(filled) // SAMPLE)][:SAMPLE]
    if not sample:
        return Contents(rows=len(cells))
    # The same few texts fill whole columns: each is looked at once, and counted.
    counted = Counter(" ".join(cell.text.split()) for cell in sample)
    plains: Counter[str] = Counter()
    for text, times in counted.items():
        plains[normalise(text)] += times
    count = len(sample)
    told = times_in(sample)
    bare, dated = told.count("bare") / len(told), told.count("dated") / len(told)

    def share(is_so: Callable[[str], object], among: Mapping[str, int] = plains) -> float:
        return sum(times for text, times in among.items() if is_so(text)) / count

    return Contents(
        rows=len(cells),
        filled=len(filled),
        distinct=len(counted) / count,
        length=sum(len(text) * times for text, times in counted.items()) / count,
        dated=dated + bare,
        bare=bare,
        timely=sum(time != "" for time in told) / len(told),
        quarters=share(QUARTER.fullmatch),
        months=share(month_number),
        years=share(YEAR.fullmatch),
        codes=sum(is_code(cell, " ".join(cell.text.split())) for cell in sample) / count,
        uuids=share(UUID.fullmatch),
        timestamps=share(TIMESTAMP.fullmatch),
        numbers=share(NUMBER.fullmatch),
        serials=sum(is_serial(cell.value) for cell in sample) / count,
        percents=share(PERCENT.fullmatch),
        durations=share(DURATION.fullmatch),
        people=share(lambda text: PERSON.search(text) or BODY.search(text), counted),
        states=share(STATE.fullmatch),
        proofs=share(PROOF.match, counted),
        ticks=share(TICK.fullmatch),
        median_day=median_day(sample[:: max(1, count // SAMPLE_OF_TIMES)]) if dated + bare >= 0.5 else 0,
        worded=share(lambda text: len(WORD.findall(text)) >= 2 or UNSPACED.search(text), counted),
    )


def times_in(sample: Sequence[Cell]) -> list[str]:
    """What a part of the sample says of time, evenly spread; a small one where that says nothing."""
    first = [time_in(cell) for cell in sample[:: max(1, len(sample) // FIRST_TIMES)]]
    return [time_in(cell) for cell in sample[:: max(1, len(sample) // SAMPLE_OF_TIMES)]] if any(first) else first


def median_day(cells: Sequence[Cell]) -> int:
    """The ordinal of the middle one of the days that cells are, 0 when none is a day."""
    readings = (read_date(cell.value if isinstance(cell.value, date) else cell.text) for cell in cells)
    days = sorted(reading.end for reading in readings if isinstance(reading, DateReading) and reading.end)
    return days[len(days) // 2].toordinal() if days else 0


def kind_held(column: Contents) -> str:
    """What kind of things a column holds, in a word; "" of an empty one. Kept with what people chose for it."""
    kinds = (
        ("identifier", column.uuids),
        ("quarter", column.quarters if column.codes < 0.5 or column.months >= 0.5 else 0.0),
        ("year", column.years),
        ("date", max(column.dated, column.timely, column.timestamps)),
        ("percent", column.percents),
        ("code", column.codes if column.distinct >= 0.9 else 0.0),
        ("number", column.numbers),
        ("duration", column.durations),
        ("tick", column.ticks),
        ("state", column.states),
        ("person", column.people),
        ("words", column.worded),
    )
    if not column.filled:
        return ""
    return next((kind for kind, share in kinds if share >= 0.5), "text")


def is_code(cell: Cell, text: str) -> bool:
    """Whether a cell can number a row; a day.month that a program made a date of can."""
    if isinstance(cell.value, date):
        return bool(re.fullmatch(r"\d{1,2}\.\d{1,2}", text))
    return len(text) <= 20 and bool(CODE.fullmatch(text)) and not UUID.fullmatch(text)


def is_serial(value: object) -> bool:
    """Whether a number may be a day that a program stores as one and was not told to show: 46388 is 1 January 2027."""
    if isinstance(value, str):
        return len(value) == len("46388") and value.isdecimal() and FIRST_SERIAL <= int(value) <= LAST_SERIAL
    return isinstance(value, float) and value.is_integer() and FIRST_SERIAL <= value <= LAST_SERIAL


def is_plain_number(text: str) -> bool:
    return bool(NUMBER.fullmatch(text)) and not YEAR.fullmatch(text) and not MONTH_AND_YEAR.fullmatch(text)


def time_in(cell: Cell) -> str:
    """ "bare" (a date alone), "dated", "timely" (speaks of time without a year, or misspells it), or ""."""
    if isinstance(cell.value, date):
        return "bare"
    if isinstance(cell.value, (int, float)) or len(cell.text) > 200 or is_plain_number(cell.text.strip()):
        return ""
    reading = read_date(cell.text, order=DAY_FIRST)
    if not isinstance(reading, DateReading):
        return "" if reading.kind in {"not_a_date"} and not reading.suggestion else "timely"
    if reading.end is None:
        return "timely" if reading.precision == "ongoing" or len(cell.text) <= 80 else ""
    if not reading.rest:
        return "bare"
    return "dated" if len(reading.rest) <= max(12, len(cell.text) // 3) else ""
