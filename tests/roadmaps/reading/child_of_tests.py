"""A process for the tests of how processes are made and ended; its kind says what it does."""

from __future__ import annotations

import mmap
import os
import signal
import sys
import time

from roadmaps.reading import limits
from roadmaps.reading.child import set_limits
from roadmaps.reading.line import Line


def main() -> int:
    kind, hears, speaks = sys.argv[1:4]
    line = Line(int(hears), int(speaks))
    line.tell("pid", os.getpid())
    match kind:
        case "echo":
            sys.stdout.buffer.write(sys.stdin.buffer.read())
            sys.stdout.buffer.flush()
        case "waits":
            time.sleep(60)
        case "dies":
            os.kill(os.getpid(), signal.SIGABRT)
        case "large":
            # As much as libraries may take, and then nearly all that a file may.
            inherited = mmap.mmap(-1, limits.CHILD_MEMORY // 2)
            set_limits()
            taken = bytearray(limits.CHILD_MEMORY * 9 // 10)
            sys.stdout.write("large" if inherited and taken else "")
            sys.stdout.flush()
        case "fails":
            raise ValueError("what no reader expects")
    return 0
