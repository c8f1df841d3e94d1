"""Whether a table is a roadmap at all, how likely, and why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roadmaps.understanding.heading_words import plain_heading
from roadmaps.understanding.source import Source
from roadmaps.understanding.turning import is_turned

ENOUGH = 0.42
TIMES = ("due", "baseline", "forecast", "quarter", "year", "month", "start", "duration")
FOREIGN = re.compile(
    r"телефон|e ?mail|почт|адрес|цен[аы]|количеств|кол во|инн\b|кпп|счет|паспорт|оклад|остат|контрагент"
    r"|договор|поставщик|товар|артикул|рожден|зарплат|оценк|балл|единиц\w* измер|ед изм|закупк"
    r"|начальн\w+ цен|участник\w* заседан|повестк|должность|операци|плательщик|клиент|сотрудник|\bвремя\b"
    r"|студент|выпускн|защиты|заголов|издание|заемщик|borrower|\blent\b|\bbook\b|\bjoined\b|contract until|\bfte\b"
    r"|дебет|кредит\b|платеж|численност|год основания|\bсайт|автор|журнал|\bdoi\b|\bissn\b|стать[ия]|инвентар|инв\b"
    r"|гаранти|покупк|кабинет|серийн\w+ номер|вид акта|дат\w+ (?:принятия|подписания|заключения)|timestamp|website"
    r"|праздник|\bвх\b|входящ|отправител|поступлени|листов|^changes?$|^изменени[ея]$|warranty|purchase|journal|authors?\b"
    r"|serial (?:no|number)|vessel|cargo|\betd\b|приказа|судн[оа]|\bгруз"
    r"|правообладател|изобретен|дат\w+ приоритета|\burl\b|headline"
    r"|job title|ваканси|\bgrade\b|hiring|likelihood|severity|mitigation|вероятность|реагировани"
    r"|докладчик|аудитори|дисциплин|студент|номенклатур|заказчик|место проведения|phone|address|price"
    r"|quantity|invoice|salary|customer|amount"
)
CONTACT = re.compile(r"^(?:\w+ )?телефон|^тел$|e ?mail|почт|адрес|место проведения|phone|address")
# Headings that say what is done, and not only that something has a name.
PROMISES = re.compile(
    r"мероприят|контрольн\w+ (?:точ|событ)|вех|работ|действ|\bэтап|milestone|activit|\bactions?\b|\btasks?\b|initiative"
)
# What else must be sure before sums by quarter or contacts are taken for parts of a plan.
SURE = 0.8
PARTS_OF_YEARS = frozenset({"quarter", "month", "half_year"})
REASONS: Mapping[str, str | Promise] = {
    "": "",
    "no_table": _("The file holds no table. Choose the file with the table of milestones."),
    "no_rows": _("There is a head of a table, but no milestone under it. Choose the file with the filled table."),
    "no_title": _(
        "No column of milestones was found. "
        "Choose the column that names them, or the file with the table of milestones."
    ),
    "no_dates": _(
        "No column of dates was found, so this does not look like a roadmap. "
        "Choose the column of due dates, or the file with the table of milestones."
    ),
    "turned": _(
        "The table is turned: its fields stand in rows, not in columns. "
        "Turn it in Excel (copy, Paste Special, Transpose) and upload it again."
    ),
    "other_table": _(
        "The columns are those of another table (contacts, contracts, purchases or the like), not of a roadmap. "
        "Choose the file with the table of milestones."
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether milestones can be read from a table; `score` from 0 to 1, `reason` a key of REASONS."""

    is_roadmap: bool
    score: float
    reason: str = ""

    @property
    def message(self) -> str:
        """Why it is not a roadmap, in the reader's language."""
        return str(REASONS[self.reason])


NO_TABLE = Verdict(False, 0.0, "no_table")


def judge(source: Source) -> Verdict:
    """Judge a table by its columns and rows."""
    sure = {column.field: column.confidence for column in source.columns if column.field and column.field != "notes"}
    is_chosen = any(column.is_chosen for column in source.columns)
    milestones = sum(kind.kind == "milestone" for kind in source.kinds.values())
    times = max(
        (sure[name] * (0.8 if name in {"year", "month", "duration", "start"} else 1) for name in TIMES if name in sure),
        default=0.0,
    )
    if source.calendar.ticks or source.calendar.named_ticks or source.calendar.section_terms:
        times = max(times, 0.85)
    described = max(sure.get("responsible", 0.0), sure.get("deliverable", 0.0))
    is_scheduled = all(span.precision in PARTS_OF_YEARS for span in source.calendar.amounts.values())
    if source.calendar.amounts and (described or (is_scheduled and names_promises(source))):
        times = max(times, 0.5)
    others = [sure.get(name, 0.0) for name in ("code", "workstream", "status", "percent", "budget", "start")]
    foreign = sum(is_foreign(column.header) for column in source.columns)
    if names_promises(source) and sure.get("responsible", 0.0) >= SURE:
        # The telephone and the place of who answers for a measure say nothing against a plan.
        foreign -= sum(bool(CONTACT.search(plain_heading(column.header))) for column in source.columns)
    score = 0.38 * sure.get("title", 0.0) + 0.38 * times + 0.12 * described + 0.05 * min(sum(others), 2.4)
    # Two columns of another kind and nobody who answers for anything: a register, not a promise.
    foreign += foreign >= 2 and not described
    score = max(0.0, score - 0.14 * foreign) * (1.0 if milestones else 0.4)
    score = round(min(1.0, score) * (0.5 if says_the_same(source) else 1.0), 3)
    is_readable = "title" in sure and times > 0.3 and milestones > 0
    if is_turned(source.table) or (source.table.is_turned and not is_readable):
        return Verdict(False, min(score, 0.3), "turned")
    if not milestones:
        return Verdict(False, min(score, 0.45), "no_rows")
    if is_chosen and "title" in sure:
        return Verdict(True, max(score, ENOUGH))
    return Verdict(*plain_verdict(score, has_title="title" in sure, has_times=times > 0.3, foreign=foreign))


def names_promises(source: Source) -> bool:
    """Whether the heading of the titles says that these are measures, works or milestones."""
    title = next((column for column in source.columns if column.field == "title"), None)
    return title is not None and bool(PROMISES.search(plain_heading(title.header)))


def says_the_same(source: Source) -> bool:
    """Whether nearly all titles of a long table are the same: answers or kinds, no promises."""
    rows = [source.table.rows[index] for index, kind in source.kinds.items() if kind.kind == "milestone"]
    return len(rows) >= 10 and len(set(source.fields.texts(rows, "title"))) <= 0.1 * len(rows)


def is_foreign(header: str) -> bool:
    """Whether a heading is one of contacts, purchases, payments and the like, or a question."""
    return bool(FOREIGN.search(plain_heading(header))) or header.rstrip().endswith("?")


def plain_verdict(score: float, *, has_title: bool, has_times: bool, foreign: int) -> tuple[bool, float, str]:
    if not has_title:
        return False, min(score, 0.45), "no_title"
    if not has_times:
        return False, min(score, 0.45), "no_dates"
    if score < ENOUGH:
        return False, score, "other_table" if foreign else "no_dates"
    return True, score, ""
