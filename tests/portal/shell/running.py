"""The portal as a process of its own, for tests that look at it from outside."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[3]
OF_THE_TESTS = {"DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL", "DJANGO_SETTINGS_MODULE", "PORTAL_URL"}


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait until the condition gives something true, and give it; fail when it does not in time."""
    last_moment = time.monotonic() + seconds
    while time.monotonic() < last_moment:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{condition} has not come true in {seconds} s")


def command(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """A command of the console on a folder of its own; what it says goes into a file there."""
    folder.mkdir(parents=True, exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    with (folder / "said").open("a") as said:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=inherited | {"PORTAL_VAR_DIR": str(folder), "PYTHONUNBUFFERED": "1"} | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )


class Portal:
    """`manage.py up` on a folder and a port."""

    def __init__(self, folder: Path, port: int, **environment: str) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}"
        self.process = command(folder, "manage.py", "up", "--no-demo", "--port", str(port), **environment)

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text(encoding="utf-8")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=5) as response:
                return response.status, response.read().decode("utf-8", errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_until_ready(self) -> None:
        until(lambda: f"The portal is ready: {self.url}" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, self.said

    def family(self) -> list[psutil.Process]:
        """The supervisor and everything that it has started."""
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def program(self, word: str) -> psutil.Process | None:
        """The leading process whose command holds the word, when it runs."""
        for child in psutil.Process(self.process.pid).children():
            if child.status() != psutil.STATUS_ZOMBIE and word in " ".join(child.cmdline()):
                return child
        return None

    def readiness(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/readyz")[1] or "{}")
        return found

    def stop(self, number: signal.Signals = signal.SIGINT, seconds: float = 30) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(seconds)
