"""“Nothing has changed”: the state known last, sent again in one step."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.errors import Incomplete, WrongState
from roadmaps.models import ProgressReport
from roadmaps.progress import actions
from roadmaps.terms import Confidence, ProgressState
from tests.factories import NOW, make_milestone
from tests.roadmaps.progress.reports import LATER, accepted, drafted, going_on, make_scene

pytestmark = pytest.mark.django_db


def test_repeat_sends_the_state_known_last() -> None:
    scene = make_scene()
    accepted(scene, going_on(percent=60, confidence=Confidence.AT_RISK))
    report = actions.repeat(scene.milestone, by=scene.manager, at=LATER)
    assert (report.status, report.is_unchanged, report.comment) == ("submitted", True, "")
    assert (report.percent, report.forecast_date, report.confidence) == (60, date(2026, 12, 20), "at_risk")


def test_repeat_before_any_report() -> None:
    scene = make_scene()
    report = actions.repeat(scene.milestone, by=scene.manager, at=NOW)
    assert (report.state, report.percent, report.forecast_date) == (ProgressState.NOT_STARTED, 0, None)


def test_repeat_keeps_the_reason_of_a_late_forecast() -> None:
    scene = make_scene()
    accepted(scene, going_on(forecast_date=date(2027, 2, 1), slip_reason="Customs.", slip_category="law"))
    report = actions.repeat(scene.milestone, by=scene.manager, at=LATER)
    assert (report.slip_reason, report.slip_category) == ("Customs.", "law")


def test_repeat_with_a_draft_begun() -> None:
    scene = make_scene()
    drafted(scene)
    with pytest.raises(WrongState, match="has been begun"):
        actions.repeat(scene.milestone, by=scene.manager, at=LATER)


def test_repeat_cannot_hide_an_unexplained_late_forecast() -> None:
    scene = make_scene(forecast_date=date(2027, 3, 1))
    with pytest.raises(Incomplete):
        actions.repeat(scene.milestone, by=scene.manager, at=NOW)
    assert ProgressReport.objects.count() == 0


def test_repeat_all_names_who_could_not_be_repeated() -> None:
    scene = make_scene()
    unexplained = make_milestone(scene.milestone.roadmap, forecast_date=date(2027, 3, 1))
    result = actions.repeat_all([scene.milestone, unexplained], by=scene.manager, at=NOW)
    assert [report.milestone for report in result.reports] == [scene.milestone]
    assert [milestone for milestone, _reason in result.refused] == [unexplained]
