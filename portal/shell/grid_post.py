"""What the page of a grid sends: texts of cells, by a script as JSON or by the plain form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest

MOST_CELLS = 5000
LARGEST_KEY = 2**53
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


def posted(request: HttpRequest, names: tuple[str, ...]) -> tuple[tuple[PostedCell, ...], str]:
    """The cells of these columns and the number of the page. Raises BadRequest of what no page of ours sends."""
    if is_by_script(request):
        return _of_json(request.body, names)
    return _of_form(request.POST, names), request.POST.get("page", "")


def seen_by(texts: Mapping[str, str]) -> str:
    """What a hidden field of the plain form keeps: the texts of a row, by column, as the person saw them."""
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def _of_json(body: bytes, names: tuple[str, ...]) -> tuple[tuple[PostedCell, ...], str]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("not JSON") from error
    cells = said.get("cells") if isinstance(said, dict) else None
    if not isinstance(cells, list) or len(cells) > MOST_CELLS:
        raise BadRequest("not a list of cells")
    return tuple(_cell_of_json(one, names) for one in cells), str(said.get("page") or "")


def _cell_of_json(said: Any, names: tuple[str, ...]) -> PostedCell:
    if isinstance(said, dict):
        key, text, was = said.get("key"), said.get("text"), said.get("was")
        if isinstance(key, str) and isinstance(text, str) and (was is None or isinstance(was, str)):
            cell = _cell(key, text, was, names)
            if cell is not None:
                return cell
    raise BadRequest("not a cell")


def _of_form(posted_texts: Mapping[str, Any], names: tuple[str, ...]) -> tuple[PostedCell, ...]:
    """Every cell of the form, with what was seen there."""
    seen = {key.removeprefix(SEEN): _texts(said) for key, said in posted_texts.items() if key.startswith(SEEN)}
    cells = []
    for key, text in posted_texts.items():
        name, _, row = key.partition("-")
        cell = _cell(key, str(text), seen.get(row, {}).get(name), names)
        if cell is not None:
            cells.append(cell)
    return tuple(cells[:MOST_CELLS])


def _texts(said: object) -> dict[str, str]:
    try:
        texts = json.loads(str(said))
    except (ValueError, RecursionError) as error:
        raise BadRequest("not what was seen") from error
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise BadRequest("not what was seen")
    return texts


def _cell(key: str, text: str, was: str | None, names: tuple[str, ...]) -> PostedCell | None:
    name, _, row = key.partition("-")
    is_number = row.isascii() and row.isdecimal() and len(row) <= 16
    if name not in names or not is_number or int(row) >= LARGEST_KEY:
        return None
    return PostedCell(int(row), name, text.replace("\r\n", "\n"), was)
