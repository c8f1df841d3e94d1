"""Who may enter, asked at sign-in and again at every request: leaving acts at once."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from portal.accounts.models import Person


class PersonBackend(AuthenticationBackend):
    """E-mail and password; only persons who have joined and are still active."""

    def user_can_authenticate(self, user: Any) -> bool:
        return isinstance(user, Person) and user.may_enter

    def _authenticate_by_email(self, email: str, password: str) -> Any:
        """By the person's own address alone: the library keeps a list of its own, which may be older."""
        return self._check_password(Person.objects.filter(email=email.lower()).first(), password)

    @classmethod
    def _stash_user(cls, user: Any) -> None:
        """Nobody is let through to a page that tells closed accounts from wrong passwords."""
