"""Bringing evidence to a report, as verbs: while it is a draft, never after it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.accounts.models import Person
from portal.audit import sentences
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.filing.incoming import Incoming
from roadmaps.filing.refusals import MOST_IN_REPORT
from roadmaps.filing.storing import refuse_over_quota
from roadmaps.models import Evidence, Milestone, ProgressReport
from roadmaps.progress import evidence_rows, infected, queries
from roadmaps.progress.actions import note, save_draft, write_draft
from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.holding import hold
from roadmaps.terms import ReportStatus

sentences.register("evidence.added", gettext_lazy("Evidence added: %(name)s, %(label)s"))
sentences.register("evidence.removed", gettext_lazy("Evidence removed from the draft: %(name)s, %(label)s"))


@dataclass(frozen=True, slots=True)
class Address:
    """A link to a document, with the words that stand for it."""

    link: str
    title: str = ""


def bring(milestone: Milestone, files: Sequence[Incoming], *, by: Person, at: datetime) -> list[str]:
    """Store files at once, whatever else of the report is still wrong; begins the draft when there is none.

    Gives a sentence for each file that could not be kept. Raises WrongState as `actions.save_draft` does.
    """
    refused: list[str] = []
    for incoming in files:
        try:
            _bring(milestone, incoming, by=by, at=at)
        except (Incomplete, WrongState):
            raise
        except Refusal as refusal:
            refused.append(str(refusal.message))
    return refused


@transaction.atomic
def save(
    milestone: Milestone,
    answers: ReportAnswers,
    *,
    links: Iterable[Address] = (),
    without: Iterable[Evidence] = (),
    by: Person,
    at: datetime,
) -> ProgressReport:
    """Keep the answers as a draft, add links to its evidence and take off what the person struck out.

    Raises WrongState as `actions.save_draft` does, Refusal when there would be too many.
    """
    report = save_draft(milestone, answers, by=by, at=at)
    report = _held(report)
    for one in _of_draft(report, without):
        evidence_rows.remove([one])
        note("evidence.removed", report, by=by, at=at, name=str(one))
        infected.settle_file(one, at=at)
    known = set(report.evidence.values_list("link", flat=True))
    for address in [each for each in links if each.link not in known]:
        _refuse_too_many(report)
        added = evidence_rows.add_link(report, address.link, title=address.title, by=by, at=at)
        note("evidence.added", report, by=by, at=at, name=str(added))
    return report


@transaction.atomic
def _bring(milestone: Milestone, incoming: Incoming, *, by: Person, at: datetime) -> None:
    hold([milestone.pk])
    report = _held(queries.open_report(milestone) or _begin(milestone, by=by, at=at))
    if report.evidence.filter(sha256=incoming.sha256).exists():
        return
    _refuse_too_many(report)
    refuse_over_quota(incoming, by)
    added = evidence_rows.add_file(report, incoming, by=by, at=at)
    note("evidence.added", report, by=by, at=at, name=added.name, sha256=added.sha256, size=added.size)


def _begin(milestone: Milestone, *, by: Person, at: datetime) -> ProgressReport:
    on = milestone.roadmap.programme.day_of(at)
    try:
        return write_draft(milestone, queries.answers_to_begin_from(milestone, on=on), by=by, at=at)
    except WrongState:
        # A colleague has begun one in the same moment: then the file goes there.
        begun = queries.open_report(milestone)
        if begun is None:
            raise
        return begun


def _held(report: ProgressReport) -> ProgressReport:
    """The draft, held for this transaction: it is not sent while its evidence changes."""
    held = ProgressReport.objects.select_for_update(no_key=True, of=("self",)).filter(status=ReportStatus.DRAFT)
    found = held.select_related("milestone__roadmap__cluster").filter(pk=report.pk).first()
    if found is None:
        raise WrongState(_("A report on this milestone is with the ministry. Withdraw it to write another."))
    return found


def _of_draft(report: ProgressReport, struck_out: Iterable[Evidence]) -> list[Evidence]:
    """The draft's own rows for what was struck out, which may have been shown of the report before it."""
    same = {(one.sha256, one.link) for one in struck_out}
    return [one for one in report.evidence.all() if (one.sha256, one.link) in same]


def too_many_words() -> str:
    """How many files and links a report takes."""
    sentence = ngettext(
        "A report takes at most %(count)d file or link. Remove what is not needed.",
        "A report takes at most %(count)d files and links. Remove what is not needed.",
        MOST_IN_REPORT,
    )
    return sentence % {"count": MOST_IN_REPORT}


def _refuse_too_many(report: ProgressReport) -> None:
    if report.evidence.count() >= MOST_IN_REPORT:
        raise Refusal(too_many_words())
