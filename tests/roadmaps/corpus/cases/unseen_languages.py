"""Terms as they are spoken in four languages, and plans that programs wrote."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.listing import listed, terms
from tests.roadmaps.corpus.writing import Sheet, Word, book, headed, text_table


def ru_terms() -> Case:
    """Russian terms, third helping."""
    return terms("ru-terms", "docx", ["№ п/п", "Наименование мероприятия программы", "Сроки реализации", "Исполнители"], "Russian terms, third helping",
        [("до конца 2027 года", "2027-12-31 y|d|y?|d?"),
         ("до конца I квартала 2027 г.", "2027-03-31 q|d|q?|d?"),
         ("1 пол. 2027", "2027-06-30 h|h?"),
         ("2-ое полугодие 27г.", "2027-12-31 h|h?"),
         ("янв.-мар. 2027", "2027-03-31 m"),
         ("2026, 2027, 2028", "2028-12-31 y|y?"),
         ("2026 г. – I этап, 2027 г. – II этап", "2027-12-31 y?|y|!"),
         ("первая половина марта 2027", "2027-03-15 d|d?|2027-03-31 m?"),
         ("март-апрель 2027 (по согласованию)", "2027-04-30 m|m?"),
         ("Перенесено на 01.09.2027", "2027-09-01 d|d?"),
         ("01.03.2027 → 01.06.2027", "2027-06-01 d|d?"),
         ("в течение 2 недель после конкурса", "-"),
         ("с 2026 года постоянно", "~"),
         ("2026–2028, далее ежегодно", "2028-12-31 y?|~|y"),
         ("15.05.27 г.", "2027-05-15 d"),
         ("май – I декада июня 2027", "2027-06-10 d|d?|2027-06-30 m?"),
         ("по 30 сентября 2027 г.", "2027-09-30 d|d?"),
         ("не ранее III кв. 2027 г.", "!|-|2027-09-30 q?")], "Программное действие номер", "Дирекция программы")


def en_terms() -> Case:
    """English terms, third helping."""
    return terms("en-terms", "xlsx", ["Item #", "Planned activity", "Expected timing", "Lead"], "English terms, third helping",
        [("by mid-March 2027", "2027-03-31 m?|2027-03-15 d?|2027-03-20 d?|!"),
         ("March '27", "2027-03-31 m|m?"),
         ("the week of 5 April 2027", "2027-04-11 d?|2027-04-09 d?|2027-04-05 d?|d"),
         ("no later than Q1 2028", "2028-03-31 q|q?"),
         ("end-2027", "2027-12-31 y|d|y?"),
         ("early Q2 2027", "2027-06-30 q?|2027-04-30 m?|!"),
         ("15th of May 2027", "2027-05-15 d"),
         ("2027 (subject to funding)", "2027-12-31 y|y?"),
         ("Nov/Dec 2027", "2027-12-31 m|m?"),
         ("June 2027 or sooner", "2027-06-30 m|m?"),
         ("Sep 30, '27", "2027-09-30 d|d?"),
         ("2027.Q3", "2027-09-30 q|q?"),
         ("Year 2, Q1", "-|!"),
         ("Jan 2027 - ongoing", "~"),
         ("Q1–Q2 2027", "2027-06-30 q"),
         ("2027Q4", "2027-12-31 q"),
         ("Two months after kick-off", "-"),
         ("30/06/2027 (TBC)", "2027-06-30 d|d?")], "Planned activity number", "Secretariat")


def german() -> Case:
    """German."""
    head = ["Nr.", "Meilenstein", "Termin", "Verantwortlich", "Ergebnis"]
    rows = [["1", "Gründung des Vereins", "31.03.2027", "Hr. Vogel", "Satzung"],
        ["2", "Förderantrag eingereicht", "Q2/2027", "Fr. Kern", "Antrag"],
        ["3", "Messeauftritt Hannover", "KW 16/2027", "Fr. Kern", "Stand"],
        ["4", "Demonstrator fertig", "Ende 2027", "Hr. Vogel", "Demonstrator"],
        ["5", "Abschlussbericht", "März 2028", "Hr. Vogel", "Bericht"]]
    return listed("german", "csv", head, rows, ["code", "title", "due", "responsible", "deliverable"], "German", [milestone("Gründung des Vereins", "2027-03-31 d", "1"),
        milestone("Förderantrag eingereicht", "2027-06-30 q|q?", "2"),
        milestone("Messeauftritt Hannover", "2027-04-25 d|d?|2027-04-23 d?", "3"),
        milestone("Demonstrator fertig", "2027-12-31 y|y?|!", "4"),
        milestone("Abschlussbericht", "2028-03-31 m|m?|!", "5")])


def msp_to_excel() -> Case:
    """MS Project saved as a workbook."""
    head = ["ID", "Active", "Task Mode", "Name", "Duration", "Start", "Finish", "Predecessors", "Outline Level", "Notes"]
    rows = [[1, "Yes", "Auto Scheduled", "Technopark", "300 days", "January 11, 2027 8:00 AM", "March 3, 2028 5:00 PM", "", 1, ""],
        [2, "Yes", "Auto Scheduled", "Design", "60 days", "January 11, 2027 8:00 AM", "April 2, 2027 5:00 PM", "", 2, ""],
        [3, "Yes", "Auto Scheduled", "Design approved", "0 days", "April 2, 2027 5:00 PM", "April 2, 2027 5:00 PM", "2", 2, "Board"],
        [4, "Yes", "Auto Scheduled", "Construction", "240 days", "April 5, 2027 8:00 AM", "March 3, 2028 5:00 PM", "3", 2, ""]]
    return listed("msp-to-excel", "xlsx", head, rows, ["code", "", "", "title", "duration", "start", "due", "", "level", ""], "MS Project saved as a workbook", [milestone("Design", "2027-04-02 d", "2"),
        milestone("Design approved", "2027-04-02 d", "3"),
        milestone("Construction", "2028-03-03 d", "4")], optional=("Technopark",))


def msp_russian() -> Case:
    """MS Project pasted as text."""
    head = ["Ид.", "Название задачи", "Длительность", "Начало", "Окончание", "Предшественники", "Названия ресурсов"]
    rows = [["1", "Подготовка производства", "45 дней", "Пн 11.01.27", "Пт 12.03.27", "", "Технолог"],
        ["2", "Пробная партия", "20 дней", "Пн 15.03.27", "Пт 09.04.27", "1", "Цех 3"],
        ["3", "Приёмка", "1 день", "Пн 12.04.27", "Пн 12.04.27", "2", "ОТК"]]
    return listed("msp-russian-text", "txt", head, rows, [("code", "external_id"), "title", "duration", "start", "due", "", "responsible"], "MS Project pasted as text", [milestone("Подготовка производства", "2027-03-12 d"),
        milestone("Пробная партия", "2027-04-09 d"),
        milestone("Приёмка", "2027-04-12 d")])


def ganttproject_csv() -> Case:
    """GanttProject's csv."""
    head = ["ID", "Name", "Begin date", "End date", "Duration", "Completion", "Cost", "Coordinator", "Predecessors", "Outline number", "Resources", "Assignments", "Task color", "Web Link", "Notes"]
    rows = [head, ["0", "Preparation", "1/11/27", "3/12/27", "45", "10", "0.0", "", "", "1", "", "", "#8cb6ce", "", ""],
        ["1", "Market study", "1/11/27", "2/12/27", "25", "20", "0.0", "Lea", "", "1.1", "Lea", "", "#8cb6ce", "", ""],
        ["2", "Business plan", "2/15/27", "3/12/27", "20", "0", "0.0", "Tom", "1-FS", "1.2", "Tom", "", "#8cb6ce", "", ""]]
    return Case("ganttproject-csv", "gantt.csv", text_table(rows, ",", "utf-8", "\n"), "GanttProject's csv", (milestone("Market study", "2027-02-12 d"),
        milestone("Business plan", "2027-03-12 d")), {"Name": "title", "Begin date": "start", "End date": "due", "Duration": "duration", "Completion": "percent", "Coordinator": ("responsible",), "Outline number": ("code",), "Task color": ""}, optional=("Preparation",))


