"""What waits for a person and what has happened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from portal.inbox import kinds, notices, queries
from portal.inbox.models import Notice, NoticeState
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)

kinds.register("test.returned", "Report returned: %(title)s, due %(due_date)s")


@pytest.fixture
def person() -> Person:
    return make_person(language="en")


def tell(*persons: Person, subject: str = "report:1", needs_action: bool = True, title: str = "1.7") -> None:
    notices.tell(
        persons,
        kind="test.returned",
        subject=subject,
        params={"title": title, "due_date": "2026-12-31"},
        url="/m/7/",
        needs_action=needs_action,
        at=NOW,
    )


def test_each_person_is_told_once(person: Person) -> None:
    other = make_person()
    tell(person, other, person)
    assert [notice.person for notice in Notice.objects.order_by("person")] == [person, other]


def test_open_row_is_renewed_instead_of_doubled(person: Person) -> None:
    tell(person, title="1.7")
    Notice.objects.update(state=NoticeState.READ)
    tell(person, title="1.8")
    notice = Notice.objects.get()
    assert (notice.state, notice.params["title"]) == (NoticeState.UNREAD, "1.8")


def test_done_row_stays_and_a_new_one_is_written(person: Person) -> None:
    tell(person)
    notices.settle("report:1", at=NOW)
    tell(person)
    assert sorted(Notice.objects.values_list("state", flat=True)) == ["done", "unread"]


def test_settling_ends_every_open_row_of_the_subject_alone(person: Person) -> None:
    tell(person, make_person(), subject="report:1")
    tell(person, subject="report:2")
    notices.settle("report:1", at=LATER)
    assert Notice.objects.filter(subject="report:1", state="done", done_at=LATER).count() == 2
    assert Notice.objects.get(subject="report:2").state == NoticeState.UNREAD


def test_telling_costs_the_same_for_one_and_for_thirty(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowd = [make_person() for _number in range(30)]
    with django_assert_num_queries(6):
        tell(person, subject="report:1")
    with django_assert_num_queries(6):
        tell(*crowd, subject="report:2")


def test_sentence_is_filled_and_dates_are_words() -> None:
    sentence = kinds.say("test.returned", {"title": "1.7", "due_date": "2026-12-31"})
    assert sentence.startswith("Report returned: 1.7, due 31")
    assert "2026" in sentence


def test_sentence_of_an_older_row_and_of_an_unknown_kind_can_be_read() -> None:
    assert kinds.say("test.returned", {"title": "1.7"}) == "Report returned: 1.7, due …"
    assert kinds.say("test.unknown", {}) != ""


def test_shelves_part_what_waits_from_what_happened(client: Client, person: Person) -> None:
    tell(person, subject="report:1")
    tell(person, subject="report:2", needs_action=False)
    tell(person, subject="report:3")
    notices.settle("report:3", at=NOW)
    client.force_login(person)

    found = {
        shelf: [row.pk for row in client.get(f"/inbox/?shelf={shelf}").context["rows"]]
        for shelf in ("needs-you", "information", "done")
    }

    assert found == {
        "needs-you": [Notice.objects.get(subject="report:1").pk],
        "information": [Notice.objects.get(subject="report:2").pk],
        "done": [Notice.objects.get(subject="report:3").pk],
    }


def test_unknown_shelf_shows_what_needs_me(client: Client, person: Person) -> None:
    client.force_login(person)
    assert client.get("/inbox/?shelf=nowhere").context["shelf"] == queries.Shelf.NEEDS_YOU


def test_header_counts_what_waits(client: Client, person: Person) -> None:
    tell(person, subject="report:1")
    tell(person, subject="report:2")
    tell(person, subject="report:3", needs_action=False)
    client.force_login(person)
    assert client.get("/me/").context["inbox_count"] == 2


def test_opening_marks_as_read_and_leads_to_the_work(client: Client, person: Person) -> None:
    tell(person)
    client.force_login(person)
    notice = Notice.objects.get()
    assert client.get(f"/inbox/{notice.pk}/open/").status_code == 405
    assert client.post(f"/inbox/{notice.pk}/open/")["Location"] == "/m/7/"
    notice.refresh_from_db()
    assert notice.state == NoticeState.READ


def test_rows_are_marked_done_and_brought_back(client: Client, person: Person) -> None:
    tell(person)
    client.force_login(person)
    notice = Notice.objects.get()
    client.post("/inbox/mark/", {"mark": "done", "rows": [notice.pk]})
    notice.refresh_from_db()
    assert notice.state == NoticeState.DONE
    client.post("/inbox/mark/", {"mark": "unread", "rows": [notice.pk], "shelf": "done"})
    notice.refresh_from_db()
    assert (notice.state, notice.done_at) == (NoticeState.UNREAD, None)


def test_nobody_reaches_the_rows_of_another(client: Client, person: Person) -> None:
    tell(make_person())
    client.force_login(person)
    notice = Notice.objects.get()
    assert client.post(f"/inbox/{notice.pk}/open/").status_code == 404
    client.post("/inbox/mark/", {"mark": "done", "rows": [notice.pk]})
    notice.refresh_from_db()
    assert notice.state == NoticeState.UNREAD


@pytest.mark.parametrize("rows", [["x"], ["9" * 40], ["-1"], []])
def test_nonsense_marks_nothing(client: Client, person: Person, rows: list[str]) -> None:
    client.force_login(person)
    assert client.post("/inbox/mark/", {"mark": "done", "rows": rows}).status_code == 302


def test_inbox_costs_the_same_for_one_and_for_twenty(
    client: Client, person: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(person)
    client.get("/inbox/")
    counts = []
    for number in (1, 20):
        for row in range(number):
            tell(person, subject=f"report:{number}:{row}")
        with django_assert_max_num_queries(12) as captured:
            client.get("/inbox/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
