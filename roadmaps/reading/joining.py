"""Join the spans of a phrase: ranges, lists, «до конца», «начало», «с … года»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from roadmaps.reading.phrases import ONGOING, REPEATING
from roadmaps.reading.points import Point
from roadmaps.reading.spans import Span, last_day, months_later
from roadmaps.reading.vocabulary import YEAR_WORD

FLAGS = re.IGNORECASE
EDGE = r"(?:конец|конца|концу|конце|окончани[яе]|(?:year[\s-]+)?end(?:\s+of)?|late|ende|eo[ymq])"
BEGINNING = r"(?:начал[аоуе]|anfang|early(?:\s+in)?|beginning(?:\s+of)?|start(?:\s+of)?)"
MIDDLE = r"(?:середин[аыуе]|mitte|mid(?:dle)?(?:\s+of)?)"
THE = r"[\s-]*(?:the\s*)?$"
ENDS = re.compile(rf"(?<!\w){EDGE}{THE}", FLAGS)
BEGINS = re.compile(rf"(?<!\w){BEGINNING}{THE}", FLAGS)
MIDDLES = re.compile(rf"(?<!\w){MIDDLE}{THE}", FLAGS)
LATE = re.compile(r"(?<!\w)late\s*$", FLAGS)
UNTIL_BEGINNING = re.compile(rf"(?<!\w)(?:до|before|by|until)\s+(?:the\s+)?(?!early){BEGINNING}{THE}", FLAGS)
GENEROUS = re.compile(r"(?<!\w)(?<!no later than )(?:до|к|ко|by|before|until|till|prior to)\s*(?:the\s*)?$", FLAGS)
OPEN = re.compile(r"(?<!\w)(?:с|со|c|from|since|starting|начиная)\s*(?:the\s*)?(?:начала\s*|конца\s*)?$", FLAGS)
OPEN_AFTER = re.compile(
    r"\s*-\s*(?:постоянн|бессрочн|по настоящ|ongoing|present|continuous)"
    r"|\s*,?\s*(?:и\s+(?:далее|позднее)|onwards?)\W*$",
    FLAGS,
)
RANGE_GAP = re.compile(
    rf"[\s,.()]*(?:{YEAR_WORD})?[\s,.)]*(?:-|\.{{2,3}}|/|по|до|to|till|until|through|thru|and|и\s+до|и\s+по)\s*"
    rf"(?:по|до|the|не\s+позднее|by|в)?\s*(?:(?:{EDGE}|{BEGINNING}|{MIDDLE})[\s-]*)?(?:the\s*)?",
    FLAGS,
)
GLUE = (
    r"(?:до|к|ко|по|с|со|c|в|во|на|не|позднее|позже|срок\w*|дата|теч(?:ени[еи])?|конец|конца|концу|конце|окончани[яе]|начал\w+|начиная"
    r"|середин\w+|год[ауыо]?\w*|гг?|и|весь|все\w*|период\w*|за|by|until|till|to|from|the|of|in|end|no|not|later|than|before|between"
    r"|and|due|date|during|early|late|mid|middle|beginning|start|starting|through|since|on|at|for|включительно|далее|onwards?|inclusive|пн|вт|ср|чт|пт|сб|вс"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|calendar|year|eo[ymq]|latest|or|му|over"
    r"|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|pm)(?!\w)\.?"
)
GLUE_AT_ENDS = re.compile(rf"^{GLUE}|(?<!\w){GLUE}$", FLAGS)
MARKS = " .,;:-()/+"


@dataclass(frozen=True, slots=True)
class Joined:
    """One interval made of all spans; `is_open` when only its beginning was named."""

    span: Span
    is_assumption: bool = False
    note: str = ""
    is_range: bool = False
    is_open: bool = False


def join(points: list[Point], spans: list[Span], text: str) -> Joined | None:
    """One interval of all the spans, or None when a range ends before it begins."""
    before = [text[(points[index - 1].end if index else 0) : point.begin] for index, point in enumerate(points)]
    shifted = [shift(span, words) for span, words in zip(spans, before, strict=True)]
    is_shifted = shifted != spans or any(LATE.search(words) for words in before)
    last = points[-1]
    is_generous = not last.month and bool(GENEROUS.search(before[-1]))
    if len(points) == 1:
        is_season = last.note == "part_of_period"
        is_range = (last.first != last.last and not is_season) or last.to_year is not None or last.is_pair
        if not is_range and (OPEN.search(before[0]) or OPEN_AFTER.match(text[last.end :])):
            return Joined(shifted[0], True, "open_start", is_open=True)
        note = "part_of_period" if is_shifted else "ready_generously" if is_generous else ""
        return Joined(shifted[0], is_shifted or is_generous, note, is_range=is_range)
    if is_range_of(before[1:], text[: points[0].begin]):
        if shifted[-1].end < shifted[0].start:
            return None
        note = "part_of_period" if is_shifted else "ready_generously" if is_generous else ""
        span = Span(shifted[0].start, shifted[-1].end, shifted[-1].precision)
        return Joined(span, is_shifted or is_generous, note, is_range=True)
    if inner := innermost(shifted):
        return Joined(inner, is_shifted, "part_of_period" if is_shifted else "")
    latest = max(shifted, key=lambda span: span.end)
    span = Span(min(span.start for span in shifted), latest.end, latest.precision)
    return Joined(span, True, "several_dates", is_range=True)


def innermost(spans: list[Span]) -> Span | None:
    """The narrowest span when all others contain it («IV квартал (декабрь) 2018»): one date said twice."""
    inner = min(spans, key=lambda span: span.end - span.start)
    is_within_all = all(span.start <= inner.start and inner.end <= span.end for span in spans)
    return inner if is_within_all else None


def is_range_of(gaps: list[str], beginning: str) -> bool:
    """Whether two points stand as «from … to …»; "and" joins a range after "between" alone."""
    if len(gaps) != 1 or not RANGE_GAP.fullmatch(gaps[0]):
        return False
    gap = gaps[0].strip().casefold()
    if re.match(r"и\s+(?:до|по)", gap):
        return bool(re.search(r"(?<!\w)[сc]о?\W*$", beginning, FLAGS))
    return gap != "and" or bool(re.search(r"between\W*$", beginning, FLAGS))


def shift(span: Span, words: str) -> Span:
    """A part of the span when «начало» or «середина» stands before it; «конец» leaves it whole."""
    if ENDS.search(words):
        return span
    if UNTIL_BEGINNING.search(words):
        day = span.start - timedelta(days=1)
        return Span(day, day, "day")
    if BEGINS.search(words):
        return beginning_of(span)
    return middle_of(span) if MIDDLES.search(words) else span


def beginning_of(span: Span) -> Span:
    """The first quarter of a year or half-year, the first month of a quarter, the first ten days of a month."""
    if span.precision in {"year", "half_year"}:
        return Span(span.start, months_later(span.start, 3) - timedelta(days=1), "quarter")
    if span.precision == "quarter":
        return Span(span.start, months_later(span.start, 1) - timedelta(days=1), "month")
    return Span(span.start, span.start + timedelta(days=9), "day") if span.precision == "month" else span


def middle_of(span: Span) -> Span:
    """The month that ends the first half of a year or half-year, the second month of a quarter, the 15th."""
    if span.precision == "month":
        day = date(span.start.year, span.start.month, 15)
        return Span(day, day, "day")
    offset = {"year": 5, "half_year": 2, "quarter": 1}.get(span.precision)
    if offset is None:
        return span
    start = months_later(span.start, offset)
    return Span(start, last_day(start.year, start.month), "month")


def rest_of(text: str, points: list[Point]) -> str:
    """What is left of a phrase without its points and the words that join them."""
    pieces, at = [], 0
    for point in points:
        pieces.append(text[at : point.begin])
        at = max(at, point.end)
    pieces.append(text[at:])
    return " ".join(filter(None, map(without_glue, pieces)))


def without_glue(piece: str) -> str:
    """The piece without joining words and marks at its ends; words in its middle belong to a sentence."""
    for pattern in (REPEATING, ONGOING):
        piece = pattern.sub(" ", piece)
    shorter = re.sub(r"\s+", " ", piece).strip(MARKS)
    while True:
        piece, shorter = shorter, GLUE_AT_ENDS.sub("", shorter).strip(MARKS)
        if piece == shorter:
            return piece
