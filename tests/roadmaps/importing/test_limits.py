from __future__ import annotations

import errno
import os
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Person
from roadmaps.errors import StalePlan
from roadmaps.importing import actions, storing
from roadmaps.importing.allowance import TooMany
from roadmaps.importing.storing import NoRoom
from roadmaps.importing.weight import is_heavy, unpacked
from roadmaps.models import Revision, Roadmap, Upload
from roadmaps.revisions.actions import approve, submit
from roadmaps.terms import UploadState
from tests.factories import NOW, make_manager, make_official
from tests.roadmaps.understanding.files import measures, workbook

pytestmark = pytest.mark.django_db


def receive(roadmap: Roadmap, manager: Person, rows: int = 3, at: Any = NOW) -> Upload:
    return actions.receive(roadmap, name="План.xlsx", content=workbook(measures(rows)), by=manager, at=at)


def make_uploads(roadmap: Roadmap, manager: Person, count: int, **fields: Any) -> list[Upload]:
    values = {"state": UploadState.REFUSED, "refusal": "empty", "uploaded_at": NOW, "size": 1, "name": "x.csv"}
    return [Upload.objects.create(roadmap=roadmap, uploaded_by=manager, **values | fields) for _ in range(count)]


def test_person_may_upload_so_many_files_an_hour(roadmap: Roadmap, manager: Person, settings: Any):
    settings.UPLOADS_PER_HOUR = 3
    make_uploads(roadmap, manager, 2, uploaded_at=NOW - timedelta(minutes=59))
    receive(roadmap, manager)
    with pytest.raises(TooMany) as refusal:
        receive(roadmap, manager, 4)
    assert "12:02" in str(refusal.value.message)
    assert Upload.objects.count() == 3


def test_hour_later_the_person_may_upload_again(roadmap: Roadmap, manager: Person, settings: Any):
    settings.UPLOADS_PER_HOUR = 1
    make_uploads(roadmap, manager, 1, uploaded_at=NOW - timedelta(hours=1))
    assert receive(roadmap, manager).state == UploadState.READ


def test_files_of_others_do_not_count(roadmap: Roadmap, manager: Person, settings: Any):
    settings.UPLOADS_PER_HOUR = 1
    make_uploads(roadmap, make_manager(roadmap.cluster), 1)
    assert receive(roadmap, manager).state == UploadState.READ


def test_same_file_again_costs_nothing(roadmap: Roadmap, manager: Person, settings: Any):
    settings.UPLOADS_PER_HOUR = 1
    first = receive(roadmap, manager)
    assert receive(roadmap, manager) == first


def test_too_many_files_are_told_beside_the_field(client: Client, roadmap: Roadmap, manager: Person, settings: Any):
    settings.UPLOADS_PER_HOUR = 1
    make_uploads(roadmap, manager, 1, uploaded_at=timezone.now())
    client.force_login(manager)
    sent = ContentFile(workbook(measures(3)), name="План.xlsx")
    answer = client.post(reverse("upload", args=[roadmap.pk]), {"file": sent})
    assert answer.status_code == 200
    assert len(answer.context["form"].errors["file"]) == 1


@pytest.fixture
def _full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(FileSystemStorage, "_save", no_room)


@pytest.mark.usefixtures("_full_disk")
def test_full_disk_takes_nothing_in(roadmap: Roadmap, manager: Person):
    with pytest.raises(NoRoom):
        receive(roadmap, manager)
    assert (Upload.objects.count(), Revision.objects.count()) == (0, 0)


@pytest.mark.usefixtures("_full_disk")
def test_full_disk_is_told_beside_the_field(client: Client, roadmap: Roadmap, manager: Person):
    client.force_login(manager)
    sent = ContentFile(workbook(measures(3)), name="План.xlsx")
    answer = client.post(reverse("upload", args=[roadmap.pk]), {"file": sent})
    assert (answer.status_code, len(answer.context["form"].errors["file"])) == (200, 1)


def test_second_plan_of_two_is_stale(roadmap: Roadmap, manager: Person):
    first, second = receive(roadmap, manager), receive(roadmap, make_manager(roadmap.cluster), 4)
    submit(first.revision, by=manager, at=NOW)
    submit(second.revision, by=manager, at=NOW)
    approve(first.revision, by=make_official(), at=NOW)
    with pytest.raises(StalePlan):
        approve(second.revision, by=make_official(), at=NOW)


def test_stored_file_without_a_row_is_deleted_after_an_hour(roadmap: Roadmap, manager: Person):
    storage = storages["default"]
    upload = receive(roadmap, manager)
    orphan = storage.save("uploads/ab/orphan", ContentFile(b"1"))
    now = timezone.now()
    assert storing.delete_orphans(at=now) == 0
    assert storing.delete_orphans(at=now + timedelta(hours=2)) >= 1
    assert not storage.exists(orphan)
    assert storage.exists(upload.file.name)


def test_refused_files_are_forgotten_after_a_week(roadmap: Roadmap, manager: Person):
    make_uploads(roadmap, manager, 2, uploaded_at=NOW - timedelta(days=7, seconds=1))
    (kept,) = make_uploads(roadmap, manager, 1, uploaded_at=NOW - timedelta(days=6))
    read = receive(roadmap, manager, at=NOW - timedelta(days=30))
    assert storing.forget_refused(at=NOW) == 2
    assert set(Upload.objects.all()) == {kept, read}


def test_weight_counts_what_holds_cells():
    content = workbook(measures(50))
    assert unpacked(content) > len(content)
    assert unpacked(b"PK damaged") == len(b"PK damaged")


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("a.csv", 2_400_000, False),
        ("a.csv", 2_600_000, True),
        ("a.pdf", 300_000, True),
        ("a.xml", 9_000_000, False),
        ("a.MPP", 5_000, True),
        ("a.mpx", 5_000, True),
    ],
)
def test_heavy_file_depends_on_its_kind(name: str, size: int, expected: bool):
    assert is_heavy(b"x" * size, name) is expected
