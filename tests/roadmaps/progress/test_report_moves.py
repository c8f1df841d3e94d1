"""A report in every state × what a person of every role presses: who may, when, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from clusters.models import Role
from portal.accounts.models import Person
from roadmaps.models import ProgressReport
from roadmaps.progress import actions
from roadmaps.terms import REPORT_MOVES, ReportStatus
from tests.clients import signed_in
from tests.factories import NOW, assign, make_admin, make_cluster, make_manager, make_person
from tests.roadmaps.progress.reports import Scene, accepted, drafted, make_scene, returned, submitted

pytestmark = pytest.mark.django_db


def withdrawn(scene: Scene, *, at: datetime = NOW) -> ProgressReport:
    report = submitted(scene, at=at)
    actions.withdraw(report, by=scene.manager, at=at)
    return report


MAKE: dict[str, Callable[..., ProgressReport]] = {
    ReportStatus.DRAFT: drafted,
    ReportStatus.SUBMITTED: submitted,
    ReportStatus.ACCEPTED: accepted,
    ReportStatus.RETURNED: returned,
    ReportStatus.WITHDRAWN: withdrawn,
}
CLUSTER, MINISTRY = ("author", "contributor"), ("official",)
ROLES = (*CLUSTER, *MINISTRY, "analyst", "stranger", "admin")
SEE = {"author", "contributor", "official", "analyst"}
# The move by its name: its address, who may press it, and what it needs besides the right state.
PRESSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "accept": ("/reports/{report}/accept/", MINISTRY),
    "return": ("/reports/{report}/return/", MINISTRY),
    "withdraw": ("/reports/{report}/withdraw/", CLUSTER),
    "undo": ("/reports/{report}/undo/", MINISTRY),
    "reopen": ("/reports/{report}/reopen/", MINISTRY),
}
SOON, LATE = NOW + timedelta(seconds=60), NOW + timedelta(seconds=600)


def person_in(role: str, scene: Scene) -> Person:
    if role in ("author", "official"):
        return {"author": scene.manager, "official": scene.official}[role]
    if role == "stranger":
        return make_manager(make_cluster(), language="en")
    if role == "admin":
        return make_admin(language="en")
    person = make_person(language="en")
    assign(person, Role(role), None if role == "analyst" else scene.cluster)
    return person


def comes_of(move: str, status: str, role: str, at: datetime) -> str:
    """The state after a person with the right has pressed: the table of moves, and who and when beyond it."""
    allowed = REPORT_MOVES[move]
    if status not in allowed.sources:
        return status
    if move == "withdraw" and role != "author":
        return status
    if move == "undo" and at == LATE:
        return status
    return allowed.target


def cells() -> Iterator[tuple[str, str, str, datetime]]:
    for status in MAKE:
        for move in PRESSES:
            for role in ROLES:
                moments = (SOON, LATE) if move == "undo" and role in MINISTRY else (SOON,)
                for at in moments:
                    yield status, move, role, at


@pytest.mark.parametrize(("status", "move", "role", "at"), list(cells()))
def test_press_in_each_state_by_each_role(status: str, move: str, role: str, at: datetime) -> None:
    scene = make_scene()
    report = MAKE[status](scene)
    address, may = PRESSES[move]
    sees = role in SEE and (status != ReportStatus.DRAFT or role in CLUSTER)

    with time_machine.travel(at, tick=False):
        response = signed_in(person_in(role, scene)).post(
            address.format(report=report.pk), {"words": "No act.", "reason_to_reopen": "Look again."}
        )

    report.refresh_from_db()
    if not sees:
        assert (response.status_code, report.status) == (404, status)
    elif role not in may:
        assert (response.status_code, report.status) == (403, status)
    else:
        assert (response.status_code, report.status) == (302, comes_of(move, status, role, at))
