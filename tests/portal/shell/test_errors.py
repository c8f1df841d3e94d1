from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from portal.shell import errors
from portal.shell.request_id import request_id
from tests.factories import make_person


@pytest.fixture(autouse=True)
def _request_named() -> Iterator[None]:
    token = request_id.set("abc123abc123")
    with translation.override("en"):
        yield
    request_id.reset(token)


def words(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.mark.django_db
def test_unknown_address_says_what_may_be_wrong(client: Client) -> None:
    client.force_login(make_person(language="en"))

    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "There is no such page" in words(answer)
    assert answer["X-Request-Id"] in words(answer)


@pytest.mark.django_db
def test_server_error_asks_no_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        answer = errors.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Something broke on our side" in words(answer)
    assert "abc123abc123" in words(answer)


@pytest.mark.django_db
def test_more_than_a_form_takes_is_told_as_such(client: Client) -> None:
    client.force_login(make_person(language="en"))

    answer = client.post("/me/", {"full_name": "ы" * 2**20})

    assert answer.status_code == 413
    assert "Too much was sent at once" in words(answer)


def test_bad_request_page_does_not_ask_the_host() -> None:
    request = RequestFactory(headers={"host": "evil.example"}).get("/")

    answer = errors.bad_request(request, ValueError())

    assert answer.status_code == 400
    assert "abc123abc123" in words(answer)


@pytest.mark.django_db
def test_permission_denied_names_the_way_out() -> None:
    request = RequestFactory().get("/")
    request.user = make_person()

    answer = errors.permission_denied(request, PermissionDenied())

    assert answer.status_code == 403
    assert "ask the admin who invited you" in words(answer)


@pytest.mark.django_db
def test_form_without_a_token_is_refused_in_words() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})

    answer = client.post("/theme/", {"theme": "dark"})

    assert answer.status_code == 403
    assert "The page was open too long" in words(answer)


@pytest.mark.django_db
def test_error_pages_speak_russian(client: Client) -> None:
    client.force_login(make_person(language="ru"))

    answer = client.get("/nowhere/")

    assert '<html lang="ru"' in words(answer)
