"""Plans that share their words with registers: hiring, research, publications, purchases, stages of a contract; small, large and old ones."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table

ENDS = ["03-31", "06-30", "09-30", "12-31"]


def hiring_plan() -> Case:
    """Posts to be filled by a day, with who is to find the person."""
    roles = ["Head of robotics centre", "Grid engineer", "Export manager", "Laboratory technician", "Legal counsel", "Data analyst", "Site manager", "Quality lead", "Press officer", "Accountant", "Trainer"]
    rows: list[list[object]] = [["No.", "Position to be filled", "Target start", "Hiring lead", "Annual budget, EUR", "Progress note"]]
    found = []
    for number, role in enumerate(roles, 1):
        rows.append([number, f"Hire: {role}", date(2027, number, 1), ["J. Miller", "A. Green"][number % 2], 30000 + number, ""])
        found.append(milestone(f"Hire: {role}", f"2027-{number:02}-01 d", str(number)))
    return Case("hiring-plan", "Hiring plan 2027.xlsx", book(Sheet("Plan", rows, formats={f"C{row}": "DD/MM/YYYY" for row in range(2, 13)})), hiring_plan.__doc__ or "", tuple(found),
                {"No.": "code", "Position to be filled": "title", "Target start": ("due", "start"), "Hiring lead": "responsible", "Annual budget, EUR": ("budget", ""), "Progress note": ""})


def research_themes() -> Case:
    """Themes of research with leader, years and expected result."""
    themes = [f"{text} (тема {n})" for n, text in enumerate(["Разработка сплава для аддитивных технологий", "Исследование износа режущего инструмента", "Создание методики контроля сварных швов", "Моделирование теплообмена в печах", "Разработка стенда испытаний датчиков"] * 3, 1)]
    rows: list[list[object]] = [["№ п/п", "Тема НИОКР", "Руководитель", "Срок окончания", "Ожидаемый результат"]]
    found = []
    for number, title in enumerate(themes, 1):
        rows.append([str(number), title, "Проф. Иванов И. И.", f"{number % 4 + 1} кв. {2026 + number % 3} г.", "Отчёт о НИР, заявка на патент"])
        found.append(milestone(title, f"{2026 + number % 3}-{ENDS[number % 4]} q", str(number)))
    return Case("research-themes", "План НИОКР.docx", Word().table(rows).bytes(), research_themes.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Тема НИОКР": "title", "Руководитель": "responsible", "Срок окончания": "due", "Ожидаемый результат": "deliverable"})


def publication_plan() -> Case:
    """What is to be published when and by whom."""
    rows: list[list[object]] = [["Дата выхода (план)", "Площадка", "Тема материала", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 30), 1):
        title = f"Интервью: {measure.title[0].lower()}{measure.title[1:]}"
        rows.append([f"{number + 10}.03.2027", ["Сайт", "Телеграм", "Газета"][number % 3], title, ["Орлова И. П.", "Лебедева Н. С."][number % 2]])
        found.append(milestone(title, f"2027-03-{number + 10} d"))
    return Case("publication-plan", "Контент-план.csv", text_table(rows, ";", "utf-8-sig"), publication_plan.__doc__ or "", tuple(found),
                {"Дата выхода (план)": "due", "Площадка": ("", "workstream"), "Тема материала": "title", "Ответственный": "responsible"})


def purchase_plan() -> Case:
    """Purchases to be made: two terms, the notice and the end of the contract; the end is the milestone, or one asks."""
    rows: list[list[object]] = [["№", "Предмет закупки", "НМЦК, тыс. руб.", "Срок размещения извещения", "Срок исполнения контракта", "Ответственный"]]
    found = []
    for number, name in enumerate(["фрезерного центра", "спектрометра", "печи", "серверов", "лицензий САПР", "мебели лаборатории", "системы вентиляции", "климатической камеры", "пресса", "погрузчика", "станка с ЧПУ"], 1):
        title = f"Поставка {name}"
        rows.append([number, title, 5000 + number, f"{number % 4 + 1} кв. 2026 г.", f"{number % 4 + 1} кв. 2027 г.", "Отдел закупок"])
        found.append(milestone(title, f"2027-{ENDS[number % 4]} q|q?|2026-{ENDS[number % 4]} q?", str(number)))
    return Case("purchase-plan", "План закупок ЦКП.xlsx", book(Sheet("План", rows)), purchase_plan.__doc__ or "", tuple(found),
                {"№": "code", "Предмет закупки": "title", "НМЦК, тыс. руб.": ("budget", ""), "Срок размещения извещения": ("start", "", "due"), "Срок исполнения контракта": ("due", ""), "Ответственный": "responsible"})


def contract_stages() -> Case:
    """The calendar plan of a contract: stage, works, result handed over, term, price of the stage."""
    rows: list[list[object]] = [["№ этапа", "Наименование работ по этапу", "Чем заканчивается этап (отчётные документы)", "Срок выполнения", "Цена этапа, руб."]]
    found = []
    for number, measure in enumerate(ru(10, 23), 1):
        rows.append([f"{number}", measure.title, measure.result, f"с 01.0{number % 9 + 1}.2026 по 30.0{number % 8 + 2 if number % 8 != 0 else 3}.2027".replace("30.02", "28.02"), f"{number} 500 000,00"])
        month = number % 8 + 2 if number % 8 != 0 else 3
        found.append(milestone(measure.title, f"2027-0{month}-{'28' if month == 2 else '30'} d", str(number)))
    rows.append(["", "ИТОГО", "", "", "55 500 000,00"])
    word = Word().text("Приложение № 2 к договору № 15/2026", right=True).text("КАЛЕНДАРНЫЙ ПЛАН", centre=True).table(rows)
    word.table([["ЗАКАЗЧИК", "ИСПОЛНИТЕЛЬ"], ["_________ / Соколов А. Б. /", "_________ / Козлов А. А. /"]])
    return Case("contract-stages", "Календарный план к договору.docx", word.bytes(), contract_stages.__doc__ or "", tuple(found),
                {"№ этапа": "code", "Наименование работ по этапу": "title", "Чем заканчивается этап": "deliverable", "Срок выполнения": "due", "Цена этапа, руб.": "budget"})


def tiny_plan() -> Case:
    """Four rows in a letter: as small as they come."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок"], ["1", "Создать рабочую группу", "15.02.2027"], ["2", "Подготовить проект соглашения", "1 кв. 2027"], ["3", "Подписать соглашение", "июнь 2027"], ["4", "Отчитаться о результатах", "до конца 2027 года"]]
    found = [milestone("Создать рабочую группу", "2027-02-15 d", "1"), milestone("Подготовить проект соглашения", "2027-03-31 q", "2"), milestone("Подписать соглашение", "2027-06-30 m", "3"), milestone("Отчитаться о результатах", "2027-12-31 y|d|y?|d?", "4")]
    return Case("tiny-plan", "письмо.docx", Word().text("Уважаемые коллеги!", "Направляем план.").table(rows).bytes(), tiny_plan.__doc__ or "", tuple(found), {"№": "code", "Мероприятие": "title", "Срок": "due"})


