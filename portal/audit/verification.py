"""Reading the ledger's chain from its first entry to its last."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import Enum

from portal.audit.ledger import hash_of
from portal.audit.models import LedgerEntry


class Fault(Enum):
    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """What the chain says: how many entries hold, the hash of the last of them, and the first fault if there is one.

    Entries cut off from the end leave no trace in the chain: compare `entries` and `head` with a noted earlier reading.
    """

    entries: int
    head: str
    fault: Fault | None = None
    sequence: int = 0


def verify() -> Finding:
    """Walk the whole chain; stops at the first entry that is altered or missing."""
    held, head = 0, ""
    for entry in LedgerEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != held + 1:
            return Finding(held, head, Fault.MISSING, held + 1)
        is_true = hmac.compare_digest(entry.entry_hash, hash_of(entry)) and entry.previous_hash == head
        if not is_true:
            return Finding(held, head, Fault.ALTERED, entry.sequence)
        held, head = entry.sequence, entry.entry_hash
    return Finding(held, head)
