"""Who is written to tomorrow, and why: the same rules as the real run, with nothing written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from clusters.models import Programme
from portal.accounts.models import Person
from portal.inbox.models import Pace
from portal.inbox.preferences import paused
from roadmaps.models import Milestone, Request, Revision
from roadmaps.reminders.contents import paces_of_steps
from roadmaps.reminders.digest import Subject, title_of
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.hours import next_letter_day
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.period_subject import period_reports
from roadmaps.reminders.reach import Reach
from roadmaps.reminders.standing import rows_about, untold


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One step that would be told; `reason` is the capacity: responsible, manager, curator or author."""

    person: Person
    kind: str
    subject: str
    title: str
    cluster: str
    url: str
    due_date: date
    step_days: int
    reason: str


def foreseen(days: Mapping[Programme, date]) -> list[Foreseen]:
    """What a run on each programme's day would tell: owed, and not told before; by person, the oldest date first."""
    return describe(owed_by_person(days))


def owed_by_person(
    days: Mapping[Programme, date], *, clusters: Collection[int] | None = None
) -> list[tuple[Person, list[Owed]]]:
    """The same, not yet in words, in the order of names; about all clusters or only those named by their keys."""
    reach = Reach()
    owed = [entry for programme, day in days.items() for entry in owed_on(programme, day, reach)]
    if clusters is not None:
        owed = [entry for entry in owed if entry.cluster_id in clusters]
    grouped: dict[int, list[Owed]] = defaultdict(list)
    owed = untold(owed, rows_about(owed))
    is_written = letters_on(max(days.values(), default=date.min), {entry.person_id for entry in owed})
    for entry in sorted(filter(is_written, owed), key=lambda entry: (entry.due_date, entry.subject)):
        grouped[entry.person_id].append(entry)
    persons = Person.objects.filter(pk__in=grouped).order_by("full_name", "pk")
    return [(person, grouped[person.pk]) for person in persons]


def letters_on(day: date, persons: Collection[int]) -> Callable[[Owed], bool]:
    """Whether a step is written about on that day: neither in a pause nor to who wants none."""
    paces, resting = paces_of_steps(persons), paused(persons)
    begins_week = next_letter_day(day - timedelta(days=day.weekday())) == day

    def is_written(entry: Owed) -> bool:
        pace = paces.get(str(entry.kind), {}).get(entry.person_id, Pace.DAILY)
        return entry.person_id not in resting and (pace == Pace.DAILY or (pace == Pace.WEEKLY and begins_week))

    return is_written


def describe(owed: Iterable[tuple[Person, list[Owed]]]) -> list[Foreseen]:
    """Say what the lines are about, in the language of whoever asks."""
    pairs = [(person, entry) for person, entries in owed for entry in entries]
    subjects = subjects_of([entry for _person, entry in pairs])
    return [foresee(entry, person, subjects[entry.subject]) for person, entry in pairs]


def subjects_of(owed: list[Owed]) -> dict[str, Subject]:
    milestones = Milestone.objects.select_related("roadmap__cluster").in_bulk(
        {entry.milestone_id for entry in owed if entry.milestone_id}
    )
    revisions = Revision.objects.select_related("roadmap__cluster", "roadmap__programme").in_bulk(
        {entry.revision_id for entry in owed if entry.revision_id}
    )
    requests = Request.objects.select_related("roadmap__cluster").in_bulk(
        {entry.request_id for entry in owed if entry.request_id}
    )
    periods = period_reports(
        (entry.period_id, entry.roadmap_id) for entry in owed if entry.period_id and entry.roadmap_id
    )
    found: dict[str, Subject] = {}
    for entry in owed:
        if entry.milestone_id:
            found[entry.subject] = milestones[entry.milestone_id]
        elif entry.revision_id:
            found[entry.subject] = revisions[entry.revision_id]
        elif entry.request_id:
            found[entry.subject] = requests[entry.request_id]
        elif entry.period_id and entry.roadmap_id:
            found[entry.subject] = periods[entry.period_id, entry.roadmap_id]
    return found


def foresee(entry: Owed, person: Person, subject: Subject) -> Foreseen:
    return Foreseen(
        person=person,
        kind=str(entry.kind),
        subject=entry.subject,
        title=title_of(subject),
        cluster=subject.roadmap.cluster.name,
        url=subject.get_absolute_url(),
        due_date=entry.due_date,
        step_days=entry.step_days,
        reason=entry.reason,
    )


def by_person(entries: Iterable[Foreseen]) -> list[tuple[Person, list[Foreseen]]]:
    """The same entries, grouped by the person who would be written to."""
    return [(person, list(group)) for person, group in groupby(entries, key=lambda entry: entry.person)]
