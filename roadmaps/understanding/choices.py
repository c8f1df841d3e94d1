"""What a person chose about a file; everything else is found by the portal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from roadmaps.reading.dates import DayOrder


@dataclass(frozen=True, slots=True)
class Choices:
    """`table` is an index in the document, `sheet` a table's name; `header_row` is counted as the file counts.

    `mapping` gives columns (by index from 0) their fields, "" for not imported. `order` reads 7/8/2026 in every
    column; `corrections` replace the texts of cells by their place ("B7") before anything is read.
    `fiscal_start` is the month in which the programme's year begins; `year` stands in where a date names none.
    `scope` says what of a project plan becomes milestones: "flagged" ones alone, or all "leaves"; "" lets the portal
    decide. `with_hidden` reads hidden rows and columns too. `split` are places of cells whose repeating phrase becomes
    a milestone for each of its periods, from `starts_on` to `ends_on` where the row itself does not say from when to
    when. `roadmap` is the number of the one that the file is meant for and `revision` that of its plan in force,
    both 0 of none.
    """

    table: int | None = None
    sheet: str = ""
    header_row: int | None = None
    mapping: Mapping[int, str] = field(default_factory=dict)
    order: DayOrder | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    fiscal_start: int = 1
    year: int | None = None
    scope: str = ""
    with_hidden: bool = False
    split: frozenset[str] = frozenset()
    starts_on: date | None = None
    ends_on: date | None = None
    roadmap: int = 0
    revision: int = 0

    def to_json(self) -> dict[str, Any]:
        """The same as plain values, for another process."""
        return {
            **{one.name: getattr(self, one.name) for one in fields(self)},
            "mapping": list(self.mapping.items()),
            "corrections": dict(self.corrections),
            "split": sorted(self.split),
            "starts_on": self.starts_on and self.starts_on.isoformat(),
            "ends_on": self.ends_on and self.ends_on.isoformat(),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Choices:
        """What `to_json` gave."""
        return cls(
            **{
                **told,
                "mapping": {int(index): str(name) for index, name in told["mapping"]},
                "order": DayOrder(told["order"]) if told["order"] else None,
                "split": frozenset(told["split"]),
                **{name: told[name] and date.fromisoformat(told[name]) for name in ("starts_on", "ends_on")},
            }
        )
