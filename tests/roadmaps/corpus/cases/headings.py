"""The same plain plan under many heads: audits, strategies, boards, corrective actions; which column is the measure is the question."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from functools import partial

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, book, text_table

# A heading and what stands under it: c code, s strand (merged in thought, repeated in text), t title, x other words, d date, b beginning,
# o owner, r result, p progress words, m money.
HEADS: tuple[tuple[str, str, str], ...] = (
    ("audit-actions", "en", "x Recommendation|x Management response|t Agreed action|o Responsible officer|d Implementation date"),
    ("strategy-table", "en", "s Priority area|t Action|r Success measure|d Timeframe|o Lead"),
    ("goals-tactics", "en", "s Goal|x Strategy|t Tactic|d When|o Who"),
    ("initiatives", "en", "c ID|t Initiative|r Outcome|d Timing|o Sponsor|p Status"),
    ("board-epics", "en", "s Epic|t Feature|d Release date|o Team|p State"),
    ("risk-actions", "en", "c Risk ID|x Risk|t Mitigating action|d Action due|o Action owner|p Progress"),
    ("gates", "en", "s Phase|t Gate|d Gate date|o Approver|r Exit criteria"),
    ("conditions", "en", "c No|t Condition|d To be met by|o Party responsible|r Evidence required"),
    ("corrective-actions", "ru", "c №|x Замечание|t Мероприятие по устранению|d Срок устранения|o Ответственный"),
    ("risks-ru", "ru", "x Риск|t Мероприятие по снижению риска|d Срок|o Владелец"),
    ("goal-step", "ru", "s Цель|t Шаг|d Когда|o Кто|r Что получим"),
    ("task-subtask", "ru", "s Задача|t Подзадача|b Дата начала|d Дата окончания|o Исполнитель"),
    ("project-vekha", "ru", "s Проект|t Веха|d Дата вехи|o РП|p Статус"),
    ("problem-solution", "ru", "x Проблема|t Решение|d Срок реализации|o Ответственный|m Стоимость, тыс. руб."),
    ("order-report", "ru", "c № поручения|t Содержание поручения|o Исполнитель|d Срок исполнения|p Ход исполнения"),
    ("indicator-measures", "ru", "s Показатель|t Мероприятия по достижению показателя|d Срок|o Ответственный|r Подтверждающий документ"),
    ("events-ru", "ru", "c № КТ|t Контрольная точка|d Дата наступления КТ|o Ответственный за достижение|r Документ, подтверждающий достижение КТ"),
    ("function-block", "ru", "s Функциональный блок|t Наименование работы|b Плановое начало|d Плановое окончание|o Подразделение|p % выполнения"),
    ("investment", "ru", "c №|t Наименование инвестпроекта|x Инициатор|m Объём инвестиций, млн руб.|d Срок ввода|x Рабочие места"),
    ("legal-changes", "ru", "c №|t Содержание изменений|x Нормативный акт|d Срок принятия|o Ответственный орган"),
)
RIGHT = {"c": "code", "s": "workstream", "t": "title", "x": "", "d": "due", "b": "start", "o": "responsible", "r": "deliverable", "p": ("status", "percent", ""), "m": ("budget", "")}
LOOSE = {"s": ("workstream", "", "level"), "x": ("", "workstream", "level", "responsible", "deliverable"), "r": ("deliverable", "")}
STRANDS = {"ru": ["Технологии", "Кадры", "Рынки"], "en": ["Technology", "People", "Markets"]}
OTHERS = {"ru": ["Недостаточная загрузка оборудования", "Нет утверждённого порядка", "Высокая стоимость подключения"], "en": ["Records are incomplete", "No approved procedure", "Cost of connection is high"]}


def _when(language: str, number: int, style: int) -> tuple[str, str]:
    year, month, quarter = 2026 + number % 3, number % 12 + 1, number % 4
    ends = ["03-31", "06-30", "09-30", "12-31"]
    if style == 0:
        return f"18.{month:02}.{year}" if language == "ru" else f"{year}-{month:02}-18", f"{year}-{month:02}-18 d"
    if language == "ru":
        return f"{['I', 'II', 'III', 'IV'][quarter]} кв. {year}", f"{year}-{ends[quarter]} q"
    return f"Q{quarter + 1} {year}", f"{year}-{ends[quarter]} q"


def headed(place: int) -> Case:
    """A plan under the heads of line `place`."""
    name, language, heads = HEADS[place]
    columns = [(part[0], part[2:]) for part in heads.split("|")]
    rows: list[list[object]] = [[head for _, head in columns]]
    found = []
    for number, measure in enumerate((ru if language == "ru" else en)(13, place * 6), 1):
        wording, right = _when(language, number, place % 2)
        strand = STRANDS[language][(number - 1) // 5]
        cells = {"c": f"{number}", "s": strand, "t": measure.title, "x": OTHERS[language][number % 3], "d": wording, "b": "10.01.2026", "o": measure.owner, "r": measure.result}
        cells |= {"p": "0%" if any("%" in head for _, head in columns) else ["в работе", "не начато"][number % 2] if language == "ru" else ["open", "not started"][number % 2], "m": f"{number}500"}
        rows.append([cells[kind] for kind, _ in columns])
        has_code = any(kind == "c" for kind, _ in columns) and name != "risk-actions"
        found.append(milestone(measure.title, right, str(number) if has_code else None, None))
    right_columns = {head: LOOSE.get(kind, RIGHT[kind]) for kind, head in columns}
    extension, content = (("docx", Word().table(rows).bytes()), ("xlsx", book(Sheet("Plan", rows))), ("csv", text_table(rows, ";", "utf-8-sig")))[place % 3]
    return Case(f"heads-{name}", f"{name}.{extension}", content, f"Heads: {heads}", tuple(found), right_columns)


CASES = tuple(partial(headed, place) for place in range(len(HEADS)))
