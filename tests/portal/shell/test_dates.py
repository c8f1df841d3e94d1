from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from portal.shell import dates

NB = "\N{NO-BREAK SPACE}"
TODAY = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("month", "russian", "english"),
    [
        (1, "янв.", "Jan"),
        (2, "февр.", "Feb"),
        (3, "мар.", "Mar"),
        (4, "апр.", "Apr"),
        (5, "мая", "May"),
        (6, "июн.", "Jun"),
        (7, "июл.", "Jul"),
        (8, "авг.", "Aug"),
        (9, "сент.", "Sep"),
        (10, "окт.", "Oct"),
        (11, "нояб.", "Nov"),
        (12, "дек.", "Dec"),
    ],
)
def test_day_of_every_month_in_both_languages(month: int, russian: str, english: str) -> None:
    value = date(2026, month, 3)

    assert dates.day(value, "ru") == f"3{NB}{russian}{NB}2026"
    assert dates.day(value, "en") == f"3{NB}{english}{NB}2026"


def test_day_without_a_language_takes_the_one_in_use() -> None:
    with translation.override("ru"):
        assert dates.day(date(2026, 12, 31)) == f"31{NB}дек.{NB}2026"
    with translation.override("en"):
        assert dates.day(date(2026, 12, 31)) == f"31{NB}Dec{NB}2026"


def test_day_of_a_moment_is_the_day_in_the_zone_in_use() -> None:
    late = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)

    with timezone.override("Europe/Moscow"):
        assert dates.day(late, "en") == f"1{NB}Jan{NB}2027"


@pytest.mark.parametrize(
    ("precision", "russian", "english"),
    [
        ("day", "31 дек. 2026", "31 Dec 2026"),
        ("month", "дек. 2026", "Dec 2026"),
        ("quarter", "IV кв. 2026", "Q4 2026"),
        ("half_year", "II полугодие 2026", "H2 2026"),
        ("year", "2026 г.", "2026"),
    ],
)
def test_due_by_precision_in_both_languages(precision: str, russian: str, english: str) -> None:
    assert dates.due(date(2026, 12, 31), precision, "ru") == russian.replace(" ", NB)
    assert dates.due(date(2026, 12, 31), precision, "en") == english.replace(" ", NB)


def test_due_first_quarter_and_half_begin_with_one() -> None:
    assert dates.due(date(2026, 3, 31), "quarter", "ru") == f"I{NB}кв.{NB}2026"
    assert dates.due(date(2026, 6, 30), "half_year", "en") == f"H1{NB}2026"


@pytest.mark.parametrize(
    ("value", "precision", "words"),
    [
        (None, "undated", "no date"),
        (None, "day", "no date"),
        (None, "ongoing", "ongoing"),
        (date(2026, 12, 31), "ongoing", "ongoing"),
    ],
)
def test_due_without_a_day_says_so_in_words(value: date | None, precision: str, words: str) -> None:
    assert dates.due(value, precision, "en") == words


@pytest.mark.parametrize(
    ("distance", "russian", "english"),
    [
        (1, "через 1 день", "in 1 day"),
        (2, "через 2 дня", "in 2 days"),
        (5, "через 5 дней", "in 5 days"),
        (11, "через 11 дней", "in 11 days"),
        (21, "через 21 день", "in 21 days"),
        (-1, "1 день назад", "1 day ago"),
        (-22, "22 дня назад", "22 days ago"),
        (-46, "46 дней назад", "46 days ago"),
        (400, "через 400 дней", "in 400 days"),
    ],
)
def test_relative_counts_days_in_both_languages(distance: int, russian: str, english: str) -> None:
    value = TODAY + timedelta(days=distance)

    assert dates.relative(value, TODAY, "ru") == russian.replace(" ", NB)
    assert dates.relative(value, TODAY, "en") == english.replace(" ", NB)


def test_relative_of_today_is_a_word() -> None:
    assert dates.relative(TODAY, TODAY, "en") == "today"


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [(1, "1 день", "1 day"), (2, "2 дня", "2 days"), (5, "5 дней", "5 days"), (11, "11 дней", "11 days"),
     (21, "21 день", "21 days")],
)  # fmt: skip
def test_days_by_plural_form_in_both_languages(count: int, russian: str, english: str) -> None:
    assert dates.days(count, "ru") == russian.replace(" ", NB)
    assert dates.days(count, "en") == english.replace(" ", NB)
    assert dates.short_days(count, "ru") == f"{count}{NB}дн."


def test_signed_days_say_the_direction_with_a_true_minus() -> None:
    assert [dates.signed_days(count, "en") for count in (92, 0, -3)] == [f"+92{NB}days", f"+0{NB}days", f"−3{NB}days"]


def test_moment_is_told_in_the_zone_in_use() -> None:
    value = datetime(2026, 11, 15, 21, 5, tzinfo=UTC)

    with timezone.override("Asia/Vladivostok"):
        assert dates.moment(value, "ru") == f"16{NB}нояб.{NB}2026,{NB}07:05"
    with timezone.override("Europe/Moscow"):
        assert dates.moment(value, "en") == f"16{NB}Nov{NB}2026,{NB}00:05"
