"""While help is asked for on a milestone, every page that shows the milestone says so and leads to the request."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from portal.accounts.models import Person
from roadmaps.models import Milestone
from roadmaps.progress import actions as progress
from roadmaps.requests import actions
from tests.clients import signed_in
from tests.factories import NOW, make_milestone
from tests.roadmaps.requests.scenes import Scene, ask_help, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """One milestone is overdue, one due soon, one has no date; help is not asked for on any."""
    scene = make_scene()
    Milestone.objects.filter(pk=scene.milestone.pk).update(baseline_date=date(2026, 9, 30))
    scene.milestone.refresh_from_db()
    return scene


def says_so(person: Person, address: str, milestone: Milestone) -> bool:
    with time_machine.travel(NOW, tick=False):
        page = signed_in(person).get(address, follow=True).content.decode()
    assert milestone.title in page, f"{address} does not show the milestone"
    return f'<a class="asked-mark" href="{milestone.get_absolute_url()}#requests-box">' in page


def overdue_pages(scene: Scene) -> list[tuple[Person, str]]:
    roadmap = scene.roadmap
    return [
        (scene.official, scene.milestone.get_absolute_url()),
        (scene.manager, scene.milestone.get_absolute_url()),
        (scene.manager, roadmap.get_absolute_url()),
        (scene.manager, f"{roadmap.get_absolute_url()}?view=timeline"),
        (scene.manager, reverse("reports", args=[roadmap.pk])),
        (scene.official, reverse("cluster", args=[scene.cluster.slug])),
        (scene.official, reverse("portfolio")),
        (scene.official, "/"),
    ]


def test_every_page_of_an_overdue_milestone_says_so_until_the_answer(scene: Scene) -> None:
    pages = overdue_pages(scene)
    assert [address for person, address in pages if says_so(person, address, scene.milestone)] == []

    request = ask_help(scene)
    assert [address for person, address in pages if not says_so(person, address, scene.milestone)] == []

    actions.answer(request, text="The papers are on their way.", by=scene.official, at=NOW)
    assert [address for person, address in pages if says_so(person, address, scene.milestone)] == []


def test_what_is_due_next_says_so_on_both_homes(scene: Scene) -> None:
    soon = make_milestone(scene.roadmap, code="2.4", title="ISO certificate", baseline_date=date(2026, 12, 1))
    ask_help(scene, on=soon)

    assert [says_so(person, "/", soon) for person in (scene.manager, scene.official)] == [True, True]


def test_milestone_without_a_date_says_so_in_the_drawer(scene: Scene) -> None:
    undated = make_milestone(scene.roadmap, code="3.1", title="Training centre", baseline_date=None)
    ask_help(scene, on=undated)

    assert says_so(scene.manager, f"{scene.roadmap.get_absolute_url()}?view=timeline", undated)


def test_who_reviews_a_report_sees_it_beside_the_report(scene: Scene) -> None:
    report = progress.repeat(scene.milestone, by=scene.manager, at=NOW)
    ask_help(scene)

    assert says_so(scene.official, f"{reverse('review')}?report={report.pk}", scene.milestone)
