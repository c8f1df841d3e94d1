"""From bytes to a Document: the gate here, the reader in a child process with limits."""

from __future__ import annotations

import hashlib
import json

from django.utils.translation import gettext as _

from portal.shell.collecting import collecting_later
from roadmaps.reading import project_binary
from roadmaps.reading.cells import Document, Reading
from roadmaps.reading.cleaning import clean_name
from roadmaps.reading.gate import inspect
from roadmaps.reading.isolation import answer_of_child as answer_of_child
from roadmaps.reading.limits import CannotRead
from roadmaps.reading.refusals import SENTENCES, Refused
from roadmaps.reading.table_names import with_places
from roadmaps.reading.wire import load_reading


def read(data: bytes, name: str) -> Document:
    """Read an uploaded file called `name` into its tables.

    Raises Refused, always with a sentence for the person; never anything else because of the file.
    """
    kind = inspect(data, name)
    reading = read_in_child(*as_read(data, kind))
    shown_name = clean_name(name)
    tables = with_places(reading.tables, shown_name, name_of_tables())
    if not any(table.rows for table in tables):
        raise Refused("empty")
    return Document(
        name=shown_name,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        tables=tables,
        encoding=reading.encoding,
    )


def as_xml(data: bytes) -> bytes:
    """MS Project's own file as its XML. Raises Refused."""
    try:
        return project_binary.to_xml(data)
    except CannotRead as failure:
        raise Refused(failure.kind, **failure.params) from failure


def as_read(data: bytes, kind: str) -> tuple[bytes, str]:
    """The bytes that a reader opens, and the kind that names it: MS Project's own file becomes XML. Raises Refused."""
    return (as_xml(data), "mspdi") if kind == "mpp" else (data, kind)


def name_of_tables() -> str:
    """How the tables of a document are called by their number, in the language active now."""
    return _("Table %(number)s")


def read_in_child(data: bytes, kind: str) -> Reading:
    """Read a file that has passed the gate as `kind`; raises Refused, also when the child dies."""
    written = answer_of_child(data, kind)
    with collecting_later():
        return _reading(parsed(written))


def _reading(answer: dict[str, object]) -> Reading:
    refuse_as_told(answer)
    try:
        return load_reading(answer)
    except (KeyError, TypeError, ValueError) as failure:
        raise Refused("unreadable") from failure


def refuse_as_told(answer: dict[str, object]) -> None:
    """Raise Refused when that is what a child answered."""
    if "refused" in answer:
        refused, params = answer["refused"], answer.get("params")
        if refused in SENTENCES and isinstance(params, dict):
            raise Refused(str(refused), **params)
        raise Refused("unreadable")


def parsed(answer: bytes) -> dict[str, object]:
    """The JSON object that a child answered; raises Refused of anything else."""
    try:
        parsed = json.loads(answer)
    except ValueError as failure:
        raise Refused("unreadable") from failure
    if not isinstance(parsed, dict):
        raise Refused("unreadable")
    return parsed
