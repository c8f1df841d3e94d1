"""Problems and notes as the checking page shows them: those that are mended in the same way stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.importing.headlines import headline_of
from roadmaps.understanding.places import in_words, row_of
from roadmaps.understanding.problems import COLUMN, Problem

LINES_SHOWN = 100
ROWS_NAMED = 8
# Cells with the same text in the same column are mended alike.
ALIKE = frozenset({"date_unread", "percent_out_of_range"})


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem, or several alike: where (the first stands for all), what was found, what the portal suggests."""

    kind: str
    places: tuple[str, ...]
    found: str
    suggestion: str
    message: str
    is_mendable: bool
    may_be_empty: bool

    @property
    def place(self) -> str:
        return self.places[0]

    @property
    def count(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one kind; `more` are not shown."""

    kind: str
    heading: str
    count: int
    lines: tuple[ProblemLine, ...]
    more: int

    @property
    def suggested(self) -> int:
        """How many cells have a suggestion."""
        return sum(line.count for line in self.lines if line.suggestion and line.is_mendable)

    @property
    def emptied(self) -> int:
        """How many cells may be left empty."""
        return sum(line.count for line in self.lines if line.may_be_empty)


def grouped(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """Problems of one kind together, in the order in which the kinds first appear."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.kind, []).append(problem)
    return tuple(_group(kind, found) for kind, found in kinds.items())


def _group(kind: str, found: Sequence[Problem]) -> ProblemGroup:
    alike: dict[object, list[Problem]] = {}
    for index, problem in enumerate(found):
        key = (problem.heading, problem.found, problem.suggestion) if kind in ALIKE else index
        alike.setdefault(key, []).append(problem)
    lines = tuple(_line(together) for together in alike.values())
    shown = lines[:LINES_SHOWN]
    return ProblemGroup(kind, headline_of(kind), len(found), shown, len(lines) - len(shown))


def _line(alike: Sequence[Problem]) -> ProblemLine:
    problem = alike[0]
    is_mendable = problem.severity == "problem" and bool(problem.place) and problem.kind != "ambiguous_day_order"
    return ProblemLine(
        kind=problem.kind,
        places=tuple(one.place for one in alike),
        found=problem.found,
        suggestion=problem.suggestion,
        message=problem.message if len(alike) == 1 else _message_of_all(alike),
        is_mendable=is_mendable,
        may_be_empty=is_mendable and problem.kind != "missing_title",
    )


def _message_of_all(alike: Sequence[Problem]) -> str:
    """The sentence of cells that are alike, with all their rows (the first few when there are many)."""
    places = [str(row_of(one.place) or in_words(one.place)) for one in alike]
    rows = ", ".join(places[:ROWS_NAMED])
    rest = len(places) - ROWS_NAMED
    if rest > 0:
        rows = ngettext("%(rows)s and %(count)s more", "%(rows)s and %(count)s more", rest) % {
            "rows": rows,
            "count": rest,
        }
    where = [_("Rows %(rows)s") % {"rows": rows}, alike[0].heading and str(COLUMN % {"column": alike[0].heading})]
    return f"{', '.join(filter(None, where))}: {alike[0].sentence}"
