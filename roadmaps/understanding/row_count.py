"""How far the reading of a table has come, told to whoever wants to know while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Row = TypeVar("Row")
Tell = Callable[[int, int], None]
EVERY = 200

_tell: ContextVar[Tell | None] = ContextVar("tell", default=None)


@contextmanager
def telling(tell: Tell) -> Iterator[None]:
    """Within, `tell(done, total)` is called as rows of a table are read, every 200th and the last."""
    token = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(token)


def heard(done: int, total: int) -> None:
    """Tell whoever wants to know what another process counted."""
    tell = _tell.get()
    if tell is not None:
        tell(done, total)


def counted(rows: Sequence[Row]) -> Iterable[Row]:
    """The same rows, counted aloud when somebody listens."""
    tell = _tell.get()
    return rows if tell is None else _aloud(rows, tell)


def _aloud(rows: Sequence[Row], tell: Tell) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            tell(number, len(rows))
        yield row
    tell(len(rows), len(rows))