def sheets_by_stream() -> Case:
    """A sheet for each workstream."""
    head = ["№", "Мероприятие", "Срок", "Исполнитель"]
    def page(name, rows): return Sheet(name, [head, *rows])
    return Case("sheets-by-stream", "по направлениям.xlsx", book(page("Кадры", [[1, "Набор в магистратуру", "01.09.2027", "ВУЗ"], [2, "Стажировки", "IV кв. 2027", "ВУЗ"]]), page("Экспорт", [[1, "Сертификат СТ-1", "30.03.2027", "ТПП"], [2, "Выставка", "май 2027", "ТПП"]]), page("Инфраструктура", [[1, "Ввод корпуса", "31.12.2028", "УК"]])), "a sheet for each workstream", (milestone("Набор в магистратуру", "2027-09-01 d", None, "Кадры"),
        milestone("Стажировки", "2027-12-31 q", None, "Кадры"),
        milestone("Сертификат СТ-1", "2027-03-30 d", None, "Экспорт"),
        milestone("Выставка", "2027-05-31 m", None, "Экспорт"),
        milestone("Ввод корпуса", "2028-12-31 d", None, "Инфраструктура")), headed(head, "code", "title", "due", "responsible"))


def letters() -> Case:
    """Letters under numbers."""
    head = ["№", "Мероприятие", "Срок", "Ответственный"]
    rows = [["1", "Создание центра компетенций", "", ""],
        ["а)", "подготовка помещения", "01.03.2027", "АХО"],
        ["б)", "закупка оборудования", "01.06.2027", "Снабжение"],
        ["в)", "обучение персонала", "01.08.2027", "Кадры"],
        ["2", "Выход на внешний рынок", "", ""],
        ["а)", "сертификация", "01.10.2027", "ОТК"],
        ["б)", "первый контракт", "IV кв. 2027", "Сбыт"]]
    return listed("letters", "xlsx", head, rows, ["code", "title", "due", "responsible"], "letters under numbers", [milestone("подготовка помещения", "2027-03-01 d", None, "Создание центра"),
        milestone("закупка оборудования", "2027-06-01 d", None, "Создание центра"),
        milestone("обучение персонала", "2027-08-01 d", None, "Создание центра"),
        milestone("сертификация", "2027-10-01 d", None, "Выход на внешний"),
        milestone("первый контракт", "2027-12-31 q", None, "Выход на внешний")])


