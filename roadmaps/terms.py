"""The ministry's words, and which move leads from which state to which (with whose turn it then is)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Precision(models.TextChoices):
    """How exactly a date was promised; the due date is the last day of that interval."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    HALF_YEAR = "half_year", _("half-year")
    YEAR = "year", _("year")
    ONGOING = "ongoing", _("ongoing")
    UNDATED = "undated", _("undated")


class Turn(StrEnum):
    """Whose move is awaited."""

    CLUSTER = "cluster"
    MINISTRY = "ministry"
    NOBODY = "nobody"


class RevisionStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("With the ministry")
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")
    DISCARDED = "discarded", _("Discarded")
    UNDONE = "undone", _("Taken back")


class ReportStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("With the ministry")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class RequestKind(models.TextChoices):
    """Who asks whom: the cluster for help, or the ministry for information."""

    HELP = "help", _("Help")
    INFORMATION = "information", _("Information")


class RequestStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("request", "Open")
    TAKEN = "taken", pgettext_lazy("request", "Taken up")
    ASKED_BACK = "asked_back", pgettext_lazy("request", "Asked back")
    ANSWERED = "answered", pgettext_lazy("request", "Answered")
    REOPENED = "reopened", pgettext_lazy("request", "Not solved yet")
    RESOLVED = "resolved", pgettext_lazy("request", "Solved")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")


