"""The files that the house tests read."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked(*suffixes: str, under: tuple[str, ...] = ()) -> list[Path]:
    """Files of the repository with these suffixes, those not yet committed included; never what git ignores."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = [ROOT / line for line in sorted(set(listing.stdout.splitlines()))]
    return [
        path
        for path in paths
        if path.suffix in suffixes and path.is_file() and (not under or path.relative_to(ROOT).parts[0] in under)
    ]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
