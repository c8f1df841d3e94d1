"""The table of roles: what each may do."""

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
    Permission.SEE_PORTFOLIO: _("Sees the portfolio"),
    Permission.MANAGE_PEOPLE: _("Administers people"),
    Permission.SEE_LEDGER: _("Reads the ledger"),
}


@dataclass(frozen=True)
class RoleRow:
    """One role: its name, its sentence, and a yes or no for each permission in the order of the heads."""

    name: str | Promise
    sentence: str | Promise
    may: Sequence[bool]


@dataclass(frozen=True)
class RoleTable:
    heads: Sequence[str | Promise]
    rows: Sequence[RoleRow]


def role_table() -> RoleTable:
    """Role × permission, read from the policy itself."""
    rows = [RoleRow(role.label, SENTENCES[role], [may in GRANTS[role] for may in Permission]) for role in Role]
    return RoleTable([WORDS[may] for may in Permission], rows)
