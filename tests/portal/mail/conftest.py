from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.portal.mail.imap_server import Mailbox
from tests.portal.mail.sink import Faults, Sink


@pytest.fixture
def sink(settings: object) -> Iterator[Faults]:
    """Letters leave to a real SMTP server."""
    server = Sink()
    server.start()
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.6
    yield server.faults
    server.stop()


@pytest.fixture(scope="session")
def imap_server() -> Iterator[Mailbox]:
    server = Mailbox()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mailbox(imap_server: Mailbox, settings: LazySettings) -> Iterator[Mailbox]:
    """Replies are fetched from a real IMAP server; no test finds letters of another."""
    settings.INBOUND_MAIL_URL = imap_server.url
    settings.REPLY_ADDRESS = "reply+*@portal.example"
    yield imap_server
    imap_server.clear()
