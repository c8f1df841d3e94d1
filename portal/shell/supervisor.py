"""Several processes under one: started together, told apart in one log, stopped together, none left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from types import FrameType
from typing import IO

GRACE_SECONDS = 20.0
RESTARTS = 3
QUIET_SECONDS = 60.0  # a program that ran this long has its restarts given back
PAUSE_SECONDS = 1.0
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
COLOURS = {"web": "36", "worker": "35", "beat": "33"}

Say = Callable[[str], None]


@dataclass(frozen=True)
class Program:
    name: str
    command: tuple[str, ...]


@dataclass
class Child:
    """One running program and what it has cost so far."""

    program: Program
    process: subprocess.Popen[str]
    started: float
    restarts: int = 0
    reader: Thread = field(init=False)


def die_with_parent() -> None:
    """In the child, on Linux: end by SIGTERM when the supervisor is killed outright."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Keeps programs running until it is told to stop, or until one of them keeps dying."""

    def __init__(self, programs: list[Program], *, environment: Mapping[str, str], is_coloured: bool = False) -> None:
        self._programs = programs
        self._environment = dict(environment)
        self._is_coloured = is_coloured
        self._width = max(len(program.name) for program in [*programs, Program("portal", ())])
        self._children: list[Child] = []
        self._stop = Event()
        self._has_failed = False

    def start(self) -> None:
        """Start every program; SIGINT, SIGTERM and SIGHUP ask for the end from now on."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        self._children = [self._launch(program) for program in self._programs]

    def wait(self, when_idle: Callable[[], None] = lambda: None) -> int:
        """Stay until the end: 0 when it was asked for, 1 when a program could not be kept running.

        `when_idle` is called about five times a second.
        """
        try:
            while not self._stop.wait(0.2):
                for child in list(self._children):
                    self._look_after(child)
                when_idle()
        finally:
            self._stop_all()
        return int(self._has_failed)

    def say(self, line: str, name: str = "portal") -> None:
        label = name.ljust(self._width)
        if self._is_coloured:
            label = f"\x1b[{COLOURS.get(name, '1')}m{label}\x1b[0m"
        with suppress(OSError, ValueError):  # the terminal may be gone; stopping in order matters more
            sys.stdout.write(f"{label} │ {line}\n")
            sys.stdout.flush()

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        if self._stop.is_set():  # the second Ctrl-C: no more patience
            self._signal_all(signal.SIGKILL)
        self._stop.set()

    def _launch(self, program: Program, restarts: int = 0) -> Child:
        process = subprocess.Popen(  # noqa: S603 the command is our own
            program.command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches the supervisor alone
            preexec_fn=die_with_parent,
        )
        child = Child(program, process, time.monotonic(), restarts)
        child.reader = Thread(target=self._copy_output, args=(program.name, process.stdout), daemon=True)
        child.reader.start()
        return child

    def _copy_output(self, name: str, stream: IO[str]) -> None:
        for line in stream:
            if line.strip():
                self.say(line.rstrip(), name)

    def _look_after(self, child: Child) -> None:
        """Start a dead program again; give up after a few deaths in a row."""
        code = child.process.poll()
        if code is None:
            return
        child.reader.join(1)
        self._children.remove(child)
        kill_group(child.process.pid)
        restarts = 0 if time.monotonic() - child.started > QUIET_SECONDS else child.restarts
        if restarts >= RESTARTS:
            self.say(f"{child.program.name} keeps ending (exit code {code}): stopping everything.")
            self._has_failed = True
            self._stop.set()
            return
        self.say(f"{child.program.name} has ended (exit code {code}): starting it again.")
        if not self._stop.wait(PAUSE_SECONDS * 2**restarts):
            self._children.append(self._launch(child.program, restarts + 1))

    def _stop_all(self) -> None:
        """Ask every program to end, wait, then make it."""
        self.say("Stopping…")
        self._signal_all(signal.SIGTERM)
        last_moment = time.monotonic() + GRACE_SECONDS
        for child in self._children:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, last_moment - time.monotonic()))
        for child in self._children:
            kill_group(child.process.pid)
            child.process.wait()
            child.reader.join(1)

    def _signal_all(self, number: signal.Signals) -> None:
        for child in self._children:
            with suppress(ProcessLookupError):
                os.killpg(child.process.pid, number) if number == signal.SIGKILL else child.process.send_signal(number)


def kill_group(leader: int) -> None:
    """End whatever a program has left behind in its own group of processes."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
