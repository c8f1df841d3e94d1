"""Handling one letter: claim → judge → place and write down, together. It may be fetched twice, and is placed once.

A letter that nobody asked for is left aside in silence: an answer goes to a person of the portal alone, at the address
that the portal knows, and only a few times within an hour.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Q

from portal.mail import inbound_letters, inbound_places, inbound_reading, reply_address
from portal.mail.inbound_models import InboundMail, InboundReason, InboundState
from portal.mail.inbound_places import NotPlaced, Placed, Reply
from portal.mail.inbound_reading import InboundLetter
from portal.mail.models import Message
from portal.mail.reply_address import ReplyTo
from portal.shell.someone import Addressee

LEASE = timedelta(minutes=10)
ATTEMPTS = 3
HOUR = timedelta(hours=1)
RETURNS_PER_HOUR = 5
KEPT_FOR = timedelta(days=180)
FINAL = (InboundState.PLACED, InboundState.RETURNED, InboundState.DROPPED)


@dataclass(frozen=True)
class Arrival:
    """A letter as the mailbox gave it; of one that is too large only the headers, and `is_whole` is false."""

    content: bytes
    size: int
    is_whole: bool = True


@dataclass(frozen=True)
class Sender:
    """A person of the portal, and the discussion that the letter's address names."""

    person: Addressee
    may_enter: bool
    to: ReplyTo


class Overtaken(Exception):
    """Somebody else handles the letter by now: what was written in this attempt is taken back."""


def handle(arrival: Arrival, *, at: datetime) -> InboundMail | None:
    """Do what is to be done about a letter; its row, or None while somebody else handles it."""
    key = inbound_reading.key_of(arrival.content)
    row, _is_new = InboundMail.objects.get_or_create(key=key, defaults={"received_at": at, "size": arrival.size})
    if row.state in FINAL:
        return row
    token = uuid.uuid4()
    mine = InboundMail.objects.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lte=at), pk=row.pk)
    if not mine.exclude(state__in=FINAL).update(claim=token, claimed_until=at + LEASE, attempts=F("attempts") + 1):
        return None
    row.refresh_from_db()
    if row.attempts > ATTEMPTS:
        return _finish(row, InboundState.DROPPED, InboundReason.UNREADABLE, at=at)
    return _handle_claimed(row, arrival, at=at)


def forget_old(*, at: datetime) -> int:
    """Forget who wrote half a year ago; how many rows were deleted. Such letters left the mailbox long before."""
    return InboundMail.objects.filter(state__in=FINAL, handled_at__lt=at - KEPT_FOR).delete()[0]


def _handle_claimed(row: InboundMail, arrival: Arrival, *, at: datetime) -> InboundMail:
    letter = inbound_reading.read(arrival.content)
    row.sender = letter.sender
    if letter.is_own or Message.objects.filter(message_id=row.key).exists():
        return _finish(row, InboundState.DROPPED, InboundReason.OWN_LETTER, at=at)
    if letter.is_automatic:
        return _finish(row, InboundState.DROPPED, InboundReason.AUTOMATIC, at=at)
    sender = _sender_of(letter)
    if sender is None:
        return _finish(row, InboundState.DROPPED, InboundReason.NO_TOKEN, at=at)
    row.person_id, row.subject = sender.person.pk, sender.to.subject
    if not sender.may_enter:
        return _finish(row, InboundState.DROPPED, InboundReason.LEFT, at=at)
    if letter.sender != sender.person.email.lower():
        return _send_back(row, sender, NotPlaced(InboundReason.OTHER_SENDER), "", at=at)
    try:
        _refuse_at_sight(row, letter, arrival, at=at)
        return _place(row, letter, sender, at=at)
    except NotPlaced as refusal:
        return _send_back(row, sender, refusal, letter.text, at=at)


def _sender_of(letter: InboundLetter) -> Sender | None:
    """Whom the letter's address was given to; None when it was not written to an address of ours."""
    given = next(filter(None, map(reply_address.read, letter.addresses)), None)
    person = get_user_model().objects.filter(pk=given.person).first() if given else None
    return Sender(person, person.may_enter, given) if given and person else None


def _refuse_at_sight(row: InboundMail, letter: InboundLetter, arrival: Arrival, *, at: datetime) -> None:
    """Raise NotPlaced for what needs no look at the discussion."""
    if not arrival.is_whole:
        raise NotPlaced(InboundReason.TOO_LARGE)
    lately = InboundMail.objects.filter(person=row.person_id, handled_at__gt=at - HOUR)
    if lately.exclude(state=InboundState.DROPPED).count() >= settings.REPLIES_PER_HOUR:
        raise NotPlaced(InboundReason.TOO_MANY)
    if not letter.text and not letter.files:
        raise NotPlaced(InboundReason.NO_WORDS)


def _place(row: InboundMail, letter: InboundLetter, sender: Sender, *, at: datetime) -> InboundMail:
    """Write the message and the row's end in one transaction. Raises NotPlaced."""
    kind, _colon, subject = sender.to.subject.partition(":")
    reply = Reply(sender.person.pk, int(subject), letter.text, letter.files, at)
    with transaction.atomic():
        placed = inbound_places.place(kind, reply)
        left_out = (*letter.left_out, *placed.left_out)
        row = _finish(row, InboundState.PLACED, InboundReason.FILES_LEFT_OUT if left_out else "", at=at)
        if left_out:
            inbound_letters.queue_left_out(row, sender.person, Placed(placed.url, left_out), at=at)
    return row


def _send_back(row: InboundMail, sender: Sender, refusal: NotPlaced, text: str, *, at: datetime) -> InboundMail:
    """Tell the person, unless the portal has said so often enough within the hour."""
    lately = InboundMail.objects.filter(person=row.person_id, handled_at__gt=at - HOUR, state=InboundState.RETURNED)
    is_repeated = refusal.reason == InboundReason.TOO_MANY and lately.filter(reason=refusal.reason).exists()
    if is_repeated or lately.count() >= RETURNS_PER_HOUR:
        return _finish(row, InboundState.DROPPED, refusal.reason, at=at)
    with transaction.atomic():
        row = _finish(row, InboundState.RETURNED, refusal.reason, at=at)
        inbound_letters.queue_returned(row, sender.person, refusal, text, at=at)
    return row


def _finish(row: InboundMail, state: InboundState, reason: str, *, at: datetime) -> InboundMail:
    """Give the claim back with what became of the letter. Raises Overtaken when it had lapsed."""
    row.state, row.reason, row.handled_at = state, reason, at
    said = {"state": state, "reason": reason, "handled_at": at, "sender": row.sender, "subject": row.subject}
    ours = InboundMail.objects.filter(pk=row.pk, claim=row.claim).exclude(state__in=FINAL)
    if not ours.update(**said, person_id=row.person_id, claim=None, claimed_until=None):
        raise Overtaken
    return row
