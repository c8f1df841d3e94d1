"""What the shell remembers of its own processes."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """The last sign of life of a background process; its own work writes the row."""

    process = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process} {self.at:%Y-%m-%d %H:%M}"
