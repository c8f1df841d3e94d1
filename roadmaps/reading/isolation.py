"""Runs what opens a stranger's file in a process of its own, with limits, and takes its answer."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from roadmaps.reading.limits import CHILD_WALL_SECONDS
from roadmaps.reading.line import LineBroken, listen, nobody, type_of_answers
from roadmaps.reading.refusals import Refused

logger = logging.getLogger(__name__)

READING = "roadmaps.reading.child"
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


def _run(module: str, kind: str, files: tuple[IO[bytes], IO[bytes], IO[bytes]], answers: type_of_answers) -> int:
    """Run the process to its end, answering it meanwhile; its exit code."""
    until = time.monotonic() + CHILD_WALL_SECONDS
    hears, child_speaks = os.pipe()
    child_hears, speaks = os.pipe()
    try:
        # The command is ours alone: the kind has passed the gate, the file goes to standard input.
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", module, kind, str(child_hears), str(child_speaks)],
            stdin=files[0],
            stdout=files[1],
            stderr=files[2],
            cwd=_ROOT,
            env=_ENVIRONMENT,
            pass_fds=(child_hears, child_speaks),
        )
    except OSError:
        os.close(hears)
        os.close(speaks)
        raise
    finally:
        os.close(child_hears)
        os.close(child_speaks)
    with process:
        try:
            listen(hears, speaks, answers, until=until)
            return process.wait(timeout=max(0.0, until - time.monotonic()))
        except (TimeoutError, subprocess.TimeoutExpired) as failure:
            raise Refused("took_too_long") from failure
        except LineBroken as failure:
            raise Refused("unreadable") from failure
        finally:
            process.kill()
            os.close(hears)
            os.close(speaks)


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else ""


def kind_of_end(code: int) -> str:
    """Tell the kind of refusal from the exit code of a child; a negative one is a signal."""
    if code < 0 and -code in _KIND_BY_SIGNAL:
        return _KIND_BY_SIGNAL[signal.Signals(-code)]
    return "unreadable"
