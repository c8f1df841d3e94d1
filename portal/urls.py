"""All addresses: the shell's own, then those of clusters and of roadmaps."""

from django.urls import URLPattern, URLResolver, include, path

from portal.shell import gallery, health_views, preferences

urlpatterns: list[URLPattern | URLResolver] = [
    # accounts
    path("", include("portal.accounts.urls")),
    # inbox
    path("", include("portal.inbox.urls")),
    # mail
    path("", include("portal.mail.urls")),
    # shell
    path("healthz", health_views.healthz, name="healthz"),
    path("readyz", health_views.readyz, name="readyz"),
    path("language/", preferences.set_language, name="set_language"),
    path("theme/", preferences.set_theme, name="set_theme"),
    path("ui/", gallery.gallery, name="gallery"),
    path("", include("clusters.urls")),
    path("", include("roadmaps.urls")),
]

handler400 = "portal.shell.errors.bad_request"
handler403 = "portal.shell.errors.permission_denied"
handler404 = "portal.shell.errors.not_found"
handler500 = "portal.shell.errors.server_error"
