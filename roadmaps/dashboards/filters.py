"""What the filter bars say: read from the address, never trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.shell.addresses import row_number
from roadmaps.terms import Health


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a drop-down list."""

    value: str
    label: str
    is_chosen: bool


def choices(pairs: Iterable[tuple[object, object]], chosen: object) -> tuple[Choice, ...]:
    """Options from (value, label) pairs; the chosen one is marked."""
    wanted = "" if chosen is None else str(chosen)
    return tuple(Choice(str(value), str(label), str(value) == wanted) for value, label in pairs)


class PortfolioState(StrEnum):
    OVERDUE = "overdue"
    SILENT = "silent"
    INCOMPLETE = "incomplete"
    WAITING = "waiting"
    SOON = "soon"
    CRITICAL = "critical"
    CONTRADICTED = "contradicted"
    UNRATED = "unrated"


PORTFOLIO_STATES: dict[PortfolioState, Promise] = {
    PortfolioState.OVERDUE: _("Overdue"),
    PortfolioState.SILENT: _("No report for the period"),
    PortfolioState.INCOMPLETE: _("Report for the period incomplete"),
    PortfolioState.WAITING: _("Waiting for the ministry"),
    PortfolioState.SOON: _("Due in 30 days"),
    PortfolioState.CRITICAL: _("Rated critical"),
    PortfolioState.CONTRADICTED: _("Rating and facts differ"),
    PortfolioState.UNRATED: _("Not rated by the ministry"),
}

OFF_TRACK, OPEN, UNDATED, UNHEARD = "off_track", "open", "undated", "unheard"
ROADMAP_STATES: dict[str, str | Promise] = {
    OPEN: _("Not done yet"),
    OFF_TRACK: _("Off track"),
    **{state.value: state.label for state in Health},
    UNDATED: _("Without a date"),
    UNHEARD: _("No report for the period"),
}
SORTS: dict[str, Promise] = {
    "plan": _("As in the plan"),
    "due": _("By due date"),
    "slip": _("Largest slip first"),
    "state": _("Worst state first"),
}


@dataclass(frozen=True, slots=True)
class PortfolioFilters:
    region: int | None = None
    programme: int | None = None
    state: PortfolioState | None = None
    mine: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str]) -> PortfolioFilters:
        """The filters of an address; what is not understood is left out."""
        state = query.get("state", "")
        return cls(
            region=row_number(query.get("region", "")),
            programme=row_number(query.get("programme", "")),
            state=PortfolioState(state) if state in PORTFOLIO_STATES else None,
            mine=query.get("mine") == "1",
        )

    @property
    def is_set(self) -> bool:
        return self != PortfolioFilters()


@dataclass(frozen=True, slots=True)
class RoadmapFilters:
    """`due` is a quarter such as "2026-4"; `q` is text to be found in code, title or responsible."""

    view: str = "timeline"
    ws: int | None = None
    state: str = ""
    responsible: str = ""
    key: bool = False
    due: str = ""
    q: str = ""
    sort: str = "plan"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> RoadmapFilters:
        """The filters of an address; what is not understood is left out."""
        state, sort = query.get("state", ""), query.get("sort", "")
        return cls(
            view="table" if query.get("view") == "table" else "timeline",
            ws=row_number(query.get("ws", "")),
            state=state if state in ROADMAP_STATES else "",
            responsible=query.get("responsible", "")[:500],
            key=query.get("key") == "1",
            due=query.get("due", "") if len(query.get("due", "")) == len("2026-4") else "",
            q=query.get("q", "").strip()[:200],
            sort=sort if sort in SORTS else "plan",
        )

    @property
    def is_set(self) -> bool:
        """Is anything hidden? The choice of the view and the order hide nothing."""
        return any((self.ws, self.state, self.responsible, self.key, self.due, self.q))
