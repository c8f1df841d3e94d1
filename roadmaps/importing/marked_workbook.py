"""A person's own file with marks where something is to be mended, and a list of it as the first sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from roadmaps.importing.kept import NOTHING_FOUND, kept_problems
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.turnstile import turn
from roadmaps.models import Upload
from roadmaps.reading.document import answer_of_child, read
from roadmaps.reading.refusals import Refused
from roadmaps.understanding.places import in_words
from roadmaps.understanding.problems import Problem
from roadmaps.workbooks.marked import without_marks
from roadmaps.workbooks.marked_copy import Copy, copy_of
from roadmaps.workbooks.marked_form import MOST_LINES, MOST_MARKS

AUTHOR = "Roadmap portal"
CHILD = "roadmaps.workbooks.marked_child"
OWN_KIND = "xlsx"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to mend or to know: `kind` is "problem", "correction" or "note"."""

    kind: str
    place: str
    message: str
    heading: str = ""
    suggestion: str = ""


def marked_workbook(upload: Upload) -> bytes:
    """The uploaded file with marks, as xlsx. Raises Busy while other files are being read, and Refused."""
    with upload.file.open("rb") as kept:
        content: bytes = kept.read()
    sheet = _sheet_of(upload)
    lines = lines_of(upload)
    with turn():
        if upload.kind != OWN_KIND:
            return _marked_copy(upload, content, lines, _("This is a copy of your file: only workbooks can be marked."))
        try:
            own = {line.place: (sheet, line.place) for line in lines}
            return _marked(upload, content, lines, own, "")
        except Refused:
            why = _("This is a copy of your tables: the workbook itself is too large or too unusual to be marked.")
            return _marked_copy(upload, content, lines, why)


def lines_of(upload: Upload) -> list[Line]:
    """Problems, then what was corrected in the portal and not in the file, then notes; each in the file's order."""
    problems = kept_problems(upload.problems)
    corrections = MadeChoices.from_json(upload.choices).corrections
    return [
        *(_line(one) for one in problems if one.severity == "problem"),
        *(Line("correction", place, _corrected(text), "", text) for place, text in corrections.items()),
        *(_line(one) for one in problems if one.severity != "problem"),
    ][:MOST_LINES]


def _line(found: Problem) -> Line:
    sentence = found.sentence
    kind = "problem" if found.severity == "problem" else "note"
    return Line(kind, found.place, sentence[:1].upper() + sentence[1:], found.heading, found.suggestion)


def _corrected(text: str) -> str:
    if not text:
        return _("You emptied this cell in the portal. Empty it in the file as well.")
    return _("You corrected this cell in the portal. Write the same into the file.")


def _sheet_of(upload: Upload) -> str:
    kept = NOTHING_FOUND | upload.summary
    chosen = kept["table"]
    return str(kept["tables"][chosen]["place"]) if chosen is not None and chosen < len(kept["tables"]) else ""


def _marked_copy(upload: Upload, content: bytes, lines: list[Line], why: str) -> bytes:
    document = without_marks(read(content, upload.name))
    places = {line.place for line in lines} | set(upload.revision.rows.values_list("place", flat=True))
    made: Copy = copy_of(document, places, _sheet_of(upload))
    return _marked(upload, made.content, lines, made.cells, why)


def _marked(upload: Upload, content: bytes, lines: list[Line], cells: Mapping[str, tuple[str, str]], why: str) -> bytes:
    job: dict[str, Any] = {
        "upload": upload.pk,
        "author": AUTHOR,
        "title": _("What to fix"),
        "intro": list(_intro(upload, lines, why)),
        "lost": _("Pictures, charts and shapes may be missing in this copy: your own file keeps them."),
        "heads": [_("Where"), _("Kind"), _("What to do"), _("Column"), _("Suggestion")],
        "lines": [_told(line, cells) for line in lines],
        "most": MOST_MARKS,
    }
    return answer_of_child(json.dumps(job).encode() + b"\n" + content, "mark", module=CHILD)


def _intro(upload: Upload, lines: list[Line], why: str) -> Iterator[str]:
    yield _("File “%(name)s”. Mend the marked cells and upload this workbook: this sheet is left out then.") % {
        "name": upload.name
    }
    if not lines:
        yield _("Nothing has to be mended.")
    if why:
        yield why


def _told(line: Line, cells: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    words = {"problem": _("problem"), "correction": _("corrected"), "note": _("note")}
    sheet, cell = cells.get(line.place, ("", "")) if line.place else ("", "")
    return {
        "kind": line.kind,
        "word": words[line.kind],
        "place": cell or in_words(line.place) or _("Whole table"),
        "sheet": sheet,
        "cell": cell,
        "message": line.message,
        "heading": line.heading,
        "suggestion": line.suggestion,
    }
