from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.celery import app
from portal.inbox.models import Notice
from portal.mail.models import Message
from portal.shell.models import Heartbeat
from roadmaps.importing import actions, background
from roadmaps.models import Revision, Roadmap, Upload
from roadmaps.terms import UploadState
from roadmaps.understanding.row_count import telling
from tests.factories import NOW, make_manager
from tests.roadmaps.understanding.files import measures, workbook

pytestmark = pytest.mark.django_db
HEAVY = 400


@pytest.fixture(autouse=True)
def _heavy(settings: Any) -> None:
    """Small files are heavy here, and a worker listens."""
    settings.HEAVY_FILE_BYTES = 1000
    Heartbeat.objects.create(process="worker", at=NOW)


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, int]]]:
    """The bells that the broker was given."""
    bells: list[tuple[str, dict[str, int]]] = []
    monkeypatch.setattr(app, "send_task", lambda name, kwargs: bells.append((name, kwargs)))
    return bells


def receive(roadmap: Roadmap, manager: Person, rows: int = 3) -> Upload:
    return actions.receive(roadmap, name="План.xlsx", content=workbook(measures(rows)), by=manager, at=NOW)


def waiting(roadmap: Roadmap, manager: Person) -> Upload:
    upload = receive(roadmap, manager)
    assert upload.state == UploadState.READING
    return upload


