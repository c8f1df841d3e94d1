"""A grid for the gallery: one row as it should be, one with a problem, one on its way out."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.shell.grid import Grid, GridCell, GridColumn, GridRow


def specimen_grid() -> Grid:
    """Three rows with a column of each kind."""
    columns = (
        GridColumn("milestone", _("Milestone"), "text", "wide"),
        GridColumn("due", _("Due date"), "line", "narrow"),
        GridColumn("stream", _("Workstream"), "list"),
        GridColumn("key", _("Key"), "select", "narrow", (("yes", _("yes")), ("no", _("no")))),
    )
    rows = (
        _row("1", columns, (_("Test bench"), "Q4 2026", _("Production"), "yes"), said=_("31 Dec 2026")),
        _row("2", columns, (_("ISO certificate"), "31.11.2026", "", "no"), problem=_("The calendar has no such day.")),
        _row("3", columns, (_("Training hub"), "2027", _("People"), "no"), is_struck=True),
    )
    return Grid(columns, rows, (("stream", (_("Production"), _("People"))),))


def _row(
    key: str,
    columns: tuple[GridColumn, ...],
    texts: tuple[str, ...],
    *,
    said: str = "",
    problem: str = "",
    is_struck: bool = False,
) -> GridRow:
    cells = tuple(
        GridCell(
            key=f"specimen-{column.name}-{key}",
            column=column,
            text=text,
            said=said if column.name == "due" else "",
            problem=problem if column.name == "due" else "",
        )
        for column, text in zip(columns, texts, strict=True)
    )
    return GridRow(f"specimen-{key}", key, cells, is_struck=is_struck, note=_("proposed to drop") if is_struck else "")