def type_column() -> Case:
    """A column of kinds of rows."""
    head = ["WBS #", "Name / Title", "Type", "Start Date", "End Date", "% complete", "Assigned"]
    rows = [["1", "Launch", "group", "2027-01-04", "2027-06-30", "0", ""],
        ["1.1", "Write the brief", "task", "2027-01-04", "2027-01-29", "50", "Amy"],
        ["1.2", "Brief approved", "milestone", "2027-02-01", "2027-02-01", "0", "Board"],
        ["1.3", "Build the site", "task", "2027-02-02", "2027-06-29", "0", "Dev"],
        ["1.4", "Site is live", "milestone", "2027-06-30", "2027-06-30", "0", "Dev"]]
    return listed("type-column", "csv", head, rows, ["code", "title", "", "start", "due", "percent", "responsible"], "a column of kinds of rows", [milestone("Write the brief", "2027-01-29 d", "1.1"),
        milestone("Brief approved", "2027-02-01 d", "1.2"),
        milestone("Build the site", "2027-06-29 d", "1.3"),
        milestone("Site is live", "2027-06-30 d", "1.4")], optional=("Launch",))


def deep_cover() -> Case:
    """A passport above the plan."""
    cover = [["ПАСПОРТ"], ["программы развития кластера"], [], ["Наименование кластера", "Кластер робототехники"], ["Регион", "Пермский край"], ["Управляющая организация", "АНО «Центр»"], ["Дата основания", "12.05.2019"], ["Число участников", 41], ["Численность работников", 12400], [], ["Цели:"], ["1. Рост выручки"], ["2. Рост экспорта"], [], ["Приложение 1. План реализации"], []]
    head = ["№", "Наименование мероприятия", "Начало", "Конец", "Ответственный", "Бюджет, млн ₽"]
    rows = [[1, "Центр испытаний роботов", date(2027, 1, 15), date(2027, 12, 20), "АНО «Центр»", 120],
        [2, "Школа операторов", date(2027, 3, 1), date(2027, 9, 1), "Колледж", 15],
        [3, "Полигон дронов", date(2027, 5, 1), date(2028, 5, 31), "АО «Полёт»", 60]]
    n = len(cover) + 1
    return Case("deep-cover", "паспорт.xlsx", book(Sheet("Паспорт", [*cover, head, *rows], formats={f"{c}{r}": "DD.MM.YYYY" for c in "CD" for r in range(n + 1, n + 4)})), "a passport above the plan", (milestone("Центр испытаний роботов", "2027-12-20 d", "1"),
        milestone("Школа операторов", "2027-09-01 d", "2"),
        milestone("Полигон дронов", "2028-05-31 d", "3")), headed(head, "code", "title", "start", "due", "responsible", "budget"))


