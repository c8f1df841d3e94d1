"""The empty forms of a request's page: those of the moves that the person can make."""

from __future__ import annotations

from django import forms

from roadmaps.requests import sides
from roadmaps.requests.forms import AnswerForm, AskBackForm, AssignForm, ForwardForm, ReopenForm, ReplyForm
from roadmaps.requests.page import RequestPage
from roadmaps.terms import RequestDeed, RequestKind


def forms_of(page: RequestPage) -> dict[str, forms.Form]:
    """By their names on the page."""
    found: dict[str, forms.Form] = {}
    if RequestDeed.ANSWER in page.deeds:
        found["answer_form"] = AnswerForm(kind=RequestKind(page.request.kind))
    if RequestDeed.ASK_BACK in page.deeds:
        found["ask_back_form"] = AskBackForm()
    if RequestDeed.ASSIGN in page.deeds:
        found["assign_form"] = AssignForm(people=sides.could_answer(page.request))
    if RequestDeed.FORWARD in page.deeds:
        found["forward_form"] = ForwardForm()
    if RequestDeed.REPLY in page.deeds:
        found["reply_form"] = ReplyForm()
    if RequestDeed.REOPEN in page.deeds:
        found["reopen_form"] = ReopenForm()
    return found
