"""Federal plans: decree 1008 trees, passports of national projects, «дорожные карты» with odd wordings."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book


def control_points() -> Case:
    """Decree 1008: stage, block, measure, control points in one column, the kind of a row only in its number and words; «...» fillers."""
    head = [
        ["Наименование этапа, связанные мероприятия и контрольные события <1>", "Плановый период реализации", "", "Плановый объём финансирования, тыс. руб.", "Ответственный исполнитель"],
        ["", "начало", "окончание", "", ""],
    ]
    rows: list[list[object]] = [["План мероприятий («дорожная карта») проекта"], *head]
    merges = [across(1, 5), "A2:A3", "B2:C2", "D2:D3", "E2:E3"]
    found, optional = [], []
    picked = iter(ru(12, 40))
    for stage in (1, 2):
        rows.append([f"{stage}. Этап. {'Подготовительный' if stage == 1 else 'Основной'}", datetime(2026, 1, 12), datetime(2027, 12, 30), 50000, "Руководитель проекта"])
        optional.append(f"{'Подготовительный' if stage == 1 else 'Основной'}")
        rows.append([f"{stage}.1. Блок мероприятий. {'Исследования' if stage == 1 else 'Производство'}", datetime(2026, 1, 12), datetime(2027, 12, 30), 40000, ""])
        optional.append("Исследования" if stage == 1 else "Производство")
        for work in (1, 2):
            measure = next(picked)
            rows.append([f"{stage}.1.{work}. Мероприятие. {measure.title}", datetime(2026, 2, 2), datetime(2026 + stage - 1, 6 * work, 28), 20000, measure.owner])
            optional.append(measure.title)
            for point in (1, 2):
                measure = next(picked)
                day = datetime(2026 + stage - 1, 6 * work - 2 + point, 14 + point)
                rows.append([f"{stage}.1.{work}.{point}. Контрольная точка {point} мероприятия {work}. {measure.title}", "-", day, "-", measure.owner])
                found.append(milestone(measure.title, f"{day:%Y-%m-%d} d"))
        rows.append(["..."])
    rows += [[], ["<1> Указываются все этапы до 31.12.2027."]]
    return Case(
        "decree-1008-tree", "План-график_НТИ.xlsx", book(Sheet("ДК", rows, merges)), control_points.__doc__ or "", tuple(found),
        {"Наименование этапа, связанные мероприятия и контрольные события": "title", "начало": "start", "окончание": "due",
         "Плановый объём финансирования": "budget", "Ответственный исполнитель": "responsible"}, tuple(optional),
    )


def federal_in_word() -> Case:
    """Measure · term · kind of document · responsible · result; terms with a typing error and relative ones; multi-line cells."""
    whens = [
        ("31.11.2026", "!"), ("IV кв. 2017г.", "2017-12-31 q"), ("ежеквартально", "~|-"), ("в течение 3 месяцев после принятия закона", "-|!"),
        ("до 1 марта года, следующего за отчетным", "-|!|~"), ("к 2028 году", "2028-12-31 y?"), ("с 01 января 2027 г. по 30 июня 2027 г.", "2027-06-30 d"),
        ("март-апрель 2028", "2028-04-30 m"), ("I – III кварталы 2027 г.", "2027-09-30 q"), ("2026 - 2030 г.г.", "2030-12-31 y"),
        ("не позднее 20-го декабря 2027 года", "2027-12-20 d"), ("весь период", "~|-"), ("1 полугодие 2027", "2027-06-30 h"), ("до декабря 2026 года", "2026-12-31 m?|m"),
    ]
    rows: list[list[object]] = [["", "Мероприятие", "Срок", "Вид документа", "Ответственные исполнители (соисполнители)", "Ожидаемый результат"]]
    found = []
    for number, (measure, (wording, right)) in enumerate(zip(ru(14, 3), whens, strict=True), 1):
        rows.append([f"{number}.", measure.title, wording, "доклад в Правительство\nРоссийской Федерации", f"Минэкономразвития России\n(И. И. Иванов),\n{measure.owner}", measure.result])
        found.append(milestone(measure.title, right, str(number)))
    word = Word().text("УТВЕРЖДЁН", "распоряжением Правительства", "Российской Федерации", "от 8 августа 2026 г. № 1613-р", right=True)
    word.text("ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)", centre=True).table(rows)
    return Case(
        "federal-word-odd-terms", "1613-р.docx", word.bytes(), federal_in_word.__doc__ or "", tuple(found),
        {"Мероприятие": "title", "Срок": "due", "Вид документа": ("deliverable", ""), "Ответственные исполнители": "responsible", "Ожидаемый результат": "deliverable"},
    )


def project_passport() -> Case:
    """A passport in Word: goals, indicators by years, then the plan, then contacts: the second-largest table is right."""
    word = Word().text("ПАСПОРТ", "регионального проекта «Новые производства»", centre=True)
    word.table([["Краткое наименование", "Новые производства"], ["Срок реализации проекта", "01.01.2026 – 31.12.2028"], ["Куратор", "Орлова И. П., заместитель Губернатора"], ["Руководитель", "Соколов А. Б."]])
    word.text("2. Показатели регионального проекта")
    word.table([["№", "Показатель", "Базовое значение", "2026", "2027", "2028"]] + [[str(n), title, "10", "12", "15", "20"] for n, title in enumerate(["Число резидентов", "Объём инвестиций, млн руб.", "Рабочие места", "Экспорт, млн долл.", "Патенты", "Выручка", "Производительность", "Доля инноваций", "Стартапы", "Обученные кадры", "Малые предприятия", "Налоги", "НИОКР", "Мощности", "Участники"], 1)])
    word.text("3. План реализации регионального проекта")
    rows: list[list[object]] = [["№ п/п", "Наименование результата, контрольной точки", "Сроки реализации", "", "Ответственный исполнитель", "Вид документа и характеристика результата"], ["", "", "Начало", "Окончание", "", ""]]
    found, optional = [], []
    for number, measure in enumerate(ru(12, 50)):
        group, part = number // 4 + 1, number % 4
        if part == 0:
            rows.append([f"{group}.", f"Результат: {measure.title}", "01.02.2026", f"31.12.{2025 + group}", measure.owner, measure.result])
            optional.append(measure.title)
        else:
            day = f"{2025 + group}-{part * 3:02}-{10 + part}"
            rows.append([f"{group}.{part}.", f"КТ: {measure.title}", "-", ".".join(reversed(day.split("-"))), measure.owner, measure.result])
            found.append(milestone(measure.title, f"{day} d", f"{group}.{part}"))
    word.table(rows, [(0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4), (0, 5, 1, 5)])
    word.text("4. Участники").table([["№", "Роль", "Фамилия, инициалы", "Должность", "Занятость, %"]] + [[str(n), "Участник", f"Участник {n}", "Начальник отдела", "20"] for n in range(1, 6)])
    return Case(
        "project-passport", "Паспорт РП.docx", word.bytes(), project_passport.__doc__ or "", tuple(found),
        {"№ п/п": "code", "Наименование результата, контрольной точки": "title", "Начало": "start", "Окончание": "due", "Ответственный исполнитель": "responsible",
         "Вид документа и характеристика результата": "deliverable"}, tuple(optional),
    )


def word_list_numbers() -> Case:
    """Word numbers the rows itself on three levels: the numbers are not in the text; upper levels are sections without a term."""
    rows: list[list[object]] = [["№", "Наименование работ", "Срок", "Исполнитель"]]
    levels, found = {}, []
    whens = [("май 2026", "2026-05-31 m"), ("30.06.2026", "2026-06-30 d"), ("II кв. 2027", "2027-06-30 q"), ("2027", "2027-12-31 y")]
    for section, name in enumerate(["Подготовка площадки", "Оборудование", "Запуск производства"], 1):
        levels[len(rows)] = 0
        rows.append(["", name, "", ""])
        for number, (measure, (wording, right)) in enumerate(zip(ru(4, section * 7), whens, strict=True), 1):
            levels[len(rows)] = 1
            rows.append(["", measure.title, wording, measure.owner])
            found.append(milestone(measure.title, right, f"{section}.{number}", name))
    word = Word().text("Рабочий план").table(rows, numbered=levels)
    return Case("word-list-numbers", "рабочий план.docx", word.bytes(), word_list_numbers.__doc__ or "", tuple(found),
                {"№": "code", "Наименование работ": "title", "Срок": "due", "Исполнитель": "responsible"})


def codes_as_dates() -> Case:
    """Excel turned the numbers 1.1, 2.3, 3.10 into dates with the format d.m; due days are real dates beside them."""
    rows: list[list[object]] = [["№ п.п.", "Мероприятие", "Дата окончания", "Отв."]]
    formats, found = {}, []
    for number, measure in enumerate(ru(14, 22)):
        section, part = number // 5 + 1, number % 5 + 1
        if part == 1:
            rows.append([section, f"Направление {section}. {['Технологии', 'Инвестиции', 'Кадры'][section - 1]}"])
        row = len(rows) + 1
        day = datetime(2026 + section, 2 * part, 20 + part)
        rows.append([datetime(2026, part, section), measure.title, day, measure.owner])
        formats |= {f"A{row}": "D.M", f"C{row}": "DD.MM.YYYY"}
        found.append(milestone(measure.title, f"{day:%Y-%m-%d} d", f"{section}.{part}", ["Технологии", "Инвестиции", "Кадры"][section - 1]))
    return Case("codes-as-dates", "Книга1.xlsx", book(Sheet("Лист1", rows, formats=formats)), codes_as_dates.__doc__ or "", tuple(found),
                {"№ п.п.": "code", "Мероприятие": "title", "Дата окончания": "due", "Отв.": "responsible"})


def year_in_section() -> Case:
    """«2 квартал», «март», «до 15 мая» in the cells; the year stands in the section headings."""
    rows: list[list[object]] = [["План работы кластера на 2026–2028 годы"], [], ["№", "Содержание работы", "Сроки", "Кто отвечает"]]
    merges, found = [across(1, 4)], []
    whens = [("1 квартал", "03-31 q"), ("март", "03-31 m"), ("до 15 мая", "05-15 d"), ("III кв.", "09-30 q"), ("IV квартал", "12-31 q")]
    for offset in range(3):
        rows.append([f"{2026 + offset} год"])
        merges.append(across(len(rows), 4))
        for number, (measure, (wording, right)) in enumerate(zip(ru(5, offset * 5 + 2), whens, strict=True), 1):
            code = str(offset * 5 + number)
            rows.append([code, measure.title, wording, measure.owner])
            found.append(milestone(measure.title, f"{2026 + offset}-{right}", code))
    return Case("year-in-section", "План работы.xlsx", book(Sheet("план", rows, merges)), year_in_section.__doc__ or "", tuple(found),
                {"№": "code", "Содержание работы": "title", "Сроки": "due", "Кто отвечает": "responsible"})


CASES = (control_points, federal_in_word, project_passport, word_list_numbers, codes_as_dates, year_in_section)
