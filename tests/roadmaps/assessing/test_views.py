from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clusters.models import Role
from roadmaps.assessing.actions import rate
from roadmaps.models import ConfidenceRating, Roadmap
from roadmaps.terms import Confidence, Side
from tests.factories import assign, make_cluster, make_manager, make_milestone, make_official, make_person, make_roadmap
from tests.roadmaps.assessing.ratings import make_rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    found = make_roadmap(make_cluster("Композиты Алтая"))
    make_milestone(found)
    return found


def address(roadmap: Roadmap) -> str:
    return reverse("confidence", args=[roadmap.pk])


def test_official_rates_on_the_page(roadmap: Roadmap, client: Client) -> None:
    client.force_login(make_official(roadmap.cluster, language="en"))

    response = client.post(address(roadmap), {"value": "at_risk", "reason": "Customs."}, follow=True)

    rating = ConfidenceRating.objects.get()
    assert (rating.side, rating.value, rating.reason) == (Side.MINISTRY, "at_risk", "Customs.")
    assert "The rating is given; the other side is told." in response.content.decode()


def test_manager_rates_for_the_cluster(roadmap: Roadmap, client: Client) -> None:
    client.force_login(make_manager(roadmap.cluster))

    client.post(address(roadmap), {"value": "on_track", "reason": ""})

    assert ConfidenceRating.objects.get().side == Side.CLUSTER


def test_doubt_without_a_reason_is_asked_for_it(roadmap: Roadmap, client: Client) -> None:
    client.force_login(make_official(roadmap.cluster, language="en"))

    response = client.post(address(roadmap), {"value": "critical", "reason": " "})

    assert response.context["form"].errors == {"reason": ["Say in one sentence what endangers the roadmap."]}
    assert not ConfidenceRating.objects.exists()


@pytest.mark.parametrize(
    ("role", "seen", "posted"), [("analyst", 200, 403), ("contributor", 200, 403), ("stranger", 404, 404)]
)
def test_who_may_not_rate(role: str, seen: int, posted: int, roadmap: Roadmap, client: Client) -> None:
    person = make_manager(make_cluster()) if role == "stranger" else make_person()
    if role != "stranger":
        assign(person, Role(role), roadmap.cluster if role == "contributor" else None)
    client.force_login(person)

    assert client.get(address(roadmap)).status_code == seen
    assert client.post(address(roadmap), {"value": "on_track"}).status_code == posted
    assert not ConfidenceRating.objects.exists()


def test_reader_sees_the_ratings_and_no_form(roadmap: Roadmap, client: Client) -> None:
    make_rating(roadmap, Confidence.CRITICAL, reason="Equipment <late>.")
    analyst = make_person(language="en")
    assign(analyst, Role.ANALYST)
    client.force_login(analyst)

    response = client.get(address(roadmap))

    body = response.content.decode()
    assert response.context["form"] is None
    assert "Equipment &lt;late&gt;." in body
    assert "Give the rating" not in body


def test_rating_is_taken_back_on_the_page(roadmap: Roadmap) -> None:
    make_rating(roadmap, Confidence.ON_TRACK, at=datetime(2026, 6, 1, tzinfo=UTC))
    official = make_official(roadmap.cluster, language="en")
    client = Client(enforce_csrf_checks=True)
    client.force_login(official)
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=official, at=timezone.now())

    page = client.get(address(roadmap)).content.decode()
    (token,) = re.findall(r'take-back/".*?name="csrfmiddlewaretoken" value="(\w+)"', page, re.DOTALL)
    back = reverse("confidence_take_back", args=[roadmap.pk])
    response = client.post(back, {"csrfmiddlewaretoken": token}, follow=True)

    assert [rating.value for rating in ConfidenceRating.objects.all()] == ["on_track"]
    assert "The rating is taken back; the one before it stands again." in response.content.decode()
    assert "take-back" not in response.content.decode()


def test_other_people_are_offered_no_undo(roadmap: Roadmap, client: Client) -> None:
    rate(roadmap, side=Side.MINISTRY, value="on_track", by=make_official(roadmap.cluster), at=timezone.now())
    client.force_login(make_official(roadmap.cluster))
    assert "take-back" not in client.get(address(roadmap)).content.decode()
