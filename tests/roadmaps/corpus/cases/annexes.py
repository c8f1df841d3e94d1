"""Annexes of ministries and regions: letterheads, merged heads, sections, sums, footnotes, signatures."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book

APPROVED = ("УТВЕРЖДЕНО", "постановлением Правительства", "Северной области", "от 14.03.2026 № 112-п")


def annex_in_excel() -> Case:
    """A letterhead at the right, a head of two rows, column numbers, Roman sections, sums, a footnote, signatures."""
    whens = [
        ("IV квартал 2026 г.", "2026-12-31 q"), ("до 1 июля 2027 г.", "2027-07-01 d"), ("декабрь 2027", "2027-12-31 m"),
        ("2026–2028 гг.", "2028-12-31 y"), ("постоянно", "~"), ("I полугодие 2028 года", "2028-06-30 h"),
        ("III кв. 2027", "2027-09-30 q"), ("15.09.2026", "2026-09-15 d"), ("до конца 2028 года", "2028-12-31 y|d"),
        ("в течение 2027 года", "2027-12-31 y"),
    ]
    rows: list[list[object]] = [["", "", "", "", "", "", text] for text in APPROVED]
    rows += [[], ["ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)"], ["по развитию инновационного территориального кластера «Северный»"], []]
    rows += [
        ["№ п/п", "Наименование мероприятия", "Срок реализации", "Объём финансирования, тыс. руб.", "", "Ответственный исполнитель", "Ожидаемый результат¹"],
        ["", "", "", "всего", "в т. ч. областной бюджет", "", ""],
        [1, 2, 3, 4, 5, 6, 7],
    ]
    found, merges = [], [across(6, 7), across(7, 7), "A9:A10", "B9:B10", "C9:C10", "D9:E9", "F9:F10", "G9:G10"]
    sections = ["I. Развитие инфраструктуры", "II. Кадры и образование"]
    for number, (measure, (wording, right)) in enumerate(zip(ru(10), whens, strict=True)):
        if number % 5 == 0:
            rows.append([sections[number // 5]])
            merges.append(across(len(rows), 7))
        code = f"{number // 5 + 1}.{number % 5 + 1}"
        rows.append([code + ".", measure.title, wording, 1500 + number * 10, 500, measure.owner, measure.result])
        found.append(milestone(measure.title, right, code, sections[number // 5].split(". ")[1]))
        if number % 5 == 4:
            rows.append(["", f"Итого по разделу {'I' * (number // 5 + 1)}", "", 7600, 2500, "", ""])
    rows += [["", "Всего по плану", "", 15200, 5000], [], ["¹ Подтверждается документом, направляемым в министерство до 01.02.2027."], [],
             ["Министр экономического развития", "", "", "", "", "", "А. Б. Соколов"]]
    return Case(
        "annex-excel", "Приложение 1 к постановлению.xlsx", book(Sheet("Приложение", rows, merges)), annex_in_excel.__doc__ or "", tuple(found),
        {"№ п/п": "code", "Наименование мероприятия": "title", "Срок реализации": "due", "всего": "budget",
         "в т. ч. областной бюджет": ("", "budget"), "Ответственный исполнитель": "responsible", "Ожидаемый результат": "deliverable"},
    )


def annex_in_word() -> Case:
    """The same kind of annex in Word: section rows merged over the table, numbers typed, a signature table after it."""
    whens = [
        ("до 31 декабря 2026 года", "2026-12-31 d"), ("II квартал 2027 года", "2027-06-30 q"), ("март – апрель 2028 г.", "2028-04-30 m"),
        ("ежегодно, до 1 марта", "~|-|!"), ("2027 год", "2027-12-31 y"), ("до 01.10.2027", "2027-10-01 d"),
        ("ноябрь 2026 г.", "2026-11-30 m"), ("IV кв.2027г", "2027-12-31 q"), ("по согласованию", "-|!"), ("II полугодие 2027 г.", "2027-12-31 h"),
        ("не позднее 15 февраля 2028 г.", "2028-02-15 d"), ("до конца I полугодия 2027 года", "2027-06-30 h|d"),
    ]
    word = Word().text(*APPROVED, right=True).text("ПЛАН МЕРОПРИЯТИЙ", "(«дорожная карта») развития кластера медицинских технологий", centre=True)
    rows: list[list[object]] = [["№ п/п", "Мероприятие", "Срок", "Вид документа", "Ответственный исполнитель", "Ожидаемый результат"], ["1", "2", "3", "4", "5", "6"]]
    merges, found = [], []
    sections = ["I. Совершенствование нормативной базы", "II. Развитие производств", "III. Продвижение продукции"]
    documents = ["постановление", "акт", "отчёт", "договор"]
    for number, (measure, (wording, right)) in enumerate(zip(ru(12, 14), whens, strict=True)):
        if number % 4 == 0:
            merges.append((len(rows), 0, len(rows), 5))
            rows.append([sections[number // 4]])
        rows.append([f"{number + 1}.", measure.title, wording, documents[number % 4], measure.owner, measure.result])
        found.append(milestone(measure.title, right, str(number + 1), sections[number // 4].split(". ")[1]))
    word.table(rows, merges, repeat=2)
    word.text("", "Примечание. Сроки уточняются при внесении изменений в областной бюджет до 1 декабря 2026 г.")
    word.table([["Директор департамента", "", "М. И. Орлова"], ["Согласовано: Минфин области", "", "12.03.2026"]])
    return Case(
        "annex-word", "дорожная карта_утв.docx", word.bytes(), annex_in_word.__doc__ or "", tuple(found),
        {"№ п/п": "code", "Мероприятие": "title", "Срок": "due", "Вид документа": ("deliverable", ""), "Ответственный исполнитель": "responsible",
         "Ожидаемый результат": "deliverable"},
    )


def sources_of_money() -> Case:
    """One measure over five rows, one per source of money, with its term merged over them; amounts by years."""
    sources = ["Всего", "Федеральный бюджет", "Областной бюджет", "Местные бюджеты", "Внебюджетные источники"]
    years = [2026, 2027, 2028]
    rows: list[list[object]] = [
        ["Приложение № 2 к государственной программе"], ["Перечень мероприятий программы"], [],
        ["N п/п", "Наименование мероприятия", "Исполнитель", "Срок выполнения", "Источники финансирования", "Объёмы финансирования, млн руб.", "", "", "", "Ожидаемый результат"],
        ["", "", "", "", "", "Всего", *years, ""],
    ]
    merges = ["A1:J1", "A2:J2", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:I4", "J4:J5"]
    whens = [("2026–2028", "2028-12-31 y"), ("2026 год", "2026-12-31 y"), ("2027-2028 годы", "2028-12-31 y"), ("до 01.07.2027", "2027-07-01 d"), ("2028 г.", "2028-12-31 y"), ("2026 - 2027 гг.", "2027-12-31 y")]
    found = []
    for number, (measure, (wording, right)) in enumerate(zip(ru(6, 30), whens, strict=True)):
        if number in {0, 3}:
            rows.append([f"{number // 3 + 1}. {'Инфраструктура' if number == 0 else 'Экспорт и кооперация'}"])
            merges.append(across(len(rows), 10))
        top, code = len(rows) + 1, f"{number // 3 + 1}.{number % 3 + 1}"
        for source in sources:
            is_first = source == "Всего"
            rows.append([code if is_first else "", measure.title if is_first else "", measure.owner if is_first else "", wording if is_first else "", source, 12.5, 4, 4.5, 4, measure.result if is_first else ""])
        merges += [f"{letter}{top}:{letter}{top + 4}" for letter in "ABCDJ"]
        found.append(milestone(measure.title, right, code, "Инфраструктура" if number < 3 else "Экспорт"))
        if number % 3 == 2:
            rows += [["", f"Итого по разделу {number // 3 + 1}", "", "", source, 37.5, 12, 13.5, 12] for source in sources]
    rows += [["", "Всего по программе", "", "", source, 75, 24, 27, 24] for source in sources]
    return Case(
        "money-sources", "Прил_2_перечень мероприятий.xlsx", book(Sheet("Лист1", rows, merges)), sources_of_money.__doc__ or "", tuple(found),
        {"N п/п": "code", "Наименование мероприятия": "title", "Исполнитель": "responsible", "Срок выполнения": "due", "Источники финансирования": "",
         "Ожидаемый результат": "deliverable"},
    )


def repeated_head() -> Case:
    """The head stands again on every printed page, with page numbers and carried sums between."""
    head = ["№", "Контрольное событие", "Плановая дата", "Ответственный", "Документ"]
    rows: list[list[object]] = [["Календарный план-график"], [], head]
    found = []
    days = ["2026-05-15", "2026-06-30", "2026-09-01", "2026-10-20", "2026-12-25", "2027-02-01", "2027-03-31", "2027-05-14", "2027-07-01", "2027-08-31", "2027-10-15", "2027-12-01"]
    for number, (measure, day) in enumerate(zip(ru(12, 5), days, strict=True)):
        if number and number % 4 == 0:
            rows += [["", "", "", "", f"стр. {number // 4}"], head]
        year, month, date = day.split("-")
        rows.append([number + 1, measure.title, f"{date}.{month}.{year}", measure.owner, measure.result])
        found.append(milestone(measure.title, f"{day} d", str(number + 1)))
    return Case(
        "repeated-head", "план-график.xlsx", book(Sheet("План", rows, [across(1, 5)])), repeated_head.__doc__ or "", tuple(found),
        {"№": "code", "Контрольное событие": "title", "Плановая дата": "due", "Ответственный": "responsible", "Документ": "deliverable"},
    )


def table_over_pages() -> Case:
    """Word: one plan cut into three tables, each with the head again, a paragraph «Продолжение таблицы» between."""
    head = ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный"]
    whens = [("I кв. 2027", "2027-03-31 q"), ("II кв. 2027", "2027-06-30 q"), ("01.09.2027", "2027-09-01 d"), ("сентябрь 2027", "2027-09-30 m"), ("2028 год", "2028-12-31 y")]
    word, found = Word().text("Дорожная карта", centre=True), []
    for part in range(3):
        rows: list[list[object]] = [head]
        for number, (measure, (wording, right)) in enumerate(zip(ru(5, 20 + part * 5), whens, strict=True)):
            code = str(part * 5 + number + 1)
            rows.append([code, measure.title, wording, measure.owner])
            found.append(milestone(measure.title, right, code))
        word.table(rows, repeat=1)
        if part < 2:
            word.text("Продолжение таблицы 1", right=True).page_break()
    return Case(
        "word-over-pages", "ДК (финал) 2.docx", word.bytes(), table_over_pages.__doc__ or "", tuple(found),
        {"№ п/п": "code", "Наименование мероприятия": "title", "Срок исполнения": "due", "Ответственный": "responsible"},
    )


CASES = (annex_in_excel, annex_in_word, sources_of_money, repeated_head, table_over_pages)
