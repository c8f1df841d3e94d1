"""What people fill in on the comparing page: what happens to missing rows, why dates moved, which row is which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell.dates import due
from portal.shell.forms import PortalForm
from portal.shell.quoting import quoting
from roadmaps.revisions.comparison import Comparison, Question
from roadmaps.revisions.drafting import Decisions
from roadmaps.revisions.lines import RowLine
from roadmaps.terms import SlipCategory

NEW = "new"
KEEP, DROP = "keep", "drop"
ALL, TICKED, REST = "all", "ticked", "rest"
CATEGORIES = [("", gettext_lazy("Choose a category")), *SlipCategory.choices]


@dataclass(frozen=True, slots=True)
class MovedFields:
    line: RowLine
    reason: forms.BoundField
    category: forms.BoundField


@dataclass(frozen=True, slots=True)
class MissingField:
    line: RowLine
    choice: forms.BoundField


@dataclass(frozen=True, slots=True)
class QuestionField:
    question: Question
    answer: forms.BoundField


class DecisionForm(PortalForm):
    """One field for each thing to decide. With `is_final` nothing may be left open."""

    has_form_tag = False
    comment = forms.CharField(
        label=gettext_lazy("Comment for the ministry"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason_for_all = forms.CharField(label=gettext_lazy("Reason for all"), required=False, max_length=1000)
    category_for_all = forms.ChoiceField(label=gettext_lazy("Category for all"), required=False, choices=CATEGORIES)

    def __init__(self, *args: Any, comparison: Comparison, is_final: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comparison = comparison
        self.is_final = is_final
        self.droppable = [line for line in comparison.missing if line.day_done is None]
        for line in comparison.moved:
            self._add_move(line)
        for line in self.droppable:
            self.fields[f"missing_{line.milestone}"] = forms.ChoiceField(
                label=line.title,
                choices=[(KEEP, _("Keep as it is")), (DROP, _("Propose to drop"))],
                initial=DROP if line.is_dropped else KEEP,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            )
        for question in comparison.questions:
            self._add_question(question)

    def _add_move(self, line: RowLine) -> None:
        self.fields[f"reason_{line.milestone}"] = forms.CharField(
            label=quoting(_("Why “%(title)s” moves"), title=line.title[:80]),
            initial=line.reason,
            required=False,
            max_length=1000,
        )
        self.fields[f"category_{line.milestone}"] = forms.ChoiceField(
            label=quoting(_("Category for “%(title)s”"), title=line.title[:80]),
            initial=line.category,
            required=False,
            choices=CATEGORIES,
        )

    def _add_question(self, question: Question) -> None:
        choices = [(str(line.milestone), name_of(line)) for line in question.candidates]
        self.fields[f"pair_{question.row.pk}"] = forms.ChoiceField(
            label=quoting(_("Which milestone is “%(title)s”?"), title=question.row.title[:80]),
            choices=[*choices, (NEW, _("None of them: it is new"))],
            required=self.is_final,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            error_messages={"required": _("Say which milestone it is, or that it is new.")},
        )

    @property
    def moved(self) -> Iterator[MovedFields]:
        for line in self.comparison.moved:
            yield MovedFields(line, self[f"reason_{line.milestone}"], self[f"category_{line.milestone}"])

    @property
    def missing(self) -> Iterator[MissingField]:
        for line in self.droppable:
            yield MissingField(line, self[f"missing_{line.milestone}"])

    @property
    def questions(self) -> Iterator[QuestionField]:
        for question in self.comparison.questions:
            yield QuestionField(question, self[f"pair_{question.row.pk}"])

    def clean(self) -> dict[str, Any]:
        """Fill the reason for all into rows without their own; a final form needs both for each moved date."""
        cleaned = super().clean() or self.cleaned_data
        for line in self.comparison.moved:
            for name, missing in (
                ("reason", _("Say why the date moves.")),
                ("category", _("Choose what kind of reason it is.")),
            ):
                key = f"{name}_{line.milestone}"
                cleaned[key] = cleaned.get(key) or cleaned.get(f"{name}_for_all") or ""
                if self.is_final and not cleaned[key] and key not in self.errors:
                    self.add_error(key, missing)
        return cleaned

    @property
    def decisions(self) -> Decisions:
        """What was decided, once the form is valid."""
        said = self.cleaned_data
        answers = {question.row.pk: said.get(f"pair_{question.row.pk}") for question in self.comparison.questions}
        return Decisions(
            dropped=[line.milestone or 0 for line in self.droppable if said[f"missing_{line.milestone}"] == DROP],
            reasons={
                line.milestone or 0: (said[f"reason_{line.milestone}"], said[f"category_{line.milestone}"])
                for line in self.comparison.moved
            },
            answers={pk: None if chosen == NEW else int(chosen) for pk, chosen in answers.items() if chosen},
            comment=said["comment"],
        )


def name_of(line: RowLine) -> str:
    """A milestone's number, title and due date: several may share a title."""
    return " · ".join(filter(None, (f"{line.code} {line.title}".strip(), due(line.due_date, line.precision))))


class ApproveForm(PortalForm):
    """Which rows are approved: all, or those that are ticked, with the reason for the others.

    `rows` holds the pks of ticked rows, and REST for those that are too many to be shown. `sent` is when the plan
    was sent that the person has looked at: one sent anew since then has to be looked at again.
    """

    rows = forms.MultipleChoiceField(required=False)
    which = forms.ChoiceField(required=False, choices=[(ALL, ""), (TICKED, "")])
    sent = forms.CharField(required=False)
    note = forms.CharField(
        label=gettext_lazy("Why the other rows are not approved"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "form": "approve"}),
    )

    def __init__(self, *args: Any, comparison: Comparison, sent_at: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen = sent_at.isoformat() if sent_at else ""
        self.rest = frozenset(comparison.added_left_out)
        self.pks = comparison.proposals
        shown = sorted(self.pks - self.rest)
        self.fields["rows"].choices = [(str(pk), "") for pk in shown] + [(REST, "")]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> frozenset[int]:
        """The rows that are ticked now: all of them, until somebody has unticked some."""
        if not self.is_bound:
            return self.pks
        said = set(self.data.getlist("rows"))
        return frozenset(pk for pk in self.pks if str(pk) in said or (pk in self.rest and REST in said))

    @property
    def is_rest_ticked(self) -> bool:
        return self.rest <= self.ticked

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("sent") and cleaned["sent"] != self.seen:
            self.add_error(None, _("This plan was sent anew after you opened the page. Look at it once more."))
        elif cleaned.get("which") == TICKED and self.ticked != self.pks:
            if not self.ticked:
                self.add_error(None, _("No row is ticked. Return the plan with a reason, or tick what is approved."))
            elif not (cleaned.get("note") or "").strip() and "note" not in self.errors:
                self.add_error("note", _("Say why the other rows are not approved: the cluster reads it."))
        return cleaned

    @property
    def declined(self) -> frozenset[int]:
        """The rows that are not approved, once the form is valid."""
        return self.pks - self.ticked if self.cleaned_data["which"] == TICKED else frozenset()


class UndoForm(PortalForm):
    """Why an approval is taken back."""

    submit_label = gettext_lazy("Take the approval back")
    reason = forms.CharField(
        label=gettext_lazy("Why it is taken back"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why the approval is taken back.")},
    )


class ReturnForm(PortalForm):
    """Why a plan is given back."""

    submit_label = gettext_lazy("Return with this reason")
    reason = forms.CharField(
        label=gettext_lazy("What has to be changed"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say what has to be changed, so that the cluster can do it.")},
    )
