"""What every answer carries, whatever its status."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from tests.house.rules import MANAGER
from tests.house.world import World

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}


def fail(request: HttpRequest) -> HttpResponse:
    raise ValueError("a fault of our own, with a secret inside")


urlpatterns = [path("fails/", fail, name="fails"), path("", include("portal.urls"))]
handler400 = "portal.shell.errors.bad_request"
handler403 = "portal.shell.errors.permission_denied"
handler404 = "portal.shell.errors.not_found"
handler500 = "portal.shell.errors.server_error"


def answers(world: World) -> dict[int, HttpResponse]:
    client, nobody = world.clients[MANAGER], world.clients["nobody"]
    return {
        200: client.get(reverse("profile")),
        302: nobody.get(reverse("profile")),
        400: client.get(reverse("profile"), headers={"host": "elsewhere.example"}),
        403: client.get(reverse("people")),
        404: client.get("/no/such/page/"),
        405: client.post(reverse("portfolio")),
        500: client.get("/fails/"),
    }


@pytest.fixture
def given(world: World) -> dict[int, HttpResponse]:
    with override_settings(ROOT_URLCONF=__name__):
        return answers(world)


@pytest.mark.parametrize("status", [200, 302, 400, 403, 404, 405, 500])
def test_answer_carries_the_protecting_headers(given: dict[int, HttpResponse], status: int) -> None:
    response = given[status]

    assert response.status_code == status
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert len(response.headers["X-Request-Id"]) == 12


@pytest.mark.parametrize("status", [200, 403, 404])
def test_page_of_a_signed_in_person_is_kept_by_no_cache(given: dict[int, HttpResponse], status: int) -> None:
    assert "no-store" in given[status].headers["Cache-Control"]


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_error_page_says_its_request_and_nothing_of_the_inside(given: dict[int, HttpResponse], status: int) -> None:
    text = given[status].content.decode()

    assert given[status].headers["X-Request-Id"] in text
    assert "secret inside" not in text
    assert "Traceback" not in text
    assert "Django" not in text


def test_cookies_of_a_session_are_guarded(world: World) -> None:
    response = sign_in(world)

    assert (response.cookies["session"]["httponly"], response.cookies["session"]["samesite"]) == (True, "Lax")


def sign_in(world: World, client: Client | None = None, **fields: str) -> HttpResponse:
    form = {"login": world.persons[MANAGER].email, "password": "a long password"}
    return (client or Client()).post(reverse("account_login"), form | fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "target", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "//["]
)
@pytest.mark.parametrize("name", ["set_language", "set_theme"])
def test_way_back_never_leads_out(name: str, target: str) -> None:
    response = Client().post(reverse(name), {"next": target, "language": "en", "theme": "dark"})

    assert response.headers["Location"] == "/"


@pytest.mark.parametrize(
    "target", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "//["]
)
def test_sign_in_never_leads_out(world: World, target: str) -> None:
    response = sign_in(world, next=target)

    assert (response.status_code, response.headers["Location"]) == (302, reverse("home"))
