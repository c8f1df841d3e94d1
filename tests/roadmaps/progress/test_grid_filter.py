"""Which rows of the grid are shown, with their numbers, and what a row leads to."""

from __future__ import annotations

import json
from typing import Any

import pytest
import time_machine
from django.test import Client

from roadmaps.models import ExpectedReport, Milestone, ProgressReport, Roadmap
from roadmaps.progress import actions
from roadmaps.progress.grid_filter import Asked, Show, rows_asked, show_of, tabs_of
from roadmaps.progress.grid_page import grid_page
from tests.clients import signed_in
from tests.factories import NOW, TODAY, make_message, make_milestone
from tests.roadmaps.progress.period_records import open_period
from tests.roadmaps.progress.reports import LATER, Scene, accepted, drafted, going_on, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english", "_on_15_november")]


@pytest.fixture
def _on_15_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def another(scene: Scene) -> Scene:
    return Scene(scene.cluster, make_milestone(scene.milestone.roadmap), scene.manager, scene.official)


def mended(scene: Scene) -> None:
    returned(scene)
    drafted(scene, going_on(percent=80), at=LATER)


MADE = {
    "untouched": lambda scene: None,
    "draft": drafted,
    "with the ministry": submitted,
    "returned": returned,
    "being mended": mended,
    "sent again": lambda scene: (returned(scene), submitted(scene, at=LATER)),
    "accepted": accepted,
}
SHOWN_IN = {
    "untouched": {Show.ALL, Show.LEFT},
    "draft": {Show.ALL, Show.CHANGED},
    "with the ministry": {Show.ALL},
    "returned": {Show.ALL, Show.LEFT, Show.RETURNED},
    "being mended": {Show.ALL, Show.CHANGED, Show.RETURNED},
    "sent again": {Show.ALL},
    "accepted": {Show.ALL, Show.LEFT},
}


@pytest.mark.parametrize("state", MADE)
def test_each_kind_of_row_stands_in_its_filters(state: str) -> None:
    scene = make_scene()
    MADE[state](scene)  # type: ignore[no-untyped-call]
    roadmap = scene.milestone.roadmap
    shown = {show for show in Show if rows_asked(roadmap, Asked(show), None).exists()}
    assert shown == SHOWN_IN[state]
    assert {tab.show for tab in tabs_of(roadmap, Show.ALL, None) if tab.count} == shown


def test_in_a_period_left_is_what_it_still_expects() -> None:
    scene = make_scene(promised_on=NOW.date().replace(month=1))
    heard, back = another(scene), another(scene)
    roadmap = scene.milestone.roadmap
    period = open_period(roadmap.programme)
    ExpectedReport.objects.exclude(milestone=scene.milestone).delete()
    ExpectedReport.objects.create(period=period, roadmap=roadmap, milestone=heard.milestone, heard_on=TODAY)
    returned(back)  # nobody expects it, but the ministry has asked for it again
    left = rows_asked(roadmap, Asked(Show.LEFT), period)
    assert set(left) == {scene.milestone, back.milestone}


def test_any_other_word_shows_all() -> None:
    assert [show_of(said) for said in ("changed", "", "everything", "LEFT")] == [
        Show.CHANGED,
        Show.ALL,
        Show.ALL,
        Show.ALL,
    ]


def test_page_takes_the_same_queries_however_many(django_assert_max_num_queries: Any) -> None:
    scene = make_scene()
    roadmap = scene.milestone.roadmap
    period = open_period(roadmap.programme)
    counts: list[list[int]] = []
    for _time in range(2):
        mended(another(scene))
        returned(another(scene))
        counts.append([])
        for show in Show:
            with django_assert_max_num_queries(7) as queries:
                assert grid_page(roadmap, on=TODAY, asked=Asked(show), period=period).grid.rows
            counts[-1].append(len(queries))
    assert counts[0] == counts[1]


# --- Over HTTP ---------------------------------------------------------------------------------------------------


def address(roadmap: Roadmap, query: str = "") -> str:
    return f"/r/{roadmap.pk}/reports/grid/{query}"


def row_address(scene: Scene) -> str:
    """The page on which the row of the scene's milestone stands."""
    return f"{address(scene.milestone.roadmap, f'?row={scene.milestone.pk}')}#row-{scene.milestone.pk}"


def rows_of(client: Client, roadmap: Roadmap, query: str) -> list[str]:
    return [row.key for row in client.get(address(roadmap, query)).context["page"].grid.rows]


