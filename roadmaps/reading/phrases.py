"""Words that say when without naming a day: always, each year, after something, for three months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["empty", "repeating", "ongoing", "relative", "conditional", "duration"]
FLAGS = re.IGNORECASE

LONGEST_EMPTY = 24
EMPTY = re.compile(
    r"[\s\-‐‑–—−.…_*xх?/\\]*|n\.?\s?/?\s?a\.?|none|null|nan|nat|<na>|#?n/a|#н/д"
    r"|нет|нет данных|н/д|н/п|н\.\s?д\.?|н\.\s?п\.?|не применимо"
    r"|не требуется|not (?:applicable|required)",
    FLAGS,
)
# Latin letters of such words may have been taken for Cyrillic ones.
WEEK_OF = re.compile(
    r"\W*(?:(?P<c>w\s?[/.]\s?[cс]\.?|week (?:commencing|beginning|starting|of)|недел\w+ с)"
    r"|w\s?[/.]\s?[eе]\.?|week ending|недел\w+ по)\s+(?=\d|mon|tue|wed|thu|fri|sat|sun|\w+ \d)",
    re.IGNORECASE,
)


def any_of(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), FLAGS)


REPEATING = any_of(
    r"еже(?:год|квартал|месяч|недел|днев|сменн)\w*",
    r"раз[а]?\s+в\s+(?:\w+\s+)?(?:год|полгода|полугоди\w+|квартал|месяц\w*|недел\w+)",
    r"кажд(?:ый|ое|ого|ую|ой|ые)\s+\w+",
    r"по(?:квартальн|месячн|годов)\w+|понедельно|по\s+(?:полугодиям|кварталам|месяцам|годам)|регулярн\w+|периодическ\w+|систематическ\w+",
    r"\b(?:annual(?:ly)?|yearly|quarterly|monthly|weekly|daily|biannual\w*|periodic\w*|regular(?:ly)?)\b",
    r"\b(?:every|each)\s+(?:\w+\s+)?(?:year|quarter|month|week)s?\b",
    r"(?:per|once a|twice a)\s+(?:year|quarter|month)",
)
ONGOING = any_of(
    r"постоянн\w*|непрерывн\w*|бессрочн\w*|на\s+протяжении|на\s+постоянной\s+основе",
    r"весь\s+(?:период|срок)|вс(?:его|ем)\s+(?:период|срок)\w*",
    r"(?:период|срок)\w*\s+(?:реализации|действия|выполнения)",
    r"в\s+течени[еи]\s+(?:всего|периода|срока)",
    r"\b(?:ongoing|on-going|continuous(?:ly)?|continual(?:ly)?|permanent(?:ly)?|throughout|always|rolling)\b",
)
UNIT = (
    r"(?:(?:рабоч|календарн|банковск)\w*\s+|working |business |calendar )?"
    r"(?:год[ау]?|лет|полугоди\w+|квартал\w*|месяц\w*|мес(?!\w)\.?|недел\w*|нед(?!\w)\.?"
    r"|дн(?:я|ей|и|\.)|день|дн(?!\w)|сут\w*|час\w*|к\.?\s?д(?!\w)\.?|р\.?\s?д(?!\w)\.?"
    r"|(?:days?|weeks?|months?|quarters?|years?|hours?|wks?|mos?|yrs?)(?!\w))"
)
# A count begins where its figures begin and is short: a cell of nothing but figures is not tried from each of them.
NUMBER = r"\d{1,6}(?:[.,]\d{1,4})?"
COUNT = (
    rf"(?:(?<!\d){NUMBER}(?:\s*-\s*{NUMBER})?|один|одного|одна|два|двух|две|три|трех|четыре\w*|пят\w+"
    r"|шест\w+|десят\w+|полтора|one|two|three|six)"
)
COUNTED = (
    rf"(?:(?:не более|до|около|up to|about|~)\s*)?{COUNT}\s*(?:\([^)]*\)\s*)?"
    rf"(?:-\s?(?:х|и|ти|го|ый|ой)\s+)?{UNIT}"
)
DURATION = any_of(
    rf"\W*(?:{COUNTED}|полгода|(?:один\s+)?(?:год|месяц|квартал)|a (?:year|month|week))(?:\s+(?:и\s+)?{COUNTED})?\W*"
)
RELATIVE = any_of(
    r"через\s+|спустя|по\s+истечени|после\b|вслед|не\s+ран(?:ее|ьше)|n(?:ot|o) (?:earlier than|before)",
    r"с\s+(?:момента|даты|дня)|со\s+дня|от\s+(?:даты|момента)",
    rf"{COUNTED}\s+(?:с|со|после|от|до)\s",
    rf"не\s+(?:позднее|позже)\s+(?:чем\s+)?(?:через|за)|не\s+(?:позднее|позже|более)\s+{COUNTED}",
    rf"в\s+теч(?:ени[еи]|\.)?\s+(?:{COUNTED}|года|квартала|месяца)",
    r"в\s+(?:\S+?-?)?(?:месячн|недельн|дневн|годичн|квартальн|суточн|кратчайш)\w+\s+срок",
    r"\b(?:m|month)\s?\+?\d{1,2}\s*$|немедленно|незамедлительно|\basap\b|\bimmediately\b",
    r"следующ\w+\s+за|отчетн\w+|месяц\w+\s+след",
    rf"within\s+{COUNTED}|{COUNTED}\s+(?:after|from|before|following|of|prior)",
    r"\b(?:after|following|upon)\b|\bt\s?\+\s?\d+",
    r"(?:конц|конец|начал|середин)\w*\s+(?:месяца|квартала|недели)",
)
CONDITIONAL = any_of(
    r"по\s+(?:мере|согласов|итогам|результат|факту|отдельн|график|плану|план\b|заявк|запрос|требовани)\w*",
    r"по\s+(?:необходимости|окончани|завершени|решени|договор)\w*",
    r"при\s+(?:услови|наличи|необходимост|поступлени)\w*",
    r"в\s+(?:соответстви|рабочем\s+порядке|случае|зависимости|установленн)\w*",
    r"в\s+сроки|установленн\w+|до\s+(?:ввода|получения|принятия|утверждения|подписания|начала|наступления|выхода)",
    r"согласно|уточня\w+|уточнен\w+|будет\s+\w+|определ\w+|без\s+срока",
    r"не\s+(?:определ|установлен|указан)\w*|до\s+(?:окончани|завершени|конца|полного)\w*",
    r"\bt\.b\.[dcah]\b",
    r"\b(?:tb[dcah]|to be (?:determined|confirmed|agreed|decided|announced)|unknown|not (?:set|fixed|defined)|open)\b",
    r"\b(?:as (?:needed|required|agreed|appropriate)|if (?:needed|required)|on (?:demand|request)|pending|when|once)\b",
    r"\b(?:subject to|depend\w*)",
)


def repeats(text: str) -> bool:
    return bool(REPEATING.search(text))


def lasts(text: str) -> bool:
    return bool(ONGOING.search(text))


def is_relative(text: str) -> bool:
    return bool(RELATIVE.search(text))


def is_conditional(text: str) -> bool:
    return bool(CONDITIONAL.search(text))


def is_empty(text: str) -> bool:
    """Whether nothing is said: an empty cell, dashes, «н/д», N/A."""
    return len(text) <= LONGEST_EMPTY and says_nothing(text)


@lru_cache(maxsize=50_000)
def says_nothing(text: str) -> bool:
    """Whether a short text stands for an empty cell; the same few fill whole columns."""
    return bool(EMPTY.fullmatch(text))


def classify(text: str) -> Kind | None:
    """What a normalised phrase without a named day means; None when it means no time at all."""
    tests: tuple[tuple[bool, Kind], ...] = (
        (is_empty(text), "empty"),
        (repeats(text), "repeating"),
        (bool(DURATION.fullmatch(text)), "duration"),
        (bool(ONGOING.match(text)), "ongoing"),
        (is_relative(text), "relative"),
        (lasts(text), "ongoing"),
        (is_conditional(text), "conditional"),
    )
    return next((kind for holds, kind in tests if holds), None)


UNITS: tuple[tuple[str, str], ...] = (
    (r"раб\w*\.?\s*д|working|business|р\.?\s?д", "working_day"),
    (r"год|лет|year|yr", "year"),
    (r"полугод|полгода", "half_year"),
    (r"кварт|quarter", "quarter"),
    (r"мес|month|mos?\b", "month"),
    (r"нед|week|wk", "week"),
    (r"дн|ден|сут|к\.?\s?д|day", "day"),
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: how many, and of what (day, working_day, week, month, quarter, half_year, year)."""

    count: int
    unit: str


def unit_in(text: str) -> str | None:
    """The unit of time that a heading or a cell names."""
    return next((unit for pattern, unit in UNITS if re.search(pattern, text, FLAGS)), None)


def read_duration(text: str, unit: str | None = None) -> Duration | None:
    """A whole count with its unit; `unit` stands in for one that only the heading names."""
    number = re.match(r"\W*(\d+)(?:[.,]0+)?(?![\d.,]*\d)", text)
    count = int(number[1]) if number else 1
    named = unit_in(text[number.end() :] if number else text) or (unit if number else None)
    return Duration(count, named) if named and 0 < count <= 4000 else None
