from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clusters.models import Role
from portal.accounts.models import Person
from roadmaps.discussion import bookmarks
from roadmaps.discussion.actions import write
from roadmaps.discussion.queries import LATEST, news_of, suggested, thread_of
from roadmaps.models import Bookmark, DiscussionMessage, Mention
from tests.clients import signed_in
from tests.factories import NOW, assign, make_attachment, make_cluster, make_manager, make_message, make_person
from tests.roadmaps.progress.reports import Scene, make_scene, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def fill(scene: Scene, count: int) -> list[DiscussionMessage]:
    """So many messages in turn, each with a file and a mention, the later ones quoting."""
    made: list[DiscussionMessage] = []
    for number in range(count):
        author = (scene.manager, scene.official)[number % 2]
        message = make_message(
            scene.milestone,
            author,
            text=f"Message {number}, @О. Ким",
            written_at=NOW + timedelta(minutes=number),
            quotes=made[-1] if made else None,
        )
        made.append(message)
    return made


def test_thread_of_500_messages_shows_the_latest_within_its_budget(scene: Scene) -> None:
    every = fill(scene, 500)
    make_attachment(every[-1])
    Mention.objects.create(message=every[-1], person=scene.manager, wording="О. Ким")
    every[-1].attachments.get().get_absolute_url()  # the addresses are read once for each process
    with CaptureQueriesContext(connection) as many:
        begun = time.process_time()
        thread = thread_of(scene.milestone, viewer=Person.objects.get(pk=scene.official.pk))
        seconds = time.process_time() - begun
    assert [line.pk for line in thread.lines] == [message.pk for message in every[-LATEST:]]
    assert (thread.count, thread.latest) == (500, every[-1].pk)
    assert len(many) <= 11
    assert seconds < 1.0


def cost_of_page(client: Client, address: str) -> tuple[int, float]:
    """Queries, and seconds of the processor, of a whole page, its header included."""
    with CaptureQueriesContext(connection) as asked:
        begun = time.process_time()
        response = client.get(address)
        seconds = time.process_time() - begun
    assert response.status_code == 200
    return len(asked), seconds


def test_page_with_500_messages_asks_no_more_than_one_with_three_and_is_there_at_once(scene: Scene) -> None:
    client, address = signed_in(scene.official), scene.milestone.get_absolute_url()
    fill(scene, 3)
    cost_of_page(client, address)  # templates are read once for each process
    few, _seconds = cost_of_page(client, address)

    fill(scene, 497)
    many, seconds = cost_of_page(client, address)

    assert many == few
    assert seconds < 1.0


@pytest.mark.parametrize("count", [1, 3])
def test_thread_needs_the_same_queries_however_long_it_is(scene: Scene, count: int) -> None:
    fill(scene, count)
    with CaptureQueriesContext(connection) as asked:
        thread_of(scene.milestone, viewer=Person.objects.get(pk=scene.official.pk))
    assert len(asked) == 10


def test_earlier_messages_are_reached_page_by_page(scene: Scene) -> None:
    every = fill(scene, 120)
    client, found, address = signed_in(scene.manager), 0, f"/talk/milestone/{scene.milestone.pk}/"
    while address:
        thread = client.get(address).context["thread"]
        found, address = found + len(thread.lines), thread.earlier
    assert found == len(every)


def test_milestone_holds_what_was_written_about_its_reports(scene: Scene) -> None:
    report = submitted(scene)
    write(report, text="Attach the act.", by=scene.official, at=NOW)
    (line,) = thread_of(scene.milestone, viewer=scene.manager).lines
    assert line.about.startswith("on the report of")
    assert thread_of(report, viewer=scene.manager).count == 1


def test_readers_are_those_besides_the_writer_who_have_seen_it(scene: Scene) -> None:
    colleague = make_manager(scene.cluster, full_name="Пётр Титов")
    first = write(scene.milestone, text="One.", by=scene.manager, at=NOW)
    second = write(scene.milestone, text="Two.", by=scene.manager, at=NOW)
    bookmarks.read_upto(scene.milestone, first.pk, by=scene.official, at=NOW)
    bookmarks.read_upto(scene.milestone, second.pk, by=colleague, at=NOW + timedelta(hours=1))
    bookmarks.read_upto(scene.milestone, second.pk, by=scene.manager, at=NOW)
    lines = thread_of(scene.milestone, viewer=scene.manager).lines
    assert [line.readers for line in lines] == [("И. Орлова", "П. Титов"), ("П. Титов",)]


