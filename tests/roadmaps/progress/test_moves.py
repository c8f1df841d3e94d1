"""Every move of a report × every role × every moment: what is answered, and whether it moved. One walk over all.

Who may is said by `clusters/policy.py`, what may follow by `terms.REPORT_MOVES`; both are said here once more, so that
neither changes unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from clusters.models import Role
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions
from roadmaps.terms import REPORT_MOVES, ProgressState, ReportStatus
from tests.clients import signed_in
from tests.factories import NOW, assign, make_admin, make_cluster, make_manager, make_official, make_person
from tests.roadmaps.progress.reports import Scene, drafted, going_on, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now", "english")]
JUST_NOW, LONG_AGO = NOW - timedelta(minutes=1), NOW - timedelta(days=1)
SENT = NOW - timedelta(days=2)

AUTHOR, COLLEAGUE, CONTRIBUTOR = "author", "another manager", "contributor"
DECIDER, OFFICIAL, AUTHOR_TOO = "official who decides", "another official", "author who is an official too"
ANALYST, ADMIN, STRANGER, FOREIGNER = "analyst", "admin", "manager of another cluster", "official of another cluster"
CLUSTER = {AUTHOR, COLLEAGUE, CONTRIBUTOR, AUTHOR_TOO}
MINISTRY = {DECIDER, OFFICIAL, AUTHOR_TOO}
SEES = CLUSTER | MINISTRY | {ANALYST}
OF_THE_CLUSTER = {"submit", "withdraw"}
FILLED = {
    "state": "in_progress",
    "percent": "40",
    "forecast_date": "2026-12-20",
    "confidence": "on_track",
    "comment": "The press is ordered.",
    "send": "1",
}


@pytest.fixture
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def sent(scene: Scene, author: Person) -> ProgressReport:
    report = actions.save_draft(scene.milestone, going_on(), by=author, at=SENT)
    actions.submit(report, by=author, at=SENT)
    return report


def accepted(scene: Scene, author: Person, *, at=JUST_NOW) -> ProgressReport:
    report = sent(scene, author)
    actions.accept(report, by=scene.official, at=at)
    return report


def returned(scene: Scene, author: Person, *, at=JUST_NOW) -> ProgressReport:
    report = sent(scene, author)
    actions.return_(report, reason="Attach the act.", by=scene.official, at=at)
    return report


def withdrawn(scene: Scene, author: Person) -> ProgressReport:
    report = sent(scene, author)
    actions.withdraw(report, by=author, at=LONG_AGO)
    return report


def followed(scene: Scene, author: Person) -> ProgressReport:
    report = accepted(scene, author)
    drafted(scene, going_on(percent=60))
    return report


MOMENTS: dict[str, Callable[[Scene, Person], ProgressReport]] = {
    "a draft": lambda scene, author: actions.save_draft(scene.milestone, going_on(), by=author, at=SENT),
    "submitted": sent,
    "accepted just now": accepted,
    "accepted long ago": lambda scene, author: accepted(scene, author, at=LONG_AGO),
    "accepted and followed": followed,
    "returned just now": returned,
    "returned long ago": lambda scene, author: returned(scene, author, at=LONG_AGO),
    "withdrawn": withdrawn,
}


def moves(move: str, role: str, moment: str) -> bool:
    """Whether the report moves, as product.md says it."""
    return {
        "submit": role in CLUSTER and moment == "a draft",
        "withdraw": role in {AUTHOR, AUTHOR_TOO} and moment == "submitted",
        "accept": role in {DECIDER, OFFICIAL} and moment == "submitted",
        "return": role in {DECIDER, OFFICIAL} and moment == "submitted",
        "undo": role == DECIDER and moment in {"accepted just now", "returned just now"},
        "reopen": role in {DECIDER, OFFICIAL} and moment in {"accepted just now", "accepted long ago"},
    }[move]


def status_code(move: str, role: str, moment: str) -> int:
    """404 for who does not see it, 403 for who may not, else back to a page, moved or not."""
    is_hidden = moment == "a draft" and role not in CLUSTER and move != "submit"
    if role not in SEES or is_hidden:
        return 404
    return 302 if role in (CLUSTER if move in OF_THE_CLUSTER else MINISTRY) else 403


def cast(scene: Scene) -> dict[str, Person]:
    """Somebody of each role; `scene` is the milestone's. The author is one of two, by the role that is walked."""
    both = make_manager(scene.cluster, language="en")
    assign(both, Role.OFFICIAL, scene.cluster)
    contributor, analyst = make_person(language="en"), make_person(language="en")
    assign(contributor, Role.CONTRIBUTOR, scene.cluster)
    assign(analyst, Role.ANALYST)
    elsewhere = make_cluster()
    return {
        AUTHOR: scene.manager,
        COLLEAGUE: make_manager(scene.cluster, language="en"),
        CONTRIBUTOR: contributor,
        DECIDER: scene.official,
        OFFICIAL: make_official(language="en"),
        AUTHOR_TOO: both,
        ANALYST: analyst,
        ADMIN: make_admin(language="en"),
        STRANGER: make_manager(elsewhere, language="en"),
        FOREIGNER: make_official(elsewhere, language="en"),
    }


