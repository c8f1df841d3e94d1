"""Doing several things at the same moment, each over a database connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from portal.shell.refusal import Refusal

LONGEST_WAIT = 60


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do it all in threads at the same moment; what came of each: “done”, or why not."""
    ready, outcomes = Barrier(len(deeds), timeout=LONGEST_WAIT), [""] * len(deeds)

    def act(number: int) -> None:
        ready.wait()
        try:
            deeds[number]()
            outcomes[number] = "done"
        except Refusal as refusal:
            outcomes[number] = type(refusal).__name__
        finally:
            connection.close()

    threads = [Thread(target=act, args=[number]) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST_WAIT)
    return outcomes
