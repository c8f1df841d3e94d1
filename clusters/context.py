"""What templates may ask about permission."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from clusters.deputies.queries import leaves_now
from clusters.models import Deputy
from clusters.policy import Permission, can, lent_to
from portal.accounts.models import Person


class Access:
    """`{% if access.manage_people %}`: may the person do it anywhere?"""

    def __init__(self, request: HttpRequest) -> None:
        self._person = request.user

    def __getitem__(self, name: str) -> bool:
        return can(self._person, Permission(name))

    def stands_in_for(self) -> list[Person]:
        """The absent persons for whom the person acts now."""
        lent = lent_to(self._person) if isinstance(self._person, Person) else []
        return list({assignment.person_id: assignment.person for assignment in lent}.values())

    def own_leave(self) -> Deputy | None:
        """The leave that the person is on, while somebody stands in."""
        found = leaves_now([self._person.pk]) if isinstance(self._person, Person) else []
        return found[0] if found else None


def access(request: HttpRequest) -> dict[str, Any]:
    return {"access": Access(request)} if hasattr(request, "user") else {}
