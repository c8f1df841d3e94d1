"""A line between a process that opens a stranger's file and the one that started it: the child tells and asks.

Each message is a line of JSON. Kept free of Django, because the child imports it and must start quickly.
"""

from __future__ import annotations

import json
import os
import select
import time
from collections.abc import Callable
from typing import Any

LONGEST = 4 * 1024 * 1024
_PIECE = 64 * 1024

type_of_answers = Callable[[str, Any], object]


class LineBroken(Exception):
    """The child said something that is no message."""


def nobody(kind: str, said: Any) -> object:
    """What a child is answered to whom nobody listens."""
    return None


class Line:
    """The child's end: it hears on one open file and speaks on another, both by number."""

    def __init__(self, hears: int, speaks: int) -> None:
        self._hears = os.fdopen(hears, "rb")
        self._speaks = os.fdopen(speaks, "wb", buffering=0)

    def tell(self, kind: str, said: object) -> None:
        """Say something and go on."""
        self._say(kind, said, is_asking=False)

    def ask(self, kind: str, said: object) -> Any:
        """Say something and wait for the answer, a plain value."""
        self._say(kind, said, is_asking=True)
        return json.loads(self._hears.readline())

    def close(self) -> None:
        """Hang up: the other side listens no longer."""
        self._hears.close()
        self._speaks.close()

    def _say(self, kind: str, said: object, *, is_asking: bool) -> None:
        left = memoryview(json.dumps([kind, said, is_asking]).encode() + b"\n")
        while left:
            left = left[self._speaks.write(left) or 0 :]


def listen(hears: int, speaks: int, answers: type_of_answers, *, until: float) -> None:
    """Answer a child until it closes its end; `until` is a moment of the monotonic clock.

    Raises TimeoutError at that moment, LineBroken of what is no message, and what `answers` raises.
    """
    os.set_blocking(speaks, False)
    kept = b""
    while piece := _piece(hears, until):
        *lines, kept = (kept + piece).split(b"\n")
        if len(kept) > LONGEST:
            raise LineBroken
        for line in lines:
            kind, said, is_asking = _message(line)
            answer = answers(kind, said)
            if is_asking:
                _write(speaks, json.dumps(answer).encode() + b"\n", until)


def _message(line: bytes) -> tuple[str, Any, bool]:
    try:
        kind, said, is_asking = json.loads(line)
    except (ValueError, TypeError, RecursionError) as failure:
        raise LineBroken from failure
    return str(kind), said, bool(is_asking)


def _piece(number: int, until: float) -> bytes:
    wait_for(number, select.POLLIN, until)
    return os.read(number, _PIECE)


def _write(number: int, answer: bytes, until: float) -> None:
    """Write without ever waiting longer than `until`: the child may have stopped listening."""
    left = memoryview(answer)
    while left:
        wait_for(number, select.POLLOUT, until)
        try:
            left = left[os.write(number, left) :]
        except BlockingIOError:
            continue
        except BrokenPipeError:
            return


def wait_for(number: int, event: int, until: float) -> None:
    """Wait for an event of an open file; raises TimeoutError at the moment `until` of the monotonic clock."""
    ready = select.poll()
    ready.register(number, event)
    if not ready.poll(max(0.0, until - time.monotonic()) * 1000):
        raise TimeoutError
