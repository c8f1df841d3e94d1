"""The addresses of the trial's mailbox."""

from django.urls import URLPattern, path

from portal.mail import views

urlpatterns: list[URLPattern] = [
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<int:pk>/", views.letter, name="mailbox_letter"),
    path("mailbox/<int:pk>/html/", views.letter_html, name="mailbox_letter_html"),
]
