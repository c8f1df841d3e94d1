"""The catalogues of translations: collected from the sources, compared with them, compiled, all with Babel alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCES = ("portal", "clusters", "roadmaps", "templates")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)|\{(\w*)\}|%[sd]")

Identity = tuple[str, str]  # context or "", message in the singular


def compile_stale(locale: Path) -> list[Path]:
    """Write each .mo file that is older than its .po file; give those written."""
    stale = [path for path in sorted(locale.glob("*/LC_MESSAGES/*.po")) if not is_fresh(path)]
    for path in stale:
        compile_one(path)
    return stale


def is_fresh(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns


def compile_one(path: Path) -> None:
    """Compile beside the target and move it there, so that no process ever reads half a file."""
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    with unfinished.open("wb") as target:
        write_mo(target, read_catalogue(path))
    unfinished.replace(path.with_suffix(".mo"))


def read_catalogue(path: Path, language: str = "") -> Catalog:
    """A .po file of that language, by default the one that its place `<language>/LC_MESSAGES/` names."""
    with path.open("rb") as source:
        return read_po(source, locale=language or path.parts[-3])


def collect(root: Path) -> Catalog:
    """Every message that the sources under `root` show to a person, with the files that show it."""
    catalogue = Catalog(project="roadmap-portal", charset="utf-8")
    for path in source_files(root):
        for text, context in messages_of(path):
            catalogue.add(text, locations=[(path.relative_to(root).as_posix(), 0)], context=context)
    return catalogue


def source_files(root: Path) -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def messages_of(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text(encoding="utf-8")
    chunks = [source] if path.suffix == ".py" else templatize(source, origin=str(path)).splitlines()
    for chunk in chunks:
        found = extract("python", BytesIO(chunk.strip().encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
        for _line, text, _comments, context in found:
            yield text, context


def identity(message: Message) -> Identity:
    singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return message.context or "", singular


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def faults(collected: Catalog, catalogue: Catalog) -> list[str]:
    """What keeps a catalogue from being complete: missing, empty, fuzzy, or with other placeholders."""
    known = {identity(message): message for message in catalogue if message.id}
    found = []
    for message in collected:
        if message.id:
            found += [f"{place(message)}: {fault}" for fault in faults_of(message, known.get(identity(message)))]
    return found


def place(message: Message) -> str:
    return f"{message.locations[0][0]}: “{identity(message)[1]}”"


def faults_of(message: Message, translated: Message | None) -> Iterator[str]:
    if translated is None or not all(forms(translated)):
        yield "has no translation"
    elif translated.fuzzy:
        yield "is only guessed (fuzzy)"
    elif translated.pluralizable != message.pluralizable:
        yield "counts in one language and not in the other"
    else:
        wanted = placeholders(message.id[-1] if message.pluralizable else identity(message)[1])
        if any(placeholders(form) != wanted for form in forms(translated)):
            yield f"must hold the placeholders {', '.join(sorted(wanted)) or 'none'}"


def placeholders(text: str) -> set[str]:
    return {found.group(0) for found in PLACEHOLDER.finditer(text)}


def update(path: Path, collected: Catalog, fragments: Iterable[Path] = ()) -> Catalog:
    """Bring a .po file in line with the sources, taking translations from it and then from the fragments."""
    catalogue = read_catalogue(path)
    catalogue.update(collected, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for fragment in fragments:
        take_over(catalogue, read_catalogue(fragment, path.parts[-3]))
    header = path.read_text(encoding="utf-8").split("\n\n", 1)[0].strip()
    with path.open("wb") as target:
        target.write(f"{header}\n\n".encode())
        write_po(target, catalogue, width=110, omit_header=True, include_lineno=False, sort_by_file=True)
    return catalogue


def take_over(catalogue: Catalog, fragment: Catalog) -> None:
    """Fill what is still empty from a fragment; a text that the sources do not show is passed over."""
    for message in fragment:
        own = catalogue.get(identity(message)[1], context=message.context) if message.id else None
        if own is not None and not all(forms(own)) and all(forms(message)):
            own.string = message.string
