"""How much more memory one import of so many rows takes than the idle process, in MB."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    import django
    from django.core.management import call_command

    from tests import environment  # noqa: F401  settles the database before Django reads its settings

    django.setup()
    call_command("migrate", verbosity=0)
    from tests.benchmarks.bench_import import imported
    from tests.benchmarks.plan_files import plan_file
    from tests.factories import make_official, make_roadmap

    official, warm = make_official(), plan_file(20)
    imported(make_roadmap(), warm, official)
    content = written_elsewhere(int(sys.argv[1]))
    idle = kilobytes("VmRSS")
    imported(make_roadmap(), content, official)
    sys.stdout.write(f"{(kilobytes('VmHWM') - idle) / 1024:.1f}\n")


def written_elsewhere(rows: int) -> bytes:
    """The file, made by another process: writing it takes more memory than reading it."""
    import subprocess

    code = f"import sys; from tests.benchmarks.plan_files import plan_file; sys.stdout.buffer.write(plan_file({rows}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout


def kilobytes(name: str) -> int:
    """What the kernel counts of this process; the peak of `getrusage` would be that of its parent too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    main()
