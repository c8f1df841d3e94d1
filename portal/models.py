"""Every table of the shell; each model stands in its room."""

from portal.accounts.models import Invitation, Person
from portal.audit.models import LedgerEntry
from portal.inbox.models import LetterPause, Notice, NoticeMute, NoticePreference, QuietTime
from portal.mail.inbound_models import InboundMail
from portal.mail.models import Message
from portal.shell.models import Heartbeat

__all__ = [
    "Heartbeat",
    "InboundMail",
    "Invitation",
    "LedgerEntry",
    "LetterPause",
    "Message",
    "Notice",
    "NoticeMute",
    "NoticePreference",
    "Person",
    "QuietTime",
]
