"""Addresses that the mail server keeps refusing are left alone for a while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from portal.mail.models import Message, MessageState

REFUSALS = 3
RESTS_FOR = timedelta(days=7)
# Letters that somebody asked for just now are tried all the same: the mailbox may have been mended.
ASKED_FOR = "account."


def is_suspended(message: Message, at: datetime) -> bool:
    """True when the address's last three letters were refused for good, the latest within RESTS_FOR."""
    if message.kind.startswith(ASKED_FOR):
        return False
    return bool(suspended([message.address], at))


def suspended(addresses: Iterable[str], at: datetime) -> set[str]:
    """Those of the addresses that are left alone at that moment."""
    ended = Message.objects.filter(address__in=set(addresses), state__in=[MessageState.SENT, MessageState.FAILED])
    lately: dict[str, list[bool]] = {}
    for address, state, error, moment in ended.order_by("-pk").values_list(
        "address", "state", "last_error", "not_before"
    ):
        refusals = lately.setdefault(address, [])
        if len(refusals) < REFUSALS:
            is_refusal = state == MessageState.FAILED and error.startswith("RCPT") and moment > at - RESTS_FOR
            refusals.append(is_refusal)
    return {address for address, refusals in lately.items() if len(refusals) == REFUSALS and all(refusals)}
