"""Where the processes come from that open strangers' files: `python -m roadmaps.reading.nursery SOCKET`.

It has imported what they need and makes each of them by a fork: a process that begins anew spends longer on its
imports than on a usual file. It never opens a file itself, so that no file can reach the next one through it.
Beside each such process stands another that waits for its end: it tells the exit code, and ends the process when
nobody waits for the answer any longer.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import NoReturn

LONGEST_ORDER = 1024
# Standard input, output and complaints, the two ends of a line, and where the exit code is told.
FILES = 6


def main() -> int:
    """Serve orders (the module and the kind as JSON, with the files that belong to them) until the socket closes."""
    orders = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        order, files, _, _ = socket.recv_fds(orders, LONGEST_ORDER, FILES)
        if not order:
            return 0
        module, kind = json.loads(order)
        _get_ready(module, kind)
        if os.fork() == 0:
            orders.close()
            _look_after(module, kind, files)
        for number in files:
            os.close(number)


def _get_ready(module: str, kind: str) -> None:
    """Import what the process will need, once for all that follow."""
    known = module in sys.modules
    get_ready = getattr(importlib.import_module(module), "get_ready", None)
    if get_ready is not None:
        get_ready(kind)
    if not known:
        gc.collect()
        gc.freeze()


def _look_after(module: str, kind: str, files: list[int]) -> NoReturn:
    """Start the process, wait for its end and tell its exit code; end it when nobody waits for that."""
    *used, report = files
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    is_living, held_while_living = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(is_living)
        os.close(report)
        _become(module, kind, used)
    for number in (*used, held_while_living):
        os.close(number)
    end = select.poll()
    end.register(is_living, select.POLLIN)
    end.register(report, 0)
    if all(number == report for number, _ in end.poll()):
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    with suppress(BrokenPipeError):
        os.write(report, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(module: str, kind: str, files: list[int]) -> NoReturn:
    """Be the process that opens the file. What it does not catch is printed among its complaints."""
    *standard, hears, speaks = files
    for number, given in enumerate(standard):
        os.dup2(given, number)
        os.close(given)
    sys.argv = [module, kind, str(hears), str(speaks)]
    code = sys.modules[module].main()
    sys.stderr.flush()
    # Nothing is left to be done, and taking all the cells apart again would take its time.
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
