"""What Word hides in a document: tracked changes, hidden text, content controls, hyphens that are no letters, tables in tables."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Word

WHENS = [("до 30.06.2026", "2026-06-30 d"), ("IV квартал 2026 г.", "2026-12-31 q"), ("март 2027 г.", "2027-03-31 m"), ("2027 год", "2027-12-31 y")]
COLUMNS = {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"}


def _plan(count: int, start: int) -> tuple[Word, list]:
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(count, start), 1):
        wording, right = WHENS[number % 4]
        rows.append([str(number), measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    return Word().text("Дорожная карта").table(rows), found


def _runs(text: str, deleted: str = "", hidden: str = "") -> str:
    """Return the XML of a paragraph: a deleted and a hidden text before what is to be read, which was inserted."""
    parts = ""
    if deleted:
        parts += f'<w:del w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">{deleted}</w:delText></w:r></w:del>'
    if hidden:
        parts += f'<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{hidden}</w:t></w:r>'
    parts += f'<w:ins w:id="2" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
    return f"<w:p {nsdecls('w')}>{parts}</w:p>"


def _replace(cell: object, xml: str) -> None:
    paragraph = cell.paragraphs[0]._p  # type: ignore[attr-defined]
    paragraph.addprevious(parse_xml(xml))
    paragraph.getparent().remove(paragraph)


def tracked_changes() -> Case:
    """Corrections are still tracked: the deleted term must not be read, the inserted one must; one whole row is deleted."""
    word, found = _plan(12, 6)
    table = word.document.tables[0]
    for number in (2, 5, 8):
        _replace(table.cell(number, 2), _runs("до 15 сентября 2027 г.", deleted="до 1 мая 2026 г."))
        found[number - 1] = milestone(found[number - 1].title, "2027-09-15 d", str(number))
    table.rows[11]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="a" w:date="2026-01-01T00:00:00Z"/>'))
    for cell in table.rows[11].cells:
        text = cell.text
        _replace(cell, f'<w:p {nsdecls("w")}><w:del w:id="8" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>')
    del found[10]
    return Case("tracked-changes", "ДК с правками.docx", word.bytes(), tracked_changes.__doc__ or "", tuple(found), COLUMNS)


def content_controls() -> Case:
    """A form with content controls: terms are chosen in date pickers around the cell's text, one cell and one row are wrapped whole."""
    word, found = _plan(12, 22)
    table = word.document.tables[0]
    for number in (1, 4, 6):
        _replace(table.cell(number, 2), f'<w:p {nsdecls("w")}><w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>20.10.2027</w:t></w:r></w:sdtContent></w:sdt></w:p>')
        found[number - 1] = milestone(found[number - 1].title, "2027-10-20 d", str(number))
    _wrap(table.cell(9, 2)._tc)
    _wrap(table.rows[10]._tr)
    return Case("content-controls", "Форма отчёта.docx", word.bytes(), content_controls.__doc__ or "", tuple(found), COLUMNS)


def _wrap(element: object) -> None:
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    element.addprevious(control)  # type: ignore[attr-defined]
    control.find(qn("w:sdtContent")).append(element)


def hyphens_and_breaks() -> Case:
    """Non-breaking hyphens and spaces, soft hyphens, line breaks inside words of the head, a link as a deliverable."""
    rows: list[list[object]] = [["№ п\u00a0/\u00a0п", "Наименование меро\u00adприятия", "Срок испол\u00adнения", "Ответст\u00adвенный испол\u00adнитель"]]
    found = []
    whens = [("2026\u20112028\u00a0гг.", "2028-12-31 y"), ("IV\u00a0квартал 2026\u00a0г.", "2026-12-31 q"), ("до\u00a01\u00a0июля\u00a02027\u00a0г.", "2027-07-01 d"), ("март\u2009–\u2009апрель\u00a02028", "2028-04-30 m"), ("31.12.\n2027", "2027-12-31 d"), ("II полу-\nгодие\n2027 г.", "2027-12-31 h|h?|!")]
    for number, measure in enumerate(ru(12, 43), 1):
        wording, right = whens[number % 6]
        rows.append([f"{number}.", measure.title.replace("ра", "ра\u00ad", 1) if number % 3 == 0 else measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number), titles=[str(rows[-1][1])]))
    return Case("hyphens-and-breaks", "ДК вёрстка.docx", Word().table(rows).bytes(), hyphens_and_breaks.__doc__ or "", tuple(found),
                {"@A": "code", "@B": "title", "@C": "due", "@D": "responsible"})


def table_in_table() -> Case:
    """The page is a table of one cell (a frame), the plan stands inside it; beside it the letterhead is a table too."""
    document = Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text, head.cell(0, 1).text = "ПРАВИТЕЛЬСТВО\nСЕВЕРНОЙ ОБЛАСТИ", "УТВЕРЖДЕНО\nпротоколом от 05.03.2026 № 4"
    frame = document.add_table(1, 1, style="Table Grid").cell(0, 0)
    inner = frame.add_table(13, 4)
    for column, text in enumerate(COLUMNS):
        inner.cell(0, column).text = text
    found = []
    for number, measure in enumerate(ru(12, 13), 1):
        wording, right = WHENS[number % 4]
        for column, text in enumerate((str(number), measure.title, wording, measure.owner)):
            inner.cell(number, column).text = text
        found.append(milestone(measure.title, right, str(number)))
    target = io.BytesIO()
    document.save(target)
    return Case("table-in-table", "протокол.docx", target.getvalue(), table_in_table.__doc__ or "", tuple(found), COLUMNS)


