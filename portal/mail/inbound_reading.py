"""Bytes of a letter → who wrote what to which address. Nothing that a stranger sends raises from here."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from portal.mail.inbound_automatic import is_automatic
from portal.mail.inbound_html import text_of_html
from portal.mail.inbound_text import written_above

PARTS_AT_MOST = 200
FILES_AT_MOST = 20
TEXT_AT_MOST = 500_000  # characters that are looked through for the person's own words
HEADER_AT_MOST = 5_000
ADDRESSED = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-rcpt-to")
# Neither words nor files of the person: signatures, invitations of a calendar.
_ASIDE = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar"}
_LEFT_OUT = {"application/ms-tnef": "winmail.dat", "message/rfc822": "*.eml", "application/pgp-encrypted": "*.pgp"}
_MESSAGE_ID = re.compile(rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[!-;=?-~]{3,190}>)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(
    r"utf-(7|8|16|32)(-[bl]e)?|ascii|cp\d+|koi8-[rtu]|iso8859-\d+|mac-\w+|gb\w+|big5\w*|shift_\w+|euc_\w+"
)
_UNREADABLE = (LookupError, ValueError, MessageError, RecursionError)


@dataclass(frozen=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True)
class InboundLetter:
    """`sender` is "" unless exactly one address is named; `left_out` names files that cannot even be tried."""

    sender: str = ""
    addresses: tuple[str, ...] = ()
    text: str = ""
    files: tuple[File, ...] = ()
    left_out: tuple[str, ...] = ()
    is_automatic: bool = False
    is_own: bool = False


def key_of(content: bytes) -> str:
    """What the letter is known by: its Message-ID, else a hash of all of it."""
    head = content[:200_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    found = _MESSAGE_ID.search(head)
    return found.group(1).decode("ascii") if found else f"sha256:{hashlib.sha256(content).hexdigest()}"


def read(content: bytes) -> InboundLetter:
    """The letter as far as it can be read; one that cannot be read at all says nothing and comes from nobody."""
    try:
        message = message_from_bytes(content)
    except _UNREADABLE:
        return InboundLetter()
    headers = _headers(message)
    sender = _sender_of(message)
    words = _Parts(message)
    return InboundLetter(
        sender=sender[:254],
        addresses=_addresses(message),
        text=words.written(),
        files=tuple(words.files),
        left_out=tuple(words.left_out),
        is_automatic=is_automatic(headers, content_type=message.get_content_type(), sender=sender),
        is_own="x-portal-message" in headers,
    )


def _headers(message: Message) -> dict[str, str]:
    """The first header of each name, its words decoded."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        if name.lower() not in found and len(found) < PARTS_AT_MOST:
            found[name.lower()] = header_words(str(value))
    return found


def header_words(raw: str) -> str:
    """A header as a person reads it, whether encoded properly or sent as bare bytes."""
    bare = raw[:HEADER_AT_MOST].encode("utf-8", "surrogateescape")
    try:
        pieces = decode_header(bare.decode("ascii"))
    except (UnicodeDecodeError, *_UNREADABLE):
        return _guessed(bare)
    said = (piece if isinstance(piece, str) else words_of(piece, charset) for piece, charset in pieces)
    return " ".join("".join(said).split())


def words_of(content: bytes, charset: str | None) -> str:
    """Bytes as text by their declared charset where it is true, else by the likeliest one."""
    try:
        name = codecs.lookup(charset or "utf-8").name
        if _CHARSET.fullmatch(name):
            return content.decode(name)
    except _UNREADABLE:
        pass
    return _guessed(content)


