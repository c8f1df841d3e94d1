"""How sign-in works here: by invitation alone, and every letter goes through the outbox."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from portal.accounts import letters
from portal.accounts.models import Person
from portal.shell.middleware import address_of


class PortalAccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This e-mail and password do not fit together, or the account is closed. "
            "Check both, or ask for a link to set a new password."
        ),
        "too_many_login_attempts": _("Too many attempts. Wait an hour, or set a new password by e-mail."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits are counted by, which no client can choose."""
        return address_of(request)

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of ours may be gone on to; the library's own rule breaks on an address that is none."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """A link at the portal's configured address, whatever host the request named."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.PORTAL_URL + path.replace("UID-KEY", quote(key))

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Queue the letter with the link that sets a new password."""
        letters.queue_reset(user, link=context["password_reset_url"], token=context["key"], at=timezone.now())

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the owner that the password has changed; other notices of the library have no place here."""
        if template_prefix in {"account/email/password_changed", "account/email/password_reset"}:
            letters.queue_password_changed(user, at=timezone.now())
