"""Every address × every role × own, another's and missing records × every method, walked from the resolver."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.house.routes import routes
from tests.house.rules import ADMIN, OF_A_ALONE, RULES, SHUT_OUT, SIGNED_IN, Rule
from tests.house.world import World

METHODS = ("GET", "POST")
NEVER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
CHANGED_BY_LOOKING = {"session", "person"}  # the moment of the last visit
SECRETS_OF_A_PAGE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|[0-9a-f]{12}')


def answer(client: Client, method: str, url: str) -> HttpResponseBase:
    """The answer to a request whose effects are taken back."""
    with transaction.atomic():
        response = client.generic(method, url)
        transaction.set_rollback(True)
    return response


def outcome(response: HttpResponseBase) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("account_login")):
        return "led to sign in"
    words = {403: "refused", 404: "not there", 405: "method refused"}
    return words.get(response.status_code, "failed" if response.status_code >= 500 else "done")


def expected(rule: Rule, role: str, method: str) -> str:
    """What the table says of a record in cluster A."""
    may = rule.may(method)
    if role in SHUT_OUT and not rule.is_public:
        return "led to sign in"
    if may is None:
        return "method refused"
    if role in may or rule.is_public:
        return "done"
    return "not there" if rule.sees is not None and role not in rule.sees else "refused"


def cells(world: World, name: str, rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Each question about one address, with the expected and the given answer."""
    for role, client in world.clients.items():
        url = reverse(name, kwargs=world.own(rule.target, role) if rule.target else {})
        for method in METHODS:
            wanted, given = expected(rule, role, method), outcome(answer(client, method, url))
            if wanted == "method refused" and given in {"not there", "refused"}:
                continue  # refused earlier, for who asks
            if rule.is_public and wanted == "done" and given == "led to sign in":
                continue  # where a public page may well lead
            yield f"{method} {url} as {role}", wanted, given


@pytest.mark.django_db
def test_every_route_has_a_name_and_a_rule() -> None:
    found = list(routes())

    assert [route.pattern for route in found if not route.name] == []
    assert sorted({route.name for route in found}) == sorted(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_address_answers_each_role_by_its_rule(world: World, name: str) -> None:
    wrong = [
        f"{question}: {given}, not {wanted}"
        for question, wanted, given in cells(world, name, RULES[name])
        if wanted != given
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", [name for name, rule in sorted(RULES.items()) if rule.sees is not None])
def test_record_of_another_cluster_is_not_there(world: World, name: str) -> None:
    rule = RULES[name]
    other = world.b.kwargs(rule.target)
    assert other is not None, f"the world has no {rule.target}"
    urls = [reverse(name, kwargs=other), reverse(name, kwargs=world.missing(rule.target))]

    for role in OF_A_ALONE:
        for method in [method for method in METHODS if rule.may(method) is not None]:
            answers = [answer(world.clients[role], method, url) for url in urls]

            assert [outcome(given) for given in answers] == ["not there", "not there"], f"{method} {urls} as {role}"
            bodies = {
                SECRETS_OF_A_PAGE.sub(b"", given.content.replace(url.encode(), b""))
                for given, url in zip(answers, urls, strict=True)
            }
            assert len(bodies) == 1, f"{role} can tell another's record from a missing one at {name}"


@pytest.mark.parametrize("method", NEVER_METHODS)
def test_unknown_method_is_refused_everywhere(world: World, method: str) -> None:
    for name, rule in RULES.items():
        url = reverse(name, kwargs=world.own(rule.target, ADMIN) if rule.target else {})

        assert outcome(answer(world.clients[ADMIN], method, url)) == "method refused", url


@pytest.mark.parametrize("name", [name for name, rule in sorted(RULES.items()) if rule.post is not None])
def test_post_without_a_token_is_refused(world: World, name: str) -> None:
    rule = RULES[name]
    role = sorted(rule.post & SIGNED_IN)[0] if rule.post else ADMIN
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies = world.clients[role].cookies
    url = reverse(name, kwargs=world.own(rule.target, role) if rule.target else {})

    assert outcome(answer(client, "POST", url)) == "refused"


@pytest.mark.parametrize("name", [name for name, rule in sorted(RULES.items()) if rule.get])
def test_looking_changes_nothing(world: World, name: str) -> None:
    rule = RULES[name]
    role = sorted(rule.get or ())[0]
    url = reverse(name, kwargs=world.own(rule.target, role) if rule.target else {})
    before = contents()

    world.clients[role].get(url)

    assert contents() == before


def contents() -> dict[str, list[object]]:
    """Every row of every table but those that note a visit."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.model_name not in CHANGED_BY_LOOKING
    }
