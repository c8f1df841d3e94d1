"""The front door for people: every address of roadmaps, in the order of the rooms."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    # importing
    # revisions
    # progress
    # discussion
    # dashboards
]
