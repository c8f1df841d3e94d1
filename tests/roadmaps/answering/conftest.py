"""A milestone with its manager, and the link of a letter to answer about it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portal.accounts.models import Person
from roadmaps.answering import links
from roadmaps.models import AnswerLink, Milestone
from tests.english import english
from tests.factories import NOW, make_manager, make_milestone, make_official

__all__ = ["english"]

DUE = date(2026, 12, 31)


@pytest.fixture
def milestone() -> Milestone:
    milestone = make_milestone(code="1.7", title="Second press", baseline_date=DUE)
    make_official(milestone.roadmap.cluster)
    return milestone


@pytest.fixture
def manager(milestone: Milestone) -> Person:
    return make_manager(milestone.roadmap.cluster, language="en")


@pytest.fixture
def link(milestone: Milestone, manager: Person) -> AnswerLink:
    return issued(manager, milestone)


def issued(person: Person, milestone: Milestone, at: datetime = NOW) -> AnswerLink:
    (link,) = links.issue(Person.objects.get(pk=person.pk), [again(milestone)], at=at)
    return link


def again(milestone: Milestone) -> Milestone:
    """The milestone as it stands in the database, with what belongs to it."""
    return Milestone.objects.select_related("roadmap__cluster", "roadmap__programme").get(pk=milestone.pk)


def found(link: AnswerLink, at: datetime = NOW) -> AnswerLink | None:
    """What the link's address leads to."""
    return links.find(links.address_of(link).rstrip("/").rpartition("/")[2], at=at)
