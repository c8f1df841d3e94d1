"""The ledger as admins read it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from portal.audit.ledger import record
from portal.audit.queries import ENTRIES_ON_PAGE
from tests.factories import NOW, make_admin, make_cluster, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Person:
    person = make_admin(language="en", time_zone="Europe/Moscow")
    client.force_login(person)
    return person


def sequences(client: Client, query: str = "") -> list[int]:
    return [row.sequence for row in client.get(f"/audit/{query}").context["leaf"].rows]


def test_filters_narrow_the_ledger(client: Client, admin: Person) -> None:
    cluster, other = make_cluster(), make_person()
    record("person.joined", admin, by=admin, at=NOW, scope=cluster.slug)
    record("person.deactivated", admin, by=other, at=NOW)
    record("person.joined", admin, by=None, at=NOW)
    assert sequences(client) == [3, 2, 1]
    assert sequences(client, f"?who={other.pk}") == [2]
    assert sequences(client, "?what=person.joined") == [3, 1]
    assert sequences(client, f"?cluster={cluster.slug}") == [1]


def test_days_are_those_of_the_reader_and_both_count(client: Client, admin: Person) -> None:
    record("person.joined", admin, by=admin, at=datetime(2026, 11, 14, 20, 59, 59, tzinfo=UTC))
    record("person.joined", admin, by=admin, at=datetime(2026, 11, 14, 21, 0, tzinfo=UTC))
    record("person.joined", admin, by=admin, at=datetime(2026, 11, 15, 20, 59, 59, tzinfo=UTC))
    record("person.joined", admin, by=admin, at=datetime(2026, 11, 15, 21, 0, tzinfo=UTC))
    assert sequences(client, "?since=2026-11-15&until=2026-11-15") == [3, 2]


@pytest.mark.parametrize(
    "query", ["?who=x", "?since=9999-12-31&until=9999-12-31", "?before=x", "?cluster=no", "?since=0001-01-01"]
)
def test_nonsense_in_the_address_narrows_nothing(client: Client, admin: Person, query: str) -> None:
    record("person.joined", admin, by=admin, at=NOW)
    assert sequences(client, query) == [1]


def test_earlier_entries_begin_where_the_page_ended(client: Client, admin: Person) -> None:
    for _number in range(ENTRIES_ON_PAGE + 1):
        record("person.joined", admin, by=admin, at=NOW)
    earlier = client.get("/audit/").context["leaf"].earlier
    assert sequences(client, f"?before={earlier}") == [1]
    assert client.get(f"/audit/?before={earlier}").context["leaf"].earlier is None


def test_page_costs_the_same_for_one_and_for_many(
    client: Client, admin: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/audit/")
    counts = []
    for number in (1, 30):
        for _row in range(number):
            record("person.joined", make_person(), by=make_person(), at=NOW)
        with django_assert_max_num_queries(15) as captured:
            client.get("/audit/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
