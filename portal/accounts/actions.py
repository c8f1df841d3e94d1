"""What persons change about themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from portal.accounts.models import Person
from portal.audit import ledger


@transaction.atomic
def change_profile(person: Person, changed: Sequence[str], *, by: Person, at: datetime) -> None:
    """Save the fields of the profile named in `changed`; the ledger keeps their names, not what they hold."""
    if not changed:
        return
    person.save(update_fields=list(changed))
    ledger.record("person.profile_changed", person, by=by, at=at, label=person.email, fields=sorted(changed))
