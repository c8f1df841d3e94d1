"""What README says of the house is so: its rooms, its settings, its moves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from roadmaps.terms import REPORT_MOVES, REQUEST_MOVES, REVISION_MOVES, Move
from tests.house.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ENV_NAME = r"[A-Z][A-Z_]+[A-Z]"


def section(title: str) -> str:
    return re.split(r"^## ", README.partition(f"## {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def drawn(noun: str) -> dict[str, tuple[set[str], str]]:
    """The moves of a noun as the diagram draws them: where each may begin, where it ends."""
    moves: dict[str, tuple[set[str], str]] = defaultdict(lambda: (set(), ""))
    for name, sources, target in arrows(noun):
        moves[name] = (moves[name][0] | set(sources.split(", ")), target)
    return dict(moves)


def arrows(noun: str) -> Iterator[tuple[str, str, str]]:
    diagram = re.search(rf"^{noun} (?:.*\n)(?:^ +.*\n)*", section("Words"), flags=re.MULTILINE)
    assert diagram is not None
    for chain in re.split(r"\s{2,}|\n", re.sub(r"\(.*?\)", "", diagram.group().removeprefix(noun), flags=re.DOTALL)):
        steps = re.split(r" ─(\w+)→ ", chain)
        for at in range(0, len(steps) - 2, 2):
            yield steps[at + 1], steps[at], steps[at + 2]


@pytest.mark.parametrize(
    ("noun", "moves"), [("revision", REVISION_MOVES), ("report", REPORT_MOVES), ("request", REQUEST_MOVES)]
)
def test_diagram_shows_every_move(noun: str, moves: Mapping[str, Move]) -> None:
    told = {name: (set(map(str, move.sources)), str(move.target)) for name, move in moves.items()}

    assert drawn(noun) == told


def test_table_holds_every_setting() -> None:
    settings = (ROOT / "portal" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(rf'(?:env\.\w+|required)\(\s*"({ENV_NAME})"', settings))
    first_cells = re.findall(r"^\|([^|]+)\|", section("Configuration"), flags=re.MULTILINE)
    named = {name for cell in first_cells for name in re.findall(rf"`({ENV_NAME})`", cell)}

    assert named == read


@pytest.mark.parametrize("app", ["portal", "clusters", "roadmaps"])
def test_map_names_every_room(app: str) -> None:
    part = re.search(rf"^{app}/.*\n(?:^ +.*\n)*", section("The map of the house"), flags=re.MULTILINE)
    rooms = {path.parent.name for path in (ROOT / app).glob("*/__init__.py")} - {
        "migrations",
        "management",
        "templatetags",
    }

    assert part is not None
    assert [room for room in sorted(rooms) if f"{room}/" not in part.group()] == []
