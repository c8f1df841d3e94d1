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
from portal.shell.refusal import Refusal
from roadmaps.discussion import circular_queries as queries
from roadmaps.discussion.circular_forms import ALL, LOOK, SEND, SURE, CircularForm, RecipientFilterForm
from roadmaps.discussion.circulars import asks_first, write_to_many
from roadmaps.discussion.markdown import rendered
from roadmaps.models import Circular


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    require(person, Permission.REVIEW)
    among = queries.roadmaps_to_write_to(person)
    step = request.POST.get("step", "")
    if step not in (SEND, LOOK, SURE):
        return show_form(request, person, CircularForm(initial={"text": request.POST.get("text", "")}, among=among))
    form = CircularForm(request.POST, among=among)
    if not form.is_valid():
        return show_form(request, person, form)
    chosen, text = list(form.cleaned_data["roadmaps"]), form.cleaned_data["text"]
    if step == LOOK or (step == SEND and asks_first(chosen)):
        context = {"recipients": queries.recipients(chosen), "text": text, "rendered": rendered(text)}
        return render(request, "roadmaps/discussion/write_look.html", context)
    try:
        return sent(request, write_to_many(chosen, text=text, by=person, at=timezone.now()), len(chosen))
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return show_form(request, person, form)


def sent(request: HttpRequest, circular: Circular, count: int) -> HttpResponse:
    words = ngettext("Written to %(count)d cluster.", "Written to %(count)d clusters.", count)
    messages.success(request, words % {"count": count})
    return redirect(circular)


def show_form(request: HttpRequest, person: Person, form: CircularForm) -> HttpResponse:
    """The page with the text and the ticks as they are: narrowing the list loses neither."""
    narrowing = RecipientFilterForm(request.POST or request.GET)
    shown = queries.recipients(queries.roadmaps_to_write_to(person, narrowing.filters))
    every = {str(one.pk) for one in shown}
    ticked = {number for number in request.POST.getlist("roadmaps") if number.isdecimal()}
    ticked |= every if request.POST.get("step") == ALL else set()
    context = {
        "form": form,
        "narrowing": narrowing,
        "recipients": [(one, str(one.pk) in ticked) for one in shown],
        "out_of_sight": sorted(ticked - every),
        "sent": queries.sent_by(person),
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
        "receipts": queries.receipts_of(found, person),
    }
    return render(request, "roadmaps/discussion/circular.html", context)
