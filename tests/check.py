"""Every check that is no test, one after the other; all are run, each failure is shown, any of them fails.

`python -m tests.check`
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "--quiet", "."],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy", "--no-error-summary", "portal", "clusters", "roadmaps"],
    "imports": ["lint-imports"],
    "templates": ["djlint", "--lint", "--quiet", "templates"],
    "compose": ["yamllint", "--strict", "docker-compose.yml"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": ["python", "manage.py", "check_translations"],
}


def passes(name: str, command: list[str]) -> bool:
    """Run one check; what it says is shown when it fails."""
    begun = time.monotonic()
    result = subprocess.run([str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False)
    is_well = result.returncode == 0
    sys.stdout.write(f"{'ok  ' if is_well else 'FAIL'}  {name} ({time.monotonic() - begun:.1f} s)\n")
    if not is_well:
        sys.stdout.write(f"{result.stdout}{result.stderr}\n")
    sys.stdout.flush()
    return is_well


def main() -> int:
    results = [passes(name, command) for name, command in CHECKS.items()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
