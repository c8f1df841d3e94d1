"""Writing to many clusters, and seeing what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from clusters.policy import Permission, require
from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from portal.shell.addresses import row_number
from portal.shell.refusal import Refusal
from portal.shell.upload_limit import files_left_out
from roadmaps.discussion import circular_queries as queries
from roadmaps.discussion import unsent
from roadmaps.discussion.circular_forms import ALL, LOOK, SEND, SURE, CircularForm, RecipientFilterForm
from roadmaps.discussion.circulars import asks_first, write_to_many
from roadmaps.discussion.markdown import rendered
from roadmaps.models import Circular


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    person, step = person_of(request), request.POST.get("step", "")
    require(person, Permission.REVIEW)
    form = form_of(request, person)
    if step not in (SEND, LOOK, SURE):
        return show_form(request, form, form.unasked())
    if not form.is_valid():
        return show_form(request, form, form)
    chosen, text = list(form.cleaned_data["roadmaps"]), form.cleaned_data["text"]
    if step == LOOK or (step == SEND and asks_first(chosen)):
        return look(request, form)
    files, kept = form.incoming, form.kept
    try:
        made = write_to_many(chosen, text=text, attachments=files, kept=kept, by=person, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return show_form(request, form, form)
    return sent(request, made, len(chosen))


def form_of(request: HttpRequest, person: Person) -> CircularForm:
    """The form as it was sent; before that an empty one."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    among = queries.roadmaps_to_write_to(person)
    return CircularForm(*posted, among=among, writer=person, left_out=files_left_out(request))


def look(request: HttpRequest, form: CircularForm) -> HttpResponse:
    """What would be sent to whom; its files are kept meanwhile."""
    faults = keep_files(form)
    text = form.cleaned_data["text"]
    context = {
        "recipients": queries.recipients(form.cleaned_data["roadmaps"]),
        "text": text,
        "rendered": rendered(text),
        "files": unsent.kept_for(form.place, form.writer),
        "faults": faults,
    }
    return render(request, "roadmaps/discussion/write_look.html", context)


def keep_files(form: CircularForm) -> list[str]:
    """Keep what of the files can be taken, while the form is looked at again; a sentence for each left out."""
    return unsent.keep(form.place, form.incoming, still=form.still, by=form.writer, at=timezone.now())


def sent(request: HttpRequest, circular: Circular, count: int) -> HttpResponse:
    words = ngettext("Written to %(count)d cluster.", "Written to %(count)d clusters.", count)
    messages.success(request, words % {"count": count})
    return redirect(circular)


def show_form(request: HttpRequest, sent: CircularForm, form: CircularForm) -> HttpResponse:
    """The page with the text, the ticks and the files as they were sent: narrowing the list loses none of them.

    `form` is drawn: that which was sent with what is wrong in it, or one in which nothing is wrong yet.
    """
    narrowing = RecipientFilterForm(request.POST or request.GET)
    shown = queries.recipients(queries.roadmaps_to_write_to(sent.writer, narrowing.filters))
    every = {str(one.pk) for one in shown}
    ticked = {number for number in request.POST.getlist("roadmaps") if row_number(number) is not None}
    ticked |= every if request.POST.get("step") == ALL else set()
    context = {
        "form": form,
        "faults": [*sent.errors.get("documents", []), *keep_files(sent)] if sent.is_bound else [],
        "files": unsent.kept_for(sent.place, sent.writer) if sent.is_bound else (),
        "narrowing": narrowing,
        "recipients": [(one, str(one.pk) in ticked) for one in shown],
        "out_of_sight": sorted(ticked - every),
        "sent": queries.sent_by(sent.writer),
    }
    return render(request, "roadmaps/discussion/write.html", context)


@require_GET
def circular(request: HttpRequest, pk: int) -> HttpResponse:
    """A message to many: who has read it, who has answered."""
    person = person_of(request)
    found = get_object_or_404(Circular.objects.visible_to(person), pk=pk)
    context = {
        "circular": found,
        "rendered": rendered(found.text),
        "files": queries.files_sent(found, person),
        "receipts": queries.receipts_of(found, person),
    }
    return render(request, "roadmaps/discussion/circular.html", context)
