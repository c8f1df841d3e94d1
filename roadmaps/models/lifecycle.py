"""How a status changes: one conditional UPDATE, so that of two persons at once only one succeeds."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from roadmaps.errors import WrongState
from roadmaps.terms import Move


def move_to(record: models.Model, move: Move, **changes: Any) -> None:
    """Make the move in the database and on the record in hand.

    Raises WrongState when the record is not (or no longer) in a state from which the move may begin.
    """
    manager = type(record)._default_manager
    moved = manager.filter(pk=record.pk, status__in=move.sources).update(status=move.target, **changes)
    if moved == 0:
        now = manager.get(pk=record.pk)
        raise WrongState(
            _("This cannot be done any more: its state is now “%(state)s”.") % {"state": now.get_status_display()}  # type: ignore[attr-defined]
        )
    for name, value in {"status": move.target, **changes}.items():
        setattr(record, name, value)
