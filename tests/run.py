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


def run(title: str, database: str, choice: list[str]) -> int:
    """Run one half; the exit code of pytest."""
    sys.stdout.write(f"\n── On {title} ──\n")
    sys.stdout.flush()
    return subprocess.call([*PYTEST, *choice, *sys.argv[1:]], env=os.environ | {"TEST_ON": database})


def main() -> int:
    codes = [run(title, database, choice) for title, (database, choice) in HALVES.items()]
    return next((code for code in codes if code not in {0, NO_TESTS}), 0)


if __name__ == "__main__":
    sys.exit(main())
