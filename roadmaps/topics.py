"""What people choose their letters by: the topics of the inbox, and why somebody is told.

A kind that a room registers later falls under the topic that names its beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusters.policy import Permission, can
from portal.inbox import kinds, topics
from portal.inbox.models import Pace
from portal.inbox.topics import Topic

REMINDER = "reminder."  # and the step: the topics of what reminders say


def may(permission: Permission) -> Callable[[Any], bool]:
    """Those who may do it somewhere are told of such a topic."""
    return lambda person: can(person, permission)


TOPICS = (
    Topic(
        "returned",
        _("What I sent came back"),
        _("you sent it or answer for it"),
        usual=Pace.AT_ONCE,
        slowest=Pace.AT_ONCE,
        concerns=may(Permission.REPORT),
        kinds=("report.returned", "revision.returned", "workbook.returned"),
    ),
    Topic(
        "answers",
        _("Somebody waits for my answer"),
        _("you were asked"),
        usual=Pace.AT_ONCE,
        slowest=Pace.DAILY,
        concerns=may(Permission.DISCUSS),
        kinds=(
            "request.asked",
            "request.information_asked",
            "request.asked_back",
            "request.replied",
            "request.answered",
            "request.reopened",
            "request.restored",
            "request.released",
            "request.yours",
            "request.assigned",
        ),
    ),
    Topic(
        "mentions",
        _("I was mentioned"),
        _("you were mentioned"),
        usual=Pace.AT_ONCE,
        concerns=may(Permission.DISCUSS),
        kinds=("message.named",),
    ),
    Topic(
        "plans_to_approve",
        _("A plan waits for my approval"),
        _("you approve the plans of this cluster"),
        usual=Pace.AT_ONCE,
        slowest=Pace.DAILY,
        concerns=may(Permission.APPROVE),
        kinds=("revision.submitted",),
    ),
    Topic(
        "reports_to_review",
        _("A report waits for my review"),
        _("you review the reports of this cluster"),
        slowest=Pace.WEEKLY,
        concerns=may(Permission.REVIEW),
        kinds=("report.submitted",),
    ),
    Topic(
        "plans",
        _("What became of a plan"),
        _("you plan or curate this cluster"),
        usual=Pace.AT_ONCE,
        concerns=may(Permission.SEE),
        kinds=("revision.",),
    ),
    Topic("requests", _("What became of a request"), _("you asked or answer it"), kinds=("request.",)),
    Topic(
        "reports",
        _("What became of a report"),
        _("you sent it or answer for it"),
        concerns=may(Permission.REPORT),
        kinds=("report.",),
    ),
    Topic(
        "messages",
        _("Messages in discussions"),
        _("you answer for this cluster or wrote there"),
        concerns=may(Permission.DISCUSS),
        kinds=("message.", "discussion."),
    ),
    Topic(
        "own_ratings",
        _("How sure a cluster is of its roadmap"),
        _("you curate the cluster"),
        concerns=may(Permission.RATE),
        kinds=("roadmap.own_on_track", "roadmap.own_at_risk", "roadmap.own_critical"),
    ),
    Topic(
        "ratings",
        _("How sure the ministry is of a roadmap"),
        _("you answer for this roadmap"),
        usual=Pace.AT_ONCE,
        concerns=may(Permission.RATE_OWN),
        kinds=("roadmap.", "confidence."),
    ),
    Topic(
        "files",
        _("A file of mine has been read"),
        _("you uploaded it"),
        usual=Pace.AT_ONCE,
        concerns=may(Permission.PROPOSE),
        kinds=("upload.", "workbook."),
    ),
    Topic(
        "periods",
        _("A reporting period begins or ends"),
        _("you report for this cluster"),
        concerns=may(Permission.REPORT),
        kinds=("period.",),
    ),
    Topic(
        "leave",
        _("Somebody stands in for somebody"),
        _("it is you or for you"),
        usual=Pace.AT_ONCE,
        concerns=may(Permission.SEE),
        kinds=("deputy.",),
    ),
    Topic(
        REMINDER + "before_due",
        _("Reminders of what is due soon"),
        _("you are responsible for it"),
        concerns=may(Permission.DISCUSS),
        soonest=Pace.DAILY,
    ),
    Topic(
        REMINDER + "report_missing",
        _("Reminders of the report for the period"),
        _("you report for this cluster"),
        concerns=may(Permission.REPORT),
        soonest=Pace.DAILY,
        slowest=Pace.WEEKLY,
    ),
    Topic(
        REMINDER + "overdue",
        _("Reminders of what is overdue"),
        _("you are responsible for it"),
        concerns=may(Permission.DISCUSS),
        soonest=Pace.DAILY,
        slowest=Pace.WEEKLY,
    ),
)

for _topic in TOPICS:
    topics.register(_topic)

kinds.register_reason("responsible", _("you are named as responsible"))
kinds.register_reason("manager", _("you manage the cluster"))
kinds.register_reason("curator", _("you curate the cluster"))
kinds.register_reason("author", _("you wrote it"))
kinds.register_reason("sender", _("you sent it"))
kinds.register_reason("mentioned", _("you were mentioned"))
kinds.register_reason("asked", _("you were asked"))
kinds.register_reason("asker", _("you asked"))
kinds.register_reason("in_charge", _("you are in charge of it"))
kinds.register_reason("took_part", _("you wrote there"))
