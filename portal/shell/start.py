"""The start of a trial: one folder, one address, a prepared database, and the programs that make up the portal."""

from __future__ import annotations

import fcntl
import os
import socket
import sys
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from portal.shell.supervisor import Program

PORTS_TRIED = 20
THREADS = 8


class CannotStart(Exception):
    """The portal cannot be started; the sentence says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where the portal listens. Every loopback spelling is shown as 127.0.0.1."""

    host: str
    port: int

    @property
    def is_everywhere(self) -> bool:
        return self.host in {"", "0.0.0.0", "::"}  # noqa: S104 a comparison

    @property
    def url(self) -> str:
        host = "127.0.0.1" if self.is_everywhere else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def lock(folder: Path) -> TextIOWrapper:
    """Hold the folder for one portal; raise CannotStart while another one uses it. Closing the file lets go."""
    folder.mkdir(parents=True, exist_ok=True)
    held = (folder / "up.lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        held.seek(0)
        holder = held.read().strip() or "it is just starting"
        held.close()
        raise CannotStart(
            f"The portal already runs on the folder {folder} ({holder}). "
            "Stop it first, or name another folder in PORTAL_VAR_DIR."
        ) from error
    return held


def note_holder(held: TextIOWrapper, place: Place) -> None:
    """Write into the lock who holds it, for whoever comes second."""
    held.truncate(0)
    held.write(f"{place.url}, process {os.getpid()}")
    held.flush()


def is_free(host: str, port: int) -> bool:
    """May a server listen there? Raises CannotStart when the host is none of this machine's."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=1)[0]
    except socket.gaierror as error:
        raise CannotStart(f"“{host}” is no address of this machine.") from error
    with closing(socket.socket(family, kind)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError as error:
            raise CannotStart(f"Port {port} needs the rights of an administrator: choose one above 1023.") from error
        except OSError:
            return False
    return True


def find_place(host: str, wanted: int) -> Place:
    """The wanted port or the next free one; raises CannotStart when there is none near."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65536)):
        if is_free(host, port):
            return Place(host, port)
    raise CannotStart(f"Ports {wanted} to {wanted + PORTS_TRIED - 1} are all in use: choose one with --port.")


def programs(place: Place) -> list[Program]:
    """The web server, the worker and the clock, all with this very Python."""
    host = f"[{place.host}]" if ":" in place.host else place.host
    web = f"gunicorn portal.wsgi --bind {host}:{place.port} --worker-class gthread --workers 1 --threads {THREADS}"
    web += " --no-control-socket --graceful-timeout 10 --log-level warning"
    worker = "celery --quiet -A portal worker --pool prefork --concurrency 1 --loglevel INFO"
    worker += " --without-gossip --without-mingle --without-heartbeat"
    beat = "celery --quiet -A portal beat --scheduler celery.beat.Scheduler --pidfile= --loglevel WARNING"
    return [
        Program(name, (sys.executable, "-m", *command.split()))
        for name, command in (("web", web), ("worker", worker), ("beat", beat))
    ]


def environment(place: Place, folder: Path) -> dict[str, str]:
    """What the programs are told: the real address for links in letters, and a place for unfinished messages."""
    unfinished = folder / "queue" / "unfinished"  # on the disk of the queue, else moving a message there is a copy
    unfinished.mkdir(parents=True, exist_ok=True)
    told = os.environ | {
        "PORTAL_URL": place.url,
        "PORTAL_VAR_DIR": str(folder),
        "PYTHONUNBUFFERED": "1",
        "TMPDIR": str(unfinished),
    }
    hosts = {"127.0.0.1", "localhost", "[::1]", place.host}
    if place.is_everywhere:
        hosts |= {socket.gethostname(), socket.getfqdn()}
    told.setdefault("ALLOWED_HOSTS", ",".join(sorted(hosts - {""})))
    return told


def answers(place: Place) -> bool:
    """Does the web server answer yet?"""
    try:
        with urllib.request.urlopen(f"{place.url}/healthz", timeout=2) as response:  # noqa: S310 our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
