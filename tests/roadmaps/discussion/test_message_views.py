from __future__ import annotations

import pytest

from roadmaps.discussion.actions import write
from roadmaps.discussion.circulars import write_to_many
from roadmaps.models import DiscussionMessage
from roadmaps.models.message import MessageKind
from tests.clients import signed_in
from tests.factories import NOW
from tests.roadmaps.progress.reports import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_message_is_edited_and_how_it_read_is_looked_up(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    client = signed_in(scene.manager)
    back = client.post(f"/messages/{message.pk}/edit/", {"text": "In *May*."})
    assert back.headers["Location"] == f"/m/{scene.milestone.pk}/#message-{message.pk}"
    page = signed_in(scene.official).get(f"/messages/{message.pk}/versions/")
    assert [version.text for version in page.context["versions"]] == ["<p>In <em>May</em>.</p>\n", "<p>In March.</p>\n"]


def test_what_nobody_sees_is_no_message(scene: Scene) -> None:
    client, address = signed_in(scene.manager), f"/talk/milestone/{scene.milestone.pk}/"

    refused = client.post(address, {"text": " \u200b\u202e "})
    client.post(address, {"text": "In \u202eMarch."})

    assert refused.context["thread"].problems == ("Write a message first.",)
    assert [message.text for message in DiscussionMessage.objects.all()] == ["In March."]


def test_message_is_removed_after_a_question(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    client = signed_in(scene.manager)
    assert "In March." in client.get(f"/messages/{message.pk}/remove/").content.decode()
    page = client.post(f"/messages/{message.pk}/remove/", follow=True).content.decode()
    assert "In March." not in page
    assert "removed a message" in page
    for address in ("edit", "remove", "versions"):
        assert client.get(f"/messages/{message.pk}/{address}/").status_code == 404


def test_message_of_another_is_refused(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    client = signed_in(scene.official)
    assert client.post(f"/messages/{message.pk}/edit/", {"text": "In May."}).status_code == 403
    assert client.post(f"/messages/{message.pk}/remove/").status_code == 403


def test_official_hides_a_message_and_never_shows_it_again(scene: Scene) -> None:
    message = write(scene.milestone, text="Quietly.", by=scene.official, at=NOW)
    client = signed_in(scene.official)
    assert "hide" in client.get(f"/messages/{message.pk}/edit/").context["form"].fields
    client.post(f"/messages/{message.pk}/edit/", {"text": "Quietly.", "hide": "on"})
    assert DiscussionMessage.objects.get().is_ministry_only
    assert "hide" not in client.get(f"/messages/{message.pk}/edit/").context["form"].fields
    client.post(f"/messages/{message.pk}/edit/", {"text": "Quietly.", "is_ministry_only": ""})
    assert DiscussionMessage.objects.get().is_ministry_only


def test_cluster_is_not_offered_to_hide(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    client = signed_in(scene.manager)
    client.post(f"/messages/{message.pk}/edit/", {"text": "In March.", "hide": "on"})
    assert not DiscussionMessage.objects.get().is_ministry_only


def test_message_to_many_is_not_hidden(scene: Scene) -> None:
    roadmap = scene.milestone.roadmap
    message = write_to_many([roadmap], text="By Friday.", by=scene.official, at=NOW).messages.get()
    assert "hide" not in signed_in(scene.official).get(f"/messages/{message.pk}/edit/").context["form"].fields


def test_talk_is_written_down(scene: Scene) -> None:
    client, here = signed_in(scene.official), f"/talk/milestone/{scene.milestone.pk}/log/"
    said = {"kind": "call", "on": "2026-11-12", "took_part": "O. Kim, a broker", "text": "Customs, two weeks."}
    client.post(here, said)
    message = DiscussionMessage.objects.get()
    assert (message.kind, message.talked_on.isoformat(), message.took_part) == (
        MessageKind.CALL,
        "2026-11-12",
        "O. Kim, a broker",
    )
    page = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/").content.decode()
    assert "Phone call" in page
    assert "took part: O. Kim, a broker" in page


def test_talk_of_a_day_to_come_is_refused(scene: Scene) -> None:
    said = {"kind": "meeting", "on": "2099-01-01", "took_part": "O. Kim", "text": "Agreed."}
    response = signed_in(scene.official).post(f"/talk/milestone/{scene.milestone.pk}/log/", said)
    assert response.context["form"].errors["on"] == ["This day is still to come: write the talk down when it is over."]
    assert not DiscussionMessage.objects.exists()


@pytest.mark.parametrize("kind", ["milestone", "revision", "report", "request", "roadmap", "person", "x"])
def test_discussion_of_what_is_not_there_is_not_found(scene: Scene, kind: str) -> None:
    client = signed_in(scene.manager)
    for path in ("", "news/", "names/", "log/"):
        assert client.get(f"/talk/{kind}/999999/{path}").status_code == 404


def test_answer_without_scripts_quotes_the_message(scene: Scene) -> None:
    message = write(scene.milestone, text="Where is the *act*?", by=scene.official, at=NOW)
    client, here = signed_in(scene.manager), f"/talk/milestone/{scene.milestone.pk}/"
    draft = client.get(here, {"quote": message.pk}).context["thread"].draft
    assert (draft.quotation.who, draft.quotation.text) == ("И. Орлова", "Where is the act?")
    client.post(here, {"text": "Here.", "quotes": message.pk})
    assert DiscussionMessage.objects.latest("pk").quotes == message
