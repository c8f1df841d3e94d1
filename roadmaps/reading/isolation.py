"""Runs what opens a stranger's file in a process of its own, with limits, and takes its answer."""

from __future__ import annotations

import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from roadmaps.reading.limits import CHILD_WALL_SECONDS
from roadmaps.reading.line import LineBroken, listen, nobody, type_of_answers, wait_for
from roadmaps.reading.refusals import Refused

logger = logging.getLogger(__name__)

READING = "roadmaps.reading.child"
NURSERY = "roadmaps.reading.nursery"
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
# An allocation that fails inside the workbook library aborts; the kernel kills when memory is short.
_KIND_BY_SIGNAL = {
    signal.SIGABRT: "too_much_memory",
    signal.SIGKILL: "too_much_memory",
    signal.SIGXCPU: "took_too_long",
    signal.SIGXFSZ: "too_much_memory",
}


def answer_of_child(data: bytes, kind: str, *, module: str = READING) -> bytes:
    """What a process with limits answers that runs `module` with `kind` and is given the data; raises Refused."""
    with answer_apart(data, kind, module=module) as answer:
        return answer.read()


@contextmanager
def answer_apart(
    data: bytes, kind: str, *, module: str, head: bytes = b"", answers: type_of_answers = nobody
) -> Iterator[IO[bytes]]:
    """The answer of such a process as an open file, so that a long one need never lie in memory as a whole.

    `head` is written before the data; `answers` is called with what the process tells and asks meanwhile.
    Raises Refused, and what `answers` raises.
    """
    # Files, not pipes: the child's limit on written bytes then bounds what is taken in here.
    with ExitStack() as opened:
        given, answer, complaint = (opened.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(head)
        given.write(data)
        given.seek(0)
        code = _run(module, kind, (given, answer, complaint), answers)
        if code:
            complaint.seek(0)
            logger.warning("reading %s ended with %s: %s", kind, code, _last_line(complaint.read(65536)))
            raise Refused(kind_of_end(code))
        answer.seek(0)
        yield answer


def _run(module: str, kind: str, files: Sequence[IO[bytes]], answers: type_of_answers) -> int:
    """Run the process to its end, answering it meanwhile; its exit code. It is ended when that is not waited for."""
    until = time.monotonic() + CHILD_WALL_SECONDS
    with ExitStack() as opened:
        (hears, child_speaks), (child_hears, speaks), (report, child_reports) = (_pipe(opened) for _ in range(3))
        _nursery.order(module, kind, [*files, child_hears, child_speaks, child_reports])
        for end in (child_hears, child_speaks, child_reports):
            end.close()
        try:
            listen(hears.fileno(), speaks.fileno(), answers, until=until)
            wait_for(report.fileno(), select.POLLIN, until)
        except TimeoutError as failure:
            raise Refused("took_too_long") from failure
        except LineBroken as failure:
            raise Refused("unreadable") from failure
        return int(report.read() or 1)


def _pipe(opened: ExitStack) -> tuple[IO[bytes], IO[bytes]]:
    """The reading and the writing end of a pipe."""
    reads, writes = os.pipe()
    return (
        opened.enter_context(os.fdopen(reads, "rb", buffering=0)),
        opened.enter_context(os.fdopen(writes, "wb", buffering=0)),
    )


class _Nursery:
    """The process that makes those processes, started when it is first needed and again when it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def order(self, module: str, kind: str, files: Sequence[IO[bytes]]) -> None:
        """Have a process made that runs `module`; raises OSError when none can be."""
        said = [json.dumps([module, kind]).encode()]
        numbers = [file.fileno() for file in files]
        with self._lock:
            if self._orders is not None:
                try:
                    socket.send_fds(self._orders, said, numbers)
                    return
                except (BrokenPipeError, ConnectionError):
                    self._orders.close()
            self._orders = self._started()
            socket.send_fds(self._orders, said, numbers)

    def forget(self) -> None:
        """A process that was forked off has no nursery yet: that of its parent serves the parent."""
        if self._orders is not None:
            self._orders.close()
        self.__init__()

    def _started(self) -> socket.socket:
        orders, given = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with given:
            # The command is ours alone. It ends by itself when the other end of the socket is closed.
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", NURSERY, str(given.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd=_ROOT,
                env=_ENVIRONMENT,
                pass_fds=[given.fileno()],
                start_new_session=True,
            )
        return orders


_nursery = _Nursery()
os.register_at_fork(after_in_child=_nursery.forget)


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else ""


def kind_of_end(code: int) -> str:
    """Tell the kind of refusal from the exit code of a child; a negative one is a signal."""
    if code < 0 and -code in _KIND_BY_SIGNAL:
        return _KIND_BY_SIGNAL[signal.Signals(-code)]
    return "unreadable"
