from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from portal.accounts.models import Person
from portal.inbox.models import Notice
from portal.shell.forms import problems_of
from roadmaps.discussion import bookmarks
from roadmaps.discussion.actions import write
from roadmaps.discussion.circular_queries import receipts_of
from roadmaps.discussion.circulars import ASKS_BEYOND, write_to_many
from roadmaps.models import Circular, DiscussionMessage, Roadmap
from tests.clients import signed_in
from tests.factories import NOW, make_cluster, make_manager, make_official, make_roadmap

pytestmark = pytest.mark.django_db


def make_roadmaps(count: int) -> list[Roadmap]:
    roadmaps = [make_roadmap(make_cluster(f"Cluster {number:02}")) for number in range(count)]
    for roadmap in roadmaps:
        make_manager(roadmap.cluster, full_name="Пётр Титов")
    return roadmaps


def manager_of(roadmap: Roadmap) -> Person:
    return Person.objects.get(assignments__cluster=roadmap.cluster)


def test_each_cluster_gets_a_message_of_its_own() -> None:
    first, second, _third = make_roadmaps(3)
    official = make_official()
    circular = write_to_many([first, second], text="By Friday.", by=official, at=NOW)
    sent = DiscussionMessage.objects.filter(circular=circular).order_by("pk")
    assert [(message.roadmap, message.text) for message in sent] == [(first, "By Friday."), (second, "By Friday.")]
    told = Notice.objects.filter(kind="message.written").values_list("person_id", flat=True)
    assert set(told) == {manager_of(first).pk, manager_of(second).pk}


def test_nothing_is_written_where_one_of_them_is_not_the_officials() -> None:
    first, second = make_roadmaps(2)
    with pytest.raises(PermissionDenied):
        write_to_many([first, second], text="By Friday.", by=make_official(first.cluster), at=NOW)
    assert not DiscussionMessage.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_receipts_say_by_cluster_who_read_and_who_answered(count: int) -> None:
    official, roadmaps = make_official(), make_roadmaps(count)
    circular = write_to_many(roadmaps, text="By Friday.", by=official, at=NOW)
    reader = manager_of(roadmaps[0])
    bookmarks.read_upto(roadmaps[0], DiscussionMessage.objects.latest("pk").pk, by=reader, at=NOW)
    bookmarks.read_upto(roadmaps[-1], DiscussionMessage.objects.latest("pk").pk, by=make_official(), at=NOW)
    write(roadmaps[0], text="Yes.", by=reader, at=NOW)
    with CaptureQueriesContext(connection) as asked:
        receipts = receipts_of(circular, Person.objects.get(pk=official.pk))
    first = receipts.lines[0]
    assert ([one.who for one in first.readers], first.told, first.answers) == (["П. Титов"], ("П. Титов",), 1)
    assert (len(receipts.lines), receipts.read, receipts.answered) == (count, 1, 1)
    assert len(asked) == 7


def test_few_are_written_to_at_once_and_many_are_asked_about_first() -> None:
    roadmaps, client = make_roadmaps(ASKS_BEYOND + 1), signed_in(make_official())
    sent = {"text": "By Friday.", "step": "send"}
    few = client.post("/write/", sent | {"roadmaps": [roadmaps[0].pk]})
    assert few.headers["Location"] == Circular.objects.get().get_absolute_url()
    every = [roadmap.pk for roadmap in roadmaps]
    asked = client.post("/write/", sent | {"roadmaps": every})
    assert (asked.status_code, len(asked.context["recipients"]), Circular.objects.count()) == (200, len(every), 1)
    client.post("/write/", sent | {"roadmaps": every, "step": "sure"})
    assert Circular.objects.latest("pk").messages.count() == len(every)


def test_looking_first_and_narrowing_send_nothing_and_lose_nothing() -> None:
    first, second = make_roadmaps(2)
    client = signed_in(make_official())
    chosen = {"text": "By Friday.", "roadmaps": [first.pk]}
    look = client.post("/write/", chosen | {"step": "look"})
    assert [one.pk for one in look.context["recipients"]] == [first.pk]
    narrowed = client.post("/write/", chosen | {"step": "", "words": "cluster 01"})
    assert [one.pk for one, _is_ticked in narrowed.context["recipients"]] == [second.pk]
    assert narrowed.context["out_of_sight"] == [str(first.pk)]
    assert "By Friday." in narrowed.content.decode()
    ticked = client.post("/write/", chosen | {"step": "all"})
    assert [is_ticked for _one, is_ticked in ticked.context["recipients"]] == [True, True]
    assert not Circular.objects.exists()


def test_page_asks_for_text_and_clusters() -> None:
    stranger = make_roadmaps(1)[0]
    client = signed_in(make_official(make_cluster(), language="en"))
    empty = client.post("/write/", {"step": "send"})
    assert empty.context["form"].errors == {
        "text": ["Write a message first."],
        "roadmaps": ["Choose at least one cluster."],
    }
    other = client.post("/write/", {"step": "send", "text": "Hi.", "roadmaps": [stranger.pk]})
    assert other.context["form"].errors["roadmaps"] == [
        "One of these clusters cannot be written to any more. Choose again."
    ]


def test_only_officials_write_to_many_and_only_the_writer_sees_what_came_of_it() -> None:
    (roadmap,) = make_roadmaps(1)
    circular = write_to_many([roadmap], text="By Friday.", by=make_official(), at=NOW)
    manager = signed_in(manager_of(roadmap))
    assert (manager.get("/write/").status_code, manager.get(circular.get_absolute_url()).status_code) == (403, 404)
    assert signed_in(make_official()).get(circular.get_absolute_url()).status_code == 404


def test_missing_choice_is_named_as_the_page_names_it() -> None:
    page = signed_in(make_official()).post("/write/", {"text": "By Friday.", "step": "send"})

    with translation.override("en"):
        assert [problem.label for problem in problems_of(page.context["form"])] == ["Clusters"]
