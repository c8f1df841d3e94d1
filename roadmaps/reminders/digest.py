"""What a digest says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusters.deputies.queries import stood_in_for
from clusters.models import Cluster
from portal.accounts.models import Person
from portal.inbox import digest as inbox
from portal.shell import dates
from portal.shell.excerpts import as_many_as_fit, shortened
from roadmaps.models import Milestone, Reminder, Request, Revision
from roadmaps.reminders.contents import Contents
from roadmaps.reminders.hours import local_day
from roadmaps.reminders.period_subject import PeriodReport, period_reports
from roadmaps.terms import ReminderStep

Subject: TypeAlias = Milestone | Revision | Request | PeriodReport
# The roadmaps' reports for periods by (period, roadmap): read once for a whole letter.
Periods: TypeAlias = Mapping[tuple[int, int], PeriodReport]

KIND = "digest"
LINES_AT_MOST = 30
SUBJECT_GOAL, TITLE_IN_SUBJECT, JOINT = 60, 36, " · "
ANSWERED_BY_LINK = (ReminderStep.OVERDUE, ReminderStep.BEFORE_DUE)

# In the order in which a reader needs them: the heading, and the word for the subject line.
GROUPS: dict[str, tuple[Promise, Promise]] = {
    ReminderStep.OVERDUE: (gettext_lazy("Overdue"), gettext_lazy("overdue: %(count)s")),
    ReminderStep.REPORT_MISSING: (
        gettext_lazy("Reports for the period"),
        gettext_lazy("reports for the period: %(count)s"),
    ),
    ReminderStep.REPORT_RETURNED: (gettext_lazy("Returned to you"), gettext_lazy("returned: %(count)s")),
    ReminderStep.REPORT_TO_REVIEW: (
        gettext_lazy("Reports waiting for your review"),
        gettext_lazy("to review: %(count)s"),
    ),
    ReminderStep.REVISION_TO_APPROVE: (
        gettext_lazy("Revisions waiting for your approval"),
        gettext_lazy("to approve: %(count)s"),
    ),
    ReminderStep.REQUEST_TO_ANSWER: (
        gettext_lazy("Requests that wait for your answer"),
        gettext_lazy("to answer: %(count)s"),
    ),
    ReminderStep.REQUEST_TO_CLOSE: (
        gettext_lazy("Answers to you: do they solve it?"),
        gettext_lazy("answered: %(count)s"),
    ),
    ReminderStep.REQUEST_FOLLOW_UP: (
        gettext_lazy("Did the answer help?"),
        gettext_lazy("did it help: %(count)s"),
    ),
    ReminderStep.BEFORE_DUE: (gettext_lazy("Due soon"), gettext_lazy("due soon: %(count)s")),
}
REASONS: dict[str, Promise] = {
    "responsible": gettext_lazy("you are named as responsible"),
    "manager": gettext_lazy("you manage the cluster"),
    "curator": gettext_lazy("you curate the cluster"),
    "author": gettext_lazy("you wrote it"),
    "in_charge": gettext_lazy("you are in charge of it"),
    "asker": gettext_lazy("you asked"),
    "deputy": gettext_lazy("you stand in for somebody who is away"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a letter. `days` is positive when late; `answer_url` answers without signing in, where one may."""

    title: str
    due_date: date
    days: int
    url: str
    answer_url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines about one cluster; `reason` says why the reader is told."""

    cluster: str
    reason: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    kind: str
    parts: list[Part]


def digest_key(person: Person, at: datetime) -> str:
    """Unique for the person and the person's local day."""
    return f"digest:{person.pk}:{local_day(person, at).isoformat()}"


def context_of(
    person: Person, contents: Contents, *, at: datetime, answers: Mapping[int, str] | None = None
) -> dict[str, object]:
    """Everything that the letter's templates print, in the person's language.

    `answers` holds where each milestone (pk) is answered without signing in.
    """
    rows = contents.rows
    shown = rows[:LINES_AT_MOST]
    periods = periods_of(shown)
    with translation.override(person.language):
        groups = groups_of(shown, person, local_day(person, at), answers or {}, periods)
        alone = groups[0].parts[0].lines[0] if len(rows) == 1 and not contents.news else None
        return {
            "subject": subject_line(contents, person.language, periods),
            "groups": groups,
            "more": max(0, len(rows) - LINES_AT_MOST),
            "count": len(rows),
            "news": inbox.news_of(contents.news, language=person.language),
            "link": action_url(contents, alone),
            "is_answer": alone is not None and bool(alone.answer_url),
        }


