"""Further strangers and further tangles of rows, unlike those before in their words."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, datetime

from tests.roadmaps.corpus.cases.strangers import _case
from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]


def ships() -> Case:
    """Calls of ships: port, arrival, departure, cargo."""
    rows: list[list[object]] = [["Vessel", "Port", "ETA", "ETD", "Cargo, t"]] + [[f"MV Northern {n}", "Port of Sever", date(2027, n % 12 + 1, 3), date(2027, n % 12 + 1, 6), 4000 + n] for n in range(1, 25)]
    return _case("not-ships", "calls.xlsx", book(Sheet("Calls", rows)), ships.__doc__)


def grants_received() -> Case:
    """Grants received: applicant, sum, day of payment, number of the agreement."""
    rows: list[list[object]] = [["№", "Получатель", "Сумма гранта, руб.", "Дата перечисления", "Номер соглашения"]] + [[str(n), one.owner, "1 000 000", f"{n:02}.04.2025", f"Г-{n}/25"] for n, one in enumerate(ru(20, 7), 1)]
    return _case("not-grants", "Гранты.docx", Word().text("Сведения о выплатах за 2025 год").table(rows).bytes(), grants_received.__doc__)


def meters() -> Case:
    """Readings of meters by month."""
    rows: list[list[object]] = [["№ счётчика", "Адрес", "янв.26", "фев.26", "мар.26", "апр.26", "Итого"]] + [[1000 + n, f"ул. Заводская, {n}", 10 + n, 12 + n, 9 + n, 11 + n, 42 + 4 * n] for n in range(1, 25)]
    return _case("not-meters", "Показания.csv", text_table(rows, ";", "cp1251"), meters.__doc__)


def personnel_orders() -> Case:
    """Orders on staff: number, day, person, what about."""
    rows: list[list[object]] = [["№ приказа", "Дата приказа", "Сотрудник", "Содержание", "С какого числа"]] + [[f"{n}-к", f"{n:02}.09.2025", f"Козлов {n}. А.", "О приёме на работу", f"{n + 1:02}.09.2025"] for n in range(1, 25)]
    return _case("not-personnel-orders", "Приказы.xlsx", book(Sheet("ЛС", rows)), personnel_orders.__doc__)


def glossary() -> Case:
    """Terms and what they mean, numbered."""
    rows: list[list[object]] = [["№", "Термин", "Определение", "Источник"]] + [[str(n), f"Термин {n}", "Совокупность мероприятий, направленных на достижение результата в установленный срок", "Методические рекомендации 2024 г."] for n in range(1, 18)]
    return _case("not-glossary", "Глоссарий.docx", Word().table(rows).bytes(), glossary.__doc__)


def course_dates() -> Case:
    """Applicants with the day of application, the day of birth and a tick."""
    rows: list[list[object]] = [["Applicant", "Applied on", "Born", "University", "Accepted"]] + [[f"Applicant {n}", f"2026-01-{n:02}", f"2001-0{n % 9 + 1}-11", "State University", "yes" if n % 2 else ""] for n in range(1, 27)]
    return _case("not-applicants", "applicants.csv", text_table(rows, ","), course_dates.__doc__)


def wrapped_in_word() -> Case:
    """Converted from a PDF into Word: each line of a title became a row; the term stands beside the second line of it."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate([one for one in ru(16, 20) if len(one.title.split()) >= 4], 1):
        words, wording, right = measure.title.split(), *WHENS[number % 4]
        rows += [[str(number), " ".join(words[:3]), wording, measure.owner], ["", " ".join(words[3:]), "", ""]]
        found.append(milestone(measure.title, right, str(number)))
    return Case("wrapped-in-word", "конвертировано.docx", Word().table(rows).bytes(), wrapped_in_word.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def works_below_works() -> Case:
    """Counter-trap: unnumbered works with a lower-case beginning under a numbered one have terms and people of their own: each is a milestone."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(5, 40), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
        for part, title in enumerate(("подготовка технического задания", "проведение закупки", "приёмка работ"), 1):
            rows.append(["", f"– {title} ({number})", f"{part * 9:02}.0{number}.2027", ["Иванов И. И.", "Петрова Е. В.", "Сидоров П. П."][part - 1]])
            found.append(milestone(f"{title} ({number})", f"2027-0{number}-{part * 9:02} d"))
    return Case("works-below-works", "с подпунктами.xlsx", book(Sheet("Лист1", rows)), works_below_works.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def numbers_without_titles() -> Case:
    """Rows are numbered in advance, two titles are missing though a term and a person stand there: a problem on the row, the others come in."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 13), 1):
        wording, right = WHENS[number % 4]
        is_missing = number in {4, 9}
        rows.append([number, "" if is_missing else measure.title, wording, measure.owner])
        if not is_missing:
            found.append(milestone(measure.title, right, str(number)))
    return Case("titles-missing", "не всё заполнено.xlsx", book(Sheet("Лист1", rows)), numbers_without_titles.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"}, ("",))


def two_plans_two_heads() -> Case:
    """One sheet, two plans with different heads: investments (object, commissioning, cost) and events (date, event): the first, longer one is the roadmap, the second may come too."""
    rows: list[list[object]] = [["1. Инвестиционные проекты"], ["№", "Объект", "Ввод в эксплуатацию", "Стоимость, млн руб.", "Инвестор"]]
    found, optional = [], []
    for number, measure in enumerate(ru(12, 25), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording, 100 + number, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    rows += [[], ["2. Деловые мероприятия"], ["Дата", "Событие", "Место"]]
    for number, measure in enumerate(ru(5, 1), 1):
        rows.append([f"1{number}.10.2026", measure.title, "Северск"])
        optional.append(measure.title)
    return Case("two-plans-two-heads", "Инвестпроекты и события.xlsx", book(Sheet("2026", rows)), two_plans_two_heads.__doc__ or "", tuple(found),
                {"№": "code", "Объект": "title", "Ввод в эксплуатацию": "due", "Стоимость, млн руб.": "budget", "Инвестор": ("responsible", "")}, tuple(optional))


def sheets_by_owner() -> Case:
    """English: a sheet per work package («WP1» …), the head one row lower on each, a summary sheet of counts first, a Gantt picture sheet last."""
    sheets, found = [Sheet("Summary", [["Work package", "Milestones", "Done"], ["WP1", 6, 0], ["WP2", 6, 0], ["WP3", 6, 0]])], []
    for place in range(3):
        rows: list[list[object]] = [[f"WP{place + 1} – {['Site', 'Skills', 'Export'][place]}"], *[[]] * place, ["ID", "Milestone", "Due", "Lead", "Means of verification"]]
        for number, measure in enumerate(en(6, place * 7), 1):
            day = datetime(2026 + place, number * 2, 20)
            rows.append([f"M{place + 1}.{number}", measure.title, day, measure.owner, measure.result])
            found.append(milestone(measure.title, f"{day:%Y-%m-%d} d", f"M{place + 1}.{number}"))
        sheets.append(Sheet(f"WP{place + 1}", rows, formats={f"C{row}": "DD/MM/YYYY" for row in range(2, 12)}))
    sheets.append(Sheet("Gantt", [["", "Q1", "Q2", "Q3", "Q4"], ["WP1", "x", "x", "", ""], ["WP2", "", "x", "x", ""], ["WP3", "", "", "x", "x"]]))
    return Case("sheet-per-package", "GA annex – work packages.xlsx", book(*sheets), sheets_by_owner.__doc__ or "", tuple(found),
                {"ID": "code", "Milestone": "title", "Due": "due", "Lead": "responsible", "Means of verification": "deliverable"})


def archive_sheets() -> Case:
    """Counter-trap: the plan, beside it «Архив» and «Отменено» with the same head: done and cancelled works are not the plan."""
    head: list[object] = ["№", "Мероприятие", "Срок", "Ответственный"]
    plan: list[list[object]] = [head]
    found = []
    for number, measure in enumerate(ru(14, 2), 1):
        wording, right = WHENS[number % 4]
        plan.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    archive: list[list[object]] = [head] + [[f"А{n}", one.title, "2024 г.", one.owner] for n, one in enumerate(ru(8, 30), 1)]
    dropped: list[list[object]] = [head] + [[f"О{n}", one.title, "2025 г.", one.owner] for n, one in enumerate(ru(6, 45), 1)]
    return Case("archive-sheets", "План и архив.xlsx", book(Sheet("План", plan), Sheet("Архив", archive), Sheet("Отменено", dropped)), archive_sheets.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def dates_in_words() -> Case:
    """Section headings with dates that contradict the rows: «Этап 1 (до 31.12.2025)»; the rows' own terms are right."""
    rows: list[list[object]] = [["№", "Работа", "Срок", "Исполнитель"]]
    merges, found = [], []
    for number, measure in enumerate(ru(12, 53), 1):
        if number % 4 == 1:
            rows.append([f"Этап {number // 4 + 1} (до 31.12.{2025 + number // 4})"])
            merges.append(across(len(rows), 4))
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording if number % 5 else "", measure.owner])
        found.append(milestone(measure.title, right if number % 5 else f"-|!|{2025 + (number - 1) // 4}-12-31 d?", str(number)))
    return Case("dates-in-sections", "Этапы.xlsx", book(Sheet("Лист1", rows, merges)), dates_in_words.__doc__ or "", tuple(found),
                {"№": "code", "Работа": "title", "Срок": "due", "Исполнитель": "responsible"})


CASES = (ships, grants_received, meters, personnel_orders, glossary, course_dates, wrapped_in_word, works_below_works, numbers_without_titles, two_plans_two_heads, sheets_by_owner, archive_sheets, dates_in_words)
