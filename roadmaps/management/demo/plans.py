"""The plan of a demo cluster: its first version, and how later ones change it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from roadmaps.management.demo.calendar import Course, half_year_end, month_end, quarter_end
from roadmaps.management.demo.clusters import DemoCluster
from roadmaps.management.demo.measures import Strand
from roadmaps.management.demo.measures_en import STRANDS_EN
from roadmaps.management.demo.measures_ru import ANCHORS, COMMERCE, GAZELLES, LEADERSHIP
from roadmaps.management.demo.measures_ru_more import EDUCATION, INVESTMENT, MANAGEMENT
from roadmaps.reading.dates import DateReading
from roadmaps.reading.spans import Precision
from roadmaps.reading.wording import start_of, write
from roadmaps.revisions.rows import PlanRow

STRANDS_RU = (LEADERSHIP, COMMERCE, GAZELLES, ANCHORS, INVESTMENT, EDUCATION, MANAGEMENT)
# Promises this near to today have a day of their own, so that something is always due and overdue.
NEAR_DAYS = 45
NEXT_DAYS = 6
# How often dates are promised how exactly.
PRECISIONS: tuple[tuple[Precision, int], ...] = (("quarter", 9), ("day", 5), ("month", 4), ("half_year", 2))
EXTRA = {"ru": "Мониторинг результата: {}", "en": "Follow-up: {}"}
LATER = {"ru": "Мониторинг, {}: {}", "en": "Follow-up, {}: {}"}
ONGOING = {"ru": "постоянно", "en": "ongoing"}
UNDATED = {"ru": "по согласованию с регионом", "en": "as agreed with the region"}


@dataclass(frozen=True, slots=True)
class Moves:
    """A later version of a plan: its rows, codes dropped, and for each moved code the days."""

    rows: tuple[PlanRow, ...]
    dropped: frozenset[str]
    moved: dict[str, int]


def strands_of(cluster: DemoCluster) -> tuple[Strand, ...]:
    return STRANDS_RU if cluster.language == "ru" else STRANDS_EN


def first_plan(cluster: DemoCluster, course: Course, chance: Random) -> tuple[PlanRow, ...]:
    """Between 40 and 80 promises over the programme's three years, in the order of the workstreams."""
    strands = strands_of(cluster)
    rows: list[PlanRow] = []
    for place, strand in enumerate(strands, start=1):
        count = cluster.size // len(strands) + (place <= cluster.size % len(strands))
        rows += strand_rows(cluster, strand, place, count, course, chance)
    return tuple(with_next_date(with_exceptions(rows, cluster, chance), cluster, course))


def strand_rows(
    cluster: DemoCluster, strand: Strand, place: int, count: int, course: Course, chance: Random
) -> list[PlanRow]:
    first, last = course.begins + timedelta(days=45), course.programme_end
    step = (last - first).days / count
    rows = []
    for number in range(count):
        measure = strand.measures[number % len(strand.measures)]
        title = measure.title.format(**cluster.words)
        if number >= len(strand.measures):
            title = EXTRA[cluster.language].format(title[:1].lower() + title[1:])
        day = first + timedelta(days=int(step * (number + chance.random())))
        rows.append(
            dated(
                PlanRow(
                    code=f"{place}.{number + 1}",
                    workstream=strand.title,
                    title=title,
                    deliverable=measure.deliverable.format(**cluster.words),
                    responsible=chance.choice(cluster.people),
                    start_date=max(course.programme_start, day - timedelta(days=chance.randint(90, 240))),
                    budget=Decimal(chance.randint(2, 180) * 500),
                ),
                day,
                "day" if abs((day - course.today).days) <= NEAR_DAYS else any_precision(chance),
                cluster.language,
            )
        )
    return rows


def dated(row: PlanRow, day: date, precision: Precision, language: str) -> PlanRow:
    """The row promised for the interval around a day, in the words of the language."""
    due = {"month": month_end, "quarter": quarter_end, "half_year": half_year_end}.get(precision, same_day)(day)
    return replace(row, due_date=due, precision=precision, wording=wording_of(due, precision, language))


