"""Taking a filled-in form in, and making reports and proposals of it, once the person has seen what would be done."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clusters.policy import Permission, can
from portal.accounts.models import Person
from portal.audit import sentences
from portal.audit.ledger import record
from portal.shell.grid_post import PostedCell
from roadmaps.errors import Refusal, WrongState
from roadmaps.models import Milestone, ReportWorkbook, Revision, Roadmap
from roadmaps.progress import actions, evidence
from roadmaps.progress.holding import hold as hold_milestones
from roadmaps.progress.listing import open_milestones
from roadmaps.progress.notices import short_label
from roadmaps.progress.workbook_check import check
from roadmaps.progress.workbook_findings import Check, Fate, RowCheck, Rules
from roadmaps.progress.workbook_form import SentRow
from roadmaps.progress.workbook_reading import read_form
from roadmaps.progress.workbook_rows import standings
from roadmaps.reading.cleaning import clean_name
from roadmaps.revisions import editing
from roadmaps.revisions.queries import rows_of
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import RevisionStatus

HOUR = timedelta(hours=1)
# What was never pressed on is looked at again within days, or the form is downloaded anew.
KEPT = timedelta(days=30)

sentences.register("reports.workbook_received", gettext_lazy("Workbook of reports uploaded: %(label)s"))
sentences.register("reports.workbook_applied", gettext_lazy("Reports taken from a workbook: %(label)s"))


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of a form: reports sent, kept as drafts, the revision that proposes its changes, what was refused."""

    sent: int
    drafts: int
    revision: Revision | None
    refused: tuple[str, ...]


def receive(roadmap: Roadmap, *, name: str, content: bytes, by: Person, at: datetime) -> ReportWorkbook:
    """Read a filled-in form and keep what its cells say. Raises Refusal with the reason in words."""
    lately = ReportWorkbook.objects.filter(uploaded_by=by, uploaded_at__gt=at - HOUR).count()
    if lately >= settings.UPLOADS_PER_HOUR:
        raise Refusal(
            _("You have uploaded very many workbooks within an hour. Wait a while and upload this one again.")
        )
    rows = read_form(roadmap, content, name)
    with transaction.atomic():
        ReportWorkbook.objects.filter(roadmap=roadmap, applied_at=None, uploaded_at__lt=at - KEPT).delete()
        kept = ReportWorkbook.objects.create(
            roadmap=roadmap,
            name=clean_name(name),
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            rows=[row.to_json() for row in rows],
            uploaded_by=by,
            uploaded_at=at,
        )
        note("reports.workbook_received", kept, by=by, at=at, sha256=kept.sha256)
    return kept


def check_of(workbook: ReportWorkbook, *, by: Person, at: datetime) -> Check:
    """What the form would do now, pressed by that person. A fixed number of queries."""
    roadmap = workbook.roadmap
    programme = roadmap.programme
    sent = [SentRow.from_json(kept) for kept in workbook.rows]
    today = programme.day_of(at)
    rules = Rules(
        today=today,
        is_evidence_required=programme.is_evidence_required,
        may_propose=can(by, Permission.PROPOSE, roadmap.cluster),
        fiscal_start=programme.fiscal_start_month,
        proposed=proposed_in(roadmap),
    )
    return check(sent, standings(roadmap, on=today, also=[row.milestone for row in sent]), rules)


@transaction.atomic
def apply(workbook: ReportWorkbook, *, sign: str, taken: Collection[int] = (), by: Person, at: datetime) -> Applied:
    """Make reports of the form's answers and a draft revision of its changes of the plan.

    `sign` is that of the check that the person was shown, `taken` the milestones (pks) of whose collisions the file's
    version is to count. One report that is refused does not stop the others. Raises WrongState when something has
    changed since the person looked.
    """
    hold(workbook)
    found = check_of(workbook, by=by, at=at)
    if found.sign != sign:
        raise WrongState(_("Something has changed since this page was shown. Look at it again, then press the button."))
    refused: list[str] = []
    milestones = milestones_in(found.rows, taken, workbook.roadmap)
    statuses = [report_on(row, milestones.get(row.milestone), refused, by=by, at=at) for row in found.rows]
    revision = propose(workbook.roadmap, found.proposals, refused, by=by, at=at)
    workbook.applied_at = at
    workbook.save(update_fields=["applied_at"])
    sent, drafts = statuses.count(Fate.SEND), statuses.count(Fate.DRAFT)
    number = revision.number if revision else None
    note("reports.workbook_applied", workbook, by=by, at=at, sent=sent, drafts=drafts, revision=number)
    return Applied(sent, drafts, revision, tuple(refused))


