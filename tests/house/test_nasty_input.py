"""Whatever stands in an address, a field, a header or a file's name, the portal answers without a fault of its own.

What is asked for may be refused; it never breaks a page, on neither database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from roadmaps.models import Upload
from tests.house.rules import ADMIN, CURATOR, MANAGER, RULES, SIGNED_IN
from tests.house.world import World

SCALARS = (
    b"words\x00words",
    b"\xed\xa0\x80",  # half of a pair of surrogates
    b"1" + b"0" * 30,
    "²".encode(),
    b"0001-01-01",
    b"9999-12-31",
    b"//[",
    b"\r\n%(x)s {0} {{7*7}} \\ ' \" <svg onload=alert(1)>",
    "ё".encode() * 3000,
)
NUMBERS = ("0", "9" * 18, "9" * 19, "1" + "0" * 30)
QUESTIONS = (
    "before", "cluster", "clusters", "due", "is_unseen", "key", "language", "mine", "next", "order", "page",
    "programme", "q", "region", "report", "responsible", "role", "shelf", "show", "since", "sort", "standing", "start",
    "state", "to", "until", "view", "what", "who", "whose", "with", "words", "ws",
)  # fmt: skip
ANSWERS = (
    "back", "clusters", "comment", "continue", "full_name", "is_confirmed", "keep", "language", "login", "mark",
    "milestones", "next", "order", "password", "percent", "phrases", "reason", "reason_to_reopen", "reports",
    "role", "rows", "shelf", "state", "table", "text", "theme", "time_zone", "use", "words",
)  # fmt: skip
Question = tuple[str, int]


class Forms(HTMLParser):
    """The forms of a page that are sent by POST: where each goes, and what its fields hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self.found.append((said.get("action", "") if said.get("method", "").lower() == "post" else "GET", {}))
        elif self.found and tag == "select":
            self.select = name
        elif self.found and tag == "option" and self.select:
            if "selected" in said or self.select not in self.found[-1][1]:
                self.found[-1][1][self.select] = said.get("value", "")
        elif self.found and name and tag in {"input", "textarea"}:
            is_left_out = said.get("type") in {"radio", "checkbox"} and "checked" not in said
            if name not in self.found[-1][1] or not is_left_out:
                self.found[-1][1][name] = said.get("value", "")


def ask(client: Client, method: str, url: str, body: bytes = b"", **headers: str) -> int:
    """The status of the answer to a request whose effects are taken back."""
    kind = {"CONTENT_TYPE": "application/x-www-form-urlencoded"}
    with transaction.atomic():
        response = client.generic(method, url, body, **(kind | headers))
        if response.streaming:
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response.status_code


def faults(asked: Iterable[Question]) -> list[str]:
    return [question for question, status in asked if status >= 500]


def address(world: World, name: str, role: str) -> str:
    target = RULES[name].target
    return reverse(name, kwargs=world.own(target, role) if target else {})


def roles_of(method: str) -> dict[str, str]:
    """For each name of an address one role that may ask it so."""
    allowed = {name: rule.may(method) for name, rule in RULES.items()}
    return {name: MANAGER if MANAGER in roles else min(roles & SIGNED_IN) for name, roles in allowed.items() if roles}


