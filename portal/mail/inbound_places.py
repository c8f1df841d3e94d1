"""Where replies are placed: each room that has discussions says how one of its kind takes a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portal.mail.inbound_models import InboundReason
from portal.mail.inbound_reading import File


@dataclass(frozen=True)
class Reply:
    """What a person answered: `subject` is the key of the record, as its address had it."""

    person: int
    subject: int
    text: str
    files: tuple[File, ...]
    at: datetime


@dataclass(frozen=True)
class Placed:
    """It stands there now: `url` is its place in the portal, `left_out` the files that could not be taken."""

    url: str
    left_out: tuple[str, ...] = ()


class NotPlaced(Exception):
    """The reply cannot stand there; `url` is where the person could write instead, where there is such a page."""

    def __init__(self, reason: InboundReason, *, url: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.url = url


Place = Callable[[Reply], Placed]
_places: dict[str, Place] = {}


def register(kind: str, place: Place) -> None:
    """Take replies about subjects of this kind ("milestone"); `place` raises NotPlaced and writes nothing then."""
    _places[kind] = place


def takes(kind: str) -> bool:
    """Is there somewhere to place replies about subjects of this kind?"""
    return kind in _places


def place(kind: str, reply: Reply) -> Placed:
    """Put the reply where it belongs. Raises NotPlaced."""
    found = _places.get(kind)
    if found is None:
        raise NotPlaced(InboundReason.NOT_SEEN)
    return found(reply)
