"""The addresses of the inbox."""

from django.urls import URLPattern, path

from portal.inbox import views

urlpatterns: list[URLPattern] = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/mark/", views.mark, name="inbox_mark"),
    path("inbox/<int:pk>/open/", views.open_notice, name="inbox_open"),
]
