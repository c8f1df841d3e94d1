"""A real SMTP server for tests, which can be told to fail at any moment of the talk."""

from __future__ import annotations

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Faults:
    """What the server answers; empty means that it accepts. `after_dot` is drop, hang or nothing."""

    def __init__(self) -> None:
        self.mail = ""
        self.rcpt = ""
        self.letter = ""
        self.after_dot = ""
        self.on_quit = ""
        self.letters: list[EmailMessage] = []

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        envelope.mail_from = address
        return self.mail or "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if self.rcpt == "drop":
            server.transport.abort()
            return "250 OK"
        if not self.rcpt:
            envelope.rcpt_tos.append(address)
        return self.rcpt or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.letter:
            return self.letter
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        if self.after_dot == "drop":
            server.transport.abort()
        if self.after_dot == "hang":
            await asyncio.sleep(3)
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.on_quit == "drop":
            server.transport.abort()
        return "221 Bye"


class Sink(Controller):
    """Runs beside the test on a free port."""

    def __init__(self) -> None:
        self.faults = Faults()
        super().__init__(self.faults, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        """The port is known only now; knocking at port 0 would fail."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
