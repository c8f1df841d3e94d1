"""Find the points of time in a phrase: the patterns of days, months, quarters, half-years and years."""

from __future__ import annotations

import re

from roadmaps.reading.day_order import DAY_FIRST, DayOrder
from roadmaps.reading.points import (
    ALL_ROMAN_MONTHS,
    ROMAN_MONTHS,
    Builder,
    Point,
    bare_quarter,
    day_and_month,
    dotted_day,
    first_months,
    iso_day,
    mispunctuated_day,
    numbered_month,
    part,
    part_of_month,
    roman_day,
    roman_month,
    season,
    short_years,
    slashed_day,
    this_year,
    week,
    whole_year,
    winter,
    worded_day,
    worded_month,
)
from roadmaps.reading.vocabulary import (
    AND,
    ENGLISH_MONTH,
    LETTER,
    MONTH,
    NUMBER_WORDS,
    ORDINAL,
    PART_NUMBER,
    TAIL,
    YEAR_WORD,
    YEARS_AFTER,
)

NUMBERS = rf"(?P<n>{PART_NUMBER}(?:{AND}{PART_NUMBER}){{0,5}})"
QUARTER_WORD = (
    rf"(?:квартал(?!ов|ьн){LETTER}*|кварт(?!{LETTER})\.?|кв-?л{LETTER}*\.?|кв(?!{LETTER})\.?"
    rf"|quarters?|qtrs?\.?|q(?!{LETTER}))"
)
HALF_WORD = (
    rf"(?:полуг(?:од)?{LETTER}*|п/?г(?!{LETTER})\.?|п\.\s?г\.?|пол(?!{LETTER})\.?|половин{LETTER}*(?:\s+года)?"
    rf"|half(?:\s*-?\s*year)?|h)(?!{LETTER})"
)
MISPUNCTUATION = r"[\s.,;:/-]{1,3}"
DAY = r"(?P<d>\d{1,2})"
DAYS = r"(?<![\d.,/:])(?:(?P<a>\d{1,2})\s*(?:-|,|и|по|до|to)\s*)?(?P<d>\d{1,2})"
# A dash may stand before a date only as the dash of a range: «01.2018-12.2018».
AFTER_YEAR = r"(?:(?<=\d{4}-)|(?<![\d./,-]))"
# A slash may stand before a quarter only as that of «4 кв. 2026/1 кв. 2027».
NOT_AFTER = r"(?:(?<=20\d\d/)|(?<![\w./|!]))"
SEASON = r"(?:весн[аоы]й?|лет(?:о|ом|а)|осен[ьи]ю?|spring|summer|autumn|fall)"
WINTER = r"(?:зим(?:а|ой|ы|у)|winter)"
WEEK_WORD = r"(?:week|wk|cw|kw|w|нед(?:ел[яиюей]*)?)"
TIME = r"(?:[t\s,]\s?(?:(?:в|до|at|by)\s)?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:z|[+-]\d\d:?\d\d|[ap]m)?)?"

NOT_A_YEAR = r"(?![\d%])(?!\s*(?:руб|тыс|млн|чел|шт|ед\b|м2|кг|р\.|usd|eur|rub|people|units))"

