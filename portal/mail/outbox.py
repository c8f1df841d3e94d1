"""Queueing a letter: rendered in the reader's language and written as a row, in the transaction of its fact."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import css_inline
from django.conf import settings
from django.db import transaction
from django.template import Context, loader
from django.utils import timezone, translation

from portal.mail import correspondence, unsubscribing
from portal.mail.correspondence import Contact, Correspondence
from portal.mail.doorbell import ring
from portal.mail.models import Message, MessageState
from portal.shell.excerpts import shortened
from portal.shell.invisible import without_invisible
from portal.shell.someone import Addressee

SUBJECT_LENGTH = 150
EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
UNPRINTABLE: dict[int, str | None] = dict.fromkeys([*range(9), *range(14, 32), 127])
UNPRINTABLE |= dict.fromkeys([0x85, 0x2028, 0x2029], "\n")  # ends of lines that mail programs do not agree on


@dataclass(frozen=True)
class Letter:
    """What a letter says, in one language."""

    subject: str
    text: str
    html: str


def queue(
    *,
    key: str,
    kind: str,
    to: Addressee,
    template: str,
    context: Mapping[str, Any],
    at: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    thread: str = "",
    contact: Contact | None = None,
) -> Message:
    """Put one letter into the outbox; the same key gives the row that is already there.

    `template` names `emails/<template>.subject.txt`, `.txt` and `.html`, rendered in the person's language and
    zone. The letter is not sent before `not_before` (at once by default) nor after `expires_at`. `thread` is what
    it is about ("milestone:12"): such letters stand together, and an answer joins the discussion of it where there is
    one and a mailbox is read. `contact` answers questions about it.
    """
    existing = Message.objects.filter(key=key).first()
    if existing is not None:
        return existing
    about = correspondence.correspondence(to, thread=thread, contact=contact)
    letter = render(template, to=to, context=context, about=about)
    times = {"created_at": at, "not_before": not_before or at, "expires_at": expires_at}
    written = {"kind": kind, "headers": headers_of(kind, to, about), **asdict(letter), **times}
    message, is_new = Message.objects.get_or_create(key=key, defaults=addressed(key, to) | written)
    if is_new and message.not_before <= at:
        transaction.on_commit(partial(ring, message.pk), robust=True)
    return message


def addressed(key: str, to: Addressee) -> dict[str, Any]:
    """Whose letter it is: the person, as the person is reached on that day."""
    reached = {"person_id": to.pk, "address": to.email, "language": to.language}
    return reached | {"message_id": message_id(key, to.email)}


def headers_of(kind: str, to: Addressee, about: Correspondence) -> dict[str, str]:
    return unsubscribing.headers_for(kind, to.pk) | correspondence.headers_of(about, to)


def recall(prefix: str) -> bool:
    """Cancel the letters whose keys begin like this; False when one has left already or is on its way.

    Call it in a transaction that is rolled back on False: what could be cancelled is cancelled by then.
    """
    letters = Message.objects.filter(key__startswith=prefix)
    letters.filter(state=MessageState.QUEUED, attempts=0).update(state=MessageState.CANCELLED)
    return not letters.exclude(state=MessageState.CANCELLED).exists()


def render(
    template: str, *, to: Addressee, context: Mapping[str, Any], about: Correspondence = correspondence.NONE
) -> Letter:
    """Write the letter in the person's language; the context gains `person`, `portal_url`, `language` and `about`."""
    said = {"person": to, "portal_url": settings.PORTAL_URL, "language": to.language, "about": about, **context}
    with translation.override(to.language), timezone.override(ZoneInfo(to.time_zone)):
        subject = subject_of(template, said)
        text = EMPTY_LINES.sub("\n\n", as_read(plain(f"emails/{template}.txt", said))).strip() + "\n"
        html = as_read(loader.render_to_string(f"emails/{template}.html", said))
    return Letter(subject, text, css_inline.inline(html, load_remote_stylesheets=False))


def subject_of(template: str, said: Mapping[str, Any]) -> str:
    """The subject alone, in the language of the moment."""
    return shortened(as_read(plain(f"emails/{template}.subject.txt", said)), SUBJECT_LENGTH)


def as_read(text: str) -> str:
    """The text without what no reader sees: it could hide words, turn them around or break the letter."""
    return without_invisible(text).translate(UNPRINTABLE)


def plain(template: str, context: Mapping[str, Any]) -> str:
    """The template as plain text: nothing is escaped, for nothing there is markup."""
    written: str = loader.get_template(template).template.render(Context(dict(context), autoescape=False))  # type: ignore[attr-defined]
    return written


def message_id(key: str, address: str) -> str:
    """The same Message-ID for the same letter to the same reader, however often it has to be sent."""
    digest = hashlib.sha256(f"{key}\n{address}".encode()).hexdigest()
    return f"<{digest[:32]}@{settings.MAIL_DOMAIN}>"
