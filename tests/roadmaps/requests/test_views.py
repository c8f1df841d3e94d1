"""Asking and answering over HTTP: from a milestone to a rated answer, and what comes back with mistakes."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Person
from roadmaps.models import Request
from roadmaps.requests import actions
from roadmaps.terms import RequestStatus
from tests.clients import signed_in
from tests.factories import NOW
from tests.roadmaps.requests.scenes import ask_help, ask_information, in_state, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def post(person: Person, name: str, request: Request, **words: str) -> tuple[int, str]:
    """Press a button; what is said, and the status of the answer."""
    response = signed_in(person).post(reverse(f"request_{name}", args=[request.pk]), words)
    return response.status_code, " ".join(str(message) for message in get_messages(response.wsgi_request))


def read(person: Person, request: Request) -> str:
    return signed_in(person).get(request.get_absolute_url()).content.decode()


def test_asked_taken_asked_back_answered_not_solved_reopened_solved_and_rated() -> None:
    scene = make_scene()
    asked = signed_in(scene.manager).post(
        reverse("request_ask_on", args=[scene.milestone.pk]), {"need": "Customs papers", "category": "permit"}
    )
    request = Request.objects.get()
    assert (asked.status_code, asked["Location"]) == (302, request.get_absolute_url())
    assert post(scene.official, "take", request) == (302, "You are in charge of it.")
    post(scene.official, "ask_back", request, question="Which office?")
    post(scene.manager, "reply", request, reply="Barnaul.")
    post(scene.official, "answer", request, answer="Sent to Barnaul.")
    post(scene.manager, "reopen", request, missing="Nothing has come.")
    post(scene.official, "answer", request, answer="Sent again.")
    post(scene.manager, "resolve", request)
    post(scene.manager, "rate", request, was_in_time="no")
    post(scene.manager, "rate", request, has_helped="yes")
    request.refresh_from_db()
    assert (request.status, request.was_in_time, request.has_helped) == ("resolved", False, True)
    assert list(request.steps.values_list("deed", flat=True)) == [
        *("ask", "take", "ask_back", "reply", "answer", "reopen", "answer", "resolve")
    ]
    page = read(scene.official, request)
    for words in ("Which office?", "Barnaul.", "Nothing has come.", "Sent again."):
        assert words in page


def test_who_comes_from_a_report_goes_back_to_send_it() -> None:
    scene = make_scene()
    asking = f"{reverse('request_ask_on', args=[scene.milestone.pk])}?from=report"
    filled = {"need": "Customs papers", "category": "permit"}
    asked = signed_in(scene.manager).post(asking, filled)
    assert asked["Location"] == reverse("report_edit", args=[scene.milestone.pk])
    asked = signed_in(scene.official).post(asking, filled)
    assert asked["Location"] == Request.objects.latest("pk").get_absolute_url()


def test_only_who_answers_for_help_may_ask_again_whether_it_helped() -> None:
    scene = make_scene()
    assert "follow_up_date" in read(scene.official, ask_help(scene))
    question = ask_information(scene)
    assert "follow_up_date" not in read(scene.manager, question)
    assert post(scene.manager, "answer", question, answer="214 jobs.")[0] == 302
    question.refresh_from_db()
    assert (question.status, question.follow_up_date) == (RequestStatus.ANSWERED, None)


def test_who_asked_is_told_that_it_is_their_word() -> None:
    scene = make_scene()
    request = ask_help(scene)
    post(scene.official, "answer", request, answer="Sent to Barnaul.")
    assert "It is answered; you have to say whether that solves it." in read(scene.manager, request)
    assert f"It is answered; {scene.manager.short_name} has to say" in read(scene.official, request)


def test_ministry_asks_a_person_of_the_cluster() -> None:
    scene = make_scene()
    signed_in(scene.official).post(
        reverse("request_ask", args=[scene.roadmap.pk]),
        {"need": "How many jobs?", "category": "other", "in_charge": str(scene.contributor.pk)},
    )
    request = Request.objects.get()
    assert (request.kind, request.milestone, request.in_charge) == ("information", None, scene.contributor)
    assert "Answer it" in read(scene.contributor, request)


@pytest.mark.parametrize(
    ("name", "who", "status", "complaint"),
    [
        ("answer", "official", RequestStatus.OPEN, "Write your answer first."),
        ("ask_back", "official", RequestStatus.OPEN, "Write what you need to know."),
        ("assign", "official", RequestStatus.OPEN, "Choose a person."),
        ("forward", "official", RequestStatus.OPEN, "Say to whom it is forwarded."),
        ("reply", "manager", RequestStatus.ASKED_BACK, "Write your answer first."),
        ("reopen", "manager", RequestStatus.ANSWERED, "Say what is still missing."),
    ],
)
def test_form_without_words_comes_back(name: str, who: str, status: str, complaint: str) -> None:
    scene = make_scene()
    request = in_state(status, scene)
    response = signed_in(getattr(scene, who)).post(reverse(f"request_{name}", args=[request.pk]), {})
    assert (response.status_code, complaint in response.content.decode()) == (200, True)


def test_second_to_take_it_reads_that_it_is_taken() -> None:
    scene = make_scene()
    request = ask_help(scene)
    post(scene.official, "take", request)
    status, said = post(scene.colleague, "take", request)
    assert (status, said) == (302, "This cannot be done any more: its state is now “Taken up”.")


def test_asking_without_words_keeps_what_was_entered() -> None:
    scene = make_scene()
    response = signed_in(scene.manager).post(
        reverse("request_ask", args=[scene.roadmap.pk]), {"need": "", "details": "No. 17 of 3 November"}
    )
    page = response.content.decode()
    assert (Request.objects.count(), "No. 17 of 3 November" in page) == (0, True)
    assert "Say what it is about." in page


def test_buttons_are_those_of_the_side_and_the_state() -> None:
    scene = make_scene()
    request = ask_help(scene)
    assert "Take it up" in read(scene.official, request)
    assert "Take it up" not in read(scene.manager, request)
    assert "Withdraw the request" in read(scene.manager, request)
    assert "Withdraw the request" not in read(scene.contributor, request)


def queries_of(client: Client, request: Request, counter: object) -> int:
    with counter as captured:  # type: ignore[attr-defined]
        client.get(request.get_absolute_url())
    return len(captured)


def test_page_asks_the_same_number_of_questions_however_long_its_history(
    django_assert_max_num_queries: object,
) -> None:
    scene = make_scene()
    short, long = ask_information(scene), ask_information(scene)
    for number in range(5):
        long = actions.ask_back(long, text=f"Question {number}", by=scene.manager, at=NOW)
        long = actions.reply(long, text=f"Reply {number}", by=scene.official, at=NOW)
    long = actions.release(long, by=scene.manager, at=NOW)
    client = signed_in(scene.manager)
    client.get(short.get_absolute_url())
    counts = {
        queries_of(client, request, django_assert_max_num_queries(60))  # type: ignore[operator]
        for request in (short, long)
    }
    assert len(counts) == 1


def test_reopened_request_says_what_is_missing_before_anything_is_answered() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.REOPENED, scene)
    page = signed_in(scene.official).get(request.get_absolute_url()).content.decode()
    places = [page.find(words) for words in ("What is still missing", "Nothing has come.", 'name="answer"')]
    assert -1 not in places
    assert places == sorted(places)
    assert "The answer that did not solve it" in page


def test_rating_stands_before_the_clocks_for_who_may_rate() -> None:
    scene = make_scene()
    request = in_state(RequestStatus.RESOLVED, scene)
    page = signed_in(scene.manager).get(request.get_absolute_url()).content.decode()
    assert 0 < page.find(reverse("request_rate", args=[request.pk])) < page.find('id="clocks"')
    assert page.count('id="rating"') <= 1