def _guessed(content: bytes) -> str:
    """UTF-8 when it can be; else of the two old Russian charsets that in which small letters prevail."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        tries = [content.decode(charset, "replace") for charset in ("cp1251", "koi8-r")]
    return max(tries, key=lambda text: sum("а" <= letter <= "я" for letter in text[:5000]))


def _addresses(message: Message) -> tuple[str, ...]:
    """Every address that the letter was written to, as far as its headers know."""
    named = [header_words(str(value)) for name, value in message.raw_items() if name.lower() in ADDRESSED]
    return tuple(dict.fromkeys(_addresses_in(named[:50])))


def _sender_of(message: Message) -> str:
    """The one address in the one From header, "" otherwise.

    It is taken from the header as it came, as mail servers do that ask whether the sender is true: words that are
    decoded first could put another address before the real one.
    """
    written = [str(value) for name, value in message.raw_items() if name.lower() == "from"]
    if len(written) != 1 or len(written[0]) > HEADER_AT_MOST:
        return ""
    found = _addresses_in(written)
    return found[0] if len(found) == 1 and found[0].isascii() else ""


def _addresses_in(headers: list[str]) -> list[str]:
    """The addresses in these headers; one whose brackets go deeper than the library can follow names nobody."""
    found: list[str] = []
    for header in headers:
        try:
            found += [address.lower() for _name, address in getaddresses([header]) if "@" in address]
        except _UNREADABLE:
            continue
    return found


class _Parts:
    """The parts of a letter: plain words, words in HTML, files. What is forwarded within it is not opened."""

    def __init__(self, message: Message) -> None:
        self.plain: list[str] = []
        self.html: list[str] = []
        self.files: list[File] = []
        self.left_out: list[str] = []
        for part, is_related in _leaves(message):
            self._take(part, is_related)

    def written(self) -> str:
        """The person's own words; HTML is looked at where there is no plain text."""
        plain = written_above("\n".join(self.plain)[:TEXT_AT_MOST])
        return plain or written_above(text_of_html("\n".join(self.html)[:TEXT_AT_MOST]))

    def _take(self, part: Message, is_related: bool) -> None:
        _mend_headers(part)
        kind, name, charset = part.get_content_type(), _name_of(part), _charset_of(part)
        is_attached = part.get_content_disposition() == "attachment"
        content = _content_of(part)
        if kind in _LEFT_OUT:
            self.left_out.append(_LEFT_OUT[kind] if "*" not in _LEFT_OUT[kind] else name or _LEFT_OUT[kind])
        elif kind in _ASIDE or (is_related and not is_attached and kind.startswith("image/")):
            return
        elif kind in ("text/plain", "text/html") and not is_attached and not name:
            (self.plain if kind == "text/plain" else self.html).append(words_of(content, charset))
        elif is_attached or name:
            self._take_file(name or "file", content)

    def _take_file(self, name: str, content: bytes) -> None:
        if name.lower() == "winmail.dat" or len(self.files) >= FILES_AT_MOST:
            self.left_out.append(name)
        else:
            self.files.append(File(name, content))


def _leaves(message: Message) -> Iterator[tuple[Message, bool]]:
    """Parts that hold no other parts, in their order, and whether each belongs to an HTML text."""
    waiting: list[tuple[Message, bool]] = [(message, False)]
    seen = 0
    while waiting and seen < PARTS_AT_MOST:
        part, is_related = waiting.pop()
        seen += 1
        held = part.get_payload() if part.is_multipart() else ""
        if part.get_content_maintype() == "multipart" and isinstance(held, list):
            within = part.get_content_subtype() == "related" or is_related
            waiting += [(one, within) for one in reversed(held) if isinstance(one, Message)]
        else:
            yield part, is_related


def _mend_headers(part: Message) -> None:
    """Make words of bare bytes in the headers that name a file."""
    for name in ("Content-Type", "Content-Disposition"):
        bare = next((str(raw) for known, raw in part.raw_items() if known.lower() == name.lower()), "")
        if not bare.isascii():
            part.replace_header(name, _guessed(bare[:HEADER_AT_MOST].encode("utf-8", "surrogateescape")))


def _content_of(part: Message) -> bytes:
    """The bytes of a part. Its type is forgotten for it: the library would try any charset that a stranger names."""
    if "Content-Type" in part:
        part.replace_header("Content-Type", "application/octet-stream")
    try:
        content = part.get_payload(decode=True)
    except _UNREADABLE:
        return b""
    return content if isinstance(content, bytes) else b""


def _charset_of(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except _UNREADABLE:
        return None


def _name_of(part: Message) -> str:
    """What the file was called: one line without folders, at most 200 characters."""
    try:
        name = part.get_filename() or ""
    except _UNREADABLE:
        return "file"
    words = header_words(name if len(name) < HEADER_AT_MOST else name[-200:])
    return re.sub(r"[\x00-\x1f\x7f]", "", words.replace("\\", "/").rpartition("/")[2]).strip()[-200:]
