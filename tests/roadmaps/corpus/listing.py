"""Files that hold one table and nothing around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tests.roadmaps.corpus.expected import Case, Expected, milestone
from tests.roadmaps.corpus.writing import Rows, Sheet, Word, book, headed, text_table

Field = str | tuple[str, ...]
KINDS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": lambda rows: book(Sheet("Лист1", rows)),
    "csv": lambda rows: text_table(rows, ";", "utf-8-sig"),
    "txt": lambda rows: text_table(rows, "\t"),
    "docx": lambda rows: Word().text("План").table(rows).bytes(),
}


def listed(
    name: str,
    kind: str,
    head: Sequence[str],
    rows: Rows,
    fields: Sequence[Field],
    trap: str,
    found: Iterable[Expected],
    optional: tuple[str, ...] = (),
) -> Case:
    """Return the case of a table in a file of that kind; `fields` are what its headings mean, in their order."""
    content = KINDS[kind]([head, *rows])
    return Case(name, f"{name}.{kind}", content, trap, tuple(found), headed(head, *fields), optional)


def terms(
    name: str, kind: str, head: Sequence[str], trap: str, pairs: Sequence[tuple[str, str]], title: str, owner: str
) -> Case:
    """Return the case of one term after another, each with its right reading; four columns, the owner last."""
    rows = [[str(number), f"{title} {number}", term, owner] for number, (term, _) in enumerate(pairs, 1)]
    found = [milestone(row[1], right, row[0]) for row, (_, right) in zip(rows, pairs, strict=True)]
    return listed(name, kind, head, rows, ("code", "title", "due", "responsible"), trap, found)
