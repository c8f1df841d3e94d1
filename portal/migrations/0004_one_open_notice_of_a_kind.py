from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, F, OuterRef


def rest_older_ones(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Two processes could each write an open row of the same kind and subject: the older one rests."""
    still_open = apps.get_model("portal", "Notice").objects.exclude(state="done")
    newer = still_open.filter(
        person=OuterRef("person"), kind=OuterRef("kind"), subject=OuterRef("subject"), pk__gt=OuterRef("pk")
    )
    doubled = list(still_open.filter(Exists(newer)).values_list("pk", flat=True))
    still_open.filter(pk__in=doubled).update(state="done", done_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_keys_can_be_switched_off")]

    operations = [migrations.RunPython(rest_older_ones, migrations.RunPython.noop)]
