"""Talking to the mail server, and remembering how far the talk came: that alone tells what a failure means."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.utils import parseaddr
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from portal.mail.models import Message

END_OF_LETTER = b"\r\n.\r\n"


class Outcome(Enum):
    """What the talk came to (RFC 5321: only a 250 after the final dot hands the letter over)."""

    ACCEPTED = "accepted"
    NOT_NOW = "not_now"
    BAD_ADDRESS = "bad_address"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True)
class Talk:
    outcome: Outcome
    code: int | None = None
    said: str = ""


class PhasedSMTP(smtplib.SMTP):
    """An SMTP client that knows whether the whole letter, final dot included, has left."""

    has_sent_dot = False

    def send(self, s: Any) -> None:
        super().send(s)
        if isinstance(s, bytes) and s.endswith(END_OF_LETTER):
            self.has_sent_dot = True


class PhasedSMTPOverTLS(PhasedSMTP, smtplib.SMTP_SSL):
    """The same over a connection that is encrypted from the start."""


def send(message: Message) -> Talk:
    """Hand one letter to the mail server."""
    if settings.MAIL_TRANSPORT == "mailbox":
        return Talk(Outcome.ACCEPTED)
    try:
        letter, address = as_bytes(message), envelope(message.address)
    except (ValueError, UnicodeError) as error:
        return Talk(Outcome.REFUSED, said=f"The letter cannot be written: {error}")
    return talk(address, letter)


def as_bytes(message: Message) -> bytes:
    """The letter on the wire. Raises ValueError for line ends in headers."""
    headers = {
        **message.headers,
        "Message-ID": message.message_id,
        "Auto-Submitted": "auto-generated",
        # Exchange answers "out of office" to Auto-Submitted alone; older programs knew Precedence, which spam filters
        # hold against a letter to one person.
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "X-Portal-Message": message.key,
    }
    letter = EmailMultiAlternatives(
        message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [message.address], headers=headers
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return bytes(letter.message().as_bytes(linesep="\r\n"))  # type: ignore[call-arg]


def envelope(address: str) -> str:
    """The address as the talk needs it: ASCII alone. Raises UnicodeError when it cannot be written so."""
    name, _at, domain = address.rpartition("@")
    return f"{name.encode('ascii').decode()}@{domain.encode('idna').decode()}"


def talk(address: str, letter: bytes) -> Talk:
    """One connection, one letter. Nothing is raised for what a server or a line may do."""
    try:
        client = connect()
    except (smtplib.SMTPException, OSError) as error:
        return Talk(Outcome.NOT_NOW, code_of(error), f"connect: {error}")
    try:
        client.sendmail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], [address], letter)
    except (smtplib.SMTPException, OSError) as error:
        return meaning(error, address=address, has_sent_dot=client.has_sent_dot)
    finally:
        leave(client)
    return Talk(Outcome.ACCEPTED, 250)


def connect() -> PhasedSMTP:
    """A connection that is ready for a letter: encrypted and signed in as the settings say."""
    kind = PhasedSMTPOverTLS if settings.EMAIL_USE_SSL else PhasedSMTP
    client = kind(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        if settings.EMAIL_USE_TLS:
            client.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            client.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except (smtplib.SMTPException, OSError):
        leave(client)
        raise
    return client


def leave(client: smtplib.SMTP) -> None:
    """Say goodbye; what goes wrong now changes nothing."""
    try:
        client.quit()
    except (smtplib.SMTPException, OSError):
        client.close()


def meaning(error: Exception, *, address: str, has_sent_dot: bool) -> Talk:
    """What a failed talk means: refused for good, not now, or (after the dot) unknown."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = error.recipients.get(address, (None, b""))
        outcome = Outcome.BAD_ADDRESS if is_final(code) else Outcome.NOT_NOW
        return Talk(outcome, code, f"RCPT: {text_of(said)}")
    if isinstance(error, smtplib.SMTPDataError):
        outcome = Outcome.REFUSED if is_final(error.smtp_code) else Outcome.NOT_NOW
        return Talk(outcome, error.smtp_code, f"DATA: {text_of(error.smtp_error)}")
    if has_sent_dot:
        return Talk(Outcome.IN_DOUBT, code_of(error), f"after the letter: {error}")
    return Talk(Outcome.NOT_NOW, code_of(error), f"before the letter: {error}")


def is_final(code: int | None) -> bool:
    return code is not None and 500 <= code < 600


def code_of(error: Exception) -> int | None:
    code = getattr(error, "smtp_code", None)
    return code if isinstance(code, int) and code > 0 else None


def text_of(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
