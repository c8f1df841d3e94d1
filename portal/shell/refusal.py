"""What an action may say instead of doing its work."""

from __future__ import annotations

from django.utils.functional import Promise


class Refusal(Exception):
    """An action that cannot be done now; `message` says why, in the person's language."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))
        self.message = message
