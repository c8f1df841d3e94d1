"""Signing in and out, passwords, joining, the profile: only the pages of the library that are wanted here."""

from allauth.account import views as allauth_views
from django.urls import URLPattern, path, re_path

from portal.accounts import demo, views

urlpatterns: list[URLPattern] = [
    path(
        "sign-in/",
        allauth_views.LoginView.as_view(extra_context={"demo_persons": demo.persons}),
        name="account_login",
    ),
    path("sign-in/demo/<int:pk>/", views.enter_as, name="enter_as"),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("password/reset/", allauth_views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("sign-in/again/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("join/<str:token>/", views.join, name="join"),
    path("me/", views.profile, name="profile"),
]
