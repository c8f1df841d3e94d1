"""Compare the catalogues with the sources."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.shell.translations import collect, faults, read_catalogue


class Command(BaseCommand):
    help = "Say which texts of the portal have no translation, a guessed one, or one with other placeholders."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        collected = collect(settings.BASE_DIR)
        paths = sorted(settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po"))
        found = [fault for path in paths for fault in faults(collected, read_catalogue(path))]
        if found or not paths:
            raise CommandError("\n".join([*found, f"{len(found)} faults. Run manage.py collect_translations."]))
        self.stdout.write(f"{len(collected)} texts, all translated")
