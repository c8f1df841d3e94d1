"""What the cluster presses on a milestone: every press × state of its last report × role × moment of the milestone.

The presses on a report that is there (accept, return, withdraw, undo, reopen) stand in `test_report_moves.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine

from clusters.models import Deputy
from portal.accounts.models import Person
from roadmaps.models import Milestone, ProgressReport
from roadmaps.terms import ProgressState, ReportStatus
from tests.clients import signed_in
from tests.factories import NOW, TODAY, make_manager
from tests.roadmaps.progress.reports import Scene, make_scene
from tests.roadmaps.progress.test_report_moves import MAKE, ROLES, SEE, person_in

pytestmark = pytest.mark.django_db
NOTHING = "nothing"
FILLED = {
    "state": "in_progress",
    "percent": "55",
    "forecast_date": "2026-12-20",
    "confidence": "on_track",
    "comment": "Ordered.",
}
PRESSES: dict[str, tuple[str, dict[str, str]]] = {
    "send": ("/m/{milestone}/report/", FILLED | {"send": "1"}),
    "keep": ("/m/{milestone}/report/", FILLED | {"keep": "1"}),
    "nothing has changed": ("/m/{milestone}/unchanged/", {}),
    "discard": ("/reports/{report}/discard/", {"confirmed": "yes"}),
}
# What the milestone's newest report is afterwards, by the press and the state before; else all stays as it was.
BECOMES = {
    **{("send", status): "submitted" for status in (NOTHING, "draft", "accepted", "returned", "withdrawn")},
    **{("keep", status): "draft" for status in (NOTHING, "draft", "accepted", "returned", "withdrawn")},
    **{("nothing has changed", status): "submitted" for status in (NOTHING, "accepted", "returned", "withdrawn")},
    ("discard", "draft"): NOTHING,
}
MOMENTS: dict[str, dict[str, object]] = {
    "open": {},
    "done": {"state": ProgressState.DONE, "actual_date": date(2026, 11, 1)},
    "dropped": {"cancelled_at": NOW},
}
MAY = ("author", "contributor", "colleague", "deputy of the author")
STATES: dict[str, Callable[..., ProgressReport | None]] = {NOTHING: lambda scene: None, **MAKE}


def cells() -> Iterator[tuple[str, str, str, str]]:
    for status in STATES:
        for press in PRESSES:
            if press == "discard" and status == NOTHING:
                continue
            for role in (*ROLES, "colleague", "deputy of the author"):
                moments = MOMENTS if role == "author" else ("open",)
                for moment in moments:
                    yield status, press, role, moment


def who(role: str, scene: Scene) -> Person:
    if role == "colleague":
        return make_manager(scene.cluster, language="en")
    if role == "deputy of the author":
        deputy = make_manager(scene.cluster, language="en")
        leave = {"starts_on": TODAY, "ends_on": TODAY, "named_at": NOW, "began_at": NOW}
        Deputy.objects.create(absent=scene.manager, deputy=deputy, **leave)
        return deputy
    return person_in(role, scene)


def newest() -> str:
    last = ProgressReport.objects.order_by("pk").last()
    return last.status if last else NOTHING


@pytest.mark.parametrize(("status", "press", "role", "moment"), list(cells()))
def test_press_by_each_role_in_each_state(status: str, press: str, role: str, moment: str) -> None:
    scene = make_scene()
    report = STATES[status](scene)
    Milestone.objects.update(**MOMENTS[moment])
    address, posted = PRESSES[press]
    sees = role in SEE or role in MAY
    if press == "discard" and status == ReportStatus.DRAFT:
        sees = role in MAY
    count = ProgressReport.objects.count()

    with time_machine.travel(NOW, tick=False):
        response = signed_in(who(role, scene)).post(
            address.format(milestone=scene.milestone.pk, report=report.pk if report else 0), posted
        )

    may_go_on = moment == "open" or press == "discard"
    if not sees:
        assert (response.status_code, newest(), ProgressReport.objects.count()) == (404, status, count)
    elif role not in MAY:
        assert (response.status_code, newest(), ProgressReport.objects.count()) == (403, status, count)
    else:
        expected = BECOMES.get((press, status), status) if may_go_on else status
        assert (response.status_code, newest()) == (302, expected)