def large_plan() -> Case:
    """Three hundred rows of forty sections with the head again after each hundred."""
    head: list[object] = ["№", "Мероприятие", "Срок", "Исполнитель"]
    rows: list[list[object]] = [["Сводный план"], head]
    merges, found, stock = [across(1, 4)], [], ru(60)
    for number in range(300):
        if number % 8 == 0:
            rows.append([f"Раздел {number // 8 + 1}. Предприятие {number // 8 + 1}"])
            merges.append(across(len(rows), 4))
        if number in {100, 200}:
            rows.append(head)
        measure, code = stock[number % 60], f"{number // 8 + 1}.{number % 8 + 1}"
        title = f"{measure.title} на площадке {number // 60 + 1}"
        rows.append([code, title, f"{number % 4 + 1} кв. {2026 + number % 3} г.", measure.owner])
        found.append(milestone(title, f"{2026 + number % 3}-{ENDS[number % 4]} q", code, f"Предприятие {number // 8 + 1}"))
    return Case("large-plan", "Сводный план предприятий.xlsx", book(Sheet("Свод", rows, merges)), large_plan.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Исполнитель": "responsible"})


def old_plan() -> Case:
    """A roadmap of 2017–2019, all of it done, with the acts that prove it: old and done is still a plan."""
    rows: list[list[object]] = [["№ п/п", "Мероприятие", "Срок", "Результат", "Статус"]]
    found = []
    for number, measure in enumerate(ru(13, 2), 1):
        rows.append([f"{number}.", measure.title, f"{['I', 'II', 'III', 'IV'][number % 4]} кв. {2017 + number % 3} г.", measure.result, f"Выполнено. Акт от {number + 10}.01.2020 № {number}"])
        found.append(milestone(measure.title, f"{2017 + number % 3}-{ENDS[number % 4]} q", str(number)))
    return Case("old-plan", "ДК 2017.docx", Word().table(rows).bytes(), old_plan.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Мероприятие": "title", "Срок": "due", "Результат": "deliverable", "Статус": "status"})


def agenda_of_year() -> Case:
    """English board: Objective · Key result · Due (quarter) · DRI · Confidence; objectives merged over their results."""
    rows: list[list[object]] = [["Objective", "Key result", "Due", "DRI", "Confidence"]]
    merges, found = [], []
    for number, measure in enumerate(en(12, 17)):
        if number % 4 == 0:
            merges.append(f"A{len(rows) + 1}:A{len(rows) + 4}")
        rows.append([["Grow the cluster", "Skills for members", "Sell abroad"][number // 4] if number % 4 == 0 else "", measure.title, f"Q{number % 4 + 1} '27", measure.owner, 0.7])
        found.append(milestone(measure.title, f"2027-{ENDS[number % 4]} q|q?", None, ["Grow the cluster", "Skills for members", "Sell abroad"][number // 4]))
    return Case("objectives-and-results", "OKR board.xlsx", book(Sheet("OKR", rows, merges)), agenda_of_year.__doc__ or "", tuple(found),
                {"Objective": "workstream", "Key result": "title", "Due": "due", "DRI": ("responsible", ""), "Confidence": ("", "percent", "status")})


def months_and_text() -> Case:
    """Columns «Январь» … «Декабрь» with «Х»; the last mark is the term, the year stands in the title above."""
    months = ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"]
    ends = ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"]
    rows: list[list[object]] = [["План-график на 2027 год"], ["№", "Мероприятие", *months, "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(10, 44), 1):
        last = (number * 5) % 12
        rows.append([number, measure.title, *["Х" if max(0, last - 2) <= place <= last else "" for place in range(12)], measure.owner])
        found.append(milestone(measure.title, f"2027-{last + 1:02}-{ends[last]} m|m?", str(number)))
    return Case("months-with-year-in-title", "План-график 2027.xlsx", book(Sheet("2027", rows, [across(1, 15)])), months_and_text.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Ответственный": "responsible"})


def first_of_next_year() -> Case:
    """Excel dates that mean a month or a day beside each other: «янв.27» by format, «15.01.2027» by format, text «I кв. 2027»."""
    rows: list[list[object]] = [["Код", "Мероприятие", "Срок", "Отв."]]
    found, formats = [], {}
    for number, measure in enumerate(ru(12, 8), 1):
        kind = number % 3
        rows.append([f"К-{number}", measure.title, datetime(2027, number, 1) if kind == 0 else datetime(2027, number, 15) if kind == 1 else "I кв. 2027", measure.owner])
        if kind < 2:
            formats[f"C{number + 1}"] = "MMM.YY" if kind == 0 else "DD.MM.YYYY"
        last = {3: "31", 6: "30", 9: "30", 12: "31"}.get(number)
        found.append(milestone(measure.title, f"2027-{number:02}-{last} m" if kind == 0 else f"2027-{number:02}-15 d" if kind == 1 else "2027-03-31 q", f"К-{number}"))
    return Case("formats-side-by-side", "Сроки разным форматом.xlsx", book(Sheet("1", rows, formats=formats)), first_of_next_year.__doc__ or "", tuple(found),
                {"Код": "code", "Мероприятие": "title", "Срок": "due", "Отв.": "responsible"})


CASES = (hiring_plan, research_themes, publication_plan, purchase_plan, contract_stages, tiny_plan, large_plan, old_plan, agenda_of_year, months_and_text, first_of_next_year)
