"""What the filter bar of the board says: read from the address, never trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _

from clusters.models import Programme
from portal.shell.addresses import row_number
from portal.shell.asked_words import asked
from portal.shell.matching import says_all
from roadmaps.terms import RequestKind


class Section(StrEnum):
    """The three parts of the board."""

    MINISTRY = "ministry"
    CLUSTER = "cluster"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class BoardFilters:
    """The words of `q` are looked for in what is needed and in the cluster's name; `section` shows one part alone."""

    section: Section | None = None
    mine: bool = False
    kind: str = ""
    category: str = ""
    cluster: int | None = None
    q: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> BoardFilters:
        """The filters of an address; what is not understood is left out."""
        section, kind = query.get("section", ""), query.get("kind", "")
        return cls(
            section=Section(section) if section in set(Section) else None,
            mine=query.get("mine") == "1",
            kind=kind if kind in RequestKind.values else "",
            category=query.get("category", "")[:60],
            cluster=row_number(query.get("cluster", "")),
            q=query.get("q", "").strip()[:100],
        )

    @property
    def is_set(self) -> bool:
        return bool(self.mine or self.kind or self.category or self.cluster or self.q)

    def as_condition(self) -> Q:
        found = Q()
        if self.kind:
            found &= Q(kind=self.kind)
        if self.category:
            found &= Q(category=self.category)
        if self.cluster:
            found &= Q(roadmap__cluster=self.cluster)
        if self.q:
            found &= says_all(("need", "roadmap__cluster__name"), asked(self.q).words)
        return found

    def address(self, section: str) -> str:
        """The same filters, narrowed to one part."""
        said = {
            "section": section,
            "mine": "1" if self.mine else "",
            "kind": self.kind,
            "category": self.category,
            "cluster": self.cluster or "",
            "q": self.q,
        }
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a drop-down list."""

    value: str
    label: str
    is_chosen: bool


def kind_options(chosen: str) -> tuple[Option, ...]:
    words = {
        RequestKind.HELP: _("help for a cluster"),
        RequestKind.INFORMATION: _("questions of the ministry"),
    }
    return tuple(Option(kind, label, kind == chosen) for kind, label in words.items())


def category_label(word: str) -> str:
    """A category in words, whichever programme it comes from."""
    return dict(Programme(request_categories=[word]).request_category_choices)[word]


def category_options(counts: Mapping[str, int], chosen: str) -> tuple[Option, ...]:
    """The categories that there are, the largest first, with how many of them are open."""
    found = sorted(counts.items(), key=lambda pair: (-pair[1], category_label(pair[0])))
    return tuple(Option(word, f"{category_label(word)} ({count})", word == chosen) for word, count in found)