def three_row_head() -> Case:
    """A head of three rows with «в том числе» in two steps, column letters А Б 1 2 under it, sections of two levels."""
    rows: list[list[object]] = [
        ["№\nп/п", "Наименование\nмероприятия", "Срок реализации", "", "Финансирование, млн руб.", "", "", "Исполнитель"],
        ["", "", "начало", "окончание", "всего", "в том числе", "", ""], ["", "", "", "", "", "ФБ", "РБ", ""], ["А", "Б", "1", "2", "3", "4", "5", "6"],
    ]
    merges = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 3), (1, 2, 2, 2), (1, 3, 2, 3), (0, 4, 0, 6), (1, 4, 2, 4), (1, 5, 1, 6), (0, 7, 2, 7)]
    found = []
    for number, measure in enumerate(ru(12, 48)):
        if number % 6 == 0:
            merges.append((len(rows), 0, len(rows), 7))
            rows.append([f"Подпрограмма {number // 6 + 1} «{['Технологии', 'Кадры'][number // 6]}»"])
        if number % 3 == 0:
            merges.append((len(rows), 0, len(rows), 7))
            rows.append([f"Задача {number // 6 + 1}.{number % 6 // 3 + 1}. {['Развитие науки', 'Трансфер', 'Школа', 'Вуз'][number // 3]}"])
        wording, right = [("2026", "2026-12-31 y"), ("II кв. 2027", "2027-06-30 q"), ("01.12.2027", "2027-12-01 d")][number % 3]
        rows.append([f"{number + 1}", measure.title, "2026", wording, "10,5", "5,0", "5,5", measure.owner])
        found.append(milestone(measure.title, right, str(number + 1)))
    return Case("three-row-head", "Приложение 4.docx", Word().table(rows, merges).bytes(), three_row_head.__doc__ or "", tuple(found),
                {"Наименование мероприятия": "title", "начало": "start", "окончание": "due", "всего": "budget", "ФБ": ("", "budget"), "РБ": ("", "budget"), "Исполнитель": "responsible"})


def german() -> Case:
    """A German plan: Meilenstein, Termin, Verantwortlich; «Q4/2026», «Ende 2027», «30. Juni 2027», «KW 23/2027»."""
    titles = ["Lastenheft freigeben", "Labor einrichten", "Pilotanlage bestellen", "Baugenehmigung einholen", "Pilotanlage in Betrieb nehmen", "Zertifizierung abschließen", "Cluster-Konferenz durchführen", "Messestand vorbereiten", "Vertrag mit der Hochschule schließen", "Abschlussbericht vorlegen"]
    whens = [("31.12.2026", "2026-12-31 d"), ("Q4/2026", "2026-12-31 q"), ("30. Juni 2027", "2027-06-30 d|!"), ("2027", "2027-12-31 y"), ("März 2027", "2027-03-31 m|!")]
    rows: list[list[object]] = [["Nr.", "Meilenstein", "Termin", "Verantwortlich", "Status"]]
    found = []
    for number, title in enumerate(titles, 1):
        wording, right = whens[number % 5]
        rows.append([f"{number}", title, wording, ["Hr. Müller", "Fr. Schmidt"][number % 2], "offen"])
        found.append(milestone(title, right, str(number)))
    return Case("german-plan", "Meilensteinplan.docx", Word().table(rows).bytes(), german.__doc__ or "", tuple(found),
                {"Nr.": "code", "Meilenstein": "title", "Termin": "due", "Verantwortlich": ("responsible", ""), "Status": ("status", "")})


def letter_with_table() -> Case:
    """A letter with a small table of three parties, then the plan, then a table of annexes: English, ranges «May – Sep 2027»."""
    word = Word().text("Dear colleagues,", "Please find the roadmap below. Comments by 1 June 2026.")
    word.table([["Party", "Contact"], ["Ministry", "A. Green"], ["Cluster", "P. Smith"]])
    rows: list[list[object]] = [["Step", "What will be done", "When", "Who"]]
    found = []
    whens = [("May – Sep 2027", "2027-09-30 m"), ("Q1 2028", "2028-03-31 q"), ("by 1 July 2027", "2027-07-01 d"), ("end of 2026", "2026-12-31 y|d|y?|m?")]
    for number, measure in enumerate(en(11, 19), 1):
        wording, right = whens[number % 4]
        rows.append([str(number), measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    word.table(rows).table([["Annex", "Pages"], ["A", "12"], ["B", "3"]])
    return Case("letter-with-table", "Letter.docx", word.bytes(), letter_with_table.__doc__ or "", tuple(found), {"Step": "code", "What will be done": "title", "When": "due", "Who": "responsible"})


CASES = (tracked_changes, content_controls, hyphens_and_breaks, table_in_table, three_row_head, german, letter_with_table)
