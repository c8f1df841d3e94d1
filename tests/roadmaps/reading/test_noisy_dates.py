"""Dates as people mistype them never become other dates in silence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.reading.dates import DAY_FIRST, DateReading, Unread, read_date
from roadmaps.reading.lookalikes import with_digits_right, with_words_right
from roadmaps.reading.vocabulary import MONTHS_EN, MONTHS_OF_RU

LIKE = {
    "0": "OОoо",
    "1": "lIІ",
    "3": "З",
    "а": "a",
    "е": "e",
    "о": "o",
    "с": "c",
    "р": "p",
    "к": "k",
    "т": "t",
    "м": "m",
}
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
FORMS = (
    lambda day: day.strftime("%d.%m.%Y"),
    lambda day: day.strftime("%d.%m.%y"),
    lambda day: day.strftime("%Y-%m-%d"),
    lambda day: f"{day.day} {MONTHS_OF_RU[day.month - 1]} {day.year} г.",
    lambda day: f"до {day.day} {MONTHS_OF_RU[day.month - 1]} {day.year} года",
    lambda day: f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS_EN[day.month - 1]} {day.day}, {day.year}",
)


@st.composite
def noisy(draw: st.DrawFn) -> tuple[date, str]:
    """A day and its text with a few letters replaced by others that look alike, spaces lost and dots doubled."""
    day = draw(days)
    letters = list(draw(st.sampled_from(FORMS))(day))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(letters) - 1))
        letter = letters[at]
        if letter in LIKE:
            letters[at] = draw(st.sampled_from(LIKE[letter]))
        elif letter == " ":
            letters[at] = draw(st.sampled_from(["", "  ", "\xa0"]))
        elif letter == ".":
            letters[at] = draw(st.sampled_from(["..", ",", ". ", " ."]))
    return day, "".join(letters)


@given(noisy())
def test_mistyped_day_is_itself_or_is_told(made: tuple[date, str]) -> None:
    day, text = made

    answer = read_date(text)

    if isinstance(answer, DateReading) and not answer.is_assumption and not answer.rest:
        assert (answer.start, answer.end) == (day, day), text


@given(days, st.sampled_from(" .,/"), st.integers(0, 9))
def test_day_with_a_character_too_much_is_itself_or_is_told(day: date, extra: str, at: int) -> None:
    text = day.strftime("%d.%m.%Y")

    answer = read_date(text[:at] + extra + text[at:])

    if isinstance(answer, DateReading) and not answer.is_assumption and not answer.rest:
        assert answer.end == day, text[:at] + extra + text[at:]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("сeнтябрь 2026", "сентябрь 2026"),
        ("MAPT 2026", "МАРТ 2026"),
        ("4 KB. 2026", "4 КВ. 2026"),
        ("2026 r.", "2026 г."),
        ("mаy 2026", "may 2026"),
        ("IV кв. 2026", "IV кв. 2026"),
        ("March 2026", "March 2026"),
    ],
)
def test_words_of_two_alphabets_are_put_right(text: str, right: str) -> None:
    assert with_words_right(text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("31.О7.2026", "31.07.2026"),
        ("З1.12.2026", "31.12.2026"),
        ("до 3O июня 2026", "до 30 июня 2026"),
        ("декабрь 2О26", "декабрь 2026"),
        ("XII.2026", "XII.2026"),
        ("до 1.07.2026", "до 1.07.2026"),
        ("решение о мае 2026", "решение о мае 2026"),
    ],
)
def test_letters_in_the_place_of_digits_are_put_right(text: str, right: str) -> None:
    assert with_digits_right(text) == right


@pytest.mark.parametrize(
    ("text", "end"),
    [("Mon 5/4/26", date(2026, 5, 4)), ("Mon 4/5/26", date(2026, 5, 4)), ("пн 04/05/2026", date(2026, 5, 4))],
)
def test_weekday_decides_between_day_and_month(text: str, end: date) -> None:
    answer = read_date(text, order=None)

    assert isinstance(answer, DateReading)
    assert (answer.end, answer.is_assumption) == (end, False)


def test_weekday_that_fits_neither_order_decides_nothing() -> None:
    answer = read_date("Tue 5/4/26", order=None)

    assert isinstance(answer, Unread)
    assert answer.kind == "ambiguous_day_order"


def test_number_without_a_format_is_told() -> None:
    answer = read_date(46387.0, order=DAY_FIRST)

    assert isinstance(answer, DateReading)
    assert (answer.end, answer.is_assumption, answer.note) == (date(2026, 12, 31), True, "serial")


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("Q3 FY27", "fiscal_year"),
        ("FY2027", "fiscal_year"),
        ("31.О7.2026", "typing_error"),
        ("Week 12 2026", "week"),
        ("ориентировочно IV квартал 2026", "roughly"),
        ("летом 2027", "part_of_period"),
    ],
)
def test_assumption_says_why(phrase: str, note: str) -> None:
    answer = read_date(phrase)

    assert isinstance(answer, DateReading)
    assert (answer.is_assumption, answer.note) == (True, note)
