"""The links: made for the letters of one person, found by what stands in their address.

The address holds the number of the link and our signature under it, so that a letter can be written anew word for
word and the database alone opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from clusters.policy import Permission, can
from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.models import AnswerLink, Milestone

LIFETIME = timedelta(days=14)


def may_answer(person: Person, milestone: Milestone) -> bool:
    """Does the programme let this person, now, answer about this milestone from a letter?

    The milestone comes with its roadmap, cluster and programme.
    """
    roadmap = milestone.roadmap
    return (
        roadmap.programme.may_answer_by_link
        and milestone.takes_reports
        and person.may_enter
        and can(person, Permission.REPORT, roadmap.cluster)
    )


def issue(person: Person, milestones: Iterable[Milestone], *, at: datetime) -> list[AnswerLink]:
    """A new link for each milestone that may be answered; the person's earlier ones to it stop working."""
    answerable = {one.pk: one for one in milestones if may_answer(person, one)}
    return AnswerLink.objects.bulk_create(
        AnswerLink(person=person, milestone=one, created_at=at, expires_at=at + LIFETIME) for one in answerable.values()
    )


def put_into(message: Message, links: Iterable[AnswerLink]) -> None:
    """Remember which letter carries the links."""
    AnswerLink.objects.filter(pk__in=[link.pk for link in links]).update(message=message)


def of_letter(message: Message) -> list[AnswerLink]:
    return list(AnswerLink.objects.filter(message=message))


def forget(message: Message) -> None:
    """End the unused links of a letter that nobody will read: the one before it works again."""
    AnswerLink.objects.filter(message=message, used_at__isnull=True).delete()


def addresses(links: Iterable[AnswerLink]) -> Mapping[int, str]:
    """Where each link leads, by the number of its milestone."""
    return {link.milestone_id: address_of(link) for link in links}


def address_of(link: AnswerLink) -> str:
    return settings.PORTAL_URL + reverse("answer", args=[_signer().sign(str(link.pk))])


def find(token: str, *, at: datetime) -> AnswerLink | None:
    """The link behind an address while it works; None, whatever the reason, when it does not."""
    try:
        pk = int(_signer().unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    known = AnswerLink.objects.open_at(at).select_related("person", "milestone__roadmap__cluster")
    link = known.select_related("milestone__roadmap__programme").filter(pk=pk).first()
    return link if link and may_answer(link.person, link.milestone) else None


def _signer() -> signing.Signer:
    return signing.Signer(salt="roadmaps.answering", sep=".")
