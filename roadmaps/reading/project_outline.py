"""A tree of sections with the lines that hang on it becomes an outline, as Primavera and GanttProject keep plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmaps.reading.limits import MAX_DEPTH, CannotRead
from roadmaps.reading.project_table import PlanLine


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the breakdown structure; `order` is its place among those of the same parent."""

    key: str
    parent: str
    name: str
    order: float = 0.0


def outline(sections: Sequence[Section], lines: Sequence[tuple[str, PlanLine]]) -> list[PlanLine]:
    """Put each line under its section: a section's own lines first, then the sections within it.

    Lines of a section that is not there stand at the end. Sections that hold nothing are kept. Raises CannotRead
    when sections lie too deep; a section that is its own ancestor is left out, its lines are not.
    """
    known = {section.key for section in sections}
    within: dict[str, list[Section]] = {}
    for section in sorted(sections, key=lambda section: section.order):
        within.setdefault(section.parent if section.parent in known else "", []).append(section)
    own: dict[str, list[PlanLine]] = {}
    for key, line in lines:
        own.setdefault(key, []).append(line)
    reached: set[str] = set()
    made = list(_walk("", 0, within, own, reached))
    return made + [replace(line, level=1) for key, line in lines if key not in reached]


def _walk(
    key: str, level: int, within: dict[str, list[Section]], own: dict[str, list[PlanLine]], reached: set[str]
) -> Iterator[PlanLine]:
    if level > MAX_DEPTH:
        raise CannotRead("too_deep", limit=MAX_DEPTH)
    for section in within.get(key, []):
        reached.add(section.key)
        yield PlanLine(role="summary", level=level + 1, name=section.name)
        yield from (replace(line, level=level + 2) for line in own.get(section.key, ()))
        yield from _walk(section.key, level + 1, within, own, reached)
