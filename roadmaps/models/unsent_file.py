"""A file that a person brought with a message which has not been sent yet."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from roadmaps.models.kept_file import KeptFile, private_storage, random_name

FOLDER = "unsent"


def unsent_path(unsent: UnsentFile, filename: str) -> str:
    return random_name(FOLDER)


class UnsentFile(KeptFile):
    """Kept while the form comes back, so that nobody chooses a good file twice; seen by who brought it alone.

    `place` is what the message will be about (“milestone:12”), or “many” for a letter to several clusters.
    """

    place = models.CharField(max_length=80)
    file = models.FileField(upload_to=unsent_path, storage=private_storage, max_length=100)  # type: ignore[arg-type]

    class Meta:
        ordering = ("added_at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["added_by", "place", "sha256"], name="unsent_file_once_in_a_message"),
            models.CheckConstraint(name="unsent_file_is_a_file", condition=~Q(file="") & ~Q(sha256="") & ~Q(place="")),
        ]
        indexes: ClassVar = [models.Index(fields=["file"], name="unsent_by_file")]

    def __str__(self) -> str:
        return self.name
