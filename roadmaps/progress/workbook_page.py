"""The page that shows what a filled-in form would do, put together for its template."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.models import ReportWorkbook
from roadmaps.progress.notices import short_label
from roadmaps.progress.workbook_findings import Check, Fate, Problem, RowCheck


@dataclass(frozen=True, slots=True)
class Untouched:
    """A milestone of which the form says nothing."""

    pk: int
    label: str


@dataclass(frozen=True, slots=True)
class WorkbookPage:
    """`ready` become reports, `repeated` say that nothing has changed, `drafts` are kept as something is missing.

    `collisions` tell what somebody has reported since beside what the file says; `sign` stands for all of it.
    """

    workbook: ReportWorkbook
    ready: tuple[RowCheck, ...]
    repeated: tuple[RowCheck, ...]
    drafts: tuple[RowCheck, ...]
    collisions: tuple[RowCheck, ...]
    proposals: tuple[RowCheck, ...]
    problems: tuple[Problem, ...]
    untouched: tuple[Untouched, ...]
    sign: str

    @property
    def sent(self) -> int:
        return len(self.ready) + len(self.repeated)

    @property
    def is_empty(self) -> bool:
        """Whether pressing would do nothing, whatever is ticked."""
        return not (self.sent or self.drafts or self.collisions or self.proposals)

    @property
    def button(self) -> str:
        """What the button does, in its own words."""
        if self.sent:
            return ngettext("Send %(count)d report", "Send %(count)d reports", self.sent) % {"count": self.sent}
        if self.drafts:
            words = ngettext("Keep %(count)d draft", "Keep %(count)d drafts", len(self.drafts))
            return words % {"count": len(self.drafts)}
        return _("Propose the changes") if self.proposals else _("Send what is ticked")


def page_of(workbook: ReportWorkbook, found: Check) -> WorkbookPage:
    return WorkbookPage(
        workbook=workbook,
        ready=found.of(Fate.SEND),
        repeated=found.of(Fate.REPEAT),
        drafts=found.of(Fate.DRAFT),
        collisions=found.of(Fate.CONFLICT),
        proposals=found.proposals,
        problems=found.problems,
        untouched=tuple(Untouched(one.milestone.pk, short_label(one.milestone)) for one in found.untouched),
        sign=found.sign,
    )
