"""The gallery at `/ui/`: every component in every state, open to whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portal.shell.forms import CardRadios, FileDrop, PortalForm, Press
from portal.shell.grid_specimen import specimen_grid


@dataclass(frozen=True, slots=True)
class Specimen:
    """One place in the gallery: a component or a group of them, its name, its use."""

    slug: str
    name: str | Promise
    use: str | Promise

    @property
    def template(self) -> str:
        return f"portal/shell/specimens/{self.slug}.html"


SPECIMENS = (
    Specimen(
        "schedule",
        gettext_lazy("Schedule"),
        gettext_lazy("A fact, computed from the dates. The less it needs you, the paler it is."),
    ),
    Specimen(
        "confidence",
        gettext_lazy("Confidence"),
        gettext_lazy("A judgement by a person, never computed; name and date stand beside it."),
    ),
    Specimen(
        "paper",
        gettext_lazy("Paper"),
        gettext_lazy("Where a report or a revision lies, and whose turn it is. Neutral ink."),
    ),
    Specimen(
        "dates",
        gettext_lazy("Dates and numbers"),
        gettext_lazy("As exactly as they were promised, and how far from today."),
    ),
    Specimen(
        "numbers",
        gettext_lazy("Stat cards"),
        gettext_lazy("A number, its noun, the change in words. The whole card is a link."),
    ),
    Specimen(
        "progress",
        gettext_lazy("Progress"),
        gettext_lazy("So many of so many, so many days of so many; never a bare per cent."),
    ),
    Specimen("todo", gettext_lazy("What needs you"), gettext_lazy("Sentences with one button each, at most seven.")),
    Specimen("people", gettext_lazy("Persons and files"), gettext_lazy("Who, and what to take along.")),
    Specimen(
        "table",
        gettext_lazy("Table"),
        gettext_lazy("Hairlines, figures in columns; on a phone each row becomes a card."),
    ),
    Specimen(
        "grid",
        gettext_lazy("Grid"),
        gettext_lazy("Cells that are worked with keys, and with blocks from a spreadsheet."),
    ),
    Specimen(
        "difference",
        gettext_lazy("Difference"),
        gettext_lazy("The old value struck, the new one bold, with words for readers."),
    ),
    Specimen(
        "heat", gettext_lazy("Heat"), gettext_lazy("Cells with a number; the colour repeats what the number says.")
    ),
    Specimen("thread", gettext_lazy("Conversation"), gettext_lazy("Who, what, when: one list in time order.")),
    Specimen(
        "notices",
        gettext_lazy("Notices"),
        gettext_lazy("The result of an action, in place; nothing disappears by itself."),
    ),
    Specimen("empty", gettext_lazy("Empty place"), gettext_lazy("Why it is empty, what comes next, one action.")),
    Specimen("ways", gettext_lazy("Views, steps, pages"), gettext_lazy("Every view is an address.")),
    Specimen(
        "buttons",
        gettext_lazy("Buttons"),
        gettext_lazy("One primary on a page. Never greyed: pressing says what is missing."),
    ),
    Specimen("form", gettext_lazy("Form"), gettext_lazy("Label, hint, field; what may be left out says so.")),
    Specimen(
        "form_wrong", gettext_lazy("Form with errors"), gettext_lazy("The summary and the field carry the same words.")
    ),
    Specimen("filters", gettext_lazy("Filters"), gettext_lazy("One bar drives the whole page.")),
    Specimen(
        "marks",
        gettext_lazy("Marks and icons"),
        gettext_lazy("A shape beside every colour, a word beside every shape."),
    ),
    Specimen(
        "colours", gettext_lazy("Colours"), gettext_lazy("Pairs of ground and text; the contrast of each is tested.")
    ),
    Specimen("type", gettext_lazy("Type"), gettext_lazy("Two weights, six sizes, figures of one width.")),
)
SHAPES = (
    "circle", "ring", "dashed", "target", "half", "waiting", "arrow", "triangle", "square", "octagon",
    "diamond", "diamond-filled", "tick", "dash", "cross",
)  # fmt: skip
ICONS = (
    "inbox", "upload", "file-down", "file-up", "calendar-clock", "message-square", "circle-check", "undo-2",
    "pencil", "plus", "minus", "search", "list", "chart-gantt", "users", "user-round", "bell", "settings",
)  # fmt: skip
PAIRS = (
    "page-text", "surface-text", "surface-muted", "hover-text", "primary-on-primary", "danger-on-danger",
    "track-tint-track-text", "risk-tint-risk-text", "critical-tint-critical-text", "quiet-tint-quiet-text",
    "info-tint-info-text", "heat-calm-heat-calm-text", "heat-risk-heat-risk-text", "heat-critical-heat-critical-text",
)  # fmt: skip
HEALTH = (
    "overdue", "late_forecast", "at_risk", "due_soon", "awaiting_review", "on_track", "not_started",
    "done", "done_late", "cancelled",
)  # fmt: skip
CONFIDENCE = (
    ("on_track", gettext_lazy("On track")),
    ("at_risk", gettext_lazy("At risk")),
    ("critical", gettext_lazy("Critical")),
)


class SpecimenForm(PortalForm):
    """One field of every kind."""

    title = forms.CharField(label=gettext_lazy("Title"), help_text=gettext_lazy("As it stands in the plan."))
    forecast_date = forms.DateField(label=gettext_lazy("Forecast"), required=False)
    category = forms.ChoiceField(
        label=gettext_lazy("Why the date moves"),
        choices=[("money", gettext_lazy("Money")), ("law", gettext_lazy("Law"))],
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("How sure are you?"),
        choices=CONFIDENCE,
        widget=CardRadios(
            sentences={
                "on_track": gettext_lazy("No help is needed."),
                "at_risk": gettext_lazy("The curator should know."),
                "critical": gettext_lazy("A decision is needed."),
            },
            marks={
                "on_track": ("tick", "track"),
                "at_risk": ("triangle", "risk"),
                "critical": ("octagon", "critical"),
            },
        ),
    )
    comment = forms.CharField(
        label=gettext_lazy("What was done, what is next"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    evidence = forms.FileField(label=gettext_lazy("Evidence"), widget=FileDrop, required=False)
    is_help_needed = forms.BooleanField(
        label=gettext_lazy("Ask for help"), help_text=gettext_lazy("Your curator is told at once."), required=False
    )
    submit_label = gettext_lazy("Send")
    buttons = (Press(gettext_lazy("Send")), Press(gettext_lazy("Save as a draft"), "draft", "yes", "secondary"))
    cancel_url = "#form"


@dataclass(frozen=True, slots=True)
class SpecimenField:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SpecimenQuarter:
    ends_on: date
    value: str
    is_rated: bool = True
    is_fresh: bool = True


@dataclass(frozen=True, slots=True)
class SpecimenChange:
    kind: str
    code: str
    title: str
    fields: tuple[SpecimenField, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SpecimenAge:
    """Working days that something has waited, in hundredths of the bar."""

    within: int
    beyond: int
    line: int
    words: str

    @property
    def over(self) -> bool:
        return self.beyond > 0


def specimen_ages() -> list[SpecimenAge]:
    words = (_("2 working days, 3 left"), _("9 working days, 4 over"))
    return [SpecimenAge(20, 0, 50, words[0]), SpecimenAge(50, 40, 50, words[1])]


def specimen_changes() -> list[SpecimenChange]:
    """A difference with every kind of row."""
    moved = (SpecimenField(_("Due"), _("Q3 2026"), _("Q4 2026")), SpecimenField(_("Responsible"), "", "О. Ким"))
    return [
        SpecimenChange("changed", "1.7", _("Second press"), moved, note=_("moved by 92 days")),
        SpecimenChange("added", "1.8", _("Training hub")),
        SpecimenChange("removed", "2.2", _("Clean room")),
        SpecimenChange("same", "2.4", _("ISO certificate")),
    ]


def specimen_quarters() -> list[SpecimenQuarter]:
    """Two years with every judgement, given anew and standing on."""
    return [
        SpecimenQuarter(date(2026, 3, 31), "not_rated", is_rated=False),
        SpecimenQuarter(date(2026, 6, 30), "on_track"),
        SpecimenQuarter(date(2026, 9, 30), "on_track", is_fresh=False),
        SpecimenQuarter(date(2026, 12, 31), "at_risk"),
        SpecimenQuarter(date(2027, 3, 31), "critical"),
    ]


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "specimens": SPECIMENS,
        "shapes": SHAPES,
        "icons": ICONS,
        "pairs": PAIRS,
        "health_values": HEALTH,
        "confidence_values": [*(value for value, _label in CONFIDENCE), "not_rated"],
        "quarters": specimen_quarters(),
        "ages": specimen_ages(),
        "precisions": ["day", "month", "quarter", "half_year", "year", "ongoing", "undated"],
        "today": today,
        "days": [today + timedelta(days=distance) for distance in (-46, -1, 0, 1, 2, 5, 21)],
        "now": timezone.now(),
        "changes": specimen_changes(),
        "specimen_grid": specimen_grid(),
        "calm_form": SpecimenForm(auto_id="calm_%s"),
        "wrong_form": SpecimenForm({"category": "money"}, auto_id="wrong_%s"),
        "page_obj": Paginator(range(240), 20).page(4),
    }
    return render(request, "portal/shell/gallery.html", context)
