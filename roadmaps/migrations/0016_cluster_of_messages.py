from django.db import migrations
from django.db.models import OuterRef, Q, Subquery


def fill(apps, schema_editor):
    message = apps.get_model("roadmaps", "DiscussionMessage")
    milestone = apps.get_model("roadmaps", "Milestone")
    cluster = milestone.objects.filter(pk=OuterRef("milestone")).values("roadmap__cluster")[:1]
    message.objects.filter(cluster__isnull=True).update(cluster=Subquery(cluster))


def drop_what_came_later(apps, schema_editor):
    """Going back: messages on milestones are all that there was room for, every one of them read by both sides."""
    message = apps.get_model("roadmaps", "DiscussionMessage")
    message.objects.filter(
        Q(milestone__isnull=True) | Q(is_ministry_only=True) | Q(removed_at__isnull=False)
    ).delete()
    kinds = ("request_to_answer", "request_to_close", "request_follow_up", "report_missing")
    apps.get_model("roadmaps", "Reminder").objects.filter(kind__in=kinds).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('roadmaps', '0015_discussions'),
    ]

    operations = [
        migrations.RunPython(fill, drop_what_came_later),
    ]
