"""Problems and notes that are mended in the same way stand together under one headline."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEADLINES: dict[str, str | Promise] = {
    "date_unread": _("Date not understood"),
    "ambiguous_day_order": _("Day or month first?"),
    "duplicate_code": _("Same number twice"),
    "missing_title": _("No title"),
    "uncalculated_formula": _("Formula without a value"),
    "end_before_start": _("Due before it starts"),
    "too_long": _("Text too long"),
    "percent_out_of_range": _("Per cent out of range"),
    "missing_dates_all": _("No dates at all"),
    "missing_dates": _("Without a date"),
    "undated_wording": _("Wording that names no day"),
    "ongoing": _("Goes on all the time"),
    "repeating": _("Repeats"),
    "assumption": _("Read with an assumption"),
    "computed_date": _("Computed dates"),
    "terms_in_titles": _("Dates taken from titles"),
    "partly_read": _("Dates with words beside them"),
    "section_without_rows": _("Sections without milestones"),
    "row_skipped": _("Rows left out"),
    "not_imported_column": _("Columns not imported"),
    "repeated_code": _("Numbers used again"),
    "other_table": _("Other tables"),
    "sheets_together": _("Several sheets"),
    "hidden_row": _("Hidden rows"),
    "hidden_rows": _("Hidden rows"),
    "hidden_columns": _("Hidden columns"),
    "period_milestones": _("A milestone for each period"),
    "number_unread": _("Numbers not understood"),
    "scope": _("Marked lines"),
    "letters_guessed": _("Guessed letters"),
    "other_roadmap": _("From another roadmap"),
    "copied_row": _("Copied rows"),
    "older_workbook": _("Made from an older plan"),
}


def headline_of(kind: str) -> str:
    """The headline of a kind of problem, in the reader's language; other kinds share one."""
    return str(HEADLINES.get(kind, _("Other remarks")))
