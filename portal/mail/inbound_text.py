"""What a person wrote above the letter that is quoted below. Pure; every expression looks at one line at a time.

Mail programs announce the quoted letter in their own ways and languages: those of Outlook, Gmail, Apple Mail,
Thunderbird, Mail.ru and Yandex are known in Russian and English, beside the line that our own letters begin with.
"""

from __future__ import annotations

import re

from portal.shell.invisible import without_invisible

LONGEST_LINE = 2000  # of a line that announces something; nobody's mail program writes a longer one
INTRODUCTION_LINES = 3

_OWN_LINE = re.compile(r"reply above this line|ответьте выше этой строки|ответ пишите выше этой строки", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"-{2,}\s*(original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересылаемое письмо"
    r"|перенаправленное сообщение|конец пересылаемого сообщения)\s*-{2,}|_{20,}",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b(19|20)\d\d\b")
_WROTE = re.compile(r"\b(wrote|writes|пишет|написал|написала|написал\(а\)|писал|писала|сообщил|сообщает)\s*:?$", re.I)
_BY_ADDRESS = re.compile(r"<\s?[^\s<>@]{1,80}@[^\s<>@]{1,250}>\s*:$")
_HEADER = re.compile(
    r"\*?(from|sent|date|to|cc|subject|reply-to|importance"
    r"|от|от кого|отправлено|отправитель|дата|кому|копия|тема|важность)\s*:\s*\*?\s*\S",
    re.IGNORECASE,
)
_FIRST_HEADER = re.compile(r"\*?(from|от|от кого|отправитель)\s*:", re.IGNORECASE)
_SENT_FROM = re.compile(
    r"(sent from (my|mail|yahoo|outlook)|get outlook for|отправлено (с|из|от) |скачать outlook для|sent with ).{0,80}$",
    re.IGNORECASE,
)


def written_above(text: str) -> str:
    """The person's own words; "" when there are none. What stands between quoted lines is kept with them."""
    lines = [line.rstrip() for line in without_invisible(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    above = _tidy(_without_signature(lines[: _cut_at(lines)]))
    return above or _tidy(_without_signature(_between_quotes(lines)))


def _cut_at(lines: list[str]) -> int:
    """The index of the first line that is not the person's own any more."""
    for index, line in enumerate(lines):
        said = _bare(line)
        if _OWN_LINE.search(said) or _SEPARATOR.fullmatch(said):
            return index
        if _is_header_block(lines, index) or _is_introduction(lines, index):
            return index
    return _end_without_quotes(lines)


def _end_without_quotes(lines: list[str]) -> int:
    """Where the quotation begins that ends the letter."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_quoted(lines[end - 1])):
        end -= 1
    return end


def _is_introduction(lines: list[str], index: int) -> bool:
    """Does a sentence like "On 5 May 2026 Ivan wrote:" begin here, in one line or broken into a few?"""
    first = _bare(lines[index])
    if not first or len(first) > LONGEST_LINE:
        return False
    said = ""
    for line in lines[index : index + INTRODUCTION_LINES]:
        said = f"{said} {_bare(line)}".strip()[:LONGEST_LINE]
        if said.endswith(":") or _WROTE.search(said):
            return bool(_DAY.search(said)) and bool(_WROTE.search(said) or _BY_ADDRESS.search(said)) and _opens(first)
        if not _bare(line):
            return False
    return False


def _opens(first: str) -> bool:
    """An introduction begins with a day or with who wrote, never in the middle of a person's sentence."""
    return bool(_DAY.search(first[:60]) or re.match(r"(on|в|во)\s|[\"«]?[\w.+-]{1,64}@", first, re.IGNORECASE))


def _is_header_block(lines: list[str], index: int) -> bool:
    """Does a block of "From: … Sent: … To: …" begin here?"""
    if not _FIRST_HEADER.match(_bare(lines[index])):
        return False
    following = [_bare(line) for line in lines[index : index + 8]]
    return sum(bool(_HEADER.match(line[:LONGEST_LINE])) for line in following) >= 3


def _between_quotes(lines: list[str]) -> list[str]:
    """What somebody wrote below or between the quoted lines, where nothing stands above them."""
    if not any(_is_quoted(line) for line in lines):
        return []
    own = [line for line in lines if not _is_quoted(line)]
    for index in range(len(own)):
        if _is_introduction(own, index):
            ends = (end for end in range(index, len(own)) if own[end].rstrip().endswith(":"))
            told = next(ends, index)
            return own[told + 1 :] if not _is_header_block(own, index) else []
    return own if not any(_OWN_LINE.search(line) or _SEPARATOR.fullmatch(line.strip()) for line in own) else []


def _without_signature(lines: list[str]) -> list[str]:
    """Without what follows the sign of a signature, and without the advertisement of a phone."""
    for index, line in enumerate(lines):
        if line.strip() == "--":
            lines = lines[:index]
            break
    kept = list(lines)
    while kept and (not kept[-1].strip() or _SENT_FROM.match(kept[-1].strip()[:200])):
        kept.pop()
    return kept


def _tidy(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _bare(line: str) -> str:
    """The line without the signs of a quotation before it."""
    return line.lstrip(" \t>|*").strip()
