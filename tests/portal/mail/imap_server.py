"""A real IMAP server for tests, run beside them in a thread of its own on a free port; it keeps letters in memory."""

from __future__ import annotations

import asyncio
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from imap_tools.mailbox import BaseMailBox, MailBoxUnencrypted
from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pysasl.hashing import BuiltinHash

USER, PASSWORD = "reply", "secret"


class Mailbox:
    """One account on the server, as a program that delivers letters and a person who looks into it see it."""

    def __init__(self) -> None:
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.port = 0

    @property
    def url(self) -> str:
        return f"imap://{USER}:{PASSWORD}@127.0.0.1:{self.port}/INBOX"

    def start(self) -> None:
        self._thread.start()
        assert self._started.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def receive(self, letter: bytes) -> None:
        """A mail server has delivered this letter."""
        with self._opened("INBOX") as mailbox:
            mailbox.append(letter, "INBOX")

    def letters(self, folder: str) -> int:
        """How many letters lie in the folder."""
        with self._opened("INBOX") as mailbox:
            if not mailbox.folder.exists(folder):
                return 0
            mailbox.folder.set(folder)
            return len(mailbox.uids())

    def clear(self) -> None:
        """Nothing lies in any folder."""
        with self._opened("INBOX") as mailbox:
            for folder in mailbox.folder.list():
                mailbox.folder.set(folder.name)
                mailbox.delete(mailbox.uids())

    @contextmanager
    def _opened(self, folder: str) -> Iterator[BaseMailBox]:
        with MailBoxUnencrypted("127.0.0.1", self.port, timeout=10).login(USER, PASSWORD, folder) as mailbox:
            yield mailbox

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        named = {"host": "127.0.0.1", "port": 0, "tls": False, "cert": None, "key": None, "proxy_protocol": None}
        account = {"demo_data": False, "demo_user": USER, "demo_password": PASSWORD, "passlib_cfg": None}
        arguments = Namespace(debug=False, **named, **account)
        hashing = BuiltinHash(rounds=1)
        backend, config = await DictBackend.init(arguments, hash_context=hashing, reject_dnsbl=False)
        config.apply_context()
        answer = IMAPServer(backend.login, config)

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await answer(reader, writer, SocketInfoLocal(writer))

        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        async with server:
            await self._stop.wait()
