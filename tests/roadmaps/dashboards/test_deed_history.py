"""A milestone's history keeps what was done and is so no more, and what was asked about it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmaps.progress import actions, undoing
from roadmaps.requests import actions as requests
from roadmaps.terms import RequestKind
from tests.factories import NOW, make_official
from tests.roadmaps.dashboards.test_milestone import DAY, page_for
from tests.roadmaps.progress.reports import Scene, accepted, done, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
MINUTE = timedelta(minutes=1)
SENT = "14\u00a0Nov\u00a02026"


def told(scene: Scene, show: str = "") -> list[tuple[str, str, str]]:
    return [(entry.kind, entry.text, entry.quote) for entry in page_for(scene.official, scene, show).history]


def test_decision_that_was_undone_is_told_with_its_end() -> None:
    scene = make_scene()
    report = accepted(scene, done(), at=NOW - DAY)
    undoing.undo(report, by=scene.official, at=NOW - DAY + MINUTE)
    report.refresh_from_db()
    actions.return_(report, reason="Attach the act.", by=scene.official, at=NOW)

    assert told(scene)[1:] == [
        ("accepted", f"The report of {SENT} was accepted. The decision has been taken back since.", ""),
        ("undone", f"The decision on the report of {SENT} is taken back.", ""),
        ("returned", f"The report of {SENT} is returned.", "Attach the act."),
    ]
    assert told(scene, "reports") == told(scene)


def test_report_that_is_reviewed_again_says_why() -> None:
    scene = make_scene()
    report = accepted(scene, done(), at=NOW - DAY)
    undoing.reopen(report, reason="The act is of another press.", by=make_official(scene.cluster), at=NOW)

    assert told(scene)[-1] == ("undone", f"The report of {SENT} is reviewed again.", "The act is of another press.")
    assert [kind for kind, _text, _quote in told(scene)] == ["report", "accepted", "undone"]


def test_return_that_was_undone_keeps_its_reason() -> None:
    scene = make_scene()
    undoing.undo(returned(scene, at=NOW - DAY), by=scene.official, at=NOW - DAY + MINUTE)

    assert told(scene)[1] == (
        "returned",
        f"The report of {SENT} was returned. The decision has been taken back since.",
        "Attach the protocol.",
    )


def test_report_that_was_withdrawn_is_told_when_it_went() -> None:
    scene = make_scene()
    actions.withdraw(submitted(scene, at=NOW - DAY), by=scene.manager, at=NOW)

    entry = page_for(scene.official, scene).history[-1]
    assert (entry.kind, entry.at, entry.text) == ("undone", NOW, f"The report of {SENT} is withdrawn.")


def test_what_was_asked_about_it_stands_among_the_rest() -> None:
    scene = make_scene()
    asked = requests.ask(
        scene.milestone,
        kind=RequestKind.HELP,
        need="Customs papers for the press",
        category="permit",
        by=scene.manager,
        at=NOW - DAY,
    )
    requests.take(asked, by=scene.official, at=NOW)

    entries = page_for(scene.official, scene, "requests").history
    assert [(entry.kind, entry.text, entry.who) for entry in entries] == [
        ("request", "The request was made.", "О. Ким"),
        ("request", "Taken up.", "И. Орлова"),
    ]
    assert [(entry.link, entry.link_words) for entry in entries] == [(asked.get_absolute_url(), asked.need)] * 2
    assert page_for(scene.official, scene, "files").history == ()


def test_queries_stay_the_same_however_much_was_taken_back() -> None:
    scene = make_scene()
    report = accepted(scene, done())
    page_for(scene.official, scene)
    with CaptureQueriesContext(connection) as once:
        page_for(scene.official, scene)
    for number in range(3):
        undoing.undo(report, by=scene.official, at=NOW + number * MINUTE)
        report.refresh_from_db()
        actions.accept(report, by=scene.official, at=NOW + number * MINUTE)
    with CaptureQueriesContext(connection) as often:
        page = page_for(scene.official, scene)
    assert (len(page.history), len(often)) == (8, len(once))
