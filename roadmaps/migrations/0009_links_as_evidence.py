"""The one link of a report becomes a row of its evidence; backwards, its first link becomes the report's again."""

from django.db import migrations


def links_to_rows(apps, schema_editor):
    reports = apps.get_model("roadmaps", "ProgressReport").objects.exclude(evidence_link="")
    evidence = apps.get_model("roadmaps", "Evidence")
    evidence.objects.bulk_create(
        (
            evidence(
                report_id=report.pk,
                kind="link",
                link=report.evidence_link,
                added_by_id=report.author_id,
                added_at=report.submitted_at or report.created_at,
            )
            for report in reports.order_by("pk").iterator()
        ),
        batch_size=500,
    )


def rows_to_links(apps, schema_editor):
    reports = apps.get_model("roadmaps", "ProgressReport").objects
    links = apps.get_model("roadmaps", "Evidence").objects.filter(kind="link")
    for report, link in links.order_by("-added_at", "-pk").values_list("report_id", "link"):
        reports.filter(pk=report).update(evidence_link=link)
    links.delete()


class Migration(migrations.Migration):
    dependencies = [("roadmaps", "0008_confidence_ratings")]
    operations = [migrations.RunPython(links_to_rows, rows_to_links)]
