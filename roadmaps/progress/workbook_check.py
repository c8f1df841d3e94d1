"""What a filled-in form would do: of each row which cells changed, what cannot be read, what is missing, what collides.

A cell is compared with what was written into it and with what the portal knows by now: what somebody has reported since
is never overwritten unless the person says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portal.shell import dates
from roadmaps.progress.answers import ReportAnswers, gaps, tidied
from roadmaps.progress.evidence import Address
from roadmaps.progress.workbook_cells import CellUnread, Reader
from roadmaps.progress.workbook_findings import Change, Check, Fate, Problem, RowCheck, Rules, heading, problem_in
from roadmaps.progress.workbook_form import ANSWERS, PLAN, SentCell, SentRow, text_of_answer
from roadmaps.progress.workbook_rows import Standing
from roadmaps.revisions.cells import CellRefused, problem_of, text_of, typed
from roadmaps.revisions.rows import PlanRow


def check(sent: Sequence[SentRow], standings: Mapping[int, Standing], rules: Rules) -> Check:
    """Judge every row. Pure: the same rows and standings give the same answer."""
    rows = tuple(judged(row, standings, rules) for row in sent)
    touched = {row.milestone for row in rows if row.fate != Fate.NOTHING}
    untouched = (one for pk, one in standings.items() if pk not in touched and one.milestone.takes_reports)
    return Check(rows, tuple(one for one in untouched if not one.is_with_ministry))


def judged(sent: SentRow, standings: Mapping[int, Standing], rules: Rules) -> RowCheck:
    standing = standings.get(sent.milestone)
    if standing is None:
        message = FAULTS.get(sent.fault, not_there)()
        problem = Problem(_("row %(number)s") % {"number": sent.number}, "", message)
        return RowCheck(sent.number, 0, "", sent.label, Fate.UNREAD, problems=(problem,))
    milestone = standing.milestone
    row = RowCheck(sent.number, milestone.pk, milestone.code, milestone.title, Fate.NOTHING, seen=standing.seen)
    row = with_plan(row, sent, standing, rules)
    values, problems = read_values(sent, Reader(rules.fiscal_start))
    if problems:
        return replace(row, fate=Fate.UNREAD, problems=(*row.problems, *problems))
    return with_answers(row, sent, standing, values, rules)


def read_values(sent: SentRow, reader: Reader) -> tuple[dict[str, Any], list[Problem]]:
    """The changed answers by their columns, without cells that mean what they meant; and what cannot be read."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for cell in sent.cells:
        if cell.key not in ANSWERS:
            continue
        try:
            value = reader.value(cell.key, cell.now)
        except CellUnread as refused:
            problems.append(problem_in(cell, str(refused.message)))
            continue
        if value != reader.value(cell.key, cell.was):
            values[cell.key] = value
    if values.get("unchanged") and len(values) > 1:
        cell = next(one for one in sent.cells if one.key == "unchanged")
        message = _(
            "It says that nothing has changed, but other cells of the row were changed. Clear one or the other."
        )
        problems.append(problem_in(cell, message))
    return values, problems


def with_answers(row: RowCheck, sent: SentRow, standing: Standing, values: Mapping[str, Any], rules: Rules) -> RowCheck:
    """The row with the report that it becomes, or with why it becomes none."""
    answers = {key: value for key, value in values.items() if key not in ("unchanged", "evidence_link")}
    links: tuple[Address, ...] = values.get("evidence_link", ())
    is_newer = standing.seen != sent.seen
    if not values or (is_newer and is_said(standing, values)):
        return row
    blocked = why_blocked(standing, is_newer=is_newer and bool(values.get("unchanged")))
    if blocked:
        place = _("row %(number)s") % {"number": sent.number}
        problem = Problem(place, "", blocked)
        return replace(row, fate=Fate.UNREAD, problems=(*row.problems, problem))
    if values.get("unchanged"):
        return replace(row, fate=Fate.REPEAT, note=_("Nothing has changed"))
    baseline = standing.milestone.baseline_date
    mine = tidied(replace(standing.answers, **answers), baseline)
    missing = gaps(
        mine,
        baseline=baseline,
        today=rules.today,
        has_evidence=standing.has_evidence or bool(links),
        is_evidence_required=rules.is_evidence_required,
    )
    collides = is_newer and any(is_collision(standing, cell, values) for cell in sent.cells)
    return replace(
        row,
        fate=Fate.CONFLICT if collides else Fate.DRAFT if missing else Fate.SEND,
        fields=changes_of(standing.said if collides else standing.answers, mine, links),
        missing=tuple(gap.message for gap in missing),
        note=said_since(standing) if is_newer else "",
        answers=mine,
        links=links,
    )


