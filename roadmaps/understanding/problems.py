"""What is wrong with a file and what a person should know: where, what was found, what to do.

A problem must be mended before the plan is sent; a note need not.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from portal.shell.quoting import within
from roadmaps.reading.unread_words import END_BEFORE_START, NOT_A_DATE, WHY_UNREAD
from roadmaps.understanding.places import in_words

Severity = Literal["problem", "note"]

PROBLEMS: dict[str, str | Promise] = {
    "date_unread": NOT_A_DATE,
    **{f"date_unread.{kind}": text for kind, text in WHY_UNREAD.items()},
    "ambiguous_day_order": _(
        "“%(found)s” can be %(first)s or %(second)s. Say whether the day or the month comes first."
    ),
    "duplicate_code": _("the number “%(found)s” stands in row %(other)s as well. Give one of them another number."),
    "duplicate_code.lookalike": _(
        "the number “%(found)s” looks like the one in row %(other)s, but its letters are of another alphabet. "
        "Give one of them another number."
    ),
    "missing_title": _("the row has no title. Name the milestone, or remove the row from the file."),
    "uncalculated_formula": _(
        "cell %(place)s holds a formula that has never been calculated. Save the file in Excel, or enter the value."
    ),
    "end_before_start": END_BEFORE_START,
    "too_long": _("the text has %(length)s characters, %(limit)s are the most. Shorten it."),
    "percent_out_of_range": _("“%(found)s” is not between 0 and 100 per cent. Correct it."),
}
NOTES: dict[str, str | Promise] = {
    "other_roadmap": _(
        "the workbook was downloaded from another roadmap: its rows are matched by number and title, as of any file."
    ),
    "copied_row": _("“%(found)s” was copied within the workbook: the first row goes on with it, this one is new."),
    "older_workbook": _(
        "the workbook was made from revision %(first)s, and revision %(second)s is in force by now: "
        "what was changed in between shows as a change back."
    ),
    "missing_dates_all": _("no milestone has a date. Add due dates, or send the plan undated."),
    "undated_wording": _("“%(found)s” names no day: the milestone stays undated, the wording is kept."),
    "undated_wording.no_actual": _("“%(found)s” names no day, so no day of completion is taken from it."),
    "undated_wording.duration": _("“%(found)s” is a length of time without a beginning: the milestone stays undated."),
    "ongoing": _("“%(found)s”: the milestone goes on and is never overdue before the roadmap ends."),
    "repeating": _("“%(found)s” repeats: it becomes one milestone. Split it when each period is a promise of its own."),
    "assumption": _("“%(found)s” is read as %(read)s. Correct it when something else is meant."),
    "assumption.several_dates": _("“%(found)s” names several dates: the last one counts, %(read)s."),
    "assumption.year_from_context": _("“%(found)s” names no year: it is read as %(read)s."),
    "assumption.open_start": _("“%(found)s” names only a beginning: the milestone goes on from then."),
    "assumption.forecast": _("there is no approved date: the forecast %(read)s stands in for it."),
    "assumption.typing_error": _("“%(found)s” has a typing error: it is read as %(read)s."),
    "assumption.part_of_period": _("“%(found)s” names no exact day: it is read generously, as %(read)s."),
    "assumption.roughly": _("“%(found)s” is only roughly a date: it is read as %(read)s."),
    "assumption.fiscal_year": _("“%(found)s” counts by another year than the programme: it is read as %(read)s."),
    "assumption.week": _("“%(found)s” is read as the week that ends on %(read)s."),
    "assumption.mixed_by_excel": _(
        "“%(found)s” is read as %(read)s. A program may have taken the day for the month: other dates of the column "
        "stayed texts."
    ),
    "assumption.hidden_year": _("“%(found)s” shows no year: it is read as %(read)s, as the file keeps it."),
    "assumption.amounts": _("there is no date: the last period with money counts, %(read)s."),
    "assumption.section": _("“%(found)s” stands above the milestone and is read as its due date, %(read)s."),
    "assumption.serial": _("“%(found)s” is a number without a date format: it is read as %(read)s."),
    "assumption.code": _("“%(found)s” was turned into a date by a program: it is read as the number %(read)s."),
    "computed_date": _("the due date %(read)s is computed from “%(found)s”."),
    "partly_read": _("“%(found)s” is read as %(read)s; the words “%(rest)s” are kept beside it."),
    "section_without_rows": _("the section “%(found)s” has no milestones under it."),
    "row_skipped": _("the row is not a milestone and is left out: “%(found)s”."),
    "row_skipped.total": _("a total is left out: “%(found)s”."),
    "row_skipped.money_source": _("a row of money by source is left out: “%(found)s”."),
    "row_skipped.head": _("the head of the table is repeated here and is left out."),
    "row_skipped.continuation": _("the row goes on with the milestone above and is left out: “%(found)s”."),
    "row_skipped.other": _("another table begins here, and it is not read: “%(found)s”."),
    "row_skipped.after": _("text after or between the milestones is left out: “%(found)s”."),
    "not_imported_column": _("the column is not imported. Choose a field for it when it is part of the plan."),
    "repeated_code": _(
        "numbers such as “%(found)s” are used again in other workstreams. Rows are told apart by workstream."
    ),
    "scope.leaves": _(
        "%(flagged)s of the plan's %(leaves)s lines are marked as milestones. "
        "All lines are read; choose the marked ones when they alone are the roadmap."
    ),
    "scope.flagged": _(
        "only the lines that are marked as milestones are read: %(flagged)s of %(leaves)s. "
        "Choose all lines when the others are promises too."
    ),
    "letters_guessed": _(
        "the file does not say how its letters are written; they are read as %(encoding)s: “%(found)s”. "
        "When this does not read right, save the file as xlsx or as CSV UTF-8 and upload it again."
    ),
    "row_skipped.project": _("the first line names the whole plan and is left out: “%(found)s”."),
    "other_table": _("“%(found)s” looks like a roadmap as well. Choose it when it is the right table."),
    "sheets_together": _(
        "the sheets “%(found)s” are read together as one plan. Choose one of them when it alone is the plan."
    ),
    "hidden_row": _("the row is hidden in the file and is read all the same."),
    "period_milestones": _("“%(found)s” becomes a milestone for each period: %(count)s of them, to %(read)s."),
    "number_unread.negative": _("“%(found)s” is below zero and is kept as a note."),
    "number_unread": _("“%(found)s” is not a number and is kept as a note."),
}
COLUMN = _("“%(column)s”")
TERMS_IN_TITLES = ngettext_lazy(
    "the due date is taken from the title: “%(found)s” is read as %(read)s.",
    "the due dates of %(count)s milestones are taken from their titles: “%(found)s” is read as %(read)s.",
    "count",
)
MISSING_DATES = ngettext_lazy("%(count)s milestone has no date.", "%(count)s milestones have no date.", "count")
COUNTED = {
    "missing_dates": MISSING_DATES,
    "terms_in_titles": TERMS_IN_TITLES,
    "hidden_rows": ngettext_lazy(
        "%(count)s row is hidden in the file and is left out.",
        "%(count)s rows are hidden in the file and are left out.",
        "count",
    ),
    "hidden_columns": ngettext_lazy(
        "%(count)s column is hidden in the file and is left out.",
        "%(count)s columns are hidden in the file and are left out.",
        "count",
    ),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One finding: `place` names its cell ("B7"; "" for the whole table), `field` the plan's field.

    `suggestion` is what may be typed instead of what was found; "" when nobody knows. `params` are what the
    sentence is made with, plain strings and numbers, so that a problem can be kept and told in any language.
    """

    place: str
    field: str
    kind: str
    severity: Severity
    found: str = ""
    suggestion: str = ""
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """Where it is, what was found and what to do, in the reader's language."""
        where = [in_words(self.place), self.heading and str(COLUMN % {"column": self.heading})]
        place = ", ".join(filter(None, where))
        text = self.sentence
        return f"{place}: {text}" if place else text[:1].upper() + text[1:]

    @property
    def heading(self) -> str:
        """The heading of the column that it is about; "" of a whole row or table."""
        return str(self.params.get("column", ""))

    @property
    def sentence(self) -> str:
        """What was found and what to do, without the place."""
        values = {"found": shortened(self.found), "place": self.place, **self.params}
        if self.kind in COUNTED:
            return str(COUNTED[self.kind] % values)
        texts = {**PROBLEMS, **NOTES}
        text = str(texts.get(f"{self.kind}.{self.params.get('reason', '')}") or texts[self.kind])
        return text % within(text, values)

    def to_json(self) -> dict[str, Any]:
        return {
            "place": self.place,
            "field": self.field,
            "kind": self.kind,
            "severity": self.severity,
            "found": self.found,
            "suggestion": self.suggestion,
            "params": dict(self.params),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Problem:
        return cls(**kept)


def problem(place: str, name: str, kind: str, found: str = "", suggestion: str = "", **params: str | int) -> Problem:
    """A finding of a known kind with the severity that goes with it."""
    severity: Severity = "problem" if kind in PROBLEMS else "note"
    return Problem(place, name, kind, severity, found, suggestion, params)


def shortened(text: str) -> str:
    """The text on one line and at most 120 characters long, as messages quote it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 120 else plain[:119].rstrip() + "…"
