"""The benchmarks: every `tests/benchmarks/bench_*.py`, whose `measure()` gives lines of one table.

`python -m tests.bench [name…]` runs those whose names are given, else all, in a temporary PostgreSQL (with ON=sqlite in
SQLite), five times each (RUNS=n for another number). A figure is judged by its ratio to a yardstick of the same run:
machines differ, ratios hardly.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

HEAD = f"{'':4}  {'work':48} {'yardstick':>16} {'figure':>12} {'ratio':>8} {'goal':>8} {'fails at':>8}"


@dataclass(frozen=True)
class Measurement:
    """What was measured beside what, both in the same unit; `goal` and `limit` are ratios, the smaller the better."""

    work: str
    yardstick: str
    yardstick_value: float
    value: float
    unit: str
    goal: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.value / self.yardstick_value

    @property
    def verdict(self) -> str:
        return "FAIL" if self.ratio > self.limit else "slow" if self.ratio > self.goal else "ok"

    def line(self) -> str:
        beside = f"{self.yardstick} {self.yardstick_value:.4g}"
        figure = f"{self.value:.4g} {self.unit}"
        return (
            f"{self.verdict:4}  {self.work:48} {beside:>16} {figure:>12} {self.ratio:8.2f} {self.goal:8g} "
            f"{self.limit:8g}"
        )


def found(names: list[str]) -> list[str]:
    modules = sorted(path.stem for path in (Path(__file__).parent / "benchmarks").glob("bench_*.py"))
    return [module for module in modules if not names or module.removeprefix("bench_") in names]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    os.environ["TEST_ON"] = os.environ.get("ON", "postgres")
    import django
    from django.conf import settings
    from django.core.management import call_command

    from tests import environment  # noqa: F401  settles the database before Django reads its settings

    django.setup()
    call_command("migrate", verbosity=0)
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    sys.stdout.write(f"on {engine}, {os.environ.get('RUNS', '5')} runs each, medians\n{HEAD}\n")
    is_broken = False
    for name in found(sys.argv[1:]):
        for measurement in import_module(f"tests.benchmarks.{name}").measure():
            is_broken |= measurement.verdict == "FAIL"
            sys.stdout.write(f"{measurement.line()}\n")
            sys.stdout.flush()
    return int(is_broken)


if __name__ == "__main__":
    sys.exit(main())
