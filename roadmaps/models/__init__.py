"""The nouns: what is kept of roadmaps, revisions, milestones, reports, evidence, periods, requests and reminders."""

from roadmaps.models.answer_link import AnswerLink
from roadmaps.models.attachment import Attachment
from roadmaps.models.bookmark import Bookmark
from roadmaps.models.circular import Circular
from roadmaps.models.confidence import ConfidenceRating
from roadmaps.models.evidence import Evidence
from roadmaps.models.message import DiscussionMessage, Mention, MessageVersion
from roadmaps.models.milestone import BaselineMove, Milestone
from roadmaps.models.period import ExpectedReport, ReportingPeriod
from roadmaps.models.reminder import Reminder
from roadmaps.models.report import ProgressReport
from roadmaps.models.report_workbook import ReportWorkbook
from roadmaps.models.request import Request, RequestBundle, RequestStep
from roadmaps.models.revision import Revision, RevisionRow
from roadmaps.models.roadmap import Roadmap, Workstream, roadmaps_for
from roadmaps.models.unsent_file import UnsentFile
from roadmaps.models.upload import ColumnChoice, Upload

__all__ = [
    "AnswerLink",
    "Attachment",
    "BaselineMove",
    "Bookmark",
    "Circular",
    "ColumnChoice",
    "ConfidenceRating",
    "DiscussionMessage",
    "Evidence",
    "ExpectedReport",
    "Mention",
    "MessageVersion",
    "Milestone",
    "ProgressReport",
    "Reminder",
    "ReportWorkbook",
    "ReportingPeriod",
    "Request",
    "RequestBundle",
    "RequestStep",
    "Revision",
    "RevisionRow",
    "Roadmap",
    "UnsentFile",
    "Upload",
    "Workstream",
    "roadmaps_for",
]
