"""One file at a time in a process: a large table takes seconds of the processor, and other pages wait meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from roadmaps.errors import Refusal

WAIT_SECONDS = 5.0
_turnstile = threading.BoundedSemaphore(1)


class Busy(Refusal):
    """Other files are being read; nothing was taken in."""


@contextmanager
def turn(wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Wait for this file's turn, in seconds at most; raises Busy when it does not come."""
    if not _turnstile.acquire(timeout=wait_seconds):
        raise Busy(_("Other files are being read at this moment. Wait half a minute and send the file again."))
    try:
        yield
    finally:
        _turnstile.release()