def ask(client: Client, move: str, report: ProgressReport) -> int:
    """The answer to the press that asks for the move."""
    if move == "submit":
        return client.post(f"/m/{report.milestone_id}/report/", FILLED).status_code
    words = {"words": "Because.", "reason_to_reopen": "Because.", "reason": "Because."}
    return client.post(f"/reports/{report.pk}/{move}/", words).status_code


def state_of(milestone: Milestone) -> tuple[str, int]:
    milestone.refresh_from_db()
    return milestone.state, milestone.percent


def became(move: str, report: ProgressReport) -> list[str]:
    """What is wrong about the report and its milestone after the move."""
    report.refresh_from_db()
    is_accepted = report.status == ReportStatus.ACCEPTED
    accepted_state = (ProgressState.IN_PROGRESS, 40) if is_accepted else (ProgressState.NOT_STARTED, 0)
    facts = {
        "status": report.status == REPORT_MOVES[move].target,
        "milestone": state_of(report.milestone) == accepted_state,
        "reviewer": (report.reviewed_by_id is not None) is (report.status in {"accepted", "returned"}),
        "ledger": LedgerEntry.objects.order_by("-sequence")[0].subject_id == str(report.pk),
    }
    return [name for name, holds in facts.items() if not holds]


def faults(scene: Scene, move: str, role: str, moment: str, person: Person, author: Person) -> Iterator[str]:
    """Everything that one press does otherwise than it should; its effects are taken back."""
    client = signed_in(person)
    with transaction.atomic():
        report = MOMENTS[moment](scene, author)
        before, entries = report.status, LedgerEntry.objects.count()
        answered = ask(client, move, report)
        report.refresh_from_db()
        question = f"{move} by {role}, {moment}"
        if answered != status_code(move, role, moment):
            yield f"{question}: {answered}, not {status_code(move, role, moment)}"
        if (report.status != before) is not moves(move, role, moment):
            yield f"{question}: {before} → {report.status}"
        elif report.status != before:
            yield from (f"{question}: {name}" for name in became(move, report))
        elif move != "submit" and LedgerEntry.objects.count() != entries:
            yield f"{question}: nothing moved, and the ledger says something"
        transaction.set_rollback(True)
    scene.milestone.refresh_from_db()


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_move_by_every_role(moment: str) -> None:
    scene = make_scene()
    persons = cast(scene)
    wrong = [
        fault
        for move in REPORT_MOVES
        for role, person in persons.items()
        for fault in faults(scene, move, role, moment, person, persons[AUTHOR_TOO if role == AUTHOR_TOO else AUTHOR])
    ]
    assert wrong == []


def test_moments_hold_every_status() -> None:
    scene = make_scene()
    found = set()
    for make in MOMENTS.values():
        with transaction.atomic():
            found.add(make(scene, scene.manager).status)
            transaction.set_rollback(True)
    assert found == set(ReportStatus.values)


def test_walk_makes_every_move() -> None:
    made = {
        move for move in REPORT_MOVES for moment in MOMENTS for role in (AUTHOR, DECIDER) if moves(move, role, moment)
    }
    assert made == set(REPORT_MOVES)
