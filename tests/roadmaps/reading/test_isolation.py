"""Processes that open strangers' files: made, answered, ended, and made anew when what makes them has ended."""

from __future__ import annotations

import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest

from roadmaps.reading import isolation
from roadmaps.reading.isolation import answer_apart, answer_of_child
from roadmaps.reading.refusals import Refused

CHILD = "tests.roadmaps.reading.child_of_tests"


def is_gone(pid: int, *, within: float = 5) -> bool:
    """Whether a process ends within so many seconds."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        with suppress(ProcessLookupError):
            os.kill(pid, 0)
            time.sleep(0.02)
            continue
        return True
    return False


def pid_of(told: list[tuple[str, Any]]) -> int:
    return next(said for kind, said in told if kind == "pid")


def hear(told: list[tuple[str, Any]], kind: str, said: Any) -> None:
    told.append((kind, said))


def test_answer_is_what_the_process_writes() -> None:
    assert answer_of_child("дорожная карта".encode(), "echo", module=CHILD) == "дорожная карта".encode()


def test_each_file_has_a_process_of_its_own() -> None:
    told: list[tuple[str, Any]] = []
    for _ in range(2):
        with answer_apart(b"", "echo", module=CHILD, answers=lambda kind, said: hear(told, kind, said)):
            pass

    assert told[0] != told[1]


def test_many_at_once_get_their_own_answers() -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: answer_of_child(b"%d" % number, "echo", module=CHILD), range(24)))

    assert answers == [b"%d" % number for number in range(24)]


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "CHILD_WALL_SECONDS", 0.5)
    told: list[tuple[str, Any]] = []

    with (
        pytest.raises(Refused) as refused,
        answer_apart(b"", "waits", module=CHILD, answers=lambda kind, said: hear(told, kind, said)),
    ):
        pass

    assert refused.value.kind == "took_too_long"
    assert is_gone(pid_of(told))


@pytest.mark.parametrize(("kind", "refusal"), [("dies", "too_much_memory"), ("fails", "unreadable")])
def test_a_process_that_breaks_is_a_refusal(kind: str, refusal: str) -> None:
    with pytest.raises(Refused) as refused:
        answer_of_child(b"", kind, module=CHILD)

    assert refused.value.kind == refusal


def test_what_breaks_a_process_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "roadmaps"), pytest.raises(Refused):
        answer_of_child(b"", "fails", module=CHILD)

    assert "what no reader expects" in caplog.text


def test_files_are_opened_again_after_the_nursery_has_ended() -> None:
    answer_of_child(b"", "echo", module=CHILD)
    nursery = isolation._nursery._process
    assert nursery is not None
    nursery.send_signal(signal.SIGKILL)
    nursery.wait()

    assert answer_of_child(b"again", "echo", module=CHILD) == b"again"


def test_a_forked_process_has_a_nursery_of_its_own() -> None:
    answer_of_child(b"", "echo", module=CHILD)
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writes, answer_of_child(b"forked", "echo", module=CHILD))
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(writes)
    with os.fdopen(reads, "rb") as answer:
        assert answer.read() == b"forked"

    assert answer_of_child(b"still", "echo", module=CHILD) == b"still"


def test_memory_of_a_file_is_counted_apart_from_what_was_mapped_before() -> None:
    assert answer_of_child(b"", "large", module=CHILD) == b"large"
