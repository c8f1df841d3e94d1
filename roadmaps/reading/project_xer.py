"""Reads Primavera XER: tables of text, a line %T with a name, %F with its columns and %R for each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roadmaps.reading.cells import Reading
from roadmaps.reading.encoding import guess_encoding
from roadmaps.reading.limits import MAX_COLUMNS, MAX_ROWS, CannotRead, check_extent
from roadmaps.reading.project_outline import Section, outline
from roadmaps.reading.project_table import PlanLine, day_of, number_of, table_of

type_of_records = list[dict[str, str]]
_USED = frozenset({"PROJECT", "PROJWBS", "TASK", "TASKPRED", "TASKRSRC", "RSRC", "TASKMEMO"})
_STATUS = {"TK_Active": "In progress", "TK_Complete": "Completed"}
_FLAGGED = frozenset({"TT_Mile", "TT_FinMile"})
# Its dates are those of the lines under it.
_ROLL_UP = "TT_WBS"
# What stands for a new line within a field.
_LINE_END = "\x7f"
_MOST_LINKS = 20 * MAX_ROWS


def read(content: bytes) -> Reading:
    """Read the plan as one table. Raises CannotRead."""
    encoding = guess_encoding(content)
    tables = tables_of(content.decode(encoding, "replace").replace("\x00", ""))
    sections = [
        Section(
            row["wbs_id"], row.get("parent_wbs_id", ""), row.get("wbs_name", ""), number_of(row.get("seq_num")) or 0
        )
        for row in tables.get("PROJWBS", [])
        if row.get("wbs_id")
    ]
    rows = outline(sections, _lines(tables))
    roots = [row for row in tables.get("PROJWBS", []) if row.get("proj_node_flag") == "Y"]
    table = table_of(rows, roots[0].get("wbs_name", "") if roots else "")
    return Reading((table,), encoding if encoding not in {"utf-8", "utf-8-sig", "cp1252"} else "")


def tables_of(text: str) -> dict[str, type_of_records]:
    """The tables that a plan is made of, each a list of rows by the names of its columns. Raises CannotRead."""
    tables: dict[str, type_of_records] = {}
    table: type_of_records | None = None
    columns: list[str] = []
    for line in text.split("\n"):
        mark, _, rest = line.rstrip("\r").partition("\t")
        if mark == "%T":
            name = rest.strip()
            table, columns = (tables.setdefault(name, []) if name in _USED else None), []
        elif mark == "%F" and table is not None:
            columns = [name.strip() for name in rest.split("\t")]
            if len(columns) > MAX_COLUMNS:
                check_extent(1, len(columns))
        elif mark == "%R" and table is not None:
            table.append(dict(zip(columns, rest.split("\t"), strict=False)))
            if len(table) > _MOST_LINKS:
                raise CannotRead("too_much_memory")
    if "TASK" not in tables:
        raise CannotRead("unreadable")
    check_extent(len(tables["TASK"]) + len(tables.get("PROJWBS", ())), 1)
    return tables


def _lines(tables: Mapping[str, type_of_records]) -> list[tuple[str, PlanLine]]:
    """Each line with the key of its section."""
    rows = [row for row in tables["TASK"] if row.get("task_type") != _ROLL_UP]
    codes = {row.get("task_id", ""): row.get("task_code", "") for row in rows}
    before = _grouped(tables.get("TASKPRED", []), "pred_task_id")
    names = {row.get("rsrc_id", ""): row.get("rsrc_name", "") for row in tables.get("RSRC", [])}
    people = _grouped(tables.get("TASKRSRC", []), "rsrc_id")
    notes = _grouped(tables.get("TASKMEMO", []), "task_memo")
    found = []
    for row in rows:
        key = row.get("task_id", "")
        line = _line(row)
        made = PlanLine(
            role=line.role,
            code=line.code,
            name=line.name,
            start=line.start,
            planned=line.planned,
            expected=line.expected,
            actual=line.actual,
            percent=line.percent,
            status=line.status,
            resources=tuple(names.get(one, "") for one in people.get(key, ())),
            predecessors=tuple(codes.get(one, one) for one in before.get(key, ())),
            notes="\n".join(notes.get(key, ())).replace(_LINE_END, "\n"),
            uid=row.get("guid", ""),
        )
        found.append((row.get("wbs_id", ""), made))
    return found


def _line(row: Mapping[str, str]) -> PlanLine:
    """What stands in the row itself. A milestone at the start of something is due on that day."""

    def first(*names: str) -> str:
        return next((row[name] for name in names if row.get(name)), "")

    is_start = row.get("task_type") == "TT_Mile"
    planned = first("target_start_date" if is_start else "target_end_date", "target_end_date", "target_start_date")
    actual = first("act_end_date", *(("act_start_date",) if is_start else ()))
    expected = first(*(("early_start_date",) if is_start else ()), "reend_date", "early_end_date")
    return PlanLine(
        role="flagged" if row.get("task_type") in _FLAGGED else "leaf",
        code=row.get("task_code", ""),
        name=row.get("task_name", ""),
        start=day_of(first("act_start_date", "target_start_date", "early_start_date")),
        planned=day_of(planned),
        expected=day_of(expected) or day_of(planned),
        actual=day_of(actual),
        percent=_percent(row),
        status=_STATUS.get(row.get("status_code", ""), ""),
    )


def _percent(row: Mapping[str, str]) -> float | None:
    """The part that is done, 0 to 100, in the way that the row itself says it is measured; None of nothing done."""
    if row.get("status_code") == "TK_Complete":
        return 100.0
    if row.get("complete_pct_type") != "CP_Drtn":
        return number_of(row.get("phys_complete_pct")) or None
    whole, left = number_of(row.get("target_drtn_hr_cnt")), number_of(row.get("remain_drtn_hr_cnt"))
    if not whole or left is None or not 0 <= left < whole:
        return None
    return round(100 * (whole - left) / whole, 1)


def _grouped(rows: Sequence[Mapping[str, str]], column: str) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for row in rows:
        grouped.setdefault(row.get("task_id", ""), []).append(row.get(column, ""))
    return grouped
