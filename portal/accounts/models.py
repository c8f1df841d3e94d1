"""Persons and their invitations."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    SYSTEM = "system", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class PersonManager(BaseUserManager["Person"]):
    """Makes persons; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())

    def active(self) -> models.QuerySet[Person]:
        """Persons who may enter: active, and their invitation accepted."""
        return self.get_queryset().filter(is_active=True, joined_at__isnull=False)


class Person(AbstractBaseUser):
    """Somebody who may enter the portal. What the person may do there is said by assignments, never here."""

    email = models.EmailField(_("e-mail"), unique=True, error_messages={"unique": _("This e-mail is already known.")})
    full_name = models.CharField(_("full name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="ru")
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Moscow")
    theme = models.CharField(_("theme"), max_length=10, choices=Theme.choices, default=Theme.SYSTEM)
    are_keys_on = models.BooleanField(
        _("keys for decisions"),
        default=True,
        help_text=_("Single letters act in the review queue while its list has the focus: A accepts, R returns."),
    )
    is_active = models.BooleanField(_("may enter"), default=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ("full_name", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(name="person_email_lower_case", condition=models.Q(email=Lower("email"))),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def short_name(self) -> str:
        """Initials and surname, «О. Ким», from a full name written surname last or first as given."""
        words = self.full_name.split()
        if len(words) < 2:
            return self.full_name or self.email
        return f"{words[0][0]}. {words[-1]}"

    @property
    def has_joined(self) -> bool:
        return self.joined_at is not None

    @property
    def may_enter(self) -> bool:
        """The same rule as `PersonManager.active`."""
        return self.is_active and self.has_joined


class Invitation(models.Model):
    """A single-use way in for one person: only the token's hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations_sent")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.person} ({self.created_at:%Y-%m-%d})"

    def is_open(self, at: datetime) -> bool:
        """True while the invitation may still be accepted at that moment."""
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at
