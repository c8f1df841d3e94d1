"""Who may ask what of each address: the table that the permission matrix walks.

A new address gets its line here, or the tests fail. The roles are those of `tests/house/world.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

MANAGER, CONTRIBUTOR, CURATOR = "manager of A", "contributor of A", "official of A"
OFFICIAL, ANALYST, ADMIN, MANAGER_B = "official", "analyst", "admin", "manager of B"
ROLELESS = "without a role any more"
SIGNED_IN = frozenset({MANAGER, CONTRIBUTOR, CURATOR, OFFICIAL, ANALYST, ADMIN, MANAGER_B, ROLELESS})
SHUT_OUT = ("nobody", "deactivated", "with a session older than the password")
OF_A_ALONE = (MANAGER, CONTRIBUTOR, CURATOR)

SEE = frozenset({MANAGER, CONTRIBUTOR, CURATOR, OFFICIAL, ANALYST})
PROPOSE = frozenset({MANAGER})
REPORT = frozenset({MANAGER, CONTRIBUTOR})
REVIEW = APPROVE = frozenset({CURATOR, OFFICIAL})
RATE = PROPOSE | REVIEW
DISCUSS = SEE - {ANALYST}
MANAGER_ALONE = frozenset({MANAGER})  # who wrote the message
ASK_HELP, GIVE_HELP = REPORT, REVIEW
PORTFOLIO = frozenset({CURATOR, OFFICIAL, ANALYST})
MANAGE_PEOPLE = SEE_LEDGER = MANAGE_PROGRAMMES = frozenset({ADMIN})


@dataclass(frozen=True)
class Rule:
    """`get` and `post`: the roles that may; None: the method is not allowed.

    `target` names the record of the world that the address is about. Of a record, who is not in `sees` is told
    that there is none (404); who sees it and may not is refused (403). Without `sees` the address is not about a
    cluster: who may not is refused at once.
    """

    get: frozenset[str] | None = None
    post: frozenset[str] | None = None
    target: str = ""
    sees: frozenset[str] | None = None
    is_public: bool = False

    def may(self, method: str) -> frozenset[str] | None:
        return self.get if method == "GET" else self.post


def own(get: frozenset[str] | None = None, post: frozenset[str] | None = None, target: str = "") -> Rule:
    """A page about oneself."""
    return Rule(get=get, post=post, target=target)


def public(*, get: bool = True, post: bool = True, target: str = "") -> Rule:
    may_get, may_post = SIGNED_IN if get else None, SIGNED_IN if post else None
    return Rule(may_get, may_post, target, is_public=True)


RULES: dict[str, Rule] = {
    # accounts
    "account_login": public(),
    "enter_as": public(get=False, target="demo person"),
    "account_logout": public(),
    "account_reset_password": public(),
    "account_reset_password_done": public(post=False),
    "account_reset_password_from_key": public(target="reset key"),
    "account_reset_password_from_key_done": public(post=False),
    "join": public(target="invitation"),
    "account_change_password": own(SIGNED_IN, SIGNED_IN),
    "account_reauthenticate": own(SIGNED_IN, SIGNED_IN),
    "profile": own(SIGNED_IN, SIGNED_IN),
    # inbox
    "inbox": own(SIGNED_IN),
    "inbox_mark": own(post=SIGNED_IN),
    "inbox_undo": own(post=SIGNED_IN),
    "notifications": own(SIGNED_IN, SIGNED_IN),
    "notifications_pause": own(post=SIGNED_IN),
    "notifications_quiet": own(post=SIGNED_IN),
    "inbox_open": own(post=SIGNED_IN, target="notice"),
    # mail
    "mailbox": public(post=False),
    "mailbox_letter": public(post=False, target="letter"),
    "mailbox_letter_html": public(post=False, target="letter"),
    "unsubscribe": public(target="end of letters"),
    "letter_specimens": own(SIGNED_IN),
    "letter_specimen": own(SIGNED_IN, target="letter specimen"),
    "letter_specimen_html": own(SIGNED_IN, target="letter specimen"),
    # shell
    "healthz": public(post=False),
    "readyz": public(post=False),
    "set_language": public(get=False),
    "set_theme": public(get=False),
    "gallery": own(SIGNED_IN),
    # clusters
    "leave": own(SIGNED_IN, SIGNED_IN),
    "leave_end": Rule(post=MANAGE_PEOPLE, target="leave", sees=MANAGE_PEOPLE),
    "person_leave": Rule(MANAGE_PEOPLE, MANAGE_PEOPLE, target="person"),
    "people": Rule(MANAGE_PEOPLE),
    "people_invite": Rule(MANAGE_PEOPLE, MANAGE_PEOPLE),
    "people_roles": Rule(MANAGE_PEOPLE),
    "person": Rule(MANAGE_PEOPLE, target="person"),
    "person_assign": Rule(post=MANAGE_PEOPLE, target="person"),
    "person_unassign": Rule(post=MANAGE_PEOPLE, target="assignment"),
    "person_resend": Rule(post=MANAGE_PEOPLE, target="person"),
    "person_deactivate": Rule(post=MANAGE_PEOPLE, target="person"),
    "person_reactivate": Rule(post=MANAGE_PEOPLE, target="person"),
    "ledger": Rule(SEE_LEDGER),
    "programmes": Rule(MANAGE_PROGRAMMES),
    "programme_settings": Rule(MANAGE_PROGRAMMES, MANAGE_PROGRAMMES, target="programme"),
    "inbound_mail": Rule(SEE_LEDGER),
    # importing
    "upload": Rule(PROPOSE, PROPOSE, target="roadmap", sees=SEE),
    "upload_check": Rule(PROPOSE, PROPOSE, target="upload", sees=PROPOSE),
    "upload_marked": Rule(PROPOSE, target="upload", sees=PROPOSE),
    "upload_reading": Rule(PROPOSE, target="upload", sees=PROPOSE),
    "upload_file": Rule(SEE, target="sent upload", sees=SEE),
    "upload_blank": Rule(SIGNED_IN),
    "roadmap_workbook": Rule(SEE, target="roadmap", sees=SEE),
    # revisions
    "revisions": Rule(SEE, target="roadmap", sees=SEE),
    "revision": Rule(SEE, target="submitted revision", sees=SEE),
    "revision_submit": Rule(post=PROPOSE, target="draft revision", sees=PROPOSE),
    "revision_decide": Rule(post=PROPOSE, target="draft revision", sees=PROPOSE),
    "revision_rebase": Rule(post=PROPOSE, target="draft revision", sees=PROPOSE),
    "revision_discard": Rule(post=PROPOSE, target="draft revision", sees=PROPOSE),
    "revision_reopen": Rule(post=PROPOSE, target="submitted revision", sees=SEE),
    "revision_approve": Rule(post=APPROVE, target="submitted revision", sees=SEE),
    "revision_return": Rule(post=APPROVE, target="submitted revision", sees=SEE),
    "revision_take_up": Rule(post=PROPOSE, target="submitted revision", sees=SEE),
    "revision_undo": Rule(APPROVE, APPROVE, target="submitted revision", sees=SEE),
    "revision_receipt": Rule(SEE, target="submitted revision", sees=SEE),
    "slips": Rule(SEE, target="roadmap", sees=SEE),
    "plan_edit_start": Rule(post=PROPOSE, target="roadmap", sees=SEE),
    "revision_edit": Rule(PROPOSE, target="draft revision", sees=PROPOSE),
    "revision_cells": Rule(post=PROPOSE, target="draft revision", sees=PROPOSE),
    # progress
    "reports": Rule(REPORT, REPORT, target="roadmap", sees=SEE),
    "reports_take_back": Rule(post=REPORT, target="roadmap", sees=SEE),
    "report_grid": Rule(REPORT, REPORT, target="roadmap", sees=SEE),
    "report_workbook": Rule(REPORT, REPORT, target="roadmap", sees=SEE),
    "report_workbook_check": Rule(REPORT, REPORT, target="report workbook", sees=REPORT),
    "report_edit": Rule(REPORT, REPORT, target="milestone", sees=SEE),
    "report_unchanged": Rule(post=REPORT, target="milestone", sees=SEE),
    "report_accept": Rule(post=REVIEW, target="submitted report", sees=SEE),
    "report_return": Rule(post=REVIEW, target="submitted report", sees=SEE),
    "report_withdraw": Rule(post=REPORT, target="submitted report", sees=SEE),
    "report_discard": Rule(post=REPORT, target="draft report", sees=REPORT),
    "evidence_file": Rule(SEE, target="evidence", sees=SEE),
    "evidence_preview": Rule(SEE, target="evidence", sees=SEE),
    "report_comment": Rule(post=REVIEW, target="submitted report", sees=SEE),
    "report_undo": Rule(post=REVIEW, target="submitted report", sees=SEE),
    "report_reopen": Rule(post=REVIEW, target="submitted report", sees=SEE),
    "review": Rule(REVIEW),
    "review_accept": Rule(post=REVIEW),
    # discussion
    "thread": Rule(SEE, DISCUSS, target="thread", sees=SEE),
    "thread_news": Rule(SEE, target="thread", sees=SEE),
    "thread_names": Rule(DISCUSS, target="thread", sees=SEE),
    "thread_seen": Rule(post=SEE, target="thread", sees=SEE),
    "thread_draft": Rule(post=DISCUSS, target="thread", sees=SEE),
    "talk_log": Rule(DISCUSS, DISCUSS, target="thread", sees=SEE),
    "message_edit": Rule(MANAGER_ALONE, MANAGER_ALONE, target="message", sees=SEE),
    "message_remove": Rule(MANAGER_ALONE, MANAGER_ALONE, target="message", sees=SEE),
    "message_versions": Rule(SEE, target="message", sees=SEE),
    "write": Rule(REVIEW, REVIEW),
    "circular": Rule(frozenset({OFFICIAL}), target="circular", sees=frozenset({OFFICIAL})),
    "attachment_file": Rule(SEE, target="attachment", sees=SEE),
    # requests: the manager has asked for help
    "request_ask": Rule(DISCUSS, DISCUSS, target="roadmap", sees=SEE),
    "request_ask_on": Rule(DISCUSS, DISCUSS, target="milestone", sees=SEE),
    "requests": Rule(SEE | {MANAGER_B}),
    "request_together": Rule(GIVE_HELP, GIVE_HELP),
    "request": Rule(SEE, target="help asked", sees=SEE),
    "request_take": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_release": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_assign": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_forward": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_ask_back": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_answer": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_take_back": Rule(post=GIVE_HELP, target="help asked", sees=SEE),
    "request_reply": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    "request_resolve": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    "request_reopen": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    "request_withdraw": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    "request_restore": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    "request_rate": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    "request_worked": Rule(post=ASK_HELP, target="help asked", sees=SEE),
    # answering
    "answer": public(target="answer link"),
    "answer_sent": public(post=False, target="language"),
    # assessing
    "confidence": Rule(SEE, RATE, target="roadmap", sees=SEE),
    "confidence_take_back": Rule(post=RATE, target="roadmap", sees=SEE),
    # searching
    "search": own(SIGNED_IN),
    # dashboards
    "home": own(SIGNED_IN),
    "portfolio": Rule(PORTFOLIO),
    "cluster": Rule(SEE, target="cluster", sees=SEE),
    "roadmap": Rule(SEE, target="roadmap", sees=SEE),
    "milestone": Rule(SEE, target="milestone", sees=SEE),
    # reminders
    "reminders": Rule(PORTFOLIO),
}