def test_reading_never_goes_back_and_never_ahead(scene: Scene) -> None:
    first = write(scene.milestone, text="One.", by=scene.manager, at=NOW)
    second = write(scene.milestone, text="Two.", by=scene.manager, at=NOW)
    note = write(scene.milestone, text="Note.", by=scene.official, at=NOW, is_ministry_only=True)
    bookmarks.read_upto(scene.milestone, note.pk + 1000, by=scene.manager, at=NOW)
    bookmarks.read_upto(scene.milestone, first.pk, by=scene.manager, at=NOW)
    assert Bookmark.objects.get(person=scene.manager).read_upto == second.pk


def test_reading_puts_the_mention_to_rest(scene: Scene) -> None:
    message = write(scene.milestone, text=f"@{scene.official.email}", by=scene.manager, at=NOW)
    notice = scene.official.notices.get()
    assert (notice.kind, notice.needs_action) == ("message.named", True)
    bookmarks.read_upto(scene.milestone, message.pk, by=scene.official, at=NOW)
    notice.refresh_from_db()
    assert notice.state == "done"


def test_draft_waits_for_its_writer_alone_and_goes_with_the_message(scene: Scene) -> None:
    client, here = signed_in(scene.official), f"/talk/milestone/{scene.milestone.pk}/"
    client.post(f"{here}draft/", {"text": "Not yet  ", "is_ministry_only": "1"})
    assert thread_of(scene.milestone, viewer=scene.manager).draft.text == ""
    draft = signed_in(scene.official).get(here).context["thread"].draft
    assert (draft.text, draft.is_ministry_only) == ("Not yet  ", True)
    client.post(here, {"text": "Now."})
    assert thread_of(scene.milestone, viewer=scene.official).draft.text == ""


def test_empty_draft_makes_no_row(scene: Scene) -> None:
    signed_in(scene.manager).post(f"/talk/milestone/{scene.milestone.pk}/draft/", {"text": ""})
    assert not Bookmark.objects.exists()


def test_news_are_new_and_changed_messages(scene: Scene) -> None:
    first = write(scene.milestone, text="One.", by=scene.manager, at=NOW)
    assert news_of(scene.milestone, viewer=scene.official, after=first.pk, changed=0) is None
    second = write(scene.milestone, text="Two.", by=scene.manager, at=NOW)
    DiscussionMessage.objects.filter(pk=first.pk).update(changed_at=NOW)
    news = news_of(scene.milestone, viewer=scene.official, after=first.pk, changed=0)
    assert news is not None
    assert ([line.pk for line in news.lines], news.count, news.latest) == ([first.pk, second.pk], 1, second.pk)
    assert news_of(scene.milestone, viewer=scene.official, after=news.latest, changed=news.changed) is None


def test_news_over_http_is_nothing_or_lines(scene: Scene) -> None:
    client, here = signed_in(scene.official), f"/talk/milestone/{scene.milestone.pk}/news/"
    assert client.get(here, {"after": 0, "changed": 0}).status_code == 204
    assert client.get(here, {"after": "x"}).status_code == 204
    message = write(scene.milestone, text="One.", by=scene.manager, at=NOW)
    body = client.get(here, {"after": 0, "changed": 0}).content.decode()
    assert f'id="message-{message.pk}"' in body
    assert 'data-said="1 new message"' in body


def test_suggested_are_those_who_may_read_it(scene: Scene) -> None:
    analyst = make_person(full_name="Вера Лисицына")
    assign(analyst, Role.ANALYST)
    make_manager(make_cluster(), full_name="Павел Ли")
    everybody = suggested(scene.milestone, "", viewer=scene.manager)
    assert {person.pk for person in everybody} == {scene.official.pk, analyst.pk}
    assert suggested(scene.milestone, "лиси", viewer=scene.official) == [analyst]
    colleague = make_person(full_name="Лидия Лис")
    assign(colleague, Role.CONTRIBUTOR, scene.cluster)
    assert suggested(scene.milestone, "ли", viewer=scene.official, is_ministry_only=True) == [analyst]