def forms_of(world: World) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every kind of form that one of the roles finds on a page, once: the role, the address, the fields."""
    seen = set()
    for role in (MANAGER, CURATOR, ADMIN):
        for name in roles_of("GET"):
            url = address(world, name, role)
            page = world.clients[role].get(url)
            if page.streaming or page.status_code != 200:
                continue
            for action, fields in Forms(page.content.decode("utf-8", "replace")).found:
                if action != "GET" and (kind := tuple(sorted(fields))) not in seen:
                    seen.add(kind)
                    yield role, action or url, fields


def test_question_in_an_address_never_breaks_a_page(world: World) -> None:
    asked = (
        (f"GET {url} {scalar[:40]!r}", ask(world.clients[role], "GET", f"{url}?{questions}"))
        for name, role in roles_of("GET").items()
        for url in [address(world, name, role)]
        for scalar in SCALARS
        for questions in [urlencode([(question, scalar) for question in QUESTIONS])]
    )

    wrong = faults(asked)

    assert not wrong, "\n".join(wrong)


def test_field_that_any_page_may_know_never_breaks_it(world: World) -> None:
    asked = (
        (f"POST {url} {scalar[:40]!r}", ask(world.clients[role], "POST", url, body))
        for name, role in roles_of("POST").items()
        for url in [address(world, name, role)]
        for scalar in SCALARS
        for body in [urlencode([(answer, scalar) for answer in ANSWERS]).encode()]
    )

    wrong = faults(asked)

    assert not wrong, "\n".join(wrong)


def test_one_nasty_field_in_a_form_never_breaks_its_page(world: World) -> None:
    forms = list(forms_of(world))
    assert len(forms) > 12
    asked = (
        (f"POST {url} {field}={scalar[:40]!r} as {role}", ask(world.clients[role], "POST", url, body))
        for role, url, fields in forms
        for field in fields
        if field != "csrfmiddlewaretoken"
        for scalar in SCALARS
        for body in [urlencode({**fields, field: scalar}).encode()]
    )

    wrong = faults(asked)

    assert not wrong, "\n".join(wrong)


def test_number_in_a_path_never_breaks_a_page(world: World) -> None:
    asked = (
        (f"{method} {url}", ask(world.clients[role], method, url))
        for method in ("GET", "POST")
        for name, role in roles_of(method).items()
        for number in NUMBERS
        if "pk" in (kwargs := world.own(RULES[name].target, role) if RULES[name].target else {})
        for url in [reverse(name, kwargs=dict.fromkeys(kwargs, number))]
    )

    assert faults(asked) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_COOKIE": 'session="aaaaaaaa\\000aaaa"'},
        {"HTTP_COOKIE": "language=\x00; theme=%00; csrf=\u00ff; messages=[[; session="},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 5000 + ",\x00;q=9"},
        {"HTTP_X_FORWARDED_FOR": "\x00, unknown, [::1", "HTTP_REFERER": "//["},
        {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"},
        {"CONTENT_TYPE": "text/plain; charset=unicode_escape", "QUERY_STRING": "to=\\ud800&q=\\ud800&words=\\ud800"},
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "//[", "HTTP_HX_TARGET": "%ZZ"},
    ],
    ids=str,
)
def test_header_never_breaks_a_page(world: World, headers: dict[str, str]) -> None:
    asked = [
        (f"GET {url} as {role}", ask(world.clients[role], "GET", url, **headers))
        for role in ("nobody", MANAGER)
        for url in ("/", "/sign-in/", "/mailbox/", address(world, "roadmap", MANAGER))
    ]

    assert faults(asked) == []


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "zlib", "rot13", "utf-16", "no-such"])
def test_charset_of_a_form_never_breaks_its_page(world: World, charset: str) -> None:
    client, url = world.clients[MANAGER], address(world, "thread", MANAGER)
    parts = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800 +2AA- words\r\n--b--\r\n'

    sent = {"multipart/form-data; boundary=b": parts, "application/x-www-form-urlencoded": b"text=%5Cud800"}

    given = [ask(client, "POST", url, body, CONTENT_TYPE=f"{kind}; charset={charset}") for kind, body in sent.items()]

    assert [status for status in given if status >= 500] == []


@pytest.mark.parametrize(
    "name",
    [
        b'filename="plan\x00.csv"',
        b'filename="\xe2\x80\xaevsc.exe"',
        b'filename="../../etc/plan.csv"',
        b'filename="..\\..\\plan.csv"',
        b'filename="\xed\xa0\x80.csv"',
        b'filename="' + "план".encode() * 90 + b'.csv"',
        b'filename="a\\"\'><svg onload=alert(1)>.csv"',
        b"filename*=utf-8''%00%0d%0aX-Injected:%20yes.csv",
        b"filename*=no-such''plan.csv",
        b"filename*=zlib''plan.csv",
        b"filename*=utf-7''+2AA-.csv",
        b"filename*=plan.csv",
        b'filename=""',
        b'filename=".csv"',
    ],
    ids=repr,
)
def test_name_of_a_file_never_breaks_the_upload(world: World, name: bytes) -> None:
    client, url = world.clients[MANAGER], address(world, "upload", MANAGER)
    content = "№;Мероприятие;Срок\n1;Ввод линии;31.12.2027\n".encode()
    part = b'--b\r\nContent-Disposition: form-data; name="file"; %b\r\nContent-Type: text/csv\r\n\r\n%b\r\n--b--\r\n'

    response = client.generic("POST", url, part % (name, content), content_type="multipart/form-data; boundary=b")

    assert response.status_code in {200, 302, 400}
    for kept in Upload.objects.filter(state="read", sha256=hashlib.sha256(content).hexdigest()):
        answers = [client.get(reverse(way, kwargs={"pk": kept.pk})) for way in ("upload_check", "upload_file")]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[1].headers["Content-Disposition"].startswith("attachment; filename")
        assert "X-Injected" not in answers[1].headers
