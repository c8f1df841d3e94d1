from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    message = apps.get_model("roadmaps", "DiscussionMessage")
    milestone = apps.get_model("roadmaps", "Milestone")
    cluster = milestone.objects.filter(pk=OuterRef("milestone")).values("roadmap__cluster")[:1]
    message.objects.filter(cluster__isnull=True).update(cluster=Subquery(cluster))


class Migration(migrations.Migration):

    dependencies = [
        ('roadmaps', '0015_discussions'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
