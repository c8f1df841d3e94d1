"""The whole suite, twice: on SQLite, then on PostgreSQL and Redis together with the browser journeys.

What knows no database (thousands of tables and phrases) runs in the first half alone.

`python -m tests.run [arguments of pytest]`
"""

from __future__ import annotations

import os
import subprocess
import sys

PURE = ("tests/roadmaps/reading", "tests/roadmaps/understanding", "tests/roadmaps/corpus")
HALVES = {
    "SQLite": ("sqlite", ["-m", "not browser"]),
    "PostgreSQL, Redis and the browser": ("postgres", [f"--ignore={folder}" for folder in PURE]),
}
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses", "2"]
NO_TESTS = 5


def run(title: str, database: str, choice: list[str]) -> tuple[int, list[str]]:
    """Run one half: pytest's exit code, and its own lines about what failed."""
    sys.stdout.write(f"\n── On {title} ──\n")
    sys.stdout.flush()
    command = [*PYTEST, *choice, *sys.argv[1:]]
    told = []
    with subprocess.Popen(command, env=os.environ | {"TEST_ON": database}, stdout=subprocess.PIPE, text=True) as half:
        for line in half.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if line.startswith(("FAILED ", "ERROR ")):
                told.append(line)
    return half.returncode, told


def main() -> int:
    results = {title: run(title, database, choice) for title, (database, choice) in HALVES.items()}
    for title, (_, told) in results.items():
        # The first half's failures stand far above: whoever sees the end alone shall see them too.
        sys.stdout.writelines([f"\n── Failed on {title} ──\n", *told] if told else [])
    return next((code for code, _ in results.values() if code not in {0, NO_TESTS}), 0)


if __name__ == "__main__":
    sys.exit(main())
