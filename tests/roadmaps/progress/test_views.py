from __future__ import annotations

from datetime import date

import pytest
import time_machine

from clusters.models import Programme, Role
from portal.accounts.models import Person
from roadmaps.models import Milestone, ProgressReport
from roadmaps.terms import ReportStatus
from tests.clients import signed_in
from tests.factories import NOW, assign, make_admin, make_cluster, make_manager, make_official, make_person
from tests.roadmaps.progress.reports import Scene, accepted, done, drafted, going_on, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_on_15_november")]

FILLED = {
    "state": "in_progress",
    "percent": "40",
    "forecast_date": "2026-12-20",
    "confidence": "on_track",
    "comment": "The press is ordered.",
}


@pytest.fixture
def _on_15_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def said(response: object) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def person_in(role: str, scene: Scene) -> Person:
    """Somebody of each kind who looks at the scene's cluster."""
    match role:
        case "manager":
            return scene.manager
        case "official":
            return scene.official
        case "stranger":
            return make_manager(make_cluster(), language="en")
        case "official of others":
            return make_official(make_cluster(), language="en")
        case "admin":
            return make_admin(language="en")
    person = make_person(language="en")
    assign(person, Role(role), None if role == "analyst" else scene.cluster)
    return person


ROLES = ("manager", "contributor", "official", "analyst", "stranger", "official of others", "admin")
MAY_REPORT = {"manager": 200, "contributor": 200, "official": 403, "analyst": 403}
MAY_REVIEW = {"manager": 403, "contributor": 403, "official": 302, "analyst": 403}


# --- Who may -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_report_edit_by_role(role: str) -> None:
    scene = make_scene()
    response = signed_in(person_in(role, scene)).get(f"/m/{scene.milestone.pk}/report/")
    assert response.status_code == MAY_REPORT.get(role, 404)


@pytest.mark.parametrize("role", ROLES)
def test_report_unchanged_by_role(role: str) -> None:
    scene = make_scene()
    response = signed_in(person_in(role, scene)).post(f"/m/{scene.milestone.pk}/unchanged/")
    expected = 302 if role in ("manager", "contributor") else MAY_REPORT.get(role, 404)
    assert response.status_code == expected
    assert ProgressReport.objects.count() == (1 if expected == 302 else 0)


@pytest.mark.parametrize("move", ["accept", "return"])
@pytest.mark.parametrize("role", ROLES)
def test_review_by_role(role: str, move: str) -> None:
    scene = make_scene()
    report = submitted(scene)
    person = person_in(role, scene)
    response = signed_in(person).post(f"/reports/{report.pk}/{move}/", {"words": "No act."})
    assert response.status_code == MAY_REVIEW.get(role, 404)
    report.refresh_from_db()
    assert (report.status == "submitted") is (response.status_code != 302)


@pytest.mark.parametrize("role", ROLES)
def test_review_queue_by_role(role: str) -> None:
    scene = make_scene()
    response = signed_in(person_in(role, scene)).get("/review/")
    assert response.status_code == (200 if role.startswith("official") else 403)


@pytest.mark.parametrize("role", ROLES)
def test_withdraw_by_role(role: str) -> None:
    scene = make_scene()
    report = submitted(scene)
    expected = {"manager": 302, "contributor": 302, "official": 403, "analyst": 403}.get(role, 404)
    assert signed_in(person_in(role, scene)).post(f"/reports/{report.pk}/withdraw/").status_code == expected
    report.refresh_from_db()
    assert (report.status == "withdrawn") is (role == "manager")


@pytest.mark.parametrize("move", ["accept", "return"])
def test_draft_is_unknown_to_the_ministry(move: str) -> None:
    scene = make_scene()
    report = drafted(scene)
    assert signed_in(scene.official).post(f"/reports/{report.pk}/{move}/").status_code == 404


@pytest.mark.parametrize("address", ["/m/{m}/unchanged/", "/reports/{r}/accept/", "/reports/{r}/withdraw/"])
def test_moves_answer_to_post_alone(address: str) -> None:
    scene = make_scene()
    report = submitted(scene)
    client = signed_in(scene.official)
    assert client.get(address.format(m=scene.milestone.pk, r=report.pk)).status_code == 405


# --- The form ----------------------------------------------------------------------------------------------------


