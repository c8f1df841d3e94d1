"""Writing where the milestone is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from roadmaps.discussion import actions
from roadmaps.discussion.forms import MessageForm
from roadmaps.models import Milestone


@require_POST
def message_post(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    milestone = get_object_or_404(Milestone.objects.visible_to(person).select_related("roadmap__cluster"), pk=pk)
    require(person, Permission.DISCUSS, milestone.roadmap.cluster)
    form = MessageForm(request.POST, cancel_url=milestone.get_absolute_url())
    if not form.is_valid():
        return render(request, "roadmaps/discussion/write.html", {"form": form, "milestone": milestone})
    message = actions.write(milestone, text=form.cleaned_data["text"], by=person, at=timezone.now())
    messages.success(request, _("The message is sent."))
    return redirect(f"{milestone.get_absolute_url()}#message-{message.pk}")
