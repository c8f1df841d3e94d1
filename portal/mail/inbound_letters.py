"""The letters that say what became of a reply that could not be placed, or not whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.mail import outbox
from portal.mail.inbound_models import InboundMail, InboundReason
from portal.mail.inbound_places import NotPlaced, Placed
from portal.mail.models import Message
from portal.shell.someone import Addressee

RETURNED, LEFT_OUT = "reply.returned", "reply.files_left_out"
TEXT_SHOWN = 4000
WORTH_SENDING = timedelta(days=2)

SENTENCES: dict[str, Promise] = {
    InboundReason.OTHER_SENDER: _(
        "It was sent from another address than yours. Only you can answer by the address of this letter, and only "
        "from the e-mail that the portal knows."
    ),
    InboundReason.NOT_SEEN: _("The discussion is not open to you any more, or you may only read it."),
    InboundReason.NO_WORDS: _("We found no words of yours above the quoted letter. Write above it and send it again."),
    InboundReason.TOO_LONG: _("The text is longer than a message may be. Shorten it, or attach it as a file."),
    InboundReason.TOO_LARGE: _("The letter is larger than 30 MB. Send smaller files, or add them in the portal."),
    InboundReason.TOO_MANY: _("Too many letters came from you within an hour. Write in the portal, or try later."),
    InboundReason.FILES_LEFT_OUT: _("There were only files in it, and none of them could be taken."),
}


def queue_returned(row: InboundMail, to: Addressee, refusal: NotPlaced, text: str, *, at: datetime) -> Message:
    """Give the person's words back with the reason; the link leads to the discussion where the person may write."""
    context = {
        "why": str(refusal.reason),
        "sentence": SENTENCES[refusal.reason],
        "text": text[:TEXT_SHOWN],
        "link": settings.PORTAL_URL + (refusal.url or "/"),
        "sender": row.sender,
    }
    return _queue(row, to, RETURNED, "replies/returned", context, at=at)


def queue_left_out(row: InboundMail, to: Addressee, placed: Placed, *, at: datetime) -> Message:
    """Say which files did not come with the message."""
    context = {"files": placed.left_out, "link": settings.PORTAL_URL + placed.url}
    return _queue(row, to, LEFT_OUT, "replies/files_left_out", context, at=at)


def _queue(
    row: InboundMail, to: Addressee, kind: str, template: str, context: Mapping[str, object], *, at: datetime
) -> Message:
    return outbox.queue(
        key=f"{kind}:{row.pk}",
        kind=kind,
        to=to,
        template=template,
        context=context,
        at=at,
        expires_at=at + WORTH_SENDING,
    )
