"""Where a workbook of the portal comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a workbook comes from: roadmap and revision by their numbers, and when it was made (ISO, UTC)."""

    roadmap: int = 0
    revision: int = 0
    made_at: str = ""
    language: str = ""


NOWHERE = Origin()
