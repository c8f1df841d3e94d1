"""What was done with reports and is so no more: decisions taken back, reports withdrawn. The ledger alone has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from portal.audit.models import LedgerEntry
from portal.shell import dates
from roadmaps.dashboards.history_entry import Entry, signatory
from roadmaps.models import ProgressReport
from roadmaps.terms import ReportStatus

ACCEPTED, RETURNED = "report.accepted", "report.returned"
UNDONE, REOPENED, WITHDRAWN = "report.decision_undone", "report.reopened", "report.withdrawn"


def deeds_on(reports: Sequence[ProgressReport]) -> tuple[LedgerEntry, ...]:
    """The ledger's entries about decisions on these reports, in their order. One query."""
    entries = LedgerEntry.objects.filter(
        subject_kind=ProgressReport._meta.label_lower,
        subject_id__in=[str(report.pk) for report in reports],
        verb__in=[ACCEPTED, RETURNED, UNDONE, REOPENED, WITHDRAWN],
    )
    return tuple(entries.select_related("actor").order_by("sequence"))


def deed_entries(reports: Iterable[ProgressReport], deeds: Iterable[LedgerEntry]) -> Iterator[Entry]:
    """Each of them as a sentence, without the decision that stands: the report itself tells of that one."""
    known = {str(report.pk): report for report in reports}
    for deed in deeds:
        report = known[deed.subject_id]
        if not stands(deed, report):
            yield Entry(
                kind=KINDS[deed.verb],
                at=deed.at,
                who=signatory(deed.actor),
                text=sentence_of(deed.verb) % {"date": dates.day(report.submitted_at or report.created_at)},
                quote=str(deed.details.get("reason", "")),
            )


def stands(deed: LedgerEntry, report: ProgressReport) -> bool:
    """Whether it is the decision on the report that counts now."""
    decided = {ACCEPTED: ReportStatus.ACCEPTED, RETURNED: ReportStatus.RETURNED}.get(deed.verb)
    return decided is not None and report.status == decided and report.reviewed_at == deed.at


def sentence_of(verb: str) -> str:
    sentences = {
        ACCEPTED: _("The report of %(date)s was accepted. The decision has been taken back since."),
        RETURNED: _("The report of %(date)s was returned. The decision has been taken back since."),
        UNDONE: _("The decision on the report of %(date)s is taken back."),
        REOPENED: _("The report of %(date)s is reviewed again."),
        WITHDRAWN: _("The report of %(date)s is withdrawn."),
    }
    return sentences[verb]


KINDS = {ACCEPTED: "accepted", RETURNED: "returned", UNDONE: "undone", REOPENED: "undone", WITHDRAWN: "undone"}
