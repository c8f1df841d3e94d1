"""What else could be read of a file: marked lines or all, hidden rows, a milestone for each period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.importing.made_choices import MadeChoices
from roadmaps.understanding.problems import Problem

OFFERED = frozenset({"scope", "hidden_rows", "hidden_columns", "repeating", "period_milestones", "letters_guessed"})


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the form: its name, value and label."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What was done, in a sentence, and the button that does the other thing; None where there is none."""

    message: str
    press: Press | None = None


def is_offered(problem: Problem, offers: dict[str, Any]) -> bool:
    """Whether a note is said among the offers, so that it need not be said again."""
    if problem.kind == "repeating":
        return problem.place in offers.get("repeating", ())
    return problem.kind in OFFERED


def offers_of(kept: dict[str, Any], made: MadeChoices, notes: Iterable[Problem]) -> tuple[Offer, ...]:
    """The offers of a file by what was kept of it, what was chosen, and its notes."""
    found = [note for note in notes if is_offered(note, kept)]
    scope = [Offer(note.message, _of_scope(note, kept)) for note in found if note.kind == "scope"]
    return (*scope, *_of_hidden(kept, made, found), *_of_periods(made, found))


def letters_of(notes: Iterable[Problem]) -> str:
    """That the letters of the file were guessed, with a sample; "" when they are sure."""
    return next((note.message for note in notes if note.kind == "letters_guessed"), "")


def _of_scope(note: Problem, kept: dict[str, Any]) -> Press:
    if note.params.get("reason") == "flagged":
        count = int(kept.get("leaves", 0))
        label = ngettext("Read all %(count)s line", "Read all %(count)s lines", count) % {"count": count}
        return Press("scope", "leaves", label)
    count = int(kept.get("flagged", 0))
    label = ngettext("Read the %(count)s marked line alone", "Read the %(count)s marked lines alone", count)
    return Press("scope", "flagged", label % {"count": count})


def _of_hidden(kept: dict[str, Any], made: MadeChoices, found: Sequence[Problem]) -> list[Offer]:
    if made.with_hidden and (kept.get("hidden_rows") or kept.get("hidden_columns")):
        return [Offer(_("Hidden rows and columns are read too."), Press("hidden", "no", _("Leave them out")))]
    hidden = [note for note in found if note.kind in {"hidden_rows", "hidden_columns"}]
    return [
        Offer(note.message, Press("hidden", "yes", _("Read them too")) if note is hidden[0] else None)
        for note in hidden
    ]


def _of_periods(made: MadeChoices, found: Sequence[Problem]) -> list[Offer]:
    """One line for each repeating phrase, and one for all when there are several."""
    whole = [note for note in found if note.kind == "repeating" and note.place not in made.split]
    offers = []
    if len(whole) > 1:
        said = ngettext("%(count)s date repeats.", "%(count)s dates repeat.", len(whole)) % {"count": len(whole)}
        offers.append(Offer(said, Press("split", "all", _("A milestone for each period of all"))))
    offers += [Offer(note.message, Press("split", note.place, _("A milestone for each period"))) for note in whole]
    split = [note for note in found if note.kind == "period_milestones"]
    return offers + [Offer(note.message, Press("whole", note.place, _("One milestone again"))) for note in split]
