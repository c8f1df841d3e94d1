"""A rating taken back: by who gave it, while nobody has been written to; moments and persons."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from portal.audit.models import LedgerEntry
from portal.inbox import kinds
from portal.inbox.letters import hold
from portal.inbox.models import Notice, NoticeState
from portal.mail.models import Message, MessageState
from roadmaps.assessing.actions import rate, take_back
from roadmaps.errors import WrongState
from roadmaps.models import ConfidenceRating, Roadmap
from roadmaps.terms import RATED, Confidence, Side
from tests.factories import NOW, make_cluster, make_manager, make_milestone, make_official, make_roadmap
from tests.roadmaps.assessing.ratings import make_rating

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOLD = timedelta(seconds=120)


@pytest.fixture
def roadmap() -> Roadmap:
    found = make_roadmap(make_cluster("Композиты Алтая"))
    make_milestone(found)
    make_rating(found, Confidence.ON_TRACK, at=NOW - DAY)
    return found


def values() -> list[str]:
    return [rating.value for rating in ConfidenceRating.objects.all()]


def test_rating_goes_and_nobody_is_written_to(roadmap: Roadmap) -> None:
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=official, at=NOW)

    take_back(roadmap, side=Side.MINISTRY, by=official, at=NOW + timedelta(seconds=60))

    assert values() == ["on_track"]
    assert Message.objects.get(person=manager).state == MessageState.CANCELLED
    assert Notice.objects.get(person=manager).state == NoticeState.DONE
    entry = LedgerEntry.objects.latest("sequence")
    assert (entry.verb, entry.actor_id) == ("roadmap.rating_taken_back", official.pk)
    assert entry.details == {"value": "critical", "reason": "Customs."}


def test_letter_about_a_rating_waits_while_it_can_be_taken_back(roadmap: Roadmap) -> None:
    manager = make_manager(roadmap.cluster)
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=make_official(roadmap.cluster), at=NOW)
    assert Message.objects.get(person=manager).not_before == NOW + HOLD


@pytest.mark.parametrize("value", [value for value, _label in RATED])
@pytest.mark.parametrize("whose", ["rated", "own"])
def test_row_of_the_inbox_waits_as_long(whose: str, value: str) -> None:
    assert kinds.find(f"roadmap.{whose}_{value}").is_undoable
    assert hold(f"roadmap.{whose}_{value}") == HOLD


@pytest.mark.parametrize(("at", "left"), [(NOW + HOLD - timedelta(seconds=1), 1), (NOW + HOLD, 2)])
def test_manager_takes_the_own_one_back_while_it_is_held(roadmap: Roadmap, at: datetime, left: int) -> None:
    manager = make_manager(roadmap.cluster)
    rate(roadmap, side=Side.CLUSTER, value="on_track", by=manager, at=NOW)
    if left == 1:
        take_back(roadmap, side=Side.CLUSTER, by=manager, at=at)
    else:
        with pytest.raises(WrongState):
            take_back(roadmap, side=Side.CLUSTER, by=manager, at=at)
    assert ConfidenceRating.objects.count() == left


def test_what_a_colleague_gave_stays(roadmap: Roadmap) -> None:
    official, colleague = make_official(roadmap.cluster), make_official(roadmap.cluster)
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=official, at=NOW)
    with pytest.raises(WrongState):
        take_back(roadmap, side=Side.MINISTRY, by=colleague, at=NOW)
    rate(roadmap, side=Side.MINISTRY, value="on_track", by=colleague, at=NOW + timedelta(seconds=5))
    with pytest.raises(WrongState):
        take_back(roadmap, side=Side.MINISTRY, by=official, at=NOW + timedelta(seconds=6))
    assert values() == ["on_track", "critical", "on_track"]


def test_letter_that_has_left_is_not_called_back(roadmap: Roadmap) -> None:
    make_manager(roadmap.cluster)
    official = make_official(roadmap.cluster)
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=official, at=NOW)
    Message.objects.update(state=MessageState.SENT, accepted_at=NOW)
    with pytest.raises(WrongState):
        take_back(roadmap, side=Side.MINISTRY, by=official, at=NOW)
    assert values() == ["on_track", "critical"]


def test_second_press_is_told(roadmap: Roadmap) -> None:
    official = make_official(roadmap.cluster)
    rate(roadmap, side=Side.MINISTRY, value="critical", reason="Customs.", by=official, at=NOW)
    take_back(roadmap, side=Side.MINISTRY, by=official, at=NOW)
    with pytest.raises(WrongState):
        take_back(roadmap, side=Side.MINISTRY, by=official, at=NOW)
