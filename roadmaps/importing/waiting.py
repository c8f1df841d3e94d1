"""The page of a file that a worker reads: how far it has come, and that nobody has to stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from roadmaps.models import Roadmap, Upload

LONG = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """`done` of `total` rows have been read; `total` is 0 while they have not been counted yet.

    `is_long` when the person had better do something else meanwhile.
    """

    pk: int
    name: str
    roadmap: Roadmap
    done: int
    total: int
    is_long: bool


def waiting_page(upload: Upload, *, at: datetime) -> WaitingPage:
    """What the page says at that moment."""
    return WaitingPage(
        pk=upload.pk,
        name=upload.name,
        roadmap=upload.roadmap,
        done=upload.rows_done,
        total=upload.rows_total,
        is_long=at - upload.uploaded_at > LONG,
    )
