"""The table of roles: what each may do, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clusters.models import Role
from clusters.people.roles import SENTENCES
from clusters.policy import GRANTS, Permission

WORDS = {
    Permission.SEE: _("Sees the roadmap"),
    Permission.PROPOSE: _("Proposes a plan"),
    Permission.REPORT: _("Reports progress"),
    Permission.REVIEW: _("Accepts or returns reports"),
    Permission.APPROVE: _("Approves plans"),
    Permission.DISCUSS: _("Writes messages"),
    Permission.RATE: _("Rates roadmaps for the ministry"),
    Permission.RATE_OWN: _("Rates the roadmap for the cluster"),
    Permission.SEE_NOTES: _("Reads the ministry's own notes"),
    Permission.ASK_HELP: _("Asks the ministry for help, answers what it asks"),
    Permission.GIVE_HELP: _("Answers requests for help, asks clusters for information"),
    Permission.SEE_PORTFOLIO: _("Sees the portfolio"),
    Permission.MANAGE_PEOPLE: _("Administers people"),
    Permission.SEE_LEDGER: _("Reads the ledger"),
    Permission.MANAGE_PROGRAMMES: _("Sets the programmes: rhythm, days, reminders"),
}


@dataclass(frozen=True)
class RoleWords:
    name: str | Promise
    sentence: str | Promise


@dataclass(frozen=True)
class Cell:
    role: str | Promise
    may: bool


@dataclass(frozen=True)
class Line:
    """One permission, with a yes or no for each role."""

    permission: str | Promise
    cells: Sequence[Cell]


@dataclass(frozen=True)
class RoleTable:
    roles: Sequence[RoleWords]
    lines: Sequence[Line]


def role_table() -> RoleTable:
    """Permission × role, read from the policy itself."""
    return RoleTable(
        roles=[RoleWords(role.label, SENTENCES[role]) for role in Role],
        lines=[Line(WORDS[may], [Cell(role.label, may in GRANTS[role]) for role in Role]) for may in Permission],
    )
