"""Reporting in the grid, as verbs: cells become drafts, drafts are sent. Each is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.shell.grid_post import PostedCell
from roadmaps.errors import Refusal
from roadmaps.models import Milestone, ProgressReport, Roadmap
from roadmaps.progress import actions
from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.grid_cells import NAMES, text_of, typed
from roadmaps.progress.grid_lines import Line, held_lines, lines_of, rows_for
from roadmaps.progress.holding import hold
from roadmaps.revisions.cells import CellRefused


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text: `state` is saved, refused, conflict (another text came first) or gone (no report now).

    `words` say why it was not saved.
    """

    cell: PostedCell
    state: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending: the reports that went, and the drafts that say something else than what was seen.

    A draft that lacks something stays as well: `Line.gaps` say what.
    """

    reports: tuple[ProgressReport, ...]
    kept: tuple[tuple[Milestone, str], ...]


@dataclass(frozen=True, slots=True)
class Discarded:
    """What came of discarding: how many drafts went, and of which milestones they stay, with the reason."""

    count: int
    refused: tuple[tuple[Milestone, str], ...]


@transaction.atomic
def write_cells(roadmap: Roadmap, cells: Sequence[PostedCell], *, by: Person, at: datetime) -> list[Outcome]:
    """Write texts into cells, each for itself; what is new becomes the draft report of its milestone.

    What the person had seen in the cell decides: where another text stands by now, nothing is written over it.
    """
    changed = [cell for cell in cells if cell.text != cell.was]
    lines = held_lines(roadmap, {cell.row for cell in changed}, on=roadmap.programme.day_of(at))
    rows: dict[int, list[PostedCell]] = {}
    for cell in changed:
        rows.setdefault(cell.row, []).append(cell)
    outcomes: list[Outcome] = []
    for row, said in rows.items():
        outcomes += _write_row(lines.get(row), said, by=by, at=at)
    return outcomes


@transaction.atomic
def write_and_submit(
    roadmap: Roadmap, cells: Sequence[PostedCell], *, by: Person, at: datetime
) -> tuple[list[Outcome], Sent]:
    """Write what is new in the cells of the page, then send its drafts; `cells` are all that the person sees.

    Each report stands for itself: what is complete is sent, what lacks something stays a draft and is named.
    """
    on = roadmap.programme.day_of(at)
    before = held_lines(roadmap, {cell.row for cell in cells}, on=on)
    unread = {cell.row for cell in cells if cell.row in before and _is_unread(cell, before[cell.row])}
    outcomes = write_cells(roadmap, cells, by=by, at=at)
    troubled = {outcome.cell.row for outcome in outcomes if outcome.state != "saved"}
    lines = lines_of(rows_for(roadmap).filter(pk__in=set(before) - troubled), on=on)
    reports: list[ProgressReport] = []
    kept: list[tuple[Milestone, str]] = []
    for line in lines:
        if line.is_draft and line.milestone.pk in unread:
            kept.append((line.milestone, _("Somebody changed this row meanwhile. Look at it and send it again.")))
        elif line.report is not None and line.is_ready:
            actions.submit(line.report, by=by, at=at)
            reports.append(line.report)
    return outcomes, Sent(tuple(reports), tuple(kept))


@transaction.atomic
def discard_all(drafts: Iterable[ProgressReport], *, by: Person, at: datetime) -> Discarded:
    """Throw each of these drafts away; one that has to stay does not keep the others."""
    count, refused = 0, []
    chosen = list(drafts)
    hold(draft.milestone_id for draft in chosen)
    for draft in chosen:
        try:
            actions.discard(draft, by=by, at=at)
            count += 1
        except Refusal as refusal:
            refused.append((draft.milestone, str(refusal.message)))
    return Discarded(count, tuple(refused))


def _is_unread(cell: PostedCell, line: Line) -> bool:
    """Whether a cell that the person left alone says something else by now: nobody sends what he has not read."""
    return cell.text == cell.was and line.texts[cell.name] != cell.text


def _write_row(line: Line | None, cells: list[PostedCell], *, by: Person, at: datetime) -> list[Outcome]:
    if line is None:
        return [Outcome(cell, "gone", _("This milestone takes no report any more.")) for cell in cells]
    if line.is_with_ministry:
        words = _("A report on this milestone is with the ministry. Withdraw it to write another.")
        return [Outcome(cell, "gone", words) for cell in cells]
    answers, outcomes = line.answers, []
    for cell in sorted(cells, key=lambda one: NAMES.index(one.name)):
        there = text_of(line.answers, cell.name)
        if cell.was is not None and there not in (cell.was, cell.text):
            outcomes.append(Outcome(cell, "conflict", _who_was_first(line, by)))
            continue
        try:
            answers = typed(answers, cell.name, cell.text, line.calendar)
        except CellRefused as refused:
            outcomes.append(Outcome(cell, "refused", str(refused.message)))
        else:
            outcomes.append(Outcome(cell, "saved"))
    if answers != line.answers:
        _keep(line, answers, by=by, at=at)
    return outcomes


def _keep(line: Line, answers: ReportAnswers, *, by: Person, at: datetime) -> None:
    """Keep the answers as a draft; one that says nothing any more goes, unless people have written about it."""
    if not line.is_void(answers):
        actions.save_draft(line.milestone, answers, by=by, at=at)
    elif line.report is not None:
        try:
            actions.discard(line.report, by=by, at=at)
        except Refusal:
            actions.save_draft(line.milestone, answers, by=by, at=at)


def _who_was_first(line: Line, person: Person) -> str:
    if line.report is None or line.report.author_id == person.pk:
        return _("This cell was changed meanwhile, in another window.")
    return _("%(person)s changed this row meanwhile.") % {"person": line.report.author.short_name}
