from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.models import Deputy, Role
from clusters.policy import assignments_of
from roadmaps.models import Revision
from roadmaps.progress.queue import next_after
from roadmaps.progress.review import review_page
from roadmaps.terms import Confidence
from tests.factories import (
    NOW,
    TODAY,
    assign,
    make_cluster,
    make_expected,
    make_milestone,
    make_official,
    make_period,
    make_roadmap,
)
from tests.roadmaps.progress.reports import Scene, accepted, done, drafted, going_on, make_scene, returned, submitted

pytestmark = pytest.mark.django_db


def another(scene: Scene, **fields: object) -> Scene:
    milestone = make_milestone(scene.milestone.roadmap, **fields)
    return Scene(scene.cluster, milestone, scene.manager, scene.official)


def test_queue_is_oldest_first_with_working_days_waited() -> None:
    scene = make_scene()
    submitted(scene, at=NOW - timedelta(days=1))
    submitted(another(scene, code="2.1"), at=NOW - timedelta(days=9))
    page = review_page(scene.official, now=NOW)
    # 15 November 2026 is a Sunday.
    assert [(row.code, row.waited_days) for row in page.rows] == [("2.1", 5), ("1.7", 0)]
    assert page.sheet is not None
    assert page.sheet.milestone.code == "2.1"


def test_queue_marks_what_waits_beyond_the_target() -> None:
    scene = make_scene()
    submitted(scene, at=NOW - timedelta(days=10))
    submitted(another(scene), at=NOW - timedelta(days=9))
    assert [row.is_beyond_target for row in review_page(scene.official, now=NOW).rows] == [True, False]


def test_queue_holds_ones_own_clusters_and_nothing_decided() -> None:
    scene = make_scene()
    drafted(scene)
    accepted(another(scene))
    returned(another(scene))
    other = make_roadmap(make_cluster())
    submitted(Scene(other.cluster, make_milestone(other), scene.manager, scene.official))
    waiting = submitted(another(scene))
    assert [row.pk for row in review_page(scene.official, now=NOW).rows] == [waiting.pk]


def test_own_report_is_listed_but_not_opened() -> None:
    scene = make_scene()
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    submitted(scene)
    page = review_page(scene.manager, now=NOW)
    assert ([row.is_own for row in page.rows], page.sheet) == ([True], None)


def test_chosen_report_is_shown() -> None:
    scene = make_scene()
    submitted(scene, at=NOW - timedelta(days=3))
    chosen = submitted(another(scene))
    page = review_page(scene.official, now=NOW, chosen=chosen.pk)
    assert page.sheet is not None
    assert page.sheet.report == chosen


def test_sheet_tells_was_and_now() -> None:
    scene = make_scene()
    accepted(scene, going_on(percent=40))
    late = going_on(
        percent=55,
        forecast_date=date(2027, 2, 3),
        confidence=Confidence.AT_RISK,
        slip_reason="The supplier is late.",
        slip_category="partner",
    )
    submitted(scene, late, at=NOW + timedelta(hours=1))
    sheet = review_page(scene.official, now=NOW).sheet
    assert sheet is not None
    assert [(change.label, change.was, change.now, change.days) for change in sheet.changes] == [
        ("Forecast", "20\u00a0Dec\u00a02026", "3\u00a0Feb\u00a02027", 45),
        ("Percent", "40%", "55%", None),
    ]
    assert sheet.confidence_before == Confidence.ON_TRACK
    assert sheet.warnings == ("Accept a forecast that is 45 days later.",)


@pytest.mark.parametrize(
    ("answers", "gist"),
    [
        (going_on(), "forecast 31\u00a0Dec\u00a02026 → 20\u00a0Dec\u00a02026"),
        (going_on(forecast_date=date(2026, 12, 31)), "in progress, 40%"),
        (done(), "done on 10\u00a0Nov\u00a02026, 1 document"),
    ],
)
def test_row_tells_the_gist(answers: object, gist: str) -> None:
    scene = make_scene()
    submitted(scene, answers)
    assert review_page(scene.official, now=NOW).rows[0].gist == gist


