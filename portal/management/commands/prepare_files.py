"""Make the files that the portal runs on and that are not kept in the repository."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.shell.static_files import collect_changed
from portal.shell.translations import compile_stale


class Command(BaseCommand):
    help = "Compile the translations and collect the static files, each only when something has changed."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for path in compile_stale(folder):
                self.stdout.write(f"compiled {path.relative_to(settings.BASE_DIR)}")
        if collect_changed():
            self.stdout.write(f"collected static files into {settings.STATIC_ROOT}")
