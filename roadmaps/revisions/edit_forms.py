"""What the page of a plan written by hand sends: texts of cells, and one deed about a row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from roadmaps.revisions.cells import LABELS
from roadmaps.revisions.editing import Typed

DEEDS = frozenset({"insert", "copy", "up", "down", "drop", "keep"})
MOST_CELLS = 5000
MOST_INSERTED = 500
LARGEST_KEY = 2**53


@dataclass(frozen=True, slots=True)
class Wanted:
    """Texts to write, then a deed (one of DEEDS, "" for none) about the row `row`, None for no row, `count` times."""

    cells: tuple[Typed, ...]
    deed: str = ""
    row: int | None = None
    count: int = 1


def wanted_of(request: HttpRequest) -> Wanted:
    """What was asked, by a script as JSON or by the plain form. Raises BadRequest of anything else."""
    if request.content_type == "application/json":
        return _of_json(request.body)
    cells = (_cell(key, text) for key, text in request.POST.items() if isinstance(text, str))
    deed = request.POST.get("deed", "")
    return Wanted(
        tuple(cell for cell in cells if cell), deed if deed in DEEDS else "", _number(request.POST.get("row"))
    )


def _of_json(body: bytes) -> Wanted:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("not JSON") from error
    cells = said.get("cells", []) if isinstance(said, dict) else None
    if not isinstance(cells, list) or len(cells) > MOST_CELLS:
        raise BadRequest("not a list of cells")
    deed = said.get("deed", "")
    if not isinstance(deed, str) or (deed and deed not in DEEDS):
        raise BadRequest("not a deed")
    count = min(max(1, _number(said.get("count", 1)) or 1), MOST_INSERTED)
    return Wanted(tuple(_cell_of_json(one) for one in cells), deed, _number(said.get("row")), count)


def _cell_of_json(said: Any) -> Typed:
    if isinstance(said, Mapping):
        key, text, was = said.get("key"), said.get("text"), said.get("was")
        if isinstance(key, str) and isinstance(text, str) and (was is None or isinstance(was, str)):
            cell = _cell(key, text, was)
            if cell is not None:
                return cell
    raise BadRequest("not a cell")


def _cell(key: str, text: str, was: str | None = None) -> Typed | None:
    name, _, row = key.partition("-")
    number = _number(row)
    if name not in LABELS or number is None:
        return None
    return Typed(number, name, text.replace("\r\n", "\n"), was)


def _number(value: object) -> int | None:
    text = str(value)
    is_number = isinstance(value, (str, int)) and text.isascii() and text.isdecimal() and len(text) <= 16
    return int(text) if is_number and int(text) < LARGEST_KEY else None
