from __future__ import annotations

import hashlib
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.filing import storing
from roadmaps.filing.gate import inspect
from roadmaps.filing.incoming import Incoming
from roadmaps.filing.preview import PREVIEW
from roadmaps.models import Evidence, ProgressReport
from roadmaps.progress import actions, evidence, queries
from roadmaps.progress.evidence import Address
from roadmaps.terms import ReportStatus, ScanState
from tests.factories import NOW, make_evidence, make_manager, make_person, make_png
from tests.roadmaps.progress.documents import PDF_PAGE
from tests.roadmaps.progress.reports import (
    LATER,
    Scene,
    accepted,
    done,
    drafted,
    going_on,
    make_scene,
    returned,
    submitted,
)

pytestmark = pytest.mark.django_db
LINK = "https://example.org/act.pdf"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def incoming(content: bytes = PDF_PAGE, name: str = "act.pdf") -> Incoming:
    return Incoming(inspect(content, name), hashlib.sha256(content).hexdigest(), ContentFile(content, name=name))


def page(number: int) -> bytes:
    return PDF_PAGE + b"%" + str(number).encode()


def bring(scene: Scene, *files: Incoming) -> list[str]:
    return evidence.bring(scene.milestone, files, by=scene.manager, at=NOW)


def names(report: ProgressReport) -> list[str]:
    return [str(one) for one in report.evidence.all()]


def save(scene: Scene, *links: str, without: tuple[Evidence, ...] = ()) -> ProgressReport:
    addresses = [Address(link) for link in links]
    return evidence.save(
        scene.milestone, done(evidence_link=""), links=addresses, without=without, by=scene.manager, at=LATER
    )


# --- Bringing ----------------------------------------------------------------------------------------------------


def test_files_begin_a_draft_with_what_was_known_last(folder: Path) -> None:
    scene = make_scene(percent=30)
    assert bring(scene, incoming(), incoming(make_png(), "scan.png")) == []

    report = ProgressReport.objects.get()
    assert (report.status, report.percent, report.author) == (ReportStatus.DRAFT, 30, scene.manager)
    assert names(report) == ["act.pdf", "scan.png"]
    assert [path.read_bytes() for path in stored(folder)].count(PDF_PAGE) == 1


def test_files_are_added_to_the_draft_that_is_there() -> None:
    scene = make_scene()
    report = drafted(scene)
    bring(scene, incoming())

    assert names(report) == ["act.pdf"]
    assert queries.answers_of(ProgressReport.objects.get()).comment == "The press is ordered."


def test_stored_name_tells_nothing_of_the_person_or_the_file(folder: Path) -> None:
    bring(make_scene(), incoming(name="Паспорт директора.pdf"))

    kept = Evidence.objects.get()
    assert kept.name == "Паспорт директора.pdf"
    assert len(Path(kept.file.name).name) == 32
    assert set(Path(kept.file.name).name) <= set("0123456789abcdef")


def test_same_bytes_are_in_a_report_once(folder: Path) -> None:
    scene = make_scene()
    assert bring(scene, incoming(), incoming(name="again.pdf")) == []

    assert Evidence.objects.get().name == "act.pdf"
    assert len(stored(folder)) == 1


def test_twenty_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MOST_IN_REPORT", 2)
    scene = make_scene()
    refused = bring(scene, incoming(page(1)), incoming(page(2)), incoming(page(3)))

    assert refused == ["A report takes at most 2 files and links. Remove what is not needed."]
    assert Evidence.objects.count() == 2
    with pytest.raises(Refusal):
        save(scene, LINK)


def test_quota_is_of_a_person_and_counts_a_stored_file_once(settings: Any) -> None:
    scene = make_scene()
    bring(scene, incoming())
    report = save(scene)
    actions.submit(report, by=scene.manager, at=LATER)
    actions.return_(report, reason="More.", by=scene.official, at=LATER)
    drafted(scene, at=LATER)
    settings.EVIDENCE_QUOTA_BYTES = 2 * len(PDF_PAGE) + 4

    assert Evidence.objects.count() == 2
    assert bring(scene, incoming(page(2))) == []
    assert "your files would take more than" in bring(scene, incoming(page(3)))[0]
    assert evidence.bring(scene.milestone, [incoming(page(3))], by=make_person(), at=NOW) == []


def test_report_with_the_ministry_takes_no_files() -> None:
    scene = make_scene()
    submitted(scene)
    with pytest.raises(WrongState):
        bring(scene, incoming())
    assert Evidence.objects.count() == 0


def test_full_disk_is_told_and_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = make_scene()
    drafted(scene)

    def no_room(*_args: object, **_more: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Evidence._meta.get_field("file").storage, "save", no_room)
    assert bring(scene, incoming()) == [
        "“act.pdf” could not be kept: there is no room on the portal's disk. Tell an administrator."
    ]
    assert Evidence.objects.count() == 0


def test_ledger_tells_what_was_added_and_removed() -> None:
    scene = make_scene()
    bring(scene, incoming())
    save(scene, LINK, without=(Evidence.objects.get(),))

    verbs = LedgerEntry.objects.filter(verb__startswith="evidence.").order_by("pk").values_list("verb", "details__name")
    assert list(verbs) == [("evidence.added", "act.pdf"), ("evidence.removed", "act.pdf"), ("evidence.added", LINK)]


