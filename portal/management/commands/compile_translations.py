"""Compile the catalogues of translations that have changed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.shell.translations import compile_stale


class Command(BaseCommand):
    help = "Compile the translations (.po → .mo) that have changed. Needs no gettext tools."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for path in compile_stale(folder):
                self.stdout.write(f"compiled {path.relative_to(settings.BASE_DIR)}")
