"""Looking for viruses in files: bytes to clamd by its INSTREAM command, the verdict onto every row of the file."""

from __future__ import annotations

import logging
import socket
import struct

from django.conf import settings
from django.core.files.base import File

from roadmaps.filing.storing import FOLDERS, storage_of
from roadmaps.models.kept_file import KeptFile
from roadmaps.terms import ScanState

log = logging.getLogger(__name__)
PIECE = 64 * 1024
SECONDS = 60.0
LONGEST_ANSWER = 4096


def scan_waiting() -> int:
    """Look at every file that nobody has looked at; how many got a verdict.

    A scanner that does not answer leaves the rest as it is, for the next time. Without a scanner nothing waits.
    """
    if not settings.CLAMD_ADDRESS:
        for kind, _folder in FOLDERS:
            kind._default_manager.filter(scan=ScanState.PENDING).update(scan=ScanState.UNSCANNED)
        return 0
    seen = 0
    for kind, _folder in FOLDERS:
        for name in waiting(kind):
            try:
                verdict = verdict_on(kind, name)
            except OSError as failure:
                log.warning("The search for viruses did not answer for %s: %s", name, failure)
                return seen
            except ValueError as failure:
                log.warning("The search for viruses has no verdict on %s: %s", name, failure)
                continue
            kind._default_manager.filter(file=name).update(scan=verdict)
            seen += 1
    return seen


def waiting(kind: type[KeptFile]) -> list[str]:
    """The stored files of that kind that nobody has looked at, oldest first, each once."""
    rows = kind._default_manager.filter(scan__in=[ScanState.PENDING, ScanState.UNSCANNED]).exclude(file="")
    return list(dict.fromkeys(rows.order_by("added_at", "pk").values_list("file", flat=True)))


def verdict_on(kind: type[KeptFile], name: str) -> ScanState:
    """What clamd says of a stored file. Raises OSError when it cannot be asked, ValueError for another answer."""
    with storage_of(kind).open(name) as kept, connection() as scanner:
        answer = ask(scanner, kept)
    if answer.endswith(b"FOUND"):
        log.warning("A virus in the stored file %s: %r", name, answer)
        return ScanState.INFECTED
    if answer.endswith(b"OK"):
        return ScanState.CLEAN
    raise ValueError(answer)


def ask(scanner: socket.socket, content: File[bytes]) -> bytes:
    """Send the bytes in pieces, each after its length; an empty piece ends them."""
    scanner.sendall(b"zINSTREAM\0")
    while piece := content.read(PIECE):
        scanner.sendall(struct.pack("!L", len(piece)) + piece)
    scanner.sendall(struct.pack("!L", 0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (more := scanner.recv(LONGEST_ANSWER)):
        answer += more
    return answer.rstrip(b"\0\n")


def connection() -> socket.socket:
    """A connection to CLAMD_ADDRESS: the path of a socket, or host:port."""
    where: str = settings.CLAMD_ADDRESS
    if not where.startswith("/"):
        host, _colon, port = where.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=SECONDS)
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    scanner.settimeout(SECONDS)
    try:
        scanner.connect(where)
    except OSError:
        scanner.close()
        raise
    return scanner
