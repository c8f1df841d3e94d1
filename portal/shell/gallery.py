"""The gallery at `/ui/`: every component in every state, open to whoever is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/shell/gallery.html", {})
