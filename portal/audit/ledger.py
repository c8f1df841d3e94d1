"""Writing the ledger: one entry for each deed, chained by hash to the one before.

The hash is an HMAC-SHA256 over the canonical JSON of the entry and the hash of its predecessor, under a key that
the database does not hold: a changed, removed or inserted row is found by `verification.first_fault`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from portal.audit.models import LedgerEntry
from portal.shell.request_id import client_address, request_id
from portal.shell.someone import Someone

LOCK = 0x1ED6E5  # any number that no other advisory lock of the portal uses
LABEL_LENGTH = 300
_finders: list[Callable[[Someone, str], list[str]]] = []


def register_absent(finder: Callable[[Someone, str], list[str]]) -> None:
    """`finder(person, scope)` names those for whom the person stands in there: the entry says so."""
    _finders.append(finder)


@transaction.atomic
def record(
    verb: str,
    subject: models.Model,
    *,
    by: Someone | None,
    at: datetime,
    scope: str = "",
    label: str = "",
    **details: Any,
) -> LedgerEntry:
    """Write down one deed, in the transaction of the deed itself.

    `verb` is like "report.accepted"; `scope` is the slug of the cluster, or "" for the portal; `label` names the
    subject for readers (its text by default); `details` are old and new values that JSON can hold.
    """
    absent = [name for finder in _finders for name in finder(by, scope)] if by is not None else []
    if absent:
        details["standing_in_for"] = ", ".join(absent)
    lock_head()
    head = LedgerEntry.objects.order_by("-sequence").values("sequence", "entry_hash").first()
    entry = LedgerEntry(
        sequence=head["sequence"] + 1 if head else 1,
        at=at,
        actor_id=by.pk if by else None,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=(label or str(subject))[:LABEL_LENGTH],
        scope=scope,
        details=json.loads(json.dumps(details, cls=DjangoJSONEncoder)),
        address=client_address.get()[:45],
        request_id=request_id.get()[:40],
        previous_hash=head["entry_hash"] if head else "",
    )
    entry.entry_hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def lock_head() -> None:
    """Let one writer at a time find the head; SQLite's immediate transactions are already alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def hash_of(entry: LedgerEntry) -> str:
    """The HMAC of everything that the entry says, the predecessor's hash included; 64 hexadecimal digits."""
    said = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "verb": entry.verb,
        "subject": [entry.subject_kind, entry.subject_id, entry.subject_label],
        "scope": entry.scope,
        "details": entry.details,
        "address": entry.address,
        "request": entry.request_id,
        "previous": entry.previous_hash,
    }
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hmac.new(settings.LEDGER_KEY.encode(), canonical.encode(), hashlib.sha256).hexdigest()
