"""Requests as the pages of a milestone, a roadmap and a cluster show them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.models import Person
from roadmaps.requests.box import about_cluster, about_milestone, about_roadmap
from roadmaps.requests.needs import needs_of
from roadmaps.terms import RequestStatus
from tests.clients import signed_in
from tests.factories import TODAY, make_official
from tests.roadmaps.requests.scenes import ask_help, ask_information, in_state, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_milestone_shows_every_request_the_open_ones_first() -> None:
    scene = make_scene()
    in_state(RequestStatus.RESOLVED, scene)
    ask_help(scene, need="Still open")
    box = about_milestone(scene.milestone, scene.manager, on=TODAY)
    assert [(line.need, line.status) for line in box.lines] == [
        ("Still open", "open"),
        ("Customs papers for the press", "resolved"),
    ]
    assert (box.is_help, box.ask_url) == (True, reverse("request_ask_on", args=[scene.milestone.pk]))


def test_roadmap_and_cluster_show_what_is_not_over() -> None:
    scene = make_scene()
    in_state(RequestStatus.RESOLVED, scene)
    in_state(RequestStatus.ANSWERED, scene)
    ask_information(scene, on=scene.roadmap, need="Jobs?")
    of_roadmap = about_roadmap(scene.roadmap, scene.official, on=TODAY)
    of_cluster = about_cluster(scene.cluster, scene.official, on=TODAY)
    assert [line.status for line in of_roadmap.lines] == ["open", "answered"]
    assert of_cluster.lines == of_roadmap.lines
    assert (of_roadmap.is_help, of_cluster.ask_url) == (False, "")


def test_many_requests_are_counted_beyond_the_first() -> None:
    scene = make_scene()
    for _number in range(7):
        ask_help(scene)
    box = about_milestone(scene.milestone, scene.manager, on=TODAY)
    assert (len(box.lines), box.more) == (5, 2)


def test_box_asks_the_same_questions_for_one_cluster_and_for_fifty() -> None:
    first, *others = [make_scene(f"Cluster {number}") for number in range(1, 51)]
    official = make_official(language="en")
    for _number in range(7):
        ask_help(first)

    def read() -> tuple[list[int], int]:
        person = Person.objects.get(pk=official.pk)
        with CaptureQueriesContext(connection) as asked:
            boxes = [about_cluster(first.cluster, person, on=TODAY), about_roadmap(first.roadmap, person, on=TODAY)]
        return [len(box.lines) + box.more for box in boxes], len(asked)

    alone = read()
    for scene in others:
        ask_help(scene)
    assert (alone, read()) == (([7, 7], 5), ([7, 7], 5))


@pytest.mark.parametrize("who", ["manager", "official"])
def test_pages_carry_the_request_and_the_button(who: str) -> None:
    scene = make_scene()
    ask_help(scene)
    client, words = signed_in(getattr(scene, who)), {"manager": "Ask for help", "official": "Ask the cluster"}[who]
    for address in (scene.milestone.get_absolute_url(), scene.roadmap.get_absolute_url()):
        page = client.get(address).content.decode()
        assert ("Customs papers for the press" in page, words in page) == (True, True)
    assert "Customs papers for the press" in client.get(f"/c/{scene.cluster.slug}/").content.decode()


def test_homes_say_what_to_do_about_each_request() -> None:
    scene = make_scene()
    ask_help(scene, need="Customs")
    in_state(RequestStatus.ANSWERED, scene)
    assert [need.sentence for need in needs_of(scene.official, on=TODAY)] == ["Answer: Customs"]
    assert [need.sentence for need in needs_of(scene.manager, on=TODAY)] == [
        "Say whether the answer solves it: Customs papers for the press"
    ]
