"""Tables of a kind that people publish: decisions of meetings, plans of problems, weeks without a calendar, other alphabets."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, timedelta

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, book, open_document, text_table

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]


def problems_by_week() -> Case:
    """«Приоритет · Проблема · Срок · Ответственный · Статус» with «Неделя 1–2» and «Week 3»: no calendar, so nothing is dated; marks of states are pictures."""
    rows: list[list[object]] = [["Приоритет", "Мероприятие", "Срок", "Ответственный", "Статус"]]
    found = []
    for number, measure in enumerate(ru(12, 3), 1):
        rows.append([f"P{number % 3}", measure.title, ["Неделя 1", "Неделя 2–3", "Week 4", "март 2027"][number % 4], measure.owner, ["📝 в работе", "⏳ запланировано", "✅ готово"][number % 3]])
        found.append(milestone(measure.title, "2027-03-31 m" if number % 4 == 3 else "-|!"))
    return Case("weeks-without-a-year", "План устранения.docx", Word().text("План устранения замечаний").table(rows).bytes(), problems_by_week.__doc__ or "", tuple(found),
                {"Приоритет": "", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible", "Статус": "status"})


def decisions() -> Case:
    """«Обсуждаемые вопросы · Принятые решения · Срок · Ответственный»: the decision is what will be done, the question is its heading."""
    rows: list[list[object]] = [["Обсуждаемые вопросы", "Принятые решения", "Срок", "Ответственный"]]
    merges, found = [], []
    for number, measure in enumerate(ru(12, 16)):
        wording, right = WHENS[number % 4]
        rows.append([f"О ходе работ по вопросу {number // 3 + 1}" if number % 3 == 0 else "", measure.title, wording, measure.owner])
        if number % 3 == 0:
            merges.append((len(rows) - 1, 0, len(rows) + 1, 0))
        found.append(milestone(measure.title, right))
    return Case("decisions", "Резюме встречи.docx", Word().table(rows, merges).bytes(), decisions.__doc__ or "", tuple(found),
                {"Обсуждаемые вопросы": ("workstream", "", "level"), "Принятые решения": "title", "Срок": "due", "Ответственный": "responsible"})


def positions() -> Case:
    """«Раздел · Позиция · Наименование позиции · Мероприятие · Срок · …»: two columns look like titles, one number like a code."""
    rows: list[list[object]] = [["Раздел", "Позиция", "Наименование позиции", "Мероприятие", "Срок", "Исполнители", "Категория", "Статус", "Документ", "Результат"]]
    found = []
    for number, measure in enumerate(ru(15, 29)):
        section = ["1. Организационные мероприятия", "2. Производство", "3. Сбыт"][number // 5]
        wording, right = WHENS[number % 4]
        rows.append([section, f"{number // 5 + 1}.{number % 5 + 1}", ["Линия А", "Линия Б", "Склад"][number % 3], measure.title, wording, measure.owner, "основная", "в работе", "приказ", measure.result])
        found.append(milestone(measure.title, right, f"{number // 5 + 1}.{number % 5 + 1}", section.split(". ")[1]))
    return Case("positions-csv", "Перечень мероприятий.csv", text_table(rows, ";", "utf-8-sig"), positions.__doc__ or "", tuple(found),
                {"Раздел": "workstream", "Позиция": "code", "Наименование позиции": "", "Мероприятие": "title", "Срок": "due", "Исполнители": "responsible", "Категория": "", "Статус": "status", "Документ": ("deliverable", ""), "Результат": ("deliverable", "")})


def durations_alone() -> Case:
    """«Срок» holds «2 нед», «3–4 месяца», «10 рабочих дней» and no start anywhere: all undated, each wording kept, one sentence about it."""
    rows: list[list[object]] = [["Задача", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(11, 33)):
        rows.append([measure.title, ["2 нед", "3–4 месяца", "10 рабочих дней", "полгода"][number % 4], measure.owner])
        found.append(milestone(measure.title, "-|!"))
    return Case("durations-alone", "Фаза 1.docx", Word().text("Фаза 1. Организационная (2–3 мес)").table(rows).bytes(), durations_alone.__doc__ or "", tuple(found),
                {"Задача": "title", "Срок": ("duration", "due"), "Ответственный": "responsible"})


def japanese() -> Case:
    """Japanese heads, dates «2027/04/30»; nobody knows the words, the cells tell: name, start, finish, person."""
    names = ["要件定義", "基本設計", "詳細設計", "製造", "単体試験", "結合試験", "総合試験", "移行準備", "教育", "本番移行", "運用開始", "完了報告"]
    rows: list[list[object]] = [["番号", "作業名称と内容", "開始日", "終了日", "担当者"]]
    found, first = [], date(2027, 1, 5)
    for number, name in enumerate(names, 1):
        title, end = f"{name}を実施し結果を報告する", first + timedelta(days=25 * number)
        rows.append([number, title, f"{first + timedelta(days=25 * number - 20):%Y/%m/%d}", f"{end:%Y/%m/%d}", ["田中", "鈴木", "佐藤"][number % 3]])
        found.append(milestone(title, f"{end} d|d?", str(number)))
    return Case("japanese-csv", "keikaku.csv", text_table(rows, ",", "utf-8-sig"), japanese.__doc__ or "", tuple(found), {"番号": "code", "作業名称と内容": "title", "終了日": "due"})


def ukrainian() -> Case:
    """Ukrainian: «Захід», «Термін виконання», «Відповідальний»; «IV квартал 2026 року», «до 01.07.2027», «2027 рік», «грудень 2027 року»."""
    titles = ["Розробити стратегію кластера", "Створити центр прототипування", "Провести аудит виробництва", "Підготувати проєкт рішення", "Запустити пілотну лінію", "Отримати сертифікат", "Організувати форум", "Укласти угоди з університетами", "Відкрити технопарк", "Оцінити результати програми", "Оновити реєстр учасників"]
    whens = [("IV квартал 2026 року", "2026-12-31 q"), ("до 01.07.2027", "2027-07-01 d"), ("2027 рік", "2027-12-31 y|y?|!"), ("грудень 2027 року", "2027-12-31 m|!"), ("15.03.2027", "2027-03-15 d")]
    rows: list[list[object]] = [["№ з/п", "Найменування заходу", "Термін виконання", "Відповідальні виконавці"]]
    found = []
    for number, title in enumerate(titles, 1):
        wording, right = whens[number % 5]
        rows.append([f"{number}.", title, wording, "Департамент економіки"])
        found.append(milestone(title, right, str(number)))
    return Case("ukrainian-plan", "План заходів.docx", Word().table(rows).bytes(), ukrainian.__doc__ or "", tuple(found),
                {"№ з/п": "code", "Найменування заходу": "title", "Термін виконання": "due", "Відповідальні виконавці": ("responsible", "")})


def kazakh_russian() -> Case:
    """Heads in two languages in one cell, over two lines; terms in Russian; an .ods."""
    rows: list[list[object]] = [["№", "Іс-шаралар\nМероприятия", "Аяқталу нысаны\nФорма завершения", "Орындау мерзімі\nСрок исполнения", "Жауаптылар\nОтветственные"]]
    found = []
    for number, measure in enumerate(ru(12, 19), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, measure.result, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    return Case("kazakh-russian", "Жол картасы.ods", open_document("План", rows), kazakh_russian.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятия": "title", "Форма завершения": ("deliverable", ""), "Срок исполнения": "due", "Ответственные": "responsible"})


def project_fields() -> Case:
    """A program's export in camel case: ProjectName, TaskID, TaskName, Start, Finish, DurationDays, ProgressPercent, ResourceType."""
    rows: list[list[object]] = [["ProjectName", "TaskID", "TaskName", "PlannedStart", "PlannedFinish", "DurationDays", "ProgressPercent", "ResourceName", "PlannedCost", "ActualStart", "ActualFinish"]]
    found = []
    for number, measure in enumerate(en(14, 18), 1):
        end = date(2026, 2, 1) + timedelta(days=22 * number)
        rows.append(["Cluster", number, measure.title, f"{end - timedelta(days=10)}", f"{end}", 10, 0, measure.owner, 1000 * number, "", ""])
        found.append(milestone(measure.title, f"{end} d", str(number)))
    return Case("camel-case-fields", "tasks_export.csv", text_table(rows, ","), project_fields.__doc__ or "", tuple(found),
                {"ProjectName": ("workstream", ""), "TaskID": ("code", "external_id"), "TaskName": "title", "PlannedStart": "start", "PlannedFinish": ("due", "baseline"), "DurationDays": ("duration", ""), "ProgressPercent": "percent", "ResourceName": "responsible", "PlannedCost": ("budget", ""), "ActualStart": "", "ActualFinish": "actual"})


