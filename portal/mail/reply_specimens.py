"""Specimens of the letters about replies that could not be taken whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.mail.inbound_letters import SENTENCES
from portal.mail.inbound_models import InboundReason
from portal.mail.specimens import Specimen, in_language, register
from portal.shell.someone import Addressee

WORDS = {"ru": "Добрый день! Пресс будет в декабре.", "en": "Hello, the press comes in December."}


def returned(reader: Addressee) -> Mapping[str, Any]:
    reason = InboundReason.OTHER_SENDER
    link = f"{settings.PORTAL_URL}/m/11/"
    return {
        "why": str(reason),
        "sentence": SENTENCES[reason],
        "text": in_language(WORDS),
        "link": link,
        "sender": "olga@home.example",
    }


def files_left_out(reader: Addressee) -> Mapping[str, Any]:
    return {"files": ["photo.webp", "archive.zip"], "link": f"{settings.PORTAL_URL}/m/11/"}


register(
    Specimen("replies-returned", _("Reply not recognised"), "replies/returned", returned),
    Specimen("replies-files-left-out", _("Reply without some files"), "replies/files_left_out", files_left_out),
)
