"""What was found: two queries for each noun that is shown (and one for what is listed), one for each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from clusters.policy import Viewer
from portal.shell.asked_words import Question
from roadmaps.searching.nouns import BY_CODE, NOUNS, Find, Noun

FIRST = 5
PAGE = 20
COUNTED = 100


@dataclass(frozen=True, slots=True)
class Group:
    """The finds of one noun; `count` is never more than COUNTED, `has_more` says that it is. `after` leads on."""

    code: str
    label: str | Promise
    icon: str
    count: int
    has_more: bool
    finds: tuple[Find, ...] = ()
    after: int | None = None

    @property
    def is_cut(self) -> bool:
        """Are there more than are shown here?"""
        return self.count > len(self.finds)


@dataclass(frozen=True, slots=True)
class Results:
    """Groups with something in them, in a fixed order; `chosen` is the one that is shown alone."""

    question: Question
    groups: tuple[Group, ...]
    chosen: Group | None = None

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def has_more(self) -> bool:
        return any(group.has_more for group in self.groups)


def results(question: Question, *, viewer: Viewer, code: str = "", before: int | None = None) -> Results:
    """Everything that the viewer may see and that has all the words; of one noun (`code`) a page after `before`."""
    if not question.words:
        return Results(question, ())
    keys = {noun.code: _keys(noun, question, viewer, None, COUNTED + 1) for noun in NOUNS}
    chosen = BY_CODE.get(code)
    groups = tuple(_group(noun, keys[noun.code], question, is_shown=chosen is None) for noun in NOUNS)
    found = tuple(group for group in groups if group.count)
    if chosen is None:
        return Results(question, found)
    page = keys[chosen.code] if before is None else _keys(chosen, question, viewer, before, PAGE + 1)
    return Results(question, found, _page(chosen, page, question))


def _group(noun: Noun[Any], keys: Sequence[int], question: Question, *, is_shown: bool) -> Group:
    finds = _finds(noun, keys[:FIRST], question) if is_shown else ()
    return Group(noun.code, noun.label, noun.icon, min(len(keys), COUNTED), len(keys) > COUNTED, finds)


def _page(noun: Noun[Any], keys: Sequence[int], question: Question) -> Group:
    after = keys[PAGE - 1] if len(keys) > PAGE else None
    finds = _finds(noun, keys[:PAGE], question)
    return Group(noun.code, noun.label, noun.icon, len(finds), after is not None, finds, after)


def _keys(noun: Noun[Any], question: Question, viewer: Viewer, before: int | None, limit: int) -> Sequence[int]:
    """Keys of the latest records with all the words, at most so many."""
    found = noun.seen_by(viewer).filter(noun.says(question.words))
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk").values_list("pk", flat=True)[:limit])


def _finds(noun: Noun[Any], keys: Sequence[int], question: Question) -> tuple[Find, ...]:
    """The records of these keys, which the viewer has been found to see, as lines."""
    found = noun.model._default_manager.select_related(*noun.told).prefetch_related(*noun.listed)
    records = found.in_bulk(keys)
    return tuple(noun.find(records[key], question.words) for key in keys if key in records)
