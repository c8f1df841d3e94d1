"""What a careful person reads in a file: columns, milestones, dates and the doubts about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

PRECISIONS = {"d": "day", "m": "month", "q": "quarter", "h": "half_year", "y": "year"}


@dataclass(frozen=True)
class Due:
    """One right answer about a date: its last day in ISO form, or None with the reason in the precision."""

    day: str | None
    precision: str
    needs_mark: bool = False


@dataclass(frozen=True)
class Expected:
    """The right reading of one row. `dues` are equally right; workstream None is not judged."""

    title: str
    dues: tuple[Due, ...]
    code: str | None = None
    workstream: str | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One file. `columns`: heading → right field or fields; `optional` titles may come or stay out."""

    name: str
    file_name: str
    content: bytes
    trap: str
    milestones: tuple[Expected, ...] = ()
    columns: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    is_roadmap: bool = True


def due(text: str) -> tuple[Due, ...]:
    """Return the right answers in short form.

    "2026-12-31 q" is a quarter, "~" ongoing, "-" undated, "!" no date but a mark on the cell, a trailing "?" asks
    for a mark beside the date, "|" parts answers that are equally right; a bare letter repeats the day before it.
    """
    answers: list[Due] = []
    for part in (part.strip() for part in text.split("|")):
        if part in {"~", "-", "!"}:
            answers.append(Due(None, {"~": "ongoing", "-": "undated", "!": "problem"}[part]))
            continue
        day, _, letter = part.rpartition(" ")
        precision = PRECISIONS[letter.rstrip("?")]
        answers.append(Due(day or answers[-1].day, precision, letter.endswith("?")))
    return tuple(answers)


def milestone(
    title: str, when: str, code: str | None = None, workstream: str | None = None, titles: Iterable[str] = ()
) -> Expected:
    """Return the right reading of one row, its date in the short form of `due`."""
    return Expected(title, due(when), code, workstream, tuple(titles))