def is_said(standing: Standing, values: Mapping[str, Any]) -> bool:
    """Whether the newest report says all of it already: so it is when the same file comes again."""
    if values.get("unchanged"):
        return standing.last is not None and standing.last.is_unchanged
    answers = {key: value for key, value in values.items() if key != "evidence_link"}
    baseline = standing.milestone.baseline_date
    has_links = all(address.link in standing.links for address in values.get("evidence_link", ()))
    return has_links and tidied(replace(standing.said, **answers), baseline) == tidied(standing.said, baseline)


def is_collision(standing: Standing, cell: SentCell, values: Mapping[str, Any]) -> bool:
    """Whether somebody has answered this question since in another way than the file does."""
    if cell.key not in values or cell.key in ("unchanged", "evidence_link"):
        return False
    there = text_of_answer(standing.said, cell.key)
    return there not in (cell.was, cell.now) and getattr(standing.said, cell.key) != values[cell.key]


def why_blocked(standing: Standing, *, is_newer: bool) -> str:
    """Why no report can be written now; empty when one can."""
    if standing.milestone.cancelled_at is not None:
        return _("This milestone has been dropped from the plan: it takes no reports.")
    if not standing.milestone.takes_reports:
        return _("This milestone is done: it takes no more reports.")
    if standing.is_with_ministry:
        return _("A report on this milestone is with the ministry. Withdraw it to write another.")
    if is_newer:
        return _("Somebody has reported on it since the workbook was made. Clear the cell, or report in the portal.")
    return ""


def with_plan(row: RowCheck, sent: SentRow, standing: Standing, rules: Rules) -> RowCheck:
    """The row with what it proposes for the plan; what is proposed already is left out."""
    cells = [cell for cell in sent.cells if cell.key in PLAN]
    waiting = rules.proposed.get(standing.milestone.pk, standing.plan)
    taken, problems = [], []
    for cell in cells:
        if cell.now in (text_of(waiting, cell.key), text_of(standing.plan, cell.key)):
            continue
        message = plan_problem(cell, waiting, rules)
        if message:
            problems.append(problem_in(cell, message))
        else:
            taken.append(cell)
    changes = tuple(Change(heading(cell.key), text_of(standing.plan, cell.key), cell.now) for cell in taken)
    return replace(row, plan=tuple(taken), plan_fields=changes, problems=tuple(problems))


def plan_problem(cell: SentCell, waiting: PlanRow, rules: Rules) -> str:
    """Why the text of a cell of the plan cannot be proposed; empty when it can."""
    if not rules.may_propose:
        return _("Only a cluster manager changes the plan. Ask one of them, or put the cell back: “%(was)s”.") % {
            "was": cell.was
        }
    there = text_of(waiting, cell.key)
    if there != cell.was:
        return _("Another change of this cell is proposed already: “%(there)s”.") % {"there": there}
    try:
        after = typed(waiting, cell.key, cell.now, fiscal_start=rules.fiscal_start)
    except CellRefused as refused:
        return str(refused.message)
    return problem_of(after, cell.key, fiscal_start=rules.fiscal_start)


def changes_of(before: ReportAnswers, mine: ReportAnswers, links: Sequence[Address]) -> tuple[Change, ...]:
    """Every answer that differs, in the order of the columns, with what follows from it (done means 100 percent)."""
    found = [
        Change(heading(key), shown(before, key), shown(mine, key))
        for key in ANSWERS
        if text_of_answer(before, key) != text_of_answer(mine, key)
    ]
    return (*found, *(Change(heading("evidence_link"), "", address.link) for address in links))


def shown(answers: ReportAnswers, key: str) -> str:
    value = getattr(answers, key)
    return dates.day(value) if isinstance(value, date) else text_of_answer(answers, key)


def said_since(standing: Standing) -> str:
    """Who has reported since the workbook was made."""
    if standing.last is None:
        return ""
    return _("%(person)s has reported on it since the workbook was made.") % {"person": standing.last.author.short_name}


def not_there() -> str:
    return _("This milestone is not in the roadmap any more. Delete the row, or download the workbook anew.")


def stranger() -> str:
    return _("The portal did not write this row. New milestones are proposed in the plan.")


def twice() -> str:
    return _("This row stands twice in the workbook; the first one counts. Delete the copy.")


FAULTS = {"stranger": stranger, "twice": twice}
