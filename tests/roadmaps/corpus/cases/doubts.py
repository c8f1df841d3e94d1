"""Last looks: open questions that a file leaves, and accidents of keeping it by hand."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.cases.strangers import _case
from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]
HEAD: list[object] = ["№", "Мероприятие", "Срок", "Ответственный"]
COLUMNS = {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"}


def numbers_twice() -> Case:
    """Two rows have the number 2.2 by accident: both come in, and one is told."""
    rows, found = [HEAD], []
    for number, measure in enumerate(ru(12, 3)):
        code = "2.2" if number == 8 else f"{number // 4 + 1}.{number % 4 + 1}"
        wording, right = WHENS[number % 4]
        rows.append([code, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, None))
    return Case("numbers-twice", "дважды 2.2.docx", Word().table(rows).bytes(), numbers_twice.__doc__ or "", tuple(found), COLUMNS)


def shifted_cells() -> Case:
    """In three rows somebody typed the term into the column of people and the person into that of terms: no date may be made of a name."""
    rows, found = [HEAD], []
    for number, measure in enumerate(ru(12, 15), 1):
        wording, right = WHENS[number % 4]
        is_shifted = number in {3, 7, 11}
        rows.append([number, measure.title, *((measure.owner, wording) if is_shifted else (wording, measure.owner))])
        found.append(milestone(measure.title, f"!|-|{right}?" if is_shifted else right, str(number)))
    return Case("shifted-cells", "перепутано.xlsx", book(Sheet("Лист1", rows)), shifted_cells.__doc__ or "", tuple(found), COLUMNS)


def most_dates_missing() -> Case:
    """Eleven of fourteen terms are empty; it is a plan all the same."""
    rows, found = [HEAD], []
    for number, measure in enumerate(ru(14, 28), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording if number % 5 == 0 else "", measure.owner])
        found.append(milestone(measure.title, right if number % 5 == 0 else "-", str(number)))
    return Case("most-dates-missing", "черновик.xlsx", book(Sheet("Черновик", rows)), most_dates_missing.__doc__ or "", tuple(found), COLUMNS)


def all_dates_missing() -> Case:
    """The column of terms is there and wholly empty: a plan without terms, said in one sentence."""
    rows, found = [["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный исполнитель", "Ожидаемый результат"]], []
    for number, measure in enumerate(ru(12, 52), 1):
        rows.append([f"{number}.", measure.title, "", measure.owner, measure.result])
        found.append(milestone(measure.title, "-|!", str(number)))
    return Case("all-dates-missing", "ДК без сроков.docx", Word().text("Дорожная карта").table(rows).bytes(), all_dates_missing.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование мероприятия": "title", "Срок исполнения": ("due", ""), "Ответственный исполнитель": "responsible", "Ожидаемый результат": "deliverable"})


def years_as_numbers() -> Case:
    """Terms are bare years as numbers, budgets are numbers like years (2026, 2027): the head decides."""
    rows: list[list[object]] = [["№", "Мероприятие", "Бюджет, тыс. руб.", "Год реализации", "Исполнитель"]]
    found = []
    for number, measure in enumerate(ru(12, 40), 1):
        rows.append([number, measure.title, 2020 + number % 10, 2026 + number % 4, measure.owner])
        found.append(milestone(measure.title, f"{2026 + number % 4}-12-31 y", str(number)))
    return Case("years-as-numbers", "бюджет и годы.xlsx", book(Sheet("Лист1", rows)), years_as_numbers.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Бюджет, тыс. руб.": "budget", "Год реализации": ("due", "year"), "Исполнитель": "responsible"})


def start_year_end_year() -> Case:
    """«Год начала», «Год окончания» as numbers, a quarter of the end between them."""
    rows: list[list[object]] = [["Код", "Проект", "Год начала", "Год окончания", "Квартал окончания", "Руководитель"]]
    found, ends = [], ["03-31", "06-30", "09-30", "12-31"]
    for number, measure in enumerate(ru(12, 11), 1):
        rows.append([f"П{number}", measure.title, 2026, 2027 + number % 3, number % 4 + 1, measure.owner])
        found.append(milestone(measure.title, f"{2027 + number % 3}-{ends[number % 4]} q", f"П{number}"))
    return Case("start-year-end-year", "проекты.csv", text_table(rows, ";", "cp1251"), start_year_end_year.__doc__ or "", tuple(found),
                {"Код": "code", "Проект": "title", "Год начала": ("start", ""), "Год окончания": "year", "Квартал окончания": "quarter", "Руководитель": "responsible"})


def struck_and_spaced() -> Case:
    """A workbook tended by many hands: double spaces, line breaks in numbers («1.\\n1»), capitals, trailing dots, a term «30.06.2026.»."""
    rows, found = [["№", "МЕРОПРИЯТИЕ ", " СРОК", "ОТВ-НЫЙ"]], []
    whens = [("30.06.2026.", "2026-06-30 d"), ("IV  КВАРТАЛ  2026 Г", "2026-12-31 q"), ("Март  2027г", "2027-03-31 m"), ("2027Г.", "2027-12-31 y|y?|!"), ("до 01 .09. 2027", "2027-09-01 d|d?|!"), ("до30.11.2027", "2027-11-30 d|d?|!")]
    for number, measure in enumerate(ru(12, 34), 1):
        wording, right = whens[number % 6]
        rows.append([f"1.{number}. ", measure.title.replace(" ", "  ", 1).upper() if number % 4 == 0 else f" {measure.title}.", wording, measure.owner])
        found.append(milestone(measure.title, right, f"1.{number}", titles=[f"{measure.title}."]))
    return Case("many-hands", "ДК_исправл_3.xlsx", book(Sheet("Лист1", rows)), struck_and_spaced.__doc__ or "", tuple(found), {"№": "code", "МЕРОПРИЯТИЕ": "title", "СРОК": "due", "ОТВ-НЫЙ": "responsible"})


def columns_after_table() -> Case:
    """To the right of the plan, helper columns of formulas without heads: year, quarter number, «ok»; they are nothing."""
    rows, found = [[*HEAD, "", "", ""]], []
    for number, measure in enumerate(ru(12, 17), 1):
        day = datetime(2027, number, 11)
        rows.append([number, measure.title, day, measure.owner, 2027, (number - 1) // 3 + 1, "ok"])
        found.append(milestone(measure.title, f"{day:%Y-%m-%d} d", str(number)))
    return Case("helper-columns", "с формулами.xlsx", book(Sheet("План", rows, formats={f"C{row}": "DD.MM.YYYY" for row in range(2, 14)})), columns_after_table.__doc__ or "", tuple(found), {**COLUMNS, "@E": "", "@F": "", "@G": ""})


def second_deadline_in_notes() -> Case:
    """«Notes» holds dates of letters and «Next review» comes before «Target date»: English."""
    rows: list[list[object]] = [["Ref", "Action", "Notes", "Date added", "Next review", "Target date", "Lead"]]
    found = []
    for number, measure in enumerate(en(12, 31), 1):
        rows.append([f"A{number}", measure.title, f"Letter of {number} May 2026", f"2026-01-{number:02}", f"2026-07-{number:02}", f"2027-{number:02}-22", measure.owner])
        found.append(milestone(measure.title, f"2027-{number:02}-22 d", f"A{number}"))
    return Case("next-review", "Action log.csv", text_table(rows, ","), second_deadline_in_notes.__doc__ or "", tuple(found),
                {"Ref": "code", "Action": "title", "Notes": "", "Date added": "", "Next review": "", "Target date": "due", "Lead": "responsible"})


def page_numbers() -> Case:
    """Word: the first table is a table of contents with page numbers, the last one the sheet of approvals with dates of signatures."""
    rows, found = [HEAD], []
    for number, measure in enumerate(ru(12, 56), 1):
        wording, right = WHENS[number % 4]
        rows.append([str(number), measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    contents = [["Раздел", "Стр."], *[[f"{n}. Раздел {n}", str(n * 3)] for n in range(1, 16)]]
    approvals = [["№", "Должность", "Согласовано", "Дата"], *[[str(n), f"Начальник отдела {n}", "подпись", f"{n:02}.03.2026"] for n in range(1, 16)]]
    return Case("contents-and-approvals", "ДК с листом согласования.docx", Word().table(contents).page_break().table(rows).text("Лист согласования").table(approvals).bytes(), page_numbers.__doc__ or "", tuple(found), COLUMNS)


def schedule_of_lessons() -> Case:
    """Lessons by date, hour, subject and teacher."""
    rows: list[list[object]] = [["Дата", "Пара", "Дисциплина", "Преподаватель", "Аудитория"]] + [[f"{n:02}.09.2026", n % 4 + 1, f"Математика, тема {n}", "Доцент Сидоров П. П.", 200 + n] for n in range(1, 29)]
    return _case("not-lessons", "Расписание занятий.xlsx", book(Sheet("Сентябрь", rows, [])), schedule_of_lessons.__doc__)


def balance() -> Case:
    """A balance sheet: line, code, end of the year, end of the last year."""
    rows: list[list[object]] = [["Бухгалтерский баланс на 31.12.2025"], ["Наименование показателя", "Код", "На 31.12.2025", "На 31.12.2024"]] + [[f"Статья актива {n}", 1100 + 10 * n, 500 * n, 450 * n] for n in range(1, 26)]
    return _case("not-balance", "Баланс.xlsx", book(Sheet("Форма 1", rows, [across(1, 4)])), balance.__doc__)


CASES = (numbers_twice, shifted_cells, most_dates_missing, all_dates_missing, years_as_numbers, start_year_end_year, struck_and_spaced, columns_after_table, second_deadline_in_notes, page_numbers, schedule_of_lessons, balance)
