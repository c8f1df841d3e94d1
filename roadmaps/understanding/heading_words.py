"""What a column's heading says about the field that stands below it, in Russian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from roadmaps.understanding.heading_dictionary import EXACT, WORDS

DATE_FIELDS = frozenset({"start", "due", "forecast", "previous_forecast", "actual", "baseline"})

PARTS_OF_DATE = frozenset({"year", "quarter", "month"})

MONEY = re.compile(
    r"финанс|затрат|бюджет|стоимост|расход|\bсумм[аы]\b|тыс ?руб|млн|\bруб|cost|budget|funding|amount|price|ассигнован"
    r"|\bсредств|объем\w* (?:средств|руб)|инвестици"
)
MONEY_SOURCE = re.compile(r"источник\w*|source")
# What numbers the money rather than tells how much it is.
MONEY_CODE = re.compile(r"\bкод\w* .*(?:бюджет|бк\b)|\bкбк\b|классификаци\w+ расход|(?:budget|cost) (?:code|line)")
TECHNICAL = re.compile(
    r"(?:last )?(?:modified|updated|changed)(?: at| on| date| by)?$|^created|timestamp|date (?:created|modified)|^is "
    r"|дат\w+ (?:договор|документ|приказ|контракт|рожден|регистр|протокол)\w*|date of birth"
    r"|дат\w+ (?:поручени|выдачи|постановки)\w*"
    r"|(?:date|day) (?:raised|identified|opened|logged|reported)|дат\w+ выявлени\w*"
    r"|дат\w+ (?:создани|изменени|обновлени)\w*|archived|(?:изменен|обновлен|создан)[оа]?$"
)
COUNTED = re.compile(r"(?<!\w)(?:дней|дн|месяцев|мес|недель|days|weeks|months)(?!\w)")
PREVIOUS = re.compile(r"предыдущ|прошл|previous|\blast\b|\bprior\b")
FORECAST = re.compile(r"прогноз|forecast|ожидаем")
ACTUAL = re.compile(r"\bфакт|\bactual")
BASELINE = re.compile(r"baseline|базов|первоначальн|\boriginal\b|\binitial\b|исходн")
EARLIER = re.compile(r"предыдущ|прошл|\bprevious\b|\bprior\b")
# The day by which one tells of the work is not that by which it is done.
OF_A_REPORT = re.compile(
    r"(?:представлени|предоставлени|сдачи|направлени)\w* (?:отчет|информаци|сведени|доклад)|reporting (?:date|deadline)"
)
# «Projected completion» is the due date unless another column is.
HOPED = re.compile(r"\b(?:projected|anticipated|estimated|expected)\b")
COMPILED_EXACT = tuple((field, sure, re.compile(pattern)) for field, sure, pattern in EXACT)
COMPILED_WORDS = tuple((field, sure, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for field, sure, pattern in WORDS)
# Whether a text is one of these headings, or has any of these words, at all: few texts but headings do.
ANY_EXACT, ANY_WORDS = ("|".join(f"(?:{pattern})" for _, _, pattern in words) for words in (EXACT, WORDS))
IS_EXACT, HAS_WORDS = re.compile(ANY_EXACT), re.compile(rf"(?<!\w)(?:{ANY_WORDS})(?!\w)")


def plain_heading(text: str) -> str:
    """A heading for comparing: lower case, no footnotes, brackets or marks, camelCase and snake_case cut apart."""
    plain = with_brackets(text)
    without = re.sub(r"\([^()]*\)?|\[[^\]]*\]?", " ", plain)
    words = words_only(without if re.search(r"[\w%№#]", without) else plain)
    if "/" in without and not re.search(r"[а-я]", words):
        # "Section/Column" and "Notes / Response" say the same twice; the first name is the usual one.
        first = words_only(without.split("/")[0])
        return first if len(first) > 2 else words
    return words


def with_brackets(text: str) -> str:
    plain = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", text).casefold().replace("ё", "е")
    return re.sub(r"<\d+>|\*+|(?<=\w)-\s+(?=[а-я])", "", plain)


def words_only(text: str) -> str:
    return re.sub(r"[^\w%№#]+|_", " ", text).strip()


@lru_cache(maxsize=4096)
def fields_of(parts: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """The fields that a heading of one to three parts (upper to lower rows) may mean, the surest first.

    The field "" says that the column is not part of a plan. Confidence is 0 to 1.
    """
    plains = [plain for plain in map(plain_heading, parts) if plain]
    if not plains:
        return ()
    joined = " ".join(plains)
    context = words_only(with_brackets(" ".join(parts)))
    if TECHNICAL.search(joined):
        return (("", 0.95),)
    found = dict(fields_of_text(plains[-1]))
    if len(plains) > 1:
        for field, sure in fields_of_text(joined):
            found[field] = max(found.get(field, 0.0), round(sure * 0.96, 3))
    if len(plains) > 1 and names_other_date(plains[:-1]) and PARTS_OF_DATE & found.keys():
        return (("notes", 0.85),)
    if "actual" in found and any(top == "start" for upper in plains[:-1] for top, _ in fields_of_text(upper)[:1]):
        # «Дата начала» above «факт»: when it really began says nothing of when it was done.
        return (("", 0.85),)
    return tuple(sorted(in_context(found, context), key=lambda pair: -pair[1]))


def names_other_date(uppers: Sequence[str]) -> bool:
    """Whether the heading above a year or a quarter says that these are of the start, the forecast or the actual.

    The plan's date alone is made of two columns; these are kept beside it.
    """
    tops = [fields_of_text(upper)[:1] for upper in uppers]
    return any(top[0][0] in {"start", "actual", "forecast", "previous_forecast"} for top in tops if top)


def fields_of_text(plain: str) -> Sequence[tuple[str, float]]:
    if IS_EXACT.fullmatch(plain):
        return (next((field, sure) for field, sure, pattern in COMPILED_EXACT if pattern.fullmatch(plain)),)
    if not HAS_WORDS.search(plain):
        return ()
    found: list[tuple[int, int, str, float]] = []
    of = re.search(r"\b(?:of|for|related to|relating to|regarding|affecting)\b", plain)
    for field, sure, pattern in COMPILED_WORDS:
        if match := pattern.search(plain):
            found.append((place_of(match, plain, of), -len(match[0]), field, sure))
    # The head noun decides: it comes first in Russian («исполнитель мероприятия»), last in English ("action owner");
    # of two readings of one place the longer one («срок начала») is meant.
    found.sort()
    best: dict[str, float] = {}
    for place, length, field, sure in found:
        is_head = (place, length) == found[0][:2]
        best[field] = max(best.get(field, 0.0), sure if is_head else round(sure * 0.55, 3))
    return tuple(best.items())


def place_of(match: re.Match[str], plain: str, of: re.Match[str] | None) -> int:
    """How far from the head noun's place a word stands; 0 is nearest."""
    if re.search(r"[а-я]", plain):
        return match.start()
    end = of.start() - 1 if of else len(plain)
    return end - match.end() if match.end() <= end else 1000 + match.start()