def test_heavy_file_is_kept_first_and_the_worker_is_called(
    roadmap: Roadmap,
    manager: Person,
    rung: list[tuple[str, dict[str, int]]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        upload = receive(roadmap, manager)
    assert (upload.state, Revision.objects.count()) == (UploadState.READING, 0)
    assert upload.file.storage.exists(upload.file.name)
    assert rung == [("roadmaps.read_upload", {"upload": upload.pk})]


def test_light_file_is_read_at_once(roadmap: Roadmap, manager: Person, settings: Any):
    settings.HEAVY_FILE_BYTES = 10_000_000
    assert receive(roadmap, manager).state == UploadState.READ


@pytest.mark.parametrize("silent_for", [None, timedelta(minutes=6)])
def test_heavy_file_is_read_at_once_when_no_worker_listens(
    silent_for: timedelta | None, roadmap: Roadmap, manager: Person
):
    Heartbeat.objects.all().delete()
    if silent_for:
        Heartbeat.objects.create(process="worker", at=NOW - silent_for)
    upload = receive(roadmap, manager)
    assert (upload.state, upload.revision.rows.count()) == (UploadState.READ, 3)


def test_heavy_file_that_the_gate_refuses_never_waits(roadmap: Roadmap, manager: Person):
    upload = actions.receive(roadmap, name="План.xlsx", content=b"MZ" + bytes(5000), by=manager, at=NOW)
    assert (upload.state, upload.file.name) == (UploadState.REFUSED, "")


def test_worker_makes_the_draft(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    assert background.read_waiting(upload.pk, at=NOW) is True
    upload = Upload.objects.get(pk=upload.pk)
    assert (upload.state, upload.claimed_until) == (UploadState.READ, None)
    assert (upload.revision.rows.count(), upload.revision.created_by) == (3, manager)
    assert list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True)) == [
        "upload.received",
        "revision.drafted",
    ]


def test_bell_rung_twice_makes_one_draft(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    assert background.read_waiting(upload.pk, at=NOW) is True
    assert background.read_waiting(upload.pk, at=NOW) is False
    assert Revision.objects.count() == 1


def test_file_that_somebody_reads_is_left_alone(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    Upload.objects.filter(pk=upload.pk).update(attempts=1, claimed_until=NOW + timedelta(seconds=1))
    assert background.read_waiting(upload.pk, at=NOW) is False
    assert background.sweep(at=NOW) == 0


def test_same_file_while_it_is_read_is_the_same_upload(roadmap: Roadmap, manager: Person):
    first = waiting(roadmap, manager)
    assert receive(roadmap, manager) == first
    assert Upload.objects.count() == 1


def test_sweep_reads_what_no_bell_was_heard_for(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    assert background.sweep(at=NOW + timedelta(minutes=1)) == 1
    assert Upload.objects.get(pk=upload.pk).state == UploadState.READ


def test_dead_reader_is_followed_by_one_more(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    Upload.objects.filter(pk=upload.pk).update(attempts=1, claimed_until=NOW)
    assert background.sweep(at=NOW) == 1
    assert Upload.objects.get(pk=upload.pk).state == UploadState.READ


def test_file_that_stopped_two_readers_is_given_up_with_a_sentence(
    roadmap: Roadmap, manager: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    upload = waiting(roadmap, manager)
    name = upload.file.name
    Upload.objects.filter(pk=upload.pk).update(attempts=2, claimed_until=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert background.sweep(at=NOW + timedelta(minutes=7)) == 1
    upload = Upload.objects.get(pk=upload.pk)
    assert (upload.state, upload.refusal, upload.file.name) == (UploadState.REFUSED, "reading_stopped", "")
    assert not Upload._meta.get_field("file").storage.exists(name)
    assert background.sweep(at=NOW + timedelta(minutes=8)) == 0


def test_late_reader_changes_nothing_when_another_has_the_file(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    with telling_on(upload, lambda: Upload.objects.filter(pk=upload.pk).update(attempts=2)):
        assert background.read_waiting(upload.pk, at=NOW) is False
    assert Upload.objects.get(pk=upload.pk).state == UploadState.READING
    assert not Revision.objects.exists()


def telling_on(upload: Upload, happens: Callable[[], object]) -> Any:
    """While a file is read, something else happens as its table has just been opened."""
    original = background.telling

    def with_event(tell: Callable[[int, int], None]) -> Any:
        happens()
        return original(tell)

    context = pytest.MonkeyPatch.context()

    class Happening:
        def __enter__(self) -> None:
            context.__enter__().setattr(background, "telling", with_event)

        def __exit__(self, *error: object) -> None:
            context.__exit__(*error)

    return Happening()


def test_lost_bytes_are_a_refusal(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    upload.file.storage.delete(upload.file.name)
    assert background.read_waiting(upload.pk, at=NOW) is True
    assert Upload.objects.get(pk=upload.pk).refusal == "reading_stopped"


def test_quick_reading_writes_no_letter(roadmap: Roadmap, manager: Person):
    background.read_waiting(waiting(roadmap, manager).pk, at=NOW)
    assert (Message.objects.count(), Notice.objects.count()) == (0, 0)


def test_slow_reading_is_told_in_inbox_and_letter(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    background.read_waiting(upload.pk, at=NOW + timedelta(seconds=11))
    notice, letter = Notice.objects.get(), Message.objects.get()
    check = reverse("upload_check", args=[upload.pk])
    assert (notice.person, notice.kind, notice.url) == (manager, "upload.ready", check)
    assert (letter.person, letter.kind) == (manager, "upload.ready")
    assert check in letter.text
    assert check in letter.html


def test_slow_refusal_is_told_with_its_reason(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    Upload.objects.filter(pk=upload.pk).update(attempts=2, claimed_until=NOW)
    background.sweep(at=NOW + timedelta(minutes=7))
    assert Notice.objects.get().kind == "upload.refused"
    letter = Message.objects.get()
    upload.refresh_from_db()
    assert letter.kind == "upload.refused"
    assert reverse("upload", args=[roadmap.pk]) in letter.text


def test_nothing_is_told_to_somebody_who_left_the_cluster(roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    manager.assignments.all().delete()
    background.read_waiting(upload.pk, at=NOW + timedelta(seconds=11))
    assert (Message.objects.count(), Notice.objects.count()) == (0, 0)


def test_rows_are_counted_while_they_are_read(roadmap: Roadmap):
    told: list[tuple[int, int]] = []
    with telling(lambda done, total: told.append((done, total))):
        actions.understood(roadmap, workbook(measures(HEAVY)), "План.xlsx")
    assert told == [(0, HEAVY), (200, HEAVY), (HEAVY, HEAVY)]


@pytest.fixture
def signed_in(client: Client, manager: Person) -> Client:
    client.force_login(manager)
    return client


def test_page_of_a_heavy_file_looks_again_by_itself(signed_in: Client, roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    Upload.objects.filter(pk=upload.pk).update(rows_done=400, rows_total=1000)
    url = reverse("upload_reading", args=[upload.pk])
    page = signed_in.get(url).content.decode()
    assert f'hx-get="{url}" hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert 'value="400" max="1000"' in page


def test_page_of_a_read_file_leads_on(signed_in: Client, roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    background.read_waiting(upload.pk, at=NOW)
    url = reverse("upload_reading", args=[upload.pk])
    target = reverse("upload_check", args=[upload.pk])
    assert signed_in.get(url)["Location"] == target
    assert signed_in.get(url, headers={"HX-Request": "true"})["HX-Redirect"] == target


def test_page_of_a_refused_file_leads_back_with_the_reason(signed_in: Client, roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.REFUSED, refusal="empty")
    answer = signed_in.get(reverse("upload_reading", args=[upload.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("upload", args=[roadmap.pk])
    assert [str(message) for message in answer.context["messages"]] != []


def test_upload_of_a_heavy_file_leads_to_the_page_in_between(signed_in: Client, roadmap: Roadmap, settings: Any):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    Heartbeat.objects.update(at=timezone.now())
    sent = SimpleUploadedFile("План.xlsx", workbook(measures(3)))
    answer = signed_in.post(reverse("upload", args=[roadmap.pk]), {"file": sent})
    assert answer["Location"] == reverse("upload_reading", args=[Upload.objects.get().pk])


@pytest.mark.parametrize("address", ["home", "upload"])
def test_file_being_read_is_found_again(address: str, signed_in: Client, roadmap: Roadmap, manager: Person):
    upload = waiting(roadmap, manager)
    page = signed_in.get(reverse(address, args=[roadmap.pk] if address == "upload" else [])).content.decode()
    assert f'href="{reverse("upload_reading", args=[upload.pk])}"' in page


@pytest.fixture
def in_threads() -> Iterator[Callable[[list[Callable[[], object]]], None]]:
    def run(works: list[Callable[[], object]]) -> None:
        start = threading.Barrier(len(works))

        def one(work: Callable[[], object]) -> None:
            start.wait()
            try:
                work()
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=[work]) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return run


@pytest.mark.django_db(transaction=True)
def test_same_file_by_two_persons_at_once_is_one_draft(
    roadmap: Roadmap, manager: Person, settings: Any, in_threads: Callable[[list[Callable[[], object]]], None]
):
    settings.HEAVY_FILE_BYTES = 10_000_000
    other = make_manager(roadmap.cluster)
    got: list[Upload] = []
    in_threads([lambda by=by: got.append(receive(roadmap, by)) for by in (manager, other)])
    assert got[0] == got[1]
    assert (Upload.objects.count(), Revision.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_draft(
    roadmap: Roadmap,
    manager: Person,
    rung: list[tuple[str, dict[str, int]]],
    in_threads: Callable[[list[Callable[[], object]]], None],
):
    upload = waiting(roadmap, manager)
    got: list[bool] = []
    in_threads([lambda: got.append(background.read_waiting(upload.pk, at=NOW))] * 2)
    assert sorted(got) == [False, True]
    assert Revision.objects.count() == 1
