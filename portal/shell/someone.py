"""What the rooms below accounts know of a person: enough to write to somebody and to name who acted."""

from __future__ import annotations

from typing import Protocol


class Someone(Protocol):
    """Anybody who acts or is told of something."""

    @property
    def pk(self) -> int: ...


class Addressee(Protocol):
    """Somebody to whom letters are written, in their own language and time zone."""

    @property
    def pk(self) -> int: ...

    email: str
    full_name: str
    language: str
    time_zone: str
