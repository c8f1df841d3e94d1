"""Queueing a letter: rendered in the reader's language and written as a row, in the transaction of its fact."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import css_inline
from django.conf import settings
from django.db import transaction
from django.template import Context, loader
from django.utils import timezone, translation

from portal.mail.doorbell import ring
from portal.mail.models import Message, MessageState
from portal.shell.someone import Addressee

SUBJECT_LENGTH = 200


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
    headers: Mapping[str, str] | None = None,
) -> Message:
    """Put one letter into the outbox; the same key gives the row that is already there.

    `template` names `emails/<template>.subject.txt`, `.txt` and `.html`, rendered in the person's language and
    zone. The letter is not sent before `not_before` (at once by default) nor after `expires_at`.
    """
    existing = Message.objects.filter(key=key).first()
    if existing is not None:
        return existing
    letter = render(template, to=to, context=context)
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "person_id": to.pk,
            "address": to.email,
            "language": to.language,
            "subject": letter.subject,
            "text": letter.text,
            "html": letter.html,
            "headers": dict(headers or {}),
            "message_id": message_id(key, to.email),
            "created_at": at,
            "not_before": not_before or at,
            "expires_at": expires_at,
        },
    )
    if is_new and message.not_before <= at:
        transaction.on_commit(partial(ring, message.pk), robust=True)
    return message


def recall(prefix: str) -> bool:
    """Cancel the letters whose keys begin like this; False when one has left already or is on its way.

    Call it in a transaction that is rolled back on False: what could be cancelled is cancelled by then.
    """
    letters = Message.objects.filter(key__startswith=prefix)
    letters.filter(state=MessageState.QUEUED, attempts=0).update(state=MessageState.CANCELLED)
    return not letters.exclude(state=MessageState.CANCELLED).exists()


def render(template: str, *, to: Addressee, context: Mapping[str, Any]) -> Letter:
    """Write the letter in the person's language; the context gains `person` and `portal_url`."""
    said = {"person": to, "portal_url": settings.PORTAL_URL, "language": to.language, **context}
    with translation.override(to.language), timezone.override(ZoneInfo(to.time_zone)):
        subject = " ".join(plain(f"emails/{template}.subject.txt", said).split())
        text = plain(f"emails/{template}.txt", said).strip() + "\n"
        html = loader.render_to_string(f"emails/{template}.html", said)
    return Letter(subject[:SUBJECT_LENGTH], text, css_inline.inline(html, load_remote_stylesheets=False))


def plain(template: str, context: Mapping[str, Any]) -> str:
    """The template as plain text: nothing is escaped, for nothing there is markup."""
    written: str = loader.get_template(template).template.render(Context(dict(context), autoescape=False))  # type: ignore[attr-defined]
    return written


def message_id(key: str, address: str) -> str:
    """The same Message-ID for the same letter to the same reader, however often it has to be sent."""
    digest = hashlib.sha256(f"{key}\n{address}".encode()).hexdigest()
    return f"<{digest[:32]}@{settings.MAIL_DOMAIN}>"
