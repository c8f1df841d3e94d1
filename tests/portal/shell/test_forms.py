from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from portal.accounts.models import Person
from portal.shell.forms import CardRadios, DayInput, FileDrop, PortalForm, Press, RecordsField, problems_of

PRINT = Template("{% load crispy_forms_tags %}{% crispy form %}")


class AnswerForm(PortalForm):
    title = forms.CharField(label="Title", help_text="As in the plan.")
    day = forms.DateField(label="Day", required=False)
    sure = forms.ChoiceField(
        label="How sure?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=CardRadios(sentences={"no": "Help is needed."}),
    )

    def clean(self) -> None:
        if self.cleaned_data.get("day") == date(2026, 2, 1):
            raise forms.ValidationError("That day is taken.")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def printed(form: forms.BaseForm) -> str:
    request = RequestFactory().get("/")
    return PRINT.render(Context({"form": form, "request": request, "csrf_token": "token"}))


def test_problems_come_in_the_order_of_the_fields_and_lead_to_them() -> None:
    form = AnswerForm({"day": "soon"})

    found = problems_of(form)

    assert [(problem.target, problem.label) for problem in found] == [
        ("id_title", "Title"),
        ("id_day", "Day"),
        ("id_sure_0", "How sure?"),
    ]


def test_problem_of_the_whole_form_comes_first_and_leads_nowhere() -> None:
    form = AnswerForm({"title": "Press", "day": "2026-02-01", "sure": "yes"})

    assert [(problem.target, problem.message) for problem in problems_of(form)] == [("", "That day is taken.")]


def test_problems_of_a_form_not_yet_sent_are_none() -> None:
    assert problems_of(AnswerForm()) == []


def test_summary_and_field_carry_the_same_words() -> None:
    page = printed(AnswerForm({"sure": "yes"}))

    assert page.count("This field is required.") == 2
    assert '<a href="#id_title"><b>Title</b> This field is required.</a>' in page
    assert 'id="id_title_error"' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert 'aria-invalid="true"' in page


def test_form_without_errors_has_no_summary() -> None:
    page = printed(AnswerForm())

    assert "error-summary" not in page
    assert "As in the plan." in page


def test_what_may_be_left_out_says_so() -> None:
    page = printed(AnswerForm())

    assert page.count("(optional)") == 1


def test_date_field_is_the_browsers_and_speaks_iso() -> None:
    with translation.override("ru"):
        form = AnswerForm(initial={"day": date(2026, 12, 31)})
        page = printed(form)

    assert isinstance(form.fields["day"].widget, DayInput)
    assert 'type="date"' in page
    assert 'value="2026-12-31"' in page


def test_cards_have_their_sentences() -> None:
    page = printed(AnswerForm())

    assert 'id="id_sure_1_sentence">Help is needed.<' in page
    assert 'aria-describedby="id_sure_1_sentence"' in page
    assert 'aria-describedby="id_sure_0_sentence"' not in page


def test_buttons_are_the_submit_label_unless_named() -> None:
    class TwoButtons(AnswerForm):
        buttons = (Press("Send"), Press("Keep", "draft", "yes", "secondary"))

    assert '<button type="submit" class="btn btn-primary">Publish</button>' in printed(
        AnswerForm(submit_label="Publish")
    )
    assert '<button type="submit" class="btn btn-secondary" name="draft" value="yes">Keep</button>' in printed(
        TwoButtons()
    )


def test_form_posts_with_its_token_and_to_its_address() -> None:
    page = printed(AnswerForm(action="/somewhere/", cancel_url="/back/"))

    assert 'method="post"' in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert 'action="/somewhere/"' in page
    assert 'href="/back/"' in page


def test_label_with_markup_is_shown_as_text() -> None:
    form = AnswerForm()
    form.fields["title"].label = "<b>Title</b>"
    form.fields["title"].help_text = "<script>alert(1)</script>"

    page = printed(form)

    assert "<b>Title</b>" not in page
    assert "<script>" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["10" * 15, "9" * 19, "7", "-1", "words\0"])
def test_record_that_is_not_among_the_choices_is_an_error_of_the_field(number: str) -> None:
    class PickForm(forms.Form):
        persons = RecordsField(queryset=Person.objects.all())

    form = PickForm({"persons": [number]})

    assert list(form.errors) == ["persons"]


class ProofForm(PortalForm):
    proof = forms.FileField(label="Proof", widget=FileDrop)


def test_file_field_has_a_button_in_our_words_that_opens_it() -> None:
    with translation.override("en"):
        page = printed(ProofForm())

    assert '<label class="btn btn-secondary file-choose" for="id_proof">Choose a file</label>' in page
    assert page.count('for="id_proof"') == 2


class SecretForm(PortalForm):
    name = forms.CharField()
    secret = forms.CharField(widget=forms.PasswordInput, strip=False)


@pytest.mark.parametrize("said", [dict, lambda said: QueryDict(urlencode(said))])
def test_text_is_kept_as_it_is_seen_and_a_password_as_it_is_typed(said: Callable[[dict[str, str]], Any]) -> None:
    form = SecretForm(said({"name": "\u202eОль\u00adга\u200b \u200dя", "secret": "a\u200bb"}))

    assert form.is_valid()
    assert form.cleaned_data == {"name": "Ольга \u200dя", "secret": "a\u200bb"}


def test_text_that_nobody_sees_is_no_text() -> None:
    assert list(SecretForm({"name": "\u200b\u2060", "secret": "x"}).errors) == ["name"]


class MeasuredForm(PortalForm):
    day = forms.DateField(required=False)
    share = forms.IntegerField(required=False, min_value=0, max_value=100)
    words = forms.CharField(required=False, max_length=5)


@pytest.mark.parametrize(
    ("field", "sent", "words"),
    [
        ("day", "0026-07-01", "“1 Jul 26” lies outside the years 2000 to 2100. Correct the date."),
        ("day", "9999-12-31", "“31 Dec 9999” lies outside the years 2000 to 2100. Correct the date."),
        ("share", "-1", "Enter 0 or more."),
        ("share", "101", "Enter 100 or less."),
        ("words", "sesame", "Too long: 6 characters, 5 are the most. Shorten the text."),
    ],
)
def test_limit_says_what_to_do(field: str, sent: str, words: str) -> None:
    found = problems_of(MeasuredForm({field: sent}))

    assert [problem.message.replace("\xa0", " ") for problem in found] == [words]
