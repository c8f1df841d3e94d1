from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from roadmaps.discussion.actions import MOST_FILES, write
from roadmaps.errors import Incomplete, Refusal
from roadmaps.filing import scan, storing
from roadmaps.filing.incoming import Incoming, from_bytes
from roadmaps.models import Attachment, DiscussionMessage
from roadmaps.terms import ScanState
from tests.clients import signed_in
from tests.factories import NOW, make_cluster, make_evidence, make_manager, make_official, make_png
from tests.roadmaps.progress.reports import Scene, drafted, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def picture(number: int = 2) -> Incoming:
    return from_bytes(make_png(number, number), f"Picture {number}.png")


def sent(scene: Scene, *files: tuple[str, bytes]) -> dict[str, object]:
    return {"text": "See the act.", "documents": [SimpleUploadedFile(name, content) for name, content in files]}


def test_file_comes_with_a_message_and_is_given_out_to_be_saved(scene: Scene) -> None:
    content = make_png()
    signed_in(scene.manager).post(f"/talk/milestone/{scene.milestone.pk}/", sent(scene, ("../../Act.png", content)))
    kept = Attachment.objects.get()
    response = signed_in(scene.official).get(kept.get_absolute_url())
    assert b"".join(response.streaming_content) == content
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert (response.headers["X-Content-Type-Options"], response.headers["Content-Type"]) == ("nosniff", "image/png")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert str(kept.file.name).startswith("attachments/")
    assert "Act" not in str(kept.file.name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.png", b"<html><script>alert(1)</script></html>"),
        ("macro.docm", b"PK\x03\x04"),
        ("act.exe.png", make_png()),
        ("page.svg", b"<svg onload=alert(1)>"),
        ("empty.png", b""),
    ],
)
def test_what_reports_do_not_take_messages_do_not_take_either(scene: Scene, name: str, content: bytes) -> None:
    response = signed_in(scene.manager).post(f"/talk/milestone/{scene.milestone.pk}/", sent(scene, (name, content)))
    assert len(response.context["thread"].problems) == 1
    assert response.context["thread"].draft.text == "See the act."
    assert not DiscussionMessage.objects.exists()


def test_message_may_be_a_file_alone_but_not_nothing(scene: Scene) -> None:
    write(scene.milestone, text=" ", by=scene.manager, at=NOW, attachments=[picture()])
    with pytest.raises(Incomplete):
        write(scene.milestone, text=" ", by=scene.manager, at=NOW)


def test_same_bytes_come_once_and_no_more_than_twenty_files(scene: Scene) -> None:
    message = write(scene.milestone, text="Two.", by=scene.manager, at=NOW, attachments=[picture(), picture()])
    assert message.attachments.count() == 1
    many = [picture(number) for number in range(1, MOST_FILES + 2)]
    with pytest.raises(Incomplete):
        write(scene.milestone, text="Many.", by=scene.manager, at=NOW, attachments=many)


def test_evidence_and_attachments_share_one_quota(scene: Scene, settings: LazySettings) -> None:
    size = len(make_png())
    make_evidence(drafted(scene))
    settings.EVIDENCE_QUOTA_BYTES = 2 * size
    write(scene.milestone, text="One.", by=scene.manager, at=NOW, attachments=[picture()])
    with pytest.raises(Refusal):
        write(scene.milestone, text="Two.", by=scene.manager, at=NOW, attachments=[picture(3)])
    write(scene.milestone, text="Of another.", by=scene.official, at=NOW, attachments=[picture(3)])


def test_file_that_is_not_checked_yet_is_its_bringers_alone(scene: Scene, settings: LazySettings) -> None:
    settings.CLAMD_ADDRESS = "/nowhere/clamd"
    message = write(scene.milestone, text="One.", by=scene.manager, at=NOW, attachments=[picture()])
    address = message.attachments.get().get_absolute_url()
    assert signed_in(scene.manager).get(address).status_code == 200
    assert signed_in(scene.official).get(address).status_code == 403
    settings.CLAMD_ADDRESS = ""
    assert scan.scan_waiting() == 0
    assert Attachment.objects.get().scan == ScanState.UNSCANNED


def test_file_with_a_virus_is_nobodys(scene: Scene) -> None:
    message = write(scene.milestone, text="One.", by=scene.manager, at=NOW, attachments=[picture()])
    message.attachments.update(scan=ScanState.INFECTED)
    address = message.attachments.get().get_absolute_url()
    assert {signed_in(person).get(address).status_code for person in (scene.manager, scene.official)} == {403}


def test_file_of_another_cluster_is_not_there(scene: Scene) -> None:
    message = write(scene.milestone, text="One.", by=scene.manager, at=NOW, attachments=[picture()])
    address = message.attachments.get().get_absolute_url()
    other = make_cluster()
    assert signed_in(make_manager(other)).get(address).status_code == 404
    assert signed_in(make_official(other)).get(address).status_code == 404


def test_bytes_without_a_row_are_swept_and_those_with_one_stay(scene: Scene) -> None:
    message = write(scene.milestone, text="One.", by=scene.manager, at=NOW, attachments=[picture()])
    kept = message.attachments.get()
    Attachment.objects.all().delete()
    other = write(scene.milestone, text="Two.", by=scene.manager, at=NOW, attachments=[picture(3)]).attachments.get()
    moment = kept.file.storage.get_modified_time(kept.file.name)
    assert storing.delete_orphans(at=moment + 2 * storing.ORPHAN_AFTER) >= 1
    assert not kept.file.storage.exists(kept.file.name)
    assert other.file.storage.exists(other.file.name)
