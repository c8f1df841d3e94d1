"""An uploaded file as a plan: read and understood in a process with limits, of which the plan alone comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from portal.shell.collecting import collecting_later
from roadmaps.reading.cleaning import clean_name
from roadmaps.reading.document import as_read, name_of_tables, parsed, refuse_as_told
from roadmaps.reading.gate import inspect
from roadmaps.reading.isolation import answer_apart
from roadmaps.reading.line import LineBroken
from roadmaps.reading.refusals import Refused
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.understanding.plan_wire import columns_from, load_plan
from roadmaps.understanding.row_count import heard
from roadmaps.workbooks.own_workbook_form import is_signed

CHILD = "roadmaps.workbooks.upload_child"


class Advice(Protocol):
    """What is known of earlier files, asked for while a file is read; None when nothing is."""

    def before_marking(self, upload: int) -> Choices | None:
        """What was chosen for the upload whose marks the file carries."""

    def for_columns(self, columns: tuple[ColumnFound, ...]) -> Choices | None:
        """What was chosen for a file with such columns."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """The kind of file that the gate found it to be, and what was made of it."""

    kind: str
    reading: PlanReading


def read_upload(data: bytes, name: str, choices: Choices | None = None, *, advice: Advice | None = None) -> FileRead:
    """Read an uploaded file called `name` as a plan; what `advice` knows of such files stands above the choices.

    Whoever listens (`row_count.telling`) hears how far it has come. Raises Refused, with a sentence for the person.
    """
    kind = inspect(data, name)
    content, form = as_read(data, kind)
    told = {
        "name": clean_name(name),
        "numbered": name_of_tables(),
        "choices": (choices or Choices()).to_json(),
        "is_advised": advice is not None,
    }
    head = json.dumps(told).encode() + b"\n"
    with answer_apart(content, form, module=CHILD, head=head, answers=_answers(advice)) as answer, collecting_later():
        first = parsed(answer.readline())
        refuse_as_told(first)
        try:
            return FileRead(kind, load_plan(first, answer))
        except (KeyError, TypeError, ValueError, ArithmeticError, RecursionError) as failure:
            raise Refused("unreadable") from failure


def _answers(advice: Advice | None) -> Callable[[str, Any], object]:
    """What the process is answered; it is not trusted, for a stranger's file is open in it."""

    def answer(kind: str, said: Any) -> object:
        try:
            if kind == "rows":
                done, total = said
                heard(int(done), int(total))
                return None
            if kind == "seal":
                given, found = said
                return is_signed(str(given), str(found))
            question = int(said) if kind == "marked" else columns_from(said)
        except (KeyError, TypeError, ValueError) as failure:
            raise LineBroken from failure
        chosen = _advised(advice, question)
        return chosen.to_json() if chosen else None

    return answer


def _advised(advice: Advice | None, question: int | tuple[ColumnFound, ...]) -> Choices | None:
    if advice is None:
        return None
    return advice.before_marking(question) if isinstance(question, int) else advice.for_columns(question)
