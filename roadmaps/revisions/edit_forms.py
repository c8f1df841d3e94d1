"""What the page of a plan written by hand sends: texts of cells, and one deed about a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from portal.shell.addresses import row_number
from portal.shell.grid_post import PostedCell, cells_of_form, cells_of_json, is_by_script, json_of
from roadmaps.revisions.cells import LABELS

NAMES = tuple(LABELS)
DEEDS = frozenset({"insert", "copy", "up", "down", "drop", "keep"})
MOST_INSERTED = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Texts to write, then a deed (one of DEEDS, "" for none) about the row `row`, None for no row, `count` times."""

    cells: tuple[PostedCell, ...]
    deed: str = ""
    row: int | None = None
    count: int = 1


def wanted_of(request: HttpRequest) -> Wanted:
    """What was asked, by a script as JSON or by the plain form. Raises BadRequest of anything else."""
    if is_by_script(request):
        return _of_json(json_of(request.body))
    deed = request.POST.get("deed", "")
    cells = cells_of_form(request.POST, NAMES)
    return Wanted(cells, deed if deed in DEEDS else "", row_number(request.POST.get("row")))


def _of_json(said: Mapping[str, Any]) -> Wanted:
    deed = said.get("deed", "")
    if not isinstance(deed, str) or (deed and deed not in DEEDS):
        raise BadRequest("not a deed")
    count = min(max(1, row_number(said.get("count", 1)) or 1), MOST_INSERTED)
    cells = cells_of_json({"cells": [], **said}, NAMES)  # a deed may come alone
    return Wanted(cells, deed, row_number(said.get("row")), count)
