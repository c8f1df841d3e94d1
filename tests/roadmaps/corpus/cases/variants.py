"""Second looks at what is read wrong most easily: several sheets, tables under one another, rows that belong together."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]
ENDS = ["03-31", "06-30", "09-30", "12-31"]
HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
COLUMNS = {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"}


def sheet_per_direction() -> Case:
    """A sheet per direction, the same head on different rows, beside them contents and indicators: the directions together are the plan."""
    sheets, found = [Sheet("Оглавление", [["Направление", "Лист"], ["Технологии", 2], ["Кадры", 3], ["Экспорт", 4]])], []
    for place, name in enumerate(["Технологии", "Кадры", "Экспорт"]):
        rows: list[list[object]] = [[f"Направление «{name}»"], *[[]] * place, HEAD]
        for number, measure in enumerate(ru(7, place * 8 + 10), 1):
            wording, right = WHENS[number % 4]
            rows.append([number, measure.title, wording, measure.owner])
            found.append(milestone(measure.title, right, str(number)))
        sheets.append(Sheet(name, rows))
    sheets.append(Sheet("Показатели", [["Показатель", 2026, 2027], ["Выручка", 10, 20], ["Экспорт", 1, 2]]))
    return Case("sheet-per-direction", "ДК по направлениям.xlsx", book(*sheets), sheet_per_direction.__doc__ or "", tuple(found), COLUMNS)


def two_versions() -> Case:
    """Two visible sheets hold two versions of one plan: the same titles with other terms must not come in twice."""
    first: list[list[object]] = [HEAD]
    second: list[list[object]] = [HEAD]
    found = []
    for number, measure in enumerate(ru(14, 34), 1):
        (wording, right), (later, later_right) = WHENS[number % 4], WHENS[(number + number % 3) % 4]
        first.append([number, measure.title, wording, measure.owner])
        second.append([number, measure.title, later, measure.owner])
        found.append(milestone(measure.title, f"{right}|{later_right}", str(number)))
    return Case("two-versions", "ДК ред.1 и ред.2.xlsx", book(Sheet("ред. 1", first), Sheet("ред. 2", second)), two_versions.__doc__ or "", tuple(found), COLUMNS)


def years_under_one_another() -> Case:
    """One sheet, «План на 2026 год» with its table, below it «План на 2027 год» with the same head; bare quarters."""
    rows: list[list[object]] = []
    merges, found = [], []
    for year in (2026, 2027):
        rows.append([f"План на {year} год"])
        merges.append(across(len(rows), 4))
        rows.append(HEAD)
        for number, measure in enumerate(ru(6, year % 10 * 7), 1):
            rows.append([number, measure.title, f"{number % 4 + 1} квартал", measure.owner])
            found.append(milestone(measure.title, f"{year}-{ENDS[number % 4]} q|q?", str(number)))
        rows += [[], []]
    return Case("years-under-one-another", "Планы.xlsx", book(Sheet("Планы", rows, merges)), years_under_one_another.__doc__ or "", tuple(found), COLUMNS)


def risks_below() -> Case:
    """Below the plan: a table of risks with other heads and people, then a table of meetings held; Word and one document."""
    rows: list[list[object]] = [HEAD]
    found = []
    for number, measure in enumerate(ru(13, 1), 1):
        wording, right = WHENS[number % 4]
        rows.append([f"{number}", measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    word = Word().text("1. План").table(rows).text("2. Риски")
    word.table([["№", "Риск", "Вероятность", "Влияние", "Владелец риска"]] + [[str(n), f"Риск {n}: рост цен на материалы", "средняя", "высокое", "Сидоров П. П."] for n in range(1, 7)])
    word.text("3. Состоявшиеся совещания").table([["Дата", "Тема", "Протокол"]] + [[f"0{n}.02.2026", "О ходе работ", f"№ {n}"] for n in range(1, 7)])
    return Case("risks-below", "План с рисками.docx", word.bytes(), risks_below.__doc__ or "", tuple(found), COLUMNS)


def several_results() -> Case:
    """One measure, three rows of results and of co-executors; number, title and term stand in the first row and are not merged."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Результаты", "Исполнители"]]
    found = []
    for number, measure in enumerate(ru(10, 20), 1):
        wording, right = WHENS[number % 4]
        rows += [[number, measure.title, wording, measure.result, measure.owner], ["", "", "", "Отчёт в министерство", "Участники кластера"], ["", "", "", "Публикация на сайте", ""]]
        found.append(milestone(measure.title, right, str(number)))
    return Case("several-results", "мероприятия и результаты.xlsx", book(Sheet("Лист1", rows)), several_results.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Результаты": "deliverable", "Исполнители": "responsible"})


def wrapped_everywhere() -> Case:
    """Copied out of a PDF: titles and people run over three rows, sections between, every line begins its own row."""
    rows: list[list[object]] = [["№ п/п", "Наименование", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate([one for one in ru(14, 46) if len(one.title.split()) >= 4], 1):
        if number in {1, 6}:
            rows.append([f"Раздел {number // 5 + 1}. {'Производство' if number == 1 else 'Развитие'}"])
        words, wording, right = measure.title.split(), *WHENS[number % 4]
        owner = measure.owner.split()
        rows += [[f"{number}.", " ".join(words[:2]), wording, owner[0]], ["", " ".join(words[2:4]), "", " ".join(owner[1:])]]
        if words[4:]:
            rows.append(["", " ".join(words[4:]), "", ""])
        found.append(milestone(measure.title, right, str(number)))
    return Case("wrapped-everywhere", "скопировано.xlsx", book(Sheet("Лист1", rows)), wrapped_everywhere.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование": "title", "Срок": "due", "Ответственный": "responsible"})


def plan_and_fact_letters() -> Case:
    """«П» and «Ф» rows per work, titles not merged but left empty below, months as columns with percentages; the plan's finish has a column."""
    rows: list[list[object]] = [["№", "Вид работ", "П/Ф", "Дата начала", "Дата окончания", "Исполнитель"]]
    found, formats = [], {}
    for number, measure in enumerate(ru(11, 27), 1):
        end = datetime(2027, number, 19)
        rows += [[number, measure.title, "П", datetime(2026, 3, 1), end, measure.owner], ["", "", "Ф", datetime(2026, 3, 5), "", ""]]
        formats |= {f"{letter}{len(rows) - back}": "DD.MM.YY" for letter in "DE" for back in (0, 1)}
        found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", str(number)))
    return Case("plan-and-fact-letters", "План_факт_стройка.xlsx", book(Sheet("График", rows, formats=formats)), plan_and_fact_letters.__doc__ or "", tuple(found),
                {"№": "code", "Вид работ": "title", "Дата начала": "start", "Дата окончания": "due", "Исполнитель": "responsible"})


def english_template() -> Case:
    """An English template: instructions above, «e.g.» row under the head, empty rows, «Add rows as needed», a sign-off block."""
    rows: list[list[object]] = [["Cluster roadmap template v3"], ["Please do not change the headings. Dates as dd/mm/yyyy. Return by 30/04/2026."], [],
                                ["Ref", "Milestone", "Due date", "Owner", "Evidence of completion"], ["e.g. 1.1", "e.g. Feasibility study completed", "e.g. 31/03/2026", "e.g. Jane Doe", "e.g. Final report"]]
    found = []
    for number, measure in enumerate(en(11, 10), 1):
        rows.append([f"{number // 5 + 1}.{number % 5 + 1}", measure.title, f"{number + 1:02}/{number:02}/2027", measure.owner, measure.result])
        found.append(milestone(measure.title, f"2027-{number:02}-{number + 1:02} d|d?", f"{number // 5 + 1}.{number % 5 + 1}"))
    rows += [[], ["Add rows as needed"], [], ["Signed off by:", "", "Date:", ""], ["Cluster director", "", "", ""]]
    return Case("english-template", "Roadmap template (filled).xlsx", book(Sheet("Roadmap", rows)), english_template.__doc__ or "", tuple(found),
                {"Ref": "code", "Milestone": "title", "Due date": "due", "Owner": "responsible", "Evidence of completion": "deliverable"})


def year_then_quarter() -> Case:
    """«Год» merged over rows, «Квартал» beside it as I…IV, then the measure; a total per year between."""
    rows: list[list[object]] = [["Год", "Квартал", "Мероприятие", "Стоимость, млн руб.", "Исполнитель"]]
    merges, found = [], []
    for place, year in enumerate((2026, 2027, 2028)):
        top = len(rows) + 1
        for number, measure in enumerate(ru(4, place * 5 + 38)):
            rows.append([year if number == 0 else "", ["I", "II", "III", "IV"][number], measure.title, 10 + number, measure.owner])
            found.append(milestone(measure.title, f"{year}-{ENDS[number]} q"))
        merges.append(f"A{top}:A{top + 3}")
        rows.append([f"Итого за {year} год", "", "", 46, ""])
    return Case("year-then-quarter", "по годам и кварталам.xlsx", book(Sheet("План", rows, merges)), year_then_quarter.__doc__ or "", tuple(found),
                {"Год": "year", "Квартал": "quarter", "Мероприятие": "title", "Стоимость, млн руб.": "budget", "Исполнитель": "responsible"})


def month_and_year() -> Case:
    """«Месяц» and «Год» of the finish in two columns, a start in two others; Word."""
    rows: list[list[object]] = [["№", "Мероприятие", "Месяц начала", "Год начала", "Месяц окончания", "Год окончания", "Ответственный"]]
    months, ends, found = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"], ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"], []
    for number, measure in enumerate(ru(12, 55)):
        rows.append([str(number + 1), measure.title, "январь", "2026", months[number], str(2026 + number % 2), measure.owner])
        found.append(milestone(measure.title, f"{2026 + number % 2}-{number + 1:02}-{ends[number]} m", str(number + 1)))
    return Case("month-and-year", "сроки в двух графах.docx", Word().table(rows).bytes(), month_and_year.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Месяц окончания": ("month", "due"), "Год окончания": "year", "Ответственный": "responsible"})


CASES = (sheet_per_direction, two_versions, years_under_one_another, risks_below, several_results, wrapped_everywhere, plan_and_fact_letters, english_template, year_then_quarter, month_and_year)
