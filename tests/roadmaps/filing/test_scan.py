from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from roadmaps.filing.scan import scan_waiting
from roadmaps.models import Evidence
from roadmaps.terms import ScanState
from tests.factories import make_evidence, make_official, make_png
from tests.roadmaps.progress.reports import LATER, drafted, make_scene, returned

pytestmark = pytest.mark.django_db


class Scanner(threading.Thread):
    """Speaks as clamd does: reads the pieces of one file after the other and gives its verdict."""

    def __init__(self, server: socket.socket) -> None:
        super().__init__(daemon=True)
        self.server, self.seen, self.answer = server, [], b"stream: OK\0"

    def run(self) -> None:
        while True:
            try:
                asking, _address = self.server.accept()
            except OSError:
                return
            with asking, asking.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack("!L", said.read(4))[0]:
                    content += said.read(size)
                self.seen.append(content)
                asking.sendall(self.answer)


@pytest.fixture(params=["host and port", "path"])
def scanner(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[Scanner]:
    settings.MEDIA_ROOT = tmp_path / "media"
    is_path = request.param == "path"
    with closing(socket.socket(socket.AF_UNIX if is_path else socket.AF_INET)) as server:
        server.bind(str(tmp_path / "clamd") if is_path else ("127.0.0.1", 0))
        server.listen()
        settings.CLAMD_ADDRESS = server.getsockname() if is_path else f"127.0.0.1:{server.getsockname()[1]}"
        running = Scanner(server)
        running.start()
        yield running


def pending(content: bytes = b"") -> Evidence:
    return make_evidence(drafted(make_scene()), content=content, scan=ScanState.PENDING)


def state() -> str:
    return Evidence.objects.get().scan


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"stream: OK\0", ScanState.CLEAN),
        (b"stream: Eicar-Test-Signature FOUND\0", ScanState.INFECTED),
        (b"INSTREAM size limit exceeded. ERROR\0", ScanState.PENDING),
        (b"", ScanState.PENDING),
    ],
)
def test_verdict_is_written_down(scanner: Scanner, answer: bytes, expected: ScanState) -> None:
    content = make_png(400, 400) + bytes(200_000)
    pending(content)
    scanner.answer = answer

    scan_waiting()

    assert (state(), scanner.seen) == (expected, [content])


def test_file_carried_to_another_report_is_asked_of_once(scanner: Scanner) -> None:
    scene = make_scene()
    first = make_evidence(returned(scene), scan=ScanState.PENDING)
    drafted(scene, at=LATER)

    assert scan_waiting() == 1
    assert list(Evidence.objects.values_list("file", "scan")) == [(first.file.name, ScanState.CLEAN)] * 2
    assert len(scanner.seen) == 1


def test_what_came_before_there_was_a_scanner_is_looked_at_too(scanner: Scanner) -> None:
    make_evidence(drafted(make_scene()))
    assert scan_waiting() == 1
    assert state() == ScanState.CLEAN
    assert scan_waiting() == 0


def test_scanner_that_does_not_answer_leaves_the_file_waiting(settings: Any) -> None:
    settings.CLAMD_ADDRESS = "/nowhere/clamd"
    pending()
    assert scan_waiting() == 0
    assert state() == ScanState.PENDING


def test_without_a_scanner_nothing_waits() -> None:
    pending()
    assert scan_waiting() == 0
    assert state() == ScanState.UNSCANNED


@pytest.mark.parametrize(
    ("scan", "bringer", "other"),
    [("unscanned", True, True), ("pending", True, False), ("clean", True, True), ("infected", False, False)],
)
def test_who_may_take_a_file(scan: str, bringer: bool, other: bool) -> None:
    kept = make_evidence(drafted(make_scene()), scan=scan)
    assert kept.may_be_taken_by(kept.added_by) is bringer
    assert kept.may_be_taken_by(make_official()) is other
