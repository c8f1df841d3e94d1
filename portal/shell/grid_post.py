"""What the page of a grid sends: texts of cells, by a script as JSON or by the plain form."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from portal.shell.addresses import row_number

MOST_CELLS = 5000
SEEN = "seen-"


@dataclass(frozen=True, slots=True)
class PostedCell:
    """A text for the cell `name` of the row `row`; `was` is what the person saw there before.

    `was` None takes the text whatever stands there by now.
    """

    row: int
    name: str
    text: str
    was: str | None = None

    @property
    def key(self) -> str:
        return key_of(self.row, self.name)


def key_of(row: int, name: str) -> str:
    """The name of a cell's field in the form."""
    return f"{name}-{row}"


def is_by_script(request: HttpRequest) -> bool:
    """Whether a script asks, which reads JSON."""
    return request.content_type == "application/json"


def posted(request: HttpRequest, names: Collection[str]) -> tuple[tuple[PostedCell, ...], str]:
    """The cells of these columns and the number of the page. Raises BadRequest of what no page of ours sends."""
    if is_by_script(request):
        said = json_of(request.body)
        return cells_of_json(said, names), str(said.get("page") or "")
    return cells_of_form(request.POST, names), request.POST.get("page", "")


def rows_posted(request: HttpRequest) -> frozenset[int]:
    """The rows that the page shows: as a script lists them, else those whose texts the plain form keeps."""
    if is_by_script(request):
        said = json_of(request.body).get("rows")
        names = said if isinstance(said, list) else []
    else:
        names = [key.removeprefix(SEEN) for key in request.POST if key.startswith(SEEN)]
    numbers = (row_number(name) for name in names[:MOST_CELLS])
    return frozenset(number for number in numbers if number is not None)


def seen_by(texts: Mapping[str, str]) -> str:
    """What a hidden field of the plain form keeps: the texts of a row, by column, as the person saw them."""
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def json_of(body: bytes) -> Mapping[str, Any]:
    """What a script said. Raises BadRequest of anything but an object."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("not JSON") from error
    if not isinstance(said, dict):
        raise BadRequest("not an object")
    return said


def cells_of_json(said: Mapping[str, Any], names: Collection[str]) -> tuple[PostedCell, ...]:
    """The cells that a script sends. Raises BadRequest without a list of them."""
    cells = said.get("cells")
    if not isinstance(cells, list) or len(cells) > MOST_CELLS:
        raise BadRequest("not a list of cells")
    return tuple(_cell_of_json(one, names) for one in cells)


def cells_of_form(texts: Mapping[str, Any], names: Collection[str]) -> tuple[PostedCell, ...]:
    """Every cell of the plain form, with what was seen there where the page says so. Raises BadRequest."""
    seen = {key.removeprefix(SEEN): _texts(said) for key, said in texts.items() if key.startswith(SEEN)}
    cells = []
    for key, text in texts.items():
        name, _, row = key.partition("-")
        cell = _cell(key, str(text), seen.get(row, {}).get(name), names)
        if cell is not None:
            cells.append(cell)
    return tuple(cells[:MOST_CELLS])


def _cell_of_json(said: Any, names: Collection[str]) -> PostedCell:
    if isinstance(said, dict):
        key, text, was = said.get("key"), said.get("text"), said.get("was")
        if isinstance(key, str) and isinstance(text, str) and (was is None or isinstance(was, str)):
            cell = _cell(key, text, was, names)
            if cell is not None:
                return cell
    raise BadRequest("not a cell")


def _texts(said: object) -> dict[str, str]:
    try:
        texts = json.loads(str(said))
    except (ValueError, RecursionError) as error:
        raise BadRequest("not what was seen") from error
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise BadRequest("not what was seen")
    return texts


def _cell(key: str, text: str, was: str | None, names: Collection[str]) -> PostedCell | None:
    name, _, row = key.partition("-")
    number = row_number(row)
    if name not in names or number is None:
        return None
    return PostedCell(number, name, text.replace("\r\n", "\n"), was)
