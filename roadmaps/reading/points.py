"""A point of time that a phrase names, and how each kind is built from what its pattern matched."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from roadmaps.reading.day_order import DAY_FIRST, MONTH_FIRST, DayOrder
from roadmaps.reading.vocabulary import (
    LAST,
    PART_NUMBER,
    month_number,
    numeral,
)

SEASONS = {"весн": 3, "spring": 3, "лет": 6, "summer": 6, "осен": 9, "autumn": 9, "fall": 9}
MOST_WEEKS = 53
WEEKDAYS = ("пн|пон|mon", "вт|tue", "ср|wed", "чт|чет|thu", "пт|пят|fri", "сб|суб|sat", "вс|вос|sun")
WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?P<word>{'|'.join(WEEKDAYS)})[^\W\d_]*\.?,?\s*$", re.IGNORECASE)
ROMAN_MONTHS = ("v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ALL_ROMAN_MONTHS = ("i", "ii", "iii", "iv", *ROMAN_MONTHS)
LONE_NUMBER = re.compile(rf"(?<!\w){PART_NUMBER}(?!\w)", re.IGNORECASE)
Unit = Literal["day", "week", "decade", "half_month", "month", "quarter", "half_year", "year", "winter"]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Point:
    """One named point of time; `begin` and `end` are its place in the text.

    `first` and `last` are the numbers of days, months, quarters or half-years («III-IV кварталы»);
    `to_year` closes a range of years. A `year` of None must come from elsewhere in the phrase.
    """

    unit: Unit
    begin: int
    end: int
    first: int = 1
    last: int = 1
    month: int = 0
    year: int | None = None
    to_year: int | None = None
    is_fiscal: bool = False
    is_pair: bool = False
    is_ambiguous: bool = False
    is_guessed: bool = False
    note: str = ""


Builder = Callable[[Match, DayOrder | None], Point | None]


def full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def with_tail(point: Point, match: Match) -> Point:
    """The point with the year that follows it, when one does."""
    groups = match.groupdict()
    if not groups.get("year"):
        return point
    year = full_year(groups["year"])
    to_year = int(groups["to_year"]) if groups.get("to_year") else None
    if pair := groups.get("pair"):
        if full_year(pair) != year + 1:
            return replace(point, year=year, end=match.start("pair") - 1)
        return replace(point, year=year + 1, is_fiscal=True, is_pair=True)
    is_fiscal = bool(groups.get("counted"))
    return replace(point, year=year, to_year=to_year, is_fiscal=is_fiscal, note="repeating" if to_year else point.note)


def iso_day(match: Match, order: DayOrder | None) -> Point | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Point("day", match.start(), match.end(), day, day, month, year)


def dotted_day(match: Match, order: DayOrder | None) -> Point | None:
    first, last = int(match["a"] or match["d"]), int(match["d"])
    return Point("day", match.start(), match.end(), first, last, int(match["m"]), full_year(match["y"]))


def mispunctuated_day(match: Match, order: DayOrder | None) -> Point | None:
    day, month = int(match["d"]), int(match["m"])
    return Point(
        "day", match.start(), match.end(), day, day, month, int(match["y"]), is_guessed=True, note="typing_error"
    )


def slashed_day(match: Match, order: DayOrder | None) -> Point | None:
    one, two, year = int(match["d"]), int(match["m"]), full_year(match["y"])
    if match["a"]:
        # «15-18/09/2027» counts days before the slash, whatever the order elsewhere.
        return Point("day", match.start(), match.end(), int(match["a"]), one, two, year)
    proven = DAY_FIRST if one > 12 else MONTH_FIRST if two > 12 else None
    proven = proven or order_by_weekday(match.string[max(0, match.start() - 16) : match.start()], one, two, year)
    chosen = proven or order or DAY_FIRST
    day, month = (one, two) if chosen == DAY_FIRST else (two, one)
    point = Point("day", match.start(), match.end(), day, day, month, year)
    return replace(point, is_ambiguous=order is None and proven is None and one != two)


def order_by_weekday(before: str, one: int, two: int, year: int) -> DayOrder | None:
    """The order that the weekday written before a date proves («Mon 5/4/26»), None when both or none fit."""
    match = WEEKDAY_BEFORE.search(before)
    if match is None:
        return None
    word = match["word"].casefold()
    wanted = next(number for number, names in enumerate(WEEKDAYS) if word in names.split("|"))
    fitting = [
        chosen
        for chosen, day, month in ((DAY_FIRST, one, two), (MONTH_FIRST, two, one))
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] and date(year, month, day).weekday() == wanted
    ]
    return fitting[0] if len(fitting) == 1 else None


def worded_day(match: Match, order: DayOrder | None) -> Point | None:
    last = int(match["d"])
    first = int(match.groupdict().get("a") or last)
    month = month_number(match["month"])
    return with_tail(Point("day", match.start(), match.end(), first, last, month), match)


def part_of_month(unit: Unit, most: int) -> Builder:
    def build(match: Match, order: DayOrder | None) -> Point | None:
        number = min(numeral(match["n"])[0], most)
        point = Point(unit, match.start(), match.end(), number, number, month_number(match["month"]))
        return with_tail(point, match) if number else None

    return build


def worded_month(match: Match, order: DayOrder | None) -> Point | None:
    number = month_number(match["month"])
    point = with_tail(Point("month", match.start(), match.end(), number, number), match)
    spaced = re.fullmatch(r"[a-z]+\.?\s\d\d", match[0].strip(), re.IGNORECASE)
    if not spaced or point.year is None:
        return point
    # "March 18" may be a day as well as a year: read as a year and shown as an assumption; "Dec 31" is asked.
    return replace(point, is_guessed=True, note="two_digit_year", year=point.year if point.year < 2028 else None)


def numbered_month(match: Match, order: DayOrder | None) -> Point | None:
    month, year = int(match["m"]), full_year(match["y"])
    if match.start("y") < match.start("m") and month == (year + 1) % 100 and match[0][4] == "/":
        return None
    return Point("month", match.start(), match.end(), month, month, year=year)


def roman_month(match: Match, order: DayOrder | None) -> Point | None:
    month = ROMAN_MONTHS.index(match["m"].casefold()) + 5
    return Point("month", match.start(), match.end(), month, month, year=int(match["y"]))


def roman_day(match: Match, order: DayOrder | None) -> Point | None:
    """«15.VII.2027»: the day of a month written as a Roman number."""
    day, month = int(match["d"]), ALL_ROMAN_MONTHS.index(match["m"].casefold()) + 1
    return Point("day", match.start(), match.end(), day, day, month, year=full_year(match["y"]))


def day_and_month(match: Match, order: DayOrder | None) -> Point | None:
    day, month = int(match["d"]), int(match["m"])
    return Point("day", match.start(), match.end(), day, day, month) if 1 <= month <= 12 else None


def part(unit: Unit) -> Builder:
    """A reader of quarters or half-years."""
    most = 4 if unit == "quarter" else 2

    def build(match: Match, order: DayOrder | None) -> Point | None:
        listed = re.sub(r"[qt](?=\s?\d)", "", match["n"], flags=re.IGNORECASE)
        numbers = [numeral(piece) for piece in LONE_NUMBER.findall(listed)]
        values = [most if value == LAST else value for value, _ in numbers]
        if not values or not all(1 <= value <= most for value in values):
            return None
        is_lookalike = any(lookalike for _, lookalike in numbers)
        guessed = is_lookalike or values != sorted(values)
        note = "roman_lookalike" if is_lookalike else ""
        point = Point(unit, match.start(), match.end(), min(values), max(values), is_guessed=guessed, note=note)
        return with_tail(point, match)

    return build


def bare_quarter(match: Match, order: DayOrder | None) -> Point | None:
    """A numeral beside a year without the word for quarter («III 2027»): a guess."""
    point = part("quarter")(match, order)
    return replace(point, is_guessed=True, note="bare_quarter") if point else None


def whole_year(match: Match, order: DayOrder | None) -> Point | None:
    year = full_year(match["y"])
    point = Point("year", match.start(), match.end(), year=year, is_fiscal=bool(match["fy"]))
    if (pair := match["pair"]) and full_year(pair) == year + 1:
        return replace(point, year=year + 1, is_fiscal=True, is_pair=True)
    return replace(point, end=match.start("pair") - 1) if pair else point


def short_years(match: Match, order: DayOrder | None) -> Point | None:
    year, last = int(match["y"]), 2000 + int(match["to"])
    is_month = 1 <= int(match["to"]) <= 12 and not match["suffix"]
    if is_month:
        return Point("month", match.start(), match.end(), int(match["to"]), int(match["to"]), year=year)
    return Point("year", match.start(), match.end(), year=year, to_year=last) if last > year else None


def season(match: Match, order: DayOrder | None) -> Point | None:
    first = season_month(match["n"])
    last = season_month(match["to"]) if match.groupdict().get("to") else first
    point = Point("month", match.start(), match.end(), first, last + 2, is_guessed=True, note="part_of_period")
    return with_tail(point, match) if first <= last else None


def season_month(word: str) -> int:
    """The month in which a season begins; winter is none of these."""
    return next(month for beginning, month in SEASONS.items() if word.casefold().startswith(beginning))


def winter(match: Match, order: DayOrder | None) -> Point | None:
    """«Зима 2026/27» is December to February; of «зима 2027» the later one counts, as an assumption."""
    year = int(match["y"])
    if match["to"] and full_year(match["to"]) != year + 1:
        return None
    note = "part_of_period"
    return Point("winter", match.start(), match.end(), year=year, is_guessed=True, note=note)


def week(match: Match, order: DayOrder | None) -> Point | None:
    """A numbered week, counted as ISO 8601 does; words say so less surely than 2026-W12."""
    first = int(match["n"])
    last = int(match.groupdict().get("to") or first)
    if not 1 <= first <= last <= MOST_WEEKS:
        return None
    is_iso = match[0][:4].isdigit()
    year = int(match["y"])
    if match.groupdict().get("weekday") and first <= MOST_WEEKS - 1:
        day = date.fromisocalendar(year, first, int(match["weekday"]))
        return Point("day", match.start(), match.end(), day.day, day.day, day.month, day.year)
    return Point("week", match.start(), match.end(), first, last, year=year, is_guessed=not is_iso, note="week")


def first_months(match: Match, order: DayOrder | None) -> Point | None:
    return with_tail(Point("month", match.start(), match.end(), 1, int(match["n"])), match)


def this_year(match: Match, order: DayOrder | None) -> Point | None:
    return Point("year", match.start(), match.end())
