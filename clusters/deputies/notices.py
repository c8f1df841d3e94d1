"""What the inbox and the ledger say of leaves, and the names of those for whom somebody acts."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.deputies.queries import deputies_now
from clusters.models import Deputy
from clusters.policy import absent_behind
from portal.accounts.models import Person
from portal.audit import ledger, sentences
from portal.inbox import kinds, standing_in
from portal.inbox.notices import settle, tell
from portal.shell.someone import Someone

kinds.register(
    "deputy.named", _("You stand in for %(absent)s from %(start_date)s to %(end_date)s. What waits is in your inbox.")
)
kinds.register("deputy.of_yours", _("%(deputy)s stands in for you from %(start_date)s to %(end_date)s"))
kinds.register("deputy.ended", _("You no longer stand in for %(absent)s"))
kinds.register("deputy.back", _("%(deputy)s no longer stands in for you"))

sentences.register("deputy.named", _("Deputy named: %(label)s"))
sentences.register("deputy.began", _("Deputy stands in: %(label)s"))
sentences.register("deputy.ended", _("Deputy no longer stands in: %(label)s"))
sentences.register("deputy.withdrawn", _("Deputy taken back: %(label)s"))


def tell_named(deputy: Deputy, *, at: datetime) -> None:
    _tell(deputy, deputy.deputy, "deputy.named", at=at)
    _tell(deputy, deputy.absent, "deputy.of_yours", at=at)


def tell_ended(deputy: Deputy, *, at: datetime) -> None:
    settle(subject_of(deputy), at=at)
    _tell(deputy, deputy.deputy, "deputy.ended", at=at)
    _tell(deputy, deputy.absent, "deputy.back", at=at)


def subject_of(deputy: Deputy) -> str:
    return f"deputy:{deputy.pk}"


def _tell(deputy: Deputy, person: Person, kind: str, *, at: datetime) -> None:
    tell(
        [person],
        kind=kind,
        subject=subject_of(deputy),
        params={
            "absent": deputy.absent.short_name,
            "deputy": deputy.deputy.short_name,
            "start_date": deputy.starts_on.isoformat(),
            "end_date": deputy.ends_on.isoformat(),
        },
        url=reverse("leave"),
        needs_action=False,
        at=at,
        but={deputy.deputy_id},
    )


def names_behind(by: Someone, scope: str) -> list[str]:
    """Who the ledger says was stood in for."""
    return [absent.full_name for absent in absent_behind(by, scope)] if isinstance(by, Person) else []


standing_in.register(deputies_now)
ledger.register_absent(names_behind)
