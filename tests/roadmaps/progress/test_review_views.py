from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.models import Programme, Role
from clusters.policy import assignments_of
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.models import DiscussionMessage, Milestone, ProgressReport
from roadmaps.progress import deciding, openings
from roadmaps.progress.queue import Choice, Order, Whose, next_after, waiting_for
from roadmaps.progress.review import review_page
from tests.clients import signed_in
from tests.factories import NOW, assign, make_cluster, make_manager, make_milestone, make_official, make_roadmap
from tests.roadmaps.progress.reports import (
    Scene,
    accepted,
    done,
    drafted,
    going_on,
    make_scene,
    returned,
    submitted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_on_15_november")]

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def _on_15_november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def another(scene: Scene, **fields: object) -> Scene:
    milestone = make_milestone(scene.milestone.roadmap, **fields)
    return Scene(scene.cluster, milestone, scene.manager, scene.official)


def elsewhere(official: Person, name: str) -> Scene:
    cluster = make_cluster(name)
    return Scene(cluster, make_milestone(make_roadmap(cluster)), make_manager(cluster), official)


def said(response: object) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def statuses() -> list[str]:
    return list(ProgressReport.objects.order_by("pk").values_list("status", flat=True))


# --- Which reports, in which order -------------------------------------------------------------------------------


def test_queue_is_narrowed_to_ones_own_and_to_nobodys_clusters() -> None:
    scene = make_scene()
    everywhere = make_official(language="en")
    assign(everywhere, Role.OFFICIAL, scene.cluster)
    own = submitted(scene)
    curated = submitted(elsewhere(make_official(), "Berlin"))
    assign(make_official(make_cluster()), Role.OFFICIAL, curated.milestone.roadmap.cluster)
    nobodys = submitted(elsewhere(everywhere, "Chita"))
    found = {whose: [report.pk for report in waiting_for(everywhere, Choice(whose))] for whose in Whose}
    assert found == {Whose.MINE: [own.pk], Whose.UNASSIGNED: [nobodys.pk], Whose.ALL: [own.pk, curated.pk, nobodys.pk]}


def test_cluster_of_an_official_who_left_is_nobodys() -> None:
    scene = make_scene()
    report = submitted(scene)
    scene.official.is_active = False
    scene.official.save()
    assert [one.pk for one in waiting_for(make_official(), Choice(Whose.UNASSIGNED))] == [report.pk]


def test_order_by_cluster_and_what_comes_next_in_it() -> None:
    everywhere = make_official()
    late = submitted(elsewhere(everywhere, "Altai"), at=NOW - timedelta(days=1))
    early = submitted(elsewhere(everywhere, "Zelenograd"), at=NOW - timedelta(days=5))
    by_cluster = Choice(order=Order.CLUSTER)
    assert [report.pk for report in waiting_for(everywhere)] == [early.pk, late.pk]
    assert [report.pk for report in waiting_for(everywhere, by_cluster)] == [late.pk, early.pk]
    assert next_after(late, everywhere, by_cluster) == (early.pk, 2)
    assert next_after(late, everywhere) == (early.pk, 2)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({}, ""),
        ({"whose": "mine", "order": "cluster"}, "?whose=mine&order=cluster"),
        ({"whose": "theirs", "order": "1; drop"}, ""),
    ],
)
def test_choice_of_an_address(said: dict[str, str], address: str) -> None:
    assert Choice.of(said).address() == address


def test_queue_needs_the_same_queries_for_one_and_for_fifty_clusters() -> None:
    everywhere = make_official()
    submitted(elsewhere(everywhere, "Altai"), done())
    assignments_of(everywhere)  # read once for each person object
    with CaptureQueriesContext(connection) as one:
        review_page(everywhere, now=NOW)
    for number in range(49):
        submitted(elsewhere(everywhere, f"Cluster of {number}"), done())
    with CaptureQueriesContext(connection) as fifty:
        page = review_page(everywhere, now=NOW)
    assert (len(page.rows), len(fifty)) == (50, len(one))


def test_row_names_the_colleague_who_looks() -> None:
    scene = make_scene()
    report = submitted(scene)
    colleague = make_official(scene.cluster, full_name="Артём Седов")
    signed_in(colleague).get("/review/")
    assert review_page(scene.official, now=NOW).rows[0].open_by == "А. Седов"
    assert openings.others([report.pk], colleague) == {}


# --- Answers to the script ---------------------------------------------------------------------------------------


def test_decision_by_script_is_answered_with_the_queue_alone() -> None:
    scene = make_scene()
    first, second = submitted(scene), submitted(another(scene))
    response = signed_in(scene.official).post(f"/reports/{first.pk}/accept/", {"back": "review"}, headers=SCRIPT)
    page = response.content.decode()
    assert "<html" not in page
    assert 'data-said="Accepted: 1.7 Second press. 1 report is left."' in page
    assert f'data-address="/review/?report={second.pk}"' in page
    assert response.context["page"].undo.pk == first.pk


def test_lost_race_by_script_says_who_decided_even_where_a_question_would_be_asked() -> None:
    scene = make_scene()
    Programme.objects.update(is_evidence_required=False)
    report = accepted(scene, done(evidence_link=""))
    colleague = make_official(scene.cluster, language="en")
    response = signed_in(colleague).post(f"/reports/{report.pk}/accept/", {"back": "review"}, headers=SCRIPT)
    assert response.context["refused"] == [
        "И. Орлова has accepted this report already, on 15\u00a0Nov\u00a02026,\u00a012:00."
    ]


