"""Reads a filled-in form: which cells say something else than was written. What they mean is asked later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from roadmaps.errors import Refusal
from roadmaps.models import Roadmap
from roadmaps.progress.workbook_form import (
    COLUMNS,
    FACTS,
    HIDDEN_SHEET,
    IDS_HEADING,
    LISTS_SHEET,
    MARK,
    VERSION,
    SentCell,
    SentRow,
    is_signed,
    row_of_chunks,
)
from roadmaps.reading.cells import Cell, Document, Table
from roadmaps.reading.document import read
from roadmaps.reading.limits import column_letters
from roadmaps.reading.refusals import Refused
from roadmaps.revisions.cells import DAY
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook import is_own_sheet

HEAD_WITHIN = 20
LONGEST_LABEL = 80
# A filled-in form of a thousand milestones takes a fifth of it.
MAX_BYTES = 2 * 1024 * 1024


class NotTaken(Refusal):
    """The file is not a form of this roadmap's reports that can be read."""


@dataclass(frozen=True, slots=True)
class Written:
    """A row as the portal wrote it: what had been reported by then, and the texts of its cells by column."""

    seen: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """The form in a document: the hidden sheet's rows by their names, and its headings as they were written."""

    written: Mapping[str, Written]
    headings: Mapping[str, str]
    tables: tuple[Table, ...]


def read_form(roadmap: Roadmap, content: bytes, name: str) -> tuple[SentRow, ...]:
    """The rows of the form in their order. Raises NotTaken, with the reason in words."""
    if len(content) > MAX_BYTES:
        raise NotTaken(_("The file is far larger than a form of reports. Download the workbook anew and fill that in."))
    try:
        document = read(content, name)
    except Refused as refused:
        raise NotTaken(refused.message) from refused
    form = recognised(document, roadmap)
    table, head = sheet_of(form)
    return rows_of(form, table, head)


def recognised(document: Document, roadmap: Roadmap) -> Form:
    """The form that the document is, of this roadmap and as the portal sealed it. Raises NotTaken."""
    hidden = next((table for table in document.tables if table.place == HIDDEN_SHEET and table.rows), None)
    facts = [cell.text for cell in hidden.rows[0]][:FACTS] if hidden is not None else []
    if hidden is None or len(facts) < FACTS or len(hidden.rows) < 2 or facts[:2] != [MARK, VERSION]:
        raise NotTaken(what_it_is(document))
    if facts[2] != str(roadmap.pk):
        raise NotTaken(
            _("This workbook does not belong to this roadmap. Download the workbook from this page and fill that in.")
        )
    packed = [[cell.text for cell in row if cell.text] for row in hidden.rows[2:]]
    rows = [texts for texts in packed if texts]
    if not is_signed(facts[5], Origin(roadmap.pk, 0, facts[3], facts[4]), rows):
        raise NotTaken(
            _(
                "The hidden sheet of this workbook was changed, so the portal cannot tell what you filled in. "
                "Download the workbook anew and copy your answers into it."
            )
        )
    headings = dict(zip(COLUMNS, (cell.text for cell in hidden.rows[1][1:]), strict=False))
    visible = tuple(table for table in document.tables if table.place not in (HIDDEN_SHEET, LISTS_SHEET))
    return Form({texts[0]: Written(*row_of_chunks(texts[1:])) for texts in rows}, headings, visible)


def what_it_is(document: Document) -> str:
    """Why the document is no form of reports, and what to do."""
    if any(is_own_sheet(table) for table in document.tables):
        return _("This is the workbook of the plan, not of the reports. Upload it where the roadmap is uploaded.")
    return _("This is not the workbook of the reports. Download it from this page, fill it in and upload that file.")


def sheet_of(form: Form) -> tuple[Table, int]:
    """The sheet with the form and the index of its headings, wherever a person has moved them. Raises NotTaken."""
    wanted = set(form.headings.values())
    best: tuple[int, Table, int] | None = None
    for table in form.tables:
        for index, row in enumerate(table.rows[:HEAD_WITHIN]):
            alike = len(wanted & {cell.text for cell in row})
            if 2 * alike > len(wanted) and (best is None or alike > best[0]):
                best = (alike, table, index)
    if best is None:
        raise NotTaken(_("The row with the headings is missing. Download the workbook anew and fill that in."))
    return best[1], best[2]


def rows_of(form: Form, table: Table, head: int) -> tuple[SentRow, ...]:
    places = places_of(form, table.rows[head])
    ids = next((at for at, cell in enumerate(table.rows[head]) if cell.text == IDS_HEADING), None)
    by_naming = names_by_naming(form)
    taken: set[str] = set()
    found = []
    for index in range(head + 1, len(table.rows)):
        cells = table.rows[index]
        if not any(cells[at].text for at in places.values()):
            continue
        name = cells[ids].text if ids is not None else ""
        if name not in form.written:
            name = by_naming.get(naming({key: cells[at].text for key, at in places.items()}), name)
        found.append(row_of(form, table, index, places, name, is_copy=name in taken))
        taken.add(name)
    return tuple(found)


def row_of(form: Form, table: Table, index: int, places: Mapping[str, int], name: str, *, is_copy: bool) -> SentRow:
    number, cells = table.row_number(index), table.rows[index]
    written = form.written.get(name)
    if written is None or is_copy:
        label = " ".join(cells[places[key]].text for key in ("code", "title") if key in places).strip()
        return SentRow(number, fault="twice" if is_copy else "stranger", label=label[:LONGEST_LABEL])
    changed = []
    for key, at in places.items():
        was, now = written.texts.get(key, ""), text_in(cells[at])
        if squeezed(was) != squeezed(now):
            changed.append(SentCell(key, f"{column_letters(table.column_number(at))}{number}", was, now))
    return SentRow(number, int(name[1:]), written.seen, tuple(changed))


def places_of(form: Form, head: Sequence[Cell]) -> dict[str, int]:
    """Where each column stands: by its heading, else where it was written when that heading was changed."""
    texts = [cell.text for cell in head]
    found = {key: texts.index(heading) for key, heading in form.headings.items() if heading in texts}
    known = set(form.headings.values()) | {IDS_HEADING}
    for at, key in enumerate(form.headings, start=1):
        if key not in found and at < len(texts) and texts[at] not in known and at not in found.values():
            found[key] = at
    return found


def names_by_naming(form: Form) -> dict[tuple[str, str], str]:
    """Names of rows by number and title, where just one row is called so."""
    found: dict[tuple[str, str], str] = {}
    for name, written in form.written.items():
        key = naming(written.texts)
        found[key] = "" if key in found else name
    return found


def naming(texts: Mapping[str, str]) -> tuple[str, str]:
    return squeezed(texts.get("code", "")), squeezed(texts.get("title", ""))


def text_in(cell: Cell) -> str:
    """What the cell says; a day always in the portal's own form."""
    return cell.value.strftime(DAY) if isinstance(cell.value, date) else cell.text


def squeezed(text: str) -> str:
    """The text without what office programs change by themselves: kinds of spaces and ends of lines."""
    return " ".join(text.split())
