"""What makes a link for a new password worth something."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from portal.accounts.models import Person


class ResetTokens(PasswordResetTokenGenerator):
    """Good once, for an hour, for open accounts alone: who is shut out chooses no password to return with."""

    def check_token(self, user: Person | None, token: str | None) -> bool:
        return user is not None and user.is_active and super().check_token(user, token)
