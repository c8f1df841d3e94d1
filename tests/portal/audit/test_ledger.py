"""The chain of the ledger, its guard and the command that reads it."""

from __future__ import annotations

from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from portal.audit import guard
from portal.audit.ledger import record
from portal.audit.models import LedgerEntry
from portal.audit.verification import Fault, verify
from portal.shell.request_id import client_address, request_id
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


def write(count: int) -> None:
    person = make_person()
    for number in range(count):
        record("person.joined", person, by=person, at=NOW, number=number)


@pytest.fixture
def guarded() -> None:
    guard.install(connection)


def test_entry_says_who_did_what_from_where() -> None:
    person = make_person(email="o.kim@example.org")
    address, request = client_address.set("10.0.4.7"), request_id.set("abc123")

    entry = record("person.joined", person, by=person, at=NOW, scope="altai", label="O. Kim", since=TODAY)
    client_address.reset(address)
    request_id.reset(request)

    entry.refresh_from_db()
    assert (entry.sequence, entry.actor, entry.verb, entry.at) == (1, person, "person.joined", NOW)
    assert (entry.subject_kind, entry.subject_id, entry.subject_label) == ("portal.person", str(person.pk), "O. Kim")
    assert (entry.scope, entry.address, entry.request_id) == ("altai", "10.0.4.7", "abc123")
    assert entry.details == {"since": "2026-11-15"}


def test_each_entry_carries_the_hash_of_the_one_before() -> None:
    write(3)
    first, second, third = LedgerEntry.objects.order_by("sequence")
    assert [first.previous_hash, second.previous_hash, third.previous_hash] == [
        "",
        first.entry_hash,
        second.entry_hash,
    ]


def test_untouched_ledger_holds() -> None:
    write(5)
    finding = verify()
    assert (finding.entries, finding.fault) == (5, None)
    assert finding.head == LedgerEntry.objects.get(sequence=5).entry_hash


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "person.left"},
        {"scope": "other"},
        {"details": {"number": 99}},
        {"actor": None},
        {"address": "10.0.0.1"},
        {"subject_label": "somebody else"},
    ],
)
def test_altered_entry_is_named(change: dict[str, object]) -> None:
    write(5)
    LedgerEntry.objects.filter(sequence=3).update(**change)
    finding = verify()
    assert (finding.fault, finding.sequence) == (Fault.ALTERED, 3)


def test_missing_entry_is_named() -> None:
    write(5)
    LedgerEntry.objects.filter(sequence=2).delete()
    finding = verify()
    assert (finding.fault, finding.sequence) == (Fault.MISSING, 2)


def test_entry_hashed_with_another_key_is_named(settings: object) -> None:
    write(2)
    settings.LEDGER_KEY = "another key"
    assert verify().fault == Fault.ALTERED


def test_command_says_that_the_ledger_holds(guarded: None) -> None:
    write(2)
    out = StringIO()
    call_command("verify_ledger", stdout=out)
    assert out.getvalue().startswith("2 entries hold")


def test_command_names_the_altered_entry() -> None:
    write(3)
    LedgerEntry.objects.filter(sequence=2).update(verb="x")
    with pytest.raises(CommandError, match="altered 2"):
        call_command("verify_ledger")


def test_command_says_when_the_guard_is_missing() -> None:
    with pytest.raises(CommandError, match="guard"):
        call_command("verify_ledger")


def test_database_refuses_to_change_an_entry(guarded: None) -> None:
    write(1)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        LedgerEntry.objects.update(verb="x")


def test_database_refuses_to_remove_an_entry(guarded: None) -> None:
    write(1)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        LedgerEntry.objects.all().delete()


def test_guard_can_be_installed_twice_and_removed(guarded: None) -> None:
    guard.install(connection)
    assert guard.is_installed(connection)
    guard.remove(connection)
    assert not guard.is_installed(connection)


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain() -> None:
    person = make_person()

    def writer() -> None:
        for _number in range(10):
            record("person.joined", person, by=person, at=NOW)
        connection.close()

    threads = [Thread(target=writer) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (verify().entries, verify().fault) == (30, None)
