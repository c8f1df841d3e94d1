"""Text tables and OpenDocument sheets: code pages, delimiters, lines before the head."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import open_document, text_table

WHENS = [("30.06.26", "2026-06-30 d"), ("4 кв. 2026", "2026-12-31 q"), ("мар.27", "2027-03-31 m"), ("2027г.", "2027-12-31 y"), ("до 1.2.2028", "2028-02-01 d"), ("1-е полугодие 2027 г.", "2027-06-30 h")]
HEADINGS = {"№": "code", "Наименование мероприятия": "title", "Срок": "due", "Ответственный": "responsible"}


def _plan(start: int, count: int = 12) -> tuple[list[list[object]], list]:
    rows: list[list[object]] = [["№", "Наименование мероприятия", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(count, start), 1):
        wording, right = WHENS[number % 6]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    return rows, found


def windows_semicolons() -> Case:
    """cp1251, semicolons, quoted cells with line breaks and «;» inside, empty columns at the end of each line."""
    rows, found = _plan(3)
    rows = [[*row, "", "", ""] for row in rows]
    rows[3][3] = "Иванов И. И.;\nПетрова Е. В."
    return Case("csv-cp1251", "план.csv", text_table(rows, ";", "cp1251"), windows_semicolons.__doc__ or "", tuple(found), HEADINGS)


def unicode_tabs() -> Case:
    """«Юникод-текст» of Excel: UTF-16 with a mark, tabs, the extension .csv."""
    rows, found = _plan(15)
    return Case("csv-utf16-tabs", "Экспорт Unicode.csv", text_table(rows, "\t", "utf-16"), unicode_tabs.__doc__ or "", tuple(found), HEADINGS)


def lines_before() -> Case:
    """Five lines about the report before the head, a line of totals behind; cp1251; dates with one digit."""
    rows, found = _plan(27)
    before: list[list[object]] = [["Отчёт: План мероприятий"], ["Сформирован: 12.05.2026 14:03"], ["Пользователь: ivanova"], ["Фильтр: программа = 2026–2028; статус = любой"], []]
    return Case("csv-preamble", "report_20260512.csv", text_table([*before, *rows, [], ["Всего записей: 12"]], ";", "cp1251"), lines_before.__doc__ or "", tuple(found), HEADINGS)


def commas_in_english() -> Case:
    """Commas, «sep=,» in the first line, «12-May-26», a BOM, titles with quotes and commas, a trailing empty block."""
    rows, found = [["ID", "Deliverable name", "Due", "Accountable"]], []
    for number, measure in enumerate(en(12, 24), 1):
        day = date(2026, number % 12 + 1, 12)
        title = f"{measure.title}, \"phase {number}\""
        rows.append([f"D{number}", title, f"{day:%d-%b-%y}", measure.owner])
        found.append(milestone(title, f"{day} d", f"D{number}"))
    content = b"\xef\xbb\xbfsep=,\r\n" + text_table([*rows, *[["", "", "", ""]] * 5], ",")
    return Case("csv-sep-line", "deliverables (1).csv", content, commas_in_english.__doc__ or "", tuple(found), {"ID": "code", "Deliverable name": "title", "Due": "due", "Accountable": "responsible"})


def libre_office() -> Case:
    """An .ods with real dates, floats as numbers, two empty rows inside and a section of one cell."""
    rows: list[list[object]] = [["Календарный план"], [], ["№", "Этап работ", "Начало", "Окончание", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 47), 1):
        if number in {1, 7}:
            rows += [[], ["Раздел А. Подготовка" if number == 1 else "Раздел Б. Производство"]]
        end = date(2026 + number // 7, number % 6 * 2 + 1, 25)
        rows.append([number, measure.title, date(2026, 1, 10), end, measure.owner])
        found.append(milestone(measure.title, f"{end} d", str(number), "Подготовка" if number < 7 else "Производство"))
    return Case("ods-dates", "календарный план.ods", open_document("План", rows), libre_office.__doc__ or "", tuple(found),
                {"№": "code", "Этап работ": "title", "Начало": "start", "Окончание": "due", "Ответственный": "responsible"})


def italian_two_columns() -> Case:
    """A language without a dictionary: quarter and year in two columns, codes last, «N/A» for nothing."""
    titles = ["Pubblicazione del bando", "Aggiudicazione della gara", "Avvio dei lavori del laboratorio", "Collaudo dell'impianto pilota", "Firma dell'accordo quadro", "Approvazione del piano operativo",
              "Nomina della commissione", "Consegna delle attrezzature", "Entrata in vigore del decreto", "Attivazione del portale", "Formazione degli operatori", "Relazione finale di monitoraggio"]
    rows, found, ends = [["Amministrazione", "Intervento", "Obiettivo", "Trimestre", "Anno", "Codice"]], [], ["03-31", "06-30", "09-30", "12-31"]
    for number, title in enumerate(titles):
        is_empty = number == 7
        rows.append(["Ministero dell'Economia", ["Laboratori", "Reti", "Competenze"][number // 4], title, "N/A" if is_empty else f"T{number % 4 + 1}", "N/A" if is_empty else 2026 + number // 5, f"OB-{number + 1}"])
        found.append(milestone(title, "-" if is_empty else f"{2026 + number // 5}-{ends[number % 4]} q", f"OB-{number + 1}"))
    return Case("csv-italian", "obiettivi.csv", text_table(rows, ";", "utf-8-sig", "\n"), italian_two_columns.__doc__ or "", tuple(found),
                {"Obiettivo": "title", "Trimestre": "quarter", "Anno": "year", "Codice": "code"})


CASES = (windows_semicolons, unicode_tabs, lines_before, commas_in_english, libre_office, italian_two_columns)
