from __future__ import annotations

from collections.abc import Iterator

import pytest

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
