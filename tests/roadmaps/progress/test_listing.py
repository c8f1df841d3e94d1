from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmaps.models import ExpectedReport, Milestone, ProgressReport
from roadmaps.progress.listing import milestones_to_report
from tests.clients import signed_in
from tests.factories import (
    NOW,
    TODAY,
    make_cluster,
    make_expected,
    make_manager,
    make_milestone,
    make_period,
    make_roadmap,
)
from tests.roadmaps.progress.reports import Scene, drafted, make_scene, submitted

pytestmark = pytest.mark.django_db


def test_listing_holds_what_is_not_over_by_date() -> None:
    scene = make_scene()
    roadmap = scene.milestone.roadmap
    make_milestone(roadmap, code="undated", baseline_date=None, precision="undated")
    make_milestone(roadmap, code="first", baseline_date=date(2026, 10, 1))
    make_milestone(roadmap, state="done", actual_date=TODAY)
    make_milestone(roadmap, state="will_not_be_done")
    make_milestone(roadmap, cancelled_at=NOW)
    assert [row.code for row in milestones_to_report(roadmap, on=TODAY)] == ["first", "1.7", "undated"]


def test_listing_says_where_a_report_is_open() -> None:
    scene = make_scene()
    submitted(scene)
    row = milestones_to_report(scene.milestone.roadmap, on=TODAY)[0]
    assert (row.is_with_ministry, row.may_be_repeated) == (True, False)


def test_listing_needs_two_queries_however_long() -> None:
    scene = make_scene()
    for _number in range(10):
        make_milestone(scene.milestone.roadmap)
    with CaptureQueriesContext(connection) as queries:
        rows = milestones_to_report(scene.milestone.roadmap, on=TODAY)
    assert (len(rows), len(queries)) == (11, 2)


def test_chosen_milestones_are_reported_unchanged() -> None:
    scene = make_scene()
    second = make_milestone(scene.milestone.roadmap)
    make_milestone(scene.milestone.roadmap)
    address = f"/r/{scene.milestone.roadmap_id}/reports/"
    with time_machine.travel(NOW, tick=False):
        response = signed_in(scene.manager).post(address, {"milestones": [scene.milestone.pk, second.pk]}, follow=True)
    sent = ProgressReport.objects.filter(status="submitted", is_unchanged=True)
    assert set(sent.values_list("milestone_id", flat=True)) == {scene.milestone.pk, second.pk}
    said = [str(message) for message in response.context["messages"]]
    assert said == ["Sent for 2 milestones: nothing has changed."]


def test_chosen_milestone_with_a_draft_is_named() -> None:
    scene = make_scene()
    drafted(scene)
    address = f"/r/{scene.milestone.roadmap_id}/reports/"
    response = signed_in(scene.manager).post(address, {"milestones": [scene.milestone.pk]}, follow=True)
    said = [str(message) for message in response.context["messages"]]
    assert said == ["1.7 Second press: A report on this milestone has been begun: send it, or discard the draft first."]


@pytest.mark.parametrize("chosen", ["", "nonsense", "999999999"])
def test_nothing_sensible_chosen(chosen: str) -> None:
    scene = make_scene()
    address = f"/r/{scene.milestone.roadmap_id}/reports/"
    response = signed_in(scene.manager).post(address, {"milestones": chosen} if chosen else {}, follow=True)
    assert len(list(response.context["messages"])) == 1
    assert ProgressReport.objects.count() == 0


def test_milestone_of_another_cluster_cannot_be_chosen() -> None:
    scene = make_scene()
    foreign = make_milestone(make_roadmap(make_cluster()))
    address = f"/r/{scene.milestone.roadmap_id}/reports/"
    signed_in(scene.manager).post(address, {"milestones": [foreign.pk]})
    assert ProgressReport.objects.count() == 0


def test_listing_by_role() -> None:
    scene = make_scene()
    address = f"/r/{scene.milestone.roadmap_id}/reports/"
    stranger = make_manager(make_cluster())
    statuses = [signed_in(person).get(address).status_code for person in (scene.manager, scene.official, stranger)]
    assert statuses == [200, 403, 404]


def period_scene() -> tuple[Scene, Milestone]:
    """Two milestones of which the third quarter expects a report; one has been heard of."""
    scene = make_scene()
    heard = make_milestone(scene.milestone.roadmap, baseline_date=date(2026, 11, 20), title="Heard of")
    period = make_period(scene.milestone.roadmap.programme)
    make_expected(scene.milestone, period)
    make_expected(heard, period, heard_on=date(2026, 10, 12))
    return scene, heard


def test_what_is_left_for_the_period_comes_first() -> None:
    scene, heard = period_scene()
    later = make_milestone(scene.milestone.roadmap, baseline_date=date(2026, 10, 1))
    period = scene.milestone.roadmap.programme.periods.get()
    rows = milestones_to_report(scene.milestone.roadmap, on=TODAY, period=period)
    assert [(row.pk, row.is_expected, row.heard_on) for row in rows] == [
        (scene.milestone.pk, True, None),
        (later.pk, False, None),
        (heard.pk, True, date(2026, 10, 12)),
    ]


def test_page_says_what_is_left_and_by_when_for_each_side() -> None:
    scene, _heard = period_scene()
    with time_machine.travel(NOW, tick=False):
        page = signed_in(scene.manager).get(f"/r/{scene.milestone.roadmap_id}/reports/").content.decode()
    words = page.replace("\xa0", " ")
    for expected in ("Report for Q3 2026", "1 reported, 1 left", "due 20 Oct 2026, 26 days ago", "10 Oct 2026"):
        assert expected in words
    assert words.count('name="one"') == 1


def test_press_of_a_row_answers_that_row_alone() -> None:
    scene, heard = period_scene()
    address = f"/r/{scene.milestone.roadmap_id}/reports/"
    with time_machine.travel(NOW, tick=False):
        signed_in(scene.manager).post(address, {"one": scene.milestone.pk, "milestones": [heard.pk]})
    assert list(ProgressReport.objects.values_list("milestone_id", "is_unchanged")) == [(scene.milestone.pk, True)]
    assert ExpectedReport.objects.get(milestone=scene.milestone).heard_on == TODAY