def in_context(found: Mapping[str, float], joined: str) -> Sequence[tuple[str, float]]:
    """What money, «факт», «прогноз» or «предыдущий» anywhere in the heading makes of its field."""
    if MONEY_CODE.search(joined):
        return (("", 0.9),)
    if MONEY.search(joined):
        if MONEY_SOURCE.search(joined) and "объем" not in joined:
            return (("", 0.9),)
        dates = max(found.get("start", 0), found.get("due", 0))
        is_period = dates > 0.6 and not re.search("объем|всего", joined)
        return (("", 0.9),) if is_period else (("budget", 0.95),)
    if COUNTED.search(joined) and found.get("due", 0.0) > 0.6:
        return (("duration", 0.9),)
    changed: dict[str, float] = {}
    for field, sure in found.items():
        name = date_field(field, joined) if field in {"due", "start", "forecast"} else field
        changed[name] = max(changed.get(name, 0.0), sure if name == field or sure < 0.6 else 0.95)
    if changed.get("due", 0.0) >= 0.6 and OF_A_REPORT.search(joined):
        changed["due"] = 0.57
    if changed.get("due", 0.0) >= 0.6 and HOPED.search(joined):
        changed["due"] = min(changed["due"], 0.82)
        changed.setdefault("forecast", 0.7)
    return tuple(changed.items())


def date_field(field: str, joined: str) -> str:
    """Which of the plan's dates a date column is, by the words around it."""
    if PREVIOUS.search(joined) and (FORECAST.search(joined) or field == "forecast"):
        return "previous_forecast"
    if field == "due" and EARLIER.search(joined):
        return "previous_forecast"
    if field == "start":
        return "" if ACTUAL.search(joined) or BASELINE.search(joined) or FORECAST.search(joined) else "start"
    if FORECAST.search(joined):
        return "forecast"
    if ACTUAL.search(joined):
        return "actual"
    return "baseline" if BASELINE.search(joined) else field
