"""What one press sent comes back by one press, as the drafts that it was."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.inbox import kinds
from portal.inbox.models import Notice, NoticeState
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions, taking_back
from roadmaps.progress.grid_lines import lines_of, rows_for
from roadmaps.terms import ReportStatus
from tests.factories import NOW, TODAY, make_manager, make_milestone
from tests.roadmaps.progress.reports import Scene, going_on, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
SOON = NOW + timedelta(seconds=60)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def send(scene: Scene, *milestones: Milestone, percent: int = 40) -> list[ProgressReport]:
    drafts = [
        actions.save_draft(one, going_on(percent=percent), by=scene.manager, at=NOW - timedelta(hours=1))
        for one in milestones
    ]
    for draft in drafts:
        actions.submit(draft, by=scene.manager, at=NOW)
    return drafts


def statuses() -> list[str]:
    return sorted(ProgressReport.objects.values_list("status", flat=True))


def test_reports_of_one_press_become_drafts_again(scene: Scene) -> None:
    roadmap, other = scene.milestone.roadmap, make_milestone(scene.milestone.roadmap)
    send(scene, scene.milestone, other)

    result = taking_back.take_back(roadmap, by=scene.manager, at=SOON)

    assert (result.count, result.refused) == (2, ())
    assert statuses() == ["draft", "draft", "withdrawn", "withdrawn"]
    assert [line.is_ready for line in lines_of(rows_for(roadmap), on=TODAY)] == [True, True]
    assert not Notice.objects.exclude(state=NoticeState.DONE).exists()


def test_nothing_has_changed_leaves_no_draft(scene: Scene) -> None:
    roadmap = scene.milestone.roadmap
    actions.repeat_all([scene.milestone, make_milestone(roadmap)], by=scene.manager, at=NOW)
    assert taking_back.take_back(roadmap, by=scene.manager, at=SOON).count == 2
    assert statuses() == ["withdrawn", "withdrawn"]


def test_earlier_press_and_colleagues_reports_stay(scene: Scene) -> None:
    roadmap, mine, theirs = scene.milestone.roadmap, *(make_milestone(scene.milestone.roadmap) for _ in range(2))
    actions.repeat(scene.milestone, by=scene.manager, at=NOW - timedelta(seconds=30))
    actions.repeat(theirs, by=make_manager(scene.cluster), at=NOW + timedelta(seconds=1))
    actions.repeat(mine, by=scene.manager, at=NOW)
    found = taking_back.sent_last(roadmap, by=scene.manager, at=SOON)
    assert [report.milestone_id for report in found] == [mine.pk]


def test_report_decided_meanwhile_stays_and_keeps_no_other(scene: Scene) -> None:
    roadmap = scene.milestone.roadmap
    first, _second = send(scene, scene.milestone, make_milestone(roadmap))
    actions.accept(first, by=scene.official, at=NOW)
    assert taking_back.take_back(roadmap, by=scene.manager, at=SOON).count == 1
    assert statuses() == ["accepted", "draft", "withdrawn"]


@pytest.mark.parametrize(("seconds", "count"), [(119, 1), (120, 0)])
def test_it_is_offered_as_long_as_letters_wait(scene: Scene, seconds: int, count: int) -> None:
    send(scene, scene.milestone)
    found = taking_back.sent_last(scene.milestone.roadmap, by=scene.manager, at=NOW + timedelta(seconds=seconds))
    assert len(found) == count
    assert kinds.find("report.submitted").is_undoable


@pytest.mark.parametrize(("page", "came_from"), [("reports/", ""), ("reports/grid/", "?from=grid")])
def test_pages_offer_it_and_lead_back(scene: Scene, page: str, came_from: str) -> None:
    root = f"/r/{scene.milestone.roadmap_id}/"
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    client.force_login(scene.manager)
    actions.repeat(scene.milestone, by=scene.manager, at=timezone.now())

    shown = client.get(root + page).content.decode()
    address = f"{root}reports/take-back/{came_from}"
    (token,) = re.findall(re.escape(address) + r'".*?name="csrfmiddlewaretoken" value="(\w+)"', shown, re.DOTALL)
    answer = client.post(address, {"csrfmiddlewaretoken": token})

    assert (answer.status_code, answer.headers["location"]) == (302, root + page)
    assert ProgressReport.objects.get().status == ReportStatus.WITHDRAWN
    assert "take-back" not in client.get(root + page).content.decode()


def test_second_press_says_so(scene: Scene, client: Client) -> None:
    client.force_login(scene.manager)
    address = f"/r/{scene.milestone.roadmap_id}/reports/take-back/"
    assert "info" in [message.level_tag for message in client.post(address, follow=True).context["messages"]]
