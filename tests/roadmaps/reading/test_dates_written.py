"""What the portal writes reads as what it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.reading.dates import DateReading, Unread, read_date
from roadmaps.reading.spans import EARLIEST, LATEST, part_of_year
from roadmaps.reading.wording import LENGTHS, write

days = st.dates(EARLIEST, LATEST)


@st.composite
def readings(draw: st.DrawFn) -> DateReading:
    precision = draw(st.sampled_from(["day", "month", "quarter", "half_year", "year"]))
    if precision == "day":
        start = end = draw(days)
    else:
        length = LENGTHS[precision]
        number = draw(st.integers(1, 12 // length))
        span = part_of_year(draw(st.integers(2000, 2100)), number, number, length=length)
        start, end = span.start, span.end
    earlier = draw(st.none() | days)
    return DateReading(min(start, earlier) if earlier else start, end, precision)


@given(readings(), st.sampled_from(["ru", "en"]))
def test_written_interval_reads_as_itself(reading: DateReading, language: str) -> None:
    again = read_date(write(reading, language))

    assert isinstance(again, DateReading)
    assert (again.start, again.end, again.precision) == (reading.start, reading.end, reading.precision)
    assert (again.is_assumption, again.rest) == (False, "")


@given(st.text() | st.text("0123456789IVQTкв.-/ гдоспмартюня,", max_size=30), st.sampled_from([None, 2018]))
def test_any_text_is_answered(text: str, year: int | None) -> None:
    for order in ("day_first", None):
        answer = read_date(text, order=order, year=year)  # type: ignore[arg-type]

        assert isinstance(answer, (DateReading, Unread))


@given(st.floats())
def test_any_number_is_answered_within_the_calendar(number: float) -> None:
    answer = read_date(number)

    assert isinstance(answer, Unread) or EARLIEST <= (answer.end or EARLIEST) <= LATEST


@pytest.mark.parametrize(
    ("start", "end", "precision", "russian", "english"),
    [
        (date(2017, 7, 1), date(2017, 7, 1), "day", "1 июля 2017 г.", "1 July 2017"),
        (date(2018, 12, 1), date(2018, 12, 31), "month", "декабрь 2018 г.", "December 2018"),
        (date(2017, 10, 1), date(2017, 12, 31), "quarter", "IV квартал 2017 г.", "Q4 2017"),
        (date(2018, 1, 1), date(2018, 6, 30), "half_year", "I полугодие 2018 г.", "H1 2018"),
        (date(2017, 1, 1), date(2020, 12, 31), "year", "2017 г. – 2020 г.", "2017 – 2020"),
        (None, date(2017, 12, 31), "day", "31 декабря 2017 г.", "31 December 2017"),
        (
            date(2018, 3, 15),
            date(2018, 4, 30),
            "day",
            "15 марта 2018 г. – 30 апреля 2018 г.",
            "15 March 2018 – 30 April 2018",
        ),
        (None, None, "ongoing", "постоянно", "ongoing"),
        (None, None, "undated", "без срока", "no date"),
    ],
)
def test_wording(start: date | None, end: date | None, precision: str, russian: str, english: str) -> None:
    reading = DateReading(start, end, precision)  # type: ignore[arg-type]

    assert (write(reading, "ru"), write(reading, "en")) == (russian, english)


def test_undated_wording_is_kept() -> None:
    assert write(DateReading(None, None, "undated", "по согласованию"), "en") == "по согласованию"
