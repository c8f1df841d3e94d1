"""What a column's heading says about the field that stands below it, in Russian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

DATE_FIELDS = frozenset({"start", "due", "forecast", "previous_forecast", "actual", "baseline"})

# A heading that is wholly one of these leaves no doubt; "" means that the column is not imported.
EXACT: tuple[tuple[str, float, str], ...] = (
    ("code", 1.0, r"№+|no|n|nn|#|номер|код|пункт|шифр|code|ref|wbs|wbs code|num|number|item( no)?|index|индекс|п п|пп"),
    ("code", 1.0, r"(№|no|n|номер|код) ?(п ?п|пункта|по порядку|мероприятия|кт|этапа|строки|меры|мероприятий|события)"),
    ("code", 0.95, r"порядковый номер|(activity|task|milestone|action) (id|no|number|code|ref)|ref no|reference|ref #"),
    ("external_id", 0.9, r"(external|unique|node external|system)? ?(id|uid|guid|uuid)|идентификатор|ид"),
    ("due", 0.97, r"срок|сроки|due|due date|deadline|finish|end|end date|окончание|завершение|конец|дата окончания|по"),
    (
        "due",
        0.95,
        r"утвержденный срок|когда|by when|target date|target completion date|target completion|completion date",
    ),
    ("due", 0.75, r"дата|date|when|target|eta|completion|expected completion|expected completion date|delivery date"),
    ("start", 0.97, r"начало|старт|start|start date|begin|дата начала|с|from|since|commence|commencement"),
    ("forecast", 0.95, r"прогноз|forecast|forecast actual|current forecast|прогнозная дата|прогнозный срок"),
    ("forecast", 0.82, r"current|ожидаемая дата|ожидаемый срок|current date|latest|expected date"),
    ("previous_forecast", 0.95, r"(previous|last|prior) forecast|предыдущий прогноз|прошлый прогноз"),
    ("previous_forecast", 0.82, r"last|previous|last quarter|предыдущий|last date"),
    (
        "baseline",
        0.97,
        r"baseline|original baseline|bl one|bl 1|baseline one|bl project finish|baseline finish|bl finish",
    ),
    ("baseline", 0.95, r"baseline date|baseline end|базовый срок|базовая дата|исходный срок|первоначальный срок"),
    ("baseline", 0.6, r"(bl|baseline) (two|three|four|\d)"),
    (
        "actual",
        0.95,
        r"факт|actual|actual finish|actual date|фактическая дата|actual completion|completed on|фактический срок",
    ),
    ("quarter", 0.95, r"квартал|кв|quarter|qtr|q|trimestre|quartal|quartier|quarter due"),
    ("month", 0.95, r"месяц|month|mese|mois|monat|mes"),
    ("year", 0.95, r"год|year|anno|annee|année|año|ano|jahr|год реализации|год исполнения|fy"),
    ("percent", 0.95, r"%|percent|percent complete|% complete|progress|процент|% выполнения|готовность|complete"),
    ("weight", 0.95, r"вес|weight|весовой коэффициент|удельный вес|значимость"),
    ("status", 0.95, r"статус|status|состояние|rag|dca|state|rag status|ход исполнения|ход выполнения|ход реализации"),
    (
        "responsible",
        0.95,
        r"отв|отв лицо|отв исп|owner|lead|responsible|assignee|who|sro|оив|фоив|роив|куратор|assigned to",
    ),
    ("notes", 0.95, r"прим|примечание|примечания|notes?|comments?|комментарий|комментарии|remarks?|narrative"),
    (
        "title",
        0.97,
        r"мероприятие|мероприятия|milestones?|activity|activities|action|commitment|веха|кт|контрольная точка",
    ),
    (
        "title",
        0.9,
        r"title|наименование|название|name|task|что делаем|содержание|содержание работ|работы|activity name",
    ),
    ("title", 0.6, r"obiettivi|obiettivo|objetivo|objectif|ziel|maßnahme|titolo|titre|titulo|descrizione|key step"),
    ("workstream", 0.9, r"level 1|уровень 1|area|theme|pillar|strand|programma|programme|program"),
    ("workstream", 0.6, r"(level|уровень) \d|group|category|phase|фаза|project|проект|группа|категория"),
    ("duration", 0.95, r"дней|кол во дней|количество дней|days|duration"),
    ("", 0.95, r"id (parent|supply chain)|диаграмма( работ)?|диаграмма ганта|gantt|график"),
)
WORDS: tuple[tuple[str, float, str], ...] = (
    (
        "title",
        0.95,
        r"мероприят\w*|контрольн\w+ (?:точ\w+|событ\w+)|вех\w+|milestone\w*|activit\w+|actions?|commitments?",
    ),
    ("title", 0.9, r"наименован\w*|назван\w*|title|name|содержание"),
    ("notes", 0.9, r"наименован\w* (?:целев\w+ )?(?:показател\w+|индикатор\w+)|ед\w* изм\w*"),
    ("title", 0.8, r"действи[яе]\w*|tasks?|measures?|initiatives?|шаги?|работ[аы]?"),
    ("title", 0.55, r"этап\w*|задач[аи]|objectives?|меры?"),
    (
        "workstream",
        0.88,
        r"направлени\w+|раздел\w*|блок\w*|workstreams?|work stream|подпрограмм\w*|section|programme?s?|themes?",
    ),
    (
        "workstream",
        0.6,
        r"этап\w*|групп\w*|категор\w*|category|phase|стади\w+|цел[ьи]|задач[аи]|проект\w*|project|area|сфера",
    ),
    ("due", 0.95, r"срок\w*|окончан\w*|заверш\w*|deadline|due|finish|end|истечен\w*|completion"),
    ("due", 0.93, r"(?:планов\w+|планируем\w+|целев\w+|контрольн\w+|предельн\w+) дат\w+|target date|planned date"),
    ("due", 0.75, r"дат[аы]|date|период\w*|timeframe|timeline|timing|time ?scale|target"),
    ("due", 0.94, r"дат[аы] (?:окончан|заверш|исполн|выполн|реализ|достиж|наступл|сдач|готовн|представл)\w*"),
    ("start", 0.97, r"(?:срок\w*|дат[аы]|период) начал\w*(?! и)"),
    ("due", 0.96, r"(?:срок\w*|дат[аы]) начал\w* и (?:оконч|заверш)\w*"),
    ("start", 0.95, r"начал\w*|старт\w*|start|begin\w*|commence\w*"),
    ("forecast", 0.95, r"прогноз\w*|forecast\w*"),
    ("forecast", 0.85, r"ожидаем\w+ (?:дат\w+|срок\w*)"),
    ("actual", 0.95, r"фактическ\w+ (?:дат\w+|срок\w*|окончан\w*|заверш\w*|исполн\w*)|дат\w+ факт\w*|actual|факт"),
    (
        "baseline",
        0.95,
        r"baseline|базов\w+ (?:срок|дат|план)\w*|первоначальн\w+ (?:срок|дат)\w*|исходн\w+ (?:срок|дат)\w*",
    ),
    ("responsible", 0.95, r"ответств\w*|исполнител\w*|responsib\w+|owner\w*|assignee|lead|accountable"),
    (
        "responsible",
        0.7,
        r"соисполнител\w*|участник\w*|организаци\w+|фио|контактн\w+ лиц\w+|agency|department|amministrazione",
    ),
    (
        "deliverable",
        0.95,
        r"результат\w*|deliverables?|outputs?|вид документа|подтвержда\w+|outcomes?|results?|evidence",
    ),
    (
        "deliverable",
        0.7,
        r"продукт\w*|документ\w*|показател\w+ (?:выполнени|достижени|результат)\w+|эффект\w*|success criteria",
    ),
    (
        "status",
        0.9,
        r"статус\w*|status|состояни\w+|отметк\w+ о\w* (?:выполн|исполн)\w+|ход (?:исполн|реализ|выполн)\w+|rag",
    ),
    ("percent", 0.93, r"процент\w*|%|percent\w*|progress|готовност\w+"),
    ("weight", 0.9, r"вес(?:ов\w+)?|weight\w*|значимост\w+"),
    ("duration", 0.95, r"длительн\w*|продолжительн\w*|duration|кол(?:ичест)?во (?:дней|недель|месяцев)"),
    ("quarter", 0.9, r"квартал\w*|quarter|trimestre"),
    ("month", 0.85, r"месяц\w*|month"),
    ("year", 0.85, r"год[а]?|year|anno"),
    ("notes", 0.93, r"примечан\w*|коммент\w*|notes?|comments?|remarks?|narrative"),
    ("notes", 0.8, r"описани\w+|description|подробн\w+|details?|риск\w*|risks?|обоснован\w*|индикатор\w*|показател\w+"),
    ("code", 0.6, r"код\w*|номер\w*|№|codice|código|code|nummer|ref"),
    ("code", 0.35, r"id"),
)
MONEY = re.compile(
    r"финанс|затрат|бюджет|стоимост|расход|\bсумм[аы]\b|тыс ?руб|млн|\bруб|cost|budget|funding|amount|price|ассигнован"
    r"|\bсредств|объем\w* (?:средств|руб)|инвестици"
)
MONEY_SOURCE = re.compile(r"источник\w*|source")
TECHNICAL = re.compile(
    r"(?:last )?(?:modified|updated|changed)(?: at| on| date| by)?$|^created|timestamp|date (?:created|modified)|^is "
    r"|дат\w+ (?:договор|документ|приказ|контракт|рожден|регистр|протокол)\w*|date of birth"
    r"|дат\w+ (?:создани|изменени|обновлени)\w*|archived|(?:изменен|обновлен|создан)[оа]?$"
)
PREVIOUS = re.compile(r"предыдущ|прошл|previous|\blast\b|\bprior\b")
FORECAST = re.compile(r"прогноз|forecast|ожидаем")
ACTUAL = re.compile(r"\bфакт|\bactual")
BASELINE = re.compile(r"baseline|базов|первоначальн")
COMPILED_EXACT = tuple((field, sure, re.compile(pattern)) for field, sure, pattern in EXACT)
COMPILED_WORDS = tuple((field, sure, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for field, sure, pattern in WORDS)


def plain_heading(text: str) -> str:
    """A heading for comparing: lower case, no footnotes, brackets or marks, camelCase and snake_case cut apart."""
    plain = with_brackets(text)
    without = re.sub(r"\([^()]*\)?|\[[^\]]*\]?", " ", plain)
    return words_only(without if re.search(r"[\w%№#]", without) else plain)


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
    return tuple(sorted(in_context(found, context), key=lambda pair: -pair[1]))


def fields_of_text(plain: str) -> Sequence[tuple[str, float]]:
    for field, sure, pattern in COMPILED_EXACT:
        if pattern.fullmatch(plain):
            return ((field, sure),)
    found: list[tuple[int, int, str, float]] = []
    of = re.search(r"\b(?:of|for)\b", plain)
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
    if MONEY.search(joined):
        if MONEY_SOURCE.search(joined):
            return (("", 0.9),)
        dates = max(found.get("start", 0), found.get("due", 0))
        is_period = dates > 0.6 and not re.search("объем|всего", joined)
        return (("", 0.9),) if is_period else (("budget", 0.95),)
    changed: dict[str, float] = {}
    for field, sure in found.items():
        name = date_field(field, joined) if field in {"due", "start", "forecast"} else field
        changed[name] = max(changed.get(name, 0.0), sure if name == field or sure < 0.6 else 0.95)
    return tuple(changed.items())


def date_field(field: str, joined: str) -> str:
    """Which of the plan's dates a date column is, by the words around it."""
    if PREVIOUS.search(joined) and (FORECAST.search(joined) or field == "forecast"):
        return "previous_forecast"
    if field == "start":
        return "" if ACTUAL.search(joined) or BASELINE.search(joined) or FORECAST.search(joined) else "start"
    if FORECAST.search(joined):
        return "forecast"
    if ACTUAL.search(joined):
        return "actual"
    return "baseline" if BASELINE.search(joined) else field
