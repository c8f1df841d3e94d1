"""Browsers of people who have signed in."""

from __future__ import annotations

from django.test import Client

from portal.accounts.models import Person


def signed_in(person: Person) -> Client:
    """A client signed in as the person, whose browser prefers English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client
