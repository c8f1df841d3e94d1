"""Habits crossed with each other: headings, numbers, sections, terms and extras, each file another combination."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from tests.roadmaps.corpus.expected import Case, Expected, milestone
from tests.roadmaps.corpus.measures import Measure, en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, open_document, text_table

FILES = 40
ENDS = ["03-31", "06-30", "09-30", "12-31"]
ROMAN = ["I", "II", "III", "IV"]
CODE = {"ru": ["№ п/п", "№", "Код", "N п/п", "Пункт", "Номер", "КТ №"], "en": ["#", "No.", "ID", "Ref", "Code", "Item no.", "Milestone ID"]}
TITLE = {
    "ru": ["Наименование мероприятия", "Мероприятие", "Содержание работ", "Наименование контрольной точки", "Ключевое событие", "Действия", "Наименование этапа", "Задача", "Мероприятия (работы)", "Контрольное событие", "Перечень мероприятий"],
    "en": ["Milestone", "Activity", "Action", "Deliverable / milestone", "Task name", "Commitment", "Work package", "Key activity", "What", "Description of action"],
}
DUE = {
    "ru": ["Срок", "Сроки исполнения", "Дата завершения", "Плановый срок", "Срок реализации", "Дата (план)", "Планируемый срок", "Контрольный срок", "Срок выполнения", "Дедлайн", "Окончание", "Срок достижения", "Когда"],
    "en": ["Due date", "Target date", "Completion date", "Planned finish", "Deadline", "By when", "Expected completion", "Timescale", "End date", "When", "Finish"],
}
OWNER = {
    "ru": ["Ответственный", "Отв. исполнитель", "Исполнители", "Ответственное подразделение", "Куратор", "ФИО ответственного", "Координатор", "Ответственная организация", "Кто"],
    "en": ["Owner", "Responsible", "Lead", "Accountable", "Lead agency", "Who", "Responsible person", "Action owner", "Assigned to"],
}
RESULT = {
    "ru": ["Ожидаемый результат", "Результат", "Подтверждающий документ", "Выходной документ", "Итоговый документ", "Форма завершения", "Документ, подтверждающий исполнение"],
    "en": ["Deliverable", "Expected output", "Evidence", "Outcome", "Means of verification", "Output", "Success criteria"],
}
SECTION = {"ru": ["Развитие инфраструктуры", "Кадры и образование", "Продвижение и экспорт"], "en": ["Infrastructure", "Skills", "Export"]}


@dataclass
class Table:
    """A table on its way: its rows, areas to merge as row and width, and what is to be read."""

    language: str
    rows: list[list[object]] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    found: list[Expected] = field(default_factory=list)
    columns: dict[str, str | tuple[str, ...]] = field(default_factory=dict)


def _wordings(language: str, style: int, number: int) -> tuple[list[object], str]:
    """Return the cells of a term in one of six styles, and how they are to be read."""
    year, quarter, month = 2026 + number % 3, number % 4, number % 12 + 1
    if style == 0:
        return [date(year, month, 17)], f"{year}-{month:02}-17 d"
    if style == 1:
        text = f"{ROMAN[quarter]} квартал {year} г." if language == "ru" else f"Q{quarter + 1} {year}"
        return [text], f"{year}-{ENDS[quarter]} q"
    if style == 2:
        return [f"{ROMAN[quarter] if number % 2 else quarter + 1}", year], f"{year}-{ENDS[quarter]} q"
    if style == 3:
        text = f"до 17.{month:02}.{year}" if language == "ru" else f"by 17 {date(year, month, 1):%B} {year}"
        return [text], f"{year}-{month:02}-17 d"
    if style == 4:
        text = f"{year}–{year + 1} гг." if language == "ru" else f"{year}–{year + 1}"
        return [text], f"{year + 1}-12-31 y"
    text = f"17.{month:02}.{year}" if language == "ru" else f"17-{date(year, month, 1):%b}-{year % 100}"
    return [text], f"{year}-{month:02}-17 d"


def _pick(names: dict[str, list[str]], language: str, number: int) -> str:
    return names[language][number % len(names[language])]


def _head(table: Table, number: int, style: int) -> list[str]:
    """Write the head; the order and the names of the columns change from file to file."""
    language = table.language
    due = [(_pick(DUE, language, number), "due")] if style != 2 else [("Квартал" if language == "ru" else "Quarter", "quarter"), ("Год" if language == "ru" else "Year", "year")]
    owner, result = [(_pick(OWNER, language, number), "responsible")], [(_pick(RESULT, language, number), "deliverable")]
    order = [due + owner + result, owner + due + result, result + due + owner, owner + result + due][number % 4]
    named = [(_pick(CODE, language, number), "code"), (_pick(TITLE, language, number), "title"), *order]
    table.columns = dict(named)
    table.rows.append([name for name, _ in named])
    if number % 5 == 1:
        table.rows.append(list(range(1, len(named) + 1)))
    return [kind for _, kind in named]


def _code(style: int, section: int, place: int, running: int) -> str:
    return [f"{section}.{place}", str(running), f"{section}.{place}.", f"{running}.", f"М{running}"][style]


def _line(kinds: list[str], code: str, measure: Measure, when: list[object]) -> list[object]:
    values: dict[str, object] = {"code": code, "title": measure.title, "responsible": measure.owner, "deliverable": measure.result}
    values |= {"due": when[0], "quarter": when[0], "year": when[-1]}
    return [values[kind] for kind in kinds]


def _body(table: Table, kinds: list[str], number: int, style: int) -> None:
    """Write sections and measures, and between them what some people put there."""
    language, width = table.language, len(kinds)
    stock = (ru if language == "ru" else en)(13, number * 7)
    with_sections, totals, blanks = number % 3 != 0, number % 4 == 1, number % 7 == 2
    for running, measure in enumerate(stock, 1):
        section, place = (running - 1) // 5 + 1, (running - 1) % 5 + 1
        name = SECTION[language][section - 1]
        if with_sections and place == 1:
            if totals and section > 1:
                table.rows.append(["", f"Итого по разделу {section - 1}" if language == "ru" else f"Subtotal {section - 1}"])
            table.rows.append([[f"{ROMAN[section - 1]}. {name}", f"Раздел {section}. {name}" if language == "ru" else f"Section {section}: {name}", f"{section}. {name}"][number % 3]])
            table.wide.append(len(table.rows))
        mixed = style if style != 5 else [0, 1, 3, 4, 5][running % 5]
        when, right = _wordings(language, mixed if not (style == 0 and number % 6 == 0) else 5, number + running)
        code = _code(number % 5, section, place, running)
        table.rows.append(_line(kinds, code, measure, when))
        table.found.append(milestone(measure.title, right, code, name if with_sections else None))
        if blanks:
            table.rows.append([""] * width)


def _written(table: Table, number: int, width: int) -> tuple[str, bytes]:
    """Return the extension and the file in one of five formats."""
    kind = ["xlsx", "docx", "csv", "xlsx", "ods"][number % 5]
    before: list[list[object]] = [] if number % 2 else [["План мероприятий («дорожная карта»)" if table.language == "ru" else "Cluster roadmap"], ["утверждён 05.03.2026" if table.language == "ru" else "approved on 5 March 2026"], []]
    after: list[list[object]] = [[], ["* по согласованию с министерством" if table.language == "ru" else "* subject to approval"], ["Директор", "", "Соколов А. Б."]] if number % 4 == 2 else []
    if kind == "docx":
        rows = [[f"{value:%d.%m.%Y}" if isinstance(value, date) else value for value in row] for row in table.rows]
        word = Word().text(*(str(row[0]) for row in before if row))
        return kind, word.table(rows, [(row - 1, 0, row - 1, width - 1) for row in table.wide]).bytes()
    rows = [*before, *table.rows, *after]
    if kind == "xlsx":
        dates = {f"{'ABCDEFGH'[place]}{line}": "DD.MM.YYYY" for line, row in enumerate(rows, 1) for place, value in enumerate(row) if isinstance(value, date)}
        merges = [across(row + len(before), width) for row in table.wide] if number % 2 else []
        return kind, book(Sheet("План", rows, merges, formats=dates))
    if kind == "ods":
        return kind, open_document("План", rows, is_padded=number % 2 == 0)
    return kind, text_table(rows, ";" if table.language == "ru" else ",", ["cp1251", "utf-8-sig"][number % 4 // 2] if table.language == "ru" else "utf-8")


def crossed(number: int) -> Case:
    """Habits crossed; what is in the file follows from its number."""
    language, style = "en" if number % 3 == 1 else "ru", number * 5 // 3 % 6
    table = Table(language)
    kinds = _head(table, number, style)
    _body(table, kinds, number, style)
    extension, content = _written(table, number, len(kinds))
    trap = f"Crossed habits no. {number}: language {language}, terms in style {style}, {extension}."
    return Case(f"crossed-{number:02}", f"план {number}.{extension}", content, trap, tuple(table.found), table.columns)


CASES: tuple[Callable[[], Case], ...] = tuple(partial(crossed, number) for number in range(FILES))
