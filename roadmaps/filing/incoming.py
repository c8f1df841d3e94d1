"""Files on their way in: each is examined before anything of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile

from roadmaps.filing.gate import Passed, inspect
from roadmaps.filing.preview import is_locked
from roadmaps.filing.refusals import NotTaken


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that has passed the gate and waits to be stored."""

    passed: Passed
    sha256: str
    content: File[bytes]


def examined(files: Sequence[UploadedFile[bytes]], left_out: Sequence[str]) -> tuple[list[Incoming], list[str]]:
    """Those that pass the gate, and a sentence for each that does not, or that was too large to be taken in."""
    passed: list[Incoming] = []
    faults = [NotTaken("too_big", name).message for name in left_out]
    for chosen in files:
        content = chosen.read()
        try:
            passed.append(Incoming(taken(content, chosen.name or ""), hashlib.sha256(content).hexdigest(), chosen))
        except NotTaken as refusal:
            faults.append(refusal.message)
    return passed, faults


def from_bytes(content: bytes, name: str) -> Incoming:
    """A file that came otherwise than by a form. Raises NotTaken."""
    passed = taken(content, name)
    return Incoming(passed, hashlib.sha256(content).hexdigest(), ContentFile(content, name=passed.name))


def taken(content: bytes, name: str) -> Passed:
    """What the file is. Raises NotTaken, also of a PDF that nobody can open without its password."""
    passed = inspect(content, name)
    if passed.is_locked and is_locked(content):
        raise NotTaken("encrypted", passed.name)
    return passed
