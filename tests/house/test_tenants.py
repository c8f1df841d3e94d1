"""What one cluster writes never reaches another, is never taken for markup, and cannot be changed from outside."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from clusters.models import Assignment
from tests.house.planting import PATHS, plant, snapshot
from tests.house.rules import ANALYST, CONTRIBUTOR, CURATOR, OF_A_ALONE, OFFICIAL, RULES
from tests.house.world import World

CANARY = "Canary-of-Beta"
PAYLOAD = "\"'><svg onload=alert(1)>{{7*7}}"
LINK = re.compile(r'(?:href|action|src|hx-get)="(/[^"#]*)')
MOST_PAGES = 250
OF_EVERYBODY = ("/mailbox/", "/static/", "/sign-out/", "/language/", "/theme/", "/ui/")


def crawl(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Every page that can be reached by links from the given addresses, with its text."""
    waiting, seen = list(starts), set(starts)
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop(0)
        response = client.get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = body.decode("utf-8", errors="replace")
        yield url, text
        links = [html.unescape(link) for link in LINK.findall(text)]
        if response.status_code in {301, 302}:
            links.append(response.headers["Location"])
        for link in links:
            if link not in seen and not link.startswith(OF_EVERYBODY):
                seen.add(link)
                waiting.append(link)


def starts(world: World, role: str) -> list[str]:
    """All pages that the table knows, about one's own and about the other's, and questions that name the other."""
    found = []
    for name, rule in RULES.items():
        if rule.get is None or rule.is_public:
            continue
        found.append(reverse(name, kwargs=world.own(rule.target, role) if rule.target else {}))
        other = world.b.kwargs(rule.target)
        if other is not None:
            found.append(reverse(name, kwargs=other))
    cluster = world.b.cluster
    questions = [f"?{field}={value}" for field in ("cluster", "q", "region") for value in (cluster.pk, cluster.slug)]
    found += [f"{reverse('search')}?q={word}" for word in ("canary", "onload")]
    return found + [reverse(name) + question for name in ("portfolio", "people", "ledger") for question in questions]


@pytest.mark.parametrize("role", OF_A_ALONE)
def test_words_of_another_cluster_appear_nowhere(world: World, role: str) -> None:
    plant(world.b, CANARY)

    pages = dict(crawl(world.clients[role], starts(world, role)))

    assert len(pages) > 30
    assert [url for url, text in pages.items() if CANARY in text] == []


@pytest.mark.parametrize("role", [*OF_A_ALONE, OFFICIAL])
def test_words_are_never_taken_for_markup(world: World, role: str) -> None:
    plant(world.a, PAYLOAD)

    pages = dict(crawl(world.clients[role], starts(world, role)))

    assert [url for url, text in pages.items() if "<svg onload" in text] == []
    assert [url for url, text in pages.items() if "&lt;svg onload" in text] != [], "the words are shown somewhere"


@pytest.mark.parametrize("role", OF_A_ALONE)
def test_fields_that_no_form_has_change_nothing(world: World, role: str) -> None:
    b = world.b
    before, roles = snapshot(b), list(Assignment.objects.order_by("pk").values())
    body = {
        "cluster": b.cluster.pk, "roadmap": b.roadmap.pk, "milestone": b.milestone.pk, "report": b.submitted_report.pk,
        "revision": b.draft_revision.pk, "upload": b.upload.pk, "person": world.persons[CURATOR].pk, "by": 1,
        "role": "admin", "status": "approved", "state": "done", "is_staff": "on", "is_active": "on", "pk": 1, "id": 1,
    }  # fmt: skip

    for name, rule in RULES.items():
        if rule.post and not rule.is_public:
            own = world.own(rule.target, role) if rule.target else {}
            for kwargs in filter(lambda found: found is not None, (own, b.kwargs(rule.target))):
                world.clients[role].post(reverse(name, kwargs=kwargs), body)

    assert snapshot(b) == before
    assert list(Assignment.objects.order_by("pk").values()) == roles


@pytest.mark.parametrize("role", [CONTRIBUTOR, CURATOR, OFFICIAL, ANALYST])
@pytest.mark.parametrize(
    ("name", "target"), [("revision", "draft revision"), ("upload_file", "upload"), ("upload_check", "upload")]
)
def test_draft_is_for_those_who_write_it(world: World, role: str, name: str, target: str) -> None:
    url = reverse(name, kwargs=world.a.kwargs(target))

    assert world.clients[role].get(url).status_code == 404


def test_every_model_says_to_which_cluster_it_belongs() -> None:
    models = {model for app in ("clusters", "roadmaps") for model in apps.get_app_config(app).get_models()}

    assert models == set(PATHS)


def test_deactivation_acts_on_the_next_request(world: World) -> None:
    person = world.persons[OFFICIAL]
    client = world.clients[OFFICIAL]
    assert client.get(reverse("portfolio")).status_code == 200

    person.is_active = False
    person.save()

    assert client.get(reverse("portfolio")).status_code == 302


def test_loss_of_a_role_acts_on_the_next_request(world: World) -> None:
    client, url = world.clients[OFFICIAL], reverse("roadmap", kwargs={"pk": world.a.roadmap.pk})
    assert client.get(url).status_code == 200

    world.persons[OFFICIAL].assignments.all().delete()

    assert client.get(url).status_code == 404