def test_report_is_sent() -> None:
    scene = make_scene()
    client = signed_in(scene.manager)
    response = client.post(f"/m/{scene.milestone.pk}/report/", FILLED | {"send": "1"})
    report = ProgressReport.objects.get()
    assert (report.status, report.percent, report.submitted_at) == ("submitted", 40, NOW)
    assert response.headers["Location"] == f"/m/{scene.milestone.pk}/#report-{report.pk}"


def test_draft_is_kept_unfinished() -> None:
    scene = make_scene()
    late = FILLED | {"forecast_date": "2027-03-01", "keep": "1"}
    signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/report/", late)
    report = ProgressReport.objects.get()
    assert (report.status, report.forecast_date) == ("draft", date(2027, 3, 1))


def test_gap_stands_at_its_field_and_in_the_summary_in_the_same_words() -> None:
    scene = make_scene()
    response = signed_in(scene.manager).post(
        f"/m/{scene.milestone.pk}/report/", {"state": "done", "actual_date": "2026-11-16", "confidence": "on_track"}
    )
    future = "The day on which it was done is in the future. Enter a day up to 15\u00a0Nov\u00a02026."
    assert response.context["form"].errors["actual_date"] == [future]
    assert response.content.decode().count(future) == 2
    assert ProgressReport.objects.count() == 0


def test_form_keeps_the_answers_of_the_draft() -> None:
    scene = make_scene()
    drafted(scene, going_on(percent=70))
    form = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/").context["form"]
    assert (form.initial["percent"], form.initial["comment"]) == (70, "The press is ordered.")


def test_form_begins_from_the_state_known_last() -> None:
    scene = make_scene()
    accepted(scene, going_on(percent=60))
    response = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/")
    initial = response.context["form"].initial
    assert (initial["percent"], initial["forecast_date"], initial["comment"]) == (60, date(2026, 12, 20), "")
    assert response.context["begun"].last_words == "The press is ordered."


def test_first_form_proposes_the_approved_date() -> None:
    scene = make_scene()
    form = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/").context["form"]
    assert form.initial["forecast_date"] == date(2026, 12, 31)


def test_form_shows_why_the_last_report_was_returned() -> None:
    scene = make_scene()
    returned(scene)
    response = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/")
    assert response.context["begun"].returned.reason == "Attach the protocol."
    assert "Attach the protocol." in response.content.decode()


@pytest.mark.parametrize("field", ["forecast_date", "percent", "links", "state", "slip_category"])
def test_nonsense_in_a_field_is_an_error_there(field: str) -> None:
    scene = make_scene()
    response = signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/report/", FILLED | {field: "nonsense value"})
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize("button", ["send", "keep"])
def test_forecast_beyond_the_years_of_plans_is_not_even_drafted(button: str) -> None:
    scene = make_scene()
    far = FILLED | {"forecast_date": "9999-12-31", "slip_reason": "Law", "slip_category": "law", button: "1"}
    response = signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/report/", far)
    assert list(response.context["form"].errors) == ["forecast_date"]
    assert ProgressReport.objects.count() == 0


def test_form_of_a_milestone_with_the_ministry_goes_back_with_words() -> None:
    scene = make_scene()
    submitted(scene)
    response = signed_in(scene.manager).get(f"/m/{scene.milestone.pk}/report/", follow=True)
    assert response.redirect_chain == [(f"/m/{scene.milestone.pk}/", 302)]
    assert said(response) == ["A report on this milestone is with the ministry. Withdraw it to write another."]


def test_unchanged_that_needs_an_explanation_leads_to_the_form() -> None:
    scene = make_scene(forecast_date=date(2027, 3, 1))
    response = signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/unchanged/")
    assert response.headers["Location"] == f"/m/{scene.milestone.pk}/report/"


# --- Deciding ----------------------------------------------------------------------------------------------------


def test_accept_in_the_queue_goes_on_to_the_next() -> None:
    scene = make_scene()
    first = submitted(scene)
    second = submitted(make_second(scene))
    response = signed_in(scene.official).post(f"/reports/{first.pk}/accept/", {"back": "review"}, follow=True)
    assert response.redirect_chain == [(f"/review/?report={second.pk}", 302)]
    assert said(response) == ["Accepted: 1.7 Second press. 1 report is left."]
    assert response.context["page"].sheet.report == second


def test_accept_on_the_milestone_stays_there() -> None:
    scene = make_scene()
    report = submitted(scene)
    response = signed_in(scene.official).post(f"/reports/{report.pk}/accept/")
    assert response.headers["Location"] == f"/m/{scene.milestone.pk}/#report-{report.pk}"
    assert Milestone.objects.get().percent == 40


