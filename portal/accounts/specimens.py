"""Specimens of the letters about accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.letters import contact_of
from portal.accounts.models import Person
from portal.mail.specimens import Specimen, register
from portal.shell.someone import Addressee

MOMENT = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
INVITING = Person(pk=2, full_name="Виктор Кузнецов", email="v.kuznetsov@ministry.example")


def invitation(reader: Addressee) -> Mapping[str, Any]:
    link = settings.PORTAL_URL + reverse("join", args=["xvV3mJd8b1q0Yy7pZrT5"])
    return {"link": link, "invited_by": INVITING, "expires_at": datetime(2026, 11, 23, 6, 30, tzinfo=UTC)}


def password_reset(reader: Addressee) -> Mapping[str, Any]:
    key = {"uidb36": "2s", "key": "d0kq5x-4f1a"}
    return {"link": settings.PORTAL_URL + reverse("account_reset_password_from_key", kwargs=key), "minutes": 60}


def password_changed(reader: Addressee) -> Mapping[str, Any]:
    return {"link": settings.PORTAL_URL + reverse("account_reset_password"), "changed_at": MOMENT}


register(
    Specimen("account-invitation", _("Invitation"), "accounts/invitation", invitation, contact=contact_of(INVITING)),
    Specimen("account-password-reset", _("Link for a new password"), "accounts/password_reset", password_reset),
    Specimen("account-password-changed", _("Password changed"), "accounts/password_changed", password_changed),
)
