"""What an action on a roadmap may say instead of doing its work."""

from __future__ import annotations

from portal.shell.refusal import Refusal

__all__ = ["Incomplete", "Refusal", "StalePlan", "WrongState"]


class WrongState(Refusal):
    """The record has moved on: its state does not allow this move any more."""


class StalePlan(Refusal):
    """The plan in force has changed since the proposal was compared with it."""


class Incomplete(Refusal):
    """Something that the move needs is missing."""
