from __future__ import annotations

import pytest
from django.test import Client, RequestFactory, override_settings

from portal.shell.middleware import address_of, page_above
from tests.factories import make_person

FORM = b'--b\r\nContent-Disposition: form-data; name="full_name"\r\n\r\n\\ud800 +2AA-\r\n--b--\r\n'


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "zlib", "utf-16"])
def test_form_in_another_charset_is_refused(charset: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(make_person())

    answer = client.generic("POST", "/me/", FORM, content_type=f"multipart/form-data; boundary=b; charset={charset}")

    assert answer.status_code == 400
    assert answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii"])
def test_form_in_utf_8_is_read(client: Client, charset: str) -> None:
    client.force_login(make_person())

    answer = client.generic("POST", "/me/", FORM, content_type=f"multipart/form-data; boundary=b; charset={charset}")

    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["to=%00", "%00=to", "to=a&to=%00"])
def test_nul_in_an_address_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/mailbox/?{query}").status_code == 400


@pytest.mark.django_db
def test_nul_in_a_cookie_is_refused(client: Client) -> None:
    answer = client.get("/", headers={"cookie": 'session="aaaaaaaa\\000aaaa"'})

    assert answer.status_code == 400


@pytest.mark.parametrize(("trusted", "address"), [(0, "127.0.0.1"), (1, "10.0.0.3"), (2, "10.0.0.2"), (4, "127.0.0.1")])
def test_address_is_never_the_one_that_a_client_wrote(trusted: int, address: str) -> None:
    request = RequestFactory(headers={"x-forwarded-for": "1.1.1.1, 10.0.0.2, 10.0.0.3"}).get("/")

    with override_settings(TRUSTED_PROXIES=trusted):
        assert address_of(request) == address


@pytest.mark.parametrize(
    ("path", "above"),
    [("/revisions/3/submit/", "/revisions/3/"), ("/reports/3/accept/", "/"), ("/", "/"), ("/portfolio/", "/")],
)
def test_page_above_is_the_nearest_that_exists(path: str, above: str) -> None:
    assert page_above(path) == above


@pytest.mark.django_db
def test_browser_that_looks_at_an_address_of_forms_is_led_to_the_page_above(client: Client) -> None:
    client.force_login(make_person())

    answer = client.get("/revisions/3/submit/", headers={"accept": "text/html,*/*;q=0.8"})

    assert (answer.status_code, answer["Location"]) == (302, "/revisions/3/")
