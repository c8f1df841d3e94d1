"""Which field of a plan each column is: by its heading and by what its cells hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roadmaps.understanding.contents import Contents, kind_held
from roadmaps.understanding.heading_words import DATE_FIELDS, fields_of
from roadmaps.understanding.period_heads import period_columns
from roadmaps.understanding.settling import Column, settle

TOO_WEAK = 0.3
FREE = frozenset({"notes", ""})
# What a second column of the same kind is kept as: nothing that people wrote is lost.
KEPT_AS_NOTES = frozenset(
    {"deliverable", "responsible", "workstream", "status", "percent", "notes", "title", "duration"}
)


def map_columns(
    heads: Sequence[tuple[str, ...]], contents: Sequence[Contents], mapping: Mapping[int, str] | None = None
) -> tuple[Column, ...]:
    """Each column with its field. What the person chose in `mapping` (index to field) stands above all."""
    chosen = mapping or {}
    scores = score_all(without_common_beginning(heads), contents, chosen)
    assigned = assign(scores, {index: field for index, field in chosen.items() if field})
    columns = [column_of(index, head, contents[index], scores, assigned, chosen) for index, head in enumerate(heads)]
    return tuple(replace(column, holds=kind_held(contents[column.index])) for column in settle(columns, contents))


def without_common_beginning(heads: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """«Node.Title», «Node.Start»: what several dotted headings begin with says nothing."""
    beginnings = [head[-1].split(".")[0] for head in heads if head and "." in head[-1].strip(". ")]
    common = {word for word in beginnings if beginnings.count(word) >= 3 and word.isalpha()}
    return [
        (*head[:-1], head[-1].split(".", 1)[1])
        if head and head[-1].split(".")[0] in common and "." in head[-1]
        else head
        for head in heads
    ]


def score_all(
    heads: Sequence[tuple[str, ...]], contents: Sequence[Contents], chosen: Mapping[int, str]
) -> list[tuple[float, int, str]]:
    """How well each column fits each field, from the best fit down."""
    scores: list[tuple[float, int, str]] = []
    periods = period_columns(heads, contents)
    for index, head in enumerate(heads):
        if index in chosen or index in periods:
            continue
        found: dict[str, float] = {}
        for field, sure in fields_of(head):
            name, sure = as_held(field, sure, index, heads, contents)
            found[name] = max(found.get(name, 0.0), sure * fit(name, contents[index]))
        if max(found.values(), default=0.0) < 0.5:
            for field, sure in by_contents(index, contents):
                found[field] = max(found.get(field, 0.0), sure)
        scores.extend((sure, index, field) for field, sure in found.items())
    return sorted(scores, key=lambda score: (-score[0], score[1]))


def as_held(
    field: str, sure: float, index: int, heads: Sequence[tuple[str, ...]], contents: Sequence[Contents]
) -> tuple[str, float]:
    """The field that a heading means, and how surely, once it is seen what kind of things stand under it."""
    head, column = heads[index], contents[index]
    if field == "due" and column.quarters >= 0.8 and any(other.years >= 0.8 for other in contents):
        return "quarter", sure
    if field == "due" and column.numbers >= 0.8 and head[-1].strip().casefold() == "completion":
        return "percent", 0.85
    if field == "percent" and column.states >= 0.5:
        return "status", 0.85
    if field == "status" and column.dated >= 0.5:
        return "actual", 0.85
    if field == "title" and is_numbering(index, heads, contents):
        return "code", 0.9
    if field == "code" and column.worded >= 0.6 and column.codes < 0.2:
        # «Item», «Пункт» with sentences under it names what is done.
        return "title", 0.75
    if field == "external_id" and is_short_number(head, column):
        return "code", 0.88
    return field, sure


def is_short_number(head: tuple[str, ...], column: Contents) -> bool:
    """Whether a column headed "ID" numbers the rows as people do: 1, 2, 3 or A1."""
    return head[-1].strip().casefold() in {"id", "ид"} and column.codes >= 0.8 and column.length <= 8


def is_numbering(index: int, heads: Sequence[tuple[str, ...]], contents: Sequence[Contents]) -> bool:
    """Whether a column headed «КТ» or "Milestone" holds numbers alone, beside another one that names what is done."""
    column = contents[index]
    if column.codes < 0.9 or column.length > 12 or max(column.dated, column.bare) >= 0.5:
        return False
    is_first = not any(other.codes >= 0.9 for other in contents[:index])
    if not is_first or any(sure >= 0.9 for head in heads for name, sure in fields_of(head)[:1] if name == "code"):
        return False
    return any(
        at != index
        and contents[at].worded >= 0.5
        and any(name == "title" and sure > 0.5 for name, sure in fields_of(head))
        for at, head in enumerate(heads)
    )


def fit(field: str, column: Contents) -> float:
    """How far the cells bear out what the heading says, 0 to 1."""
    if column.uuids >= 0.5:
        return 1.0 if field in {"", "external_id"} and column.distinct == 1 else 0.9 if field == "" else 0.05
    if column.timestamps >= 0.5:
        return 1.0 if field == "" or field in DATE_FIELDS else 0.3
    if not column.filled:
        return {"title": 0.3, "workstream": 0.5, "notes": 1.0, "": 1.0}.get(field, 0.9)
    if field in DATE_FIELDS:
        return fit_date(column)
    numeric = max(column.numbers, column.percents)
    tests: dict[str, float] = {
        "quarter": 1.0 if column.quarters >= 0.5 else 0.3,
        "month": 1.0 if max(column.months, column.numbers) >= 0.5 else 0.3,
        "year": 1.0 if column.years >= 0.5 else 0.3,
        "code": fit_code(column),
        "level": 1.0 if column.numbers >= 0.8 else 0.2,
        "title": fit_title(column),
        "workstream": 0.2 if numeric >= 0.8 else 1.0 if column.distinct <= 0.75 or column.filled < column.rows else 0.5,
        "responsible": 0.2 if max(numeric, column.dated) >= 0.5 else 1.0,
        "deliverable": 0.3 if max(numeric, column.dated) >= 0.8 else 1.0,
        "percent": 1.0 if numeric >= 0.5 else 0.2,
        "budget": 1.0 if numeric >= 0.3 else 0.5,
        "weight": 1.0 if numeric >= 0.5 else 0.4,
        "duration": 1.0 if max(numeric, column.durations) >= 0.5 else 0.3,
        "external_id": 1.0 if column.distinct >= 0.99 and column.length <= 64 else 0.4,
        "status": 0.3 if max(column.dated, column.quarters) >= 0.5 else 1.0,
    }
    return tests.get(field, 1.0)


def fit_title(column: Contents) -> float:
    """Numbers and bare dates name nothing, and neither do letters such as M and T that sort the rows."""
    is_sign = column.worded < 0.1 and column.length <= 4 and column.distinct <= 0.5
    if is_sign or column.bare >= 0.8 or max(column.numbers, column.percents) >= 0.8:
        return 0.2
    return 0.75 + 0.25 * column.distinct


def fit_date(column: Contents) -> float:
    if max(column.timely, column.quarters, column.durations) >= 0.5:
        return 1.0
    if max(column.timely, column.quarters) >= 0.2:
        return 0.82
    if column.serials >= 0.8:
        return 0.8
    # A column headed «Срок» that holds other words is a column of unread dates, and is told as such.
    return 0.55 if max(column.numbers, column.people) < 0.5 else 0.25


def fit_code(column: Contents) -> float:
    if column.length > 40:
        return 0.2
    if column.codes >= 0.5 or (column.distinct >= 0.9 and column.length <= 15):
        return 1.0 if column.distinct >= 0.5 else 0.7
    return 0.5


def by_contents(index: int, contents: Sequence[Contents]) -> list[tuple[str, float]]:
    """What a column may be when its heading says nothing; never sure, except beside its other half."""
    column = contents[index]
    if not column.filled or column.timestamps >= 0.5:
        return []
    if column.uuids >= 0.8:
        return [("external_id", 0.5)] if column.distinct == 1 else []
    found: list[tuple[str, float]] = []
    beside = [contents[at] for at in (index - 1, index + 1) if 0 <= at < len(contents)]
    if column.quarters >= 0.8 and any(other.years >= 0.8 for other in contents):
        found.append(("quarter", 0.85 if any(other.years >= 0.8 for other in beside) else 0.6))
    if column.years >= 0.8 and any(max(other.quarters, other.months) >= 0.8 for other in beside):
        found.append(("year", 0.85))
    if column.dated >= 0.6:
        found.append(("due", 0.6))
    elif column.timely >= 0.6 and column.quarters < 0.8:
        found.append(("due", 0.5))
    is_full = column.filled >= 0.9 * column.rows or index == 0
    if is_full and column.codes >= (0.7 if index == 0 else 0.8) and column.distinct >= 0.95 and column.years < 0.8:
        found.append(("code", 0.6 if index == 0 else 0.5))
    if column.durations >= 0.8:
        found.append(("duration", 0.6))
    if column.people >= 0.6 and column.dated < 0.5:
        found.append(("responsible", 0.6))
    return [*found, *titles_by_contents(column)]


def titles_by_contents(column: Contents) -> list[tuple[str, float]]:
    """Texts of several words: different in each row they may be titles, repeated they may be workstreams."""
    if column.worded < 0.6 or column.dated >= 0.5:
        return []
    if column.proofs >= 0.5 and column.length >= 20:
        return [("deliverable", 0.6)]
    if column.distinct >= 0.7:
        fullness = column.filled / max(column.rows, 1)
        return [("title", 0.35 + 0.25 * fullness * min(1.0, column.length / 30))]
    is_grouping = column.distinct <= 0.5 and column.distinct * column.filled >= 2
    return [("workstream", 0.4)] if is_grouping else []


def assign(scores: Sequence[tuple[float, int, str]], chosen: Mapping[int, str]) -> dict[int, tuple[str, float]]:
    """Give each column its best field that is still free; the best fits first."""
    assigned = {index: (field, 1.0) for index, field in chosen.items()}
    taken = {field for field in chosen.values() if field not in FREE}
    for sure, index, field in scores:
        if index in assigned or field in taken or sure < TOO_WEAK:
            continue
        assigned[index] = (field, sure)
        if field not in FREE:
            taken.add(field)
    return assigned


def column_of(
    index: int,
    head: tuple[str, ...],
    contents: Contents,
    scores: Sequence[tuple[float, int, str]],
    assigned: Mapping[int, tuple[str, float]],
    chosen: Mapping[int, str],
) -> Column:
    header = " / ".join(head)
    if index in chosen:
        return Column(index, header, chosen[index], 1.0, is_chosen=True)
    own = [(sure, field) for sure, at, field in scores if at == index]
    best, wanted = max(own, default=(0.0, ""))
    if index not in assigned or (assigned[index][1] < best - 0.35 and wanted in KEPT_AS_NOTES):
        return left_over(index, header, contents, best, wanted)
    field, sure = assigned[index]
    rivals = [
        at
        for score, at, rival in scores
        if rival == field and at != index and score >= max(sure - 0.12, 0.6) and assigned.get(at, ("", 0))[0] != field
    ]
    rivals = [at for at in rivals if field not in FREE and assigned.get(at, ("", 0.0))[1] < 0.7]
    if rivals and contents.filled and field in DATE_FIELDS | {"code", "title"}:
        return Column(index, header, field, round(min(sure, 0.7), 2), rival=str(rivals[0]))
    return Column(index, header, field, round(sure, 2))


def left_over(index: int, header: str, contents: Contents, best: float, wanted: str) -> Column:
    """A column that found no field of its own."""
    if contents.filled and wanted in KEPT_AS_NOTES and best >= TOO_WEAK:
        return Column(index, header, "notes", 0.8 if best >= 0.5 else 0.6)
    if is_worth_keeping(header, contents) and not (best >= TOO_WEAK and wanted == ""):
        return Column(index, header, "notes", 0.8)
    if contents.dated >= 0.5 and best >= TOO_WEAK and wanted in DATE_FIELDS:
        return Column(index, header, "notes", 0.6)
    is_clear = not contents.filled or (contents.dated < 0.5 and not (best >= 0.6 and wanted not in FREE))
    return Column(index, header, "", 0.9 if is_clear else 0.6)


def is_worth_keeping(header: str, contents: Contents) -> bool:
    """Whether a column that nobody knows says something in words, under a heading: it is kept beside the milestone."""
    is_machine_made = max(contents.uuids, contents.timestamps) >= 0.5
    is_dated = max(contents.dated, contents.timely) >= 0.5
    return bool(header and contents.filled and contents.ticks < 0.5 and not is_machine_made and not is_dated)
