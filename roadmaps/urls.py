"""The front door for people: every address of roadmaps, in the order of the rooms."""

from django.urls import URLPattern, URLResolver, path

from roadmaps.answering import views as answering
from roadmaps.assessing import views as assessing
from roadmaps.dashboards import milestone_views
from roadmaps.dashboards import views as dashboards
from roadmaps.discussion import circular_views as circulars
from roadmaps.discussion import message_views as said
from roadmaps.discussion import views as discussion
from roadmaps.exports import views as exports
from roadmaps.importing import marked_views
from roadmaps.importing import views as importing
from roadmaps.progress import evidence_views as evidence
from roadmaps.progress import grid_views as report_grid
from roadmaps.progress import review_views as review
from roadmaps.progress import views as progress
from roadmaps.progress import workbook_views as workbook
from roadmaps.reminders import views as reminders
from roadmaps.requests import board_views as board
from roadmaps.requests import deed_views as deeds
from roadmaps.requests import views as requests
from roadmaps.revisions import edit_views as editing
from roadmaps.revisions import record_views as records
from roadmaps.revisions import views as revisions
from roadmaps.searching import views as searching

urlpatterns: list[URLPattern | URLResolver] = [
    # importing
    path("r/<int:pk>/upload/", importing.upload, name="upload"),
    path("uploads/blank.xlsx", importing.blank, name="upload_blank"),
    path("uploads/<int:pk>/", importing.upload_check, name="upload_check"),
    path("uploads/<int:pk>/marked/", marked_views.upload_marked, name="upload_marked"),
    path("uploads/<int:pk>/reading/", importing.upload_reading, name="upload_reading"),
    path("uploads/<int:pk>/file/", importing.upload_file, name="upload_file"),
    # revisions
    path("r/<int:pk>/revisions/", revisions.revisions, name="revisions"),
    path("revisions/<int:pk>/", revisions.revision, name="revision"),
    path("revisions/<int:pk>/submit/", revisions.revision_submit, name="revision_submit"),
    path("revisions/<int:pk>/decide/", revisions.revision_decide, name="revision_decide"),
    path("revisions/<int:pk>/rebase/", revisions.revision_rebase, name="revision_rebase"),
    path("revisions/<int:pk>/reopen/", revisions.revision_reopen, name="revision_reopen"),
    path("revisions/<int:pk>/discard/", revisions.revision_discard, name="revision_discard"),
    path("revisions/<int:pk>/approve/", revisions.revision_approve, name="revision_approve"),
    path("revisions/<int:pk>/return/", revisions.revision_return, name="revision_return"),
    path("revisions/<int:pk>/take-up/", revisions.revision_take_up, name="revision_take_up"),
    path("revisions/<int:pk>/undo/", records.revision_undo, name="revision_undo"),
    path("revisions/<int:pk>/receipt/", records.revision_receipt, name="revision_receipt"),
    path("r/<int:pk>/slips/", records.slips, name="slips"),
    path("r/<int:pk>/edit/", editing.plan_edit_start, name="plan_edit_start"),
    path("revisions/<int:pk>/edit/", editing.revision_edit, name="revision_edit"),
    path("revisions/<int:pk>/cells/", editing.revision_cells, name="revision_cells"),
    # progress
    path("r/<int:pk>/reports/", progress.reports, name="reports"),
    path("r/<int:pk>/reports/take-back/", progress.reports_take_back, name="reports_take_back"),
    path("r/<int:pk>/reports/grid/", report_grid.report_grid, name="report_grid"),
    path("r/<int:pk>/reports/workbook/", workbook.report_workbook, name="report_workbook"),
    path("reports/workbooks/<int:pk>/", workbook.report_workbook_check, name="report_workbook_check"),
    path("m/<int:pk>/report/", progress.report_edit, name="report_edit"),
    path("m/<int:pk>/unchanged/", progress.report_unchanged, name="report_unchanged"),
    path("reports/<int:pk>/accept/", review.report_accept, name="report_accept"),
    path("reports/<int:pk>/return/", review.report_return, name="report_return"),
    path("reports/<int:pk>/withdraw/", progress.report_withdraw, name="report_withdraw"),
    path("reports/<int:pk>/discard/", progress.report_discard, name="report_discard"),
    path("evidence/<int:pk>/file/", evidence.evidence_file, name="evidence_file"),
    path("evidence/<int:pk>/preview/", evidence.evidence_preview, name="evidence_preview"),
    path("reports/<int:pk>/comment/", review.report_comment, name="report_comment"),
    path("reports/<int:pk>/undo/", review.report_undo, name="report_undo"),
    path("reports/<int:pk>/reopen/", review.report_reopen, name="report_reopen"),
    path("review/", review.review_queue, name="review"),
    path("review/accept-selected/", review.review_accept, name="review_accept"),
    # discussion
    path("talk/<slug:kind>/<int:pk>/", discussion.thread, name="thread"),
    path("talk/<slug:kind>/<int:pk>/news/", discussion.thread_news, name="thread_news"),
    path("talk/<slug:kind>/<int:pk>/names/", discussion.thread_names, name="thread_names"),
    path("talk/<slug:kind>/<int:pk>/seen/", discussion.thread_seen, name="thread_seen"),
    path("talk/<slug:kind>/<int:pk>/draft/", discussion.thread_draft, name="thread_draft"),
    path("talk/<slug:kind>/<int:pk>/log/", said.talk_log, name="talk_log"),
    path("messages/<int:pk>/edit/", said.message_edit, name="message_edit"),
    path("messages/<int:pk>/remove/", said.message_remove, name="message_remove"),
    path("messages/<int:pk>/versions/", said.message_versions, name="message_versions"),
    path("write/", circulars.write, name="write"),
    path("write/<int:pk>/", circulars.circular, name="circular"),
    path("attachments/<int:pk>/file/", said.attachment_file, name="attachment_file"),
    # requests
    path("r/<int:pk>/requests/new/", requests.request_ask, name="request_ask"),
    path("m/<int:pk>/requests/new/", requests.request_ask_on, name="request_ask_on"),
    path("requests/", board.request_board, name="requests"),
    path("requests/together/", board.request_together, name="request_together"),
    path("requests/<int:pk>/", requests.request_shown, name="request"),
    path("requests/<int:pk>/take/", deeds.request_take, name="request_take"),
    path("requests/<int:pk>/release/", deeds.request_release, name="request_release"),
    path("requests/<int:pk>/assign/", deeds.request_assign, name="request_assign"),
    path("requests/<int:pk>/forward/", deeds.request_forward, name="request_forward"),
    path("requests/<int:pk>/ask-back/", deeds.request_ask_back, name="request_ask_back"),
    path("requests/<int:pk>/reply/", deeds.request_reply, name="request_reply"),
    path("requests/<int:pk>/answer/", deeds.request_answer, name="request_answer"),
    path("requests/<int:pk>/take-back/", deeds.request_take_back, name="request_take_back"),
    path("requests/<int:pk>/resolve/", deeds.request_resolve, name="request_resolve"),
    path("requests/<int:pk>/reopen/", deeds.request_reopen, name="request_reopen"),
    path("requests/<int:pk>/withdraw/", deeds.request_withdraw, name="request_withdraw"),
    path("requests/<int:pk>/restore/", deeds.request_restore, name="request_restore"),
    path("requests/<int:pk>/rate/", deeds.request_rate, name="request_rate"),
    path("requests/<int:pk>/worked/", deeds.request_worked, name="request_worked"),
    # answering
    path("a/sent/<slug:language>/", answering.answer_sent, name="answer_sent"),
    path("a/<str:token>/", answering.answer, name="answer"),
    # assessing
    path("r/<int:pk>/confidence/", assessing.confidence, name="confidence"),
    path("r/<int:pk>/confidence/take-back/", assessing.confidence_take_back, name="confidence_take_back"),
    # searching
    path("search/", searching.search, name="search"),
    # dashboards
    path("", dashboards.home, name="home"),
    path("portfolio/", dashboards.portfolio, name="portfolio"),
    path("c/<slug:slug>/", dashboards.cluster, name="cluster"),
    path("r/<int:pk>/", dashboards.roadmap, name="roadmap"),
    path("m/<int:pk>/", milestone_views.milestone, name="milestone"),
    # exports
    path("r/<int:pk>/workbook/", exports.roadmap_workbook, name="roadmap_workbook"),
    # reminders
    path("reminders/", reminders.reminders, name="reminders"),
]
