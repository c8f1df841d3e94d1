"""Files of a message that comes back are kept until it is sent; a letter to many brings them to each cluster."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from portal.accounts.models import Person
from portal.inbox.models import Notice
from roadmaps.discussion import bookmarks, changing, unsent
from roadmaps.discussion.circular_queries import files_sent, receipts_of
from roadmaps.discussion.infected import INFECTED, tell_found
from roadmaps.errors import Refusal
from roadmaps.filing.incoming import from_bytes
from roadmaps.filing.storing import storage_of
from roadmaps.models import Attachment, Circular, DiscussionMessage, Roadmap, UnsentFile
from roadmaps.terms import ScanState
from tests.clients import signed_in
from tests.factories import NOW, make_cluster, make_manager, make_official, make_png, make_roadmap
from tests.roadmaps.progress.reports import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PLACE = "milestone:1"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def good(name: str = "Act.png", size: int = 2) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_png(size, size))


def bad() -> SimpleUploadedFile:
    return SimpleUploadedFile("page.svg", b"<svg onload=alert(1)>")


def make_roadmaps(count: int) -> list[Roadmap]:
    roadmaps = [make_roadmap(make_cluster(f"Cluster {number:02}")) for number in range(count)]
    for roadmap in roadmaps:
        make_manager(roadmap.cluster)
    return roadmaps


def test_good_files_stay_when_another_is_refused_and_go_along_with_the_next_press(scene: Scene) -> None:
    client, address = signed_in(scene.manager), f"/talk/milestone/{scene.milestone.pk}/"
    page = client.post(address, {"text": "See the act.", "documents": [good(), bad()]})
    kept = UnsentFile.objects.get()
    assert (kept.name, kept.place) == ("Act.png", f"milestone:{scene.milestone.pk}")
    assert f'name="kept" value="{kept.pk}"' in page.content.decode()
    client.post(address, {"text": "See the act.", "kept": [kept.pk]})
    sent = DiscussionMessage.objects.get()
    assert [one.name for one in sent.attachments.all()] == ["Act.png"]
    with sent.attachments.get().file.open("rb") as stored:
        assert stored.read() == make_png()
    assert not UnsentFile.objects.exists()


def test_file_whose_tick_was_taken_away_stays_behind(
    scene: Scene, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client, address = signed_in(scene.manager), f"/talk/milestone/{scene.milestone.pk}/"
    client.post(address, {"text": "", "documents": [good(), bad()]})
    stored = UnsentFile.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"text": "Without it."})
    assert (UnsentFile.objects.count(), Attachment.objects.count()) == (0, 0)
    assert not storage_of(UnsentFile).exists(stored)


def test_nobody_sends_files_that_another_keeps(scene: Scene) -> None:
    address = f"/talk/milestone/{scene.milestone.pk}/"
    signed_in(scene.manager).post(address, {"text": "", "documents": [good(), bad()]})
    kept = UnsentFile.objects.get()
    signed_in(scene.official).post(address, {"text": "Mine now.", "kept": [kept.pk, "x", "9" * 30]})
    assert (Attachment.objects.count(), UnsentFile.objects.get()) == (0, kept)


def test_draft_shows_its_files_again(scene: Scene) -> None:
    client = signed_in(scene.manager)
    client.post(f"/talk/milestone/{scene.milestone.pk}/", {"text": "", "documents": [good(), bad()]})
    bookmarks.keep_draft(scene.milestone, "See the act.", is_ministry_only=False, by=scene.manager)
    assert "Act.png" in client.get(scene.milestone.get_absolute_url()).content.decode()
    assert "Act.png" not in signed_in(scene.official).get(scene.milestone.get_absolute_url()).content.decode()


def test_kept_files_count_for_the_share_and_are_kept_once(scene: Scene, settings: LazySettings) -> None:
    first = from_bytes(make_png(), "Act.png")
    for _press in range(2):
        still = list(UnsentFile.objects.values_list("pk", flat=True))
        assert unsent.keep(PLACE, [first, first], still=still, by=scene.manager, at=NOW) == []
    (kept,) = UnsentFile.objects.all()
    settings.EVIDENCE_QUOTA_BYTES = kept.size
    (fault,) = unsent.keep(PLACE, [from_bytes(make_png(3, 3), "Next.png")], still=[kept.pk], by=scene.manager, at=NOW)
    assert "Next.png" in fault
    assert list(UnsentFile.objects.all()) == [kept]


def test_kept_file_with_a_virus_is_not_sent(scene: Scene) -> None:
    unsent.keep(PLACE, [from_bytes(make_png(), "Act.png")], still=(), by=scene.manager, at=NOW)
    UnsentFile.objects.update(scan=ScanState.INFECTED)
    with pytest.raises(Refusal):
        unsent.use(list(unsent.kept_for(PLACE, scene.manager)))
    assert UnsentFile.objects.exists()


def test_what_nobody_sent_is_forgotten(scene: Scene) -> None:
    unsent.keep(PLACE, [from_bytes(make_png(), "Act.png")], still=(), by=scene.manager, at=NOW)
    assert unsent.forget_old(at=NOW + unsent.FORGOTTEN_AFTER) == 0
    assert unsent.forget_old(at=NOW + unsent.FORGOTTEN_AFTER + timedelta(seconds=1)) == 1


def test_letter_to_many_brings_one_stored_file_to_each() -> None:
    roadmaps, official = make_roadmaps(3), make_official(language="en")
    client = signed_in(official)
    said = {"text": "By Friday.", "roadmaps": [one.pk for one in roadmaps]}
    look = client.post("/write/", said | {"step": "look", "documents": [good("Form.png")]})
    kept = UnsentFile.objects.get()
    assert "Form.png" in look.content.decode()
    client.post("/write/", said | {"step": "sure", "kept": [kept.pk]})
    found = Attachment.objects.order_by("pk")
    assert [(one.name, one.message.roadmap) for one in found] == [("Form.png", roadmap) for roadmap in roadmaps]
    assert (len({one.file.name for one in found}), UnsentFile.objects.count()) == (1, 0)
    circular = Circular.objects.get()
    assert "Form.png" in client.get(circular.get_absolute_url()).content.decode()
    manager = Person.objects.get(assignments__cluster=roadmaps[1].cluster)
    assert signed_in(manager).get(found[1].get_absolute_url()).status_code == 200
    assert signed_in(manager).get(found[0].get_absolute_url()).status_code == 404
    bookmarks.read_upto(roadmaps[1], found[1].message.pk, by=manager, at=NOW)
    receipts = receipts_of(circular, official)
    assert [len(line.readers) for line in receipts.lines] == [0, 1, 0]


def test_narrowing_the_clusters_loses_no_file_and_says_which_is_not_taken() -> None:
    make_roadmaps(1)
    client = signed_in(make_official(language="en"))
    page = client.post("/write/", {"step": "", "text": "By Friday.", "documents": [good("Form.png"), bad()]})
    kept = UnsentFile.objects.get()
    assert f'name="kept" value="{kept.pk}"' in page.content.decode()
    assert [("page.svg" in fault) for fault in page.context["faults"]] == [True]
    assert not page.context["form"].errors


def test_file_stays_for_the_others_when_it_is_removed_in_one_cluster(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    official = make_official()
    said = {"text": "Hi.", "roadmaps": [one.pk for one in make_roadmaps(2)], "step": "send", "documents": [good()]}
    signed_in(official).post("/write/", said)
    first, second = Attachment.objects.order_by("pk")
    with django_capture_on_commit_callbacks(execute=True):
        changing.remove(first.message, by=official, at=NOW)
    assert storage_of(Attachment).exists(second.file.name)
    assert [file.name for file in files_sent(Circular.objects.get(), official)] == ["Act.png"]


def test_virus_in_a_letter_to_many_is_told_to_its_writer_once() -> None:
    official, roadmaps = make_official(), make_roadmaps(2)
    said = {"text": "Hi.", "roadmaps": [one.pk for one in roadmaps], "step": "send", "documents": [good()]}
    signed_in(official).post("/write/", said)
    Attachment.objects.update(scan=ScanState.INFECTED)
    assert tell_found(at=NOW) == 2
    told = Notice.objects.filter(kind=INFECTED)
    assert (told.filter(person=official).count(), told.exclude(person=official).count()) == (1, 2)
