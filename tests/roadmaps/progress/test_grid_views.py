"""The reporting grid over HTTP: who may, what a script hears, what the plain form does."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape

from roadmaps.models import ExpectedReport, ProgressReport, Roadmap
from roadmaps.terms import ReportStatus
from tests.clients import signed_in
from tests.factories import NOW, make_cluster, make_manager, make_milestone, make_official
from tests.roadmaps.progress.period_records import open_period
from tests.roadmaps.progress.reports import Scene, drafted, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_on_15_november")]


@pytest.fixture
def _on_15_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def address(roadmap: Roadmap) -> str:
    return f"/r/{roadmap.pk}/reports/grid/"


def typed(client: Client, roadmap: Roadmap, *cells: tuple[str, str, str | None]) -> Any:
    said = {"cells": [{"key": key, "text": text, "was": was} for key, text, was in cells], "page": "1"}
    return client.post(address(roadmap), json.dumps(said), content_type="application/json")


def entered(client: Client, roadmap: Roadmap, **changed: str) -> dict[str, str]:
    """What a browser sends of the page: every field, with some of them changed."""
    page = client.get(address(roadmap)).context["page"]
    fields = {
        cell.key: cell.text for row in page.grid.rows for cell in row.cells if not cell.is_fixed and not cell.href
    }
    return fields | {f"seen-{pk}": texts for pk, texts in page.seen} | {"page": "1"} | changed


def test_only_who_reports_sees_the_grid() -> None:
    scene = make_scene()
    statuses = {
        scene.manager: 200,
        scene.official: 403,
        make_manager(make_cluster()): 404,
        make_official(make_cluster()): 404,
    }
    for person, status in statuses.items():
        assert signed_in(person).get(address(scene.milestone.roadmap)).status_code == status
        assert typed(signed_in(person), scene.milestone.roadmap).status_code == status


def test_page_shows_each_row_as_it_stands() -> None:
    scene = make_scene()
    roadmap = scene.milestone.roadmap
    drafted(scene)
    sent, back = (
        Scene(scene.cluster, make_milestone(roadmap), scene.manager, scene.official),
        Scene(scene.cluster, make_milestone(roadmap), scene.manager, scene.official),
    )
    submitted(sent)
    returned(back)
    rows = signed_in(scene.manager).get(address(roadmap)).context["page"].grid.rows
    assert [(row.note, row.is_open, row.is_unfolded) for row in rows] == [
        ("draft", True, True),
        ("with the ministry", False, False),
        ("returned", True, True),
    ]
    assert [all(cell.is_fixed for cell in row.cells) for row in rows] == [False, True, False]


def test_script_hears_of_its_cell_and_of_what_followed() -> None:
    scene = make_scene()
    pk = scene.milestone.pk
    answer = typed(signed_in(scene.manager), scene.milestone.roadmap, (f"percent-{pk}", "30%", "0")).json()
    told = {cell["key"]: (cell["text"], cell["state"]) for cell in answer["cells"]}
    assert told[f"percent-{pk}"] == ("30", "saved")
    assert told[f"state-{pk}"] == ("in_progress", "also")
    assert "Ready to send" in answer["beside"]
    assert ProgressReport.objects.get().percent == 30


def test_script_hears_why_a_text_was_refused() -> None:
    scene = make_scene()
    pk = scene.milestone.pk
    answer = typed(signed_in(scene.manager), scene.milestone.roadmap, (f"percent-{pk}", "lots", "0")).json()
    cell = next(cell for cell in answer["cells"] if cell["key"] == f"percent-{pk}")
    assert (cell["state"], cell["text"], cell["problem"]) == ("refused", "0", "Enter a number from 0 to 100.")


@pytest.mark.parametrize(
    "body",
    [
        "nothing",
        "[]",
        "{}",
        '{"cells": 1}',
        '{"cells": [1]}',
        '{"cells": [{"key": "state-x", "text": ""}]}',
        "[" * 3000,
    ],
)
def test_what_no_page_sends_is_a_bad_request(body: str) -> None:
    scene = make_scene()
    client = signed_in(scene.manager)
    assert client.post(address(scene.milestone.roadmap), body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("seen", ["", "[]", '{"state": 1}', "{"])
def test_what_was_seen_cannot_be_made_up(seen: str) -> None:
    scene = make_scene()
    fields = {f"seen-{scene.milestone.pk}": seen}
    assert signed_in(scene.manager).post(address(scene.milestone.roadmap), fields).status_code == 400


def test_plain_form_keeps_what_was_changed_alone() -> None:
    scene = make_scene()
    make_milestone(scene.milestone.roadmap)
    client = signed_in(scene.manager)
    fields = entered(client, scene.milestone.roadmap, **{f"percent-{scene.milestone.pk}": "30"})
    assert client.post(address(scene.milestone.roadmap), fields).status_code == 302
    assert [report.milestone for report in ProgressReport.objects.all()] == [scene.milestone]


def test_plain_form_tells_a_conflict_and_keeps_both_texts() -> None:
    scene = make_scene()
    client, key = signed_in(scene.manager), f"comment-{scene.milestone.pk}"
    fields = entered(client, scene.milestone.roadmap, **{key: "Mine."})
    drafted(scene)
    response = client.post(address(scene.milestone.roadmap), fields)
    content = response.content.decode()
    assert escape("It says “The press is ordered.” now.") in content
    assert "Mine.</textarea>" in content
    again = entered(client, scene.milestone.roadmap, **{key: "Mine."})
    client.post(address(scene.milestone.roadmap), again)
    assert ProgressReport.objects.get().comment == "Mine."


def test_send_answers_with_what_is_missing() -> None:
    scene = make_scene()
    client, pk = signed_in(scene.manager), scene.milestone.pk
    fields = entered(client, scene.milestone.roadmap, **{f"state-{pk}": "done", "do": "send"})
    response = client.post(address(scene.milestone.roadmap), fields)
    assert [problem.target for problem in response.context["page"].problems] == [f"at-actual-{pk}", f"at-evidence-{pk}"]
    assert ProgressReport.objects.get().status == ReportStatus.DRAFT


def test_send_without_a_change_says_so() -> None:
    scene = make_scene()
    client = signed_in(scene.manager)
    fields = entered(client, scene.milestone.roadmap, do="send")
    response = client.post(address(scene.milestone.roadmap), fields, follow=True)
    assert ["No report was sent" in str(message) for message in response.context["messages"]] == [True]


@pytest.mark.parametrize("do", ["propose-x", "propose-", "propose-999999", "propose-" + "9" * 40])
def test_new_date_of_an_unknown_row_is_not_found(do: str) -> None:
    scene = make_scene()
    assert signed_in(scene.manager).post(address(scene.milestone.roadmap), {"do": do}).status_code == 404


def test_page_asks_the_same_of_one_row_and_of_many(django_assert_max_num_queries: Any) -> None:
    scene = make_scene()
    drafted(scene)
    client = signed_in(scene.manager)
    client.get(address(scene.milestone.roadmap))
    counts = []
    for _number in range(2):
        with django_assert_max_num_queries(40) as queries:
            client.get(address(scene.milestone.roadmap))
        counts.append(len(queries))
        for _row in range(3):
            drafted(Scene(scene.cluster, make_milestone(scene.milestone.roadmap), scene.manager, scene.official))
    assert counts[0] == counts[1]


def test_rows_that_the_period_still_expects_say_so() -> None:
    scene = make_scene(promised_on=date(2026, 1, 1))
    heard = make_milestone(scene.milestone.roadmap)
    open_period(scene.milestone.roadmap.programme)
    ExpectedReport.objects.filter(milestone=heard).update(heard_on=NOW.date())
    page = signed_in(scene.manager).get(address(scene.milestone.roadmap)).context["page"]
    assert [row.note for row in page.grid.rows] == ["to be reported", ""]
