"""An admin sets a programme; the ledger keeps what stood before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from clusters.chain import CLUSTER_MANAGER, CONTRIBUTOR, OFFICIAL, Link, as_json, default_chain, validate_chain
from clusters.models import Programme, Rhythm
from clusters.programmes import actions
from clusters.programmes.forms import SettingsForm
from portal.audit.models import LedgerEntry
from tests.clients import signed_in
from tests.english import english
from tests.factories import NOW, make_admin, make_cluster, make_manager, make_official, make_programme

__all__ = ["english"]

pytestmark = pytest.mark.django_db


def filled_in(**changed: Any) -> dict[str, Any]:
    """What the page sends when nothing is changed."""
    values: dict[str, Any] = {
        "rhythm": "quarterly",
        "custom_period_ends": "",
        "contributor_days": "10",
        "contributor_unit": "calendar",
        "cluster_manager_days": "20",
        "cluster_manager_unit": "calendar",
        "official_days": "25",
        "official_unit": "calendar",
        "remind_period_days": "−10, −3, 0, 2",
        "remind_before_days": "30, 7, 1",
        "remind_after_days": "1, 7",
        "remind_every_days": "14",
        "is_approval_required": "on",
        "is_evidence_required": "on",
        "may_answer_by_link": "on",
        "review_target_days": "5",
        "request_target_days": "5",
        "due_soon_days": "30",
    }
    return values | changed


def form(programme: Programme, **changed: Any) -> SettingsForm:
    return SettingsForm(filled_in(**changed), programme=programme)


@pytest.fixture
def programme() -> Programme:
    return make_programme(slug="leaders")


@pytest.fixture
def client() -> Client:
    return signed_in(make_admin(language="en"))


def test_page_that_is_sent_back_as_it_came_changes_nothing(programme: Programme, client: Client) -> None:
    page = client.get("/programmes/leaders/")
    answer = client.post("/programmes/leaders/", filled_in())

    assert (page.status_code, answer.status_code) == (200, 302)
    assert not LedgerEntry.objects.exists()


def test_change_is_written_with_what_stood_before(programme: Programme, client: Client) -> None:
    client.post(
        "/programmes/leaders/",
        filled_in(rhythm="monthly", cluster_manager_days="3", cluster_manager_unit="working", contributor_days=""),
    )

    programme.refresh_from_db()
    entry = LedgerEntry.objects.get()
    assert programme.rhythm == Rhythm.MONTHLY
    assert programme.chain == as_json((Link(CLUSTER_MANAGER, 3, working=True), Link(OFFICIAL, 25)))
    assert (entry.verb, entry.subject_label) == ("programme.changed", programme.name)
    assert entry.details == {
        "rhythm": ["quarterly", "monthly"],
        "chain": ["contributor 10, cluster_manager 20, official 25", "cluster_manager 3 working, official 25"],
    }


def test_switches_and_lists_are_saved(programme: Programme, client: Client) -> None:
    sent = filled_in(remind_period_days="-5; 1", remind_before_days="", remind_after_days="7 1 30")
    for name in ("is_approval_required", "is_evidence_required", "may_answer_by_link"):
        del sent[name]

    client.post("/programmes/leaders/", sent)

    programme.refresh_from_db()
    assert (programme.remind_period_days, programme.remind_before_days, programme.remind_after_days) == (
        [-5, 1],
        [],
        [1, 7, 30],
    )
    switches = (programme.is_approval_required, programme.is_evidence_required, programme.may_answer_by_link)
    assert switches == (False, False, False)


def test_list_of_days_is_read_as_people_write_it(programme: Programme) -> None:
    found = form(programme, rhythm="custom", custom_period_ends="30.09.2026\n2026-03-31\n\n30.09.2026")

    assert found.is_valid()
    assert found.settings()["custom_period_ends"] == ["2026-03-31", "2026-09-30"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"rhythm": "weekly"}, "rhythm"),
        ({"rhythm": "custom"}, "custom_period_ends"),
        ({"rhythm": "custom", "custom_period_ends": "32.01.2026"}, "custom_period_ends"),
        ({"cluster_manager_days": ""}, "cluster_manager_days"),
        ({"cluster_manager_days": "0"}, "cluster_manager_days"),
        ({"official_days": "121"}, "official_days"),
        ({"official_days": "15"}, "official_days"),
        ({"contributor_unit": "lunar"}, "contributor_unit"),
        ({"remind_period_days": "soon"}, "remind_period_days"),
        ({"remind_period_days": "-61"}, "remind_period_days"),
        ({"remind_before_days": "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13"}, "remind_before_days"),
        ({"remind_after_days": "9" * 30}, "remind_after_days"),
        ({"review_target_days": "0"}, "review_target_days"),
        ({"due_soon_days": "31"}, "due_soon_days"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(changed: dict[str, str], field: str, programme: Programme) -> None:
    found = form(programme, **changed)

    assert list(found.errors) == [field]


def test_days_in_other_units_are_not_compared(programme: Programme) -> None:
    assert form(programme, official_days="15", official_unit="working").is_valid()


@pytest.mark.parametrize(
    "chain",
    [
        None,
        [],
        [{"side": CONTRIBUTOR, "days": 5, "working": False}],
        [{"side": CLUSTER_MANAGER, "days": 5}],
        [{"side": CLUSTER_MANAGER, "days": True, "working": False}],
        [{"side": CLUSTER_MANAGER, "days": 0, "working": False}],
        [{"side": "somebody", "days": 5, "working": False}],
        [*default_chain(), {"side": OFFICIAL, "days": 30, "working": False}],
    ],
)
def test_chain_that_is_none_is_refused(chain: object) -> None:
    with pytest.raises(ValidationError):
        validate_chain(chain)


def test_chain_is_checked_below_the_page_too(programme: Programme) -> None:
    with pytest.raises(ValidationError):
        actions.change(programme, {"chain": []}, by=make_admin(language="en"), at=NOW)
    assert not LedgerEntry.objects.exists()


def test_list_says_the_days_of_the_period_that_runs(client: Client) -> None:
    make_programme(name="Leaders", starts_on=date(2026, 1, 1), ends_on=date(2099, 12, 31))

    page = client.get("/programmes/").content.decode()

    assert "Leaders" in page
    assert "Reports are taken from" in page


@pytest.mark.parametrize("address", ["/programmes/", "/programmes/leaders/"])
def test_only_admins_set_programmes(address: str, programme: Programme) -> None:
    others = [make_official(), make_manager(make_cluster())]

    assert [signed_in(person).get(address).status_code for person in others] == [403, 403]


def test_unknown_programme_is_not_found(client: Client) -> None:
    assert client.get("/programmes/none/").status_code == 404
