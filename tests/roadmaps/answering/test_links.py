"""For whom and how long a link works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from clusters.models import Assignment, Programme, Role
from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.answering import links
from roadmaps.models import AnswerLink, Milestone
from tests.factories import NOW, assign, make_manager, make_milestone, make_official, make_person
from tests.portal.mail.test_delivery import make_letter
from tests.roadmaps.answering.conftest import again, found, issued

pytestmark = pytest.mark.django_db


def test_link_leads_to_its_person_and_milestone(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    there = found(link)

    assert there is not None
    assert (there.person, there.milestone) == (manager, milestone)


def test_nothing_that_opens_a_link_is_kept(link: AnswerLink) -> None:
    token = links.address_of(link).rstrip("/").rpartition("/")[2]
    kept = " ".join(str(value) for value in AnswerLink.objects.values().get().values())

    assert token.partition(".")[2] not in kept


def test_link_ends_after_a_fortnight(link: AnswerLink) -> None:
    assert found(link, NOW + timedelta(days=14) - timedelta(seconds=1)) == link
    assert found(link, NOW + timedelta(days=14)) is None


def test_newer_link_replaces_an_older_one(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    newer = issued(manager, milestone)

    assert (found(link), found(newer)) == (None, newer)


def test_link_to_somebody_else_or_something_else_replaces_nothing(
    link: AnswerLink, manager: Person, milestone: Milestone
) -> None:
    issued(make_manager(milestone.roadmap.cluster), milestone)
    issued(manager, make_milestone(milestone.roadmap))

    assert found(link) == link


@pytest.mark.parametrize("token", ["", "1", "1.forged", "999.x", "x.y.z", "1." + "A" * 43, "٣.x"])
def test_forged_address_leads_nowhere(link: AnswerLink, token: str) -> None:
    assert links.find(token, at=NOW) is None


def test_signature_of_one_link_opens_no_other(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    other = issued(manager, make_milestone(milestone.roadmap))
    seal = links.address_of(link).rstrip("/").rpartition(".")[2]

    assert links.find(f"{other.pk}.{seal}", at=NOW) is None


def leave(link: AnswerLink) -> None:
    Person.objects.filter(pk=link.person_id).update(is_active=False)


def lose_role(link: AnswerLink) -> None:
    Assignment.objects.filter(person=link.person_id).delete()


def finish(link: AnswerLink) -> None:
    Milestone.objects.filter(pk=link.milestone_id).update(state="done", actual_date="2026-11-01")


def drop(link: AnswerLink) -> None:
    Milestone.objects.filter(pk=link.milestone_id).update(cancelled_at=NOW)


def use(link: AnswerLink) -> None:
    AnswerLink.objects.filter(pk=link.pk).update(used_at=NOW)


def switch_off(link: AnswerLink) -> None:
    Programme.objects.update(may_answer_by_link=False)


@pytest.mark.parametrize("change", [leave, lose_role, finish, drop, use, switch_off])
def test_link_stops_working(link: AnswerLink, change: Callable[[AnswerLink], None]) -> None:
    assert found(link) == link

    change(link)

    assert found(link) is None


def test_links_are_for_those_who_report(milestone: Milestone) -> None:
    contributor, analyst = make_person(), make_person()
    assign(contributor, Role.CONTRIBUTOR, milestone.roadmap.cluster)
    assign(analyst, Role.ANALYST)
    people = (
        contributor,
        analyst,
        make_official(milestone.roadmap.cluster),
        make_manager(make_milestone().roadmap.cluster),
    )

    given = [len(links.issue(person, [again(milestone)], at=NOW)) for person in people]

    assert given == [1, 0, 0, 0]


def test_letter_that_nobody_reads_gives_its_place_back(link: AnswerLink, manager: Person, milestone: Milestone) -> None:
    letter: Message = make_letter(manager)
    newer = issued(manager, milestone)
    links.put_into(letter, [newer])

    links.forget(letter)

    assert found(link) == link


def test_links_are_made_with_as_many_queries_for_three_as_for_one(
    manager: Person, milestone: Milestone, django_assert_num_queries: Callable[[int], object]
) -> None:
    three = [again(make_milestone(milestone.roadmap)) for _number in range(3)]
    for milestones in (three[:1], three):
        person = Person.objects.get(pk=manager.pk)
        with django_assert_num_queries(2):  # who the person is, and the rows
            links.issue(person, milestones, at=NOW)
