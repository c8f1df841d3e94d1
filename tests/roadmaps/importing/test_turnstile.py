from __future__ import annotations

import threading

import pytest

from roadmaps.importing.turnstile import Busy, turn


def test_second_file_waits_for_its_turn() -> None:
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait()
        with turn():
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    with turn():
        inside.set()
        waiting.join(timeout=0.1)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_file_that_waits_too_long_is_told_so() -> None:
    with turn(), pytest.raises(Busy), turn(wait_seconds=0.01):
        pass


def test_turn_is_given_back_after_a_fault() -> None:
    with pytest.raises(ValueError, match="unreadable"), turn():
        raise ValueError("unreadable")
    with turn(wait_seconds=0.01):
        pass