def test_row_of_what_is_done_without_proof_says_so() -> None:
    scene = make_scene()
    report = submitted(scene, done())
    report.evidence.all().delete()
    assert review_page(scene.official, now=NOW).rows[0].gist == "done on 10\u00a0Nov\u00a02026, no documents"


def test_row_and_sheet_tell_of_the_period_and_of_help() -> None:
    scene = make_scene(help_asked_since=NOW)
    period = make_period(scene.milestone.roadmap.programme)
    make_expected(scene.milestone, period)
    submitted(scene)
    page = review_page(scene.official, now=NOW)
    assert page.sheet is not None
    assert (page.sheet.period, page.rows[0].asks_for_help) == ("Q3\u00a02026", True)


def test_page_counts_todays_decisions() -> None:
    scene = make_scene()
    accepted(scene)
    returned(another(scene))
    accepted(another(scene), at=NOW - timedelta(days=2))
    page = review_page(scene.official, now=NOW)
    assert (page.accepted_today, page.returned_today) == (1, 1)


def test_revisions_that_wait_stand_on_top() -> None:
    scene = make_scene()
    sent = NOW - timedelta(days=4)
    values = {"roadmap": scene.milestone.roadmap, "origin": "upload", "created_by": scene.manager, "created_at": sent}
    Revision.objects.create(number=2, status="submitted", submitted_at=sent, submitted_by=scene.manager, **values)
    Revision.objects.create(number=3, status="draft", **values)
    page = review_page(scene.official, now=NOW)
    assert [(row.cluster, row.number, row.waited_days) for row in page.revisions] == [("Altai Composites", 2, 2)]
    assert review_page(make_official(make_cluster()), now=NOW).revisions == ()


def test_next_after_a_decision_wraps_around_and_skips_ones_own() -> None:
    scene = make_scene()
    first = submitted(scene, at=NOW - timedelta(days=3))
    own = another(scene)
    submitted(Scene(scene.cluster, own.milestone, scene.official, scene.official), at=NOW - timedelta(days=2))
    last = submitted(another(scene), at=NOW - timedelta(days=1))
    assert next_after(first, scene.official) == (last.pk, 2)
    assert next_after(last, scene.official) == (first.pk, 2)


def test_next_after_a_decision_skips_what_the_absent_person_sent() -> None:
    scene = make_scene()
    first = submitted(scene, at=NOW - timedelta(days=3))
    theirs = another(scene)
    sent = submitted(Scene(scene.cluster, theirs.milestone, scene.official, scene.official), at=NOW - timedelta(days=2))
    last = submitted(another(scene), at=NOW - timedelta(days=1))
    deputy = make_official(scene.cluster)
    leave = {"starts_on": TODAY, "ends_on": TODAY, "named_at": NOW, "began_at": NOW}
    Deputy.objects.create(absent=scene.official, deputy=deputy, **leave)
    assert sent.is_own(deputy)
    assert next_after(first, deputy) == (last.pk, 2)


def test_queue_needs_the_same_queries_for_one_and_for_thirty() -> None:
    scene = make_scene()
    submitted(scene)
    assignments_of(scene.official)  # read once for each person object
    with CaptureQueriesContext(connection) as one:
        review_page(scene.official, now=NOW)
    for _number in range(29):
        submitted(another(scene))
    with CaptureQueriesContext(connection) as thirty:
        page = review_page(scene.official, now=NOW)
    assert (len(page.rows), len(thirty)) == (30, len(one))


def test_report_of_what_is_done_shows_no_confidence() -> None:
    scene = make_scene()
    submitted(scene, done())
    page = review_page(scene.official, now=NOW)
    assert page.sheet is not None
    assert (page.sheet.confidence, page.rows[0].confidence) == ("", "")


@pytest.mark.parametrize(("days", "count"), [(45, 0), (44, 1)])
def test_how_far_a_forecast_moves_in_passing_is_a_setting(days: int, count: int, settings: Any) -> None:
    settings.SECOND_LOOK_DAYS = days
    scene = make_scene(baseline_date=date(2026, 12, 20))
    submitted(scene, going_on(forecast_date=date(2027, 2, 3), slip_reason="Customs.", slip_category="law"))
    sheet = review_page(scene.official, now=NOW).sheet
    assert sheet is not None
    assert len(sheet.warnings) == count
