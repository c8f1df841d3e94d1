"""Give every named point its year, and make a span of the calendar of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from roadmaps.reading.points import Point
from roadmaps.reading.spans import Span, decade_span, half_month_span, last_day, month_span, part_of_year, week_span
from roadmaps.reading.vocabulary import YEAR_WORD

LEADING_GAP = re.compile(rf"[\s,.:;()/-]*(?:{YEAR_WORD})?[\s,.:;()/-]*(?:в\s|во\s|до\s|in\s|by\s)?", re.IGNORECASE)
LENGTHS = {"quarter": 3, "half_year": 6}


def complete_years(points: list[Point], text: str, year: int | None) -> list[Point]:
    """The points with years from their neighbours, else from the context (which is an assumption)."""
    completed = from_next(from_leading(points, text))
    for index, point in enumerate(completed):
        if point.year is not None:
            continue
        previous = completed[index - 1] if index else None
        if previous and previous.year is not None:
            after = previous.to_year or previous.year
            is_linked = "-" in text[previous.end : point.begin]
            later = after + (is_linked and place_in_year(point) < place_in_year(previous))
            completed[index] = replace(point, year=later, is_guessed=True)
        elif year is not None:
            completed[index] = replace(point, year=year, is_guessed=True, note="year_from_context")
    return completed


def from_leading(points: list[Point], text: str) -> list[Point]:
    """«2018 год, март»: a year standing first belongs to what follows it."""
    completed: list[Point] = []
    leader: Point | None = None
    for point in points:
        if point.unit != "year" and point.year is None and leader and leader.unit == "year":
            between = text[leader.end : point.begin]
            if LEADING_GAP.fullmatch(between) and leader.to_year is None:
                begin = leader.begin if leader in completed else point.begin
                completed = [kept for kept in completed if kept is not leader]
                completed.append(
                    replace(point, year=leader.year, begin=begin, is_fiscal=leader.is_fiscal, is_pair=leader.is_pair)
                )
                leader = replace(leader, begin=point.begin, end=point.end)
                continue
        leader = point
        completed.append(point)
    return completed


def from_next(points: list[Point]) -> list[Point]:
    """«ноябрь - февраль 2018»: a point without a year takes that of the next, or the year before it."""
    completed = list(points)
    for index in range(len(points) - 2, -1, -1):
        point, following = completed[index], completed[index + 1]
        if point.year is None and following.year is not None:
            is_wrapped = following.unit != "year" and place_in_year(point) > place_in_year(following)
            guessed = point.is_guessed or is_wrapped
            completed[index] = replace(point, year=following.year - is_wrapped, is_guessed=guessed)
            if following.unit == "year":
                completed[index] = replace(completed[index], is_fiscal=following.is_fiscal, is_pair=following.is_pair)
    return completed


def place_in_year(point: Point) -> int:
    """Where in a year a point stands, for comparing two of them: month * 100 + day."""
    if point.month:
        return point.month * 100 + point.first * {"day": 1, "decade": 10}.get(point.unit, 15)
    if point.unit == "month":
        return point.first * 100
    if point.unit == "week":
        return point.first * 23
    return ((point.first - 1) * LENGTHS.get(point.unit, 12) + 1) * 100


def span_of(point: Point, fiscal_start: int) -> Span:
    """The days of a point that has its year.

    Raises ValueError when the calendar has no such day, and with "end_before_start" or "fiscal_year" as its
    text when the range runs backwards or a quarter of «2018/19» is named without a fiscal calendar.
    """
    year = point.year or 0
    span = span_in(point, year, fiscal_start)
    if point.to_year is None:
        return span
    if point.to_year < year:
        raise ValueError("end_before_start")
    last = span_in(point, point.to_year, fiscal_start)
    return Span(span.start, last.end, last.precision)


def span_in(point: Point, year: int, fiscal_start: int) -> Span:
    if point.unit == "day":
        if point.first > point.last:
            raise ValueError("end_before_start")
        return Span(date(year, point.month, point.first), date(year, point.month, point.last), "day")
    if point.unit == "decade":
        return decade_span(year, point.month, point.first)
    if point.unit == "half_month":
        return half_month_span(year, point.month, point.first)
    if point.unit == "month":
        if point.first < 1:
            raise ValueError
        return month_span(year, point.first, point.last)
    if point.unit == "week":
        return week_span(year, point.first, point.last)
    if point.unit == "winter":
        return Span(date(year, 12, 1), last_day(year + 1, 2), "month")
    return fiscal_span(point, year, fiscal_start)


def fiscal_span(point: Point, year: int, fiscal_start: int) -> Span:
    if point.unit == "year":
        if point.is_pair and fiscal_start == 1:
            return Span(date(year - 1, 1, 1), date(year, 12, 31), "year")
        return part_of_year(year, 1, 1, length=12, fiscal_start=fiscal_start if point.is_fiscal else 1)
    if point.is_pair and fiscal_start == 1:
        raise ValueError("fiscal_year")
    return part_of_year(year, point.first, point.last, length=LENGTHS[point.unit], fiscal_start=fiscal_start)


def names_next_year(rest: str, year: int) -> bool:
    """Whether what is left of «Q2 2026-27» is the second half of a year that counts from another month."""
    match = re.fullmatch(r"\W*(\d\d)\W*", rest)
    return match is not None and int(match[1]) == (year + 1) % 100


def guesses_fiscal_year(points: list[Point], fiscal_start: int) -> bool:
    """Whether the phrase counts by another year than the programme does: «Q3 FY27» in a calendar programme, a plain
    quarter in a fiscal one."""
    if fiscal_start == 1:
        return any(point.is_fiscal for point in points)
    return any(point.unit in {"quarter", "half_year"} and not point.is_fiscal for point in points)
