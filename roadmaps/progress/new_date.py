"""From a late forecast to a new date in the plan: the forecast of a draft report, put into a draft of the plan."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.shell.grid_post import PostedCell
from roadmaps.errors import Incomplete, Refusal
from roadmaps.models import Milestone, Revision
from roadmaps.progress.answers import is_late
from roadmaps.progress.queries import answers_of, open_report
from roadmaps.revisions import editing
from roadmaps.revisions.cells import DAY
from roadmaps.revisions.edit_page import page_with


@transaction.atomic
def propose_date(milestone: Milestone, *, by: Person, at: datetime) -> str:
    """Propose the forecast as the new date, in the draft of the plan that there is or a new one; gives its address.

    Raises Incomplete without a forecast beyond the approved date, WrongState when the plan cannot be written now,
    Refusal when the milestone is not in the draft.
    """
    report = open_report(milestone)
    answers = answers_of(report) if report is not None else None
    if answers is None or answers.forecast_date is None or not is_late(answers, milestone.baseline_date):
        raise Incomplete(_("The forecast is not later than the approved date: there is no new date to propose."))
    draft = editing.edit_plan(milestone.roadmap, by=by, at=at)
    row = draft.rows.filter(milestone=milestone, is_dropped=False).first()
    if row is None:
        raise Refusal(_("The draft of the plan does not have this milestone. Open the plan and look."))
    said = PostedCell(row.pk, "due", answers.forecast_date.strftime(DAY))
    for outcome in editing.write_cells(draft, [said], by=by, at=at):
        if outcome.state != "saved":
            raise Refusal(outcome.words)
    return _address(draft, row.pk)


def _address(draft: Revision, row: int) -> str:
    return f"{reverse('revision_edit', args=[draft.pk])}?page={page_with(draft, row)}#row-{row}"
