from __future__ import annotations

import pytest

from clusters.models import Role
from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice
from roadmaps.discussion import actions
from roadmaps.errors import Incomplete
from roadmaps.models import DiscussionMessage
from tests.factories import NOW, assign, make_cluster, make_manager, make_official, make_person
from tests.roadmaps.progress.reports import Scene, make_scene, submitted

pytestmark = pytest.mark.django_db


def told() -> set[int]:
    return set(Notice.objects.filter(kind="message.written").values_list("person_id", flat=True))


def write(scene: Scene, author: object, text: str = "Where is the protocol?") -> DiscussionMessage:
    return actions.write(scene.milestone, text=text, by=author, at=NOW)


def test_write_of_the_cluster_reaches_its_officials() -> None:
    scene = make_scene()
    everywhere = make_official()
    make_official(make_cluster())
    write(scene, scene.manager)
    assert told() == {scene.official.pk, everywhere.pk}


def test_write_of_the_ministry_reaches_managers_and_the_last_reporter() -> None:
    scene = make_scene()
    contributor = make_person()
    assign(contributor, Role.CONTRIBUTOR, scene.cluster)
    submitted(Scene(scene.cluster, scene.milestone, contributor, scene.official))
    make_manager(make_cluster())
    write(scene, scene.official)
    assert told() == {scene.manager.pk, contributor.pk}


def test_write_tells_no_reporter_who_has_left() -> None:
    scene = make_scene()
    gone = make_person()
    submitted(Scene(scene.cluster, scene.milestone, gone, scene.official))
    write(scene, scene.official)
    assert told() == {scene.manager.pk}


def test_write_of_a_person_on_both_sides_reaches_both_but_not_the_writer() -> None:
    scene = make_scene()
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    other_manager = make_manager(scene.cluster)
    write(scene, scene.manager)
    assert told() == {scene.official.pk, other_manager.pk}


def test_write_keeps_the_text_and_needs_no_ledger_entry() -> None:
    scene = make_scene()
    message = write(scene, scene.manager, "  Customs, two weeks.  ")
    assert (message.text, message.author, message.written_at) == ("Customs, two weeks.", scene.manager, NOW)
    assert LedgerEntry.objects.count() == 0


@pytest.mark.parametrize("text", ["", " \n", "x" * 10_001])
def test_write_refuses_empty_and_endless_text(text: str) -> None:
    scene = make_scene()
    with pytest.raises(Incomplete):
        write(scene, scene.manager, text)


def test_write_again_renews_the_open_notice() -> None:
    scene = make_scene()
    write(scene, scene.manager)
    second = write(scene, scene.manager, "Found it.")
    notice = Notice.objects.get(person=scene.official)
    assert (notice.params["text"], notice.url) == ("Found it.", f"/m/{scene.milestone.pk}/#message-{second.pk}")


def test_messages_of_another_cluster_are_invisible() -> None:
    scene = make_scene()
    write(scene, scene.manager)
    stranger = make_manager(make_cluster())
    assert DiscussionMessage.objects.visible_to(stranger).count() == 0
    assert DiscussionMessage.objects.visible_to(scene.official).count() == 1
