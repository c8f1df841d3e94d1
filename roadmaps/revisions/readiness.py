"""Whether a draft may be sent, and what it still lacks, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell.quoting import quoting
from roadmaps.errors import Incomplete, Refusal, StalePlan
from roadmaps.models import Revision
from roadmaps.revisions.cells import has_problem
from roadmaps.revisions.difference import RowChange
from roadmaps.revisions.queries import PlanDifference, in_force
from roadmaps.terms import RevisionStatus

MOST_NAMED = 3


def require_fresh(revision: Revision) -> None:
    """Raise StalePlan when another revision has come into force since this one was compared."""
    current = in_force(revision.roadmap_id, apart_from=revision.pk)
    if (current.pk if current else None) != revision.based_on_id:
        raise StalePlan(
            _(
                "Since this revision was made, revision %(number)s has come into force. "
                "The cluster compares it with the new plan and sends it again."
            )
            % {"number": current.number if current else "–"}
        )


def require_ready(revision: Revision, plan: PlanDifference, done: frozenset[int]) -> None:
    """Raise Incomplete (something is missing) or Refusal (nothing to send) unless the draft may be submitted."""
    if revision.status != RevisionStatus.DRAFT:
        return
    if revision.upload is not None and revision.upload.open_problems:
        count = revision.upload.open_problems
        raise Incomplete(
            ngettext(
                "%(count)s cell of the file has not been understood. Correct it or leave it empty.",
                "%(count)s cells of the file have not been understood. Correct them or leave them empty.",
                count,
            )
            % {"count": count}
        )
    if not plan.row_count and not plan.dropped:
        raise Incomplete(_("There is no milestone in this plan yet."))
    if revision.edited_at is not None:
        _require_mended(revision, plan)
    asked = [row.row.title for row in plan.new if row.candidates]
    if asked:
        raise Incomplete(_("Say which milestones these rows continue: %(titles)s.") % {"titles": _named(asked)})
    unexplained = [change.new.row.title for change in to_explain(plan, done) if not _is_explained(plan, change)]
    if unexplained:
        raise Incomplete(
            _("Give the reason and the category of each moved date: %(titles)s.") % {"titles": _named(unexplained)}
        )
    if plan.difference.is_empty:
        raise Refusal(_("Nothing differs from the plan in force, so there is nothing to send."))


def _require_mended(revision: Revision, plan: PlanDifference) -> None:
    """Raise Incomplete when rows that were written by hand have no title or a date that is none."""
    fiscal_start = revision.roadmap.programme.fiscal_start_month
    wrong = [row.row for row in plan.new if has_problem(row.row, fiscal_start=fiscal_start)]
    if wrong:
        titles = [row.title or row.code or _("without a title") for row in wrong]
        raise Incomplete(_("Mend these rows of the plan first: %(titles)s.") % {"titles": _named(titles)})


def to_explain(plan: PlanDifference, done: frozenset[int]) -> list[RowChange]:
    """The moved dates that need a reason: all but those of done milestones, whose dates stay as they are."""
    return [change for change in plan.difference.moved if plan.new[change.new.index].milestone not in done]


def _is_explained(plan: PlanDifference, change: RowChange) -> bool:
    row = plan.new[change.new.index]
    return bool(row.move_reason.strip() and row.move_category)


def _named(titles: list[str]) -> str:
    """The first titles, and how many more there are."""
    named = ", ".join(quoting(_("“%(title)s”"), title=title[:60]) for title in titles[:MOST_NAMED])
    rest = len(titles) - MOST_NAMED
    if rest <= 0:
        return named
    return ngettext("%(named)s and %(count)s more", "%(named)s and %(count)s more", rest) % {
        "named": named,
        "count": rest,
    }
