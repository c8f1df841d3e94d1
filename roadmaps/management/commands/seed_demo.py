"""`manage.py seed_demo`: two invented programmes with twelve clusters and 18 months of history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.accounts.demo import DEMO_DOMAIN, DEMO_PASSWORD
from roadmaps.management.demo import making


class Command(BaseCommand):
    help = "Fills an installation with demo data. A second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day that counts as today, YYYY-MM-DD")
        parser.add_argument("--force", action="store_true", help="also outside the trial mode")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_TRIAL and not options["force"]:
            raise CommandError("Demo persons have a known password: only a trial gets them. Say --force if you must.")
        if making.is_made():
            self.stdout.write("The demo data is there already; nothing has been changed.")
            return
        made = making.make(options["on"] or timezone.localdate())
        counts = ", ".join(f"{count} {kind}" for kind, count in made.items())
        self.stdout.write(f"Demo data made: {counts}.")
        self.stdout.write(f"Persons: …{DEMO_DOMAIN}, password {DEMO_PASSWORD}")
