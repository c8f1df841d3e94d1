"""Structures of tables: shifted, continued, turned into matrices, with other tables' columns."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.listing import listed
from tests.roadmaps.corpus.writing import Sheet, Word, book, headed


def shifted() -> Case:
    """From column D, the number after the title, a blank row under the head."""
    rows = [[],
        [],
        ["", "", "", "Дорожная карта"],
        [],
        ["", "", "", "Мероприятие", "№", "Кто", "Дедлайн"],
        [],
        ["", "", "", "Сбор заявок", 1, "Фонд", date(2027, 2, 1)],
        ["", "", "", "Экспертиза", 2, "Совет", date(2027, 3, 15)],
        ["", "", "", "Гранты", 3, "Фонд", date(2027, 5, 31)]]
    return Case("shifted", "сдвиг.xlsx", book(Sheet("Лист1", rows, formats={f"G{r}": "DD.MM.YY" for r in (7, 8, 9)})), "from column D, the number after the title, a blank row under the head", (milestone("Сбор заявок", "2027-02-01 d", "1"),
        milestone("Экспертиза", "2027-03-15 d", "2"),
        milestone("Гранты", "2027-05-31 d", "3")), {"Мероприятие": "title", "№": "code", "Кто": "responsible", "Дедлайн": "due"})


def continued_docx() -> Case:
    """The table goes on under column numbers alone."""
    head = ["№", "Мероприятие", "Срок", "Исполнитель"]
    w = Word().text("Приложение").table([head, ["1", "2", "3", "4"], ["1", "Создание рабочей группы", "январь 2027", "Минэк"], ["2", "Анализ спроса", "март 2027", "НИИ"]]).text("Продолжение таблицы").table([["1", "2", "3", "4"], ["3", "Проект стратегии", "июнь 2027", "НИИ"], ["4", "Утверждение", "сентябрь 2027", "Минэк"]])
    return Case("continued-docx", "приложение.docx", w.bytes(), "the table goes on under column numbers alone", (milestone("Создание рабочей группы", "2027-01-31 m", "1"),
        milestone("Анализ спроса", "2027-03-31 m", "2"),
        milestone("Проект стратегии", "2027-06-30 m", "3"),
        milestone("Утверждение", "2027-09-30 m", "4")), headed(head, "code", "title", "due", "responsible"))


def matrix_ru() -> Case:
    """Measures in cells of years."""
    rows = [["Направление", "2026", "2027", "2028"],
        ["Кадры", "Открытие кафедры робототехники", "Первый выпуск магистров", "Корпоративный университет"],
        ["Экспорт", "Выход на рынок Казахстана", "", "Открытие представительства в ОАЭ"],
        ["Инфраструктура", "", "Ввод технопарка", "Вторая очередь технопарка"]]
    return Case("matrix-ru", "матрица.xlsx", book(Sheet("Карта", rows)), "measures in cells of years", (milestone("Открытие кафедры робототехники", "2026-12-31 y|y?", None, "Кадры"),
        milestone("Первый выпуск магистров", "2027-12-31 y|y?", None, "Кадры"),
        milestone("Корпоративный университет", "2028-12-31 y|y?", None, "Кадры"),
        milestone("Выход на рынок Казахстана", "2026-12-31 y|y?", None, "Экспорт"),
        milestone("Открытие представительства в ОАЭ", "2028-12-31 y|y?", None, "Экспорт"),
        milestone("Ввод технопарка", "2027-12-31 y|y?", None, "Инфраструктура"),
        milestone("Вторая очередь технопарка", "2028-12-31 y|y?", None, "Инфраструктура")), {})


def done_on() -> Case:
    """A day of completion beside the term."""
    return listed("done-on", "xlsx", ["№ п/п", "Мероприятие", "Срок исполнения", "Отметка об исполнении", "Дата исполнения", "Ответственный"],
        [["1", "Принять порядок отбора", "01.03.2026", "исполнено", "25.02.2026", "Минпром"],
        ["2", "Провести отбор", "01.06.2026", "исполнено с нарушением срока", "20.06.2026", "Минпром"],
        ["3", "Перечислить субсидии", "01.12.2026", "", "", "Минфин"]],
        ["code", "title", "due", "status", "actual", "responsible"], "a day of completion beside the term", [milestone("Принять порядок отбора", "2026-03-01 d", "1"),
        milestone("Провести отбор", "2026-06-01 d", "2"),
        milestone("Перечислить субсидии", "2026-12-01 d", "3")])


def year_rows_quarters() -> Case:
    """Years as rows, quarters in a column."""
    rows = [["Timeline"],
        ["Quarter", "Milestone", "Owner"],
        ["2026"],
        ["Q3", "Board appointed", "Chair"],
        ["Q4", "Budget approved", "CFO"],
        ["2027"],
        ["Q1", "First call", "PMO"],
        ["Q2", "Ten projects funded", "PMO"]]
    return Case("year-rows-quarters", "timeline.xlsx", book(Sheet("Timeline", rows, ["A3:C3", "A6:C6"])), "years as rows, quarters in a column", (milestone("Board appointed", "2026-09-30 q|q?"),
        milestone("Budget approved", "2026-12-31 q|q?"),
        milestone("First call", "2027-03-31 q|q?"),
        milestone("Ten projects funded", "2027-06-30 q|q?")), {"Quarter": ("quarter", "due"), "Milestone": "title", "Owner": "responsible"})


def assignments() -> Case:
    """Assignments with their own numbers and days."""
    return listed("assignments", "xlsx", ["№ п/п", "Номер поручения", "Дата поручения", "Содержание поручения", "Исполнитель", "Срок исполнения", "Контроль", "Отметка"],
        [["1", "Пр-112", "10.10.2026", "Представить предложения по кластеру", "Минэк", "15.12.2026", "Зам. губернатора", ""],
        ["2", "Пр-113", "10.10.2026", "Обеспечить финансирование", "Минфин", "01.02.2027", "Зам. губернатора", ""],
        ["3", "Пр-120", "02.11.2026", "Доложить о ходе работ", "Минпром", "01.03.2027", "Губернатор", ""]],
        ["code", ("", "code"), "", "title", "responsible", "due", ("", "responsible"),
        ("", "status")], "assignments with their own numbers and days", [milestone("Представить предложения по кластеру", "2026-12-15 d"),
        milestone("Обеспечить финансирование", "2027-02-01 d"),
        milestone("Доложить о ходе работ", "2027-03-01 d")])


def stage_substage_work() -> Case:
    """Three levels in columns."""
    head = ["Этап", "Подэтап", "Работа", "Начало", "Завершение", "Ответственный", "Форма результата"]
    rows = [head, ["1. Подготовка", "1.1. Анализ", "Сбор данных о предприятиях", "01.02.2027", "31.03.2027", "НИИ", "База"],
        ["", "", "Опрос экспортёров", "01.03.2027", "30.04.2027", "ТПП", "Отчёт"],
        ["", "1.2. Проект", "Проект стратегии", "01.05.2027", "30.06.2027", "НИИ", "Проект"],
        ["2. Реализация", "2.1. Пилот", "Запуск пилота", "01.07.2027", "31.12.2027", "УК", "Акт"]]
    return Case("stage-substage-work", "этапы.xlsx", book(Sheet("Этапы", rows, ["A2:A4", "B2:B3"])), "three levels in columns", (milestone("Сбор данных о предприятиях", "2027-03-31 d", None, "Подготовка"),
        milestone("Опрос экспортёров", "2027-04-30 d", None, "Подготовка"),
        milestone("Проект стратегии", "2027-06-30 d", None, "Подготовка"),
        milestone("Запуск пилота", "2027-12-31 d", None, "Реализация")), headed(head, "workstream", "", "title", "start", "due", "responsible", "deliverable"))


def remarks_between() -> Case:
    """Remarks between the rows."""
    head = ["№", "Мероприятие", "Срок", "Исполнитель"]
    rows = [head, ["1", "Ремонт дороги к площадке", "01.09.2027", "Автодор"],
        ["Справочно: стоимость ремонта уточняется по результатам торгов."],
        ["2", "Газификация площадки", "01.11.2027", "Горгаз"],
        ["3", "Электроснабжение", "01.12.2027", "Сети"],
        ["Примечание: сроки сдвигаются при задержке финансирования."]]
    return Case("remarks-between", "площадка.docx", Word().table(rows, [(2, 0, 2, 3), (5, 0, 5, 3)]).bytes(), "remarks between the rows", (milestone("Ремонт дороги к площадке", "2027-09-01 d", "1"),
        milestone("Газификация площадки", "2027-11-01 d", "2"),
        milestone("Электроснабжение", "2027-12-01 d", "3")), headed(head, "code", "title", "due", "responsible"))


def result_milestone() -> Case:
    """Results are the milestones."""
    return listed("result-milestone", "xlsx", ["№", "Результат (веха)", "Дата достижения", "Тип результата", "Ответственный за достижение", "Источник данных"],
        [["1", "Создано 5 центров компетенций", "20.12.2027", "создание организации", "Орлов К. Д.", "отчётность"],
        ["2", "Обучено 500 специалистов", "20.12.2028", "обучение", "Зуева А. А.", "отчётность"],
        ["3", "Поддержано 40 проектов", "01.07.2028", "поддержка", "Орлов К. Д.", "реестр"]],
        ["code", ("title",), "due", "", "responsible", ""], "results are the milestones", [milestone("Создано 5 центров компетенций", "2027-12-20 d", "1"),
        milestone("Обучено 500 специалистов", "2028-12-20 d", "2"),
        milestone("Поддержано 40 проектов", "2028-07-01 d", "3")])


def targets_by_year_text() -> Case:
    """Milestones under «Milestones 2026»."""
    rows = [["Outcome", "Milestones 2026", "Milestones 2027", "Milestones 2028"],
        ["Talent", "Academy launched", "200 graduates placed", "Academy self-funding"],
        ["Capital", "Fund established", "First five deals closed", "Fund doubled"]]
    return Case("milestones-by-year", "theory of change.xlsx", book(Sheet("ToC", rows)), "milestones under «Milestones 2026»", (milestone("Academy launched", "2026-12-31 y|y?", None, "Talent"),
        milestone("200 graduates placed", "2027-12-31 y|y?", None, "Talent"),
        milestone("Academy self-funding", "2028-12-31 y|y?", None, "Talent"),
        milestone("Fund established", "2026-12-31 y|y?", None, "Capital"),
        milestone("First five deals closed", "2027-12-31 y|y?", None, "Capital"),
        milestone("Fund doubled", "2028-12-31 y|y?", None, "Capital")), {})


def controls() -> Case:
    """A plan that tells risks as well is a plan."""
    return listed("plan-with-risks", "xlsx", ["№", "Задача", "Дата начала", "Дата завершения", "Владелец", "Риск", "Вероятность", "Меры реагирования"],
        [[1, "Выбор площадки", date(2027, 1, 11), date(2027, 2, 26), "Орлов К. Д.", "нет площадок", "низкая", "второй список"],
        [2, "Получение разрешения", date(2027, 3, 1), date(2027, 6, 30), "Зуева А. А.", "отказ", "средняя", "суд"],
        [3, "Стройка", date(2027, 7, 1), date(2028, 6, 30), "Орлов К. Д.", "рост цен", "высокая", "резерв"]],
        ["code", "title", "start", "due", "responsible", "", "", ""], "a plan that tells risks as well is a plan", [milestone("Выбор площадки", "2027-02-26 d", "1"),
        milestone("Получение разрешения", "2027-06-30 d", "2"),
        milestone("Стройка", "2028-06-30 d", "3")])


def patents() -> Case:
    """Patents are no roadmap."""
    rows = [["№ патента", "Название изобретения", "Авторы", "Правообладатель", "Дата приоритета", "Дата публикации"],
        ["2700001", "Способ литья", "Иванов И. И.", "АО «Литьё»", "01.02.2024", "10.05.2025"],
        ["2700002", "Устройство контроля", "Ким О. А.", "АО «Прибор»", "03.03.2024", "12.06.2025"]]
    return Case("patents", "патенты.xlsx", book(Sheet("Патенты", rows)), "patents are no roadmap", is_roadmap=False)


CASES = (
    shifted,
    continued_docx,
    matrix_ru,
    done_on,
    assignments,
    stage_substage_work,
    remarks_between,
    year_rows_quarters,
    result_milestone,
    targets_by_year_text,
    controls,
    patents,
)
