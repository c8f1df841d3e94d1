"""The address that a letter about a discussion is answered to: it names who answers and what about, and is sealed.

`reply+12.milestone.345.<seal>@…`: mail programs change the case of letters, so nothing in it depends on that. The
seal proves that the portal made the address; who uses it is proved by the sender's own address beside it.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.mail import inbound_places

SEAL_BYTES = 10  # eighty bits, sixteen letters: nobody guesses one by writing letters
_TOKEN = re.compile(r"(\d{1,18})\.([a-z]{1,20})\.(\d{1,18})\.([a-z2-7]{16})")
_SUBJECT = re.compile(r"[a-z]{1,20}:\d{1,18}")


@dataclass(frozen=True)
class ReplyTo:
    """Whom an address was given to, and the discussion: `subject` is "milestone:12"."""

    person: int
    subject: str


def address_for(person_pk: int, subject: str) -> str | None:
    """Where this person answers to a letter about the subject ("milestone:12").

    None while no mailbox is read, and for what has no discussion.
    """
    if not settings.INBOUND_MAIL_URL or not _SUBJECT.fullmatch(subject):
        return None
    if not inbound_places.takes(subject.partition(":")[0]):
        return None
    words = f"{person_pk}.{subject.replace(':', '.')}"
    return str(settings.REPLY_ADDRESS.replace("*", f"{words}.{_seal(words, settings.SECRET_KEY)}"))


def read(address: str) -> ReplyTo | None:
    """What an address says; None for one that the portal did not make."""
    before, _star, after = settings.REPLY_ADDRESS.lower().partition("*")
    written = address.strip().lower()
    if not settings.REPLY_ADDRESS or not written.startswith(before) or not written.endswith(after):
        return None
    found = _TOKEN.fullmatch(written[len(before) : len(written) - len(after)])
    if found is None:
        return None
    person, kind, subject, seal = found.groups()
    words = f"{person}.{kind}.{subject}"
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(seal, _seal(words, key)) for key in keys):
        return None
    return ReplyTo(int(person), f"{kind}:{int(subject)}")


def _seal(words: str, key: str) -> str:
    digest = salted_hmac("portal.mail.reply_address", words, secret=key, algorithm="sha256").digest()
    return base64.b32encode(digest[:SEAL_BYTES]).decode().lower()
