"""The addresses of the inbox."""

from django.urls import URLPattern, path

from portal.inbox import preference_views, views

urlpatterns: list[URLPattern] = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/mark/", views.mark, name="inbox_mark"),
    path("inbox/undo/", views.undo, name="inbox_undo"),
    path("inbox/<int:pk>/open/", views.open_notice, name="inbox_open"),
    path("me/notifications/", preference_views.notifications, name="notifications"),
    path("me/notifications/pause/", preference_views.pause, name="notifications_pause"),
    path("me/notifications/quiet/", preference_views.keep_quiet, name="notifications_quiet"),
]
