"""By when each side has done its part of a period's reporting: days counted from the last day of the period.

Such chains are how executors, a managing organisation and a ministry report one after another (“by the 10th, by the
20th, by the 25th”; “by the third working day”). Pure: kept by a programme as JSON, read and checked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CONTRIBUTOR, CLUSTER_MANAGER, OFFICIAL = "contributor", "cluster_manager", "official"
SIDES = (CONTRIBUTOR, CLUSTER_MANAGER, OFFICIAL)
MOST_DAYS = 120


@dataclass(frozen=True, slots=True)
class Link:
    """One side's day: so many days after the period's last day, calendar days or (`working`) working days."""

    side: str
    days: int
    working: bool = False


def default_chain() -> list[dict[str, Any]]:
    """Contributors by the 10th, the cluster by the 20th, the ministry by the 25th of the month that follows."""
    return as_json((Link(CONTRIBUTOR, 10), Link(CLUSTER_MANAGER, 20), Link(OFFICIAL, 25)))


def as_json(links: Iterable[Link]) -> list[dict[str, Any]]:
    return [asdict(link) for link in links]


def links_of(value: Sequence[dict[str, Any]]) -> tuple[Link, ...]:
    """The links of a chain that has been validated, in the order of the sides."""
    found = {entry["side"]: Link(entry["side"], entry["days"], entry["working"]) for entry in value}
    return tuple(found[side] for side in SIDES if side in found)


def validate_chain(value: Any) -> None:
    """Raise ValidationError unless it is a list of links, each side once, the cluster's among them."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) and is_link(entry) for entry in value):
        raise ValidationError(_("A chain is a list of sides, each with its number of days from 1 to 120."))
    sides = [entry["side"] for entry in value]
    if len(set(sides)) != len(sides):
        raise ValidationError(_("Each side has one day."))
    if CLUSTER_MANAGER not in sides:
        raise ValidationError(_("The cluster needs a day by which it reports."))


def is_link(entry: dict[str, Any]) -> bool:
    days, working = entry.get("days"), entry.get("working")
    return (
        set(entry) == {"side", "days", "working"}
        and entry["side"] in SIDES
        and isinstance(working, bool)
        and isinstance(days, int)
        and not isinstance(days, bool)
        and 1 <= days <= MOST_DAYS
    )
