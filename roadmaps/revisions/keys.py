"""What rows may be known by: rows with the same key, where it is not None, may be the same promise."""

from __future__ import annotations

from collections.abc import Hashable

from roadmaps.revisions.likeness import is_telling
from roadmaps.revisions.rows import PlanRow
from roadmaps.revisions.wording import plain, plain_code


def verbatim(row: PlanRow) -> Hashable:
    """What `content` tells, to the letter: most rows of the next file have not been touched."""
    return (row.code, row.workstream, row.title, row.due_date, row.responsible)


def content(row: PlanRow) -> Hashable:
    """Everything that makes two rows the same promise word for word; never None."""
    return (plain_code(row.code), plain(row.workstream), plain(row.title), row.due_date, plain(row.responsible))


def code_and_title(row: PlanRow) -> Hashable:
    code = plain_code(row.code)
    return (code, plain(row.title)) if code else None


def title_in_workstream(row: PlanRow) -> Hashable:
    return (plain(row.workstream), plain(row.title))


def telling_title(row: PlanRow) -> Hashable:
    title = plain(row.title)
    return title if is_telling(title) else None


def day(row: PlanRow) -> Hashable:
    return row.due_date


def day_and_people(row: PlanRow) -> Hashable:
    return (row.due_date, plain(row.responsible)) if row.due_date and row.responsible else None


def deliverable(row: PlanRow) -> Hashable:
    return plain(row.deliverable) or None


def code(row: PlanRow) -> Hashable:
    """The number, wherever it stands; None of a row without one."""
    return plain_code(row.code) or None


def code_in_workstream(row: PlanRow) -> Hashable:
    code = plain_code(row.code)
    return (plain(row.workstream), code) if code else None


def all_but_the_title(row: PlanRow) -> Hashable:
    """Everything that a row promises apart from its title; None of an undated one, which promises too little."""
    said = (code(row), plain(row.workstream), row.due_date, plain(row.responsible), plain(row.deliverable))
    return said if row.due_date else None
