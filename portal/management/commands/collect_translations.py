"""Bring the catalogues in line with the sources."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.shell.translations import collect, faults, update


class Command(BaseCommand):
    help = (
        "Collect every text that the portal shows into the .po files; what is translated stays. "
        "Further .po files may be named: what is still empty is filled from them."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fragments", nargs="*", type=Path, metavar="FILE.po")

    def handle(self, *args: Any, **options: Any) -> None:
        collected = collect(settings.BASE_DIR)
        for path in sorted(settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po")):
            catalogue = update(path, collected, options["fragments"])
            open_ones = faults(collected, catalogue)
            for line in open_ones:
                self.stdout.write(line)
            self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {len(collected)} texts, {len(open_ones)} to do")
