"""Looking for viruses in evidence: bytes to clamd by its INSTREAM command, the verdict onto every row of the file."""

from __future__ import annotations

import logging
import socket
import struct

from django.conf import settings
from django.core.files.base import File

from roadmaps.models import Evidence
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
        Evidence.objects.filter(scan=ScanState.PENDING).update(scan=ScanState.UNSCANNED)
        return 0
    waiting = Evidence.objects.files().filter(scan__in=[ScanState.PENDING, ScanState.UNSCANNED])
    seen = 0
    for name in dict.fromkeys(waiting.order_by("added_at", "pk").values_list("file", flat=True)):
        try:
            verdict = verdict_on(name)
        except OSError as failure:
            log.warning("The search for viruses did not answer for %s: %s", name, failure)
            return seen
        except ValueError as failure:
            log.warning("The search for viruses has no verdict on %s: %s", name, failure)
            continue
        Evidence.objects.filter(file=name).update(scan=verdict)
        seen += 1
    return seen


def verdict_on(name: str) -> ScanState:
    """What clamd says of a stored file. Raises OSError when it cannot be asked, ValueError for another answer."""
    with Evidence._meta.get_field("file").storage.open(name) as kept, connection() as scanner:
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