def test_choice_is_kept_over_a_decision() -> None:
    scene = make_scene()
    first, second = submitted(scene), submitted(another(scene))
    response = signed_in(scene.official).post(f"/reports/{first.pk}/accept/?whose=mine", {"back": "review"})
    assert response.headers["Location"] == f"/review/?whose=mine&report={second.pk}"


# --- Undo, reopening, messages -----------------------------------------------------------------------------------


def test_undo_shows_the_report_again() -> None:
    scene = make_scene()
    report = returned(scene)
    submitted(another(scene), at=NOW - timedelta(days=3))
    response = signed_in(scene.official).post(f"/reports/{report.pk}/undo/", follow=True)
    assert said(response) == ["Taken back: 1.7 Second press."]
    assert response.context["page"].sheet.report == report


@pytest.mark.parametrize("who", ["colleague", "too late"])
def test_undo_that_is_refused_says_why(who: str) -> None:
    scene = make_scene()
    report = accepted(scene, at=NOW - timedelta(seconds=120 if who == "too late" else 0))
    person = scene.official if who == "too late" else make_official(scene.cluster, language="en")
    response = signed_in(person).post(f"/reports/{report.pk}/undo/", {"back": "review"}, follow=True)
    assert [words.partition(":")[0] for words in said(response)] == [
        "It is too late to undo" if who == "too late" else "Only who decided may take the decision back."
    ]


def test_undo_is_offered_for_two_minutes() -> None:
    scene = make_scene()
    report = accepted(scene)
    pages = [review_page(scene.official, now=NOW + timedelta(seconds=seconds)) for seconds in (119, 120)]
    assert [page.undo.pk if page.undo else None for page in pages] == [report.pk, None]
    assert review_page(make_official(scene.cluster), now=NOW).undo is None


def test_reopened_from_the_milestone() -> None:
    scene = make_scene()
    report = accepted(scene, at=NOW - timedelta(days=9))
    client = signed_in(scene.official)
    assert "/reopen/" in client.get(f"/m/{scene.milestone.pk}/").content.decode()
    client.post(f"/reports/{report.pk}/reopen/", {"reason_to_reopen": "The act is of another year."})
    assert statuses() == ["submitted"]
    assert "/reopen/" not in client.get(f"/m/{scene.milestone.pk}/").content.decode()


def test_reopening_without_words_is_refused_in_words() -> None:
    scene = make_scene()
    report = accepted(scene)
    response = signed_in(scene.official).post(f"/reports/{report.pk}/reopen/", follow=True)
    assert said(response) == ["Say why the report is reviewed again: the cluster reads it."]
    assert "/reopen/" not in signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/").content.decode()


def test_message_from_the_queue_leads_back_to_the_report() -> None:
    scene = make_scene()
    report = submitted(scene)
    client = signed_in(scene.official)
    response = client.post(f"/reports/{report.pk}/comment/", {"text": "Which press is it?", "back": "review"})
    assert response.headers["Location"] == f"/review/?report={report.pk}"
    assert DiscussionMessage.objects.get().text == "Which press is it?"
    empty = client.post(f"/reports/{report.pk}/comment/", {"text": " ", "back": "review"})
    assert empty.context["comment_form"].errors["text"] == ["Write a message first."]


# --- Several at once ---------------------------------------------------------------------------------------------


def test_selected_are_accepted_but_for_what_needs_a_second_look() -> None:
    scene = make_scene()
    Programme.objects.update(is_evidence_required=False)
    plain, unproved, left_alone = (
        submitted(scene),
        submitted(another(scene, code="2.1", title="Clean room"), done(evidence_link="")),
        submitted(another(scene)),
    )
    chosen = {"reports": [plain.pk, unproved.pk]}
    response = signed_in(scene.official).post("/review/accept-selected/", chosen, follow=True)
    assert said(response) == [
        "Accepted: 1 report.",
        "2.1 Clean room: Accept without a document that confirms it.",
    ]
    assert statuses() == ["accepted", "submitted", "submitted"]
    assert left_alone.status == "submitted"
    assert LedgerEntry.objects.filter(verb="report.accepted").count() == 1


def test_selected_that_a_colleague_decided_or_that_are_ones_own_stay() -> None:
    scene = make_scene()
    own = submitted(Scene(scene.cluster, scene.milestone, scene.official, scene.official))
    lost, mine = accepted(another(scene)), submitted(another(scene))
    colleague = make_official(scene.cluster)
    result = deciding.accept_all([own, lost, mine], by=scene.official, at=NOW)
    assert [report.pk for report in result.reports] == [mine.pk]
    assert [report.pk for report, _reason in result.left] == [own.pk, lost.pk]
    assert statuses() == ["submitted", "accepted", "accepted"]
    assert colleague.pk != scene.official.pk


@pytest.mark.parametrize("chosen", [[], ["999999"], ["x"], ["9" * 40]])
def test_nonsense_is_not_accepted(chosen: list[str]) -> None:
    scene = make_scene()
    submitted(scene)
    drafted(another(scene), going_on())
    response = signed_in(scene.official).post("/review/accept-selected/", {"reports": chosen}, follow=True)
    assert len(said(response)) == 1
    assert "accepted" not in statuses()


def test_selected_of_another_cluster_is_unknown() -> None:
    scene = make_scene()
    foreign = submitted(elsewhere(scene.official, "Berlin"))
    signed_in(scene.official).post("/review/accept-selected/", {"reports": [foreign.pk]})
    assert (statuses(), Milestone.objects.get(pk=foreign.milestone_id).percent) == (["submitted"], 0)
