"""Every address of clusters: people and their roles, the ledger."""

from django.urls import URLPattern, URLResolver, path

from clusters.deputies import views as deputies
from clusters.ledger import views as ledger
from clusters.people import views as people
from clusters.programmes import views as programmes
from clusters.replies import views as replies

urlpatterns: list[URLPattern | URLResolver] = [
    path("me/leave/", deputies.leave, name="leave"),
    path("me/leave/<int:pk>/end/", deputies.leave_end, name="leave_end"),
    path("people/<int:pk>/leave/", deputies.person_leave, name="person_leave"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="people_invite"),
    path("people/roles/", people.role_matrix, name="people_roles"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/roles/", people.assign, name="person_assign"),
    path("people/<int:pk>/roles/<int:assignment>/remove/", people.unassign, name="person_unassign"),
    path("people/<int:pk>/resend/", people.resend, name="person_resend"),
    path("people/<int:pk>/deactivate/", people.deactivate, name="person_deactivate"),
    path("people/<int:pk>/reactivate/", people.reactivate, name="person_reactivate"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programmes.programme_settings, name="programme_settings"),
    path("audit/", ledger.ledger, name="ledger"),
    path("mail/inbound/", replies.inbound_mail, name="inbound_mail"),
]
