"""What the admin should look after: one list of what nobody else would notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.deputies.queries import able_to_stand_in, acting
from clusters.models import Assignment, Cluster, Deputy, Role
from clusters.people.queries import EXPIRES_SOON, PersonRow, Standing
from portal.accounts.models import Person
from portal.mail.models import Message, MessageState

SHOWN = 7


@dataclass(frozen=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True)
class Gap:
    """One thing to look after: the sentence with its number, what to do, and the first few cases to begin with."""

    sentence: str
    advice: str
    cases: Sequence[Link]
    more: int = 0


def find(rows: Sequence[PersonRow], *, at: datetime) -> list[Gap]:
    """Every gap that is open at that moment, the most pressing first. A handful of queries, whatever the size."""
    return [gap for gap in [*of_clusters(), *of_people(rows, at=at), *of_leaves(), *of_letters()] if gap is not None]


def of_clusters() -> list[Gap | None]:
    unmanaged = [invite_link(cluster, Role.CLUSTER_MANAGER) for cluster in clusters_without(Role.CLUSTER_MANAGER)]
    uncurated = [invite_link(cluster, Role.OFFICIAL) for cluster in clusters_without(Role.OFFICIAL)]
    return [
        gap(
            ngettext("%d cluster has no manager", "%d clusters have no manager", len(unmanaged)),
            _("Invite one for"),
            unmanaged,
        ),
        gap(
            ngettext("%d cluster has no official", "%d clusters have no official", len(uncurated)),
            _("Invite one for"),
            uncurated,
        ),
    ]


def of_people(rows: Iterable[PersonRow], *, at: datetime) -> list[Gap | None]:
    present = [row for row in rows if row.standing != Standing.INACTIVE]
    refused = [person_link(row) for row in present if row.is_refused]
    ending = [person_link(row) for row in present if ends_soon(row, at)]
    expired = [person_link(row) for row in present if row.standing == Standing.EXPIRED]
    idle = [person_link(row) for row in present if not row.roles]
    unseen = [person_link(row) for row in present if row.is_unseen]
    return [
        gap(
            ngettext("Letters to %d person are refused", "Letters to %d people are refused", len(refused)),
            _("Check the address of"),
            refused,
        ),
        gap(
            ngettext("%d invitation ends within two days", "%d invitations end within two days", len(ending)),
            _("Send it again to"),
            ending,
        ),
        gap(
            ngettext("%d invitation has run out", "%d invitations have run out", len(expired)),
            _("Send it again to"),
            expired,
        ),
        gap(ngettext("%d person has no role", "%d people have no role", len(idle)), _("Give a role to"), idle),
        gap(
            ngettext("%d person unseen for 90 days", "%d people unseen for 90 days", len(unseen)),
            _("Ask, or close the account of"),
            unseen,
        ),
    ]


def of_leaves() -> list[Gap | None]:
    """Who is away with a deputy, and first those whose deputy can do it no more."""
    leaves = acting()
    able = able_to_stand_in(leaves)
    lost = [leave_link(leave) for leave in leaves if leave not in able]
    away = [leave_link(leave) for leave in able]
    return [
        gap(
            ngettext("%d deputy can no longer stand in", "%d deputies can no longer stand in", len(lost)),
            _("Name somebody else for"),
            lost,
        ),
        gap(
            ngettext("%d person is away, a deputy stands in", "%d people are away, deputies stand in", len(away)),
            _("See who stands in for"),
            away,
        ),
    ]


def of_letters() -> list[Gap | None]:
    """Letters that wait for a person: whose arrival is in doubt, and those of a run that was far larger than usual."""
    held = Message.objects.filter(state=MessageState.HELD)
    unsure = _("Nobody knows whether it arrived: ask the reader, or the keeper of the mail server.")
    unusual = _(
        "Far more than on usual days were about to go. If that is right: manage.py raise_reminders --release-held"
    )
    return [held_back(held.filter(in_doubt__gt=0).count(), unsure), held_back(held.filter(in_doubt=0).count(), unusual)]


def held_back(count: int, advice: str) -> Gap | None:
    sentence = ngettext("%d letter is held back", "%d letters are held back", count) % count
    return Gap(sentence, advice, []) if count else None


def clusters_without(role: Role) -> QuerySet[Cluster]:
    """Clusters for which nobody who may enter holds the role."""
    held = Assignment.objects.filter(role=role, person__in=Person.objects.active())
    here = held.filter(Q(cluster__isnull=True) | Q(cluster=OuterRef("pk")))
    return Cluster.objects.filter(~Exists(here), is_archived=False)


def ends_soon(row: PersonRow, at: datetime) -> bool:
    ends = row.invitation_ends
    return row.standing == Standing.INVITED and ends is not None and ends - at <= EXPIRES_SOON


def gap(sentence: str, advice: str, cases: Sequence[Link]) -> Gap | None:
    """The gap of these cases (`sentence` still lacks their number), or none."""
    return Gap(sentence % len(cases), advice, cases[:SHOWN], max(0, len(cases) - SHOWN)) if cases else None


def invite_link(cluster: Cluster, role: Role) -> Link:
    return Link(cluster.name, f"{reverse('people_invite')}?{urlencode({'role': role.value, 'clusters': cluster.pk})}")


def leave_link(leave: Deputy) -> Link:
    return Link(f"{leave.absent} ({leave.deputy})", reverse("person_leave", args=[leave.absent_id]))


def person_link(row: PersonRow) -> Link:
    return Link(str(row.person), reverse("person", args=[row.person.pk]))
