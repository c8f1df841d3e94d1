"""What coming into force changed: each milestone's plan before and after, so that it can be undone exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any

from roadmaps.models import Milestone

PLAN_OF_MILESTONE = (
    "workstream_id",
    "position",
    "code",
    "title",
    "deliverable",
    "responsible",
    "responsible_person_id",
    "start_date",
    "baseline_date",
    "original_baseline_date",
    "promised_on",
    "precision",
    "wording",
    "is_assumption",
    "cancelled_at",
    "cancelled_in_id",
)
plan_of = attrgetter(*PLAN_OF_MILESTONE)


@dataclass(frozen=True, slots=True)
class Effect:
    """`created`: milestones; `changed`: for each milestone its fields, before and after, as JSON holds them.

    `made_streams`: workstreams; `moved_streams`: their positions before and after.
    """

    created: tuple[int, ...]
    changed: dict[int, dict[str, tuple[Any, Any]]]
    made_streams: tuple[int, ...]
    moved_streams: dict[int, tuple[int, int]]

    @property
    def touched(self) -> list[int]:
        """The milestones that it made, or changed in more than their place in the plan."""
        return [*self.created, *(pk for pk, fields in self.changed.items() if fields.keys() - {"position"})]

    def to_json(self) -> dict[str, Any]:
        return {
            "created": list(self.created),
            "changed": {str(pk): {name: list(pair) for name, pair in own.items()} for pk, own in self.changed.items()},
            "made_streams": list(self.made_streams),
            "moved_streams": {str(pk): list(pair) for pk, pair in self.moved_streams.items()},
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Effect:
        return cls(
            created=tuple(kept["created"]),
            changed={
                int(pk): {name: (old, new) for name, (old, new) in own.items()} for pk, own in kept["changed"].items()
            },
            made_streams=tuple(kept["made_streams"]),
            moved_streams={int(pk): (old, new) for pk, (old, new) in kept["moved_streams"].items()},
        )


def changes_between(before: tuple[Any, ...], after: tuple[Any, ...]) -> dict[str, tuple[Any, Any]]:
    """The fields in which two plans of a milestone (`plan_of`) differ, before and after, as JSON holds them."""
    pairs = zip(PLAN_OF_MILESTONE, before, after, strict=True)
    return {name: (dumped(old), dumped(new)) for name, old, new in pairs if old != new}


def dumped(value: Any) -> Any:
    """A value of a plan's field as JSON holds it, to the microsecond; a moment as the database tells it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def loaded(name: str, kept: Any) -> Any:
    """The value of a field (by its attribute's name) from what JSON holds."""
    field: Any = Milestone._meta.get_field(name.removesuffix("_id"))
    return getattr(field, "target_field", field).to_python(kept)
