from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from clusters.models import Role
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.inbox import kinds
from portal.inbox.models import Notice, NoticeState
from portal.mail.models import Message
from roadmaps.assessing.actions import LONGEST_REASON, rate
from roadmaps.errors import Incomplete, WrongState
from roadmaps.models import ConfidenceRating, Roadmap
from roadmaps.terms import Confidence, Side
from tests.factories import (
    NOW,
    assign,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_roadmap,
)
from tests.roadmaps.assessing.ratings import make_rating

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def roadmap() -> Roadmap:
    found = make_roadmap(make_cluster("Композиты Алтая"))
    make_milestone(found)
    return found


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster, language="en")


@pytest.fixture
def official(roadmap: Roadmap) -> Person:
    return make_official(roadmap.cluster)


def told(person: Person) -> list[str]:
    rows = Notice.objects.filter(person=person).exclude(state=NoticeState.DONE)
    return [kinds.say(row.kind, row.params) for row in rows]


def test_official_rates_with_a_reason(roadmap: Roadmap, manager: Person, official: Person) -> None:
    rating = rate(roadmap, side=Side.MINISTRY, value="critical", reason="Equipment\n is late.", by=official, at=NOW)

    assert (rating.value, rating.reason, rating.rated_by, rating.rated_at) == (
        "critical",
        "Equipment is late.",
        official,
        NOW,
    )
    assert told(manager) == ["И. Орлова rated the roadmap of Композиты Алтая: critical. Equipment is late."]
    assert told(official) == []


def test_rating_is_written_into_the_ledger(roadmap: Roadmap, official: Person) -> None:
    make_rating(roadmap, Confidence.ON_TRACK, at=NOW - DAY)

    rate(roadmap, side=Side.MINISTRY, value="at_risk", reason="Customs.", by=official, at=NOW)

    entry = LedgerEntry.objects.get()
    assert (entry.verb, entry.scope, entry.actor_id) == ("roadmap.rated_at_risk", roadmap.cluster.slug, official.pk)
    assert entry.details == {"reason": "Customs.", "before": "on_track"}


def test_manager_rates_for_the_cluster_and_the_officials_are_told(
    roadmap: Roadmap, manager: Person, official: Person
) -> None:
    other = make_official(make_cluster())

    rate(roadmap, side=Side.CLUSTER, value="at_risk", reason="Customs.", by=manager, at=NOW)

    assert told(official) == ["Композиты Алтая sees its roadmap at risk (О. Ким). Customs."]
    assert told(other) == told(manager) == []
    assert not Message.objects.exists()


def test_contributor_is_not_told(roadmap: Roadmap, manager: Person, official: Person) -> None:
    contributor = make_person()
    assign(contributor, Role.CONTRIBUTOR, roadmap.cluster)

    rate(roadmap, side=Side.MINISTRY, value="on_track", by=official, at=NOW)

    assert told(contributor) == []
    assert len(told(manager)) == 1


def test_newer_rating_puts_the_older_notice_to_rest(roadmap: Roadmap, manager: Person, official: Person) -> None:
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=official, at=NOW - DAY)

    rate(roadmap, side=Side.MINISTRY, value="on_track", by=official, at=NOW)

    assert told(manager) == ["И. Орлова rated the roadmap of Композиты Алтая: on track. "]
    assert [rating.value for rating in ConfidenceRating.objects.all()] == ["critical", "on_track"]


@pytest.mark.parametrize(
    ("before", "value", "letters"),
    [
        (None, "on_track", 0),
        (None, "at_risk", 1),
        ("critical", "critical", 0),
        ("critical", "on_track", 1),
        ("on_track", "critical", 1),
    ],
)
def test_letter_goes_out_when_the_word_is_another(
    before: str | None, value: str, letters: int, roadmap: Roadmap, manager: Person, official: Person
) -> None:
    if before:
        make_rating(roadmap, Confidence(before), at=NOW - DAY)

    rate(roadmap, side=Side.MINISTRY, value=value, reason="New facts.", by=official, at=NOW)

    assert Message.objects.filter(person=manager, kind="roadmap.rated").count() == letters


def test_letter_says_what_was_and_what_is(roadmap: Roadmap, manager: Person, official: Person) -> None:
    make_rating(roadmap, Confidence.ON_TRACK, at=NOW - DAY)

    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Equipment <late>.", by=official, at=NOW)

    letter = Message.objects.get(person=manager)
    assert letter.subject == "Roadmap rated “critical”: Композиты Алтая"
    assert "Rating: Critical\nBefore: On track\nReason: Equipment <late>." in letter.text
    assert "Equipment &lt;late&gt;." in letter.html


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("at_risk", ""),
        ("critical", "  \n"),
        ("not_rated", "Why."),
        ("green", "Why."),
        ("on_track", "x" * (LONGEST_REASON + 1)),
    ],
)
def test_incomplete_rating_is_refused(value: str, reason: str, roadmap: Roadmap, official: Person) -> None:
    with pytest.raises(Incomplete):
        rate(roadmap, side=Side.MINISTRY, value=value, reason=reason, by=official, at=NOW)

    assert not ConfidenceRating.objects.exists()


def test_roadmap_without_a_plan_is_not_rated(official: Person) -> None:
    with pytest.raises(Incomplete):
        rate(make_roadmap(), side=Side.MINISTRY, value="on_track", by=official, at=NOW)


def test_same_words_twice_a_day_are_one_rating(roadmap: Roadmap, official: Person) -> None:
    rate(roadmap, side=Side.MINISTRY, value="on_track", by=official, at=NOW)

    with pytest.raises(WrongState):
        rate(roadmap, side=Side.MINISTRY, value="on_track", by=official, at=NOW + timedelta(minutes=1))
    rate(roadmap, side=Side.MINISTRY, value="on_track", by=official, at=NOW + DAY)

    assert ConfidenceRating.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "critical", "reason": ""},
        {"value": "not_rated", "reason": "Why."},
        {"value": "on_track", "side": "nobody"},
    ],
)
def test_database_keeps_no_rating_that_says_nothing(wrong: dict[str, str], roadmap: Roadmap) -> None:
    values = {"side": "ministry", "reason": "Why."} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        ConfidenceRating.objects.create(roadmap=roadmap, rated_by=make_person(), rated_at=NOW, **values)
