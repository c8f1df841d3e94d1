"""All addresses: the shell's own, then those of clusters and of roadmaps."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # accounts
    # inbox
    # mail
    # audit
    # shell
    path("", include("clusters.urls")),
    path("", include("roadmaps.urls")),
]
