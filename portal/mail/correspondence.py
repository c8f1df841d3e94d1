"""What makes a letter part of a conversation: which letters stand together, and where an answer goes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings

from portal.mail import inbound_places, reply_address
from portal.shell.someone import Addressee


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions about what a letter says."""

    name: str
    email: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """`thread` names what the letter is about ("milestone:12"); `contact` is asked about it.

    `address` takes answers; without one nobody reads them. `joins_thread`: they become part of the discussion.
    """

    thread: str = ""
    contact: Contact | None = None
    address: str = ""
    joins_thread: bool = False


NONE = Correspondence()


def correspondence(to: Addressee, *, thread: str = "", contact: Contact | None = None) -> Correspondence:
    """Where this person's answer goes: into the discussion while a mailbox is read for it, else to who is asked."""
    address = reply_address.address_for(to.pk, thread) if inbound_places.takes(thread.partition(":")[0]) else None
    if address is not None:
        return Correspondence(thread, contact, address, joins_thread=True)
    return Correspondence(thread, contact, contact.email if contact else "")


def headers_of(said: Correspondence, to: Addressee) -> dict[str, str]:
    """The headers by which mail programs put a letter to its conversation and address the answer.

    All letters about one subject to one reader refer to the same beginning, which never was a letter itself.
    """
    headers = {"Reply-To": said.address} if said.address else {}
    if said.thread:
        beginning = beginning_of(said.thread, to.email)
        headers |= {"In-Reply-To": beginning, "References": beginning}
    return headers


def beginning_of(thread: str, address: str) -> str:
    digest = hashlib.sha256(f"thread\n{thread}\n{address}".encode()).hexdigest()
    return f"<{digest[:32]}@{settings.MAIL_DOMAIN}>"