def groups_of(
    rows: Sequence[Reminder], reader: Person, today: date, answers: Mapping[int, str], periods: Periods
) -> list[Group]:
    """The rows by kind and within it by cluster and reason, that with the longest overdue line first."""
    groups = []
    for kind, (heading, _word) in GROUPS.items():
        parts: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for row in rows:
            if row.kind == kind:
                line = line_of(row, today, answers if kind in ANSWERED_BY_LINK else {}, periods)
                parts[cluster_of(row).name, reason_of(row, reader)].append(line)
        if parts:
            found = [Part(cluster, reason, lines) for (cluster, reason), lines in parts.items()]
            groups.append(Group(str(heading), str(kind), found))
    return groups


def reason_of(row: Reminder, reader: Person) -> str:
    """Why the reader is told; a deputy reads for whom, as long as the leave lasts."""
    absent = stood_in_for(reader, cluster_of(row)) if row.reason == "deputy" else []
    if not absent:
        return str(REASONS[row.reason])
    return _("you stand in for %(names)s") % {"names": ", ".join(person.short_name for person in absent)}


def line_of(row: Reminder, today: date, answers: Mapping[int, str], periods: Periods) -> Line:
    return Line(
        title=title_of(subject_of(row, periods)),
        due_date=row.due_date,
        days=(today - row.due_date).days,
        url=settings.PORTAL_URL + path_of(row),
        answer_url=answers.get(row.milestone_id or 0, ""),
    )


def milestones_of(rows: Sequence[Reminder]) -> list[Milestone]:
    """What the letter asks about in a way that its links can answer."""
    shown = rows[:LINES_AT_MOST]
    return [row.milestone for row in shown if row.milestone is not None and row.kind in ANSWERED_BY_LINK]


def title_of(subject: Subject) -> str:
    """What a reader calls it: the cluster is said beside it."""
    if isinstance(subject, Revision):
        return _("Revision no. %(number)s of the roadmap") % {"number": subject.number}
    return str(subject)


def periods_of(rows: Sequence[Reminder]) -> Periods:
    """What the rows about periods are about, for those who answer for a whole roadmap. Three queries for all."""
    whole = [row for row in rows if row.period_id and row.roadmap_id and row.reason != "responsible"]
    return period_reports((row.period_id, row.roadmap_id) for row in whole if row.period_id and row.roadmap_id)


def subject_of(row: Reminder, periods: Periods) -> Subject:
    """A roadmap's report for a period comes with what is left of it, but for who answers for a part alone."""
    if row.period and row.roadmap:
        return periods.get((row.period.pk, row.roadmap.pk)) or PeriodReport(row.period, row.roadmap)
    return one_subject(row)


def one_subject(row: Reminder) -> Milestone | Revision | Request:
    """What a row is about that is not about a period."""
    subject = row.revision or row.request or row.milestone
    if subject is None:
        raise ValueError(f"Reminder {row.pk} has no subject.")
    return subject


def cluster_of(row: Reminder) -> Cluster:
    return row.roadmap.cluster if row.roadmap else one_subject(row).roadmap.cluster


def path_of(row: Reminder) -> str:
    if row.period and row.roadmap:
        return PeriodReport(row.period, row.roadmap).path_for(row.reason)
    return row.report.get_absolute_url() if row.report else one_subject(row).get_absolute_url()


def action_url(contents: Contents, alone: Line | None) -> str:
    """The one thing to press: the answer or the page of the only subject, else the page that lists them all."""
    if alone is not None:
        return alone.answer_url or alone.url
    return settings.PORTAL_URL + reverse("home" if contents.rows else "inbox")


def subject_line(contents: Contents, language: str, periods: Periods) -> str:
    """What, how many and by when: of one thing its name and date, of several their numbers and the next date."""
    rows, news = contents.rows, len(contents.news)
    with translation.override(language):
        if len(rows) == 1 and not news:
            if rows[0].period:
                return f"{subject_of(rows[0], periods)}, {dates.day(rows[0].due_date)}"
            title = shortened(title_of(subject_of(rows[0], periods)), TITLE_IN_SUBJECT)
            return f"{ReminderStep(rows[0].kind).label}: {title}, {dates.day(rows[0].due_date)}"
        ahead = [row.due_date for row in rows if row.kind == ReminderStep.BEFORE_DUE]
        counted = headline([row.kind for row in rows], language, news=news)
        whole = _("%(counted)s · by %(day)s") % {"counted": counted, "day": dates.day(min(ahead))} if ahead else counted
        return whole if len(whole) <= SUBJECT_GOAL else as_many_as_fit(counted.split(JOINT), JOINT, SUBJECT_GOAL)


def headline(kinds: Collection[str], language: str, *, news: int = 0) -> str:
    """What and how many, in a language: “Overdue: 3 · due soon: 5 · news: 2”."""
    with translation.override(language):
        counts = [(word, sum(kind == known for kind in kinds)) for known, (_heading, word) in GROUPS.items()]
        counts.append((gettext_lazy("news: %(count)s"), news))
        said = JOINT.join(str(word) % {"count": count} for word, count in counts if count)
    return said[:1].upper() + said[1:]
