"""The addresses of the trial's mailbox, of the gallery of letters, and of the end of letters."""

from django.urls import URLPattern, path

from portal.mail import specimen_views as specimens
from portal.mail import views

urlpatterns: list[URLPattern] = [
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<int:pk>/", views.letter, name="mailbox_letter"),
    path("mailbox/<int:pk>/html/", views.letter_html, name="mailbox_letter_html"),
    path("unsubscribe/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("ui/letters/", specimens.letters, name="letter_specimens"),
    path("ui/letters/<slug:slug>/<slug:language>/", specimens.letter, name="letter_specimen"),
    path("ui/letters/<slug:slug>/<slug:language>/html/", specimens.letter_html, name="letter_specimen_html"),
]
