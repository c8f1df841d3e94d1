"""The process that opens a stranger's file: `python -m roadmaps.reading.child KIND < file`.

It sets its own limits, reads the bytes from standard input and writes one JSON object:
the tables, or the refusal. If a library breaks it, only this process ends.
"""

from __future__ import annotations

import gc
import importlib
import json
import resource
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from roadmaps.reading import limits, wire
from roadmaps.reading.cells import Reading

# Named here and imported when asked for, so that a csv does not wait for the Word library.
_READERS = {
    "xlsx": "roadmaps.reading.workbook",
    "xls": "roadmaps.reading.workbook",
    "ods": "roadmaps.reading.opendocument",
    "csv": "roadmaps.reading.delimited",
    "docx": "roadmaps.reading.word",
    "mspdi": "roadmaps.reading.project_mspdi",
    "p6": "roadmaps.reading.project_p6",
    "xer": "roadmaps.reading.project_xer",
    "gan": "roadmaps.reading.project_gantt",
    "pdf": "roadmaps.reading.pdf_tables",
}


def main() -> int:
    """Read standard input as the kind named in the first argument; return the exit code."""
    return answer_with(lambda: [_answer(sys.argv[1]).encode()])


def answer_with(make: Callable[[], Iterable[bytes]]) -> int:
    """Set the limits, write the lines that `make` gives, or the refusal in their stead; return the exit code."""
    set_limits()
    # One file and the process ends: collecting would only walk over the table's cells again and again.
    gc.disable()
    try:
        lines = _bounded(make())
    except limits.CannotRead as refusal:
        lines = [json.dumps({"refused": refusal.kind, "params": refusal.params}).encode()]
    except (MemoryError, RecursionError):
        lines = [json.dumps({"refused": "too_much_memory", "params": {}}).encode()]
    sys.stdout.buffer.writelines(lines)
    sys.stdout.buffer.flush()
    return 0


def _bounded(lines: Iterable[bytes]) -> list[bytes]:
    written, size = [], 0
    for line in lines:
        written.append(line)
        size += len(line)
        if size > limits.MAX_ANSWER:
            raise limits.CannotRead("too_much_memory")
    return written


def read_as(kind: str, content: bytes) -> Reading:
    """The tables of a file of a kind that the gate names. Raises CannotRead."""
    reader = importlib.import_module(_READERS[kind])
    reading: Reading = reader.read(content)
    return reading


def get_ready(kind: str) -> None:
    """Import what reads files of a kind, before any is there."""
    if kind in _READERS:
        importlib.import_module(_READERS[kind])


def _answer(kind: str) -> str:
    return wire.dump_reading(read_as(kind, sys.stdin.buffer.read()))


def set_limits() -> None:
    """Bound the memory, the time and the answer of this process."""
    # What a fork has inherited, libraries above all, is not of the file's making.
    memory = limits.CHILD_MEMORY + _mapped()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The soft limit ends the process with a signal of its own, by which the parent knows the cause.
    seconds = limits.CHILD_CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.MAX_ANSWER, limits.MAX_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _mapped() -> int:
    """The bytes of address space that this process has already; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


if __name__ == "__main__":
    sys.exit(main())
