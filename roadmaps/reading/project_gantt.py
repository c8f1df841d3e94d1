"""Reads GanttProject's plans (.gan): tasks within tasks, with lengths in working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from roadmaps.reading.cells import Reading
from roadmaps.reading.project_table import PlanLine, Role, day_of, number_of, table_of
from roadmaps.reading.project_xml import children_at, elements, local, text_at

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# More than a century of working days is a slip of the keyboard.
_LONGEST = 30_000


@dataclass(slots=True)
class _Plan:
    """What the file says around its tasks."""

    tasks: list[Element] = field(default_factory=list)
    free: frozenset[int] = frozenset({5, 6})
    holidays: set[date] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)
    baseline: dict[str, date | None] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        """Whether people work on that day."""
        return day.weekday() not in self.free and day not in self.holidays


def read(content: bytes) -> Reading:
    """Read the plan as one table. Raises CannotRead."""
    plan = _Plan()
    for path, element in elements(content, "calendars", "tasks", "resource", "allocation", "previous-tasks"):
        name = local(element)
        if name == "calendars":
            _take_calendar(plan, element)
        elif name == "tasks" and path[-1:] == ("project",):
            plan.tasks = children_at(element, "task")
        elif name == "resource":
            plan.names[element.get("id", "")] = element.get("name", "")
        elif name == "allocation":
            plan.people.setdefault(element.get("task-id", ""), []).append(element.get("resource-id", ""))
        elif name == "previous-tasks" and not plan.baseline:
            _take_baseline(plan, element)
    for task in _all(plan.tasks):
        for link in children_at(task, "depend"):
            plan.before.setdefault(link.get("id", ""), []).append(task.get("id", ""))
    return Reading((table_of(list(_lines(plan.tasks, 1, plan))),))


def _all(tasks: list[Element]) -> Iterator[Element]:
    for task in tasks:
        yield task
        yield from _all(children_at(task, "task"))


def _take_calendar(plan: _Plan, element: Element) -> None:
    for week in element.iter():
        if local(week) == "default-week":
            plan.free = frozenset(at for at, name in enumerate(_WEEK) if week.get(name) == "1")
        elif local(week) == "date" and week.get("type", "HOLIDAY") == "HOLIDAY":
            year, month, day = (week.get(name) or "0" for name in ("year", "month", "date"))
            holiday = day_of(f"{year:0>4}-{month:0>2}-{day:0>2}")
            plan.holidays |= {holiday} if holiday else set()


def _take_baseline(plan: _Plan, element: Element) -> None:
    for task in children_at(element, "previous-task"):
        plan.baseline[task.get("id", "")] = _finish(task, plan, is_point=task.get("meeting") == "true")


def _lines(tasks: list[Element], level: int, plan: _Plan) -> Iterator[PlanLine]:
    for task in tasks:
        inner = children_at(task, "task")
        yield _line(task, level, plan, has_more=bool(inner))
        yield from _lines(inner, level + 1, plan)


def _line(task: Element, level: int, plan: _Plan, *, has_more: bool) -> PlanLine:
    key = task.get("id", "")
    is_point = task.get("meeting") == "true"
    role: Role = "summary" if has_more else "flagged" if is_point else "leaf"
    return PlanLine(
        role=role if task.get("name") else "",
        level=level,
        name=task.get("name", ""),
        start=day_of(task.get("start")),
        baseline=plan.baseline.get(key),
        expected=_finish(task, plan, is_point=is_point),
        percent=number_of(task.get("complete")) or None,
        resources=tuple(plan.names.get(one, "") for one in plan.people.get(key, ())),
        predecessors=tuple(plan.before.get(key, ())),
        notes=text_at(task, "notes"),
        uid=key,
    )


def _finish(task: Element, plan: _Plan, *, is_point: bool) -> date | None:
    """The last of so many working days that begin with the first one; GanttProject keeps no finish."""
    day = day_of(task.get("start"))
    days = int(number_of(task.get("duration")) or 0)
    if day is None or is_point or days <= 1:
        return day
    if days > _LONGEST or len(plan.free) == len(_WEEK):
        return None
    left = days - plan.works(day)
    while left > 0:
        day += timedelta(days=1)
        left -= plan.works(day)
    return day
