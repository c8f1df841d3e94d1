"""Plans of cities, funds and firms, with everything that stands beside a plan."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501, E702

from __future__ import annotations

from datetime import date

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.writing import Sheet, book, changed, headed, text_table


def contacts_beside() -> Case:
    """Contact columns, ranges of days within a month."""
    head = ["№ п/п", "Наименование мероприятия", "Дата", "Место проведения", "Ответственный (ФИО)", "Телефон", "E-mail"]
    rows = [["План мероприятий кластера на I полугодие 2027 года"], head, [1, "Стратегическая сессия участников", "18.01.2027", "Технопарк, зал 2", "Кузнецова И. Ю.", "8 900 111-22-33", "kuz@klaster.example"],
        [2, "Бизнес-миссия в Казань", "09–11 февраля 2027", "Казань", "Петров С. С.", "8 900 111-22-34", "petrov@klaster.example"],
        [3, "Семинар по интеллектуальной собственности", "12.03.2027", "Университет", "Кузнецова И. Ю.", "8 900 111-22-33", "kuz@klaster.example"],
        [4, "День открытых дверей", "24-25.04.2027", "АО «Прибор»", "Петров С. С.", "8 900 111-22-34", "petrov@klaster.example"],
        [5, "Отраслевой форум", "03.06–05.06.2027", "Экспоцентр", "Зуева А. А.", "8 900 111-22-35", "zueva@klaster.example"]]
    return Case("contacts-beside", "план мероприятий.xlsx", book(Sheet("План", rows, ["A1:G1"])), "contact columns, ranges of days within a month", (
        milestone(rows[2][1], "2027-01-18 d", "1"),
        milestone(rows[3][1], "2027-02-11 d", "2"),
        milestone(rows[4][1], "2027-03-12 d", "3"),
        milestone(rows[5][1], "2027-04-25 d", "4"),
        milestone(rows[6][1], "2027-06-05 d", "5")),
        headed(head, "code", "title", "due", "", "responsible", "", ""))


def bilingual() -> Case:
    """Heads, titles and dates in two languages."""
    head = ["№ / No.", "Мероприятие / Milestone", "Срок / Due date", "Ответственный / Responsible", "Результат / Deliverable"]
    rows = [
        ["Дорожная карта сотрудничества / Cooperation roadmap 2026–2028"], head, ["1", "Совместная лаборатория / Joint laboratory", "31.12.2026", "Университет / University", "Соглашение / Agreement"],
        ["2", "Обмен аспирантами / PhD exchange", "IV квартал 2027 / Q4 2027", "Университет / University", "Программа / Programme"],
        ["3", "Пилотная линия / Pilot line", "июнь 2028 / June 2028", "Технопарк / Technopark", "Акт / Acceptance act"]]
    return Case("bilingual", "roadmap ru-en.xlsx", book(Sheet("Roadmap", rows)), "heads, titles and dates in two languages", (
        milestone(rows[2][1], "2026-12-31 d", "1"),
        milestone(rows[3][1], "2027-12-31 q|q?", "2"),
        milestone(rows[4][1], "2028-06-30 m|m?", "3")),
        headed(head, "code", "title", "due", "responsible", "deliverable"))


def transposed() -> Case:
    """Fields in rows."""
    rows = [
        ["Номер", "1", "2", "3", "4"],
        ["Мероприятие", "Аудит предприятий", "Создание центра компетенций", "Пилотное внедрение", "Тиражирование"],
        ["Срок", "30.11.2026", "31.03.2027", "30.09.2027", "31.12.2028"],
        ["Ответственный", "Фонд", "Университет", "АО «Прибор»", "Фонд"],
        ["Результат", "Отчёт", "Приказ", "Акт", "Договоры"]]
    return Case("transposed-ru", "повёрнуто.xlsx", book(Sheet("Лист1", rows)), "fields in rows", tuple(milestone(t, w, str(i)) for i, (t, w) in enumerate(zip(rows[1][1:], ["2026-11-30 d", "2027-03-31 d", "2027-09-30 d", "2028-12-31 d"], strict=True), 1)),
        {})


def sheets_by_year() -> Case:
    """A sheet for each year."""
    head = ["№", "Мероприятие", "Срок", "Ответственный"]
    def page(y, names): return Sheet(str(y), [[f"План на {y} год"], head] + [[i, n, t, "Дирекция"] for i, (n, t) in enumerate(names, 1)])
    a = page(2026, [("Отбор резидентов", "30.10.2026"), ("Договор аренды", "IV квартал"), ("Штатное расписание", "15 декабря")])
    b = page(2027, [("Закупка мебели", "март"), ("Набор персонала", "II квартал"), ("Торжественное открытие", "01.09.2027")])
    c = page(2028, [("Выход на самоокупаемость", "декабрь"), ("Аудит результатов", "20.11.2028")])
    return Case("sheets-by-year", "2026-2028.xlsx", book(a, b, c), "a sheet for each year", (
        milestone("Отбор резидентов", "2026-10-30 d"),
        milestone("Договор аренды", "2026-12-31 q|q?"),
        milestone("Штатное расписание", "2026-12-15 d|d?"),
        milestone("Закупка мебели", "2027-03-31 m|m?"),
        milestone("Набор персонала", "2027-06-30 q|q?"),
        milestone("Торжественное открытие", "2027-09-01 d"),
        milestone("Выход на самоокупаемость", "2028-12-31 m|m?"),
        milestone("Аудит результатов", "2028-11-20 d")),
        {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def hidden_helpers() -> Case:
    """Hidden helper columns, filter, comment, protection."""
    head = ["ID", "Ключ", "Направление", "Мероприятие", "Срок (число)", "Срок", "Ответственный"]
    rows = [head] + [[f"a{i:04}", f"{i}|x", d, n, 46000 + 30 * i, date(2026, 1 + i, 20), "Дирекция"] for i, (d, n) in enumerate([("Кадры", "Открытие учебного центра"), ("Кадры", "Конкурс мастеров"), ("Сбыт", "Каталог продукции"), ("Сбыт", "Торговый дом в Алматы")], 1)]
    def change(wb):
        ws = wb.active; ws.auto_filter.ref = "A1:G5"; ws.freeze_panes = "A2"; ws.protection.sheet = True; ws["D2"].comment = Comment("уточнить у министерства до 01.02.2027", "Орлов")
    content = changed(book(Sheet("Реестр", rows, formats={f"F{r}": "DD.MM.YYYY" for r in range(2, 6)}, hidden_columns=["A", "B", "E"])), change)
    return Case("hidden-helpers", "реестр.xlsx", content, "hidden helper columns, filter, comment, protection", tuple(milestone(rows[i][3], f"2026-{1 + i:02}-20 d", None, rows[i][2]) for i in range(1, 5)),
        {"Направление": "workstream", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def formulas() -> Case:
    """Finish is a formula without a cached value."""
    head = ["№", "Мероприятие", "Начало", "Дней", "Окончание", "Исполнитель"]
    rows = [head,
        [1, "Подготовка документов", date(2026, 10, 1), 30, "=C2+D2", "Юрист"],
        [2, "Проведение торгов", date(2026, 11, 1), 45, "=C3+D3", "Закупки"],
        [3, "Заключение договора", date(2026, 12, 20), 10, "=C4+D4", "Закупки"]]
    return Case("formulas-of-days", "формулы.xlsx", book(Sheet("План", rows, formats={f"{c}{r}": "DD.MM.YYYY" for c in "CE" for r in (2, 3, 4)})), "finish is a formula without a cached value", (
        milestone("Подготовка документов", "!|2026-10-31 d?|2026-10-30 d?", "1"),
        milestone("Проведение торгов", "!|2026-12-16 d?|2026-12-15 d?", "2"),
        milestone("Заключение договора", "!|2026-12-30 d?|2026-12-29 d?", "3")),
        headed(head, "code", "title", "start", "duration", "due", "responsible"))


def who_what_when() -> Case:
    """Small words, checkboxes, spoken terms."""
    rows = [
        ["Протокол рабочей группы кластера от 03.11.2026"],
        ["Решили:"],
        ["Что", "Кто", "Когда", "Ок?"],
        ["Собрать заявки на гранты", "Лена", "до пятницы 13.11.2026", "☐"],
        ["Обновить сайт", "Дима", "к 20 ноября 2026", "☑"],
        ["Позвать банк на встречу", "Лена", "на след. неделе", "☐"],
        ["Сверстать буклет", "Оля", "конец ноября 2026", "☐"],
        ["Отправить отчёт в министерство", "Дима", "не позже 05.12.26", "☐"]]
    return Case("who-what-when", "протокол.xlsx", book(Sheet("Лист1", rows)), "small words, checkboxes, spoken terms", (
        milestone("Собрать заявки на гранты", "2026-11-13 d|d?"),
        milestone("Обновить сайт", "2026-11-20 d|d?"),
        milestone("Позвать банк на встречу", "!|-"),
        milestone("Сверстать буклет", "2026-11-30 m|m?|d?|d"),
        milestone("Отправить отчёт в министерство", "2026-12-05 d|d?")),
        {"Что": "title", "Кто": "responsible", "Когда": "due", "Ок?": ("", "status")})


def status_icons() -> Case:
    """Icons without a head, percent."""
    head = ["", "№", "Задача", "План", "Вып., %", "Отв."]
    rows = [head,
        ["✅", 1, "Согласовать ТЗ", "20.10.2026", 1, "Ким"],
        ["🟡", 2, "Разместить закупку", "15.12.2026", 0.4, "Ким"],
        ["🔴", 3, "Получить субсидию", "01.12.2026", 0, "Лось"],
        ["⬜", 4, "Подвести итоги", "28.02.2027", 0, "Лось"]]
    return Case("status-icons", "трекер.xlsx", book(Sheet("Трекер", rows, formats={f"E{r}": "0%" for r in range(2, 6)})), "icons without a head, percent", (
        milestone("Согласовать ТЗ", "2026-10-20 d", "1"),
        milestone("Разместить закупку", "2026-12-15 d", "2"),
        milestone("Получить субсидию", "2026-12-01 d", "3"),
        milestone("Подвести итоги", "2027-02-28 d", "4")),
        {"№": "code", "Задача": "title", "План": ("due", "baseline"), "Вып., %": "percent", "Отв.": "responsible"})


def month_gantt() -> Case:
    """Coloured months without text."""
    months = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    rows = [
        ["Диаграмма работ кластера, 2027 г."],
        ["№", "Работа", "Исполнитель", *months],
        [1, "Обследование", "НИИ"],
        [2, "Проектирование", "НИИ"],
        [3, "Изготовление", "Завод"],
        [4, "Испытания", "Завод"]]
    bars = {3: "DEF", 4: "FGH", 5: "IJKLM", 6: "NO"}
    fills = {f"{c}{r}": "5B9BD5" for r, cs in bars.items() for c in cs}
    return Case("month-gantt", "гантт.xlsx", book(Sheet("Гантт", rows, fills=fills)), "coloured months without text", (
        milestone("Обследование", "2027-03-31 m|m?", "1"),
        milestone("Проектирование", "2027-05-31 m|m?", "2"),
        milestone("Изготовление", "2027-10-31 m|m?", "3"),
        milestone("Испытания", "2027-12-31 m|m?", "4")),
        {"№": "code", "Работа": "title", "Исполнитель": "responsible"})


def serials() -> Case:
    """Dates lost their format and are serial numbers."""
    head = ["№", "Мероприятие", "Срок", "Ответственный"]
    rows = [head] + [[i, n, s, "Плановый отдел"] for i, (n, s) in enumerate([("Сбор заявок", 46387), ("Экспертный отбор", 46446), ("Финансирование победителей", 46568)], 1)]
    return Case("serials", "числа.csv", text_table(rows, ";", "utf-8"), "dates lost their format and are serial numbers", (
        milestone("Сбор заявок", "2026-12-31 d|d?|!", "1"),
        milestone("Экспертный отбор", "2027-02-28 d|d?|!", "2"),
        milestone("Финансирование победителей", "2027-06-30 d|d?|!", "3")),
        headed(head, "code", "title", "due", "responsible"))


def side_legend() -> Case:
    """A legend beside the table."""
    rows = [
        ["№", "Мероприятие", "Срок", "Ответственный", "", "", "Статусы", "Цвет"],
        [1, "Собрать предложения вузов", "20.01.2027", "Фонд", "", "", "в работе", "жёлтый"],
        [2, "Утвердить тематику", "15.02.2027", "Совет", "", "", "готово", "зелёный"],
        [3, "Объявить конкурс НИР", "01.03.2027", "Фонд", "", "", "просрочено", "красный"],
        [4, "Подвести итоги конкурса", "30.04.2027", "Фонд"],
        [5, "Заключить договоры НИР", "31.05.2027", "Фонд"]]
    return Case("side-legend", "с легендой.xlsx", book(Sheet("План", rows)), "a legend beside the table", tuple(milestone(r[1], f"{r[2][6:]}-{r[2][3:5]}-{r[2][:2]} d", str(r[0])) for r in rows[1:]), {"№": "code", "Мероприятие": "title", "Срок": "due", "@D": "responsible", "Статусы": "", "Цвет": ""})


def struck_dates() -> Case:
    """An old date struck out beside the new one."""
    head = ["№", "Мероприятие", "Срок", "Ответственный"]
    rows = [head, [1, "Ввод котельной", "x", "ЖКХ"], [2, "Ремонт сетей", "30.09.2027", "ЖКХ"], [3, "Паспорт готовности", "x", "ЖКХ"]]
    def change(wb):
        ws = wb.active
        for cell, old, new in (("C2", "30.06.2027", " 30.09.2027"), ("C4", "III кв. 2027", "\nIV кв. 2027")):
            ws[cell] = CellRichText(TextBlock(InlineFont(strike=True), old), TextBlock(InlineFont(), new))
    return Case("struck-dates", "с правками.xlsx", changed(book(Sheet("План", rows)), change), "an old date struck out beside the new one", (
        milestone("Ввод котельной", "2027-09-30 d|d?|!", "1"),
        milestone("Ремонт сетей", "2027-09-30 d", "2"),
        milestone("Паспорт готовности", "2027-12-31 q|q?|!", "3")),
        headed(head, "code", "title", "due", "responsible"))


def abbreviated() -> Case:
    """Abbreviated heads in capitals with colons."""
    head = ["N", "НАИМЕНОВАНИЕ МЕР-ИЯ:", "СРОК ИСП.:", "ОТВ. ИСП.:", "ОЖ. РЕЗ-Т:"]
    rows = [
        ["Мероприятия по исполнению поручения"],
        [],
        [],
        ["", *[""] * 4], head, ["1", "Разработать регламент", "до 01.02.27", "Тарасов", "регламент"],
        ["2", "Обеспечить доступ к базе", "до 15.02.27", "Тарасов", "доступ"],
        ["3", "Провести обучение", "март 2027", "Волкова", "журнал"],
        ["4", "Отчитаться", "1 апреля 2027", "Волкова", "письмо"]]
    return Case("abbreviated", "поручение.xlsx", book(Sheet("Лист 1", rows)), "abbreviated heads in capitals with colons", (
        milestone("Разработать регламент", "2027-02-01 d", "1"),
        milestone("Обеспечить доступ к базе", "2027-02-15 d", "2"),
        milestone("Провести обучение", "2027-03-31 m", "3"),
        milestone("Отчитаться", "2027-04-01 d", "4")),
        headed(head, "code", "title", "due", "responsible", "deliverable"))


def year_and_quarter_merged() -> Case:
    """Year and quarter merged downwards before the title."""
    rows = [
        ["Год", "Квартал", "Контрольное событие", "Исполнитель"],
        [2026, "III", "Конкурс проектов", "Фонд"],
        ["", "IV", "Договоры с победителями", "Фонд"],
        [2027, "I", "Промежуточный отчёт", "Фонд"],
        ["", "", "Выездная проверка", "Министерство"],
        ["", "III", "Итоговый отчёт", "Фонд"]]
    return Case("year-quarter-merged", "события по годам.xlsx", book(Sheet("События", rows, ["A2:A3", "A4:A6", "B4:B5"])), "year and quarter merged downwards before the title", (
        milestone("Конкурс проектов", "2026-09-30 q|q?"),
        milestone("Договоры с победителями", "2026-12-31 q|q?"),
        milestone("Промежуточный отчёт", "2027-03-31 q|q?"),
        milestone("Выездная проверка", "2027-03-31 q|q?"),
        milestone("Итоговый отчёт", "2027-09-30 q|q?")),
        {"Год": "year", "Квартал": "quarter", "Контрольное событие": "title", "Исполнитель": "responsible"})


CASES = (
    contacts_beside,
    bilingual,
    transposed,
    sheets_by_year,
    hidden_helpers,
    formulas,
    who_what_when,
    status_icons,
    month_gantt,
    serials,
    side_legend,
    struck_dates,
    abbreviated,
    year_and_quarter_merged,
)
