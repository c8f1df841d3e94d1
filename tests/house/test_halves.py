"""What the second half of the run leaves out may not need the database that it is about."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.run import PURE

ROOT = Path(__file__).resolve().parents[2]
NEEDING = {"django_db", "db", "transactional_db", "client", "live_server"}


@pytest.mark.parametrize("folder", PURE)
def test_what_runs_on_one_database_alone_asks_for_none(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    asking = [
        f"{path.name}:{node.lineno}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.arg) and node.arg in NEEDING)
        or (isinstance(node, ast.Attribute) and node.attr == "django_db")
    ]

    assert files
    assert asking == []
