"""Long files in which many habits meet, as they do in real ones."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book

ENDS = ["03-31", "06-30", "09-30", "12-31"]
WHENS = [
    ("IV квартал 2026 г.", "2026-12-31 q"), ("до 1 июля 2027 г.", "2027-07-01 d"), ("декабрь 2027 г.", "2027-12-31 m"), ("2026–2028 гг.", "2028-12-31 y"), ("постоянно", "~"), ("31.11.2027", "!"),
    ("I полугодие 2028 г.", "2028-06-30 h"), ("по согласованию", "-|!"), ("15.09.2026", "2026-09-15 d"), ("ежегодно", "~|-"), ("март-апрель 2028", "2028-04-30 m"),
]


def long_annex() -> Case:
    """Sixty rows: letterhead, head of three rows, column numbers, two levels of sections, merged terms, sums, the head again per page, footnotes, signatures."""
    head: list[list[object]] = [
        ["№\nп/п", "Направление, мероприятие", "Срок\nисполнения", "Объём финансирования, тыс. рублей", "", "", "", "Ответственный исполнитель", "Ожидаемый результат*"],
        ["", "", "", "всего", "в том числе:", "", "", "", ""], ["", "", "", "", "ФБ", "ОБ", "ВИ", "", ""],
    ]
    rows: list[list[object]] = [*[["", "", "", "", "", "", "", text] for text in ("Приложение № 1", "к приказу министерства", "от 05.03.2026 № 77-п")], [], ["Дорожная карта развития промышленного кластера на 2026–2028 годы"], [], *head, list(range(1, 10))]
    merges, found, picked = [across(5, 9), "A7:A9", "B7:B9", "C7:C9", "D7:G7", "D8:D9", "E8:G8", "H7:H9", "I7:I9"], [], iter(zip(ru(33, 2), WHENS * 3, strict=True))
    for part, name in enumerate(["Технологическое лидерство", "Коммерциализация технологий", "Система управления"], 1):
        rows.append([f"{'I' * part}. {name}"])
        merges.append(across(len(rows), 9))
        for task in (1, 2):
            rows.append([f"{part}.{task}.", f"Задача {task}. {['Научная кооперация', 'Рост компаний'][task - 1]}", "", 500, 100, 300, 100])
            for number in range(1, 6 if task == 1 else 7):
                measure, (wording, right) = next(picked)
                rows.append([f"{part}.{task}.{number}.", measure.title, wording, 100, 20, 60, 20, measure.owner, measure.result])
                found.append(milestone(measure.title, right, f"{part}.{task}.{number}"))
        rows.append(["", f"Итого по разделу {'I' * part}:", "", 1100, 220, 660, 220])
        if part == 2:
            top = len(rows) + 1
            rows += [*head, list(range(1, 10))]
            merges += [f"A{top}:A{top + 2}", f"B{top}:B{top + 2}", f"C{top}:C{top + 2}", f"D{top}:G{top}", f"D{top + 1}:D{top + 2}", f"E{top + 1}:G{top + 1}", f"H{top}:H{top + 2}", f"I{top}:I{top + 2}"]
    rows += [["", "ВСЕГО ПО ПЛАНУ:", "", 3300, 660, 1980, 660], [], ["* Результат подтверждается документом до 1 февраля 2027 г."], ["** ФБ – федеральный бюджет, ОБ – областной бюджет, ВИ – внебюджетные источники."], [],
             ["Заместитель министра", "", "", "", "", "", "", "И. П. Орлова"], ["Исп.: Петрова Е. В., тел. 55-00-11"]]
    return Case("long-annex", "Приказ 77-п, приложение 1.xlsx", book(Sheet("Прил 1", rows, merges)), long_annex.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Направление, мероприятие": "title", "Срок исполнения": "due", "всего": "budget", "ФБ": ("", "budget"), "ОБ": ("", "budget"), "ВИ": ("", "budget"), "Ответственный исполнитель": "responsible", "Ожидаемый результат": "deliverable"}, ("Задача 1. Научная кооперация", "Задача 2. Рост компаний"))


def programme_workbook() -> Case:
    """A cover, a RAID log longer than the plan with owners and due dates, a hidden lookup; the milestones sheet has group rows, hidden rows, TBC."""
    cover: list[list[object]] = [["Cluster Programme"], ["Version", "0.9"], ["Date", "12/05/2026"], ["Author", "PMO"]]
    raid: list[list[object]] = [["ID", "Type", "Description", "Impact", "Owner", "Date raised", "Review date", "Status"]] + [[f"R{n}", ["Risk", "Issue", "Assumption"][n % 3], f"Supplier {n} may not deliver the steel in time", "High", "A. Green", datetime(2026, 1, n % 28 + 1), datetime(2026, 6, n % 28 + 1), "Open"] for n in range(1, 61)]
    rows: list[list[object]] = [["Milestone schedule"], ["As at 12 May 2026"], [], ["", "", "Dates", "", "", "", ""], ["Ref", "Milestone", "Baseline", "Forecast", "Variance", "Milestone owner", "RAG"]]
    found, hidden, picked = [], [], iter(en(30, 7))
    for part, name in enumerate(["Workstream A – Site", "Workstream B – Equipment", "Workstream C – People"]):
        rows.append([name])
        for number in range(1, 8):
            measure, base = next(picked), datetime(2026 + part, number + 2, 23)
            is_open, is_hidden = number == 5, number == 7
            rows.append([f"{'ABC'[part]}{number}", measure.title, "TBC" if is_open else base, base, 0, measure.owner, "G"])
            if is_hidden:
                hidden.append(len(rows))
            else:
                found.append(milestone(measure.title, f"-|!|{base:%Y-%m-%d} d?" if is_open else f"{base:%Y-%m-%d} d", f"{'ABC'[part]}{number}", name.split("– ")[1]))
    sheets = (Sheet("Cover", cover), Sheet("RAID log", raid), Sheet("Milestones", rows, ["C4:D4"], formats={f"{letter}{row}": "dd-mmm-yy" for letter in "CD" for row in range(6, 32)}, hidden_rows=hidden), Sheet("Lookups", [["G"], ["A"], ["R"]], is_hidden=True))
    return Case("programme-workbook", "Programme workbook v0.9.xlsx", book(*sheets), programme_workbook.__doc__ or "", tuple(found),
                {"Ref": "code", "Milestone": "title", "Baseline": ("baseline", "due"), "Forecast": "forecast", "Variance": "", "Milestone owner": "responsible", "RAG": ("", "status")})


def ticks_and_sources() -> Case:
    """Quarter ticks and, under each measure, rows of money by source; the title merged over them; sums per section."""
    rows: list[list[object]] = [["№", "Мероприятие", "Источник", "2026", "", "", "", "2027", "", "", "", "Сумма, млн"], ["", "", "", *["I", "II", "III", "IV"] * 2, ""]]
    merges, found = ["A1:A2", "B1:B2", "C1:C2", "D1:G1", "H1:K1", "L1:L2"], []
    for number, measure in enumerate(ru(10, 41), 1):
        if number in {1, 6}:
            rows.append([f"{'Раздел 1. Наука' if number == 1 else 'Раздел 2. Производство'}"])
            merges.append(across(len(rows), 12))
        top, first, last = len(rows) + 1, number % 3, number % 3 + number % 5
        for line, source in enumerate(["всего", "бюджет", "внебюджетные средства"]):
            rows.append([number if line == 0 else "", measure.title if line == 0 else "", source, *["+" if line == 0 and first <= place <= last else "" for place in range(8)], 3 - line])
        merges += [f"A{top}:A{top + 2}", f"B{top}:B{top + 2}"]
        found.append(milestone(measure.title, f"{2026 + last // 4}-{ENDS[last % 4]} q", str(number), "Наука" if number < 6 else "Производство"))
    return Case("ticks-and-sources", "План-график с финансированием.xlsx", book(Sheet("План", rows, merges)), ticks_and_sources.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Источник": "", "Сумма, млн": ("budget", "")})


def strategy_by_goals() -> Case:
    """Word: direction and goal merged in the first two columns, measures with amounts per year and no term: the last year with money is the term."""
    rows: list[list[object]] = [["Направление", "Цель", "Мероприятие", "Объём финансирования, млн руб.", "", "", "", "Ответственный"], ["", "", "", "2026", "2027", "2028", "2029", ""]]
    merges, found, picked = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 6), (0, 7, 1, 7)], [], iter(ru(12, 16))
    for part, name in enumerate(["Экономика", "Человек"]):
        start = len(rows)
        for goal in range(2):
            top = len(rows)
            for number in range(3):
                measure, last = next(picked), (part + goal + number) % 4
                rows.append([name if goal == number == 0 else "", f"Цель {goal + 1}" if number == 0 else "", measure.title, *["12,0" if year <= last else "–" for year in range(4)], measure.owner])
                found.append(milestone(measure.title, f"{2026 + last}-12-31 y|y?|!|-", None, name))
            merges.append((top, 1, top + 2, 1))
        merges.append((start, 0, start + 5, 0))
    return Case("strategy-by-goals", "Стратегия-2029.docx", Word().table(rows, merges).bytes(), strategy_by_goals.__doc__ or "", tuple(found),
                {"Направление": "workstream", "Цель": ("", "workstream", "level"), "Мероприятие": "title", "Ответственный": "responsible"})


def levels_by_indent() -> Case:
    """Levels only by the cell's indent and bold: programme, projects, results; dates on all levels; no numbers at all."""
    rows: list[list[object]] = [["Наименование", "Начало", "Окончание", "Исполнитель"], ["Программа развития кластера", datetime(2026, 1, 12), datetime(2028, 12, 20), ""]]
    indents, bold, formats, found, picked = {"A2": 0}, [2], {}, [], iter(ru(12, 8))
    for part, name in enumerate(["Новые материалы", "Медицинские изделия", "Беспилотные системы"]):
        rows.append([name, datetime(2026, 1, 12), datetime(2028, 12, 20), ""])
        indents[f"A{len(rows)}"] = 1
        bold.append(len(rows))
        for number in range(4):
            measure, end = next(picked), datetime(2026 + part, number * 3 + 2, 17)
            rows.append([measure.title, datetime(2026, 2, 2), end, measure.owner])
            indents[f"A{len(rows)}"] = 2
            found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", None, name))
    formats = {f"{letter}{row}": "DD.MM.YYYY" for letter in "BC" for row in range(2, len(rows) + 1)}
    return Case("levels-by-indent", "Иерархия.xlsx", book(Sheet("Программа", rows, formats=formats, indents=indents, bold_rows=bold)), levels_by_indent.__doc__ or "", tuple(found),
                {"Наименование": "title", "Начало": "start", "Окончание": "due", "Исполнитель": "responsible"}, ("Программа развития кластера", "Новые материалы", "Медицинские изделия", "Беспилотные системы"))