# --- What a report needs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("proof", ["file", "link", "link of the answers"])
def test_done_is_sent_with_a_file_or_a_link(proof: str) -> None:
    scene = make_scene()
    if proof == "file":
        bring(scene, incoming())
    report = save(scene, *([LINK] if proof == "link" else []))
    if proof == "link of the answers":
        report = drafted(scene, done(evidence_link=LINK))
    actions.submit(report, by=scene.manager, at=LATER)

    assert report.status == ReportStatus.SUBMITTED


def test_done_without_evidence_is_not_sent_unless_the_programme_asks_for_none() -> None:
    scene = make_scene()
    report = save(scene)
    with pytest.raises(Incomplete, match="Add the document that confirms it"):
        actions.submit(report, by=scene.manager, at=LATER)

    programme = scene.milestone.roadmap.programme
    programme.is_evidence_required = False
    programme.save()
    actions.submit(report, by=scene.manager, at=LATER)
    assert report.status == ReportStatus.SUBMITTED


def test_report_with_a_virus_is_not_sent() -> None:
    scene = make_scene()
    bring(scene, incoming())
    Evidence.objects.update(scan=ScanState.INFECTED)
    with pytest.raises(Incomplete, match=r"A virus was found in “act\.pdf”"):
        actions.submit(save(scene), by=scene.manager, at=LATER)


def test_saving_twice_keeps_a_link_once() -> None:
    scene = make_scene()
    save(scene, LINK)
    report = save(scene, LINK, "https://example.org/other")

    assert names(report) == [LINK, "https://example.org/other"]
    assert report.evidence_link == LINK


# --- Removing, and carrying over ---------------------------------------------------------------------------------


def test_removing_from_a_draft_deletes_the_bytes(folder: Path, django_capture_on_commit_callbacks: Any) -> None:
    scene = make_scene()
    bring(scene, incoming())
    with django_capture_on_commit_callbacks(execute=True):
        save(scene, without=(Evidence.objects.get(),))

    assert (Evidence.objects.count(), stored(folder)) == (0, [])


def test_returned_report_hands_its_evidence_to_the_next_draft(folder: Path) -> None:
    scene = make_scene()
    bring(scene, incoming())
    first = save(scene, LINK)
    actions.submit(first, by=scene.manager, at=LATER)
    actions.return_(first, reason="The date.", by=scene.official, at=LATER)
    assert [str(one) for one in queries.evidence_to_begin_from(scene.milestone)] == ["act.pdf", LINK]

    second = drafted(scene, at=LATER + timedelta(days=1))

    assert names(second) == ["act.pdf", LINK]
    assert {one.file.name for one in Evidence.objects.files()} == {first.evidence.files().get().file.name}
    assert set(second.evidence.values_list("added_by", "added_at")) <= set(
        first.evidence.values_list("added_by", "added_at")
    )
    assert len(stored(folder)) == 1


def test_removing_what_was_carried_leaves_it_with_the_first_report(
    folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    scene = make_scene()
    first = returned(scene)
    kept = make_evidence(first)
    with django_capture_on_commit_callbacks(execute=True):
        second = save(scene, without=(kept,))

    assert (names(first), names(second)) == (["Act.png"], [])
    assert len(stored(folder)) == 1


def test_accepted_evidence_is_not_carried() -> None:
    scene = make_scene()
    make_evidence(accepted(scene))
    assert names(drafted(scene, at=LATER)) == []


def test_evidence_of_a_sent_report_cannot_be_struck_out() -> None:
    scene = make_scene()
    kept = make_evidence(submitted(scene))
    with pytest.raises(WrongState):
        save(scene, without=(kept,))
    assert Evidence.objects.count() == 1


def test_row_is_a_file_or_a_link_and_never_neither() -> None:
    report = drafted(make_scene())
    for fields in ({"file": ""}, {"link": LINK}, {"kind": "link"}, {"sha256": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_evidence(report, **fields)
    make_evidence(report)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_evidence(report)


def test_orphans_are_swept_and_what_is_named_stays(folder: Path) -> None:
    kept = make_evidence(drafted(make_scene()))
    storage = kept.file.storage
    storage.save(f"{kept.file.name}{PREVIEW}", ContentFile(b"picture"))
    storage.save("evidence/ab/lost", ContentFile(b"lost"))
    storage.save("evidence/ab/lost.preview", ContentFile(b"lost"))
    moment = storage.get_modified_time("evidence/ab/lost")

    assert storing.delete_orphans(at=moment + timedelta(minutes=50)) == 0
    assert storing.delete_orphans(at=moment + timedelta(minutes=70)) == 2
    assert len(stored(folder)) == 2


# --- At the same time --------------------------------------------------------------------------------------------


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_colleague", [False, True])
def test_two_at_once_make_one_draft_and_keep_the_limit(monkeypatch: pytest.MonkeyPatch, is_colleague: bool) -> None:
    monkeypatch.setattr(evidence, "MOST_IN_REPORT", 3)
    scene = make_scene()
    colleague = make_manager(scene.cluster) if is_colleague else scene.manager
    together, refused = threading.Barrier(2), []

    def work(person: Person, first: int) -> None:
        together.wait()
        try:
            files = [incoming(page(first)), incoming(page(first + 1))]
            refused.extend(evidence.bring(scene.milestone, files, by=person, at=NOW))
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=one) for one in ((scene.manager, 1), (colleague, 3))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (ProgressReport.objects.count(), Evidence.objects.count(), len(refused)) == (1, 3, 1)


def test_answers_know_nothing_of_the_evidence_of_before() -> None:
    scene = make_scene()
    accepted(scene, going_on(evidence_link=LINK))
    assert queries.answers_to_begin_from(scene.milestone, on=NOW.date()).evidence_link == ""
