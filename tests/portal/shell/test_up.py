"""`manage.py up`: real processes, looked at from outside."""

from __future__ import annotations

import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests import environment
from tests.portal.shell.running import Portal, command, free_port, until

pytestmark = pytest.mark.skipif(environment.IS_ON_POSTGRES, reason="only on SQLite: a trial runs on nothing else")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="module")
def portal(folder: Path) -> Iterator[Portal]:
    """One portal for the tests that only look at it; the last of them stops it."""
    running = start(folder)
    yield running
    running.stop()


def start(folder: Path) -> Portal:
    (folder / "said").unlink(missing_ok=True)
    running = Portal(folder, free_port())
    running.wait_until_ready()
    return running


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [process for process in processes if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]


def test_portal_becomes_ready_in_all_its_parts(portal: Portal) -> None:
    assert portal.get("/healthz") == (200, '{"status": "alive"}')
    until(lambda: portal.readiness().get("status") == "ready")
    assert portal.readiness()["parts"] == dict.fromkeys(["database", "migrations", "broker", "worker"], "ok")


def test_page_comes_with_its_collected_files(portal: Portal) -> None:
    status, page = portal.get("/sign-in/")
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)

    assert status == 200
    assert len(files) > 3
    assert {path: portal.get(path)[0] for path in files} == dict.fromkeys(files, 200)
    assert [path for path in files if not re.search(r"\.[0-9a-f]{12}\.", path)] == []


def test_second_portal_on_the_same_folder_says_who_holds_it(portal: Portal) -> None:
    second = command(portal.folder / "second", "manage.py", "up", PORTAL_VAR_DIR=str(portal.folder))

    assert second.wait(20) == 1
    said = (portal.folder / "second" / "said").read_text()
    assert f"The portal already runs on the folder {portal.folder} ({portal.url}, process {portal.process.pid})" in said
    assert "Traceback" not in said


def test_dead_worker_is_said_and_started_again(portal: Portal) -> None:
    worker = until(lambda: portal.program(" worker "))

    worker.kill()

    until(lambda: "worker has ended (exit code -9): starting it again." in portal.said)
    assert until(lambda: portal.program(" worker ")).pid != worker.pid


def test_portal_stops_without_a_trace(portal: Portal) -> None:
    family = until(lambda: len(found := portal.family()) >= 6 and found)

    code = portal.stop(signal.SIGINT)

    assert code == 0, portal.said
    assert alive(family) == []
    assert "Traceback" not in portal.said


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only on Linux: elsewhere nobody tells the children")
def test_nothing_outlives_a_killed_supervisor(folder: Path) -> None:
    running = start(folder)
    family = running.family()

    running.process.kill()

    psutil.wait_procs(family, timeout=25)
    assert alive(family) == []


def test_port_in_use_is_said_and_the_next_free_one_taken(folder: Path) -> None:
    (folder / "said").unlink(missing_ok=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = Portal(folder, port)
        try:
            until(lambda: "The portal is ready" in running.said)
        finally:
            running.stop()

    found = re.search(rf"Port {port} is in use: taking (\d+)\.", running.said)
    assert found is not None, running.said
    assert f"The portal is ready: http://127.0.0.1:{found.group(1)}" in running.said


def test_host_of_another_machine_is_refused_with_a_sentence(folder: Path, tmp_path: Path) -> None:
    refused = command(tmp_path, "manage.py", "up", "--host", "no-such-host.invalid")

    assert refused.wait(20) == 1
    assert "“no-such-host.invalid” is no address of this machine." in (tmp_path / "said").read_text()
