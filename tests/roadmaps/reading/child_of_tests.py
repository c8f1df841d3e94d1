"""A process for the tests of how processes are made and ended; its kind says what it does."""

from __future__ import annotations

import os
import signal
import sys
import time

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
        case "fails":
            raise ValueError("what no reader expects")
    return 0
