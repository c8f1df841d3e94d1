"""The question in the address."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from portal.shell.asked_words import Question, asked
from roadmaps.searching.nouns import NOUNS

LONGEST_KEY = 2**62


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, of which noun ("" for all), and after which record."""

    question: Question
    code: str
    before: int | None


class SearchForm(forms.Form):
    """Anything that cannot be understood narrows nothing."""

    q = forms.CharField(required=False, strip=False)
    kind = forms.ChoiceField(choices=[(noun.code, noun.code) for noun in NOUNS], required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=LONGEST_KEY)

    @property
    def asked(self) -> Asked:
        self.is_valid()
        said = self.cleaned_data
        return Asked(asked(said.get("q") or ""), said.get("kind") or "", said.get("before"))
