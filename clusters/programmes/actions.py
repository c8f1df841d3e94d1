"""Changing the settings of a programme: one transaction, one entry of the ledger with the old and the new values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from clusters.models import Programme
from portal.accounts.models import Person
from portal.audit import ledger

# Without a day nobody is reminded: an answer, not an omission.
MAY_BE_EMPTY = ("remind_before_days", "remind_after_days", "remind_period_days", "custom_period_ends")


@transaction.atomic
def change(programme: Programme, settings: Mapping[str, Any], *, by: Person, at: datetime) -> list[str]:
    """Write these settings; gives the names of those that differ from what stood before.

    Raises ValidationError for a chain that is none. Periods that are open keep their days; the clock plans the
    later ones anew.
    """
    now = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    changes = {name: [getattr(now, name), value] for name, value in settings.items() if getattr(now, name) != value}
    if not changes:
        return []
    for name, (_old, new) in changes.items():
        setattr(now, name, new)
    emptied = {name for name in MAY_BE_EMPTY if not settings.get(name)}
    now.clean_fields(exclude={field.name for field in now._meta.fields if field.name not in changes} | emptied)
    now.save(update_fields=list(changes))
    said: dict[str, Any] = {name: [words(old), words(new)] for name, (old, new) in changes.items()}
    ledger.record("programme.changed", now, by=by, at=at, **said)
    return list(changes)


def words(value: Any) -> str:
    """A setting as the ledger keeps it: «30, 7, 1», «contributor 10, cluster_manager 3 working»."""
    if isinstance(value, list):
        return ", ".join(words(part) for part in value)
    if isinstance(value, dict):
        return f"{value['side']} {value['days']}{' working' if value['working'] else ''}"
    return str(value)
