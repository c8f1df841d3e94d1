"""Fixtures of every test."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker

from portal.audit import guard
from tests import environment

hypothesis.settings.register_profile("portal", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("portal")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The ledger refuses deletion; a test database must be able to empty it between tests."""
    with django_db_blocker.unblock():
        guard.remove(connection)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Counters of rate limits live in the cache: no test inherits those of another."""
    yield
    cache.clear()


@pytest.fixture
def redis_url() -> str:
    """The address of a real Redis-protocol server, this process's own database on it."""
    try:
        return environment.redis_url()
    except OSError as error:
        pytest.skip(f"no Redis: {error}")
