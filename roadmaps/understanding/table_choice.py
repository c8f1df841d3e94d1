"""Which of a document's tables is the plan, and which others go on with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmaps.reading.cells import Document, Table
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.hidden import shown
from roadmaps.understanding.parts import parts_of
from roadmaps.understanding.rebuilding import rebuilt
from roadmaps.understanding.source import Source, source_of
from roadmaps.understanding.terms_in_titles import lacks_times, with_terms_of_titles
from roadmaps.understanding.verdict import Verdict, judge

SHARED = 0.2
PUT_ASIDE = re.compile(
    r"архив|отмен|исключ|снят|стар(?:ы|о|ая)|выполнен|завершен|чернов|копия|образец|шаблон|пример|прошл|удал"
    r"|archive|cancel|dropped|\bold\b|done|completed|closed|draft|copy|template|example|sample|backup",
    re.IGNORECASE,
)
DECIDING = frozenset({"title", "due", "baseline", "quarter", "year"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that may be the plan.

    It stands in `whole`, the file's table `number` (from 1), of which `seen` is what is not hidden.
    """

    number: int
    whole: Table
    seen: Table
    table: Table
    source: Source
    verdict: Verdict


def candidates_of(document: Document, choices: Choices) -> list[Candidate]:
    """Every table made ready, without regard to what the person said of columns."""
    plain = replace(choices, mapping={}, header_row=None)
    wanted = {index for index, field in choices.mapping.items() if field}
    found = []
    for number, whole in enumerate(document.tables, start=1):
        seen = whole if choices.with_hidden else shown(whole, wanted)
        for part in parts_of(seen):
            table = part if choices.header_row is not None else rebuilt(part)
            source = source_of(table, number, plain)
            if lacks_times(source):
                as_filed = (
                    source if not choices.corrections else source_of(table, number, replace(plain, corrections={}))
                )
                if (split := with_terms_of_titles(as_filed)) is not as_filed.table:
                    table, source = split, source_of(split, number, plain)
            found.append(Candidate(number, whole, seen, table, source, judge(source)))
    return found


def with_choices(candidate: Candidate, choices: Choices) -> Candidate:
    """The same table with what the person said of its columns."""
    is_as_named = candidate.source.table.sheet == candidate.table.sheet
    if not choices.mapping and choices.header_row is None and is_as_named:
        return candidate
    source = source_of(candidate.table, candidate.number, choices)
    return replace(candidate, source=source, verdict=judge(source))


def plan_of(candidates: Sequence[Candidate], choices: Choices) -> list[int]:
    """The indexes of the tables that make the plan, the chosen one first; none of a document without tables.

    One table of a plan that was cut into several stands for all of them, unless the person asked for it alone.
    """
    if not candidates:
        return []
    likeliest = choose(candidates)
    asked = asked_table(candidates, choices)
    if asked is None or asked == likeliest:
        return [likeliest, *continuing(candidates, likeliest)]
    together = continuing(candidates, likeliest)
    return [asked] if asked in together else [asked, *continuing(candidates, asked)]


def asked_table(candidates: Sequence[Candidate], choices: Choices) -> int | None:
    """The table that the person asked for, by its index or by the name of its sheet."""
    if choices.table is not None and 0 <= choices.table < len(candidates):
        return choices.table
    name = choices.sheet.casefold()
    named = [index for index, one in enumerate(candidates) if name in {one.table.place.casefold(), sheet_of(one)}]
    return max(named, key=lambda index: worth(candidates[index])) if name and named else None


def sheet_of(candidate: Candidate) -> str:
    """The name of the candidate's sheet, for comparing."""
    return candidate.whole.place.casefold()


def choose(candidates: Sequence[Candidate]) -> int:
    """The likeliest table; one of a hidden sheet only when nothing else is a roadmap."""
    return max(range(len(candidates)), key=lambda index: worth(candidates[index]))


def worth(candidate: Candidate) -> tuple[bool, bool, float]:
    """By what candidates are ordered, the best last: a roadmap, in sight, well understood, long."""
    count = sum(kind.kind == "milestone" for kind in candidate.source.kinds.values())
    is_hidden = candidate.table.is_hidden
    verdict = candidate.verdict
    return verdict.is_roadmap and not is_hidden, not is_hidden, verdict.score + min(count, 40) / 150


def continuing(candidates: Sequence[Candidate], chosen: int) -> list[int]:
    """Other tables with the same columns: one roadmap cut into a table per section or into a sheet per year.

    Sheets that name the same milestones again are versions of a plan, not parts of one.
    """
    first = candidates[chosen]
    found = []
    titles = titles_of(first)
    for index, other in enumerate(candidates):
        if index == chosen or not has_same_columns(first, other):
            continue
        is_near = not first.table.is_sheet or other.number == first.number
        if is_near or (is_visible_plan(first) and is_visible_plan(other) and is_apart(titles, titles_of(other))):
            found.append(index)
            titles |= titles_of(other)
    return found


def is_visible_plan(candidate: Candidate) -> bool:
    """Whether a sheet holds a plan that counts: not hidden, and no archive, draft or list of what was dropped."""
    is_put_aside = PUT_ASIDE.search(candidate.whole.place) is not None
    return candidate.verdict.is_roadmap and not candidate.table.is_hidden and not is_put_aside


def titles_of(candidate: Candidate) -> set[str]:
    source = candidate.source
    rows = [source.table.rows[index] for index, kind in source.kinds.items() if kind.kind == "milestone"]
    return {title.casefold() for title in source.fields.texts(rows, "title")}


def is_apart(titles: set[str], others: set[str]) -> bool:
    return len(titles & others) <= SHARED * len(others)


def with_sheet_named(candidates: Sequence[Candidate], together: Sequence[int]) -> dict[int, Candidate]:
    """The tables of a plan by index; on other sheets than the first, cells are named with their sheet."""
    ordered = sorted(together)
    first = candidates[ordered[0]]
    named = {}
    for index in ordered:
        one = candidates[index]
        is_other = one.table.is_sheet and one.number != first.number
        named[index] = replace(one, table=replace(one.table, sheet=one.whole.place)) if is_other else one
    return named


def has_same_columns(first: Candidate, other: Candidate) -> bool:
    """Whether two tables have the very same head, or are both plans whose fields stand in the same columns."""
    heads = first.source.layout.heads
    if any(heads) and heads == other.source.layout.heads:
        return True
    if not (first.verdict.is_roadmap and other.verdict.is_roadmap):
        return False
    fields = first.source.fields.at
    is_sure = all(column.is_sure for one in (first, other) for column in one.source.columns if column.field in DECIDING)
    return is_sure and len(fields) > 2 and fields == other.source.fields.at
