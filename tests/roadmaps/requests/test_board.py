"""The board: whose turn, the oldest first, filters, pages; and one answer for several."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice, NoticeState
from roadmaps.models import Request, RequestBundle
from roadmaps.requests import actions
from roadmaps.requests.board import Board, board_for
from roadmaps.requests.filters import BoardFilters, Section
from roadmaps.requests.waiting import waiting_for
from roadmaps.terms import RequestKind, RequestStatus
from tests.clients import signed_in
from tests.factories import NOW, TODAY, make_official
from tests.roadmaps.requests.scenes import Scene, ask_help, ask_information, days_later, in_state, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def board(person: object, **said: str) -> Board:
    return board_for(person, BoardFilters.read(said), now=NOW, on=TODAY, page=said.get("page"))  # type: ignore[arg-type]


def needs_in(board: Board, section: Section) -> list[str]:
    return [row.request.need for part in board.parts if part.section == section for row in part.rows]


def test_each_side_sees_its_own_turn_first() -> None:
    scene = make_scene()
    ask_help(scene, need="Later", needed_by=date(2026, 12, 1))
    ask_help(scene, need="Sooner")
    ask_information(scene, need="Jobs?")
    found = board(scene.official)
    assert [part.section for part in found.parts] == [Section.MINISTRY, Section.CLUSTER, Section.CLOSED]
    assert needs_in(found, Section.MINISTRY) == ["Sooner", "Later"]
    assert needs_in(found, Section.CLUSTER) == ["Jobs?"]
    assert board(scene.manager).parts[0].section == Section.CLUSTER


@pytest.mark.parametrize("kind", RequestKind.values)
@pytest.mark.parametrize("status", RequestStatus.values)
def test_every_state_stands_in_the_part_of_its_turn(status: str, kind: str) -> None:
    scene = make_scene()
    request = in_state(status, scene, kind)
    wanted = Section.CLOSED if request.turn == "nobody" else Section(request.turn)
    places = [part.section for part in board(scene.official).parts if part.rows]
    assert places == [wanted]


def test_nobody_sees_requests_of_another_cluster() -> None:
    ask_help(make_scene("A"), need="Secret")
    other = make_scene("B")
    assert [part.count for part in board(other.manager).parts] == [0, 0, 0]
    assert [part.count for part in board(other.official).parts] == [0, 0, 0]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"kind": "help"}, ["Customs papers"]),
        ({"kind": "information"}, []),
        ({"category": "permit"}, ["Customs papers"]),
        ({"category": "money"}, []),
        ({"q": "customs"}, ["Customs papers"]),
        ({"q": "nothing like this"}, []),
        ({"cluster": "99999"}, []),
        ({"cluster": "x", "kind": "y", "section": "z"}, ["Customs papers"]),
    ],
)
def test_filters_narrow_the_board(said: dict[str, str], found: list[str]) -> None:
    scene = make_scene()
    ask_help(scene, need="Customs papers")
    assert needs_in(board(scene.official, **said), Section.MINISTRY) == found


@pytest.mark.parametrize("q", ["МОЩНОСТЬ", "подключение мощность", "алтай еще"])
def test_words_are_found_as_in_the_search_of_the_portal(q: str) -> None:
    scene = make_scene("Кластер «Алтай»")
    ask_help(scene, need="Мощность: подключение ещё не дано")
    ask_help(scene, need="100% оплаты")
    assert needs_in(board(scene.official, q=q), Section.MINISTRY) == ["Мощность: подключение ещё не дано"]


def test_only_what_waits_for_me() -> None:
    scene = make_scene()
    actions.take(ask_help(scene, need="Taken by a colleague"), by=scene.colleague, at=NOW)
    ask_help(scene, need="Of nobody")
    assert needs_in(board(scene.official, mine="1"), Section.MINISTRY) == ["Of nobody"]
    assert waiting_for(scene.official, on=TODAY).count() == 1


def test_who_waits_for_whom() -> None:
    scene = make_scene()
    ask_information(scene, need="Managers'")
    ask_information(scene, need="The contributor's", in_charge=scene.contributor)
    in_state(RequestStatus.ANSWERED, scene)
    waiting = {
        name: sorted(waiting_for(getattr(scene, name), on=TODAY).values_list("need", flat=True))
        for name in ("manager", "contributor", "official")
    }
    assert waiting == {
        "manager": ["Customs papers for the press", "Managers'"],
        "contributor": ["The contributor's"],
        "official": [],
    }


def test_one_part_has_pages() -> None:
    scene = make_scene()
    for number in range(12):
        ask_help(scene, need=f"Need {number:02}")
    short = board(scene.official).parts[0]
    assert (short.count, len(short.rows), bool(short.more)) == (12, 10, True)
    assert len(board(scene.official, section="ministry").parts[0].rows) == 12


def count_queries(person: object) -> int:
    client = signed_in(person)  # type: ignore[arg-type]
    client.get(reverse("requests"))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(reverse("requests")).status_code == 200
    return len(captured)


@pytest.mark.parametrize("who", ["official", "manager", "contributor"])
def test_board_asks_the_same_number_of_questions_for_one_and_for_many(who: str) -> None:
    scene = make_scene()
    person = getattr(scene, who)
    one_of_each(scene)
    few = count_queries(person)
    for _number in range(3):
        one_of_each(scene)
    assert count_queries(person) == few


def one_of_each(scene: Scene) -> None:
    for kind in RequestKind.values:
        for status in RequestStatus.values:
            in_state(status, scene, kind)


def test_one_answer_for_five_clusters() -> None:
    scenes = [make_scene(f"Cluster no. {number}") for number in range(5)]
    overall = make_official(language="en")
    asked = [ask_help(scene, at=NOW) for scene in scenes]
    client = signed_in(overall)
    chosen = {"requests": [request.pk for request in asked]}
    page = client.get(reverse("request_together"), chosen)
    assert "5 clusters get it" in page.content.decode()
    client.post(reverse("request_together"), chosen | {"answer": "The duty is waived."})
    assert set(Request.objects.values_list("status", "answer")) == {("answered", "The duty is waived.")}
    assert LedgerEntry.objects.filter(verb="request.answered").values("scope").distinct().count() == 5
    for scene in scenes:
        told = Notice.objects.filter(person=scene.manager, kind="request.answered").exclude(state=NoticeState.DONE)
        assert told.count() == 1
    own = signed_in(scenes[0].manager).get(asked[0].get_absolute_url()).content.decode()
    assert ("Cluster no. 1" in own, "the same answer" in own) == (False, False)
    assert "the same answer went to 4 more clusters" in client.get(asked[0].get_absolute_url()).content.decode()


def test_one_that_is_answered_already_does_not_stop_the_rest() -> None:
    scene = make_scene()
    first, second, third = ask_help(scene), ask_help(scene), ask_help(scene)
    actions.answer(third, text="Done.", by=scene.colleague, at=NOW)
    result = actions.answer_together([first, second, third], text="Waived.", by=scene.official, at=days_later(1))
    assert [request.pk for request in result.answered] == [first.pk, second.pk]
    assert [request.pk for request, _reason in result.left] == [third.pk]
    assert (RequestBundle.objects.count(), Request.objects.get(pk=third.pk).answer) == (1, "Done.")


def test_choosing_nothing_or_somebody_elses_is_said() -> None:
    scene, other = make_scene("A"), make_scene("B")
    strange = ask_help(other)
    client = signed_in(scene.official)
    for chosen, words in (({}, "Choose at least one request."), ({"requests": strange.pk}, "Choose again.")):
        response = client.post(reverse("request_together"), chosen | {"answer": "No."})
        said = " ".join(str(message) for message in get_messages(response.wsgi_request))
        assert (response.status_code, words in said) == (302, True)
    assert Request.objects.get().status == "open"


def test_cluster_asks_for_help_from_its_board() -> None:
    scene, other = make_scene(), make_scene("Baltic Robotics")
    assert board(scene.manager).asks == (scene.roadmap,)
    assert board(scene.official).asks == ()
    page = signed_in(other.manager).get(reverse("requests")).content.decode()
    assert reverse("request_ask", args=[other.roadmap.pk]) in page
    assert reverse("request_ask", args=[scene.roadmap.pk]) not in page


def test_answer_of_the_same_day_is_not_counted_in_days() -> None:
    scene = make_scene()
    in_state(RequestStatus.RESOLVED, scene)
    rows = [row for part in board(scene.official).parts if part.section == Section.CLOSED for row in part.rows]
    assert [row.outcome for row in rows] == ["answered on the same day"]
