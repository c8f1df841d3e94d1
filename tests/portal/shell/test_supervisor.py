"""The supervisor with small programs of our own."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path

from tests.portal.shell.running import ROOT, until

SCRIPT = """
import os, sys
from portal.shell import supervisor
supervisor.PAUSE_SECONDS = 0.05
supervisor.GRACE_SECONDS = 1.0
programs = [supervisor.Program(name, (sys.executable, "-c", code)) for name, code in {programs!r}]
keeper = supervisor.Supervisor(programs, environment=os.environ)
keeper.start()
sys.exit(keeper.wait())
"""
STAYS = "import time; print('here', flush=True); time.sleep(60)"


def run(**programs: str) -> subprocess.Popen[str]:
    script = textwrap.dedent(SCRIPT).format(programs=list(programs.items()))
    return subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_program_that_keeps_dying_stops_everything() -> None:
    keeper = run(web=STAYS, worker="print('no'); raise SystemExit(3)")

    said, _ = keeper.communicate(timeout=20)

    assert keeper.returncode == 1
    assert said.count("worker │ no") == 4
    assert said.count("worker has ended (exit code 3): starting it again.") == 3
    assert "portal │ worker keeps ending (exit code 3): stopping everything." in said


def test_each_line_says_whose_it_is() -> None:
    keeper = run(web="print('a line\\n\\nanother'); import time; time.sleep(60)")
    assert keeper.stdout is not None

    lines = [keeper.stdout.readline() for _ in range(2)]
    keeper.terminate()
    rest, _ = keeper.communicate(timeout=10)

    assert lines == ["web    │ a line\n", "web    │ another\n"]
    assert (keeper.returncode, rest) == (0, "portal │ Stopping…\n")


def test_program_deaf_to_the_end_is_killed_after_the_grace() -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    keeper = run(web=deaf)
    assert keeper.stdout is not None
    assert keeper.stdout.readline() == "web    │ deaf\n"
    begun = time.monotonic()

    keeper.terminate()
    keeper.communicate(timeout=10)

    assert keeper.returncode == 0
    assert 0.9 < time.monotonic() - begun < 8


def test_what_a_program_leaves_behind_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "child"
    code = (
        "import subprocess, sys, time; "
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
        f"open({str(note)!r}, 'w').write(str(child.pid)); print('here', flush=True); time.sleep(60)"
    )
    keeper = run(web=code)
    until(lambda: note.exists() and note.read_text())

    keeper.terminate()
    keeper.communicate(timeout=10)

    until(lambda: not is_running(int(note.read_text())), seconds=5)


def is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
