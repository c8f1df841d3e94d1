"""The page that shows what a filled-in form would do, put together for its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.models import ReportWorkbook
from roadmaps.progress.notices import short_label
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import current_period, heard_by_milestone
from roadmaps.progress.workbook_findings import Check, Fate, Problem, RowCheck

MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Untouched:
    """A milestone of which the form says nothing; `is_expected` when the period still waits for its report."""

    pk: int
    label: str
    is_expected: bool


@dataclass(frozen=True, slots=True)
class WorkbookPage:
    """`ready` become reports, `repeated` say that nothing has changed, `drafts` are kept as something is missing.

    `collisions` tell what somebody has reported since beside what the file says; `period` is the name of the one that
    takes reports now, empty without; `sign` stands for all of it.
    """

    workbook: ReportWorkbook
    ready: tuple[RowCheck, ...]
    repeated: tuple[RowCheck, ...]
    drafts: tuple[RowCheck, ...]
    collisions: tuple[RowCheck, ...]
    proposals: tuple[RowCheck, ...]
    problems: tuple[Problem, ...]
    untouched: tuple[Untouched, ...]
    period: str
    sign: str

    @property
    def sent(self) -> int:
        return len(self.ready) + len(self.repeated)

    @property
    def problems_shown(self) -> tuple[Problem, ...]:
        return self.problems[:MOST_PROBLEMS]

    @property
    def problems_more(self) -> int:
        """How many are not shown."""
        return len(self.problems) - len(self.problems_shown)

    @property
    def expected(self) -> int:
        """How many of the untouched ones the period waits for."""
        return sum(one.is_expected for one in self.untouched)

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


def page_of(workbook: ReportWorkbook, found: Check, *, on: date) -> WorkbookPage:
    period = current_period(workbook.roadmap.programme, on=on)
    heard = heard_by_milestone(workbook.roadmap, period) if period else {}
    return WorkbookPage(
        workbook=workbook,
        ready=found.of(Fate.SEND),
        repeated=found.of(Fate.REPEAT),
        drafts=found.of(Fate.DRAFT),
        collisions=found.of(Fate.CONFLICT),
        proposals=found.proposals,
        problems=found.problems,
        untouched=tuple(sorted(untouched_of(found, heard), key=lambda one: not one.is_expected)),
        period=label(period) if period else "",
        sign=found.sign,
    )


def untouched_of(found: Check, heard: Mapping[int, date | None]) -> Iterator[Untouched]:
    for one in found.untouched:
        pk = one.milestone.pk
        yield Untouched(pk, short_label(one.milestone), is_expected=pk in heard and heard[pk] is None)
