"""One person stands on one side of a request: each move, for each capacity, in each state of either kind."""

from __future__ import annotations

import pytest
from django.urls import reverse

from clusters.models import Deputy, Role
from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import Request
from roadmaps.reminders.reach import Reach
from roadmaps.reminders.requests_owed import told_of
from roadmaps.requests import actions, closing
from roadmaps.requests.page import answerable_by
from roadmaps.requests.possible import deeds_for
from roadmaps.requests.sides import answered_by_side, asked_by_side, could_answer, is_asker, may_answer
from roadmaps.requests.waiting import waiting_for
from roadmaps.terms import REQUEST_MOVES, RequestKind, RequestStatus
from tests.clients import signed_in
from tests.factories import NOW, TODAY, assign, make_official, make_person
from tests.roadmaps.requests.scenes import Scene, ask_help, ask_information, in_state, make_scene

pytestmark = pytest.mark.django_db

CLOSING = {"reply", "resolve", "reopen", "withdraw", "restore"}
ANSWERING = {"take", "assign", "forward", "ask_back", "answer"}
IN_CHARGE = ANSWERING | {"release", "take_back"}
MAY = {
    "asker": CLOSING,
    "asker_of_both": CLOSING,
    "asking_colleague": {"reply"},
    "in_charge": IN_CHARGE,
    "in_charge_of_both": IN_CHARGE,
    "answering_colleague": ANSWERING,
    "free_of_both": ANSWERING | {"reply"},
    "analyst": set(),
    "stranger": set(),
}
WORDS = {
    "assign_note": "",
    "authority": "Federal Customs Service",
    "question": "Which office?",
    "answer": "Done.",
    "reply": "Barnaul.",
    "missing": "Nothing has come.",
}


def stand(capacity: str, request: Request, scene: Scene) -> Person:
    """Somebody of that capacity for the request, read anew."""
    asker, in_charge = request.asked_by, request.in_charge
    is_help = request.kind == RequestKind.HELP
    other_role = {True: Role.OFFICIAL, False: Role.CONTRIBUTOR}
    match capacity:
        case "asker" | "asker_of_both":
            person = asker
            if capacity == "asker_of_both":
                assign(person, other_role[is_help], scene.cluster)
        case "in_charge" | "in_charge_of_both":
            person = in_charge or (scene.official if is_help else scene.manager)
            if capacity == "in_charge_of_both":
                assign(person, other_role[not is_help], scene.cluster)
        case "asking_colleague":
            person = scene.contributor if is_help else scene.colleague
        case "answering_colleague":
            person = scene.colleague if is_help else scene.contributor
        case "free_of_both":
            person = make_official(scene.cluster)
            assign(person, Role.CONTRIBUTOR, scene.cluster)
        case "analyst":
            person = make_person()
            assign(person, Role.ANALYST)
        case _:
            person = make_official(make_scene("").cluster)
    return Person.objects.get(pk=person.pk)


def expected(capacity: str, request: Request, person: Person) -> set[str]:
    """The moves that the table grants, in the state in which the request is."""
    found = {name for name in MAY[capacity] if request.status in REQUEST_MOVES[name].sources}
    is_other = request.in_charge_id != person.pk
    return (
        found
        - ({"release"} if is_other else {"take"})
        - ({"take_back"} if request.answered_by_id != person.pk else set())
    )


@pytest.mark.parametrize("kind", RequestKind.values)
@pytest.mark.parametrize("capacity", MAY)
def test_moves_of_each_capacity_in_each_state(capacity: str, kind: str) -> None:
    for status in RequestStatus.values:
        scene = make_scene(f"Cluster of {status}")
        request = in_state(status, scene, kind)
        person = stand(capacity, request, scene)
        request = Request.objects.get(pk=request.pk)
        assert (status, deeds_for(person, request)) == (status, expected(capacity, request, person))


@pytest.mark.parametrize("kind", RequestKind.values)
@pytest.mark.parametrize("capacity", MAY)
def test_addresses_move_what_the_table_grants_and_nothing_else(capacity: str, kind: str) -> None:
    for name, move in REQUEST_MOVES.items():
        scene = make_scene(f"Cluster of {name}")
        request = in_state(min(move.sources), scene, kind)
        person = stand(capacity, request, scene)
        request = Request.objects.get(pk=request.pk)
        steps = request.steps.count()
        words = WORDS | {"person": str((scene.official if kind == RequestKind.HELP else scene.manager).pk)}
        signed_in(person).post(reverse(f"request_{name}", args=[request.pk]), words)
        now = Request.objects.get(pk=request.pk)
        is_granted = name in expected(capacity, request, person)
        outcome = (name, steps + 1, move.target) if is_granted else (name, steps, request.status)
        assert (name, now.steps.count(), now.status) == outcome


@pytest.mark.parametrize("kind", RequestKind.values)
def test_rules_in_sql_are_those_in_python(kind: str) -> None:
    for status in RequestStatus.values:
        scene = make_scene(f"Cluster of {status}")
        request = in_state(status, scene, kind)
        for capacity in MAY:
            person = stand(capacity, request, scene)
            request = Request.objects.get(pk=request.pk)
            found = Request.objects.filter(pk=request.pk)
            assert found.filter(answered_by_side(person)).exists() == may_answer(person, request), capacity
            if person.pk == request.asked_by_id:
                assert found.filter(asked_by_side(person)).exists() == is_asker(person, request), capacity


def test_own_request_waits_for_somebody_else() -> None:
    scene = make_scene()
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    request = ask_help(scene)
    asker = Person.objects.get(pk=scene.manager.pk)
    assert not waiting_for(asker, on=TODAY).exists()
    assert not answerable_by(asker).exists()
    assert list(could_answer(request)) == [scene.colleague, scene.official]
    assert set(told_of(request, Reach(), step=0)) == {(scene.official.pk, "curator"), (scene.colleague.pk, "curator")}
    with pytest.raises(Refusal):
        actions.assign(request, to=asker, by=scene.official, at=NOW)


def test_question_is_not_put_to_who_asks_it() -> None:
    scene = make_scene()
    assign(scene.official, Role.CLUSTER_MANAGER, scene.cluster)
    asker = Person.objects.get(pk=scene.official.pk)
    with pytest.raises(Refusal):
        ask_information(scene, by=asker, in_charge=asker)


def test_nobody_says_of_their_own_answer_that_it_solves_it() -> None:
    scene = make_scene()
    assign(scene.contributor, Role.OFFICIAL, scene.cluster)
    both = Person.objects.get(pk=scene.contributor.pk)
    request = actions.answer(ask_help(scene), text="Done.", by=both, at=NOW)
    scene.manager.assignments.all().delete()
    request = Request.objects.get(pk=request.pk)
    with pytest.raises(Refusal):
        closing.resolve(request, by=both, at=NOW)


def test_deputy_of_the_asker_says_that_it_is_solved_and_never_answers() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.ANSWERED, scene)
    Deputy.objects.create(
        absent=scene.manager,
        deputy=scene.contributor,
        starts_on=TODAY,
        ends_on=TODAY,
        named_by=scene.manager,
        named_at=NOW,
        began_at=NOW,
    )
    assign(scene.contributor, Role.OFFICIAL, scene.cluster)
    deputy = Person.objects.get(pk=scene.contributor.pk)
    assert (may_answer(deputy, request), waiting_for(deputy, on=TODAY).get()) == (False, request)
    assert closing.resolve(request, by=deputy, at=NOW).status == RequestStatus.RESOLVED
