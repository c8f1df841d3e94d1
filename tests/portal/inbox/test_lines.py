"""One line for each subject: folding, muting, undoing, filters, pages, and what they cost."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from clusters.models import Cluster
from portal.accounts.models import Person
from portal.inbox import actions, kinds, notices, queries
from portal.inbox.forms import ShelfForm
from portal.inbox.models import Notice, NoticeState
from portal.inbox.queries import Filters, Shelf
from portal.inbox.topics import find
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ALL = Filters()
ALTAI, TOMSK = Cluster(name="Altai", slug="altai"), Cluster(name="Tomsk", slug="tomsk")

kinds.register("test.asked", "Asked: %(title)s")
kinds.register("test.said", "Said: %(title)s")


@pytest.fixture
def person() -> Person:
    return make_person(language="en")


def tell(
    *persons: Person,
    kind: str = "test.said",
    subject: str = "report:1",
    title: str = "x",
    minutes: int = 0,
    **more: Any,
) -> None:
    notices.tell(
        persons,
        kind=kind,
        subject=subject,
        params={"title": title},
        url="/m/7/",
        needs_action=kind == "test.asked",
        at=NOW + minutes * MINUTE,
        **more,
    )


def lines(person: Person, shelf: Shelf = Shelf.FOR_INFORMATION, filters: Filters = ALL) -> list[queries.Row]:
    return list(queries.shelf(person.pk, shelf, filters).rows)


def test_facts_of_a_subject_are_one_line_with_the_newest_sentence_and_a_count(person: Person) -> None:
    tell(person, title="one")
    tell(person, title="two", minutes=1)
    tell(person, kind="report.accepted", minutes=2)
    (line,) = lines(person)
    assert (line.more, [fact.sentence for fact in line.others]) == (2, ["Said: two"])


def test_subject_that_waits_stands_there_alone_with_its_news(person: Person) -> None:
    tell(person, kind="test.asked", title="when")
    tell(person, title="soon", minutes=1)
    (line,) = lines(person, Shelf.NEEDS_YOU)
    assert (line.sentence, line.more, lines(person)) == ("Asked: when", 1, [])
    assert queries.count(person.pk) == queries.Counts(needs_you=1, information=0)
    assert queries.waiting(person.pk) == 1


def test_line_says_why_where_and_for_whom(person: Person) -> None:
    tell(person, place=ALTAI, reason="curator")
    Notice.objects.update(on_behalf_of=make_person(full_name="Irina Orlova"))
    (line,) = lines(person)
    assert (line.because, line.place, line.on_behalf_of) == ("you curate the cluster", "Altai", "I. Orlova")


def test_reason_may_differ_from_person_to_person(person: Person) -> None:
    other = make_person()
    notices.tell(
        [person, other],
        kind="test.said",
        subject="report:1",
        params={},
        url="/",
        needs_action=False,
        at=NOW,
        reason={person.pk: "author"},
    )
    assert [line.because for line in (*lines(person), *lines(other))] == ["you wrote it", ""]


def test_marking_a_line_marks_all_facts_and_undo_brings_back_just_those(client: Client, person: Person) -> None:
    tell(person)
    tell(person, kind="test.asked", minutes=1)
    tell(person, subject="report:2")
    actions.mark_done(person.pk, [Notice.objects.get(subject="report:2").pk], at=NOW)
    client.force_login(person)
    (line,) = lines(person, Shelf.NEEDS_YOU)

    page = client.post("/inbox/mark/", {"mark": f"done:{line.pk}"}, follow=True)
    assert (page.context["marked"], lines(person, Shelf.NEEDS_YOU)) == (1, [])

    client.post("/inbox/undo/", {"marked": page.context["marked_at"].isoformat()})
    assert sorted(Notice.objects.exclude(state="done").values_list("subject", "state")) == [
        ("report:1", "unread"),
        ("report:1", "unread"),
    ]


def test_undo_leaves_alone_what_has_been_said_again_since(person: Person) -> None:
    tell(person)
    actions.mark_done(person.pk, [Notice.objects.get().pk], at=NOW)
    tell(person, minutes=1)
    assert actions.undo(person.pk, NOW) == 0
    assert sorted(Notice.objects.values_list("state", flat=True)) == ["done", "unread"]


def test_muted_subject_is_told_as_done_but_what_waits_is_told(person: Person) -> None:
    tell(person)
    actions.mute(person.pk, [Notice.objects.get().pk], at=NOW)
    tell(person, minutes=1)
    assert lines(person) == []
    assert lines(person, Shelf.DONE)[0].is_muted
    tell(person, kind="test.asked", minutes=2)
    assert len(lines(person, Shelf.NEEDS_YOU)) == 1
    actions.unmute(person.pk, [Notice.objects.latest("pk").pk])
    tell(person, minutes=3)
    assert not lines(person, Shelf.NEEDS_YOU)[0].is_muted


def test_muting_is_undone_with_its_marks(person: Person) -> None:
    tell(person)
    actions.mute(person.pk, [Notice.objects.get().pk], at=NOW)
    assert (actions.undo(person.pk, NOW), lines(person)[0].is_muted) == (1, False)


def test_everything_on_a_shelf_is_marked_as_far_as_the_filters_show_it(person: Person) -> None:
    tell(person, subject="report:1", place=ALTAI)
    tell(person, subject="report:2", place=TOMSK)
    actions.mark_all_done(person.pk, Shelf.FOR_INFORMATION, Filters(place="Altai"), at=NOW)
    assert [line.place for line in lines(person)] == ["Tomsk"]


def test_shelf_is_narrowed_by_topic_and_place(person: Person) -> None:
    tell(person, kind="report.accepted", subject="report:1", place=ALTAI)
    tell(person, kind="message.written", subject="report:2", place=TOMSK)
    assert [line.place for line in lines(person, filters=Filters(topic=find("reports")))] == ["Altai"]
    assert [line.place for line in lines(person, filters=Filters(place="Tomsk"))] == ["Tomsk"]
    choices = queries.choices(person.pk, Shelf.FOR_INFORMATION)
    assert ([topic.code for topic in choices.topics], choices.places) == (["reports", "messages"], ["Altai", "Tomsk"])


def test_pages_follow_each_other_without_a_gap_or_a_repetition(person: Person) -> None:
    for number in range(65):
        tell(person, subject=f"report:{number}", minutes=number // 3)
    found, after = [], None
    for _page in range(3):
        page = queries.shelf(person.pk, Shelf.FOR_INFORMATION, ALL, after=after)
        found += [row.pk for row in page.rows]
        after = page.after
    assert (len(found), len(set(found)), after) == (65, 65, None)


@pytest.mark.parametrize(
    "after", ["", "x", "~", "2026-13-01T00:00~1", "2026-11-15T09:00:00~1", "2026-11-15T09:00:00Z~x"]
)
def test_nonsense_in_the_address_is_the_first_page(after: str) -> None:
    assert ShelfForm({"after": after, "topic": "nothing", "shelf": "nowhere"}).start is None


def fill(person: Person, count: int) -> None:
    """So many rows on all three shelves, two and more for a subject."""
    Notice.objects.bulk_create(
        Notice(
            person=person,
            kind=("test.said", "test.asked", "report.accepted")[number % 3],
            subject=f"report:{number // 2}",
            params={"title": number},
            url="/",
            needs_action=number % 3 == 1,
            created_at=NOW + number * MINUTE,
            done_at=NOW + number * MINUTE if number % 5 == 0 else None,
            state=NoticeState.DONE if number % 5 == 0 else NoticeState.UNREAD,
        )
        for number in range(count)
    )


@pytest.mark.parametrize("shelf", list(Shelf))
def test_page_of_five_thousand_rows_asks_no_more_than_one_of_four_hundred(
    client: Client, person: Person, shelf: Shelf
) -> None:
    client.force_login(person)
    address = f"/inbox/?shelf={shelf}"
    costs: list[tuple[int, float]] = []
    for count in (400, 5000):
        Notice.objects.all().delete()
        fill(person, count)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            begun = time.process_time()
            assert len(client.get(address).context["rows"]) == queries.ROWS_ON_PAGE
            costs.append((len(asked), time.process_time() - begun))

    assert costs[0][0] == costs[1][0]
    assert costs[1][1] < 1.0


def test_five_thousand_rows_cost_four_queries_and_little_time(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(person, 5000)
    begun = time.process_time()
    for shelf in Shelf:
        with django_assert_num_queries(4):
            rows = queries.shelf(person.pk, shelf, ALL).rows
            assert (len(rows), queries.count(person.pk).needs_you > 0) == (30, True)
    with django_assert_num_queries(1):
        assert queries.waiting(person.pk) > 0
    assert time.process_time() - begun < 1.5
