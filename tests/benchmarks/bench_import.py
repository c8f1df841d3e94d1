"""How long a file takes to become a plan, beside the least that any import must do and beside a known library.

The whole is measured: gate, child process, every field, list of problems, difference, rows, milestones, ledger,
notices. Each kind of work takes turns with its yardstick; the first turn of each warms up and is dropped.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from portal.accounts.models import Person
from roadmaps.importing import actions
from roadmaps.models import Roadmap
from roadmaps.revisions.actions import approve, submit
from roadmaps.revisions.comparison import comparison_of
from roadmaps.revisions.drafting import Decisions
from roadmaps.workbooks.upload_reading import read_upload
from tests.bench import Measurement
from tests.benchmarks import yardsticks
from tests.benchmarks.plan_files import plan_file
from tests.factories import NOW, make_manager, make_official, make_roadmap

ROWS, MOST_ROWS = 10_000, 19_999
RUNS = int(os.environ.get("RUNS", "5"))
MEGABYTE = 1024 * 1024


def measure() -> Iterator[Measurement]:
    yardsticks.prepare_floor()
    content = plan_file(ROWS)
    yield from all_new(content)
    yield changed(content)
    yield preview(content)
    yield from memory()


def all_new(content: bytes) -> Iterator[Measurement]:
    official = make_official()
    floor, whole = in_turns(
        lambda: yardsticks.floor_import(content, make_roadmap().pk),
        lambda: imported(make_roadmap(), content, official),
    )
    yield Measurement("import 10,000 × 15, all new", "floor_import", floor, whole, "s", 3, 4)
    library = library_seconds(content)
    if library is None:
        sys.stdout.write(
            "      import_export is not installed: pip install django-import-export (its line is left out)\n"
        )
    else:
        yield Measurement(
            "the same beside the library, of its time", "import_export", library, whole, "s", 1 / 15, 1 / 12
        )


def library_seconds(content: bytes) -> float | None:
    """The library takes a minute for all runs, so it has its own turns after ours; one to warm up, two that count."""
    try:
        return statistics.median(
            [seconds(lambda: yardsticks.import_export(content, make_roadmap())) for _ in range(3)][1:]
        )
    except ImportError:
        return None


def changed(content: bytes) -> Measurement:
    """The same file again with a tenth changed: half of it in dates, half in words."""
    official, roadmap, floor_roadmap = make_official(), make_roadmap(), make_roadmap()
    imported(roadmap, content, official)
    yardsticks.floor_import(content, floor_roadmap.pk)
    versions = [plan_file(ROWS, changed=ROWS // 10, version=number) for number in range(1, RUNS + 2)]
    ours, theirs = iter(versions), iter(versions)
    floor, whole = in_turns(
        lambda: yardsticks.floor_import(next(theirs), floor_roadmap.pk),
        lambda: imported(roadmap, next(ours), official),
    )
    return Measurement("the same again, a tenth changed", "floor_import", floor, whole, "s", 3, 4)


def preview(content: bytes) -> Measurement:
    parse, whole = in_turns(lambda: yardsticks.parsed(content), lambda: read_upload(content, "plan.xlsx"))
    return Measurement("preview alone, nothing written", "the parse", parse, whole, "s", 4, 6)


def memory() -> Iterator[Measurement]:
    """Memory over idle, in a process of its own: the largest sheet that the gate lets in has 20,000 rows."""
    used = {rows: memory_of(rows) for rows in (ROWS, MOST_ROWS)}
    yield Measurement("memory at 10,000 rows", "40 MB", 40, used[ROWS], "MB", 1, 1.5)
    yield Measurement("memory at 20,000 rows, the most let in", "80 MB", 80, used[MOST_ROWS], "MB", 1, 1.5)


def memory_of(rows: int) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.memory_of_import", str(rows)]
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    told = subprocess.run(
        command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, text=True, check=True
    )
    return float(told.stdout.split()[-1])


def imported(roadmap: Roadmap, content: bytes, official: Person) -> None:
    """A file becomes the plan in force: read, compared as the page shows it, sent with reasons, approved."""
    manager = make_manager(roadmap.cluster)
    upload = actions.receive(roadmap, name="План.xlsx", content=content, by=manager, at=NOW)
    revision = upload.revision
    page = comparison_of(revision)
    moved = {line.milestone or 0: ("Поставка", "procurement") for line in page.moved}
    submit(revision, by=manager, at=NOW, decisions=Decisions(reasons=moved))
    revision.refresh_from_db()
    if revision.status == "submitted":
        approve(revision, by=official, at=NOW)


def in_turns(*works: Callable[[], object]) -> Iterable[float]:
    """The medians of works that take turns."""
    turns = [[seconds(work) for work in works] for _ in range(RUNS + 1)]
    return [statistics.median(times) for times in zip(*itertools.islice(turns, 1, None), strict=True)]


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
