"""Is the worker working?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.shell import health


class Command(BaseCommand):
    help = "Exit 0 while the worker gives signs of life, else 1 with the reason. For container health checks."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        fault = health.worker(timezone.now())
        if fault:
            raise CommandError(f"worker: {fault}")
        self.stdout.write("worker: ok")
