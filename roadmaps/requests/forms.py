"""The forms of a request: to make one, and for each move that needs words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clusters.models import Programme
from portal.accounts.models import Person
from portal.shell.forms import PortalForm, RecordsField
from roadmaps.models import Request
from roadmaps.models.request import RequestQuerySet
from roadmaps.requests.actions import LONGEST_NAME, LONGEST_NEED, LONGEST_TEXT
from roadmaps.terms import RequestKind

NEED_WORDS = {
    RequestKind.HELP: gettext_lazy("What do you need?"),
    RequestKind.INFORMATION: gettext_lazy("What do you want to know?"),
}
NEED_HELP = {
    RequestKind.HELP: gettext_lazy("One sentence, for example: “Customs papers for the second press”."),
    RequestKind.INFORMATION: gettext_lazy("One sentence, for example: “How many jobs has the press created?”"),
}


def text_area(
    label: Any, missing: Any, *, rows: int = 3, help_text: Any = "", required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_TEXT,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
        error_messages={"required": missing},
    )


class AskForm(PortalForm):
    """What is needed, about what, from whom, and by when."""

    use_required_attribute = False
    submit_label = gettext_lazy("Send the request")

    need = forms.CharField(
        max_length=LONGEST_NEED,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say in one sentence what you need.")},
    )
    category = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what it is about.")},
    )
    from_whom = forms.CharField(label=gettext_lazy("From whom?"), max_length=LONGEST_NAME, required=False)
    in_charge = forms.ModelChoiceField(
        label=gettext_lazy("Whom do you ask?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("the cluster's managers"),
    )
    needed_by = forms.DateField(label=gettext_lazy("By when?"), required=False)
    details = text_area(gettext_lazy("Details"), "", required=False)

    def __init__(self, *args: Any, kind: RequestKind, programme: Programme, people: QuerySet[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["need"].label = NEED_WORDS[kind]
        self.fields["need"].help_text = NEED_HELP[kind]
        category = self.fields["category"]
        if isinstance(category, forms.ChoiceField):
            category.choices = programme.request_category_choices
        days = programme.request_target_days
        self.fields["needed_by"].help_text = ngettext(
            "Left empty: within %(count)d working day.", "Left empty: within %(count)d working days.", days
        ) % {"count": days}
        if kind == RequestKind.HELP:
            del self.fields["in_charge"]
            self.fields["from_whom"].help_text = _(
                "An authority or a company, when you know it. The ministry reads it."
            )
        else:
            del self.fields["from_whom"]
            field = self.fields["in_charge"]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = people


class AnswerForm(PortalForm):
    use_required_attribute = False
    has_form_tag = False

    answer = text_area(
        gettext_lazy("Answer"),
        gettext_lazy("Write your answer first."),
        rows=4,
        help_text=gettext_lazy("Both sides read it."),
    )
    follow_up_date = forms.DateField(
        label=gettext_lazy("Ask again whether it helped, on"),
        required=False,
        help_text=gettext_lazy("Left empty: nobody is asked again."),
    )

    def __init__(self, *args: Any, kind: RequestKind = RequestKind.HELP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == RequestKind.INFORMATION:  # an answer to a question does not turn out to help or not
            del self.fields["follow_up_date"]


class AskBackForm(PortalForm):
    use_required_attribute = False
    has_form_tag = False

    question = text_area(
        gettext_lazy("What do you need to know first?"),
        gettext_lazy("Write what you need to know."),
        help_text=gettext_lazy("Until there is a reply the clock of the other side runs."),
    )


class ReplyForm(PortalForm):
    use_required_attribute = False
    has_form_tag = False

    reply = text_area(gettext_lazy("Your reply"), gettext_lazy("Write your answer first."))


class AssignForm(PortalForm):
    """Somebody of one's own side."""

    use_required_attribute = False
    has_form_tag = False

    person = forms.ModelChoiceField(
        label=gettext_lazy("Who answers?"),
        queryset=Person.objects.none(),
        empty_label=gettext_lazy("choose a person"),
        error_messages={
            "required": gettext_lazy("Choose a person."),
            "invalid_choice": gettext_lazy("This person does not answer for the cluster: choose somebody else."),
        },
    )
    assign_note = forms.CharField(label=gettext_lazy("Note"), max_length=LONGEST_TEXT, required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = people


class ForwardForm(PortalForm):
    """An authority outside the portal."""

    use_required_attribute = False
    has_form_tag = False

    authority = forms.CharField(
        label=gettext_lazy("To which authority?"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("You stay in charge of the answer."),
        error_messages={"required": gettext_lazy("Say to whom it is forwarded.")},
    )
    forward_note = forms.CharField(
        label=gettext_lazy("Number and day of the letter"), max_length=LONGEST_TEXT, required=False
    )


class ReopenForm(PortalForm):
    use_required_attribute = False
    has_form_tag = False

    missing = text_area(gettext_lazy("What is still missing?"), gettext_lazy("Say what is still missing."))


class RatingForm(forms.Form):
    """Two clicks: in time or not, helped or not. Each button sends one of them."""

    ANSWERS = (("yes", "yes"), ("no", "no"))
    was_in_time = forms.ChoiceField(choices=ANSWERS, required=False)
    has_helped = forms.ChoiceField(choices=ANSWERS, required=False)

    def given(self) -> dict[str, bool | None]:
        words: dict[str, bool | None] = {"yes": True, "no": False, "": None}
        return {name: words[self.cleaned_data.get(name, "")] for name in self.fields}


class ChosenForm(forms.Form):
    """The requests that were ticked on the board."""

    requests = RecordsField(
        queryset=Request.objects.none(),
        error_messages={
            "required": gettext_lazy("Choose at least one request."),
            "invalid_choice": gettext_lazy("One of these requests does not wait for an answer any more. Choose again."),
            "invalid_pk_value": gettext_lazy(
                "One of these requests does not wait for an answer any more. Choose again."
            ),
        },
    )

    def __init__(self, *args: Any, among: RequestQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["requests"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = among

    @property
    def problem(self) -> str:
        """Why the choice cannot be taken, in one sentence."""
        return " ".join(str(message) for message in self.errors.get("requests", []))
