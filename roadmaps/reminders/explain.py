"""Who is written to tomorrow, and why: the same rules as the real run, with nothing written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clusters.models import Programme
from portal.accounts.models import Person
from roadmaps.models import Milestone, Revision
from roadmaps.reminders.owed import Owed, owed_on
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
    cluster_id: int
    url: str
    due_date: date
    step_days: int
    reason: str


def foreseen(programmes: Iterable[Programme], on: date) -> list[Foreseen]:
    """What a run on that day would tell: owed, and not told before; ordered by person, the oldest date first."""
    reach = Reach()
    owed = [entry for programme in programmes for entry in owed_on(programme, on, reach)]
    fresh = untold(owed, rows_about(owed))
    persons = Person.objects.in_bulk({entry.person_id for entry in fresh})
    subjects = subjects_of(fresh)
    said = [foresee(entry, persons[entry.person_id], subjects[entry.subject]) for entry in fresh]
    return sorted(said, key=lambda entry: (entry.person.full_name, entry.due_date, entry.subject))


def subjects_of(owed: list[Owed]) -> dict[str, Milestone | Revision]:
    milestones = Milestone.objects.select_related("roadmap__cluster").in_bulk(
        {entry.milestone_id for entry in owed if entry.milestone_id}
    )
    revisions = Revision.objects.select_related("roadmap__cluster", "roadmap__programme").in_bulk(
        {entry.revision_id for entry in owed if entry.revision_id}
    )
    found: dict[str, Milestone | Revision] = {}
    for entry in owed:
        if entry.milestone_id:
            found[entry.subject] = milestones[entry.milestone_id]
        elif entry.revision_id:
            found[entry.subject] = revisions[entry.revision_id]
    return found


def foresee(entry: Owed, person: Person, subject: Milestone | Revision) -> Foreseen:
    return Foreseen(
        person=person,
        kind=str(entry.kind),
        subject=entry.subject,
        title=str(subject),
        cluster=subject.roadmap.cluster.name,
        cluster_id=subject.roadmap.cluster_id,
        url=subject.get_absolute_url(),
        due_date=entry.due_date,
        step_days=entry.step_days,
        reason=entry.reason,
    )


def by_person(entries: Iterable[Foreseen]) -> list[tuple[Person, list[Foreseen]]]:
    """The same entries, grouped by the person who would be written to."""
    grouped: dict[int, list[Foreseen]] = defaultdict(list)
    for entry in entries:
        grouped[entry.person.pk].append(entry)
    return [(group[0].person, group) for group in grouped.values()]
