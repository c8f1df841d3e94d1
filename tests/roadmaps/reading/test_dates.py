"""What phrases mean as dates."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from roadmaps.reading.dates import DAY_FIRST, MONTH_FIRST, DateReading, Unread, decide_order, read_date
from tests.roadmaps.reading import (
    english_phrases_of_plans,
    numeric_phrases_of_plans,
    phrases_of_plans,
    russian_phrases_of_plans,
    undated_phrases_of_plans,
)
from tests.roadmaps.reading.phrases_of_plans import lines_of

DATED = "".join(
    source.DATED
    for source in (phrases_of_plans, russian_phrases_of_plans, numeric_phrases_of_plans, english_phrases_of_plans)
)
UNDATED = phrases_of_plans.UNDATED + undated_phrases_of_plans.UNDATED
NO_DATES = phrases_of_plans.NO_DATES + undated_phrases_of_plans.NO_DATES


def reading_of(value: str | date | float, **context: object) -> DateReading:
    reading = read_date(value, **context)  # type: ignore[arg-type]
    assert isinstance(reading, DateReading), reading
    return reading


def unread_of(value: str | date | float, **context: object) -> Unread:
    reading = read_date(value, **context)  # type: ignore[arg-type]
    assert isinstance(reading, Unread), reading
    return reading


@pytest.mark.parametrize(
    ("phrase", "start", "end", "precision", "assumed"), [(*line, "")[:5] for line in lines_of(DATED)]
)
def test_dated_phrase(phrase: str, start: str, end: str, precision: str, assumed: str) -> None:
    reading = reading_of(phrase)

    read = (str(reading.start), str(reading.end), reading.precision, "?" if reading.is_assumption else "")
    assert read == (start, end, precision, assumed)
    assert reading.wording == phrase


@pytest.mark.parametrize(("phrase", "precision", "note"), lines_of(UNDATED))
def test_phrase_without_a_date(phrase: str, precision: str, note: str) -> None:
    reading = reading_of(phrase)

    assert (reading.end, reading.precision, reading.note, reading.wording) == (None, precision, note, phrase)


@pytest.mark.parametrize(("phrase", "kind", "suggestion"), lines_of(NO_DATES))
def test_phrase_that_is_no_date(phrase: str, kind: str, suggestion: str) -> None:
    unread = unread_of(phrase)

    assert (unread.kind, unread.suggestion) == (kind, suggestion)


@pytest.mark.parametrize("phrase", ["", " ", "-", "—", "N/A", "н/д", "…", "нет"])
def test_empty_phrase_is_no_problem(phrase: str) -> None:
    reading = reading_of(phrase)

    assert (reading.precision, reading.wording, reading.note) == ("undated", "", "empty")


def test_excel_date_is_its_day() -> None:
    reading = reading_of(datetime(2018, 3, 1, 12, 30))

    assert (reading.start, reading.end, reading.precision) == (date(2018, 3, 1), date(2018, 3, 1), "day")


@pytest.mark.parametrize(
    ("number", "end", "precision"),
    [
        (43100.0, date(2017, 12, 31), "day"),
        (2018.0, date(2018, 12, 31), "year"),
        (12.2018, date(2018, 12, 31), "month"),
        (3.202, date(2020, 3, 31), "month"),
    ],
)
def test_number_in_a_date_cell(number: float, end: date, precision: str) -> None:
    reading = reading_of(number)

    assert (reading.end, reading.precision) == (end, precision)


@pytest.mark.parametrize("number", [0.0, -1.0, 60.0, 1e308, float("nan"), float("inf"), 2958466.0, 1999.0])
def test_number_that_is_no_date(number: float) -> None:
    assert unread_of(number).kind == "not_a_date"


def test_year_of_the_context_is_an_assumption() -> None:
    reading = reading_of("IV квартал", year=2019)

    assert (reading.end, reading.is_assumption, reading.note) == (date(2019, 12, 31), True, "year_from_context")


def test_half_year_takes_the_year_of_the_context() -> None:
    assert reading_of("до конца I полугодия", year=2018).end == date(2018, 6, 30)


def test_written_year_wins_over_the_context() -> None:
    reading = reading_of("март 2018", year=2019)

    assert (reading.end, reading.is_assumption) == (date(2018, 3, 31), False)


def test_open_beginning_lasts() -> None:
    reading = reading_of("с 2018 года")

    assert (reading.start, reading.end, reading.precision) == (date(2018, 1, 1), None, "ongoing")
    assert (reading.is_assumption, reading.note) == (True, "open_start")


def test_rest_is_what_no_date_was_made_of() -> None:
    assert reading_of("31.12.2018 (перенос срока из-за подрядчика)").rest == "перенос срока из-за подрядчика"


def test_stage_number_beside_a_date_is_shown_as_an_assumption() -> None:
    reading = reading_of("2018 (I этап)")

    assert (reading.end, reading.is_assumption, reading.note) == (date(2018, 12, 31), True, "partly_read")


@pytest.mark.parametrize(("order", "day"), [(DAY_FIRST, date(2020, 1, 8)), (MONTH_FIRST, date(2020, 8, 1))])
def test_slashes_follow_the_order_of_their_column(order: str, day: date) -> None:
    assert reading_of("8/1/20", order=order).end == day


def test_slashes_of_an_undecided_column_are_a_question() -> None:
    unread = unread_of("8/1/20", order=None)

    assert (unread.kind, unread.candidates) == ("ambiguous_day_order", (date(2020, 1, 8), date(2020, 8, 1)))


@pytest.mark.parametrize("phrase", ["28/11/2015", "08/08/2018", "01.07.2018", "2018-07-01"])
def test_undecided_column_still_reads_what_is_clear(phrase: str) -> None:
    assert reading_of(phrase, order=None).precision == "day"


def test_dots_are_day_first_whatever_the_column_says() -> None:
    assert reading_of("01.07.2018", order=MONTH_FIRST).end == date(2018, 7, 1)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["28/11/2015", "07/07/2018", "09/11/2018"], DAY_FIRST),
        (["07/28/2015", "09/11/2018"], MONTH_FIRST),
        (["8/1/20", "8/1/20"], None),
        (["28/11/2015", "11/28/2015"], None),
        (["01.07.2018", "март 2018", "", None, 5.0], DAY_FIRST),
        (["08/08/2018"], DAY_FIRST),
        (["12.28.2018", "8/1/20"], None),
        (["03-04-2018", "15-04-2018"], DAY_FIRST),
    ],
)
def test_order_of_a_column(values: list[object], order: str | None) -> None:
    assert decide_order(values) == order


@pytest.mark.parametrize(
    ("phrase", "fiscal_start", "start", "end"),
    [
        ("Q1 FY2018", 4, date(2017, 4, 1), date(2017, 6, 30)),
        ("Q1 2018/19", 4, date(2018, 4, 1), date(2018, 6, 30)),
        ("FY2018", 10, date(2017, 10, 1), date(2018, 9, 30)),
        ("H2 FY2018", 7, date(2018, 1, 1), date(2018, 6, 30)),
        ("2018/19", 1, date(2018, 1, 1), date(2019, 12, 31)),
        ("март 2018", 4, date(2018, 3, 1), date(2018, 3, 31)),
    ],
)
def test_fiscal_year_is_named_by_its_end(phrase: str, fiscal_start: int, start: date, end: date) -> None:
    reading = reading_of(phrase, fiscal_start=fiscal_start)

    assert (reading.start, reading.end) == (start, end)


def test_plain_quarter_in_a_fiscal_calendar_is_an_assumption() -> None:
    reading = reading_of("Q1 2018", fiscal_start=4)

    assert (reading.end, reading.is_assumption, reading.note) == (date(2017, 6, 30), True, "fiscal_year")


@pytest.mark.parametrize(
    "unit", ["1-", "I-", "1 кв ", "2018-", "до 1 ", "п,", "|", "1 й - ", "01.01.2018 - ", "март ", "1 (1) ", "с "]
)
def test_nasty_repetition_is_read_quickly(unit: str) -> None:
    phrase = (unit * 300)[:300]
    started = time.process_time()

    read_date(phrase)

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("phrase", "end"),
    [
        ("II полу-\nгодие\n2027 г.", date(2027, 12, 31)),
        ("март-\nапрель 2027", date(2027, 4, 30)),
        ("дека-\nбрь 2027", date(2027, 12, 31)),
        ("März 2027", date(2027, 3, 31)),
        ("Mitte 2027", date(2027, 6, 30)),
    ],
)
def test_words_cut_by_a_line_end_and_words_of_neighbours(phrase: str, end: date) -> None:
    assert reading_of(phrase).end == end


def test_repeating_month_takes_no_year_of_the_context() -> None:
    reading = reading_of("ежегодно, март", year=2028)

    assert (reading.end, reading.note) == (None, "repeating")


def test_days_before_a_slash_are_a_range_and_prove_the_order_of_their_column() -> None:
    found = read_date("15-18/09/2027", order=None)

    assert isinstance(found, DateReading)
    assert (found.start, found.end, found.is_range) == (date(2027, 9, 15), date(2027, 9, 18), True)
    assert decide_order(["03-05/04/2027", "01/05/2027"]) == DAY_FIRST


def test_quarters_written_after_their_years_make_a_range() -> None:
    found = reading_of("2026 Q4 – 2027 Q2")

    assert (found.start, found.end, found.precision) == (date(2026, 10, 1), date(2027, 6, 30), "quarter")


def test_year_in_which_a_repeating_promise_begins_is_not_its_term() -> None:
    found = reading_of("ежегодно, до 1 апреля, начиная с 2027 г.")

    assert (found.start, found.end, found.precision, found.note) == (date(2027, 1, 1), None, "ongoing", "repeating")


def test_quarter_of_a_year_over_two_calendar_years_is_asked() -> None:
    found = read_date("Q2 2026–27")

    assert isinstance(found, Unread)
    assert found.kind == "fiscal_year"
