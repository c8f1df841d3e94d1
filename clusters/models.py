"""Programmes, regions, clusters and who is assigned to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clusters.chain import default_chain, validate_chain


class Role(models.TextChoices):
    CLUSTER_MANAGER = "cluster_manager", _("Cluster manager")
    CONTRIBUTOR = "contributor", _("Contributor")
    OFFICIAL = "official", _("Official")
    ANALYST = "analyst", _("Analyst")
    ADMIN = "admin", _("Admin")


class Rhythm(models.TextChoices):
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    CUSTOM = "custom", _("By a list of days")


class SoonWindow(models.IntegerChoices):
    """How many days before its due date a milestone counts as due soon."""

    WEEK = 7, _("a week")
    FORTNIGHT = 14, _("two weeks")
    MONTH = 30, _("30 days")
    TWO_MONTHS = 60, _("60 days")
    QUARTER = 90, _("90 days")


class RequestCategory(models.TextChoices):
    """What requests are about, unless the programme has words of its own."""

    TRAINING = "training", _("Training of the team")
    SUPPORT = "support", _("Money and support measures")
    PROCUREMENT = "procurement", _("Supply to large companies")
    MARKETS = "markets", _("Foreign markets and partners")
    PERMIT = "permit", _("Permits and land")
    LAW = "law", _("Laws and rules")
    OTHER = "other", _("Something else")


def default_request_categories() -> list[str]:
    return list(RequestCategory.values)


def default_before_due() -> list[int]:
    return [30, 7, 1]


def default_after_due() -> list[int]:
    return [1, 7]


def default_period_steps() -> list[int]:
    return [-10, -3, 0, 2]


class Programme(models.Model):
    """What the ministry runs: it owns the calendar, the reporting rhythm and the reminder policy.

    `custom_period_ends` are the last days of periods (ISO) where the rhythm is a list of days; `chain` is described
    in `clusters.chain`; `remind_period_days` are counted from the day by which the cluster reports.
    """

    name = models.CharField(_("name"), max_length=300)
    slug = models.SlugField(max_length=80, unique=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="ru")
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Moscow")
    fiscal_start_month = models.PositiveSmallIntegerField(
        _("first month of the financial year"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    rhythm = models.CharField(_("reporting rhythm"), max_length=12, choices=Rhythm.choices, default=Rhythm.QUARTERLY)
    custom_period_ends = models.JSONField(_("last days of the periods"), default=list, blank=True)
    chain = models.JSONField(_("by when each side reports"), default=default_chain, validators=[validate_chain])
    remind_period_days = models.JSONField(_("days around the day of the report"), default=default_period_steps)
    is_approval_required = models.BooleanField(_("a revision needs the ministry's approval"), default=True)
    due_soon_days = models.PositiveSmallIntegerField(
        _("days that count as soon"), choices=SoonWindow.choices, default=SoonWindow.MONTH
    )
    remind_before_days = models.JSONField(_("days before the due date"), default=default_before_due)
    remind_after_days = models.JSONField(_("days after the due date"), default=default_after_due)
    remind_every_days = models.PositiveSmallIntegerField(_("then every so many days"), default=14)
    is_evidence_required = models.BooleanField(_("what is done needs a document that confirms it"), default=True)
    may_answer_by_link = models.BooleanField(_("a reminder may be answered without signing in"), default=True)
    request_target_days = models.PositiveSmallIntegerField(_("working days to answer a request"), default=5)
    request_categories = models.JSONField(_("what requests are about"), default=default_request_categories)
    review_target_days = models.PositiveSmallIntegerField(_("working days to review a report"), default=5)

    class Meta:
        ordering = ("name",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="programme_ends_after_start", condition=models.Q(ends_on__gt=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="programme_soon_window_is_known", condition=models.Q(due_soon_days__in=SoonWindow.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def request_category_choices(self) -> list[tuple[str, str]]:
        """The words for what requests are about, each with its label; a word of the programme's own is its label."""
        known = dict(RequestCategory.choices)
        return [(word, str(known.get(word, word))) for word in self.request_categories]

    def day_of(self, moment: datetime) -> date:
        """The programme's calendar day at that moment."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()


class Region(models.Model):
    name = models.CharField(_("name"), max_length=200, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Cluster(models.Model):
    """A group of organisations with a managing organisation, in a region."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="clusters", verbose_name=_("region"))
    managing_organisation = models.CharField(_("managing organisation"), max_length=300, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    members_count = models.PositiveIntegerField(_("member organisations"), null=True, blank=True)
    is_archived = models.BooleanField(_("archived"), default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """One person in one role, for one cluster or (without a cluster) for all of them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("cluster")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role", "cluster"], name="assignment_once_for_a_cluster"),
            models.UniqueConstraint(
                fields=["person", "role"], name="assignment_once_for_all", condition=models.Q(cluster__isnull=True)
            ),
            models.CheckConstraint(
                name="assignment_cluster_fits_role",
                condition=models.Q(role__in=["cluster_manager", "contributor"], cluster__isnull=False)
                | models.Q(role__in=["admin", "analyst"], cluster__isnull=True)
                | models.Q(role="official"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} ({self.cluster or _('all clusters')})"


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def acting(self) -> DeputyQuerySet:
        """Those who stand in now: begun, not ended, and the absent person's account still open."""
        return self.filter(began_at__isnull=False, ended_at__isnull=True, absent__is_active=True)

    def open(self) -> DeputyQuerySet:
        """Those who stand in or will."""
        return self.filter(ended_at__isnull=True)


class Deputy(models.Model):
    """Who stands in for a person on leave, from one day to another, both included.

    The days are those of the absent person. The clock writes `began_at` and `ended_at`: between the two moments
    the deputy may do what the absent person's assignments allow (`clusters/policy.py` says which of them).
    """

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deputies")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stands_in")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    named_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DeputyQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="deputy_ends_after_start", condition=models.Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(name="deputy_is_another", condition=~models.Q(absent=models.F("deputy"))),
            models.UniqueConstraint(
                fields=["absent"],
                condition=models.Q(began_at__isnull=False, ended_at__isnull=True),
                name="deputy_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} → {self.absent}, {self.starts_on} – {self.ends_on}"