class RequestDeed(models.TextChoices):
    """What can be done about a request: the steps of its history."""

    ASK = "ask", pgettext_lazy("request", "asked")
    TAKE = "take", pgettext_lazy("request", "taken up")
    RELEASE = "release", pgettext_lazy("request", "given back")
    ASSIGN = "assign", pgettext_lazy("request", "assigned")
    FORWARD = "forward", pgettext_lazy("request", "forwarded")
    ASK_BACK = "ask_back", pgettext_lazy("request", "asked back")
    REPLY = "reply", pgettext_lazy("request", "replied")
    ANSWER = "answer", pgettext_lazy("request", "answered")
    TAKE_BACK = "take_back", pgettext_lazy("request", "answer taken back")
    RESOLVE = "resolve", pgettext_lazy("request", "solved")
    REOPEN = "reopen", pgettext_lazy("request", "not solved yet")
    WITHDRAW = "withdraw", pgettext_lazy("request", "withdrawn")
    RESTORE = "restore", pgettext_lazy("request", "asked again")


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change of status: its name, where it may begin and where it ends."""

    name: str
    sources: frozenset[str]
    target: str


def move(name: str, sources: tuple[str, ...], target: str) -> Move:
    return Move(name, frozenset(sources), target)


REVISION_MOVES: dict[str, Move] = {
    "submit": move("submit", (RevisionStatus.DRAFT,), RevisionStatus.SUBMITTED),
    "approve": move("approve", (RevisionStatus.SUBMITTED,), RevisionStatus.APPROVED),
    "return": move("return", (RevisionStatus.SUBMITTED,), RevisionStatus.RETURNED),
    "reopen": move("reopen", (RevisionStatus.RETURNED,), RevisionStatus.DRAFT),
    "discard": move("discard", (RevisionStatus.DRAFT, RevisionStatus.RETURNED), RevisionStatus.DISCARDED),
    "undo": move("undo", (RevisionStatus.APPROVED,), RevisionStatus.UNDONE),
}
REVISION_TURN: dict[str, Turn] = {
    RevisionStatus.DRAFT: Turn.CLUSTER,
    RevisionStatus.SUBMITTED: Turn.MINISTRY,
    RevisionStatus.APPROVED: Turn.NOBODY,
    RevisionStatus.RETURNED: Turn.CLUSTER,
    RevisionStatus.DISCARDED: Turn.NOBODY,
    RevisionStatus.UNDONE: Turn.NOBODY,
}

REPORT_MOVES: dict[str, Move] = {
    "submit": move("submit", (ReportStatus.DRAFT,), ReportStatus.SUBMITTED),
    "accept": move("accept", (ReportStatus.SUBMITTED,), ReportStatus.ACCEPTED),
    "return": move("return", (ReportStatus.SUBMITTED,), ReportStatus.RETURNED),
    "withdraw": move("withdraw", (ReportStatus.SUBMITTED,), ReportStatus.WITHDRAWN),
    "undo": move("undo", (ReportStatus.ACCEPTED, ReportStatus.RETURNED), ReportStatus.SUBMITTED),
    "reopen": move("reopen", (ReportStatus.ACCEPTED,), ReportStatus.SUBMITTED),
}
REPORT_TURN: dict[str, Turn] = {
    ReportStatus.DRAFT: Turn.CLUSTER,
    ReportStatus.SUBMITTED: Turn.MINISTRY,
    ReportStatus.ACCEPTED: Turn.NOBODY,
    ReportStatus.RETURNED: Turn.CLUSTER,
    ReportStatus.WITHDRAWN: Turn.NOBODY,
}

# Asked and not answered yet.
REQUEST_OPEN = (RequestStatus.OPEN, RequestStatus.TAKEN, RequestStatus.ASKED_BACK, RequestStatus.REOPENED)
WITH_ANSWERER = (RequestStatus.OPEN, RequestStatus.TAKEN, RequestStatus.REOPENED)
REQUEST_MOVES: dict[str, Move] = {
    "take": move("take", (RequestStatus.OPEN, RequestStatus.REOPENED), RequestStatus.TAKEN),
    "release": move("release", (RequestStatus.TAKEN,), RequestStatus.OPEN),
    "assign": move("assign", WITH_ANSWERER, RequestStatus.TAKEN),
    "forward": move("forward", WITH_ANSWERER, RequestStatus.TAKEN),
    "ask_back": move("ask_back", WITH_ANSWERER, RequestStatus.ASKED_BACK),
    "reply": move("reply", (RequestStatus.ASKED_BACK,), RequestStatus.TAKEN),
    "answer": move("answer", REQUEST_OPEN, RequestStatus.ANSWERED),
    "take_back": move("take_back", (RequestStatus.ANSWERED,), RequestStatus.TAKEN),
    "resolve": move("resolve", (RequestStatus.ANSWERED,), RequestStatus.RESOLVED),
    "reopen": move("reopen", (RequestStatus.ANSWERED, RequestStatus.RESOLVED), RequestStatus.REOPENED),
    "withdraw": move("withdraw", REQUEST_OPEN, RequestStatus.WITHDRAWN),
    "restore": move("restore", (RequestStatus.WITHDRAWN,), RequestStatus.OPEN),
}
REQUEST_ASKER: dict[str, Turn] = {RequestKind.HELP: Turn.CLUSTER, RequestKind.INFORMATION: Turn.MINISTRY}


def other_turn(turn: Turn) -> Turn:
    """The side across the table."""
    return Turn.MINISTRY if turn == Turn.CLUSTER else Turn.CLUSTER


def request_turns(asker: Turn) -> dict[str, Turn]:
    """Whose turn each state is, when that side asks."""
    answerer = other_turn(asker)
    return {
        RequestStatus.OPEN: answerer,
        RequestStatus.TAKEN: answerer,
        RequestStatus.ASKED_BACK: asker,
        RequestStatus.ANSWERED: asker,
        RequestStatus.REOPENED: answerer,
        RequestStatus.RESOLVED: Turn.NOBODY,
        RequestStatus.WITHDRAWN: Turn.NOBODY,
    }


REQUEST_TURN: dict[str, dict[str, Turn]] = {kind: request_turns(asker) for kind, asker in REQUEST_ASKER.items()}


class ProgressState(models.TextChoices):
    """What a cluster says of a milestone."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")
    WILL_NOT_BE_DONE = "will_not_be_done", _("Will not be done")


class Confidence(models.TextChoices):
    """A judgement, never computed: the cluster's own in a report, an official's on a roadmap."""

    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    CRITICAL = "critical", _("Critical")
    NOT_RATED = "not_rated", _("Not rated")


