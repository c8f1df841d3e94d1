"""Workbooks as they are kept: several sheets, hidden parts, merged terms, two facts in one cell, tables laid on their side."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y"), ("до 01.02.2028", "2028-02-01 d")]


def many_sheets() -> Case:
    """Contents, indicators (the largest), the plan, contacts, lists for validation: the plan is the second-largest sheet."""
    indicators: list[list[object]] = [["№", "Показатель", "Ед. изм.", "2026 план", "2026 факт", "2027 план", "2027 факт"]] + [[n, f"Показатель {n}: объём отгруженной продукции группы {n}", "млн руб.", 10 * n, "", 12 * n, ""] for n in range(1, 61)]
    plan: list[list[object]] = [["Дорожная карта развития кластера"], [], ["Код", "Мероприятие", "Результат", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(25, 6)):
        wording, right = WHENS[number % 5]
        plan.append([f"{number // 5 + 1}.{number % 5 + 1}", measure.title, measure.result, wording, measure.owner])
        found.append(milestone(measure.title, right, f"{number // 5 + 1}.{number % 5 + 1}"))
    contacts: list[list[object]] = [["ФИО", "Должность", "Телефон", "Эл. почта"]] + [[f"Иванов {n}. И.", "Директор", f"+7 900 000-00-{n:02}", f"i{n}@example.org"] for n in range(1, 12)]
    content: list[list[object]] = [["Содержание"], ["1. Показатели"], ["2. Дорожная карта"], ["3. Контакты"]]
    lists: list[list[object]] = [["Статус", "Квартал"], ["Выполнено", "I кв. 2026"], ["В работе", "II кв. 2026"], ["Не начато", "III кв. 2026"]]
    file = book(Sheet("Содержание", content), Sheet("Показатели", indicators), Sheet("ДК", plan), Sheet("Контакты", contacts), Sheet("Списки", lists, is_hidden=True))
    return Case("many-sheets", "Кластер_свод.xlsx", file, many_sheets.__doc__ or "", tuple(found), {"Код": "code", "Мероприятие": "title", "Результат": "deliverable", "Срок": "due", "Ответственный": "responsible"})


def hidden_parts() -> Case:
    """Hidden rows are dropped measures, a hidden column keeps old terms, a hidden sheet an old version: none of them comes in by itself."""
    rows: list[list[object]] = [["№", "Мероприятие", "Старый срок", "Срок исполнения", "Исполнитель"]]
    old: list[list[object]] = [["№", "Мероприятие", "Срок исполнения", "Исполнитель"]]
    found, hidden = [], []
    for number, measure in enumerate(ru(16, 28), 1):
        wording, right = WHENS[number % 5]
        rows.append([number, measure.title, "31.12.2025", wording, measure.owner])
        old += [[number, f"{measure.title} (старая редакция)", "2025 г.", measure.owner], [f"{number}а", f"{measure.title}, часть 2 (старая редакция)", "2025 г.", measure.owner]]
        if number in {4, 9, 10}:
            hidden.append(len(rows))
        else:
            found.append(milestone(measure.title, right, str(number)))
    file = book(Sheet("Редакция 2", rows, hidden_rows=hidden, hidden_columns=["C"]), Sheet("Редакция 1", old, is_hidden=True))
    return Case("hidden-parts", "ДК ред.2.xlsx", file, hidden_parts.__doc__ or "", tuple(found), {"№": "code", "Мероприятие": "title", "Срок исполнения": "due", "Исполнитель": "responsible"})


def merged_terms() -> Case:
    """One term merged over several rows, one responsible merged over others: each row has them."""
    rows: list[list[object]] = [["№ п/п", "Наименование работ", "Срок", "Ответственный"]]
    merges, found = [], []
    for block, size in enumerate([3, 4, 2, 3]):
        top = len(rows) + 1
        wording, right = WHENS[block]
        for number, measure in enumerate(ru(size, block * 6 + 1), 1):
            rows.append([f"{block + 1}.{number}", measure.title, wording if number == 1 else "", "Управляющая компания" if number == 1 and block % 2 else "" if block % 2 else measure.owner])
            found.append(milestone(measure.title, right, f"{block + 1}.{number}"))
        merges.append(f"C{top}:C{top + size - 1}")
        if block % 2:
            merges.append(f"D{top}:D{top + size - 1}")
    return Case("merged-terms", "план мероприятий.xlsx", book(Sheet("Лист1", rows, merges)), merged_terms.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование работ": "title", "Срок": "due", "Ответственный": "responsible"})


def merged_terms_in_word() -> Case:
    """The same in Word, by vertical merges, with the section named in a merged first column."""
    rows: list[list[object]] = [["Направление", "Мероприятие", "Срок", "Ответственный"]]
    merges, found = [], []
    for block, name in enumerate(["Технологическое лидерство", "Инвестиции", "Кадры"]):
        top = len(rows)
        wording, right = WHENS[block + 1]
        for number, measure in enumerate(ru(4, block * 9 + 4)):
            rows.append([name if number == 0 else "", measure.title, wording if number == 0 else "", measure.owner])
            found.append(milestone(measure.title, right, None, name))
        merges += [(top, 0, top + 3, 0), (top, 2, top + 3, 2)]
    return Case("merged-terms-word", "Направления.docx", Word().table(rows, merges).bytes(), merged_terms_in_word.__doc__ or "", tuple(found),
                {"Направление": "workstream", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def two_facts_in_a_cell() -> Case:
    """Number and title in one cell, the result behind «Результат:» on its next line, status words behind the date in the term."""
    rows: list[list[object]] = [["Мероприятие, ожидаемый результат", "Срок, ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 44), 1):
        wording, right = WHENS[number % 5]
        rows.append([f"{number}. {measure.title}\nРезультат: {measure.result}", f"{wording}\n{measure.owner}"])
        found.append(milestone(measure.title, right, str(number), titles=[f"{measure.title} Результат: {measure.result}", f"{number}. {measure.title} Результат: {measure.result}"]))
    return Case("two-facts-in-a-cell", "КЛАСТЕР мероприятия.docx", Word().table(rows).bytes(), two_facts_in_a_cell.__doc__ or "", tuple(found),
                {"Мероприятие, ожидаемый результат": "title", "Срок, ответственный": "due"})


def turned() -> Case:
    """Fields in rows, projects in columns: name, lead, start, end, result; eight projects side by side."""
    picked = en(12, 2)
    ends = [datetime(2026 + number // 6, number % 12 + 1, 20) for number in range(12)]
    rows: list[list[object]] = [
        ["Project name", *[measure.title for measure in picked]], ["Lead", *[measure.owner for measure in picked]], ["Start date", *[datetime(2026, 1, 15)] * 12],
        ["End date", *ends], ["Deliverable", *[measure.result for measure in picked]], ["Budget", *range(100, 1300, 100)],
    ]
    found = [milestone(measure.title, f"{end:%Y-%m-%d} d") for measure, end in zip(picked, ends, strict=True)]
    return Case("turned-table", "Project overview.xlsx", book(Sheet("Overview", rows)), turned.__doc__ or "", tuple(found),
                {"Project name": "title", "Lead": "responsible", "Start date": "start", "End date": "due", "Deliverable": "deliverable", "Budget": "budget"})


def reported_plan() -> Case:
    """A plan with reporting columns: state in Примечание, «Отметка о выполнении», actual dates; terms twice (plan and new)."""
    rows: list[list[object]] = [["№", "Контрольная точка", "Срок по плану", "Прогнозный срок", "Фактическая дата", "Отметка о выполнении", "Примечание"]]
    found = []
    for number, measure in enumerate(ru(14, 18), 1):
        wording, right = WHENS[number % 5]
        rows.append([number, measure.title, wording, "31.12.2027" if number % 3 == 0 else "", "25.06.2026" if number % 5 == 0 else "", "выполнено" if number % 5 == 0 else "", "срок перенесён с 01.04.2026 по письму" if number % 4 == 0 else ""])
        found.append(milestone(measure.title, right, str(number)))
    return Case("reported-plan", "Отчет по ДК за 2 кв.xlsx", book(Sheet("Отчёт", rows)), reported_plan.__doc__ or "", tuple(found),
                {"№": "code", "Контрольная точка": "title", "Срок по плану": ("due", "baseline"), "Прогнозный срок": "forecast", "Фактическая дата": "actual", "Отметка о выполнении": ("status", ""), "Примечание": ""})


def tables_per_section() -> Case:
    """Word: each direction is a heading and a table of its own with the same head; all of them are the roadmap, numbers begin anew."""
    word, found = Word().text("Дорожная карта", centre=True), []
    for section, name in enumerate(["Кооперация", "Экспорт", "Кадры"], 1):
        word.text(f"Направление {section}. {name}")
        rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Результат"]]
        for number, (measure, (wording, right)) in enumerate(zip(ru(5, section * 11), WHENS, strict=True), 1):
            rows.append([str(number), measure.title, wording, measure.result])
            found.append(milestone(measure.title, right, str(number)))
        word.table(rows)
    return Case("tables-per-section", "Дорожная карта по направлениям.docx", word.bytes(), tables_per_section.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Результат": "deliverable"})


def no_head() -> Case:
    """No head at all: number, title, date, person; what the columns are is seen from the cells."""
    rows, found, formats = [], [], {}
    for number, measure in enumerate(ru(15, 36), 1):
        day = datetime(2026, number % 12 + 1, 28)
        rows.append([number, measure.title, day, ["Иванов И. И.", "Петрова Е. В.", "Сидоров П. П."][number % 3]])
        formats[f"C{number}"] = "DD.MM.YYYY"
        found.append(milestone(measure.title, f"{day:%Y-%m-%d} d", str(number)))
    return Case("no-head", "Лист Microsoft Excel.xlsx", book(Sheet("Лист1", rows, formats=formats)), no_head.__doc__ or "", tuple(found),
                {"@A": "code", "@B": "title", "@C": "due", "@D": "responsible"})


def side_by_side() -> Case:
    """The plan begins in column C below a stamp; to its right, after an empty column, a legend and a small list of states."""
    rows: list[list[object]] = [[], ["", "", "СОГЛАСОВАНО 12.02.2026"], [], ["", "", "Номер", "Задача", "Срок", "Исполнитель", "", "Легенда"]]
    found, legend = [], ["в срок", "риск", "просрочено", "выполнено"]
    for number, measure in enumerate(ru(12, 8), 1):
        wording, right = WHENS[number % 5]
        rows.append(["", "", number, measure.title, wording, measure.owner, "", legend[number - 1] if number <= 4 else ""])
        found.append(milestone(measure.title, right, str(number)))
    return Case("side-by-side", "ДК с легендой.xlsx", book(Sheet("План", rows, [across(2, 4, 3)])), side_by_side.__doc__ or "", tuple(found),
                {"Номер": "code", "Задача": "title", "Срок": "due", "Исполнитель": "responsible", "Легенда": ("", "status")})


CASES = (many_sheets, hidden_parts, merged_terms, merged_terms_in_word, two_facts_in_a_cell, turned, reported_plan, tables_per_section, no_head, side_by_side)
