"""The letters about accounts: invitation, new password, password changed."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from portal.accounts.models import Invitation, Person
from portal.mail import outbox
from portal.mail.correspondence import Contact
from portal.mail.models import Message


def contact_of(person: Person | None) -> Contact | None:
    """The person as somebody who answers questions about a letter."""
    return Contact(person.full_name, person.email, person.phone) if person else None


def queue_invitation(invitation: Invitation, *, link: str, at: datetime) -> Message:
    """The letter with the only way in; it is worthless after the invitation's end and is not sent then."""
    return outbox.queue(
        key=f"invitation:{invitation.pk}",
        kind="account.invitation",
        to=invitation.person,
        template="accounts/invitation",
        context={"link": link, "invited_by": invitation.invited_by, "expires_at": invitation.expires_at},
        at=at,
        expires_at=invitation.expires_at,
        contact=contact_of(invitation.invited_by),
    )


def queue_reset(person: Person, *, link: str, token: str, at: datetime) -> Message:
    """The letter with the link that sets a new password."""
    return outbox.queue(
        key=f"reset:{person.pk}:{hashlib.sha256(token.encode()).hexdigest()[:16]}",
        kind="account.reset",
        to=person,
        template="accounts/password_reset",
        context={"link": link, "minutes": settings.PASSWORD_RESET_TIMEOUT // 60},
        at=at,
        expires_at=at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    )


def queue_password_changed(person: Person, *, at: datetime) -> Message:
    """Tell the owner, so that a change by somebody else does not pass unseen."""
    return outbox.queue(
        key=f"password-changed:{person.pk}:{at:%Y%m%dT%H%M%S%f}",
        kind="account.password_changed",
        to=person,
        template="accounts/password_changed",
        context={"link": settings.PORTAL_URL + reverse("account_reset_password"), "changed_at": at},
        at=at,
    )


def rehearse_reset() -> None:
    """Write the letter to nobody: an unknown address costs the same time as a known one."""
    nobody = Person(email="nobody@invalid", language=get_language() or settings.LANGUAGE_CODE)
    outbox.render("accounts/password_reset", to=nobody, context={"link": settings.PORTAL_URL, "minutes": 60})
