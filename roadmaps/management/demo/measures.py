"""What a demo roadmap is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One promise; `{names}` in it are filled in from the cluster's own words (see `clusters.py`)."""

    title: str
    deliverable: str


@dataclass(frozen=True, slots=True)
class Strand:
    """A workstream and the promises that clusters make in it, in the order in which they come."""

    title: str
    measures: tuple[Measure, ...]
