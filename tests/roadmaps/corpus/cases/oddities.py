"""Programs and habits: pandas, pipes, the old calendar of the Mac, change logs, long prefaces, many columns, other languages."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

import io
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.roadmaps.corpus.cases.strangers import _case
from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, book, open_document, text_table

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]


def data_frame() -> Case:
    """Written by pandas: an index without a head, 3.0 for 3, NaN and NaT for nothing, ISO days with midnight."""
    rows: list[list[object]] = [["", "code", "workstream", "milestone", "due_date", "owner", "progress"]]
    found = []
    for number, measure in enumerate(en(12, 21)):
        day = date(2026, number + 1, 28)
        rows.append([number, f"{number + 1}.0", ["Skills", "Export", "Labs"][number // 4], measure.title, "NaT" if number == 5 else f"{day} 00:00:00", "NaN" if number == 3 else measure.owner, "0.0"])
        found.append(milestone(measure.title, "-|!" if number == 5 else f"{day} d", None, ["Skills", "Export", "Labs"][number // 4]))
    return Case("pandas-csv", "df.csv", text_table(rows, ","), data_frame.__doc__ or "", tuple(found),
                {"code": "code", "workstream": "workstream", "milestone": "title", "due_date": "due", "owner": "responsible", "progress": ("percent", "")})


def pipes() -> Case:
    """A bar as delimiter, spaces around it, KOI8-R, lower-case heads, two-digit years."""
    rows: list[list[object]] = [["n п/п ", " наименование мероприятия ", " срок ", " ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 46), 1):
        rows.append([f"{number} ", f" {measure.title} ", f" 1{number % 9}.0{number % 9 + 1}.27 ", f" {measure.owner}"])
        found.append(milestone(measure.title.replace("«", '"').replace("»", '"'), f"2027-0{number % 9 + 1}-1{number % 9} d", str(number)))
    content = "\r\n".join("|".join(map(str, row)) for row in rows).replace("«", '"').replace("»", '"').replace("№", "N").encode("koi8-r")
    return Case("csv-pipes-koi8", "vygruzka.csv", content, pipes.__doc__ or "", tuple(found),
                {"n п/п": "code", "наименование мероприятия": "title", "срок": "due", "ответственный": "responsible"})


def mac_calendar() -> Case:
    """A workbook that counts days from 1904: a reader that forgets it is four years and a day off."""
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    page = workbook.active
    page.append(["ID", "Milestone", "Planned date", "Lead"])
    found = []
    for number, measure in enumerate(en(11, 9), 1):
        day = datetime(2027, number, 14)
        page.append([f"MS{number}", measure.title, day, measure.owner])
        page.cell(number + 1, 3).number_format = "D-MMM-YY"
        found.append(milestone(measure.title, f"{day:%Y-%m-%d} d", f"MS{number}"))
    target = io.BytesIO()
    workbook.save(target)
    return Case("calendar-1904", "from Mac.xlsx", target.getvalue(), mac_calendar.__doc__ or "", tuple(found), {"ID": "code", "Milestone": "title", "Planned date": "due", "Lead": "responsible"})


def change_log_first() -> Case:
    """The document opens with its history of versions (number, day, author, what changed), longer than the plan behind it."""
    word = Word().text("История изменений").table([["Версия", "Дата", "Автор", "Описание изменений"]] + [[f"0.{n}", f"{n:02}.02.2026", "Петрова Е. В.", f"Уточнены сроки раздела {n}"] for n in range(1, 16)])
    rows: list[list[object]] = [["Код", "Мероприятие", "Срок выполнения", "Исполнитель"]]
    found = []
    for number, measure in enumerate(ru(11, 2), 1):
        wording, right = WHENS[number % 4]
        rows.append([f"М-{number:02}", measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, f"М-{number:02}"))
    return Case("change-log-first", "ДК v0.15.docx", word.text("План").table(rows).bytes(), change_log_first.__doc__ or "", tuple(found),
                {"Код": "code", "Мероприятие": "title", "Срок выполнения": "due", "Исполнитель": "responsible"})


def long_preface() -> Case:
    """Forty lines of explanations, some numbered and dated, before the head; mixed codes «I.1», «1.а», «п. 3»."""
    rows: list[list[object]] = [["Пояснительная записка"]] + [[f"{n}. Настоящий раздел вступает в силу с {n % 28 + 1:02}.01.2026 и действует до особого распоряжения."] for n in range(1, 40)]
    rows += [[], ["Пункт", "Наименование", "Исполнитель", "Срок исполнения"]]
    found = []
    for number, measure in enumerate(ru(12, 26)):
        code = [f"I.{number}", f"1.{'абвгдежзиклм'[number]}", f"п. {number + 1}"][number % 3]
        wording, right = WHENS[number % 4]
        rows.append([code, measure.title, measure.owner, wording])
        found.append(milestone(measure.title, right))
    return Case("long-preface", "Распоряжение.xlsx", book(Sheet("Документ", rows)), long_preface.__doc__ or "", tuple(found),
                {"Пункт": "code", "Наименование": "title", "Исполнитель": "responsible", "Срок исполнения": "due"})


def many_columns() -> Case:
    """Twenty columns of an office that likes columns; priority and weight are no numbers of rows, three dates have three names."""
    heads = {"ИД": ("external_id", "code", ""), "Приоритет": "", "Направление": "workstream", "№": "code", "Мероприятие": "title", "Тип": ("", "level"), "Вес, %": "weight", "Начало": "start", "Срок\n(дд.мм.гггг)": "due", "Прогноз": "forecast", "Факт": "actual",
             "Готовность, %": "percent", "Статус": "status", "Бюджет, тыс. руб.": "budget", "Ответственный (ФИО, тел.)": "responsible", "Соисполнители": ("", "responsible"), "Ожидаемый результат*": "deliverable", "Подтверждающий документ": ("deliverable", ""),
             "Связь с показателями": "", "Комментарий": ""}
    rows: list[list[object]] = [list(heads)]
    found = []
    for number, measure in enumerate(ru(15, 14), 1):
        day = f"1{number % 9}.0{number % 8 + 1}.2027"
        rows.append([4500 + number, number % 3 + 1, ["Технологии", "Рынки", "Кадры"][number % 3], f"{number % 3 + 1}.{number}", measure.title, "Основное", 5, "01.02.2026", day, "20.12.2027" if number % 4 == 0 else "", "", 10 * (number % 5), "в работе", 1000 + number, f"{measure.owner}, 8-900", "Участники", measure.result, "Акт", "П-1", ""])
        found.append(milestone(measure.title, f"2027-0{number % 8 + 1}-1{number % 9} d", f"{number % 3 + 1}.{number}", ["Технологии", "Рынки", "Кадры"][number % 3]))
    return Case("many-columns", "Сводный реестр.xlsx", book(Sheet("Реестр", rows)), many_columns.__doc__ or "", tuple(found), {head.replace("\n", " "): right for head, right in heads.items()})


def french() -> Case:
    """A French plan in cp1252: Jalon, Échéance, Responsable; «30/06/2027», «T4 2026», «2028», «décembre 2027»."""
    titles = ["Adopter la feuille de route", "Équiper le laboratoire", "Lancer l'appel à projets", "Signer la convention", "Inaugurer le centre d'essais", "Publier le rapport annuel", "Recruter le directeur technique", "Certifier la ligne pilote", "Organiser le forum", "Évaluer le programme"]
    whens = [("30/06/2027", "2027-06-30 d"), ("T4 2026", "2026-12-31 q"), ("2028", "2028-12-31 y"), ("décembre 2027", "2027-12-31 m|!"), ("15/03/2027", "2027-03-15 d")]
    rows: list[list[object]] = [["N°", "Jalon", "Échéance", "Responsable", "Livrable"]]
    found = []
    for number, title in enumerate(titles, 1):
        wording, right = whens[number % 5]
        rows.append([number, title, wording, ["M. Dupont", "Mme Martin"][number % 2], "Rapport"])
        found.append(milestone(title, right, str(number)))
    return Case("french-plan", "feuille de route.csv", text_table(rows, ";", "cp1252"), french.__doc__ or "", tuple(found),
                {"N°": "code", "Jalon": "title", "Échéance": "due", "Responsable": ("responsible", ""), "Livrable": ("deliverable", "")})


def padded_sheet() -> Case:
    """An .ods whose rows and sheet end with cells repeated to the edge, a million of them."""
    rows: list[list[object]] = [["№ п/п", "Наименование мероприятия", "Сроки реализации", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(14, 5), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    return Case("ods-padded", "Без имени 1.ods", open_document("Лист1", rows, is_padded=True), padded_sheet.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование мероприятия": "title", "Сроки реализации": "due", "Ответственный": "responsible"})


def turned_in_word() -> Case:
    """Russian, Word: six projects side by side, names above, fields at the left; ranges of years."""
    picked, whens = ru(6, 32), ["2026–2027 гг.", "IV кв. 2027", "до 01.07.2028", "2028 год", "март 2027 г.", "2026–2030 гг."]
    rights = ["2027-12-31 y", "2027-12-31 q", "2028-07-01 d", "2028-12-31 y", "2027-03-31 m", "2030-12-31 y"]
    rows: list[list[object]] = [["Наименование проекта", *[one.title for one in picked]], ["Инициатор", *[one.owner for one in picked]], ["Срок реализации", *whens], ["Стоимость, млн руб.", *range(10, 70, 10)], ["Ожидаемый эффект", *[one.result for one in picked]]]
    found = [milestone(one.title, right) for one, right in zip(picked, rights, strict=True)]
    return Case("turned-in-word", "Проекты кластера.docx", Word().table(rows).bytes(), turned_in_word.__doc__ or "", tuple(found))


def version_history() -> Case:
    """Nothing but a history of versions: days and people of the past."""
    rows: list[list[object]] = [["Version", "Date", "Author", "Change"]] + [[f"1.{n}", f"2024-0{n % 9 + 1}-1{n % 9}", "J. Miller", f"Fixed crash number {n} on start"] for n in range(1, 25)]
    return _case("not-version-history", "CHANGELOG.csv", text_table(rows, ","), version_history.__doc__)


def offer() -> Case:
    """A commercial offer with a term of delivery in days."""
    rows: list[list[object]] = [["№", "Наименование товара", "Кол-во", "Цена, руб.", "Сумма, руб.", "Срок поставки"]] + [[n, f"Насос центробежный НЦ-{n}", 2, 15000, 30000, f"{10 + n} дней"] for n in range(1, 16)] + [["", "Итого", "", "", 450000, ""]]
    return _case("not-offer", "КП № 45.docx", Word().text("Коммерческое предложение").table(rows).bytes(), offer.__doc__)


def fixtures() -> Case:
    """Matches of a season: day, hour, teams, stadium, in the future."""
    rows: list[list[object]] = [["Тур", "Дата", "Время", "Хозяева", "Гости", "Стадион"]] + [[n // 4 + 1, date(2027, n % 12 + 1, 14), "18:00", f"Клуб {n}", f"Клуб {n + 1}", "Центральный"] for n in range(24)]
    return _case("not-fixtures", "Календарь игр.xlsx", book(Sheet("Сезон", rows)), fixtures.__doc__)


CASES = (data_frame, pipes, mac_calendar, change_log_first, long_preface, many_columns, french, padded_sheet, turned_in_word, version_history, offer, fixtures)
