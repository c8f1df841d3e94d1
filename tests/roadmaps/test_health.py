"""The health of a milestone: the rule in SQL against the rule in Python, over the whole grid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from clusters.models import SoonWindow
from roadmaps.models import Milestone, Roadmap, Workstream
from roadmaps.progress import actions, undoing
from roadmaps.progress.answers import ReportAnswers
from roadmaps.terms import Health, Precision, ProgressState
from tests.factories import NOW, TODAY, make_milestone, make_programme, make_roadmap
from tests.roadmaps.progress.reports import (
    Scene,
    accepted,
    done,
    drafted,
    going_on,
    make_scene,
    returned,
    submitted,
)

pytestmark = pytest.mark.django_db

AROUND = (-1, 0, 1)


def days_around(*borders: date) -> list[date]:
    """The day before each border, the border and the day after."""
    return sorted({border + timedelta(days=step) for border in borders for step in AROUND})


def baselines(window: int) -> list[date | None]:
    return [None, *days_around(TODAY, TODAY + timedelta(days=window))]


def forecasts(baseline: date | None) -> list[date | None]:
    return [None, *days_around(baseline or TODAY)]


def cells(window: int) -> list[dict[str, Any]]:
    """Every combination of state, dates and flags that the database admits."""
    grid = []
    for baseline in baselines(window):
        moments = (None, NOW)
        for state, is_at_risk, *since in product(ProgressState, (False, True), moments, moments, moments):
            named = zip(("awaiting_since", "help_asked_since", "cancelled_at"), since, strict=True)
            flags = {"state": state, "is_at_risk": is_at_risk} | dict(named)
            if state == ProgressState.DONE:
                days = [{"actual_date": day} for day in days_around(baseline or TODAY)]
            else:
                days = [{"forecast_date": day} for day in forecasts(baseline)]
            grid += [{"baseline_date": baseline} | flags | day for day in days]
    return grid


def fill(roadmap: Roadmap, window: int) -> int:
    workstream = Workstream.objects.create(roadmap=roadmap, title="Production", position=1)
    rows = [
        Milestone(roadmap=roadmap, workstream=workstream, position=number, title=f"Milestone {number}", **cell)
        for number, cell in enumerate(cells(window))
    ]
    return len(Milestone.objects.bulk_create(rows))


@pytest.mark.parametrize("window", SoonWindow.values)
def test_health_in_sql_equals_health_in_python(window: int) -> None:
    roadmap = make_roadmap(programme=make_programme(due_soon_days=window))
    count = fill(roadmap, window)
    found = list(Milestone.objects.select_related("roadmap__programme").health_on(TODAY))
    differing = [milestone for milestone in found if milestone.health != milestone.health_on(TODAY)]
    assert (len(found), differing) == (count, [])
    assert {milestone.health for milestone in found} == set(Health.values)


def overdue_on(day: date) -> set[int]:
    """The milestones that are overdue on the day, as SQL says."""
    return set(Milestone.objects.health_on(day).filter(health=Health.OVERDUE).values_list("pk", flat=True))


def test_overdue_in_sql_equals_health_in_python() -> None:
    roadmap = make_roadmap(programme=make_programme(due_soon_days=SoonWindow.MONTH))
    fill(roadmap, SoonWindow.MONTH)
    by_python = {row.pk for row in Milestone.objects.all() if row.health_on(TODAY) == Health.OVERDUE}
    assert overdue_on(TODAY) == by_python


def test_taking_reports_in_sql_equals_python() -> None:
    roadmap = make_roadmap()
    fill(roadmap, SoonWindow.MONTH)
    by_python = {row.pk for row in Milestone.objects.all() if row.takes_reports}
    assert 0 < len(by_python) < Milestone.objects.count()
    assert set(Milestone.objects.taking_reports().values_list("pk", flat=True)) == by_python


def health(**fields: Any) -> Health:
    return make_milestone(**fields).health_on(TODAY)


@pytest.mark.parametrize(("step", "expected"), [(-1, Health.OVERDUE), (0, Health.DUE_SOON), (1, Health.DUE_SOON)])
def test_overdue_begins_the_day_after_the_approved_date(step: int, expected: Health) -> None:
    assert health(baseline_date=TODAY + timedelta(days=step)) == expected


@pytest.mark.parametrize(("step", "expected"), [(29, Health.DUE_SOON), (30, Health.DUE_SOON), (31, Health.NOT_STARTED)])
def test_due_soon_ends_with_the_window(step: int, expected: Health) -> None:
    assert health(baseline_date=TODAY + timedelta(days=step)) == expected


@pytest.mark.parametrize(("step", "expected"), [(-1, Health.DONE), (0, Health.DONE), (1, Health.DONE_LATE)])
def test_done_late_is_later_than_the_approved_date(step: int, expected: Health) -> None:
    baseline = date(2026, 6, 30)
    actual = baseline + timedelta(days=step)
    assert health(baseline_date=baseline, state=ProgressState.DONE, actual_date=actual) == expected


def test_own_forecast_never_cures_overdue() -> None:
    assert health(baseline_date=date(2026, 9, 30), forecast_date=date(2027, 3, 1)) == Health.OVERDUE


def test_awaiting_review_is_not_overdue_for_the_cluster() -> None:
    assert health(baseline_date=date(2026, 9, 30), awaiting_since=NOW) == Health.AWAITING_REVIEW


def test_undated_milestone_is_never_overdue() -> None:
    undated = make_milestone(baseline_date=None, precision=Precision.UNDATED, state=ProgressState.IN_PROGRESS)
    assert undated.health_on(date(2099, 1, 1)) == Health.ON_TRACK
    assert overdue_on(date(2099, 1, 1)) == set()


@pytest.mark.parametrize("step", AROUND)
def test_ongoing_milestone_is_overdue_only_after_the_programme(step: int) -> None:
    programme = make_programme(ends_on=date(2028, 12, 31))
    roadmap = make_roadmap(programme=programme)
    ongoing = make_milestone(roadmap, precision=Precision.ONGOING, baseline_date=programme.ends_on)
    day = programme.ends_on + timedelta(days=step)
    assert (ongoing.health_on(day) == Health.OVERDUE) is (step > 0)
    assert bool(overdue_on(day)) is (step > 0)


def test_ongoing_milestone_without_a_last_day_is_never_overdue() -> None:
    ongoing = make_milestone(precision=Precision.ONGOING, baseline_date=None)
    assert ongoing.health_on(date(2099, 1, 1)) == Health.NOT_STARTED
    assert overdue_on(date(2099, 1, 1)) == set()


def withdrawn(scene: Scene, answers: ReportAnswers) -> None:
    actions.withdraw(submitted(scene, answers), by=scene.manager, at=NOW)


def undone(scene: Scene, answers: ReportAnswers) -> None:
    undoing.undo(accepted(scene, answers), by=scene.official, at=NOW)


def reopened(scene: Scene, answers: ReportAnswers) -> None:
    undoing.reopen(accepted(scene, answers), reason="Look again.", by=scene.official, at=NOW)


TOLD = {
    "in progress": going_on(),
    "late": going_on(forecast_date=date(2027, 3, 1), slip_reason="Customs.", slip_category="law"),
    "at risk": going_on(confidence="at_risk"),
    "done": done(),
    "will not be done": going_on(state=ProgressState.WILL_NOT_BE_DONE, forecast_date=None),
}
AFTER: dict[str, Health] = {
    "in progress": Health.ON_TRACK,
    "late": Health.LATE_FORECAST,
    "at risk": Health.AT_RISK,
    "done": Health.DONE,
    "will not be done": Health.CANCELLED,
}


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("deed", [drafted, submitted, accepted, returned, withdrawn, undone, reopened])
def test_health_follows_reports_in_every_state(deed: Callable[..., object], told: str) -> None:
    """Only what was accepted counts; completion that waits for the ministry is the ministry's turn."""
    scene = make_scene(baseline_date=date(2027, 2, 1))
    deed(scene, TOLD[told])
    found = Milestone.objects.select_related("roadmap__programme").health_on(TODAY).get(pk=scene.milestone.pk)
    waits = told == "done" and deed in (submitted, undone, reopened)
    expected = AFTER[told] if deed is accepted else Health.AWAITING_REVIEW if waits else Health.NOT_STARTED
    assert (found.health, found.health_on(TODAY)) == (expected, expected)
