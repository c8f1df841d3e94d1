"""The only way in: a link to one person, for some days, that works once.

Only the token's hash is kept. Opening the link decides nothing, for mail scanners open links too: pressing does.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from portal.accounts import letters
from portal.accounts.models import Invitation, Person
from portal.audit import ledger


class InvitationClosed(Exception):
    """The invitation was used, replaced or has run out."""


class State(StrEnum):
    OPEN = "open"
    USED = "used"
    REPLACED = "replaced"
    EXPIRED = "expired"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Joining:
    """What a person says of themselves on the first visit."""

    password: str
    full_name: str
    phone: str
    language: str
    time_zone: str


@transaction.atomic
def invite(person: Person, *, by: Person, at: datetime, verb: str = "person.invited", **details: Any) -> str:
    """Send the person a link to enter by, and return it; earlier links of theirs stop working."""
    Invitation.objects.filter(person=person, accepted_at=None, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person,
        token_hash=hash_of(token),
        invited_by=by,
        created_at=at,
        expires_at=at + timedelta(days=settings.INVITATION_DAYS),
    )
    link = settings.PORTAL_URL + reverse("join", args=[token])
    letters.queue_invitation(invitation, link=link, at=at)
    ledger.record(verb, person, by=by, at=at, label=person.email, **details)
    return link


def state_of(invitation: Invitation | None, at: datetime) -> State:
    """Whether a link still lets in at that moment, and if not, why."""
    if invitation is None:
        return State.UNKNOWN
    if invitation.accepted_at is not None:
        return State.USED
    if not invitation.person.is_active:
        return State.CLOSED
    if invitation.revoked_at is not None:
        return State.REPLACED
    return State.OPEN if invitation.is_open(at) else State.EXPIRED


def find(token: str) -> Invitation | None:
    """The invitation of a link, open or not."""
    return Invitation.objects.select_related("person", "invited_by").filter(token_hash=hash_of(token)).first()


@transaction.atomic
def accept(invitation: Invitation, joining: Joining, *, at: datetime) -> Person:
    """Let the person in. Raises InvitationClosed when the link was used, replaced or has run out meanwhile."""
    still_open = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, revoked_at=None, expires_at__gt=at, person__is_active=True
    )
    if still_open.update(accepted_at=at) != 1:
        raise InvitationClosed
    person = invitation.person
    person.set_password(joining.password)
    person.full_name = joining.full_name
    person.phone = joining.phone
    person.language = joining.language
    person.time_zone = joining.time_zone
    person.joined_at = person.joined_at or at
    person.save()
    ledger.record("person.joined", person, by=person, at=at, label=person.email)
    return person


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
