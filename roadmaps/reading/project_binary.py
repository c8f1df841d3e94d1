"""Turns MS Project's own files (mpp, mpt, mpx) into its XML, where the package mpxj and Java are at hand.

Java runs in a process of its own: `python -m roadmaps.reading.project_binary FOLDER` sets limits and becomes it.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

from roadmaps.reading.limits import CONVERTER_CPU_SECONDS, CONVERTER_WALL_SECONDS, MAX_ANSWER, CannotRead

_ROOT = Path(__file__).resolve().parents[2]
_GIVEN = "plan.mpp"
_MADE = "plan.xml"
# Java reserves far more addresses than it uses, so that its own limit takes the place of the process's.
_OPTIONS = ("-Xmx384m", "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
_CONVERTER = "org.mpxj.sample.MpxjConvert"


def is_at_hand() -> bool:
    """Tell whether such files can be read on this machine."""
    return bool(shutil.which("java") and _archives())


def to_xml(content: bytes) -> bytes:
    """Return the plan as MS Project XML. Raises CannotRead."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, _GIVEN), Path(folder, _MADE)
        given.write_bytes(content)
        try:
            # The command is ours alone; the stranger's bytes are in the file that it names.
            ended = subprocess.run(  # noqa: S603
                [sys.executable, "-m", "roadmaps.reading.project_binary", folder],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=_environment(),
                timeout=CONVERTER_WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as failure:
            raise CannotRead("took_too_long") from failure
        if ended.returncode or not made.is_file():
            raise CannotRead("unreadable")
        return made.read_bytes()


def become_java(folder: str) -> NoReturn:
    """Convert the file in `folder`, within limits."""
    java = shutil.which("java") or "java"
    resource.setrlimit(resource.RLIMIT_CPU, (CONVERTER_CPU_SECONDS, CONVERTER_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_ANSWER, MAX_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    paths = (str(Path(folder, _GIVEN)), str(Path(folder, _MADE)))
    # No shell: a fixed program with fixed options and two paths of our own making.
    os.execv(java, [java, *_OPTIONS, f"-Djava.io.tmpdir={folder}", "-cp", _archives(), _CONVERTER, *paths])  # noqa: S606


def _archives() -> str:
    """Where mpxj keeps its Java archives, "" when it is not installed."""
    found = importlib.util.find_spec("mpxj")
    folders = (found.submodule_search_locations or ()) if found else ()
    return next((str(Path(folder, "lib", "*")) for folder in folders), "")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "JAVA_HOME", "PYTHONPATH") if name in os.environ}
    return {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **kept}


if __name__ == "__main__":
    become_java(sys.argv[1])