# --- The steps ---------------------------------------------------------------------------------------------------


def hold(workbook: ReportWorkbook) -> None:
    """Let nobody press twice, and nobody else write into an open report while this form is compared with it."""
    ReportWorkbook.objects.select_for_update().get(pk=workbook.pk)
    hold_milestones(open_milestones(workbook.roadmap).values_list("pk", flat=True))


def milestones_in(rows: Iterable[RowCheck], taken: Collection[int], roadmap: Roadmap) -> dict[int, Milestone]:
    """The milestones (by pk) on which the form reports. One query."""
    reported = {row.milestone for row in rows if row.fate in (Fate.SEND, Fate.DRAFT, Fate.REPEAT)}
    collisions = {row.milestone for row in rows if row.fate == Fate.CONFLICT and row.milestone in taken}
    chosen = roadmap.milestones.select_related("roadmap__cluster", "roadmap__programme")
    return chosen.in_bulk(reported | collisions)


def report_on(row: RowCheck, milestone: Milestone | None, refused: list[str], *, by: Person, at: datetime) -> Fate:
    """Write the report of a row; what became of it. A refusal is noted, and the row stays as it was."""
    if milestone is None:
        return Fate.NOTHING
    try:
        with transaction.atomic():
            if row.fate == Fate.REPEAT or row.answers is None:
                actions.repeat(milestone, by=by, at=at)
                return Fate.SEND
            report = evidence.save(milestone, row.answers, links=row.links, by=by, at=at)
            if row.missing:
                return Fate.DRAFT
            actions.submit(report, by=by, at=at)
            return Fate.SEND
    except Refusal as refusal:
        refused.append(f"{short_label(milestone)}: {refusal.message}")
        return Fate.NOTHING


def propose(
    roadmap: Roadmap, rows: Collection[RowCheck], refused: list[str], *, by: Person, at: datetime
) -> Revision | None:
    """Write the changed cells of the plan into the draft that there is, else into a new one; None when none was."""
    if not rows:
        return None
    try:
        with transaction.atomic():
            revision = editing.edit_plan(roadmap, by=by, at=at)
            row_of = dict(revision.rows.standing().filter(milestone__isnull=False).values_list("milestone_id", "pk"))
            cells = [
                PostedCell(row_of.get(row.milestone, 0), cell.key, cell.now, cell.was)
                for row in rows
                for cell in row.plan
            ]
            outcomes = editing.write_cells(revision, cells, by=by, at=at)
    except Refusal as refusal:
        refused.append(str(refusal.message))
        return None
    refused += [f"{outcome.cell.text}: {outcome.words}" for outcome in outcomes if outcome.state != "saved"]
    return revision


def proposed_in(roadmap: Roadmap) -> dict[int, PlanRow]:
    """The rows of the newest plan that waits, a draft or one with the ministry, by their milestones."""
    waiting = roadmap.revisions.filter(status__in=[RevisionStatus.DRAFT, RevisionStatus.SUBMITTED])
    rows = rows_of(waiting.order_by("-number").first())
    return {row.milestone: row.row for row in rows if row.milestone is not None and not row.is_dropped}


def note(verb: str, workbook: ReportWorkbook, *, by: Person, at: datetime, **details: object) -> None:
    record(verb, workbook, by=by, at=at, scope=workbook.roadmap.cluster.slug, label=workbook.name, **details)


def words_of(applied: Applied) -> list[str]:
    """What came of it, in sentences."""
    said = []
    if applied.sent:
        words = ngettext(
            "Sent to the ministry: %(count)d report.", "Sent to the ministry: %(count)d reports.", applied.sent
        )
        said.append(words % {"count": applied.sent})
    if applied.drafts:
        words = ngettext("Kept as a draft: %(count)d report.", "Kept as drafts: %(count)d reports.", applied.drafts)
        said.append(words % {"count": applied.drafts})
    if applied.revision is not None:
        words = _("Proposed changes of the plan are in the draft of revision %(number)s: compare and send it.")
        said.append(words % {"number": applied.revision.number})
    return said