def test_accept_without_evidence_has_to_be_confirmed() -> None:
    scene = make_scene()
    Programme.objects.update(is_evidence_required=False)
    report = submitted(scene, done(evidence_link=""))
    client = signed_in(scene.official)
    response = client.post(f"/reports/{report.pk}/accept/", {"back": "review"})
    assert response.context["accept_form"].errors["is_confirmed"] == ["Confirm that you accept it nevertheless."]
    client.post(f"/reports/{report.pk}/accept/", {"back": "review", "is_confirmed": "on"})
    assert ProgressReport.objects.get().status == ReportStatus.ACCEPTED


def test_accept_with_evidence_needs_no_confirmation() -> None:
    scene = make_scene()
    report = submitted(scene, done(evidence_link="https://example.org/act.pdf"))
    signed_in(scene.official).post(f"/reports/{report.pk}/accept/")
    assert Milestone.objects.get().state == "done"


def test_return_without_words_asks_for_them() -> None:
    scene = make_scene()
    report = submitted(scene)
    response = signed_in(scene.official).post(f"/reports/{report.pk}/return/", {"words": " "})
    assert list(response.context["return_form"].errors) == ["words"]
    assert ProgressReport.objects.get().status == ReportStatus.SUBMITTED


def test_return_with_a_ready_phrase_and_words() -> None:
    scene = make_scene()
    report = submitted(scene)
    posted = {"phrases": ["evidence"], "words": "The protocol of 3 November."}
    signed_in(scene.official).post(f"/reports/{report.pk}/return/", posted)
    report.refresh_from_db()
    assert report.reason == "Attach a document that confirms the result.\nThe protocol of 3 November."


def test_lost_race_says_who_decided() -> None:
    scene = make_scene()
    report = accepted(scene)
    colleague = make_official(scene.cluster, language="en")
    response = signed_in(colleague).post(f"/reports/{report.pk}/accept/", {"back": "review"}, follow=True)
    assert said(response) == ["И. Орлова has accepted this report already, on 15\u00a0Nov\u00a02026,\u00a012:00."]


def test_own_report_is_refused_in_words() -> None:
    scene = make_scene()
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    report = submitted(scene)
    response = signed_in(scene.manager).post(f"/reports/{report.pk}/accept/", follow=True)
    assert said(response) == ["This is your own report: somebody else has to review it."]


def make_second(scene: Scene) -> Scene:
    """Another milestone of the same cluster and persons."""
    milestone = Milestone.objects.create(
        roadmap=scene.milestone.roadmap,
        workstream=scene.milestone.workstream,
        position=99,
        code="2.2",
        title="Clean room",
        baseline_date=date(2026, 12, 31),
        precision="day",
    )
    return Scene(scene.cluster, milestone, scene.manager, scene.official)


# --- What leads on from a draft ----------------------------------------------------------------------------------


def test_draft_leads_to_a_request_for_help() -> None:
    scene = make_scene()
    response = signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/report/", FILLED | {"ask": "1"})
    assert response.headers["Location"] == f"/m/{scene.milestone.pk}/requests/new/?from=report"
    assert ProgressReport.objects.get().status == ReportStatus.DRAFT


def test_draft_from_the_grid_leads_back_to_its_row() -> None:
    scene = make_scene()
    response = signed_in(scene.manager).post(f"/m/{scene.milestone.pk}/report/?from=grid", FILLED | {"keep": "1"})
    roadmap = scene.milestone.roadmap
    assert (
        response.headers["Location"]
        == f"/r/{roadmap.pk}/reports/grid/?row={scene.milestone.pk}#row-{scene.milestone.pk}"
    )


def test_new_date_is_offered_to_who_may_propose_it() -> None:
    scene = make_scene()
    contributor = person_in("contributor", scene)
    for person, count in ((scene.manager, 1), (contributor, 0)):
        page = signed_in(person).get(f"/m/{scene.milestone.pk}/report/").content.decode()
        assert page.count('name="propose"') == count
    late = FILLED | {"forecast_date": "2027-03-01", "propose": "1"}
    assert signed_in(contributor).post(f"/m/{scene.milestone.pk}/report/", late).status_code == 403
    assert scene.milestone.roadmap.revisions.count() == 0