def milestone_flags() -> Case:
    """A list of tasks with a column «Milestone» of Yes and No: what comes in by itself is the person's choice, but «Yes» is no title."""
    rows: list[list[object]] = [["Task", "Milestone", "Start", "End", "Assigned to"]]
    found = []
    for number, measure in enumerate(en(12, 3), 1):
        end = date(2026, number, 27)
        is_milestone = number % 4 == 0
        rows.append([measure.title, "Yes" if is_milestone else "No", end if is_milestone else end - timedelta(days=15), end, measure.owner])
        found.append(milestone(measure.title, f"{end} d"))
    formats = {f"{letter}{row}": "yyyy-mm-dd" for letter in "CD" for row in range(2, 14)}
    flagged = tuple(one for number, one in enumerate(found, 1) if number % 4 == 0)
    return Case("milestone-flags", "Task list.xlsx", book(Sheet("Tasks", rows, formats=formats)), milestone_flags.__doc__ or "", flagged,
                {"Task": "title", "Milestone": ("level", ""), "Start": "start", "End": "due", "Assigned to": "responsible"}, tuple(one.title for one in found))


def letters_in_word() -> Case:
    """Columns lettered А Б В under the head, numbers «1)», a term of two lines «начало:/окончание:», «Итого мероприятий: 12» last."""
    rows: list[list[object]] = [["№", "Мероприятия", "Срок начала и окончания", "Ответственный за исполнение"], ["А", "Б", "В", "Г"]]
    found = []
    for number, measure in enumerate(ru(12, 55), 1):
        rows.append([f"{number})", measure.title, f"начало: 10.01.2026\nокончание: 20.{number:02}.2027", measure.owner])
        found.append(milestone(measure.title, f"2027-{number:02}-20 d|d?", str(number)))
    rows.append(["", "Итого мероприятий: 12", "", ""])
    return Case("begin-and-end-in-cell", "Мероприятия А-Г.docx", Word().table(rows).bytes(), letters_in_word.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятия": "title", "Срок начала и окончания": "due", "Ответственный за исполнение": "responsible"})


CASES = (problems_by_week, decisions, positions, durations_alone, japanese, ukrainian, kazakh_russian, project_fields, milestone_flags, letters_in_word)
