"""Reads MS Project XML (MSPDI): the outline with its baselines, flags, resources and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

from roadmaps.reading.cells import Reading
from roadmaps.reading.project_table import PlanLine, Role, codes_of, day_of, number_of, table_of
from roadmaps.reading.project_xml import child_at, children_at, elements, text_at

_PROJECT_LEVEL = 0
_YES = frozenset({"1", "true"})
_NO = frozenset({"0", "false"})


def read(content: bytes) -> Reading:
    """Read the plan as one table whose rows are numbered as MS Project numbers its lines. Raises CannotRead."""
    tasks: list[Element] = []
    names: dict[str, str] = {}
    assigned: dict[str, list[str]] = {}
    title = ""
    for path, element in elements(content, "Task", "Resource", "Assignment", "Title", "Name"):
        kind = (path[-1] if path else "", element.tag.rpartition("}")[2])
        if kind == ("Tasks", "Task"):
            tasks.append(element)
        elif kind == ("Resources", "Resource"):
            names[text_at(element, "UID")] = text_at(element, "Name")
        elif kind == ("Assignments", "Assignment"):
            assigned.setdefault(text_at(element, "TaskUID"), []).append(text_at(element, "ResourceUID"))
        elif kind == ("Project", "Title") or (kind == ("Project", "Name") and not title):
            title = (element.text or "").strip()
    resources = {task: [names.get(one, "") for one in several] for task, several in assigned.items()}
    return Reading((table_of(_lines(tasks, resources), title),))


def _lines(tasks: Sequence[Element], resources: Mapping[str, Sequence[str]]) -> list[PlanLine]:
    """The lines in their order. MS Project's own line 0 is the project itself and is left out."""
    shown = [task for task in tasks if _level(task) > _PROJECT_LEVEL or text_at(task, "UID") != "0"]
    codes = codes_of((text_at(task, "WBS") for task in shown), (text_at(task, "OutlineNumber") for task in shown))
    code_of = {text_at(task, "UID"): code for task, code in zip(shown, codes, strict=True)}
    return with_parents([_line(task, code, code_of, resources) for task, code in zip(shown, codes, strict=True)])


def with_parents(lines: Sequence[PlanLine]) -> list[PlanLine]:
    """The lines with each that is followed by a deeper one as a summary: some programs do not say so themselves."""
    found = list(lines)
    filled = [at for at, line in enumerate(lines) if line.role]
    for at, below in pairwise(filled):
        if lines[below].level > lines[at].level:
            found[at] = replace(lines[at], role="summary")
    return found


def _line(task: Element, code: str, code_of: Mapping[str, str], resources: Mapping[str, Sequence[str]]) -> PlanLine:
    role = _role(task)
    if not role:
        return PlanLine()
    uid = text_at(task, "UID")
    before = [text_at(link, "PredecessorUID") for link in children_at(task, "PredecessorLink")]
    percent = number_of(text_at(task, "PercentComplete"))
    return PlanLine(
        role=role,
        level=_level(task),
        code=code,
        name=text_at(task, "Name"),
        start=day_of(text_at(task, "Start") or text_at(task, "ManualStart")),
        baseline=_baseline(task),
        expected=day_of(text_at(task, "Finish") or text_at(task, "ManualFinish")),
        actual=day_of(text_at(task, "ActualFinish")),
        percent=percent or None,
        status="inactive" if text_at(task, "Active") in _NO else "",
        resources=tuple(resources.get(uid, ())),
        predecessors=tuple(code_of.get(one, one) for one in before),
        notes=text_at(task, "Notes"),
        uid=uid,
    )


def _role(task: Element) -> Role:
    if text_at(task, "IsNull") in _YES or not text_at(task, "Name"):
        return ""
    if text_at(task, "Summary") in _YES:
        return "summary"
    return "flagged" if text_at(task, "Milestone") in _YES else "leaf"


def _level(task: Element) -> int:
    level = number_of(text_at(task, "OutlineLevel"))
    return max(0, int(level)) if level is not None else 1


def _baseline(task: Element) -> date | None:
    """The finish of the first baseline, which is numbered 0; later ones are kept for comparing only."""
    for baseline in children_at(task, "Baseline"):
        number = child_at(baseline, "Number")
        if number is None or (number.text or "").strip() in {"", "0"}:
            return day_of(text_at(baseline, "Finish"))
    return None
