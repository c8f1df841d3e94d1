"""Reports that the demo's managers have begun in the grid and not sent: one ready, one late, one without its proof."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Max

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.shell.grid_post import PostedCell
from roadmaps.management.demo.calendar import Course
from roadmaps.models import Roadmap
from roadmaps.progress.grid_actions import write_cells
from roadmaps.progress.grid_lines import lines_of, rows_for
from roadmaps.revisions.cells import DAY

DONE_DAYS_AGO = 6
WORDS = {
    "ru": (
        "Контракт подписан, аванс перечислен. Следующий шаг — поставка.",
        "Экспертиза проектной документации заняла на месяц больше, чем планировалось.",
        "Работы приняты комиссией.",
    ),
    "en": (
        "The contract is signed and the advance is paid; delivery comes next.",
        "The review of the design documents took a month longer than planned.",
        "The works are accepted by the commission.",
    ),
}


def begin_reports(roadmap: Roadmap, manager: Person, course: Course) -> None:
    """Write in the first rows of the grid that nobody has begun and that are not asked back."""
    last = LedgerEntry.objects.filter(scope=roadmap.cluster.slug).aggregate(at=Max("at"))["at"]
    at = last + timedelta(minutes=20)
    lines = lines_of(rows_for(roadmap), on=roadmap.programme.day_of(at))
    free = [line for line in lines if line.report is None and not line.is_returned and line.calendar.baseline]
    if len(free) < len(WORDS["ru"]):
        return
    going_on, reason, over = WORDS[roadmap.programme.language]
    first, late, done = (line.milestone.pk for line in free[:3])
    latest = max(free[1].calendar.baseline or course.today, course.today)
    cells = [
        PostedCell(first, "percent", "60"),
        PostedCell(first, "comment", going_on),
        PostedCell(late, "percent", "40"),
        PostedCell(late, "forecast", (latest + timedelta(days=45)).strftime(DAY)),
        PostedCell(late, "reason", reason),
        PostedCell(late, "category", "procurement"),
        PostedCell(done, "actual", course.before(DONE_DAYS_AGO).strftime(DAY)),
        PostedCell(done, "comment", over),
    ]
    write_cells(roadmap, cells, by=manager, at=at)
