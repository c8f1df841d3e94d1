"""Taking the answer of a link: once, in the name of its person, in one transaction with what the answer writes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit.ledger import record
from roadmaps.answering.answers import Answer, Kind
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import AnswerLink, Milestone
from roadmaps.progress import actions as progress
from roadmaps.progress import evidence, queries
from roadmaps.requests import actions as requests
from roadmaps.requests import sides as requests_sides
from roadmaps.terms import ReportStatus, RequestKind


class LinkClosed(Refusal):
    """The link was used, replaced or has run out meanwhile."""


@transaction.atomic
def answer(link: AnswerLink, said: Answer, *, by: Person, at: datetime) -> None:
    """Take the answer, and the link's only use with it.

    Raises LinkClosed when somebody was quicker; Incomplete or WrongState as reporting in the portal does; Refusal when
    a file cannot be kept. The link then works on.
    """
    if not AnswerLink.objects.open_at(at).filter(pk=link.pk, person=by).update(used_at=at):
        raise LinkClosed(_("This link has been used meanwhile."))
    milestone = link.milestone
    if said.kind == Kind.HELP:
        ask_for_help(milestone, said, by=by, at=at)
    elif said.report is None:
        progress.repeat(milestone, by=by, at=at)
    else:
        refuse_foreign_draft(milestone, by)
        report(milestone, said, by=by, at=at)
    scope = milestone.roadmap.cluster.slug
    record("link.answered", milestone, by=by, at=at, scope=scope, label=str(milestone), answer=str(said.kind))


def report(milestone: Milestone, said: Answer, *, by: Person, at: datetime) -> None:
    """Write the report with its evidence and send it."""
    if said.report is None:
        raise Incomplete(_("Choose an answer first."))
    refused = evidence.bring(milestone, said.files, by=by, at=at)
    if refused:
        raise Refusal(" ".join(refused))
    draft = evidence.save(milestone, said.report, links=said.links, by=by, at=at)
    progress.submit(draft, by=by, at=at)


def refuse_foreign_draft(milestone: Milestone, by: Person) -> None:
    """Nobody's words are overwritten by an answer from a letter but one's own."""
    begun = queries.open_report(milestone)
    if begun is not None and begun.status == ReportStatus.DRAFT and begun.author_id != by.pk:
        raise WrongState(_("A report on this milestone has been begun: finish it first."))


def ask_for_help(milestone: Milestone, said: Answer, *, by: Person, at: datetime) -> None:
    """Let the ministry know what is needed: a request with a clock, as it could be made in the portal."""
    if not requests_sides.may_ask(by, RequestKind.HELP, milestone.roadmap.cluster):
        raise Refusal(_("Only the cluster itself may ask the ministry for help."))
    requests.ask(milestone, kind=RequestKind.HELP, need=said.need, category=said.category, by=by, at=at)