def test_filter_stands_in_the_address() -> None:
    scene = make_scene()
    other = another(scene)
    drafted(other)
    client, roadmap = signed_in(scene.manager), scene.milestone.roadmap
    assert rows_of(client, roadmap, "?show=changed") == [str(other.milestone.pk)]
    assert rows_of(client, roadmap, "?show=left") == [str(scene.milestone.pk)]
    page = client.get(address(roadmap, "?show=changed")).content.decode()
    assert f'action="{address(roadmap, "?show=changed")}"' in page
    assert f'<a href="{address(roadmap)}">All <span class="count">2</span></a>' in page


def test_row_is_shown_with_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmaps.progress.grid_page.ROWS_A_PAGE", 2)
    scene = make_scene()
    rows = [scene.milestone, *(another(scene).milestone for _ in range(4))]
    client, roadmap = signed_in(scene.manager), scene.milestone.roadmap
    assert [rows_of(client, roadmap, f"?row={row.pk}") for row in (rows[0], rows[3], rows[4])] == [
        [str(rows[0].pk), str(rows[1].pk)],
        [str(rows[2].pk), str(rows[3].pk)],
        [str(rows[4].pk)],
    ]
    assert [len(rows_of(client, roadmap, f"?row={odd}&page=3")) for odd in ("x", "", "999999", "9" * 40)] == [1] * 4


def test_filter_that_leaves_nothing_says_so() -> None:
    scene = make_scene()
    page = signed_in(scene.manager).get(address(scene.milestone.roadmap, "?show=returned")).content.decode()
    assert "No row of this kind" in page
    assert "Still to fill in" in page


def test_saved_cell_is_answered_though_its_row_has_left_the_filter() -> None:
    scene = make_scene()
    other, key = another(scene), f"percent-{scene.milestone.pk}"
    rows = [str(scene.milestone.pk), str(other.milestone.pk)]
    said = {"cells": [{"key": key, "text": "30", "was": "0"}], "rows": rows, "page": "1"}
    client = signed_in(scene.manager)
    answer = client.post(
        address(scene.milestone.roadmap, "?show=left"), json.dumps(said), content_type="application/json"
    ).json()
    assert {cell["key"]: cell["state"] for cell in answer["cells"]}[key] == "saved"
    assert answer["notes"] == [{"row": rows[0], "note": "draft", "is_draft": True}]
    assert 'aria-current="true">Still to fill in <span class="count">1</span>' in answer["beside"]


def test_undone_cell_takes_the_mark_of_a_draft_away() -> None:
    scene = make_scene(promised_on=NOW.date().replace(month=1))
    open_period(scene.milestone.roadmap.programme)
    client, pk = signed_in(scene.manager), scene.milestone.pk
    notes = []
    for was, text in (("", "Ordered."), ("Ordered.", "")):
        said = {"cells": [{"key": f"comment-{pk}", "text": text, "was": was}], "rows": [str(pk)]}
        answer = client.post(address(scene.milestone.roadmap), json.dumps(said), content_type="application/json").json()
        notes += answer["notes"]
    assert notes == [
        {"row": str(pk), "note": "draft", "is_draft": True},
        {"row": str(pk), "note": "to be reported", "is_draft": False},
    ]
    assert ProgressReport.objects.count() == 0


@pytest.mark.parametrize("rows", [None, "all", [{}], [1.5, None, "x", "9" * 30]])
def test_rows_that_no_page_has_are_not_looked_for(rows: object) -> None:
    scene = make_scene()
    said = json.dumps({"cells": [], "rows": rows})
    client = signed_in(scene.manager)
    assert client.post(address(scene.milestone.roadmap), said, content_type="application/json").status_code == 200


def test_plain_form_shows_its_rows_again_with_what_is_missing() -> None:
    scene = make_scene()
    other = another(scene)
    client, roadmap, pk = signed_in(scene.manager), scene.milestone.roadmap, scene.milestone.pk
    page = client.get(address(roadmap, "?show=left")).context["page"]
    seen = {f"seen-{key}": texts for key, texts in page.seen}
    response = client.post(address(roadmap, "?show=left"), seen | {f"state-{pk}": "done", "do": "send"})
    shown = response.context["page"]
    assert [row.key for row in shown.grid.rows] == [str(pk), str(other.milestone.pk)]
    assert [problem.target for problem in shown.problems] == [f"at-actual-{pk}", f"at-evidence-{pk}"]