def months_names_year_in_sheet() -> Case:
    """Months in a column, the year in the sheet's name."""
    head = ["Месяц", "Мероприятие", "Ответственный"]
    rows = [["Январь", "Собрание участников", "Дирекция"],
        ["", "Отчёт за год", "Бухгалтерия"],
        ["Февраль", "Выставка в Дубае", "Экспорт"],
        ["Апрель", "Форум", "Дирекция"]]
    return Case("month-column", "план.xlsx", book(Sheet("2027", [["План работы кластера"], head, *rows], ["A3:A4"])), "months in a column, the year in the sheet's name", (milestone("Собрание участников", "2027-01-31 m|m?"),
        milestone("Отчёт за год", "2027-01-31 m|m?"),
        milestone("Выставка в Дубае", "2027-02-28 m|m?"),
        milestone("Форум", "2027-04-30 m|m?")), headed(head, ("month", "due"), "title", "responsible"))


def owner_in_section() -> Case:
    """Whoever answers stands in the section row."""
    head = ["№ п/п", "Мероприятие", "Срок"]
    rows = [head, ["Ответственный исполнитель – Министерство промышленности"],
        ["1", "Утвердить перечень площадок", "01.02.2027"],
        ["2", "Выделить субсидии", "01.06.2027"],
        ["Ответственный исполнитель – Министерство образования"],
        ["3", "Открыть базовые кафедры", "01.09.2027"]]
    return Case("owner-in-section", "по исполнителям.docx", Word().text("План мероприятий").table(rows, [(1, 0, 1, 2), (4, 0, 4, 2)]).bytes(), "whoever answers stands in the section row", (milestone("Утвердить перечень площадок", "2027-02-01 d", "1"),
        milestone("Выделить субсидии", "2027-06-01 d", "2"),
        milestone("Открыть базовые кафедры", "2027-09-01 d", "3")), headed(head, "code", "title", "due"))


def news() -> Case:
    """Press clippings are no roadmap."""
    rows = [["Date", "Headline", "Source", "URL"],
        ["2026-10-01", "Cluster wins award", "Gazette", "https://x.example/1"],
        ["2026-10-12", "New lab opened", "Herald", "https://x.example/2"],
        ["2026-11-02", "Investors visit", "Gazette", "https://x.example/3"]]
    return Case("press-clippings", "press.csv", text_table(rows, ",", "utf-8"), "press clippings are no roadmap", is_roadmap=False)


CASES = (
    ru_terms,
    en_terms,
    german,
    msp_to_excel,
    msp_russian,
    ganttproject_csv,
    letters,
    type_column,
    deep_cover,
    months_names_year_in_sheet,
    owner_in_section,
    sheets_by_stream,
    news,
)
