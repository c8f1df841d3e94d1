"""What a person chose about a file, as it is kept with the upload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from clusters.models import Programme
from roadmaps.reading.dates import DayOrder
from roadmaps.understanding.choices import Choices


@dataclass(frozen=True, slots=True)
class MadeChoices:
    """Which table (None: the one the portal found), what columns mean by index ("" for not imported), the order
    of day and month ("" while nobody said it), and new texts of cells by their place; then what Choices says of
    `scope`, `with_hidden` and `split`."""

    table: int | None = None
    mapping: Mapping[int, str] = field(default_factory=dict)
    order: str = ""
    corrections: Mapping[str, str] = field(default_factory=dict)
    scope: str = ""
    with_hidden: bool = False
    split: frozenset[str] = frozenset()

    def changed(
        self, *, mapping: Mapping[int, str], order: str = "", corrections: Mapping[str, str] | None = None
    ) -> MadeChoices:
        """These choices with newer ones on top."""
        return replace(
            self,
            mapping={**self.mapping, **mapping},
            order=order or self.order,
            corrections={**self.corrections, **(corrections or {})},
        )

    def for_programme(self, programme: Programme) -> Choices:
        """What the reading needs to know: these choices, where the programme's year begins, and how long it runs."""
        return Choices(
            table=self.table,
            mapping=self.mapping,
            order=DayOrder(self.order) if self.order else None,
            corrections=self.corrections,
            fiscal_start=programme.fiscal_start_month,
            scope=self.scope,
            with_hidden=self.with_hidden,
            split=self.split,
            starts_on=programme.starts_on,
            ends_on=programme.ends_on,
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "table": self.table,
            "mapping": {str(index): name for index, name in self.mapping.items()},
            "order": self.order,
            "corrections": dict(self.corrections),
            "scope": self.scope,
            "with_hidden": self.with_hidden,
            "split": sorted(self.split),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> MadeChoices:
        return cls(
            table=kept.get("table"),
            mapping={int(index): name for index, name in kept.get("mapping", {}).items()},
            order=kept.get("order", ""),
            corrections=dict(kept.get("corrections", {})),
            scope=kept.get("scope", ""),
            with_hidden=kept.get("with_hidden", False),
            split=frozenset(kept.get("split", ())),
        )
