"""What is owed about the report of a period: who has to send it, then who answers for the cluster, then who curates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clusters.models import Programme
from roadmaps.models import ExpectedReport, Milestone, ReportingPeriod, Roadmap
from roadmaps.progress.periods import current_period, still_expected
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.reach import Reach, Told, first_of_each
from roadmaps.reminders.schedule import Policy, latest_step
from roadmaps.terms import ReminderStep


def period_policy(programme: Programme) -> Policy:
    """The steps around the day by which the cluster reports; after the last one nothing is said of this period."""
    days = programme.remind_period_days
    return Policy(tuple(-day for day in days if day < 0), tuple(day for day in days if day >= 0), every=0)


@dataclass(frozen=True, slots=True)
class SideStep:
    """One side's day in the chain and the latest step around it; None while none has passed."""

    due: date
    step: int | None


def reports_missing(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    """One line for each roadmap and person while the period of which reports are taken lacks some of them.

    Contributors are reminded by their own day, managers and curators by the cluster's. What had passed when the
    clock opened the period is not made up for: nobody could have known.
    """
    period = current_period(programme, on=on)
    if period is None or period.opened_at is None:
        return
    policy, since = period_policy(programme), programme.day_of(period.opened_at)
    own, cluster_side = (
        SideStep(due, latest_step(due, on, policy, since=since))
        for due in (period.due_date_of("contributor"), period.due_date_of("cluster"))
    )
    if own.step is None and cluster_side.step is None:
        return
    is_first = cluster_side.step == min(programme.remind_period_days)
    for (roadmap, cluster), responsible in silent(period).items():
        for told, side in told_of(cluster, responsible, reach, own=own, side=cluster_side, is_first=is_first):
            if side.step is not None:
                yield Owed(
                    told[0],
                    ReminderStep.REPORT_MISSING,
                    f"period:{period.pk}:{roadmap}",
                    side.due,
                    side.step,
                    told[1],
                    cluster,
                    period_id=period.pk,
                    roadmap_id=roadmap,
                )


def silent(period: ReportingPeriod) -> dict[tuple[int, int], set[int | None]]:
    """By (roadmap, cluster): who is responsible for the milestones of which nothing has been heard."""
    missing = still_expected([period]).filter(heard_on__isnull=True, milestone__in=Milestone.objects.unfinished())
    found: dict[tuple[int, int], set[int | None]] = defaultdict(set)
    rows = missing.order_by("roadmap").values_list(
        "roadmap_id", "roadmap__cluster_id", "milestone__responsible_person_id"
    )
    for roadmap, cluster, person in rows.distinct():
        found[roadmap, cluster].add(person)
    return found


def told_of(
    cluster: int, responsible: set[int | None], reach: Reach, *, own: SideStep, side: SideStep, is_first: bool
) -> list[tuple[Told, SideStep]]:
    """The responsible persons; the managers from the second step on, or when somebody is missing below them; the
    curators after the day, or when there is nobody else.
    """
    named: list[Told] = [(person, "responsible") for person in sorted(person for person in responsible if person)]
    reachable = [(person, reason) for person, reason in named if reach.belongs(cluster, person)]
    managers: list[Told] = [(person, "manager") for person in reach.managers(cluster)]
    curators: list[Told] = [(person, "curator") for person in reach.curators(cluster)]
    told = reachable
    if not is_first or len(reachable) < len(responsible):
        told = [*managers, *told]
    if (side.step is not None and side.step > 0) or not told:
        told = [*told, *curators]
    contributors = {person for person, _reason in reachable} - set(reach.managers(cluster))
    return [(one, own if one[0] in contributors else side) for one in first_of_each(told)]


def is_still_missing(period: ReportingPeriod, roadmap: Roadmap) -> bool:
    """Is there a milestone of which the period still has heard nothing?"""
    missing = ExpectedReport.objects.filter(period=period, roadmap=roadmap, heard_on__isnull=True)
    return missing.filter(milestone__in=Milestone.objects.unfinished()).exists()
