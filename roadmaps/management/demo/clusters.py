"""What is told of an invented cluster: who it is, the words that fill its measures, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fortune(StrEnum):
    """How a demo cluster fares; it decides what happens in its 18 months."""

    EXEMPLARY = "exemplary"
    AVERAGE = "average"
    SLIPPING = "slipping"
    TROUBLED = "troubled"
    SILENT = "silent"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class DemoCluster:
    """`words` fills the `{names}` of measures; `manager` is full name, e-mail's local part and phone."""

    name: str
    slug: str
    region: str
    organisation: str
    founded: int
    members: int
    fortune: Fortune
    size: int
    manager: tuple[str, str, str]
    people: tuple[str, ...]
    words: dict[str, str]
    language: str = "ru"


def words(*values: str) -> dict[str, str]:
    names = ("centre", "equipment", "product", "university", "anchor", "customer", "country", "site")
    return dict(zip(names, values, strict=True))