# --- Discarding --------------------------------------------------------------------------------------------------


def press(scene: Scene, *milestones: Milestone, **more: str) -> Any:
    said = {"do": "discard", "rows": [one.pk for one in milestones], "page": "1"} | more
    return signed_in(scene.manager).post(address(scene.milestone.roadmap), said)


def test_drafts_of_chosen_rows_are_asked_about_and_go() -> None:
    scene = make_scene()
    other, untouched = another(scene), another(scene)
    drafted(scene)
    drafted(other)
    asked = press(scene, scene.milestone, untouched.milestone)
    assert ([one.pk for one in asked.context["milestones"]], ProgressReport.objects.count()) == (
        [scene.milestone.pk],
        2,
    )
    done = press(scene, scene.milestone, untouched.milestone, confirmed="yes")
    assert (done.status_code, ProgressReport.objects.get().milestone) == (302, other.milestone)


def test_rows_without_a_draft_are_refused() -> None:
    scene = make_scene()
    submitted(scene)
    response = signed_in(scene.manager).post(
        address(scene.milestone.roadmap), {"do": "discard", "rows": [scene.milestone.pk]}, follow=True
    )
    assert [str(message) for message in response.context["messages"]] == ["Choose at least one row that has a draft."]


def test_draft_that_has_to_stay_does_not_keep_the_others() -> None:
    scene = make_scene()
    other = another(scene)
    kept = drafted(scene)
    drafted(other)
    make_message(kept, scene.manager)
    said = {"do": "discard", "rows": [scene.milestone.pk, other.milestone.pk], "confirmed": "yes"}
    response = signed_in(scene.manager).post(address(scene.milestone.roadmap), said, follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert (told[0], "1.7 Second press: People have written" in told[1]) == ("1 draft is discarded.", True)
    assert ProgressReport.objects.get() == kept


def test_text_that_is_given_up_need_not_be_right() -> None:
    scene = make_scene()
    drafted(scene)
    response = press(scene, scene.milestone, **{f"percent-{scene.milestone.pk}": "lots"})
    assert [one.pk for one in response.context["milestones"]] == [scene.milestone.pk]


def test_one_draft_is_asked_about_and_goes() -> None:
    scene = make_scene()
    report = drafted(scene)
    client, url = signed_in(scene.manager), f"/reports/{report.pk}/discard/"
    assert "Discard 1 draft?" in client.post(url).content.decode()
    assert ProgressReport.objects.count() == 1
    response = client.post(f"{url}?from=grid", {"confirmed": "yes"})
    assert response.headers["Location"] == row_address(scene)
    assert ProgressReport.objects.count() == 0


def test_report_that_was_sent_meanwhile_stays() -> None:
    scene = make_scene()
    report = drafted(scene)
    actions.submit(report, by=scene.manager, at=NOW)
    response = signed_in(scene.manager).post(f"/reports/{report.pk}/discard/", {"confirmed": "yes"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "This draft has been sent or discarded meanwhile."
    ]


@pytest.mark.parametrize(
    ("made", "words"), [(drafted, "Discard the draft"), (mended, "Discard my changes"), (returned, None)]
)
def test_form_offers_to_discard_what_was_begun(made: Any, words: str | None) -> None:
    scene = make_scene()
    made(scene)
    page = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/").content.decode()
    assert [said for said in ("Discard the draft", "Discard my changes") if said in page] == ([words] if words else [])


# --- Help --------------------------------------------------------------------------------------------------------


def help_cell(scene: Scene) -> tuple[str, str]:
    page = signed_in(scene.manager).get(address(scene.milestone.roadmap)).context["page"]
    cell = page.grid.rows[0].cells[-1]
    return cell.text, cell.href


def test_row_leads_to_asking_for_help_and_back() -> None:
    scene = make_scene()
    text, href = help_cell(scene)
    assert (text, href) == ("Ask for help", f"/m/{scene.milestone.pk}/requests/new/?from=grid")
    client, back = signed_in(scene.manager), row_address(scene)
    asking = client.get(href)
    assert (asking.context["subject"], asking.context["form"].cancel_url) == (scene.milestone, back)
    category = asking.context["form"].fields["category"].choices[0][0]
    response = client.post(href, {"need": "Customs papers.", "category": category})
    assert response.headers["Location"] == back
    assert help_cell(scene) == ("asked for on 15\xa0Nov\xa02026", f"/m/{scene.milestone.pk}/?show=requests")