def word_composite() -> Case:
    """Word: list numbers of two levels, sections merged over the table, two tables with «Продолжение», terms with line breaks, a sum row, two tables of signatures."""
    word, found, picked = Word().text("Приложение", right=True).text("ПЛАН МЕРОПРИЯТИЙ", centre=True), [], iter(zip(ru(22, 30), WHENS * 2, strict=True))
    for part in (1, 2):
        rows: list[list[object]] = [["№\nп/п", "Наименование\nмероприятия", "Срок\nисполнения", "Ответственные\nисполнители"], ["1", "2", "3", "4"]]
        merges, levels = [(2, 0, 2, 3)], {}
        rows.append([f"{'I' * part}. {['Инфраструктура', 'Продвижение'][part - 1]}"])
        for _ in range(11):
            measure, (wording, right) = next(picked)
            levels[len(rows)] = 0
            rows.append(["", measure.title, wording.replace(" ", "\n", 1) if " " in wording and wording[0].isdigit() else wording, measure.owner.replace(", ", ",\n")])
            found.append(milestone(measure.title, right, str(len(found) + 1), ["Инфраструктура", "Продвижение"][part - 1]))
        word.table(rows, merges, numbered=levels, repeat=2)
        if part == 1:
            word.text("Продолжение приложения", right=True).page_break()
    word.table([["Председатель совета", "____________", "А. Б. Соколов"]]).table([["«___» ________ 2026 г.", "М. П."]])
    return Case("word-composite", "План (сводный).docx", word.bytes(), word_composite.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование мероприятия": "title", "Срок исполнения": "due", "Ответственные исполнители": "responsible"})


CASES = (long_annex, programme_workbook, ticks_and_sources, strategy_by_goals, levels_by_indent, word_composite)
