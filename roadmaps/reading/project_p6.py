"""Reads Primavera P6 XML: the breakdown structure, the activities, and the baseline where the file carries one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from xml.etree.ElementTree import Element

from roadmaps.reading.cells import Reading
from roadmaps.reading.project_outline import Section, outline
from roadmaps.reading.project_table import PlanLine, day_of, number_of, table_of
from roadmaps.reading.project_xml import elements, local, text_at

_FLAGGED = frozenset({"Start Milestone", "Finish Milestone"})
# Its dates are those of the activities under it.
_ROLL_UP = "WBS Summary"
_NOT_STARTED = "Not Started"
_WANTED = ("WBS", "Activity", "Relationship", "Resource", "ResourceAssignment", "ActivityNote", "Name")


class _Plan:
    """What has been met on the way through the file; lists by the activity's key."""

    def __init__(self) -> None:
        self.title = ""
        self.sections: list[Section] = []
        self.activities: list[Element] = []
        self.baselines: dict[str, date | None] = {}
        self.names: dict[str, str] = {}
        self.people: dict[str, list[str]] = {}
        self.before: dict[str, list[str]] = {}
        self.notes: dict[str, list[str]] = {}

    def take(self, path: tuple[str, ...], element: Element) -> None:
        name = local(element)
        if "BaselineProject" in path:
            if name == "Activity":
                self.baselines[text_at(element, "Id")] = _planned(element)
        elif name == "WBS":
            self.sections.append(_section(element))
        elif name == "Activity":
            self.activities.append(element)
        elif name == "Name" and path[-1:] == ("Project",):
            self.title = self.title or (element.text or "").strip()
        else:
            self._link(name, element)

    def _link(self, name: str, element: Element) -> None:
        if name == "Resource":
            self.names[text_at(element, "ObjectId")] = text_at(element, "Name")
        elif name == "ResourceAssignment":
            _add(self.people, element, "ActivityObjectId", "ResourceObjectId")
        elif name == "Relationship":
            _add(self.before, element, "SuccessorActivityObjectId", "PredecessorActivityObjectId")
        elif name == "ActivityNote":
            _add(self.notes, element, "ActivityObjectId", "Note")


def read(content: bytes) -> Reading:
    """Read the plan as one table. Raises CannotRead."""
    plan = _Plan()
    for path, element in elements(content, *_WANTED):
        plan.take(path, element)
    codes = {text_at(one, "ObjectId"): text_at(one, "Id") for one in plan.activities}
    lines = [
        (text_at(one, "WBSObjectId"), _line(one, plan, codes))
        for one in plan.activities
        if text_at(one, "Type") != _ROLL_UP
    ]
    return Reading((table_of(outline(plan.sections, lines), plan.title),))


def _line(activity: Element, plan: _Plan, codes: Mapping[str, str]) -> PlanLine:
    """One activity. A milestone at the start of something is due on that day."""
    key, code = text_at(activity, "ObjectId"), text_at(activity, "Id")
    kind = text_at(activity, "Type")
    is_start = kind == "Start Milestone"
    actual = text_at(activity, "ActualFinishDate") or (text_at(activity, "ActualStartDate") if is_start else "")
    expected = day_of((text_at(activity, "StartDate") if is_start else "") or text_at(activity, "FinishDate"))
    status = text_at(activity, "Status")
    # A share of one, not of a hundred.
    percent = number_of(text_at(activity, "PercentComplete"))
    return PlanLine(
        role="flagged" if kind in _FLAGGED else "leaf",
        code=code,
        name=text_at(activity, "Name"),
        start=day_of(text_at(activity, "StartDate") or text_at(activity, "PlannedStartDate")),
        baseline=plan.baselines.get(code),
        planned=_planned(activity),
        expected=expected or _planned(activity),
        actual=day_of(actual),
        percent=round(percent * 100, 2) if percent else None,
        status="" if status == _NOT_STARTED else status,
        resources=tuple(plan.names.get(one, "") for one in plan.people.get(key, ())),
        predecessors=tuple(codes.get(one, one) for one in plan.before.get(key, ())),
        notes="\n".join(plan.notes.get(key, ())),
        uid=text_at(activity, "GUID"),
    )


def _planned(activity: Element) -> date | None:
    """The planned finish; of a milestone at the start of something its planned start."""
    names = ("PlannedFinishDate", "PlannedStartDate", "FinishDate")
    if text_at(activity, "Type") == "Start Milestone":
        names = ("PlannedStartDate", "PlannedFinishDate", "StartDate")
    return next((day for name in names if (day := day_of(text_at(activity, name)))), None)


def _section(element: Element) -> Section:
    return Section(
        key=text_at(element, "ObjectId"),
        parent=text_at(element, "ParentObjectId"),
        name=text_at(element, "Name"),
        order=number_of(text_at(element, "SequenceNumber")) or 0.0,
    )


def _add(lists: dict[str, list[str]], element: Element, key: str, value: str) -> None:
    lists.setdefault(text_at(element, key), []).append(text_at(element, value))
