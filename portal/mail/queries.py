"""What the mailbox of a trial shows."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from portal.mail.models import Message, MessageState

LETTERS_ON_PAGE = 30


def letters() -> QuerySet[Message]:
    """Letters that were accepted by the mailbox; none when letters really leave."""
    if settings.MAIL_TRANSPORT != "mailbox":
        return Message.objects.none()
    return Message.objects.filter(state=MessageState.SENT).select_related("person")


def mailbox(*, to: str, page: str | None) -> Page[Message]:
    """One page of letters, newest first; those to one address when it is given."""
    found = letters().order_by("-accepted_at", "-pk")
    if to:
        found = found.filter(address__icontains=to)
    return Paginator(found, LETTERS_ON_PAGE).get_page(page)
