"""From bytes to a Document: the gate here, the reader in a child process with limits."""

from __future__ import annotations

import gc
import hashlib
import json
import logging
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from roadmaps.reading import project_binary
from roadmaps.reading.cells import Document, Reading, Table
from roadmaps.reading.cleaning import clean_name
from roadmaps.reading.gate import inspect
from roadmaps.reading.limits import CHILD_WALL_SECONDS, CannotRead
from roadmaps.reading.refusals import SENTENCES, Refused
from roadmaps.reading.wire import load_reading

logger = logging.getLogger(__name__)

READING = "roadmaps.reading.child"
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
# An allocation that fails inside the workbook library aborts; the kernel kills when memory is short.
_KIND_BY_SIGNAL = {
    signal.SIGABRT: "too_much_memory",
    signal.SIGKILL: "too_much_memory",
    signal.SIGXCPU: "took_too_long",
    signal.SIGXFSZ: "too_much_memory",
}


def read(data: bytes, name: str) -> Document:
    """Read an uploaded file called `name` into its tables.

    Raises Refused, always with a sentence for the person; never anything else because of the file.
    """
    kind = inspect(data, name)
    reading = read_in_child(as_xml(data), "mspdi") if kind == "mpp" else read_in_child(data, kind)
    shown_name = clean_name(name)
    tables = tuple(replace(table, place=_place(table, shown_name)) for table in reading.tables)
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


def _place(table: Table, name: str) -> str:
    if not table.is_sheet:
        return _("Table %(number)s") % {"number": table.place}
    return table.place or name


def read_in_child(data: bytes, kind: str) -> Reading:
    """Read a file that has passed the gate as `kind`; raises Refused, also when the child dies."""
    written = answer_of_child(data, kind)
    with _collecting_later():
        return _reading(_parsed(written))


def _reading(answer: dict[str, object]) -> Reading:
    if "refused" in answer:
        refused, params = answer["refused"], answer.get("params")
        if refused in SENTENCES and isinstance(params, dict):
            raise Refused(str(refused), **params)
        raise Refused("unreadable")
    try:
        return load_reading(answer)
    except (KeyError, TypeError, ValueError) as failure:
        raise Refused("unreadable") from failure


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Cells hold no cycles: walking over all of them while they are made doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def answer_of_child(data: bytes, kind: str, *, module: str = READING) -> bytes:
    """What a process with limits answers that runs `module` with `kind` and is given the data; raises Refused."""
    # Files, not pipes: the child's limit on written bytes then bounds what is taken in here.
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        try:
            # The command is ours alone: the kind has passed the gate, the file goes to standard input.
            ended = subprocess.run(  # noqa: S603
                [sys.executable, "-m", module, kind],
                input=data,
                stdout=answer,
                stderr=complaint,
                cwd=_ROOT,
                env=_ENVIRONMENT,
                timeout=CHILD_WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as failure:
            raise Refused("took_too_long") from failure
        if ended.returncode:
            complaint.seek(0)
            logger.warning("reading %s ended with %s: %s", kind, ended.returncode, _last_line(complaint.read(65536)))
            raise Refused(kind_of_end(ended.returncode))
        answer.seek(0)
        return answer.read()


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else ""


def kind_of_end(code: int) -> str:
    """Tell the kind of refusal from the exit code of a child; a negative one is a signal."""
    if code < 0 and -code in _KIND_BY_SIGNAL:
        return _KIND_BY_SIGNAL[signal.Signals(-code)]
    return "unreadable"


def _parsed(answer: bytes) -> dict[str, object]:
    try:
        parsed = json.loads(answer)
    except ValueError as failure:
        raise Refused("unreadable") from failure
    if not isinstance(parsed, dict):
        raise Refused("unreadable")
    return parsed