def same_day(day: date) -> date:
    return day


def any_precision(chance: Random) -> Precision:
    return chance.choices([kind for kind, _share in PRECISIONS], [share for _kind, share in PRECISIONS])[0]


def wording_of(due: date, precision: Precision, language: str) -> str:
    start = start_of(due, precision) if precision != "day" else due
    return write(DateReading(start=start, end=due, precision=precision), language)


def with_exceptions(rows: list[PlanRow], cluster: DemoCluster, chance: Random) -> list[PlanRow]:
    """A few promises go on always, and one or two have no date."""
    special = chance.sample(range(len(rows)), 4)
    for index in special[:2]:
        rows[index] = replace(rows[index], due_date=None, precision="ongoing", wording=ONGOING[cluster.language])
    for index in special[2:]:
        rows[index] = replace(rows[index], due_date=None, precision="undated", wording=UNDATED[cluster.language])
    return rows


def with_next_date(rows: list[PlanRow], cluster: DemoCluster, course: Course) -> list[PlanRow]:
    """One promise is due within the week, so that a first run of the reminders tells each manager something."""
    day = course.today + timedelta(days=NEXT_DAYS)
    nearest = min(
        (index for index, row in enumerate(rows) if row.due_date),
        key=lambda index: abs(((rows[index].due_date or day) - day).days),
    )
    rows[nearest] = dated(rows[nearest], day, "day", cluster.language)
    return rows


def next_plan(cluster: DemoCluster, rows: tuple[PlanRow, ...], on: date, count: int, chance: Random) -> Moves:
    """The plan as it is revised on a day: `count` dates later, one promise dropped, two new ones."""
    open_rows = [row for row in rows if row.due_date and on < row.due_date < on + timedelta(days=260)]
    moved = {
        row.code: chance.choice([31, 46, 61, 92, 122]) for row in chance.sample(open_rows, min(count, len(open_rows)))
    }
    # New rows come in the last strand: one dropped from there could be taken for what a new row goes on with.
    growing = strands_of(cluster)[-1].title
    far = on + timedelta(days=300)
    spare = [
        row.code
        for row in rows
        if row.due_date and row.due_date > far and row.code not in moved and row.workstream != growing
    ]
    dropped = frozenset(chance.sample(spare, min(1, len(spare))))
    later = [shifted(row, moved.get(row.code, 0), cluster.language) for row in rows if row.code not in dropped]
    return Moves(tuple(later) + new_rows(cluster, rows, on, chance), dropped, moved)


def shifted(row: PlanRow, days: int, language: str) -> PlanRow:
    if not days or row.due_date is None:
        return row
    precision: Precision = next((known for known, _share in PRECISIONS if known == row.precision), "day")
    return dated(row, row.due_date + timedelta(days=days), precision, language)


def new_rows(cluster: DemoCluster, rows: tuple[PlanRow, ...], on: date, chance: Random) -> tuple[PlanRow, ...]:
    strand = strands_of(cluster)[-1]
    position = len(strands_of(cluster))
    # Named by the quarter, so that no row is taken for one that was in the plan before.
    heading = LATER[cluster.language].format(wording_of(quarter_end(on), "quarter", cluster.language), "{}")
    numbers = [int(row.code.split(".")[1]) for row in rows if row.workstream == strand.title]
    made = []
    for offset, measure in enumerate(chance.sample(strand.measures, 2), start=1):
        row = PlanRow(
            code=f"{position}.{max(numbers) + offset}",
            workstream=strand.title,
            title=heading.format(measure.title.format(**cluster.words)),
            deliverable=measure.deliverable.format(**cluster.words),
            responsible=chance.choice(cluster.people),
        )
        made.append(dated(row, on + timedelta(days=chance.randint(120, 330)), "quarter", cluster.language))
    return tuple(made)
