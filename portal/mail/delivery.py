"""Delivering: claim → look again → talk → record. Each step is one statement, and no transaction is open in the talk.

The claim is a conditional UPDATE, so two senders never hold the same letter; it lapses after LEASE, so the letter
of a sender that died is taken up again.
"""

from __future__ import annotations

import logging
import time
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from portal.mail import checks, suspension, transport
from portal.mail.models import Message, MessageState
from portal.mail.transport import Outcome, Talk

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
DELAYS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
GIVE_UP_AFTER = timedelta(days=2)
IN_DOUBT_AT_MOST = 1
BATCH = 200


def deliver_due(*, at: datetime) -> int:
    """Deliver what is due at that moment, oldest first, at most BATCH letters; how many were accepted."""
    due = Message.objects.filter(state=MessageState.QUEUED, not_before__lte=at).order_by("not_before", "pk")
    begun = time.monotonic()
    accepted = 0
    for pk in list(due.values_list("pk", flat=True)[:BATCH]):
        accepted += deliver(pk, at=at + timedelta(seconds=time.monotonic() - begun))
    return accepted


def deliver(pk: int, *, at: datetime) -> bool:
    """Try to deliver one letter; False when somebody else has it, it is not due, or it was not accepted."""
    token = uuid.uuid4()
    mine = Message.objects.filter(pk=pk, state=MessageState.QUEUED, not_before__lte=at).update(
        state=MessageState.SENDING, claim=token, claimed_until=at + LEASE, attempts=F("attempts") + 1
    )
    if mine != 1:
        return False
    message = Message.objects.select_related("person").get(pk=pk)
    if not may_leave(message, at):
        return False
    talk = transport.send(message)
    record(message, talk, at)
    return talk.outcome is Outcome.ACCEPTED


def may_leave(message: Message, at: datetime) -> bool:
    """Look again at the claimed letter; when it may not leave now, its row says so and the claim is given back."""
    if message.expires_at is not None and message.expires_at <= at:
        drop(message, MessageState.EXPIRED, "")
        return False
    verdict = standing(message, at) or checks.look_again(message, at)
    if isinstance(verdict, checks.Cancel):
        drop(message, MessageState.CANCELLED, verdict.reason)
        return False
    if isinstance(verdict, checks.Postpone):
        finish(message, state=MessageState.QUEUED, not_before=verdict.until, attempts=F("attempts") - 1)
        return False
    if isinstance(verdict, checks.Rewrite) and not message.in_doubt:
        # A copy that may have arrived already must be repeated word for word.
        message.subject, message.text, message.html = verdict.subject, verdict.text, verdict.html
        message.headers = message.headers if verdict.headers is None else dict(verdict.headers)
        message.save(update_fields=["subject", "text", "html", "headers"])
    return True


def standing(message: Message, at: datetime) -> checks.Cancel | None:
    """Nobody is written to who has left, or whose address the mail server keeps refusing."""
    if message.person is None or not message.person.is_active:
        return checks.Cancel("the person may not enter any more")
    if suspension.is_suspended(message, at):
        return checks.Cancel("the address is suspended: it was refused three times in a row")
    return None


def record(message: Message, talk: Talk, at: datetime) -> None:
    """Write down what the mail server said, as the table of phases has it."""
    said: dict[str, Any] = {"last_code": talk.code, "last_error": talk.said[:500]}
    if talk.outcome is Outcome.ACCEPTED:
        finish(message, state=MessageState.SENT, accepted_at=at, **said)
    elif talk.outcome is Outcome.IN_DOUBT:
        doubt(message, at, **said)
    elif talk.outcome is Outcome.NOT_NOW and at < message.created_at + GIVE_UP_AFTER:
        finish(message, state=MessageState.QUEUED, not_before=at + delay(message), **said)
    else:
        drop(message, MessageState.FAILED, **said)
    if talk.outcome is not Outcome.ACCEPTED:
        log.warning("Letter %s was not accepted (%s, code %s)", message.pk, talk.outcome.value, talk.code)


def doubt(message: Message, at: datetime, **said: Any) -> None:
    """Nobody knows whether the letter was accepted: repeat it once, then hold it for a person."""
    state = MessageState.QUEUED if message.in_doubt < IN_DOUBT_AT_MOST else MessageState.HELD
    finish(message, state=state, in_doubt=F("in_doubt") + 1, not_before=at + DELAYS[0], **said)


def delay(message: Message) -> timedelta:
    """How long to wait after this attempt; a few seconds apart, so that letters do not come back as one crowd."""
    step = DELAYS[min(message.attempts, len(DELAYS)) - 1]
    return step + timedelta(seconds=message.pk % 20)


@transaction.atomic
def drop(message: Message, state: MessageState, last_error: str, **said: Any) -> None:
    """End a letter that nobody will read, and release what it held, together."""
    if finish(message, state=state, last_error=last_error, **said):
        checks.release(message)


def finish(message: Message, **values: Any) -> bool:
    """Give the claim back with these values; False when it had lapsed and the letter is no longer ours."""
    ours = Message.objects.filter(pk=message.pk, state=MessageState.SENDING, claim=message.claim)
    is_ours = ours.update(claim=None, claimed_until=None, **values) == 1
    if not is_ours:
        log.warning("The claim on letter %s had lapsed before its result was written", message.pk)
    return is_ours


def sweep(*, at: datetime) -> int:
    """End the claims of senders that died and the letters whose time has passed; how many rows were touched."""
    lapsed = Message.objects.filter(state=MessageState.SENDING, claimed_until__lte=at)
    for message in lapsed:
        doubt(message, at, last_error="the sender died or its claim lapsed")
    expired = sum(expire(message) for message in waiting().filter(expires_at__lte=at))
    return len(lapsed) + expired


def waiting() -> QuerySet[Message]:
    """Letters of which no copy has left: queued, or held before they were ever sent."""
    return Message.objects.filter(Q(state=MessageState.QUEUED) | Q(state=MessageState.HELD, in_doubt=0))


@transaction.atomic
def expire(message: Message) -> bool:
    """End one waiting letter whose time has passed and release what it held."""
    is_ours = waiting().filter(pk=message.pk).update(state=MessageState.EXPIRED) == 1
    if is_ours:
        checks.release(message)
    return is_ours
