"""The homes, the portfolio, a cluster and a roadmap: fetch in scope, ask a question, print."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clusters.models import Role
from clusters.policy import Permission, clusters_where, has_role, require
from portal.accounts.signed_in import person_of
from portal.accounts.visits import previous_visit
from roadmaps.dashboards.cluster_home import cluster_home
from roadmaps.dashboards.cluster_page import cluster_page
from roadmaps.dashboards.days import programme_day
from roadmaps.dashboards.filters import PortfolioFilters, RoadmapFilters
from roadmaps.dashboards.official_home import official_home
from roadmaps.dashboards.portfolio_page import summary
from roadmaps.dashboards.roadmap_page import roadmap_page
from roadmaps.models import roadmaps_for
from roadmaps.requests.box import about_cluster, about_roadmap

NEWS_DAYS = 7


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What needs this person now; analysts and admins land where their work is."""
    person, at = person_of(request), timezone.now()
    of_cluster = has_role(person, Role.CLUSTER_MANAGER, Role.CONTRIBUTOR)
    of_ministry = has_role(person, Role.OFFICIAL)
    if not of_cluster and not of_ministry:
        if has_role(person, Role.ANALYST):
            return redirect("portfolio")
        if has_role(person, Role.ADMIN):
            return redirect("people")
        return render(request, "roadmaps/dashboards/nobody.html")
    on = programme_day(at)
    since = previous_visit(request.session)
    context = {
        "on": on,
        "cluster": cluster_home(person, on=on, at=at) if of_cluster else None,
        "ministry": official_home(person, on=on, at=at, since=since or at - timedelta(days=NEWS_DAYS))
        if of_ministry
        else None,
        "is_since_visit": since is not None,
    }
    return render(request, "roadmaps/dashboards/home.html", context)


@require_GET
def portfolio(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    require(person, Permission.SEE_PORTFOLIO)
    filters = PortfolioFilters.read(request.GET)
    found = summary(person, filters, on=programme_day(timezone.now()), page=request.GET.get("page", "1"))
    return render(request, "roadmaps/dashboards/portfolio.html", {"portfolio": found})


@require_GET
def cluster(request: HttpRequest, slug: str) -> HttpResponse:
    person = person_of(request)
    seen = clusters_where(person, Permission.SEE).select_related("region")
    page = cluster_page(get_object_or_404(seen, slug=slug), person, on=programme_day(timezone.now()))
    context = {"page": page, "requests": about_cluster(page.cluster, person, on=page.on)}
    return render(request, "roadmaps/dashboards/cluster.html", context)


@require_GET
def roadmap(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    found = get_object_or_404(roadmaps_for(person), pk=pk)
    filters = RoadmapFilters.read(request.GET)
    on = found.programme.day_of(timezone.now())
    page = roadmap_page(found, person, filters, on=on, page=request.GET.get("page", "1"))
    context = {"page": page, "requests": about_roadmap(found, person, on=on)}
    return render(request, "roadmaps/dashboards/roadmap.html", context)
