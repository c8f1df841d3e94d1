"""One message: edited, removed, looked up as it was; its files; and a talk that is written down."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from clusters.policy import Permission, require, sees_notes
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.refusal import Refusal
from roadmaps.discussion import actions, changing
from roadmaps.discussion.forms import EditForm, RemoveForm, TalkForm
from roadmaps.discussion.notices import address_of, page_of
from roadmaps.discussion.queries import shown_messages, versions_of
from roadmaps.discussion.subjects import cluster_of, label_of, roadmap_of, subject_of
from roadmaps.discussion.views import discussed
from roadmaps.filing.serving import to_be_saved
from roadmaps.models import Attachment, DiscussionMessage


@require_http_methods(["GET", "POST"])
def message_edit(request: HttpRequest, pk: int) -> HttpResponse:
    person, message, back = own_message(request, pk)
    may_hide = sees_notes(person, message.cluster) and not message.is_ministry_only and not message.circular_id
    form = EditForm(request.POST or None, initial={"text": message.text}, may_hide=may_hide, cancel_url=back)
    if form.is_valid():
        try:
            said, is_hidden = form.cleaned_data["text"], form.cleaned_data.get("hide", False)
            changing.edit(message, text=said, is_to_be_hidden=is_hidden, by=person, at=timezone.now())
            return redirect(back)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    return render(request, "roadmaps/discussion/edit.html", {"form": form, "message": message, "back": back})


@require_http_methods(["GET", "POST"])
def message_remove(request: HttpRequest, pk: int) -> HttpResponse:
    person, message, back = own_message(request, pk)
    if request.method == "POST":
        try:
            changing.remove(message, by=person, at=timezone.now())
            messages.success(request, _("The message is removed."))
        except Refusal as refusal:
            messages.error(request, str(refusal.message))
        return redirect(back)
    context = {"form": RemoveForm(cancel_url=back), "message": message, "back": back}
    return render(request, "roadmaps/discussion/remove.html", context)


@require_GET
def message_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """How a message read before."""
    message = get_object_or_404(shown_messages(person_of(request)), pk=pk)
    context = {
        "message": message,
        "versions": versions_of(message),
        "back": address_of(message, subject_of(message)),
        "label": label_of(subject_of(message)),
    }
    return render(request, "roadmaps/discussion/versions.html", context)


@require_http_methods(["GET", "POST"])
def talk_log(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Write a phone call or a meeting down."""
    person, subject = discussed(request, kind, pk)
    require(person, Permission.DISCUSS, cluster_of(subject))
    today = roadmap_of(subject).programme.day_of(timezone.now())
    may_note = sees_notes(person, cluster_of(subject))
    form = TalkForm(request.POST or None, initial={"on": today}, may_note=may_note, cancel_url=page_of(subject))
    if form.is_valid():
        is_note = form.cleaned_data.get("is_ministry_only", False)
        said = {"text": form.cleaned_data["text"], "is_ministry_only": is_note}
        try:
            message = actions.log_talk(subject, form.talk, **said, by=person, at=timezone.now())
            return redirect(address_of(message, subject))
        except Refusal as refusal:
            form.add_error("on", str(refusal.message))
    context = {"form": form, "label": label_of(subject), "back": page_of(subject)}
    return render(request, "roadmaps/discussion/log.html", context)


@require_safe
def attachment_file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of a message, to be saved; unless the search for viruses keeps it back."""
    person = person_of(request)
    kept = get_object_or_404(Attachment.objects.visible_to(person), pk=pk)
    if not kept.may_be_taken_by(person):
        raise PermissionDenied
    if not kept.file.storage.exists(str(kept.file.name)):
        raise Http404
    return to_be_saved(kept)


def own_message(request: HttpRequest, pk: int) -> tuple[Person, DiscussionMessage, str]:
    """Who asks, the person's own message, and where it stands; 404 of what is not seen, 403 of another's."""
    person = person_of(request)
    message = get_object_or_404(shown_messages(person), pk=pk)
    require(person, Permission.DISCUSS, message.cluster)
    if message.author_id != person.pk:
        raise PermissionDenied
    return person, message, address_of(message, subject_of(message))
