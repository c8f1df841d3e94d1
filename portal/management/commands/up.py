"""Run the whole portal on this machine."""

import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction

from portal.accounts import demo
from portal.accounts.models import Person
from portal.shell import start
from portal.shell.supervisor import Supervisor

PATIENCE_SECONDS = 60
ACCOUNTS_SHOWN = 8


class Command(BaseCommand):
    help = "Run the portal for a trial: web server, worker and clock under one command. Ctrl-C stops all of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (0.0.0.0: all of this machine)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on; when in use, the next free one")
        parser.add_argument("--no-demo", action="store_true", help="start with an empty portal")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_TRIAL:
            raise CommandError("`up` is for trials. In production run each program by itself: see docker-compose.yml.")
        try:
            code = self.run(options["host"], options["port"], with_demo=not options["no_demo"])
        except start.CannotStart as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            code = 130
        sys.exit(code)

    def run(self, host: str, port: int, *, with_demo: bool) -> int:
        with start.lock(settings.VAR_DIR) as held:
            place = start.find_place(host, port)
            start.note_holder(held, place)
            if place.port != port:
                self.stdout.write(f"Port {port} is in use: taking {place.port}.")
            self.prepare(with_demo=with_demo)
            greeting = Greeting(place)
            supervisor = Supervisor(
                start.programs(place),
                environment=start.environment(place, settings.VAR_DIR),
                is_coloured=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
            )
            supervisor.start()
            return supervisor.wait(when_idle=lambda: greeting.try_with(supervisor))

    def prepare(self, *, with_demo: bool) -> None:
        """Bring the files and the database up to date; an empty database gets the demo."""
        call_command("prepare_files", stdout=self.stdout)
        call_command("migrate", verbosity=0)
        if with_demo and "seed_demo" in get_commands() and not Person.objects.exists():
            self.stdout.write("Making the demo data…")
            with transaction.atomic():
                call_command("seed_demo", stdout=self.stdout)
        connections.close_all()


class Greeting:
    """Says once, when the web server answers, where the portal is and who may enter."""

    def __init__(self, place: start.Place) -> None:
        self._place = place
        self._last_moment = time.monotonic() + PATIENCE_SECONDS
        self._is_over = False

    def try_with(self, supervisor: Supervisor) -> None:
        if self._is_over:
            return
        if start.answers(self._place):
            for line in self._lines():
                supervisor.say(line)
        elif time.monotonic() > self._last_moment:
            supervisor.say("The web server does not answer yet; its lines above say why.")
        else:
            return
        self._is_over = True

    def _lines(self) -> list[str]:
        persons = list(demo.persons())
        connections.close_all()
        accounts = [f"  {person.email:28} {person.position}" for person in persons[:ACCOUNTS_SHOWN]]
        if len(persons) > ACCOUNTS_SHOWN:
            accounts.append(f"  and {len(persons) - ACCOUNTS_SHOWN} more, listed on the sign-in page")
        lines = ["", f"The portal is ready: {self._place.url}", ""]
        if accounts:
            lines += [f"Sign in as (password of each: {demo.DEMO_PASSWORD})", *accounts, ""]
        return [*lines, f"Its data is kept in {settings.VAR_DIR}. Ctrl-C stops it.", ""]
