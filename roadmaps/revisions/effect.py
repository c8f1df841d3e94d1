"""What coming into force changed: read before and after, kept as the difference, so that it can be undone exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from roadmaps.models import Milestone, Workstream
from roadmaps.revisions.enactment import PLAN_OF_MILESTONE

Plan = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The plans of all milestones of a roadmap and the order of its workstreams, at one moment."""

    milestones: dict[int, Plan]
    streams: dict[int, int]


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


def standing_of(roadmap_id: int) -> Standing:
    """How the plan stands now. Two queries."""
    milestones = Milestone.objects.filter(roadmap_id=roadmap_id).order_by("pk")
    streams = Workstream.objects.filter(roadmap_id=roadmap_id).order_by("pk")
    return Standing(
        milestones={pk: tuple(plan) for pk, *plan in milestones.values_list("pk", *PLAN_OF_MILESTONE)},
        streams=dict(streams.values_list("pk", "position")),
    )


def effect_between(before: Standing, after: Standing) -> Effect:
    """What changed from one moment to the next."""
    changed = {
        pk: _changes(before.milestones[pk], plan)
        for pk, plan in after.milestones.items()
        if pk in before.milestones and before.milestones[pk] != plan
    }
    return Effect(
        created=tuple(pk for pk in after.milestones if pk not in before.milestones),
        changed=changed,
        made_streams=tuple(pk for pk in after.streams if pk not in before.streams),
        moved_streams={
            pk: (before.streams[pk], position)
            for pk, position in after.streams.items()
            if pk in before.streams and before.streams[pk] != position
        },
    )


def dumped(value: Any) -> Any:
    """A value of a plan's field as JSON holds it, to the microsecond."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def loaded(name: str, kept: Any) -> Any:
    """The value of a field (by its attribute's name) from what JSON holds."""
    field: Any = Milestone._meta.get_field(name.removesuffix("_id"))
    return getattr(field, "target_field", field).to_python(kept)


def _changes(before: Plan, after: Plan) -> dict[str, tuple[Any, Any]]:
    pairs = zip(PLAN_OF_MILESTONE, before, after, strict=True)
    return {name: (dumped(old), dumped(new)) for name, old, new in pairs if old != new}
