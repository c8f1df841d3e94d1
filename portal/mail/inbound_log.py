"""What became of letters to the reply address, for admins: who and why, never a word of what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.functional import Promise

from portal.mail.inbound_mailbox import HEARTBEAT
from portal.mail.inbound_models import InboundMail, InboundReason, InboundState
from portal.shell.models import Heartbeat

ON_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One letter; `reason` says why it was not placed, or not whole."""

    at: datetime
    sender: str
    person: str
    state: str
    state_words: str | Promise
    reason: str | Promise


@dataclass(frozen=True, slots=True)
class Log:
    """One page, newest first; `earlier` is where the next begins. `read_at` is when the mailbox was last read."""

    rows: Sequence[Row]
    earlier: int | None
    is_on: bool
    read_at: datetime | None


def log(*, state: str = "", before: int | None = None) -> Log:
    """One page by keyset, of letters that ended in that state ("" for all). Two queries."""
    found = InboundMail.objects.select_related("person").order_by("-pk")
    if state:
        found = found.filter(state=state)
    if before:
        found = found.filter(pk__lt=before)
    page = list(found[: ON_PAGE + 1])
    return Log(
        rows=[row_of(mail) for mail in page[:ON_PAGE]],
        earlier=page[ON_PAGE - 1].pk if len(page) > ON_PAGE else None,
        is_on=bool(settings.INBOUND_MAIL_URL),
        read_at=Heartbeat.objects.filter(process=HEARTBEAT).values_list("at", flat=True).first(),
    )


def row_of(mail: InboundMail) -> Row:
    return Row(
        at=mail.handled_at or mail.received_at,
        sender=mail.sender,
        person=mail.person.full_name if mail.person else "",
        state=mail.state,
        state_words=InboundState(mail.state).label,
        reason=InboundReason(mail.reason).label if mail.reason else "",
    )
