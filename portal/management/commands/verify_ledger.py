"""`manage.py verify_ledger`: is every entry of the ledger as it was written?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.audit import guard
from portal.audit.verification import verify


class Command(BaseCommand):
    help = "Check the chain of the ledger; names the first altered or missing entry and ends with 1."

    def handle(self, *args: Any, **options: Any) -> None:
        finding = verify()
        if finding.fault is not None:
            raise CommandError(f"{finding.fault.value} {finding.sequence} ({finding.entries} entries before it hold)")
        if not guard.is_installed(connection):
            raise CommandError(f"{finding.entries} entries hold, but the guard against changes is not installed")
        self.stdout.write(f"{finding.entries} entries hold; the last hash is {finding.head or 'none'}")