SOURCES: tuple[tuple[str, Builder], ...] = (
    (rf"(?<!\d)(?P<y>20\d\d)年(?P<m>\d{{1,2}})月{DAY}日", iso_day),
    (rf"(?<![\d.])(?P<y>\d{{4}})[-./](?P<m>\d{{1,2}})[-./]{DAY}(?!\d){TIME}", iso_day),
    (
        (
            rf"(?<![\d.])(?:(?P<a>\d{{1,2}})\s?(?:-|по|to)\s?)?{DAY}\s?\.\s?(?P<m>\d{{1,2}})\s?\.\s?(?P<y>\d{{4}}|\d\d)(?!\d){TIME}"
            rf"(?:\s*{YEAR_WORD})?"
        ),
        dotted_day,
    ),
    (rf"(?<![\d./-])(?P<year>20\d\d)[\s./-]\s?{MONTH}[\s./-]\s?{DAY}(?!\d)", worded_day),
    (r"(?<!\d)(?P<year>20\d\d)[\s/-]{1,2}q\s?(?P<n>[1-4])(?!\s?[\d,])", part("quarter")),
    (r"(?<!\d)(?P<y>20\d\d)-?w(?P<n>\d\d)(?:-?(?P<weekday>[1-7]))?(?![\w-])", week),
    (
        (
            rf"(?<!{LETTER}){WEEK_WORD}(?!{LETTER})\.?\s?№?\s?(?P<n>\d{{1,2}})(?:\s?-\s?(?:w\s?)?(?P<to>\d{{1,2}}))?"
            rf"(?:\s?[,./-]\s?|\s(?:of\s)?)(?P<y>20\d\d)(?!\d)(?:\s*{YEAR_WORD})?"
        ),
        week,
    ),
    (
        (
            rf"(?<![\d.,/])(?P<n>\d{{1,2}})(?:\s?-\s?(?P<to>\d{{1,2}}))?{ORDINAL}\s?нед(?:ел[яиюей]*)?(?!{LETTER})\.?,?"
            rf"\s?(?P<y>20\d\d)(?!\d)(?:\s*{YEAR_WORD})?"
        ),
        week,
    ),
    (rf"(?<!{LETTER}){WINTER}\s+(?:of\s)?(?P<y>20\d\d)(?:\s?[-/]\s?(?P<to>\d{{4}}|\d\d))?(?!\d)", winter),
    (
        (
            rf"{AFTER_YEAR}(?:(?P<a>\d{{1,2}})\s?-\s?(?=\d{{1,2}}/))?{DAY}(?P<s>[/-])(?P<m>\d{{1,2}})(?P=s)"
            rf"(?P<y>\d{{4}}|\d\d)(?![\d/]){TIME}"
        ),
        slashed_day,
    ),
    (
        rf"(?<![\d.,/-]){DAY}\s?[./-]\s?(?P<m>{'|'.join(ALL_ROMAN_MONTHS)})\s?[./-]\s?(?P<y>20\d\d|\d\d)(?!\d)",
        roman_day,
    ),
    (rf"(?<![\d.,/-]){DAY}{MISPUNCTUATION}(?P<m>\d\d){MISPUNCTUATION}(?P<y>20\d\d)(?!\d)", mispunctuated_day),
    (r"(?<![\d.,/-])(?P<y>20\d\d)[\s,]\s?(?P<m>0\d|1[0-2])[\s,]\s?(?P<d>\d\d)(?!\d)", mispunctuated_day),
    (
        (
            rf"{DAYS}(?:\s?-?\s?(?:го|е|ое|th|st|nd|rd)(?!{LETTER}))?\s*(?:числа\s|of\s)?[-./]?\s*{MONTH}\.?"
            rf"{TAIL}{YEARS_AFTER}{TIME}"
        ),
        worded_day,
    ),
    (
        (
            rf"{ENGLISH_MONTH}\.?\s+(?:(?P<a>\d{{1,2}})(?:st|nd|rd|th)?\s*-\s*)?{DAY}(?:st|nd|rd|th)?(?:,\s*|\s+)"
            r"['’]?(?P<year>\d{4}|(?<=['’])\d\d)(?!\d)"
        ),
        worded_day,
    ),
    (rf"{ENGLISH_MONTH}\.?\s+(?P<d>\d{{1,2}}(?=st|nd|rd|th)|\d(?!\d))(?:st|nd|rd|th)?", worded_day),
    (
        rf"{NOT_AFTER}(?P<n>[1-3]{ORDINAL}|i{{1,3}}|{NUMBER_WORDS})\s+декад{LETTER}*\s+{MONTH}\.?{TAIL}",
        part_of_month("decade", 3),
    ),
    (
        rf"{NOT_AFTER}(?P<n>[12]{ORDINAL}|{NUMBER_WORDS})\s+(?:половин{LETTER}*|half of)\s+{MONTH}\.?{TAIL}",
        part_of_month("half_month", 2),
    ),
    (r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", iso_day),
    (rf"(?<![\d.,])(?P<n>3|6|9|12)\s?(?:мес(?!\w)\.?|месяцев|months)(?=\s*(?:of\s)?20\d\d){TAIL}", first_months),
    (
        rf"(?<!{LETTER})(?P<n>{SEASON})(?:\s?[-,и]\s?(?P<to>{SEASON}))?(?=\s+(?:of\s)?20\d\d){TAIL}",
        season,
    ),
    (rf"^(?:(?:до|к|в|by|in|the)\s)*(?P<n>{SEASON})$", season),
    (rf"{NOT_AFTER}{NUMBERS}\s*{QUARTER_WORD}{TAIL}{YEARS_AFTER}", part("quarter")),
    (
        rf"(?<!{LETTER})(?:q|t)\s?(?P<n>[1-4](?:{AND}[qt]?\s?[1-4](?!\d)){{0,5}})(?![\d.]){TAIL}{YEARS_AFTER}",
        part("quarter"),
    ),
    (
        rf"(?<!{LETTER})(?:квартал|кварт\.?|кв\.?|quarter|qtr\.?)\s*№?\s?(?P<n>[1-4]|i{{1,3}}|iv)(?![\w]){TAIL}",
        part("quarter"),
    ),
    (rf"{NOT_AFTER}(?P<n>[1-4])\s?[кk](?!{LETTER})\.?(?=[\s.]?['’]?\d\d){TAIL}", part("quarter")),
    (rf"{NOT_AFTER}(?P<n>i{{1,3}}|iv)\s?[\s./,-]\s?(?P<year>20\d\d)(?!\d)", bare_quarter),
    (r"(?<![\d.])(?P<year>20\d\d)\s?[\s/(-]\s?\(?(?P<n>i{1,3}|iv)\)?(?=\W*$)", bare_quarter),
    (
        rf"{NOT_AFTER}{NUMBERS}\s*{HALF_WORD}(?!\s+{MONTH.replace('?P<month>', '?:')}){TAIL}{YEARS_AFTER}",
        part("half_year"),
    ),
    (rf"(?<!{LETTER})h\s?(?P<n>[12])(?![\d.]){TAIL}{YEARS_AFTER}", part("half_year")),
    (rf"(?<!{LETTER})(?:s|полугодие)\s?(?P<n>[12])[\s'/-]*(?P<year>20\d\d)(?!\d)", part("half_year")),
    (rf"{MONTH}\.?{TAIL}{YEARS_AFTER}", worded_month),
    (rf"{AFTER_YEAR}(?P<m>\d{{1,2}})\s?[./-]\s?(?P<y>20\d\d)(?!\d)(?:\s*г(?!\w)\.?)?", numbered_month),
    (r"(?<![\d.])(?P<y>20\d\d)[./](?P<m>0[1-9]|1[0-2])(?![\d./])", numbered_month),
    (
        (
            rf"(?:(?<=\d[./]\d\d-)|{AFTER_YEAR})(?P<m>0[1-9]|1[0-2])[./](?P<y>1[3-9]|[2-9]\d)(?![\d./])"
            r"(?:\s*г(?!\w)\.?)?"
        ),
        numbered_month,
    ),
    (rf"(?<!\w)(?P<m>{'|'.join(ROMAN_MONTHS)})[\s./-]\s?(?P<y>20\d\d)(?!\d)", roman_month),
    (r"(?<![\d.,/])(?P<d>\d\d)\.(?P<m>\d\d)\.?(?![\d.])(?!\s?\d)", day_and_month),
    (rf"(?<![\d.])(?P<y>20\d\d)\s?-\s?(?P<to>\d\d)(?![\d.])(?P<suffix>\s*{YEAR_WORD})?", short_years),
    (
        (
            r"(?<!\d[.,])(?<![\d№#])(?P<fy>fy\s?'?)?(?P<y>(?:19|20|21)\d\d)(?:\s?(?(fy)[/-]|/)\s?(?P<pair>\d\d|\d{4}))?"
            rf"{NOT_A_YEAR}(?:\s*{YEAR_WORD})?"
        ),
        whole_year,
    ),
    (r"(?<!\w)(?P<fy>)(?:(?:cy|eoy)\s?'?)(?P<y>\d{4}|\d\d)(?P<pair>)(?!\d)", whole_year),
    (r"(?<!\w)eoq\s?(?P<n>[1-4])[\s'/-]*(?P<year>20\d\d)(?!\d)", part("quarter")),
    (r"(?<!\w)(?P<fy>fy\s?'?)(?P<y>\d\d)(?:\s?/\s?(?P<pair>\d\d))?(?!\d)", whole_year),
    (r"(?<=\bконца |\bконец |\bконце |\bконцу )(?:текущего )?года(?!\w)|(?<=\bend of )(?:the )?year(?!\w)", this_year),
)
PATTERNS = tuple((re.compile(source, re.IGNORECASE), build) for source, build in SOURCES)


def find_points(text: str, order: DayOrder | None = DAY_FIRST) -> list[Point]:
    """The points named in a normalised text, from left to right; the most exact pattern wins a place."""
    points: list[Point] = []
    upcoming = [next_point(number, text, 0, order) for number in range(len(PATTERNS))]
    while found := [point for point in upcoming if point is not None]:
        best = min(found, key=lambda point: point.begin)
        points.append(best)
        for number, point in enumerate(upcoming):
            # Each pattern goes on from its own last match: a long phrase is walked once, not once per date.
            if point is not None and point.begin < best.end:
                upcoming[number] = next_point(number, text, best.end, order)
    return points


def next_point(number: int, text: str, at: int, order: DayOrder | None) -> Point | None:
    """The first point that one pattern finds from `at` on."""
    pattern, build = PATTERNS[number]
    for match in pattern.finditer(text, at):
        if point := build(match, order):
            return point
    return None
