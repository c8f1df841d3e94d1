"""Forms about oneself: joining, signing in, passwords, the profile."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from portal.accounts import letters, time_zones
from portal.accounts.invitations import Joining
from portal.accounts.models import Person
from portal.shell.forms import PortalFormMixin, PortalModelForm

PASSWORD_HINT = _("At least 12 characters; three or four words of your own make a good one.")
PASSWORD_LENGTH = 128
BY_HEART = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class TimeZoneField(forms.ChoiceField):
    """A zone, by its city; one that was chosen under an earlier name is shown under the present one."""

    def __init__(self) -> None:
        super().__init__(label=_("Time zone"), choices=time_zones.choices)

    def prepare_value(self, value: Any) -> Any:
        return time_zones.present_name(value) if isinstance(value, str) else value


class PersonWords(forms.Form):
    """The fields in which people say how they are called and how the portal speaks to them."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        help_text=_("First name and surname, as colleagues should read them."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    language = forms.ChoiceField(label=_("Language of pages and letters"), choices=settings.LANGUAGES)
    time_zone = TimeZoneField()


class JoinForm(PortalFormMixin, PersonWords):
    submit_label = _("Set the password and enter")
    password = forms.CharField(
        label=_("Password"), max_length=PASSWORD_LENGTH, strip=False, help_text=PASSWORD_HINT, widget=BY_HEART
    )
    field_order = ("password", "full_name", "phone", "language", "time_zone")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        said = {"full_name": person.full_name, "phone": person.phone}
        kwargs["initial"] = said | {"language": person.language, "time_zone": person.time_zone}
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def joining(self) -> Joining:
        """What the person said, once the form is valid."""
        return Joining(**self.cleaned_data)


class ProfileForm(PortalModelForm):
    time_zone = TimeZoneField()

    class Meta:
        model = Person
        fields = ("full_name", "position", "phone", "language", "time_zone", "theme", "are_keys_on")


class LoginForm(PortalFormMixin, allauth_forms.LoginForm):
    submit_label = _("Sign in")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["login"], _("E-mail"))
        dress(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ResetPasswordForm(PortalFormMixin, allauth_forms.ResetPasswordForm):
    submit_label = _("Send the link")
    users: list[Person]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["email"], _("E-mail"))

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = list(Person.objects.active().filter(email=email.lower()))
        return email

    def save(self, request: Any, **kwargs: Any) -> str:
        if not self.users:
            # The same work for an unknown address, so that the time of the answer tells nothing.
            letters.rehearse_reset()
        email: str = super().save(request, **kwargs)
        return email


class NewPasswordForm(PortalFormMixin, allauth_forms.ResetPasswordKeyForm):
    submit_label = _("Set the password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["password1"], _("New password"), PASSWORD_HINT)
        dress(self.fields["password2"], _("New password again"))


class ChangePasswordForm(PortalFormMixin, allauth_forms.ChangePasswordForm):
    submit_label = _("Change the password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["oldpassword"], _("Present password"))
        dress(self.fields["password1"], _("New password"), PASSWORD_HINT)
        dress(self.fields["password2"], _("New password again"))


class ReauthenticateForm(PortalFormMixin, allauth_forms.ReauthenticateForm):
    submit_label = _("Go on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["password"], _("Password"))


def dress(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Our words on a field of the library, and no placeholder that would vanish while one writes."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
