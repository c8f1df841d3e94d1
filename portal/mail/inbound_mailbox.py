"""Fetching letters from the mailbox. Each stays there until it has been handled, then goes to a folder of its own.

Nothing depends on flags of the mailbox: what has been handled is known by its row, so a process may die between any
two steps and the next round finds the letter again.
"""

from __future__ import annotations

import imaplib
import logging
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

from django.conf import settings
from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxUnencrypted

from portal.mail.inbound import Arrival, Overtaken, forget_old, handle
from portal.mail.inbound_models import InboundMail, InboundState
from portal.shell.models import Heartbeat

log = logging.getLogger(__name__)

HEARTBEAT = "replies"
LARGEST = 30 * 1024 * 1024  # bytes of a whole letter, its files in base64 included
BATCH = 50
TIMEOUT = 30  # seconds for one word of the server
DONE, FAILED = "Done", "Failed"
TROUBLE = (ImapToolsError, imaplib.IMAP4.error, OSError)
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,15})")


@dataclass(frozen=True)
class MailboxAddress:
    host: str
    port: int
    user: str
    password: str
    folder: str
    is_encrypted: bool


def address_in(url: str) -> MailboxAddress:
    """Where the mailbox is, as "imaps://user:password@host/folder" says."""
    parts = urlsplit(url)
    is_encrypted = parts.scheme == "imaps"
    return MailboxAddress(
        host=parts.hostname or "",
        port=parts.port or (993 if is_encrypted else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        is_encrypted=is_encrypted,
    )


def fetch(*, at: datetime) -> int:
    """Handle at most BATCH letters, oldest first; how many were handled. A mailbox that fails costs one round."""
    if not settings.INBOUND_MAIL_URL:
        return 0
    begun, handled = time.monotonic(), 0
    try:
        with opened(address_in(settings.INBOUND_MAIL_URL)) as mailbox:
            for uid in mailbox.uids()[:BATCH]:
                handled += _fetch_one(mailbox, uid, at=at + timedelta(seconds=time.monotonic() - begun))
    except TROUBLE as error:
        log.warning("The mailbox of replies could not be read: %s: %s", type(error).__name__, str(error)[:300])
        return handled
    forget_old(at=at)
    Heartbeat.objects.update_or_create(process=HEARTBEAT, defaults={"at": at})
    return handled


@contextmanager
def opened(where: MailboxAddress) -> Iterator[BaseMailBox]:
    """The mailbox, signed in and standing in its folder. Raises TROUBLE."""
    mailbox: BaseMailBox
    if where.is_encrypted:
        mailbox = MailBox(where.host, where.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    else:
        mailbox = MailBoxUnencrypted(where.host, where.port, timeout=TIMEOUT)
    try:
        yield mailbox.login(where.user, where.password, where.folder)
    finally:
        leave(mailbox)


def leave(mailbox: BaseMailBox) -> None:
    """Say goodbye; what goes wrong now changes nothing."""
    try:
        mailbox.logout()
    except TROUBLE:
        mailbox.client.shutdown()


def _fetch_one(mailbox: BaseMailBox, uid: str, *, at: datetime) -> bool:
    arrival = _arrival(mailbox, uid)
    if arrival is None:
        return False
    try:
        row = handle(arrival, at=at)
    except Overtaken:
        return False
    if row is None:
        return False
    log.info("A reply was %s %s", row.state, f"({row.reason})" if row.reason else "")
    _put_away(mailbox, uid, row)
    return True


def _arrival(mailbox: BaseMailBox, uid: str) -> Arrival | None:
    """The letter's bytes, or those of its headers when it is too large; None when it is gone by now."""
    size = next((int(found.group(1)) for found in map(_SIZE.search, _lines(mailbox, uid, "(RFC822.SIZE)")) if found), 0)
    asked = "(BODY.PEEK[])" if size <= LARGEST else "(BODY.PEEK[HEADER])"
    content = max(_lines(mailbox, uid, asked), key=len, default=b"")
    return Arrival(content, size, is_whole=size <= LARGEST) if content else None


def _lines(mailbox: BaseMailBox, uid: str, asked: str) -> list[bytes]:
    """What the server says of a letter, as one list of its pieces. Raises imaplib's error when it refuses."""
    state, said = mailbox.client.uid("FETCH", uid, asked)
    if state != "OK":
        raise imaplib.IMAP4.error(f"FETCH: {state}")
    pieces = (piece if isinstance(piece, tuple) else (piece,) for piece in said)
    return [one for piece in pieces for one in piece if isinstance(one, bytes)]


def _put_away(mailbox: BaseMailBox, uid: str, row: InboundMail) -> None:
    """Move the letter out of the way; the folder is made at the first time."""
    name = DONE if row.state == InboundState.PLACED else FAILED
    folder = _folder(mailbox, name)
    mailbox.move(uid, folder)


def _folder(mailbox: BaseMailBox, name: str) -> str:
    """The folder of that name; on servers that keep everything within INBOX it stands there."""
    known = {found.name: found.delim for found in mailbox.folder.list()}
    within = f"INBOX{next(iter(known.values()), '.')}{name}"
    existing = next((folder for folder in (name, within) if folder in known), None)
    if existing:
        return existing
    try:
        mailbox.folder.create(name)
    except ImapToolsError:
        mailbox.folder.create(within)
        return within
    return name