# What a person can say; “not rated” is that nobody has said anything.
RATED = [choice for choice in Confidence.choices if choice[0] != Confidence.NOT_RATED]


class Side(models.TextChoices):
    """Who judges: the cluster itself, or the ministry."""

    CLUSTER = "cluster", pgettext_lazy("side", "The cluster")
    MINISTRY = "ministry", pgettext_lazy("side", "The ministry")


class Health(models.TextChoices):
    """The state of a milestone on a day; the first that holds, in this order."""

    CANCELLED = "cancelled", _("Cancelled")
    DONE = "done", _("Done")
    DONE_LATE = "done_late", _("Done late")
    AWAITING_REVIEW = "awaiting_review", _("Awaiting review")
    OVERDUE = "overdue", _("Overdue")
    LATE_FORECAST = "late_forecast", _("Forecast late")
    AT_RISK = "at_risk", _("At risk")
    DUE_SOON = "due_soon", _("Due soon")
    ON_TRACK = "on_track", _("On time")
    NOT_STARTED = "not_started", _("Not started")


OPEN_HEALTH = (
    Health.OVERDUE,
    Health.LATE_FORECAST,
    Health.AT_RISK,
    Health.DUE_SOON,
    Health.ON_TRACK,
    Health.NOT_STARTED,
)
# The worst first: so they are ordered where only one can be shown.
OFF_TRACK_HEALTH = (Health.OVERDUE, Health.LATE_FORECAST, Health.AT_RISK)


class SlipCategory(models.TextChoices):
    """Why a date moved."""

    MONEY = "money", _("Money")
    LAW = "law", _("Law")
    PROCUREMENT = "procurement", _("Procurement")
    PARTNER = "partner", _("Partner")
    LAND = "land", _("Land and permits")
    PEOPLE = "people", _("People")
    OTHER = "other", _("Other")


class UploadState(models.TextChoices):
    READING = "reading", _("Being read")
    READ = "read", _("Read")
    REFUSED = "refused", _("Refused")


class RevisionOrigin(models.TextChoices):
    UPLOAD = "upload", _("Uploaded file")
    EDITING = "editing", _("Edited in the portal")


class ReminderStep(models.TextChoices):
    """The kinds of things that people are reminded of."""

    BEFORE_DUE = "before_due", _("Due soon")
    OVERDUE = "overdue", _("Overdue")
    REPORT_MISSING = "report_missing", _("Report for the period")
    REPORT_TO_REVIEW = "report_to_review", _("Report waiting for review")
    REVISION_TO_APPROVE = "revision_to_approve", _("Revision waiting for approval")
    REPORT_RETURNED = "report_returned", _("Report returned")
    REQUEST_TO_ANSWER = "request_to_answer", _("Request waiting for an answer")
    REQUEST_TO_CLOSE = "request_to_close", _("Answer waiting for a word")
    REQUEST_FOLLOW_UP = "request_follow_up", _("Did the answer help?")


class ReminderState(models.TextChoices):
    OPEN = "open", _("To be told")
    TOLD = "told", _("Told")
    SUPERSEDED = "superseded", _("Superseded by a later step")
    VOID = "void", _("No longer true")


class EvidenceKind(models.TextChoices):
    FILE = "file", _("File")
    LINK = "link", _("Link")


class EvidenceFormat(models.TextChoices):
    """What a file is by its content; the word that stands beside its name."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")
    PPTX = "pptx", _("PowerPoint slides")
    ODT = "odt", _("OpenDocument text")
    ODS = "ods", _("OpenDocument table")
    JPEG = "jpeg", _("JPEG picture")
    PNG = "png", _("PNG picture")
    HEIC = "heic", _("HEIC photo")


class ScanState(models.TextChoices):
    """What is known of viruses in a file."""

    UNSCANNED = "unscanned", _("not checked for viruses")
    PENDING = "pending", _("is being checked for viruses")
    CLEAN = "clean", _("no viruses found")
    INFECTED = "infected", _("a virus was found")
