"""Looking again before a letter leaves: is it still true, still entitled, still in time?

The room that writes a kind of letter registers a check for it. Letters without one are sent as they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.mail.models import Message


@dataclass(frozen=True)
class Cancel:
    """Do not send it at all; what it held is released."""

    reason: str


@dataclass(frozen=True)
class Postpone:
    """Not now: try again from that moment on."""

    until: datetime


@dataclass(frozen=True)
class Rewrite:
    """Send it with these words; they are kept for every further attempt. Without `headers` these stay."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] | None = None


Verdict = Cancel | Postpone | Rewrite | None
Check = Callable[[Message, datetime], Verdict]
Release = Callable[[Message], None]

_checks: dict[str, Check] = {}
_checks_of_all: list[Check] = []
_releases: dict[str, Release] = {}


def register(kind: str, check: Check, *, release: Release | None = None) -> None:
    """Look again at letters of this kind: `check(message, at)` gives a verdict, None to send it as it is.

    `release(message)` runs in the transaction that cancels, expires or fails such a letter.
    """
    _checks[kind] = check
    if release is not None:
        _releases[kind] = release


def register_for_all(check: Check) -> None:
    """Look again at letters of every kind, before their own check."""
    _checks_of_all.append(check)


def look_again(message: Message, at: datetime) -> Verdict:
    """The first verdict: of the checks for all letters, then of the letter's own."""
    own = [_checks[message.kind]] if message.kind in _checks else []
    return next((verdict for check in [*_checks_of_all, *own] if (verdict := check(message, at))), None)


def release(message: Message) -> None:
    """Let go of what the letter held, because nobody will read it."""
    held = _releases.get(message.kind)
    if held is not None:
        held(message)
